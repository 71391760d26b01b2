import { PURPOSES } from '#kernel';

/** What a person can ask of a controller about its own data (GDPR 15 to 18, 20, 21). */
export const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
] as const;
export type Right = (typeof RIGHTS)[number];

/** Whose request it is: of somebody whom records are about, or of a contact person of an employer. */
export const RIGHTS_ABOUT = ['person', 'contact'] as const;
export type RightsAbout = (typeof RIGHTS_ABOUT)[number];

export const RIGHTS_STATES = ['received', 'decided', 'executed', 'closed'] as const;
export type RightsState = (typeof RIGHTS_STATES)[number];

export const RIGHTS_DECISIONS = ['granted', 'partly', 'refused'] as const;
export type RightsDecision = (typeof RIGHTS_DECISIONS)[number];

/** Why not, or not wholly. The statute behind it is for the letter of the controller. */
export const RIGHTS_GROUNDS = [
  'not-identified',
  'no-data',
  'data-correct',
  'manifestly-unfounded',
  'excessive',
  'legal-obligation',
  'public-task',
  'legal-claims',
  'rights-of-others',
  'compelling-grounds',
  'not-under-consent-or-contract',
  'withdrawn-by-person',
] as const;
export type RightsGround = (typeof RIGHTS_GROUNDS)[number];

/** Why it takes two months longer (GDPR 12, third paragraph). */
export const EXTENSIONS = ['complex', 'many-requests'] as const;
export type Extension = (typeof EXTENSIONS)[number];

/** Nothing goes while one of these is not decided. */
export const PAUSES: ReadonlySet<Right> = new Set<Right>(['restriction', 'objection']);

export type NoticeAction = 'delete' | 'correct' | 'stop-using';

/** What those who got data are told when it is executed (GDPR 19); undefined where they are told nothing. */
export const TOLD: Readonly<Partial<Record<Right, NoticeAction>>> = {
  rectification: 'correct',
  erasure: 'delete',
  restriction: 'stop-using',
  objection: 'delete',
};

const MONTHS_MORE = 2;
const TERM_MONTHS = 1;
const DAY_MS = 86_400_000;
/** How long before the end of the term its controller is told. */
export const SOON_MS = 7 * DAY_MS;

/** The same day of a later month, or the last of it where that month is shorter. */
export function monthsLater(from: Date, months: number): Date {
  const first = new Date(from);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const days = new Date(first);
  days.setUTCMonth(days.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(from.getUTCDate(), days.getUTCDate()));
  return first;
}

/** One month after receipt, or three where that was said with its reason within the month (GDPR 12, third paragraph). */
export const dueOf = (receivedAt: Date, isExtended: boolean): Date =>
  monthsLater(receivedAt, isExtended ? TERM_MONTHS + MONTHS_MORE : TERM_MONTHS);

export type Signal = 'none' | 'soon' | 'late';

/** The person is to know within the term what is done: the clock stops with the execution, or with a refusal. */
export function signalOf(
  one: { state: RightsState; decision: RightsDecision | null; dueAt: Date },
  now: Date,
): Signal {
  if (one.state === 'executed' || one.state === 'closed' || one.decision === 'refused') return 'none';
  const left = one.dueAt.getTime() - now.getTime();
  if (left <= 0) return 'late';
  return left <= SOON_MS ? 'soon' : 'none';
}

/** To which purposes an objection pauses or ends the flow; all where it names none. */
export const EVERY_PURPOSE = '*';
export const purposesOf = (named: readonly string[]): string[] =>
  named.length === 0 || named.length === PURPOSES.length ? [EVERY_PURPOSE] : [...named];
