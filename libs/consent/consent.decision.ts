import type { Basis, Category, RecordType, RefusalCode } from '#kernel';
import { dependsOnChoice, type Clause, type TargetGroup } from './clause.js';

/** What is asked: may these data go from sender to recipient, for this purpose, on this occasion, at this moment? */
export interface Question {
  sender: string;
  recipient: string;
  /** The recipient and everyone whom it succeeds: a consent that says so goes along. */
  recipientOrPredecessors: string[];
  recordType: RecordType;
  purpose: string;
  moment: Date;
  /** Absent for business records. */
  person?: {
    occasion?: OccasionFacts;
    consents: ConsentFacts[];
    declarations: DeclarationFacts[];
    flags: { restricted: boolean; objected: boolean; addressSecret: boolean };
    /** What the document itself says; absent where it does not. */
    ageInYears?: number;
    hasStartQualification?: boolean;
  };
}

export interface OccasionFacts {
  id: string;
  openedAt: Date;
  endsAt: Date;
  closedAt: Date | null;
}

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
}

export type DeclarationFacts = Statement;

export interface Permit {
  categories: Category[];
  bsn: boolean;
  basis: Basis;
  clause: Clause;
  occasionId: string | null;
  consentId: string | null;
  declarationId: string | null;
  addressSecret: boolean;
  dependsOnChoice: boolean;
}

export interface Denial {
  code: RefusalCode;
  /** The clause that came furthest; absent when there was none. */
  clause?: Clause;
}

export type Decision = { permitted: true; permit: Permit } | { permitted: false; denial: Denial };

const deny = (code: RefusalCode, clause?: Clause): Decision => ({
  permitted: false,
  denial: { code, clause },
});

const ADULT_ENOUGH = 16;
const ADDRESS_BEARING: ReadonlySet<Category> = new Set<Category>(['address']);

/** How far a question came before it was refused: of several clauses the one that came furthest gives the reason. */
const ORDER: RefusalCode[] = [
  'no-agreement',
  'wrong-rail',
  'not-in-target-group',
  'no-occasion',
  'secrecy',
  'no-consent',
  'consent-withdrawn',
  'under-age',
  'restricted',
  'objection',
];

/**
 * The decision. Pure and the only one: routing, sending and asking "why" all come here. Default deny.
 * Source of the order: GDPR 5, 6 and 9, the secrecy duties of the work and income laws; docs/decision.md.
 */
export function decide(question: Question, clauses: Clause[]): Decision {
  let furthest = deny('no-agreement');
  for (const clause of choiceLast(clauses)) {
    const decision = decideUnder(clause, question);
    if (decision.permitted) return decision;
    if (isFurther(decision, furthest)) furthest = decision;
  }
  return furthest;
}

/** Clauses that ask no choice go first: what they permit must not look different for somebody who also consented. */
const choiceLast = (clauses: Clause[]): Clause[] =>
  clauses.length < 2
    ? clauses
    : [...clauses].sort((a, b) => Number(dependsOnChoice(a)) - Number(dependsOnChoice(b)));

const isFurther = (a: Decision, b: Decision): boolean =>
  !a.permitted && !b.permitted && ORDER.indexOf(a.denial.code) > ORDER.indexOf(b.denial.code);

function decideUnder(clause: Clause, question: Question): Decision {
  if (clause.rail !== 'hub') return deny('wrong-rail', clause);
  const { person } = question;
  if (!person) return permitFor(clause, null, null, null, clause.categories, false);
  if (clause.targetGroup && !isInTargetGroup(clause.targetGroup, person))
    return deny('not-in-target-group', clause);
  const { occasion } = person;
  if (!occasion || !isOpen(occasion, question.moment)) return deny('no-occasion', clause);

  let declarationId: string | null = null;
  if (clause.secrecy === 'declaration') {
    const declaration = newestInForce(person.declarations, question);
    if (!declaration) return deny('secrecy', clause);
    declarationId = declaration.id;
  }
  let categories = clause.categories;
  let consentId: string | null = null;
  if (clause.basis.sender.kind === 'consent' || clause.basis.recipient.kind === 'consent') {
    const consent = consentFor(clause, question, person.consents);
    if (typeof consent === 'string') return deny(consent, clause);
    consentId = consent.id;
    categories = clause.categories.filter((category) => consent.categories.includes(category));
  }
  if (person.ageInYears !== undefined && person.ageInYears < ADULT_ENOUGH) return deny('under-age', clause);
  if (person.flags.restricted) return deny('restricted', clause);
  if (person.flags.objected) return deny('objection', clause);
  if (person.flags.addressSecret)
    categories = categories.filter((category) => !ADDRESS_BEARING.has(category));
  return permitFor(clause, occasion.id, consentId, declarationId, categories, person.flags.addressSecret);
}

