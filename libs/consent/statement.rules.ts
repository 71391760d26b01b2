import type { Category } from '#kernel';
import { afterExceptions, type Asked, type Provision } from './provision.rules.js';

/** What a person said about handing on data: to whom, from when until when, and whether it was taken back. */
interface Statement {
  id: string;
  recipients: string[];
  includesSuccessors: boolean;
  givenAt: Date;
  validUntil: Date;
  withdrawnAt: Date | null;
}

export interface ConsentFacts extends Statement {
  purpose: string;
  categories: string[];
  state: 'given' | 'refused';
  /** Who said it, by its evidence; absent where that is gone. */
  givenBy?: 'person' | 'representative' | null;
  /** Of a yes: what it does not go for. Of a no: what is permitted all the same. */
  exceptions?: readonly Provision[];
}

export type DeclarationFacts = Statement;

/** Of a question what a statement is compared with. */
export interface StatementQuestion {
  recipient: string;
  recipientOrPredecessors: string[];
  purpose: string;
  moment: Date;
}

const names = (statement: Statement, question: StatementQuestion): boolean =>
  statement.recipients.includes(question.recipient) ||
  (statement.includesSuccessors &&
    question.recipientOrPredecessors.some((one) => statement.recipients.includes(one)));

const isWithdrawn = (statement: Statement, moment: Date): boolean =>
  statement.withdrawnAt !== null && statement.withdrawnAt.getTime() <= moment.getTime();

const isInPeriod = (statement: Statement, moment: Date): boolean =>
  statement.givenAt.getTime() <= moment.getTime() && moment.getTime() < statement.validUntil.getTime();

/** The last of them to be said, of those in this state if one is named; undefined when there are none. */
function lastSaid<S extends Statement & { state?: string }>(statements: S[], state?: string): S | undefined {
  let last: S | undefined;
  for (const one of statements) {
    if (state !== undefined && one.state !== state) continue;
    if (!last || one.givenAt.getTime() > last.givenAt.getTime()) last = one;
  }
  return last;
}

/** When something that concerns this question was last taken back, in milliseconds; never is -Infinity. */
function lastWithdrawal(statements: Statement[], moment: Date): number {
  let last = -Infinity;
  for (const one of statements)
    if (isWithdrawn(one, moment)) last = Math.max(last, one.withdrawnAt!.getTime());
  return last;
}

/** The declaration that lifts secrecy, or the last word about it: a withdrawal beats everything older, here too. */
export function declarationFor(
  declarations: DeclarationFacts[],
  question: StatementQuestion,
): { lifts: DeclarationFacts } | { lifts: undefined; lastWord: string | null } {
  const about = declarations.filter((one) => names(one, question));
  const lastNo = lastWithdrawal(about, question.moment);
  const lifts = lastSaid(
    about.filter((one) => isInPeriod(one, question.moment) && one.givenAt.getTime() > lastNo),
  );
  return lifts ? { lifts } : { lifts, lastWord: lastSaid(about)?.id ?? null };
}

/** The consent that counts for a question, and what it is for. */
export interface StandingConsent {
  id: string;
  permits(category: Category): boolean;
}

export interface NoConsent {
  code: 'no-consent' | 'consent-withdrawn';
  /** The statement that says so; null when the person never said anything about this. */
  lastWord: string | null;
}

/**
 * Several consents: a withdrawal beats everything given before it; a refusal overrides what was given before or with it,
 * its own exceptions excepted; of what is left the most specific counts (it names the recipient itself, then the fewest
 * others), of those the most recent. What an exception of a later one denies is denied.
 */
export function consentFor(
  consents: ConsentFacts[],
  question: StatementQuestion,
): StandingConsent | NoConsent {
  const { moment, purpose } = question;
  const about = consents.filter((one) => one.purpose === purpose && names(one, question));
  const lastTakenBack = lastWithdrawal(about, moment);
  const lastRefusal = lastSaid(about, 'refused')?.givenAt.getTime() ?? -Infinity;
  const stands = (one: ConsentFacts): boolean => {
    const givenAt = one.givenAt.getTime();
    if (givenAt <= lastTakenBack || isWithdrawn(one, moment) || !isInPeriod(one, moment)) return false;
    return one.state === 'given' ? givenAt > lastRefusal : givenAt === lastRefusal && hasExceptions(one);
  };
  let counts: ConsentFacts | undefined;
  for (const one of about) if (stands(one) && (!counts || isBefore(one, counts, question))) counts = one;
  if (!counts) {
    const isTakenBack = about.some((one) => isWithdrawn(one, moment));
    return { code: isTakenBack ? 'consent-withdrawn' : 'no-consent', lastWord: lastSaid(about)?.id ?? null };
  }
  const chosen = counts;
  const later = about.filter(
    (one) => hasExceptions(one) && one !== chosen && one.givenAt >= chosen.givenAt && stands(one),
  );
  return {
    id: chosen.id,
    permits: (category) =>
      isPermittedBy(chosen, category, question) &&
      !later.some((one) => one.categories.includes(category) && !isPermittedBy(one, category, question)),
  };
}

const hasExceptions = ({ exceptions }: ConsentFacts): boolean =>
  exceptions !== undefined && exceptions.length > 0;

function isBefore(one: ConsentFacts, other: ConsentFacts, { recipient }: StatementQuestion): boolean {
  // What was given after a refusal takes its place, with whatever the refusal permitted.
  if (one.state !== other.state) return one.state === 'given';
  const [isNamed, otherIsNamed] = [one.recipients.includes(recipient), other.recipients.includes(recipient)];
  if (isNamed !== otherIsNamed) return isNamed;
  if (one.recipients.length !== other.recipients.length)
    return one.recipients.length < other.recipients.length;
  return one.givenAt.getTime() > other.givenAt.getTime();
}

/** The categories of a yes are its scope: outside it nothing was said, and its exceptions say nothing either. */
function isPermittedBy(consent: ConsentFacts, category: Category, question: StatementQuestion): boolean {
  const isGiven = consent.state === 'given';
  if (isGiven && !consent.categories.includes(category)) return false;
  if (!hasExceptions(consent)) return isGiven;
  const rule = isGiven ? 'permit' : 'deny';
  return afterExceptions(rule, consent.exceptions ?? [], askedOf(consent, category, question)) === 'permit';
}

/** A no to somebody goes on for whoever takes its place; a yes does only where the person said so. */
function askedOf(consent: ConsentFacts, category: Category, question: StatementQuestion): Asked {
  const { moment, recipient, recipientOrPredecessors } = question;
  const self = [recipient];
  const withPredecessors = [recipient, ...recipientOrPredecessors];
  const forPermit = consent.includesSuccessors ? withPredecessors : self;
  return {
    permit: { moment, about: { recipient: forPermit, category: [category] } },
    deny: { moment, about: { recipient: withPredecessors, category: [category] } },
  };
}
