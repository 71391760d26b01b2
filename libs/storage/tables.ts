import type { ColumnType, Generated } from 'kysely';
import type { BatchTables } from './batch-tables.js';
import type { ParallelOutcomeTable } from './tables-drafts.js';
import type { ConfigApprovalTable, ConfigDraftTable, ConfigVersionTable } from './tables-drafts.js';
import type { DeliveryTables } from './tables-delivery.js';
import type { IncidentTables } from './tables-incidents.js';
import type { IdentityTables } from './tables-identity.js';
import type { ReaderTables } from './tables-readers.js';
import type { DeskTables } from './tables-desk.js';
import type { PeopleTables } from './tables-people.js';
import type { RetentionTables } from './tables-retention.js';
import type { RightsTables } from './tables-rights.js';
import type { SealTables } from './tables-seal.js';

/** One interface a table; docs/architecture.md says what each is for, migrations/ how each is made. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Jsonb<T> = ColumnType<T, string, string>;
type NullableJsonb<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface ConfigRevisionTable {
  only_row: boolean;
  revision: ColumnType<string, string | number, string | number>;
}

export interface DataKeyTable {
  id: string;
  owner: string;
  wrapped: Buffer | null;
  made_at: Timestamp;
  destroyed_at: NullableTimestamp;
}

export interface SubjectTable {
  id: string;
  controller: string;
  record_id: string;
  bsn_hash: Buffer | null;
  bsn_sealed: Buffer | null;
  key_id: string;
  restricted: Generated<boolean>;
  objected: Generated<boolean>;
  address_secret: Generated<boolean>;
  case_restricted: Generated<boolean>;
  objected_to: Generated<string[]>;
  stopped_for: Generated<string[]>;
  made_at: Timestamp;
  erased_at: NullableTimestamp;
}

export interface OccasionTable {
  id: string;
  kind: string;
  source: string;
  recipient: string;
  desk: string | null;
  purpose: string;
  help_request: string | null;
  opened_by: string;
  subject_id: string | null;
  record_id: string | null;
  bsn_hash: Buffer | null;
  opened_at: Timestamp;
  ends_at: Timestamp;
  active_at: Timestamp;
  closed_at: NullableTimestamp;
  cleared_at: NullableTimestamp;
  /** Of what is only shown at a desk. */
  view_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Of an introduction: a digest of the id of the vacancy that it is for. */
  vacancy: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ConsentTable {
  id: string;
  subject_id: string;
  purpose: string;
  recipients: string[];
  categories: string[];
  includes_successors: boolean;
  state: 'given' | 'refused';
  given_at: Timestamp;
  valid_until: Timestamp;
  withdrawn_at: NullableTimestamp;
  evidence: Jsonb<Record<string, unknown>>;
  renews: string | null;
  registered_by: Generated<string>;
  expired_at: NullableTimestamp;
  exceptions: Jsonb<unknown[]>;
}

export interface DeclarationTable {
  id: string;
  subject_id: string;
  recipients: string[];
  includes_successors: boolean;
  given_at: Timestamp;
  valid_until: Timestamp;
  withdrawn_at: NullableTimestamp;
  evidence: Jsonb<Record<string, unknown>>;
}

export interface RecordTable {
  pk: Generated<string>;
  controller: string;
  record_type: string;
  record_id: string;
  last_seq: ColumnType<string, string | number, string | number>;
  content_digest: Buffer | null;
  content_seq: string | null;
  outcome_digest: Buffer | null;
  batch_id: string | null;
}

export interface ReceiptTable {
  controller: string;
  sender_id: string;
  message_id: string;
  digest: Buffer;
}

