import { describe, expect, it } from '@jest/globals';
import type { Category, RefusalCode } from '#kernel';
import {
  decide,
  dependsOnChoice,
  type Clause,
  type ConsentFacts,
  type DeclarationFacts,
  type Permit,
  type Question,
} from './index.js';

const day = (text: string): Date => new Date(`${text}T12:00:00Z`);
const NOW = day('2026-11-02');
const AFTER_NOW = new Date(NOW.getTime() + 1);
type Person = NonNullable<Question['person']>;

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
  categories: ['identity', 'qualifications', 'address'],
  bsn: false,
  retention: 'P6M',
  informs: { who: 'sender', notice: 'notice-1' },
  processingActivity: { sender: 'giving', recipient: 'taking' },
  rail: 'hub',
  ...parts,
});
const BY_CONSENT = clause({
  key: 'by-consent',
  basis: { sender: { kind: 'consent' }, recipient: { kind: 'consent' } },
});
const BY_DECLARATION = clause({ key: 'by-declaration', secrecy: 'declaration' });
const BY_BOTH = clause({ ...BY_CONSENT, key: 'by-both', secrecy: 'declaration' });
const YOUNG = clause({
  key: 'young',
  targetGroup: { youngerThan: 27, withoutStartQualification: true },
});

const declaration = (parts: Partial<DeclarationFacts> = {}): DeclarationFacts => ({
  id: 'declaration-1',
  recipients: ['school'],
  includesSuccessors: false,
  givenAt: day('2026-06-01'),
  validUntil: day('2027-06-01'),
  withdrawnAt: null,
  ...parts,
});
const consent = (parts: Partial<ConsentFacts> = {}): ConsentFacts => ({
  ...declaration(),
  id: 'consent-1',
  purpose: 'learning',
  categories: ['qualifications', 'languages'],
  state: 'given',
  ...parts,
});
const occasion = (parts: Partial<NonNullable<Person['occasion']>> = {}): NonNullable<Person['occasion']> => ({
  id: 'occasion-1',
  openedAt: day('2026-10-01'),
  endsAt: day('2027-04-01'),
  closedAt: null,
  ...parts,
});
const question = (person?: Partial<Person>, parts: Partial<Question> = {}): Question => ({
  sender: 'town',
  recipient: 'school',
  recipientOrPredecessors: ['school', 'old-school'],
  recordType: 'client',
  purpose: 'learning',
  moment: NOW,
  person: {
    occasion: occasion(),
    consents: [],
    declarations: [],
    flags: { restricted: false, objected: false, addressSecret: false },
    ageInYears: 34,
    hasStartQualification: true,
    ...person,
  },
  ...parts,
});
const flags = (parts: Partial<Person['flags']>): Person['flags'] => ({
  restricted: false,
  objected: false,
  addressSecret: false,
  ...parts,
});

/** The categories that are permitted, or the code of the refusal. */
const answer = (asked: Question, clauses: Clause[]): Category[] | RefusalCode => {
  const decision = decide(asked, clauses);
  return decision.permitted ? decision.permit.categories : decision.denial.code;
};
const permitOf = (asked: Question, clauses: Clause[]): Permit => {
  const decision = decide(asked, clauses);
  if (!decision.permitted) throw new Error(decision.denial.code);
  return decision.permit;
};

type Case = [string, Partial<Person>, Clause[], Category[] | RefusalCode];
const ALL: Category[] = ['identity', 'qualifications', 'address'];
const YES = { consents: [consent()], declarations: [declaration()] };
const withdrawn = { withdrawnAt: day('2026-09-01') };
const renewed = { id: 'consent-2', givenAt: day('2026-10-01') };

