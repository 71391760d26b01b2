import { describe, expect, it } from '@jest/globals';
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
  const versionOf = ({ key, version, ...content }: Clause) => ({
    kind: 'clause' as const,
    key,
    version,
    content,
    contentHash: '',
    validFrom: NOW,
    validUntil: null,
  });
  const membersOf = (party: string): string[] => (party === 'group:towns' ? ['town', 'village'] : [party]);
  const found = (
    clauses: Clause[],
    sender: string,
    recipient: string,
    parts: Partial<Question> = {},
  ): string[] =>
    buildAgreements(clauses.map(versionOf), membersOf)
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
});