export interface MessageTable {
  id: string;
  controller: string;
  connection: string;
  record_type: string;
  action: 'publish' | 'withdraw';
  contract: string;
  sender_id: string;
  record_pk: string;
  seq: string;
  subject_id: string | null;
  key_id: string;
  document: Buffer | null;
  state: 'accepted' | 'distributed' | 'held' | 'dead';
  held_code: string | null;
  losses: NullableJsonb<unknown[]>;
  trace_id: string;
  accepted_at: Timestamp;
  distributed_at: NullableTimestamp;
  purged_at: NullableTimestamp;
  kept_for: ColumnType<unknown, string | null | undefined, string | null>;
  purge_at: NullableTimestamp;
  contact_withheld: Generated<boolean>;
  batch_id: string | null;
}

export type DeliveryState = 'planned' | 'delivered' | 'withdrawn' | 'superseded' | 'dead';

export interface DeliveryTable {
  id: string;
  kind: 'document' | 'retraction' | 'closing' | 'answer';
  message_id: string;
  sender: string;
  recipient: string;
  meant_for: string | null;
  lane: string;
  contract: string;
  record_type: string;
  purpose: string;
  clause: string | null;
  occasion_id: string | null;
  consent_id: string | null;
  subject_id: string | null;
  record_pk: string;
  seq: string;
  place: number;
  retracts: string | null;
  reports: string | null;
  /** Of a delivery that its recipient asked for again: which one. */
  replay_of: string | null;
  action: string | null;
  says: NullableJsonb<Record<string, string>>;
  state: DeliveryState;
  code: string | null;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  under_way_until: NullableTimestamp;
  lease_id: string | null;
  body_digest: Buffer | null;
  losses: NullableJsonb<unknown[]>;
  dropped: NullableJsonb<Record<string, number>>;
  answer: string | null;
  trace_id: string;
  planned_at: Timestamp;
  settled_at: NullableTimestamp;
  is_bulk: Generated<boolean>;
  mapping_in: Generated<number>;
  mapping_out: Generated<number>;
}

export interface AttemptTable {
  delivery_id: string;
  number: number;
  started_at: Timestamp;
  ended_at: Timestamp;
  result: string;
  status: number | null;
  reason: string | null;
}

export interface DecisionTable {
  id: string;
  moment: Timestamp;
  stage: 'open' | 'distribute' | 'deliver' | 'evaluate';
  message_id: string | null;
  delivery_id: string | null;
  occasion_id: string | null;
  consent_id: string | null;
  subject_id: string | null;
  sender: string;
  recipient: string;
  record_type: string;
  purpose: string;
  permitted: boolean;
  code: string | null;
  basis: string | null;
  categories: string[];
  versions: Jsonb<Record<string, unknown>>;
  trace_id: string;
  salt: Buffer;
}

export interface AuditEventTable {
  id: string;
  moment: Timestamp;
  log: 'audit' | 'decision';
  action: string;
  actor: string;
  origin: string | null;
  object: string;
  result: string;
  organisations: string[];
  details: Jsonb<Record<string, unknown>>;
  decision_id: string | null;
  decision_digest: Buffer | null;
  trace_id: string | null;
  salt: Buffer;
}

export interface Tables
  extends
    BatchTables,
    DeliveryTables,
    SealTables,
    IdentityTables,
    IncidentTables,
    PeopleTables,
    DeskTables,
    ReaderTables,
    RetentionTables,
    RightsTables {
  config_version: ConfigVersionTable;
  schema_floor: { only_row: boolean; needs: string; set_by: string };
  config_revision: ConfigRevisionTable;
  config_draft: ConfigDraftTable;
  config_approval: ConfigApprovalTable;
  parallel_outcome: ParallelOutcomeTable;
  data_key: DataKeyTable;
  subject: SubjectTable;
  occasion: OccasionTable;
  consent: ConsentTable;
  declaration: DeclarationTable;
  record: RecordTable;
  receipt: ReceiptTable;
  message: MessageTable;
  delivery: DeliveryTable;
  attempt: AttemptTable;
  decision: DecisionTable;
  audit_event: AuditEventTable;
}
