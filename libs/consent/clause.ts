import type { Basis, Category, Purpose, Rail, RecordType, SecrecyGround } from '#kernel';
import { createTimeline, type ConfigVersion, type Timeline } from '#storage';

export interface StatedBasis {
  kind: Basis;
  statute?: string;
  article?: string;
}

/** For whom a statutory clause is meant; tested on the document itself, never on a score. */
export interface TargetGroup {
  youngerThan?: number;
  withoutStartQualification?: boolean;
}

/** One clause of an agreement: what may go from whom to whom, for what, on which basis. */
export interface Clause {
  key: string;
  version: number;
  agreement: string;
  senders: string[];
  recipients: string[];
  recordType: RecordType;
  purpose: Purpose;
  basis: { sender: StatedBasis; recipient: StatedBasis };
  secrecy: SecrecyGround;
  categories: Category[];
  bsn: boolean;
  /** ISO 8601 duration: how long the recipient may keep it. */
  retention: string;
  informs: { who: 'sender' | 'recipient'; notice: string };
  processingActivity: { sender: string; recipient: string };
  rail: Rail;
  targetGroup?: TargetGroup;
  /** The statute that it names obliges the sender to tell unasked: only then does a `duty` open an occasion under it. */
  notifiesUnasked?: boolean;
  /** A yes that the sender states in its document counts for a consent that the register does not know. */
  acceptsStatement?: boolean;
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

/** `membersOf` turns a group into its members of that moment; a party into itself. */
export function buildAgreements(
  versions: ConfigVersion[],
  membersOf: (party: string) => string[],
): Agreements {
  const activities = new Map(
    versions
      .filter((one) => one.kind === 'processing-activity')
      .map(({ key, version }) => [key, `${key}@${version}`]),
  );
  const clauses = versions
    .filter((version) => version.kind === 'clause')
    .map(
      (version) => ({ ...version.content, key: version.key, version: version.version }) as unknown as Clause,
    )
    .map((clause) => ({ ...clause, activityVersions: activityVersionsOf(clause, activities) }))
    .sort((a, b) => a.key.localeCompare(b.key));
  const found = new Map<string, Clause[]>();
  for (const clause of clauses) {
    for (const sender of clause.senders.flatMap(membersOf)) {
      for (const recipient of clause.recipients.flatMap(membersOf)) {
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
  membersAt: (moment: Date) => (party: string) => string[],
): Timeline<Agreements> =>
  createTimeline(versions, (inForce, moment) => buildAgreements(inForce, membersAt(moment)));

/** The basis of one side or both is the consent of the person. */
export const isByConsent = ({ basis }: Clause): boolean =>
  basis.sender.kind === 'consent' || basis.recipient.kind === 'consent';

/** Whether what becomes of a record under this clause can depend on what the person chose. */
export const dependsOnChoice = (clause: Clause): boolean =>
  isByConsent(clause) || clause.secrecy === 'declaration';
