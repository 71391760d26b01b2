/** The closed lists of the domain (docs/words.md says what each means). */

export const RECORD_TYPES = [
  'client',
  'vacancy',
  'learning-offer',
  'occasion',
  'employer-contact',
  'correction-report',
  'introduction',
  'referral',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** Records about a person move only on an open occasion; the others are published to every subscriber. */
const ABOUT_A_PERSON: ReadonlySet<string> = new Set<RecordType>([
  'client',
  'occasion',
  'correction-report',
  'introduction',
  'referral',
]);
export const isAboutPerson = (recordType: RecordType): boolean => ABOUT_A_PERSON.has(recordType);

/** A person may have several of these: each has an id of its own, and its envelope names the person beside it. */
const NAMING_THEIR_PERSON: ReadonlySet<string> = new Set<RecordType>(['introduction', 'referral']);
export const namesItsPerson = (recordType: RecordType): boolean => NAMING_THEIR_PERSON.has(recordType);

export const PURPOSES = [
  'matching',
  'guidance',
  'learning',
  'work-to-work',
  'employer-service',
  'data-quality',
  'statistics',
  'link',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const BASES = [
  'consent',
  'legal-obligation',
  'public-task',
  'contract',
  'legitimate-interest',
] as const;
export type Basis = (typeof BASES)[number];

export const SECRECY_GROUNDS = ['none', 'own-law', 'statutory-duty', 'declaration'] as const;
export type SecrecyGround = (typeof SECRECY_GROUNDS)[number];

export const RAILS = ['hub', 'gevs', 'vum', 'person'] as const;
export type Rail = (typeof RAILS)[number];

export const CATEGORIES = [
  'identity',
  'bsn',
  'contact',
  'address',
  'work-preferences',
  'qualifications',
  'work-history',
  'languages',
  'mobility',
  'availability',
  'support-needs',
  'target-group',
  'free-text',
  'employer-business',
  'employer-contact',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const OCCASION_KINDS = ['referral', 'request', 'introduction', 'question', 'duty'] as const;
export type OccasionKind = (typeof OCCASION_KINDS)[number];

export const ORGANISATION_KINDS = [
  'public-body',
  'education',
  'employer',
  'staffing',
  'social-partner',
  'foundation',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What a person may do who logs in: held for one organisation or arrangement, chosen at log-in. */
export const ROLES = [
  'administrator',
  'approver',
  'privacy-officer',
  'auditor',
  'desk-employee',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

export const HELP_REQUESTS = [
  'find-work',
  'change-of-occupation',
  'learn-on-the-job',
  'training-and-funding',
  'keep-work',
  'adapted-workplace',
  'language',
] as const;
export type HelpRequest = (typeof HELP_REQUESTS)[number];

/** How it goes with a referral, in this order; from `handed-over` it may come back to `taken-up`. */
export const REFERRAL_STATES = [
  'reported',
  'taken-up',
  'waiting-for-person',
  'handed-over',
  'closed',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** What an employer says to an introduction. */
export const INTRODUCTION_ANSWERS = ['interested', 'not-interested', 'hired', 'vacancy-filled'] as const;
export type IntroductionAnswer = (typeof INTRODUCTION_ANSWERS)[number];

/** What a source says to a report of an error. */
export const REPORT_ANSWERS = ['in-progress', 'corrected', 'rejected'] as const;
export type ReportAnswer = (typeof REPORT_ANSWERS)[number];

/** How a referral was closed. */
export const REFERRAL_OUTCOMES = [
  'found-work',
  'learning',
  'helped-otherwise',
  'withdrew',
  'no-answer',
] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];
