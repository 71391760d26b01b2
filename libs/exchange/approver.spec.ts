import { describe, expect, it } from '@jest/globals';
import { actsFor, hasApprover, type VersionedEntry } from './approver.rules.js';

const mandate = (content: Record<string, unknown>): VersionedEntry => ({
  kind: 'approval-mandate',
  key: 'm',
  version: 3,
  content: { party: 'village', approver: 'town', document: 'a decision', ...content },
});
const TOWN = { approvesFor: ['town'] };

describe('who says yes or no for a party', () => {
  it('is its own approver', () => expect(actsFor(TOWN, 'town', ['clause'], [])).toEqual({ byParty: 'town' }));

  it('is nobody else', () => expect(actsFor(TOWN, 'village', ['clause'], [])).toBeUndefined());

  it('is whoever has its mandate, and that is recorded with its version and document', () =>
    expect(actsFor(TOWN, 'village', ['clause'], [mandate({})])).toEqual({
      byParty: 'town',
      mandate: 'm@3',
      document: 'a decision',
    }));

  it('is nobody under a mandate of somebody else, or to somebody else', () => {
    expect(actsFor(TOWN, 'village', ['clause'], [mandate({ party: 'shop' })])).toBeUndefined();
    expect(actsFor(TOWN, 'village', ['clause'], [mandate({ approver: 'shop' })])).toBeUndefined();
  });

  it('has a mandate for every kind of change in the draft, or none', () => {
    const routes = [mandate({ kinds: ['route'] })];
    expect(actsFor(TOWN, 'village', ['route'], routes)).toBeDefined();
    expect(actsFor(TOWN, 'village', ['route', 'clause'], routes)).toBeUndefined();
  });

  it('has no mandate to change mandates', () =>
    expect(actsFor(TOWN, 'village', ['clause', 'approval-mandate'], [mandate({})])).toBeUndefined());

  it('may be there itself, under a mandate, or not at all', () => {
    const system: VersionedEntry = {
      kind: 'connection',
      key: 'c',
      version: 1,
      content: { approvesFor: ['town'] },
    };
    expect(hasApprover('town', ['clause'], [system])).toBe(true);
    expect(hasApprover('village', ['clause'], [system])).toBe(false);
    expect(hasApprover('village', ['clause'], [system, mandate({})])).toBe(true);
    expect(hasApprover('village', ['clause'], [mandate({})])).toBe(false);
    const people = (role: string): VersionedEntry[] => [
      { kind: 'role-mapping', key: 'r', version: 1, content: { role, party: 'village' } },
    ];
    expect(hasApprover('village', ['clause'], people('approver'))).toBe(true);
    expect(hasApprover('village', ['clause'], people('auditor'))).toBe(false);
  });
});
