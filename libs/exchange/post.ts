import type { Decision, Occasion, Permit, Question } from '#consent';
import type { Contract } from '#contracts';
import type { Json, JsonObject, RecordType, RefusalCode } from '#kernel';
import type { Connection, Directory } from '#partners';
import type { Loss } from '#translation';
import type { Advice } from './contact.rules.js';

/** Who stands at the counter: the connection that a valid access token names, and where it calls from. */
export interface Caller {
  connection: Connection;
  directory: Directory;
  scopes: ReadonlySet<string>;
  origin: string;
  /** Of the request; a file that is read later has its own. */
  traceId?: string;
}

/** Who says something about a person: a connection, for a controller. */
export interface Speaker {
  controller: string;
  actor: string;
  origin: string;
  /** Of the request in which it is said; what nobody asked for has none. */
  traceId?: string;
}

export type StatementKind = 'consent' | 'declaration';

/** A withdrawal that was committed, and the lanes in which somebody is to be told. */
export interface Withdrawn {
  subjectId: string;
  /** When this was asked, whether or not the person had taken it back before. */
  withdrawnAt: Date;
  /** When it was taken back first: for the privacy officer of the controller alone. */
  firstAt: Date;
  lanes: string[];
}

/** What lies on the counter: an event in an envelope, not looked into yet. */
export interface Incoming {
  senderId: string;
  source: string;
  recordType: RecordType;
  action: 'publish' | 'withdraw';
  contractRef: string;
  /** Without `flags` nothing is said about them: what was said last goes on. */
  subject: {
    recordId: string;
    /** The sender's own record id of the person, of a record that has an id of its own (an introduction). */
    person?: string;
    bsn?: string;
    flags?: SubjectFlag[];
  };
  /** The document: bytes in the partner's own form, or a value that was read with the envelope. */
  body: { bytes: Buffer } | { value: Json };
  traceId: string;
  /** The span of the caller, as its traceparent names it. */
  parentSpan?: string;
}

export const SUBJECT_FLAGS = ['address-secrecy', 'restricted', 'objection'] as const;
export type SubjectFlag = (typeof SUBJECT_FLAGS)[number];

/** An incoming message of which everything is known that can be known without the database. */
export interface Checked extends Omit<Incoming, 'body'> {
  controller: string;
  connection: string;
  /** Who says it, where that is no connection. */
  actor?: string;
  contract: Contract;
  document: Json | null;
  origin: string;
  /** For an occasion: the record id of the person it is about, whose entry holds the key. */
  personRecordId?: string;
  /** Of a record that came in a file: which one. */
  batchId?: string;
}

/** A message at the counter whose connection, controller and contract are known. */
export interface Recognised extends Omit<Checked, 'document'> {
  incoming: Incoming;
  document: Checked['document'];
}

export interface Receipt {
  messageId: string;
  state: 'accepted' | 'distributed' | 'held' | 'dead';
  recordType: RecordType;
  /** True when the same message was accepted before: this is the first receipt again. */
  repeated: boolean;
  /** What the sender could do better. */
  advice?: Advice[];
}

/** An accepted message, opened for distribution. */
export interface OpenMessage {
  id: string;
  /** In which form it came: ref@version. */
  contract: string;
  controller: string;
  recordType: RecordType;
  action: 'publish' | 'withdraw';
  recordPk: string;
  recordId: string;
  seq: string;
  subjectId: string | null;
  traceId: string;
  /** The file in which it came; null where it came by itself. */
  batchId: string | null;
  /** The version of the table by which it got its canonical form; 0: as shipped. */
  mappingIn: number;
  /** Canonical form and what was lost on the way to it; null for a withdrawal. */
  canonical: JsonObject | null;
  losses: Loss[];
  /** The sender states in it that the person said yes. */
  statedBySender: boolean;
}

/** One recipient that a message could go to, and the question whether it may. */
export interface Candidate {
  message: OpenMessage;
  recipient: string;
  desk: string | null;
  occasion: Occasion | null;
  question: Question;
  supersede: boolean;
  /** The party that was named, where another stands in its place: to it the post goes back when that is turned back. */
  meantFor?: string;
  /** In a parallel period: the party beside which this one gets it. */
  alongside?: string;
  /** Of a correction report: the delivery that it is about, and the entry of the person at the recipient. */
  reports?: { deliveryId: string; subjectId: string };
}

export interface DecidedCandidate extends Candidate {
  decision: Decision;
}

/** A delivery that was claimed: its row, joined with what is needed to decide and build it. */
export interface DueDelivery {
  id: string;
  kind: 'document' | 'retraction' | 'closing' | 'answer';
  messageId: string;
  sender: string;
  recipient: string;
  /** The party that was named for it, where another stands in its place. */
  meantFor: string | null;
  lane: string;
  contract: string;
  recordType: RecordType;
  purpose: string;
  occasionId: string | null;
  subjectId: string | null;
  recordPk: string;
  recordId: string;
  seq: string;
  /** Counts what this recipient gets about this record; its gaps, unlike those of `seq`, say nothing about others. */
  place: number;
  /** Of a correction report: what the record that it is about is called at the recipient. */
  reportedRecordId: string | null;
  /** Under whose pseudonym the person or record is known to the recipient: of a retraction, whoever got the data. */
  knownTo: string;
  action: 'stop-using' | 'delete' | 'correct' | null;
  /** Of the word that an occasion is over: what it says beside that. */
  says: Record<string, string> | null;
  attempts: number;
  bodyDigest: Buffer | null;
  senderContract: string;
  /** By which versions of the two tables it is translated, as it was planned. */
  mappingIn: number;
  mappingOut: number;
  /** False when it was purged; the document itself is read when it is not in memory. */
  hasDocument: boolean;
  /** What it says of contact persons does not go: one of them asked for that. */
  contactWithheld: boolean | null;
  /** How long it stays after it is final, in milliseconds; null where there is no document. */
  keptFor: number | null;
  keyId: string;
  wrappedKey: Buffer | null;
  acceptedAt: Date;
  plannedAt: Date;
  traceId: string;
  /** Of post that goes again: which delivery it was. */
  replayOf: string | null;
  /** Its recipient is told to delete it, or to use it no more: it does not go any more. Known of what is to go. */
  isTakenBack?: boolean;
}

/** What became of a due delivery when it was decided again and built. */
export type Prepared =
  | {
      due: DueDelivery;
      outcome: 'ready';
      decision: Decision;
      body: string;
      digest: Buffer;
      losses: Loss[];
      dropped: Record<string, number>;
    }
  | { due: DueDelivery; outcome: 'changed'; decision: Decision }
  | { due: DueDelivery; outcome: 'moved'; successor: string }
  | {
      due: DueDelivery;
      outcome: 'stopped';
      decision: Decision;
      /** None where nothing was refused: it was taken back. */
      code: RefusalCode | null;
      state: 'withdrawn' | 'dead';
      losses: Loss[];
    };

export type Ready = Extract<Prepared, { outcome: 'ready' }>;

export type { Permit };

/** A due delivery whose document could be opened. */
export interface OpenDelivery {
  canonical: Checked['document'];
  statedBySender: boolean;
}

/** What goes through minimising and translating, once it was permitted again. */
export interface PermittedDelivery extends OpenDelivery {
  outcome: 'permitted';
  due: DueDelivery;
  decision: Ready['decision'];
  losses: Ready['losses'];
  dropped: Ready['dropped'];
}
