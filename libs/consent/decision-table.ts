import type { Category, RefusalCode } from '#kernel';
import type { Clause } from './clause.js';
import type { Question } from './consent.decision.js';
import type { Provision } from './provision.rules.js';
import type { ConsentFacts, DeclarationFacts } from './statement.rules.js';

/**
 * The decision as a table: the tests ask each row and docs/generated/decision-table.md is made from it. A town (`town`)
 * wants to give something about a person to a school (`school`, successor of `old-school`) for learning, now.
 */

export const day = (text: string): Date => new Date(`${text}T12:00:00Z`);
export const NOW = day('2026-11-02');
export const AFTER_NOW = new Date(NOW.getTime() + 1);
export type Person = NonNullable<Question['person']>;

export const clause = (parts: Partial<Clause> = {}): Clause => ({
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
export const BY_CONSENT = clause({
  key: 'by-consent',
  basis: { sender: { kind: 'consent' }, recipient: { kind: 'consent' } },
});
/** The clause lets the word of the sender count. */
export const BY_STATEMENT = clause({ ...BY_CONSENT, key: 'by-statement', acceptsStatement: true });
export const BY_DECLARATION = clause({ key: 'by-declaration', secrecy: 'declaration' });
export const BY_BOTH = clause({ ...BY_CONSENT, key: 'by-both', secrecy: 'declaration' });
export const YOUNG = clause({
  key: 'young',
  targetGroup: { youngerThan: 27, withoutStartQualification: true },
});

export const declaration = (parts: Partial<DeclarationFacts> = {}): DeclarationFacts => ({
  id: 'declaration-1',
  recipients: ['school'],
  includesSuccessors: false,
  givenAt: day('2026-06-01'),
  validUntil: day('2027-06-01'),
  withdrawnAt: null,
  ...parts,
});
export const consent = (parts: Partial<ConsentFacts> = {}): ConsentFacts => ({
  ...declaration(),
  id: 'consent-1',
  purpose: 'learning',
  categories: ['qualifications', 'languages'],
  state: 'given',
  ...parts,
});
export const occasion = (
  parts: Partial<NonNullable<Person['occasion']>> = {},
): NonNullable<Person['occasion']> => ({
  id: 'occasion-1',
  openedAt: day('2026-10-01'),
  endsAt: day('2027-04-01'),
  closedAt: null,
  ...parts,
});
export const question = (person?: Partial<Person>, parts: Partial<Question> = {}): Question => ({
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
export const flags = (parts: Partial<Person['flags']>): Person['flags'] => ({
  restricted: false,
  objected: false,
  addressSecret: false,
  ...parts,
});

export const MUCH_BY_CONSENT = clause({
  ...BY_CONSENT,
  key: 'much-by-consent',
  categories: ['identity', 'qualifications', 'languages'],
});
export const not = (about: Provision['about'], exceptions: Provision[] = []): Provision => ({
  about,
  exceptions,
});

/** What is the case, what is known of the person, the clauses; then the categories permitted, or the code. */
export type Case = [string, Partial<Person>, Clause[], Category[] | RefusalCode];
export const ALL: Category[] = ['identity', 'qualifications', 'address'];
export const YES = { consents: [consent()], declarations: [declaration()] };
export const withdrawn = { withdrawnAt: day('2026-09-01') };
export const renewed = { id: 'consent-2', givenAt: day('2026-10-01') };

// prettier-ignore
export const DECISION_TABLE: Record<string, Case[]> = {
  'agreement and rail': [
    ['no clause: denied', {}, [], 'no-agreement'],
    ['a clause by law and an open occasion', {}, [clause()], ALL],
    ['another facility carries it', {}, [clause({ rail: 'gevs' })], 'wrong-rail'],
    ['another facility carries it, whatever else holds', YES, [{ ...BY_BOTH, rail: 'vum' }], 'wrong-rail'],
  ],
  'several clauses': [
    ['a clause that refuses does not stand in the way of one that permits', {}, [BY_BOTH, clause()], ALL],
    ['the clause that came furthest gives the reason', {}, [clause({ rail: 'vum' }), YOUNG, BY_BOTH], 'secrecy'],
    ['in whatever order', {}, [BY_BOTH, YOUNG, clause({ rail: 'vum' })], 'secrecy'],
  ],
  'target group': [
    ['old enough to be outside', { ageInYears: 27, hasStartQualification: false }, [YOUNG], 'not-in-target-group'],
    ['just young enough', { ageInYears: 26, hasStartQualification: false }, [YOUNG], ALL],
    ['with a start qualification', { ageInYears: 19, hasStartQualification: true }, [YOUNG], 'not-in-target-group'],
    ['of unknown age', { ageInYears: undefined, hasStartQualification: false }, [YOUNG], 'not-in-target-group'],
    ['of unknown education', { ageInYears: 19, hasStartQualification: undefined }, [YOUNG], 'not-in-target-group'],
  ],
  'occasion': [
    ['no occasion', { occasion: undefined }, [clause()], 'no-occasion'],
    ['an occasion that was closed', { occasion: occasion({ closedAt: NOW }) }, [clause()], 'no-occasion'],
    ['an occasion that closes later', { occasion: occasion({ closedAt: AFTER_NOW }) }, [clause()], ALL],
    ['an occasion that ended', { occasion: occasion({ endsAt: NOW }) }, [clause()], 'no-occasion'],
    ['an occasion that ends in a moment', { occasion: occasion({ endsAt: AFTER_NOW }) }, [clause()], ALL],
    ['an occasion that opens later', { occasion: occasion({ openedAt: AFTER_NOW }) }, [clause()], 'no-occasion'],
    ['a duty to tell unasked, where the clause names that duty', { occasion: occasion({ kind: 'duty' }) }, [clause({ notifiesUnasked: true })], ALL],
    ['a duty to tell unasked, where the clause names none', { occasion: occasion({ kind: 'duty' }) }, [clause()], 'no-occasion'],
    ['an occasion that opens now', { occasion: occasion({ openedAt: NOW }) }, [clause()], ALL],
  ],
  'secrecy': [
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
  ],
  'consent': [
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
    ['the most specific counts: to this recipient alone before to several', { consents: [consent({ categories: ['identity'] }), consent({ ...renewed, recipients: ['school', 'other'] })] }, [BY_CONSENT], ['identity']],
    ['the most specific counts: named itself before through a predecessor', { consents: [consent({ recipients: ['school', 'other'], categories: ['identity'] }), consent({ ...renewed, recipients: ['old-school'], includesSuccessors: true })] }, [BY_CONSENT], ['identity']],
  ],
  'a yes that the sender states': [
    ['where the clause accepts none', { statedBySender: true }, [BY_CONSENT], 'no-consent'],
    ['where the clause accepts it', { statedBySender: true }, [BY_STATEMENT], ALL],
    ['where the clause accepts it and none is stated', {}, [BY_STATEMENT], 'no-consent'],
    ['after a refusal of the person', { statedBySender: true, consents: [consent({ state: 'refused' })] }, [BY_STATEMENT], 'no-consent'],
    ['after a withdrawal of the person', { statedBySender: true, consents: [consent(withdrawn)] }, [BY_STATEMENT], 'consent-withdrawn'],
    ['after a consent that expired', { statedBySender: true, consents: [consent({ validUntil: NOW })] }, [BY_STATEMENT], 'no-consent'],
    ['beside a consent: the consent counts', { statedBySender: true, consents: [consent()] }, [BY_STATEMENT], ['qualifications']],
    ['lifts no secrecy', { statedBySender: true }, [clause({ ...BY_STATEMENT, secrecy: 'declaration' })], 'secrecy'],
  ],
  'successors': [
    ['to a predecessor only', { consents: [consent({ recipients: ['old-school'] })] }, [BY_CONSENT], 'no-consent'],
    ['to a predecessor and its successors', { consents: [consent({ recipients: ['old-school'], includesSuccessors: true })] }, [BY_CONSENT], ['qualifications']],
    ['a declaration goes along where it says so', { declarations: [declaration({ recipients: ['old-school'], includesSuccessors: true })] }, [BY_DECLARATION], ALL],
  ],
  'exceptions of a consent': [
    ['a yes, except for a category', { consents: [consent({ exceptions: [not({ category: ['languages'] })] })] }, [MUCH_BY_CONSENT], ['qualifications']],
    ['a yes, except for this recipient', { consents: [consent({ recipients: ['school', 'other'], exceptions: [not({ recipient: ['school'] })] })] }, [MUCH_BY_CONSENT], 'no-consent'],
    ['a yes, except for another recipient', { consents: [consent({ recipients: ['school', 'other'], exceptions: [not({ recipient: ['other'] })] })] }, [MUCH_BY_CONSENT], ['qualifications', 'languages']],
    ['a yes, except for a category to another recipient', { consents: [consent({ exceptions: [not({ category: ['languages'], recipient: ['other'] })] })] }, [MUCH_BY_CONSENT], ['qualifications', 'languages']],
    ['a yes, except for everything but one category', { consents: [consent({ exceptions: [not({ recipient: ['school'] }, [not({ category: ['languages'] })])] })] }, [MUCH_BY_CONSENT], ['languages']],
    ['a yes, except until a day that has passed', { consents: [consent({ exceptions: [{ ...not({ category: ['languages'] }), until: NOW }] })] }, [MUCH_BY_CONSENT], ['qualifications', 'languages']],
    ['a yes, except from now on', { consents: [consent({ exceptions: [{ ...not({ category: ['languages'] }), from: NOW }] })] }, [MUCH_BY_CONSENT], ['qualifications']],
    ['an exception inside a category that the yes does not name says nothing', { consents: [consent({ categories: ['qualifications'], exceptions: [not({ category: ['identity'] })] })] }, [MUCH_BY_CONSENT], ['qualifications']],
    ['an exception against a predecessor goes on for its successor', { consents: [consent({ exceptions: [not({ recipient: ['old-school'] })] })] }, [MUCH_BY_CONSENT], 'no-consent'],
    ['a no, except for a category', { consents: [consent({ state: 'refused', exceptions: [not({ category: ['languages'] })] })] }, [MUCH_BY_CONSENT], ['languages']],
    ['a no with an exception still overrides what was given before', { consents: [consent(), consent({ ...renewed, state: 'refused', exceptions: [not({ category: ['languages'] })] })] }, [MUCH_BY_CONSENT], ['languages']],
    ['a no with an exception that was withdrawn', { consents: [consent({ ...withdrawn, state: 'refused', exceptions: [not({ category: ['languages'] })] })] }, [MUCH_BY_CONSENT], 'consent-withdrawn'],
    ['a yes after a no takes its place, exceptions and all', { consents: [consent({ state: 'refused', exceptions: [not({ category: ['identity'] })] }), consent(renewed)] }, [MUCH_BY_CONSENT], ['qualifications', 'languages']],
    ['an exception of a later yes denies what an older, more specific one permits', { consents: [consent(), consent({ ...renewed, recipients: ['school', 'other'], exceptions: [not({ category: ['languages'] })] })] }, [MUCH_BY_CONSENT], ['qualifications']],
    ['an exception of an older yes is over with a later one', { consents: [consent({ recipients: ['school', 'other'], exceptions: [not({ category: ['languages'] })] }), consent(renewed)] }, [MUCH_BY_CONSENT], ['qualifications', 'languages']],
  ],
  'what the controller says of the person': [
    ['fifteen', { ageInYears: 15 }, [clause()], 'under-age'],
    ['sixteen', { ageInYears: 16 }, [clause()], ALL],
    ['sixteen, with a yes of a representative', { ageInYears: 16, consents: [consent({ givenBy: 'representative' })] }, [BY_CONSENT], 'no-consent'],
    ['seventeen, with a yes of one’s own', { ageInYears: 17, consents: [consent({ givenBy: 'person' })] }, [BY_CONSENT], ['qualifications']],
    ['seventeen, with a no of a representative after a yes of one’s own', { ageInYears: 17, consents: [consent(), consent({ ...renewed, state: 'refused', givenBy: 'representative' })] }, [BY_CONSENT], 'no-consent'],
    ['eighteen, with a yes of a representative', { ageInYears: 18, consents: [consent({ givenBy: 'representative' })] }, [BY_CONSENT], ['qualifications']],
    ['of unknown age, where no age is asked', { ageInYears: undefined }, [clause()], ALL],
    ['restricted', { flags: flags({ restricted: true }) }, [clause()], 'restricted'],
    ['an objection', { flags: flags({ objected: true }) }, [clause()], 'objection'],
    ['restricted in spite of a yes', { ...YES, flags: flags({ restricted: true }) }, [BY_BOTH], 'restricted'],
    ['address secrecy', { flags: flags({ addressSecret: true }) }, [clause()], ['identity', 'qualifications']],
    ['an objection of somebody of fifteen', { ageInYears: 15, flags: flags({ objected: true }) }, [clause()], 'objection'],
    ['address secrecy, and words of their own', { flags: flags({ addressSecret: true }) }, [clause({ categories: ['identity', 'free-text'] })], ['identity']],
    ['address secrecy, where nothing but the address was agreed', { flags: flags({ addressSecret: true }) }, [clause({ categories: ['address'] })], []],
  ],
};
