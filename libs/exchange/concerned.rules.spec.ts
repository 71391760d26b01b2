import { describe, expect, it } from '@jest/globals';
import { CONFIG_KINDS, type ConfigKind } from '#storage';
import { partiesConcerned } from './concerned.rules.js';

const CLAUSE = { senders: ['group:towns'], recipients: ['school'], informs: { notice: 'told' } };
const around = {
  administrator: 'town',
  entries: [
    { kind: 'group' as const, key: 'towns', content: { members: ['town', 'village'] } },
    { kind: 'group' as const, key: 'shops', content: { members: ['shop'] } },
    { kind: 'clause' as const, key: 'c', content: CLAUSE },
    { kind: 'route' as const, key: 'r', content: { senders: ['group:shops'], recipient: 'agency' } },
  ],
};

/** What is changed, what it was and is to be, and who has to approve. */
const TABLE: [string, ConfigKind, string, Record<string, unknown>[], string[]][] = [
  [
    'an agreement: its parties',
    'agreement',
    'a',
    [{ parties: [{ party: 'school' }, { party: 'shop' }] }],
    ['school', 'shop'],
  ],
  [
    'a party that goes and one that comes: both',
    'agreement',
    'a',
    [{ parties: [{ party: 'school' }] }, { parties: [{ party: 'shop' }] }],
    ['school', 'shop'],
  ],
  ['a clause: both sides, a group by its members', 'clause', 'c', [CLAUSE], ['school', 'town', 'village']],
  [
    'a clause of an arrangement: the arrangement itself',
    'clause',
    'c',
    [{ senders: ['town'], recipients: ['together'] }],
    ['together', 'town'],
  ],
  [
    'a route: both sides',
    'route',
    'r',
    [{ senders: ['group:shops'], recipient: 'agency' }],
    ['agency', 'shop'],
  ],
  [
    'an organisation: itself and who looks after the region',
    'organisation',
    'school',
    [{}],
    ['school', 'town'],
  ],
  [
    'a connection: everybody for whom it acts and who looks after the region',
    'connection',
    'system',
    [{ mandates: [{ party: 'village' }, { party: 'shop' }] }],
    ['shop', 'town', 'village'],
  ],
  [
    'a desk: who works there and who looks after the region',
    'desk',
    'd',
    [{ parties: ['agency'] }],
    ['agency', 'town'],
  ],
  [
    'an arrangement: its members',
    'arrangement',
    'together',
    [{ members: ['school', 'agency'] }],
    ['agency', 'school'],
  ],
  [
    'a group: its members, and the other side of whatever names it',
    'group',
    'shops',
    [{ members: ['shop'] }, { members: ['shop', 'bakery'] }],
    ['agency', 'bakery', 'shop'],
  ],
  [
    'a processing activity: its controller',
    'processing-activity',
    'p',
    [{ controller: 'village' }],
    ['village'],
  ],
  [
    'a succession: both, and who looks after the region',
    'succession',
    's',
    [{ from: 'a', to: 'b' }],
    ['a', 'b', 'town'],
  ],
  ['a parallel period: the same', 'parallel', 's', [{ from: 'a', to: 'b' }], ['a', 'b', 'town']],
  [
    'a mandate to approve: who gives it, and not who gets it',
    'approval-mandate',
    'm',
    [{ party: 'village', approver: 'town' }],
    ['village'],
  ],
  [
    'a role of people: the party and who looks after the region',
    'role-mapping',
    'm',
    [{ party: 'village', role: 'approver' }],
    ['town', 'village'],
  ],
  [
    'until when a contract is spoken: who looks after the region',
    'contract',
    'c',
    [{ contract: 'a/vacancy@1', deprecated: '2027-01-01' }],
    ['town'],
  ],
  [
    'a notice: both sides of every clause that names it, and who looks after the region',
    'notice',
    'told',
    [{ title: { nl: 'Oud' } }, { title: { nl: 'Nieuw' } }],
    ['school', 'town', 'village'],
  ],
  ['a notice that no clause names: who looks after the region', 'notice', 'x', [{}], ['town']],
  [
    'who looks after the region: who did and who will',
    'region',
    'region',
    [{ administrator: 'town' }, { administrator: 'village' }],
    ['town', 'village'],
  ],
];

describe('who has to approve', () => {
  it.each(TABLE)('%s', (_what, kind, key, contents, parties) => {
    expect(partiesConcerned(kind, key, contents, around)).toEqual(parties);
  });

  it('is said for every kind of configuration', () => {
    expect([...new Set(TABLE.map(([, kind]) => kind))].sort()).toEqual([...CONFIG_KINDS].sort());
  });
});