// prettier-ignore
const CASES: Case[] = [
  ['no clause: denied', {}, [], 'no-agreement'],
  ['a clause by law and an open occasion', {}, [clause()], ALL],
  ['another facility carries it', {}, [clause({ rail: 'gevs' })], 'wrong-rail'],
  ['another facility carries it, whatever else holds', YES, [{ ...BY_BOTH, rail: 'vum' }], 'wrong-rail'],
  // several clauses
  ['a clause that refuses does not stand in the way of one that permits', {}, [BY_BOTH, clause()], ALL],
  ['the clause that came furthest gives the reason', {}, [clause({ rail: 'vum' }), YOUNG, BY_BOTH], 'secrecy'],
  ['in whatever order', {}, [BY_BOTH, YOUNG, clause({ rail: 'vum' })], 'secrecy'],
  // target group
  ['old enough to be outside', { ageInYears: 27, hasStartQualification: false }, [YOUNG], 'not-in-target-group'],
  ['just young enough', { ageInYears: 26, hasStartQualification: false }, [YOUNG], ALL],
  ['with a start qualification', { ageInYears: 19, hasStartQualification: true }, [YOUNG], 'not-in-target-group'],
  ['of unknown age', { ageInYears: undefined, hasStartQualification: false }, [YOUNG], 'not-in-target-group'],
  ['of unknown education', { ageInYears: 19, hasStartQualification: undefined }, [YOUNG], 'not-in-target-group'],
  // occasion
  ['no occasion', { occasion: undefined }, [clause()], 'no-occasion'],
  ['an occasion that was closed', { occasion: occasion({ closedAt: NOW }) }, [clause()], 'no-occasion'],
  ['an occasion that closes later', { occasion: occasion({ closedAt: AFTER_NOW }) }, [clause()], ALL],
  ['an occasion that ended', { occasion: occasion({ endsAt: NOW }) }, [clause()], 'no-occasion'],
  ['an occasion that ends in a moment', { occasion: occasion({ endsAt: AFTER_NOW }) }, [clause()], ALL],
  ['an occasion that opens later', { occasion: occasion({ openedAt: AFTER_NOW }) }, [clause()], 'no-occasion'],
  ['an occasion that opens now', { occasion: occasion({ openedAt: NOW }) }, [clause()], ALL],
  // secrecy
  ['no declaration', {}, [BY_DECLARATION], 'secrecy'],
  ['a declaration is enough where no consent is asked', { declarations: [declaration()] }, [BY_DECLARATION], ALL],
  ['a consent lifts no secrecy', { consents: [consent()] }, [BY_BOTH], 'secrecy'],
  ['a declaration gives no basis', { declarations: [declaration()] }, [BY_BOTH], 'no-consent'],
  ['both', YES, [BY_BOTH], ['qualifications']],
  ['a declaration for somebody else', { declarations: [declaration({ recipients: ['other'] })] }, [BY_DECLARATION], 'secrecy'],
  ['a declaration that ended', { declarations: [declaration({ validUntil: NOW })] }, [BY_DECLARATION], 'secrecy'],
  ['a declaration that was withdrawn', { declarations: [declaration(withdrawn)] }, [BY_DECLARATION], 'secrecy'],
  ['a withdrawn declaration takes the older ones along', { declarations: [declaration(), declaration({ id: 'd2', givenAt: day('2026-07-01'), ...withdrawn })] }, [BY_DECLARATION], 'secrecy'],
  ['a declaration renewed after the withdrawal', { declarations: [declaration(withdrawn), declaration({ id: 'd2', givenAt: day('2026-10-01') })] }, [BY_DECLARATION], ALL],
  // consent
  ['no consent', {}, [BY_CONSENT], 'no-consent'],
  ['clause and consent meet', { consents: [consent()] }, [BY_CONSENT], ['qualifications']],
  ['for another purpose', { consents: [consent({ purpose: 'matching' })] }, [BY_CONSENT], 'no-consent'],
  ['for another recipient', { consents: [consent({ recipients: ['other'] })] }, [BY_CONSENT], 'no-consent'],
  ['for none of these data', { consents: [consent({ categories: ['languages'] })] }, [BY_CONSENT], 'no-consent'],
  ['expired', { consents: [consent({ validUntil: NOW })] }, [BY_CONSENT], 'no-consent'],
  ['expires in a moment', { consents: [consent({ validUntil: AFTER_NOW })] }, [BY_CONSENT], ['qualifications']],
  ['given later', { consents: [consent({ givenAt: AFTER_NOW })] }, [BY_CONSENT], 'no-consent'],
  ['refused', { consents: [consent({ state: 'refused' })] }, [BY_CONSENT], 'no-consent'],
  ['withdrawn', { consents: [consent(withdrawn)] }, [BY_CONSENT], 'consent-withdrawn'],
  ['withdrawn this moment', { consents: [consent({ withdrawnAt: NOW })] }, [BY_CONSENT], 'consent-withdrawn'],
  ['a withdrawal beats everything older', { consents: [consent(), consent({ id: 'c2', givenAt: day('2026-05-01'), ...withdrawn })] }, [BY_CONSENT], 'consent-withdrawn'],
  ['a withdrawal for somebody else touches nothing', { consents: [consent(), consent({ id: 'c2', recipients: ['other'], ...withdrawn })] }, [BY_CONSENT], ['qualifications']],
  ['renewed after the withdrawal', { consents: [consent(withdrawn), consent(renewed)] }, [BY_CONSENT], ['qualifications']],
  ['a refusal overrides what was given before', { consents: [consent(), consent({ ...renewed, state: 'refused' })] }, [BY_CONSENT], 'no-consent'],
  ['a refusal overrides what was given with it', { consents: [consent(), consent({ id: 'c2', state: 'refused' })] }, [BY_CONSENT], 'no-consent'],
  ['given after a refusal', { consents: [consent({ state: 'refused' }), consent(renewed)] }, [BY_CONSENT], ['qualifications']],
  ['of several the most recent counts', { consents: [consent(), consent({ ...renewed, categories: ['identity'] })] }, [BY_CONSENT], ['identity']],
  // successors
  ['to a predecessor only', { consents: [consent({ recipients: ['old-school'] })] }, [BY_CONSENT], 'no-consent'],
  ['to a predecessor and its successors', { consents: [consent({ recipients: ['old-school'], includesSuccessors: true })] }, [BY_CONSENT], ['qualifications']],
  ['a declaration goes along where it says so', { declarations: [declaration({ recipients: ['old-school'], includesSuccessors: true })] }, [BY_DECLARATION], ALL],
  // the person
  ['fifteen', { ageInYears: 15 }, [clause()], 'under-age'],
  ['sixteen', { ageInYears: 16 }, [clause()], ALL],
  ['of unknown age, where no age is asked', { ageInYears: undefined }, [clause()], ALL],
  ['restricted', { flags: flags({ restricted: true }) }, [clause()], 'restricted'],
  ['an objection', { flags: flags({ objected: true }) }, [clause()], 'objection'],
  ['restricted in spite of a yes', { ...YES, flags: flags({ restricted: true }) }, [BY_BOTH], 'restricted'],
  ['address secrecy', { flags: flags({ addressSecret: true }) }, [clause()], ['identity', 'qualifications']],
];