const permitFor = (
  clause: Clause,
  occasionId: string | null,
  consentId: string | null,
  declarationId: string | null,
  categories: Category[],
  addressSecret: boolean,
): Decision => ({
  permitted: true,
  permit: {
    categories,
    bsn: clause.bsn && categories.includes('bsn'),
    basis: clause.basis.sender.kind,
    clause,
    occasionId,
    consentId,
    declarationId,
    addressSecret,
    dependsOnChoice: dependsOnChoice(clause),
  },
});

export const isOpen = (occasion: OccasionFacts, moment: Date): boolean =>
  occasion.openedAt <= moment &&
  moment < occasion.endsAt &&
  (occasion.closedAt === null || moment < occasion.closedAt);

/** What the document does not say is not assumed: without a birth date nobody is in an age group. */
function isInTargetGroup(group: TargetGroup, person: NonNullable<Question['person']>): boolean {
  if (
    group.youngerThan !== undefined &&
    !(person.ageInYears !== undefined && person.ageInYears < group.youngerThan)
  ) {
    return false;
  }
  return !group.withoutStartQualification || person.hasStartQualification === false;
}

const names = (statement: Statement, question: Question): boolean =>
  statement.recipients.includes(question.recipient) ||
  (statement.includesSuccessors &&
    statement.recipients.some((r) => question.recipientOrPredecessors.includes(r)));

const isWithdrawn = (statement: Statement, moment: Date): boolean =>
  statement.withdrawnAt !== null && statement.withdrawnAt <= moment;

const isInPeriod = (statement: Statement, moment: Date): boolean =>
  statement.givenAt <= moment && moment < statement.validUntil;

const newestFirst = <S extends Statement>(statements: S[]): S[] =>
  [...statements].sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime());

/** A withdrawal beats everything older, here too. */
function newestInForce(declarations: DeclarationFacts[], question: Question): DeclarationFacts | undefined {
  const about = newestFirst(declarations.filter((d) => names(d, question)));
  const lastNo = lastWithdrawal(about, question.moment);
  return about.find(
    (d) => isInPeriod(d, question.moment) && !isWithdrawn(d, question.moment) && d.givenAt.getTime() > lastNo,
  );
}

const lastWithdrawal = (statements: Statement[], moment: Date): number =>
  Math.max(...statements.map((s) => (isWithdrawn(s, moment) ? s.withdrawnAt!.getTime() : -Infinity)));

/**
 * Several consents: a withdrawal beats everything given before it; a refusal overrides what was given before or with it;
 * of what is left the most recent counts.
 */
function consentFor(
  clause: Clause,
  question: Question,
  consents: ConsentFacts[],
): ConsentFacts | RefusalCode {
  const about = newestFirst(consents.filter((c) => c.purpose === clause.purpose && names(c, question)));
  const lastNo = Math.max(
    lastWithdrawal(about, question.moment),
    ...about.map((c) => (c.state === 'refused' ? c.givenAt.getTime() : -Infinity)),
  );
  const given = about.find(
    (c) =>
      c.state === 'given' &&
      isInPeriod(c, question.moment) &&
      !isWithdrawn(c, question.moment) &&
      c.givenAt.getTime() > lastNo,
  );
  // The most recent counts, whatever it is for: one for none of these data is none.
  if (given) return clause.categories.some((one) => given.categories.includes(one)) ? given : 'no-consent';
  return about.some((c) => isWithdrawn(c, question.moment)) ? 'consent-withdrawn' : 'no-consent';
}
