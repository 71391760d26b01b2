import { describe, expect, it } from '@jest/globals';
import { grantsOf, rolesOf, type RoleMapping } from './index.js';

const mapping = (more: Partial<RoleMapping>): RoleMapping => ({
  key: 'one',
  version: 1,
  claim: 'groups',
  value: 'privacy-town',
  role: 'privacy-officer',
  party: 'town',
  ...more,
});

describe('the roles of a person', () => {
  it('come from claims that a mapping names, and nothing else is kept', () => {
    const mappings = [mapping({}), mapping({ key: 'two', value: 'admin', role: 'administrator' })];
    const claims = { sub: 'x', name: 'Iemand', groups: ['privacy-town', 'football'] };
    expect(grantsOf(mappings, claims)).toEqual(['groups=privacy-town']);
    expect(rolesOf(mappings, ['groups=privacy-town'])).toEqual([
      { role: 'privacy-officer', party: 'town', region: false },
    ]);
  });

  it.each([
    ['one text', { groups: 'privacy-town' }, 1],
    ['a claim inside of another', { groups: [], realm: { roles: ['privacy-town'] } }, 0],
    ['a text that only begins so', { groups: ['privacy-town-2', 'privacy'] }, 0],
    ['another kind of value', { groups: [{ value: 'privacy-town' }, 7, null] }, 0],
    ['nothing', {}, 0],
  ])('from %s', (_, claims, count) => expect(grantsOf([mapping({})], claims)).toHaveLength(count));

  it('may lie deeper, where the mapping says so, and never in the machinery', () => {
    const deep = mapping({ claim: 'realm.roles' });
    expect(grantsOf([deep], { realm: { roles: ['privacy-town'] } })).toEqual(['realm.roles=privacy-town']);
    expect(grantsOf([mapping({ claim: 'constructor.name', value: 'Object' })], {})).toEqual([]);
  });

  it('end with the mapping', () => expect(rolesOf([], ['groups=privacy-town'])).toEqual([]));

  it('are named once, and are of the region where one mapping says so', () => {
    const admin = { role: 'administrator' as const, value: 'a' };
    const both = [mapping(admin), mapping({ ...admin, value: 'b', region: true })];
    expect(rolesOf(both, ['groups=a', 'groups=b'])).toEqual([
      { role: 'administrator', party: 'town', region: true },
    ]);
    expect(rolesOf(both, ['groups=a'])).toEqual([{ role: 'administrator', party: 'town', region: false }]);
  });
});