describe('the decision about a person', () => {
  it.each(CASES)('%s', (_name, person, clauses, expected) => {
    expect(answer(question(person), clauses)).toEqual(expected);
  });

  it('needs no occasion for a business record, and knows no consent', () => {
    const asked = question(undefined, { person: undefined, recordType: 'vacancy' });
    const vacancies = clause({ recordType: 'vacancy', secrecy: 'none' });
    expect(answer(asked, [vacancies])).toEqual(ALL);
    expect(answer(asked, [{ ...vacancies, rail: 'vum' }])).toBe('wrong-rail');
    expect(answer(asked, [])).toBe('no-agreement');
  });

  it('names what the permit stands on', () => {
    const permit = permitOf(question(YES), [BY_BOTH]);
    expect(permit).toMatchObject({
      occasionId: 'occasion-1',
      consentId: 'consent-1',
      declarationId: 'declaration-1',
    });
    expect(permit).toMatchObject({
      basis: 'consent',
      clause: BY_BOTH,
      dependsOnChoice: true,
      addressSecret: false,
    });
    expect(permitOf(question(), [clause()])).toMatchObject({
      consentId: null,
      declarationId: null,
      dependsOnChoice: false,
    });
    expect(permitOf(question({ flags: flags({ addressSecret: true }) }), [clause()]).addressSecret).toBe(
      true,
    );
  });

  it('gives the BSN only where the clause has it, and no consent to less takes it away', () => {
    const withBsn = { bsn: true, categories: ['bsn', 'qualifications'] as Category[] };
    expect(permitOf(question(), [clause(withBsn)]).bsn).toBe(true);
    expect(permitOf(question(), [clause({ ...withBsn, bsn: false })]).bsn).toBe(false);
    expect(permitOf(question(YES), [{ ...BY_BOTH, ...withBsn }]).bsn).toBe(false);
  });

  it('names the clause that came furthest, and none where there was none', () => {
    const denied = decide(question(), [YOUNG, BY_BOTH]);
    expect(denied).toEqual({ permitted: false, denial: { code: 'secrecy', clause: BY_BOTH } });
    expect(decide(question(), [])).toEqual({
      permitted: false,
      denial: { code: 'no-agreement', clause: undefined },
    });
  });

  it('knows what can depend on what a person chose', () => {
    const halfConsent = (side: 'sender' | 'recipient'): Clause =>
      clause({ basis: { ...clause().basis, [side]: { kind: 'consent' } } });
    expect(
      [BY_CONSENT, BY_DECLARATION, halfConsent('sender'), halfConsent('recipient')].every(dependsOnChoice),
    ).toBe(true);
    expect([clause(), YOUNG, clause({ secrecy: 'statutory-duty' })].some(dependsOnChoice)).toBe(false);
    expect(answer(question(), [halfConsent('recipient')])).toBe('no-consent');
  });

  it('does not let the choice show where a clause permits without it, whatever the clauses are called', () => {
    const first = { ...BY_BOTH, key: 'aaa' };
    expect(permitOf(question(YES), [first, clause()]).dependsOnChoice).toBe(false);
    expect(permitOf(question(), [first, clause()]).dependsOnChoice).toBe(false);
  });
});
