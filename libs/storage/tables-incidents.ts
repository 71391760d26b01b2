import type { ColumnType, Generated } from 'kysely';

/** What went wrong, whom it touched, and what lets nobody in any more; migrations 0110 to 0112 and 0170 make them. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** What is barred: its kind says what the key names. */
export const BAR_KINDS = ['connection', 'client', 'mandate', 'role-mapping', 'person'] as const;
export type BarKind = (typeof BAR_KINDS)[number];

export interface AccessBarTable {
  id: string;
  kind: BarKind;
  key: string;
  role: string | null;
  party: string | null;
  incident_id: string | null;
  review_id: string | null;
  made_at: Timestamp;
  made_by: string;
  ended_at: NullableTimestamp;
  ended_by: string | null;
}

export interface IncidentTable {
  id: string;
  /** The controller whose it is; of whoever runs the hub `hub:operator`. */
  controller: string;
  /** The report that this came of; null: this is it. */
  root_id: string | null;
  kind: string;
  state: string;
  object: string;
  scope: ColumnType<Record<string, unknown>, string | undefined, string>;
  recipients: string[];
  senders: Generated<string[]>;
  categories: string[];
  deliveries: number;
  people: Generated<number>;
  first_at: NullableTimestamp;
  last_at: NullableTimestamp;
  made_at: Timestamp;
  made_by: Generated<string>;
  discovered_at: Timestamp;
  due_at: Timestamp;
  confirmed_at: NullableTimestamp;
  confirmed_by: string | null;
  list_read_at: NullableTimestamp;
  closed_at: NullableTimestamp;
  closed_by: string | null;
  outcome: string | null;
  authority: string | null;
  people_told: string | null;
  soon_told_at: NullableTimestamp;
  late_told_at: NullableTimestamp;
}

export interface IncidentTouchedTable {
  id: Generated<string>;
  incident_id: string;
  side: 'gave' | 'got';
  subject_id: string | null;
  record_pk: string;
  record_type: string;
  other: string | null;
  categories: string[];
  deliveries: number;
  first_at: Timestamp;
  last_at: Timestamp;
}

export interface AccessUseTable {
  kind: 'person' | 'role-mapping' | 'client' | 'connection';
  key: string;
  role: Generated<string>;
  party: Generated<string>;
  first_at: Timestamp;
  last_at: Timestamp;
}

export interface AccessReviewTable {
  id: string;
  party: string;
  begun_at: Timestamp;
  begun_by: string;
  due_at: Timestamp;
  done_at: NullableTimestamp;
  late_told_at: NullableTimestamp;
}

export interface AccessReviewEntryTable {
  id: string;
  review_id: string;
  kind: 'person' | 'role-mapping' | 'mandate';
  key: string;
  role: string | null;
  answer: 'confirmed' | 'removed' | null;
  answered_at: NullableTimestamp;
  answered_by: string | null;
  reason: string | null;
  bar_id: string | null;
}

export interface IncidentTables {
  access_bar: AccessBarTable;
  incident: IncidentTable;
  incident_touched: IncidentTouchedTable;
  access_use: AccessUseTable;
  access_review: AccessReviewTable;
  access_review_entry: AccessReviewEntryTable;
}
