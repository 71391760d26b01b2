import type { ColumnType, Generated } from 'kysely';

/** Tables about what people said and how they are known; migrations 0043 to 0047 make them. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Jsonb<T> = ColumnType<T, string, string>;

export interface ConsentInvitationTable {
  id: string;
  controller: string;
  subject_id: string;
  purpose: string;
  offers: Jsonb<Record<string, unknown>[]>;
  asked_by: string;
  request: string;
  made_by: string;
  made_at: Timestamp;
  expires_at: Timestamp;
  answered_at: NullableTimestamp;
  void_at: NullableTimestamp;
  code_locator: Buffer;
  code_secret: Buffer;
  code_tries: Generated<number>;
  receipt_locator: Buffer | null;
  receipt_secret: Buffer | null;
  receipt_tries: Generated<number>;
  consents: Generated<string[]>;
  declarations: Generated<string[]>;
}

export interface LinkTable {
  occasion_id: string;
  source: string;
  other: string;
  other_record_id: string;
  how: 'bsn' | 'code' | 'referral' | 'none';
  made_at: Timestamp;
  doubted_at: NullableTimestamp;
  cut_at: NullableTimestamp;
  cut_by: string | null;
  cut_subject_id: string | null;
}

export interface LinkCodeTable {
  id: string;
  controller: string;
  subject_id: string;
  code_locator: Buffer;
  code_secret: Buffer;
  tries: Generated<number>;
  made_by: string;
  made_at: Timestamp;
  expires_at: Timestamp;
  used_at: NullableTimestamp;
}

export interface RetractionTable {
  delivery_id: string;
  source: string;
  due_at: Timestamp;
  reminder_id: string | null;
  reminders: Generated<number>;
  escalated_at: NullableTimestamp;
  answer: string | null;
  answered_at: NullableTimestamp;
  request_id: string | null;
  incident_id: string | null;
}

export interface PeopleTables {
  retraction: RetractionTable;
  link: LinkTable;
  link_code: LinkCodeTable;
  consent_invitation: ConsentInvitationTable;
}
