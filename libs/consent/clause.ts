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
  const clauses = versions
    .filter((version) => version.kind === 'clause')
    .map(
      (version) => ({ ...version.content, key: version.key, version: version.version }) as unknown as Clause,
    )
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

export const agreementsTimeline = (
  versions: ConfigVersion[],
  membersAt: (moment: Date) => (party: string) => string[],
): Timeline<Agreements> =>
  createTimeline(versions, (inForce, moment) => buildAgreements(inForce, membersAt(moment)));

/** Whether what becomes of a record under this clause can depend on what the person chose. */
export const dependsOnChoice = (clause: Clause): boolean =>
  clause.basis.sender.kind === 'consent' ||
  clause.basis.recipient.kind === 'consent' ||
  clause.secrecy === 'declaration';
