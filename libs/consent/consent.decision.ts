import type { Basis, Category, RecordType } from '#kernel';
import { dependsOnChoice, isByConsent, type Clause, type TargetGroup } from './clause.js';
import type { DecisionCode } from './explain.rules.js';
import {
  consentFor,
  declarationFor,
  type ConsentFacts,
  type DeclarationFacts,
  type NoConsent,
  type StandingConsent,
} from './statement.rules.js';

/** What is asked: may these data go from sender to recipient, for this purpose, on this occasion, at this moment? */
export interface Question {
  sender: string;
  recipient: string;
  /** The recipient and everyone whom it succeeds: a consent that says so goes along. */
  recipientOrPredecessors: string[];
  recordType: RecordType;
  purpose: string;
  moment: Date;
  /** Of a business record: a contact person in it asked that what is said of them does not go. */
  contactWithheld?: boolean;
  /** Absent for business records. */
  person?: {
    occasion?: OccasionFacts;
    consents: ConsentFacts[];
    declarations: DeclarationFacts[];
    flags: PersonFlags;
    /** What the document itself says; absent where it does not. */
    ageInYears?: number;
    hasStartQualification?: boolean;
    /** The sender states in the document that the person said yes. */
    statedBySender?: boolean;
  };
}

/** What holds for a person whatever it stands on. */
export interface PersonFlags {
  restricted: boolean;
  objected: boolean;
  addressSecret: boolean;
  /** Purposes to which the person objects, or for which it is on the stop-list; `*`: every purpose. */
  objectedTo?: string[];
}

export interface OccasionFacts {
  id: string;
  kind?: string;
  openedAt: Date;
  endsAt: Date;
  closedAt: Date | null;
  /** Of the entry that it was found by a BSN, the source says another BSN now: nothing goes on it. */
  isOfAnother?: boolean;
}

/** Which occasion and which of the person's statements an answer stands on. */
export interface Grounding {
  occasionId: string | null;
  consentId: string | null;
  declarationId: string | null;
}

export interface Permit extends Grounding {
  categories: Category[];
  bsn: boolean;
  basis: Basis;
  clause: Clause;
  addressSecret: boolean;
  dependsOnChoice: boolean;
  /** It stands on what the sender stated, not on a consent in the register. */
  statedBySender: boolean;
}

export interface Denial extends Partial<Grounding> {
  code: DecisionCode;
  /** The clause that came furthest; absent when there was none. */
  clause?: Clause;
}

export type Decision = { permitted: true; permit: Permit } | { permitted: false; denial: Denial };

const ADULT_ENOUGH = 16;
const ADULT = 18;
/** In words of their own anything may stand, and nobody can see that no address does. */
const ADDRESS_BEARING: ReadonlySet<Category> = new Set<Category>(['address', 'free-text']);

/** How far a question came before it was refused: of several clauses the one that came furthest gives the reason. */
const ORDER: ReadonlyMap<DecisionCode, number> = new Map(
  (
    [
      'no-agreement',
      'wrong-rail',
      'not-in-target-group',
      'no-occasion',
      'secrecy',
      'no-consent',
      'consent-withdrawn',
      'restricted',
      'objection',
      'under-age',
    ] as const
  ).map((code, place) => [code, place]),
);
const placeOf = ({ code }: Denial): number => ORDER.get(code) ?? -1;

/** Clauses that ask no choice go first: what they permit must not look different for somebody who also consented. */
const CHOICE_LAST = [false, true];

/**
 * The decision. Pure and the only one: routing, sending and asking "why" all come here. Default deny.
 * Source of the order: GDPR 5, 6 and 9, the secrecy duties of the work and income laws; docs/decision.md.
 */
export function decide(question: Question, clauses: Clause[]): Decision {
  const standing = standingOf(question);
  let furthest: Denial = { code: 'no-agreement' };
  for (const isChoice of CHOICE_LAST) {
    for (const clause of clauses) {
      if (dependsOnChoice(clause) !== isChoice) continue;
      const answer = decideUnder(clause, question, standing);
      if (!('code' in answer)) return { permitted: true, permit: answer };
      if (placeOf(answer) > placeOf(furthest)) furthest = answer;
    }
  }
  return { permitted: false, denial: furthest };
}

/** What is the same under every clause: whether the occasion is open, and what the person said. Looked up once, when needed. */
interface Standing {
  occasionIsOpen(): boolean;
  consent(): StandingConsent | NoConsent;
  declaration(): ReturnType<typeof declarationFor>;
}

