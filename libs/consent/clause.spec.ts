import { describe, expect, it } from '@jest/globals';
import type { ConfigKind } from '#storage';
import { buildAgreements, type Clause, type Question } from './index.js';

const NOW = new Date('2026-11-02T12:00:00Z');
const clause = (parts: Partial<Clause> = {}): Clause => ({
  key: 'by-law',
  version: 1,
  agreement: 'an agreement',
  senders: ['town'],
  recipients: ['school'],
  recordType: 'client',
  purpose: 'learning',
  basis: { sender: { kind: 'legal-obligation' }, recipient: { kind: 'public-task' } },
  secrecy: 'own-law',
  categories: ['qualifications'],
  bsn: false,
  retention: 'P6M',
  informs: { who: 'sender', notice: 'notice-1' },
  processingActivity: { sender: 'giving', recipient: 'taking' },
  rail: 'hub',
  ...parts,
});

describe('the agreements in force', () => {
  const versionOf = (kind: ConfigKind, key: string, version: number, content: Record<string, unknown>) => ({
    kind,
    key,
    version,
    content,
    contentHash: '',
    validFrom: NOW,
    validUntil: null,
  });
  const AGREEMENT = versionOf('agreement', 'an agreement', 1, {});
  const membersOf = (party: string): string[] => (party === 'group:towns' ? ['town', 'village'] : [party]);
  const successorOf = (party: string): string => (party === 'school' ? 'college' : party);
  const alongside = (party: string): string[] => (party === 'town' ? ['city'] : []);
  const found = (
    clauses: Clause[],
    sender: string,
    recipient: string,
    parts: Partial<Question> = {},
    agreements = [AGREEMENT],
  ): string[] =>
    buildAgreements(
      [
        ...agreements,
        ...clauses.map(({ key, version, ...content }) => versionOf('clause', key, version, content)),
      ],
      { membersOf, successorOf, alongside },
    )
      .clausesFor({ sender, recipient, recordType: 'client', purpose: 'learning', ...parts })
      .map(({ key }) => key);

  it('are found by sender, recipient, record type and purpose, and not otherwise', () => {
    const clauses = [clause()];
    expect(found(clauses, 'town', 'school')).toEqual(['by-law']);
    expect(found(clauses, 'school', 'town')).toEqual([]);
    expect(found(clauses, 'town', 'school', { recordType: 'vacancy' })).toEqual([]);
    expect(found(clauses, 'town', 'school', { purpose: 'matching' })).toEqual([]);
  });

  it('go for each member of a group, but never from somebody to itself', () => {
    const clauses = [clause({ senders: ['group:towns'], recipients: ['group:towns', 'school'] })];
    expect(found(clauses, 'village', 'town')).toEqual(['by-law']);
    expect(found(clauses, 'town', 'town')).toEqual([]);
    expect(found(clauses, 'group:towns', 'school')).toEqual([]);
  });

  it('are not there without the agreement in which they stand', () =>
    expect(found([clause()], 'town', 'school', {}, [])).toEqual([]));

  it('go for the successor of a party only where they say so, and for the party as well', () => {
    expect(found([clause()], 'town', 'college')).toEqual([]);
    const goesOn = [clause({ includesSuccessors: true })];
    expect(found(goesOn, 'town', 'college')).toEqual(['by-law']);
    expect(found(goesOn, 'town', 'school')).toEqual(['by-law']);
    expect([found(goesOn, 'city', 'school'), found([clause()], 'city', 'school')]).toEqual([['by-law'], []]);
  });
});
