import type { Basis, Category, Purpose, Rail, RecordType, SecrecyGround } from '#kernel';
import { createTimeline, type ConfigVersion, type Timeline } from '#storage';
import type { Keeping } from './retention.rules.js';

export interface StatedBasis {
  kind: Basis;
  statute?: string;
  article?: string;
  /** Of which day the text of the statute is that was read. */
  textOf?: string;
}

/** For whom a statutory clause is meant; tested on the document itself, never on a score. */
export interface TargetGroup {
  youngerThan?: number;
  withoutStartQualification?: boolean;
}

/** One clause of an agreement: what may go from whom to whom, for what, on which basis. */
export interface Clause extends Keeping {
  key: string;
  version: number;
  /** Key of the agreement in which it stands; without that in force there is no clause. */
  agreement: string;
  senders: string[];
  recipients: string[];
  recordType: RecordType;
  purpose: Purpose;
  basis: { sender: StatedBasis; recipient: StatedBasis };
  secrecy: SecrecyGround;
  categories: Category[];
  bsn: boolean;
  informs: {
    who: 'sender' | 'recipient';
    notice: string;
    when?: 'before' | 'at-first-disclosure' | 'within-a-month';
  };
  processingActivity: { sender: string; recipient: string };
  rail: Rail;
  targetGroup?: TargetGroup;
  /** The statute that it names obliges the sender to tell unasked: only then does a `duty` open an occasion under it. */
  notifiesUnasked?: boolean;
  /** A yes that the sender states in its document counts for a consent that the register does not know. */
  acceptsStatement?: boolean;
  /** Also goes for whoever stands in the place of a party that it names. */
  includesSuccessors?: boolean;
  /** `key@version` of the processing activities as they are in force together with the clause. */
  activityVersions?: { sender: string; recipient: string };
}

/** The clauses in force at a moment, found by who, to whom, what and why. */
export interface Agreements {
  clausesFor(question: {
    sender: string;
    recipient: string;
    recordType: RecordType;
    purpose: string;
  }): Clause[];
}

const nameOf = (sender: string, recipient: string, recordType: string, purpose: string): string =>
  `${sender}|${recipient}|${recordType}|${purpose}`;

const NONE: Clause[] = [];

/** Who is meant by a name in a clause, at one moment. */
export interface Parties {
  /** A group is its members; a party is itself. */
  membersOf(party: string): string[];
  successorOf(party: string, recordType: RecordType): string;
  /** Who gets the same beside a party, in a parallel period. */
  alongside(party: string, recordType: RecordType): string[];
}

export function buildAgreements(versions: ConfigVersion[], parties: Parties): Agreements {
  const signed = new Set(versions.filter((one) => one.kind === 'agreement').map(({ key }) => key));
  const activities = new Map(
    versions
      .filter((one) => one.kind === 'processing-activity')
      .map(({ key, version }) => [key, `${key}@${version}`]),
  );
  const clauses = versions
    .filter((version) => version.kind === 'clause' && signed.has(version.content['agreement'] as string))
    .map(
      (version) => ({ ...version.content, key: version.key, version: version.version }) as unknown as Clause,
    )
    .map((clause) => ({ ...clause, activityVersions: activityVersionsOf(clause, activities) }))
    .sort((a, b) => a.key.localeCompare(b.key));
  const found = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const named = partiesOf(clause, parties);
    for (const sender of named(clause.senders)) {
      for (const recipient of named(clause.recipients)) {
        if (sender === recipient) continue;
        const name = nameOf(sender, recipient, clause.recordType, clause.purpose);
        found.set(name, [...(found.get(name) ?? []), clause]);
      }
    }
  }
  return {
    clausesFor: ({ sender, recipient, recordType, purpose }) =>
      found.get(nameOf(sender, recipient, recordType, purpose)) ?? NONE,
  };
}

const partiesOf =
  ({ recordType, includesSuccessors }: Clause, { membersOf, successorOf, alongside }: Parties) =>
  (names: string[]): string[] => {
    const members = names.flatMap(membersOf);
    if (!includesSuccessors) return [...new Set(members)];
    const others = members.flatMap((party) => [
      successorOf(party, recordType),
      ...alongside(party, recordType),
    ]);
    return [...new Set([...members, ...others])];
  };

/** One that is named and not in force is named without a version. */
const activityVersionsOf = (
  { processingActivity: { sender, recipient } }: Clause,
  inForce: ReadonlyMap<string, string>,
): { sender: string; recipient: string } => ({
  sender: inForce.get(sender) ?? sender,
  recipient: inForce.get(recipient) ?? recipient,
});

export const agreementsTimeline = (
  versions: ConfigVersion[],
  partiesAt: (moment: Date) => Parties,
): Timeline<Agreements> =>
  createTimeline(versions, (inForce, moment) => buildAgreements(inForce, partiesAt(moment)));

/** The basis of one side or both is the consent of the person. */
export const isByConsent = ({ basis }: Clause): boolean =>
  basis.sender.kind === 'consent' || basis.recipient.kind === 'consent';

/** Whether what becomes of a record under this clause can depend on what the person chose. */
export const dependsOnChoice = (clause: Clause): boolean =>
  isByConsent(clause) || clause.secrecy === 'declaration';