function standingOf(question: Question): Standing {
  const occasion = question.person?.occasion;
  let occasionIsOpen: boolean | undefined;
  let consent: StandingConsent | NoConsent | undefined;
  let declaration: ReturnType<typeof declarationFor> | undefined;
  return {
    occasionIsOpen: () => (occasionIsOpen ??= occasion !== undefined && isOpen(occasion, question.moment)),
    consent: () => (consent ??= consentFor(countingOf(question.person), question)),
    declaration: () => (declaration ??= declarationFor(question.person?.declarations ?? [], question)),
  };
}

/** Who is 16 or 17 consents for itself: a yes of somebody else is none. A no, whoever said it, stands. */
const countingOf = (person: Question['person']): ConsentFacts[] => {
  const { consents = [], ageInYears } = person ?? {};
  if (ageInYears === undefined || ageInYears < ADULT_ENOUGH || ageInYears >= ADULT) return consents;
  return consents.filter(
    ({ state, givenBy, withdrawnAt }) =>
      state !== 'given' || givenBy !== 'representative' || withdrawnAt !== null,
  );
};

function decideUnder(clause: Clause, question: Question, standing: Standing): Permit | Denial {
  if (clause.rail !== 'hub') return { code: 'wrong-rail', clause };
  const { person } = question;
  if (!person) {
    const isKept = (category: Category): boolean =>
      !question.contactWithheld || category !== 'employer-contact';
    return permitFor(clause, NOTHING, clause.categories.filter(isKept), false);
  }
  if (clause.targetGroup && !isInTargetGroup(clause.targetGroup, person))
    return { code: 'not-in-target-group', clause };
  const { occasion } = person;
  const occasionId = occasion?.id ?? null;
  // A duty to tell unasked opens the way for the clause that names that duty, and for no other.
  const isOpenHere = occasion?.kind !== 'duty' || clause.notifiesUnasked === true;
  if (!isOpenHere || !standing.occasionIsOpen()) return { code: 'no-occasion', clause, occasionId };

  let declarationId: string | null = null;
  if (clause.secrecy === 'declaration') {
    const declaration = standing.declaration();
    if (!declaration.lifts)
      return { code: 'secrecy', clause, occasionId, declarationId: declaration.lastWord };
    declarationId = declaration.lifts.id;
  }
  let { categories } = clause;
  let consentId: string | null = null;
  let statedBySender = false;
  if (isByConsent(clause)) {
    const consent = standing.consent();
    statedBySender = 'code' in consent && countsAsStated(clause, person, consent);
    if ('code' in consent) {
      if (!statedBySender)
        return { code: consent.code, clause, occasionId, consentId: consent.lastWord, declarationId };
    } else {
      consentId = consent.id;
      categories = clause.categories.filter((category) => consent.permits(category));
      // A yes to none of these data is none.
      if (categories.length === 0)
        return { code: 'no-consent', clause, occasionId, consentId, declarationId };
    }
  }
  const grounding = { occasionId, consentId, declarationId };
  const { flags, ageInYears } = person;
  if (flags.restricted) return { code: 'restricted', clause, ...grounding };
  if (flags.objected || objectsTo(flags, question.purpose))
    return { code: 'objection', clause, ...grounding };
  if (flags.addressSecret) categories = categories.filter((category) => !ADDRESS_BEARING.has(category));
  if (ageInYears !== undefined && ageInYears < ADULT_ENOUGH)
    return { code: 'under-age', clause, ...grounding };
  return { ...permitFor(clause, grounding, categories, flags.addressSecret), statedBySender };
}

const objectsTo = ({ objectedTo = [] }: PersonFlags, purpose: string): boolean =>
  objectedTo.includes('*') || objectedTo.includes(purpose);

const NOTHING: Grounding = { occasionId: null, consentId: null, declarationId: null };

const permitFor = (
  clause: Clause,
  { occasionId, consentId, declarationId }: Grounding,
  categories: Category[],
  addressSecret: boolean,
): Permit => ({
  categories,
  bsn: clause.bsn && categories.includes('bsn'),
  basis: clause.basis.sender.kind,
  clause,
  occasionId,
  consentId,
  declarationId,
  addressSecret,
  dependsOnChoice: dependsOnChoice(clause),
  statedBySender: false,
});

/** Only where the clause says so, and only as long as the person has never said anything about this itself. */
const countsAsStated = (
  clause: Clause,
  { statedBySender }: NonNullable<Question['person']>,
  { code, lastWord }: NoConsent,
): boolean =>
  clause.acceptsStatement === true && statedBySender === true && code === 'no-consent' && lastWord === null;

export function isOpen({ openedAt, endsAt, closedAt, isOfAnother }: OccasionFacts, moment: Date): boolean {
  const now = moment.getTime();
  return (
    isOfAnother !== true &&
    openedAt.getTime() <= now &&
    now < endsAt.getTime() &&
    (closedAt === null || now < closedAt.getTime())
  );
}

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
