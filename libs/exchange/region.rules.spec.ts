import { describe, expect, it } from '@jest/globals';
import type { ConfigKind, WantedVersion } from '#storage';
import { crossFaults, sentenceOf, type ContractOf } from './region.rules.js';

const wanted = (kind: ConfigKind, key: string, content: Record<string, unknown>): WantedVersion => ({
  kind,
  key,
  content,
  validFrom: new Date('2026-01-01T00:00:00+01:00'),
  validUntil: null,
});

const LAW = { statute: 'a law', article: '1', textOf: '2026-01-01' };
const CLAUSE = {
  agreement: 'all',
  senders: ['group:towns'],
  recipients: ['agency'],
  recordType: 'client',
  purpose: 'matching',
  basis: {
    sender: { kind: 'legal-obligation', ...LAW },
    recipient: { kind: 'public-task', ...LAW },
  },
  secrecy: 'own-law',
  categories: ['qualifications'],
  bsn: false,
  retention: 'P6M',
  processingActivity: { sender: 'giving', recipient: 'taking' },
  informs: { who: 'sender', notice: 'told' },
};
const CONNECTION = {
  clients: ['system'],
  mandates: [{ party: 'town' }],
  sends: ['ggm/client@2.5'],
  receives: [] as object[],
};

const REGION = [
  wanted('organisation', 'town', { kind: 'public-body', suwi: true, bsn: true }),
  wanted('organisation', 'agency', { kind: 'public-body', suwi: true, bsn: true }),
  wanted('organisation', 'school', { kind: 'education' }),
  wanted('organisation', 'shop', { kind: 'employer' }),
  wanted('organisation', 'bureau', { kind: 'staffing' }),
  wanted('arrangement', 'together', { members: ['town', 'school'] }),
  wanted('group', 'towns', { members: ['town'] }),
  wanted('desk', 'desk-1', { parties: ['town'] }),
  wanted('connection', 'system', CONNECTION),
  wanted('role-mapping', 'r', { claim: 'groups', value: 'yes', role: 'approver', party: 'town' }),
  wanted('agreement', 'all', {
    parties: ['town', 'agency', 'school', 'shop', 'bureau', 'together'].map((party) => ({ party })),
  }),
  wanted('clause', 'one', CLAUSE),
  wanted('route', 'r', { senders: ['shop'], recipient: 'town' }),
  wanted('succession', 's', { from: 'school', to: 'together' }),
  wanted('processing-activity', 'giving', { controller: 'town' }),
  wanted('processing-activity', 'taking', { controller: 'agency' }),
  wanted('notice', 'told', {}),
  wanted('approval-mandate', 'm', { party: 'town', approver: 'agency' }),
  wanted('region', 'region', { administrator: 'town' }),
];
const CONTRACTS: Record<string, ReturnType<ContractOf>> = {
  'ggm/client@2.5': { recordType: 'client', direction: 'both' },
  'vum/vacancy@3': { recordType: 'vacancy', direction: 'both' },
};

/** The faults of the region with one thing changed. */
const faultsWith = (kind: ConfigKind, key: string, content: Record<string, unknown>): string[] => {
  const changed = REGION.map((v) =>
    v.kind === kind && v.key === key ? { ...v, content: { ...v.content, ...content } } : v,
  );
  return crossFaults(changed, (ref) => CONTRACTS[ref]).map(sentenceOf);
};
const interest = { kind: 'legitimate-interest' };

describe('what the law and the register allow', () => {
  it('finds nothing wrong with a region in order', () => expect(faultsWith('clause', 'one', {})).toEqual([]));

  it.each<[string, ConfigKind, string, Record<string, unknown>, string[]]>([
    [
      'a stranger in an arrangement',
      'arrangement',
      'together',
      { members: ['town', 'x'] },
      ['arrangement together: nobody is called "x"'],
    ],
    [
      'a stranger in a group',
      'group',
      'towns',
      { members: ['town', 'x'] },
      ['group towns: nobody is called "x"', 'clause one: x is no party to the agreement all'],
    ],
    ['a stranger at a desk', 'desk', 'desk-1', { parties: ['x'] }, ['desk desk-1: nobody is called "x"']],
    [
      'an unknown group on a route',
      'route',
      'r',
      { senders: ['group:x'] },
      ['route r: nobody is called "group:x"'],
    ],
    ['a stranger at the end of a route', 'route', 'r', { recipient: 'x' }, ['route r: nobody is called "x"']],
    ['a successor who is nobody', 'succession', 's', { to: 'x' }, ['succession s: nobody is called "x"']],
    [
      'a mandate of nobody',
      'connection',
      'system',
      { mandates: [{ party: 'x' }] },
      ['connection system: nobody is called "x"'],
    ],
    [
      'an unknown contract',
      'connection',
      'system',
      { sends: ['a/b@1'] },
      ['connection system: there is no contract "a/b@1"'],
    ],
    [
      'a contract for another record',
      'connection',
      'system',
      { receives: [{ contract: 'vum/vacancy@3', recordType: 'client' }] },
      ['connection system: contract "vum/vacancy@3" is not for client'],
    ],
    [
      'post for nobody at no desk',
      'connection',
      'system',
      { receives: [{ contract: 'vum/vacancy@3', recordType: 'vacancy', parties: ['x'], desk: 'y' }] },
      ['connection system: nobody is called "x"', 'connection system: there is no desk "y"'],
    ],
    [
      'a clause for nobody',
      'clause',
      'one',
      { recipients: ['x'] },
      ['clause one: nobody is called "x"', 'clause one: x is no party to the agreement all'],
    ],
    [
      'a clause in no agreement',
      'clause',
      'one',
      { agreement: 'other' },
      ['clause one: there is no agreement "other"'],
    ],
    [
      'somebody in a clause who signed nothing',
      'agreement',
      'all',
      { parties: [{ party: 'agency' }] },
      ['clause one: town is no party to the agreement all'],
    ],
    [
      'an agreement with a stranger',
      'agreement',
      'all',
      { parties: [{ party: 'town' }, { party: 'agency' }, { party: 'x' }] },
      ['agreement all: nobody is called "x"'],
    ],
    [
      'an activity of nobody',
      'processing-activity',
      'giving',
      { controller: 'x' },
      ['processing-activity giving: nobody is called "x"'],
    ],
    [
      'a mandate of a stranger to itself',
      'approval-mandate',
      'm',
      { party: 'x', approver: 'x' },
      [
        'approval-mandate m: nobody is called "x"',
        'approval-mandate m: nobody is called "x"',
        'approval-mandate m: nobody needs a mandate of itself',
      ],
    ],
    ['a role of a stranger', 'role-mapping', 'r', { party: 'x' }, ['role-mapping r: nobody is called "x"']],
    [
      'a region that nobody looks after',
      'region',
      'region',
      { administrator: 'x' },
      ['region region: nobody is called "x"'],
    ],
    [
      'an approver for whom nobody stands in',
      'connection',
      'system',
      { approvesFor: ['agency'] },
      ['connection system: approvesFor names agency, for which it has no mandate'],
    ],
    [
      'the word of the sender where there is no consent to speak of',
      'clause',
      'one',
      { acceptsStatement: true },
      ['clause one: only a clause on consent can take the word of the sender that there is one'],
    ],
    [
      'a statute of no day',
      'clause',
      'one',
      { basis: { ...CLAUSE.basis, sender: { ...CLAUSE.basis.sender, textOf: undefined } } },
      ["clause one: the sender's a law does not say of which day its text is"],
    ],
    [
      'a duty without a statute',
      'clause',
      'one',
      { basis: { ...CLAUSE.basis, sender: { kind: 'legal-obligation' } } },
      [
        "clause one: the sender's legal-obligation names no statute",
        "clause one: the sender's legal-obligation names no article",
      ],
    ],
    [
      'a task without a statute',
      'clause',
      'one',
      { basis: { ...CLAUSE.basis, recipient: { kind: 'public-task' } } },
      [
        "clause one: the recipient's public-task names no statute",
        "clause one: the recipient's public-task names no article",
      ],
    ],
    [
      'an activity that is not in the register',
      'clause',
      'one',
      { processingActivity: { sender: 'x', recipient: 'taking' } },
      ['clause one: there is no processing activity "x" in the register'],
    ],
    [
      'secrecy about a vacancy',
      'clause',
      'one',
      { recordType: 'vacancy', secrecy: 'declaration' },
      ['clause one: a business record knows no duty of secrecy'],
    ],
    [
      'a BSN without its category',
      'clause',
      'one',
      { bsn: true },
      ['clause one: "bsn" and the category bsn must say the same'],
    ],
    [
      'a BSN to somebody who may not use it',
      'clause',
      'one',
      { bsn: true, categories: ['bsn'], recipients: ['school'] },
      ['clause one: school may not use the citizen service number'],
    ],
    [
      'the target group register outside of SUWI',
      'clause',
      'one',
      { categories: ['target-group'], recipients: ['school'] },
      ['clause one: school is no SUWI party: the category target-group may not go there or come from there'],
    ],
    [
      'free text about a person to an employer',
      'clause',
      'one',
      { categories: ['free-text'], recipients: ['shop', 'bureau'] },
      [
        'clause one: shop is an employer: the category free-text never goes there',
        'clause one: bureau is an employer: the category free-text never goes there',
      ],
    ],
  ])('%s', (_name, kind, key, content, faults) => expect(faultsWith(kind, key, content)).toEqual(faults));

  it.each([
    ['by its name', { senders: ['town'] }, 'sender'],
    ['in a group', { senders: ['group:towns'] }, 'sender'],
    ['in an arrangement', { recipients: ['together'] }, 'recipient'],
  ])('keeps a public body, %s, from relying on a legitimate interest', (_name, parts, side) => {
    const faults = faultsWith('clause', 'one', { ...parts, basis: { ...CLAUSE.basis, [side]: interest } });
    expect(faults).toEqual([expect.stringContaining('a public body cannot rely on a legitimate interest')]);
  });

  it('lets an employer rely on a legitimate interest', () => {
    expect(
      faultsWith('clause', 'one', { senders: ['shop'], basis: { ...CLAUSE.basis, sender: interest } }),
    ).toEqual([]);
  });

  it('lets a vacancy with free text go to a staffing agency, and a BSN between those who may use it', () => {
    const vacancy = {
      recordType: 'vacancy',
      secrecy: 'none',
      categories: ['free-text'],
      recipients: ['bureau'],
    };
    expect(faultsWith('clause', 'one', vacancy)).toEqual([]);
    expect(faultsWith('clause', 'one', { bsn: true, categories: ['bsn', 'target-group'] })).toEqual([]);
  });
});
