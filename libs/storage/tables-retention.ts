import type { ColumnType, Generated } from 'kysely';

/** Tables about how long what is kept, and who is to be told what; migrations 0120 and on make them. */

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface LanePurgeTable {
  lane: string;
  planned_until: Timestamp;
  purged_at: Timestamp;
}

export interface ToInformTable {
  id: string;
  organisation: string;
  subject_id: string | null;
  contact_id: string | null;
  record_pk: string | null;
  sender: string;
  recipient: string;
  occasion_id: string | null;
  purpose: string;
  record_type: string;
  categories: string[];
  basis: string;
  clause: string;
  clause_version: number;
  notice: string;
  disclosed_at: Timestamp;
  due_at: Timestamp;
  done_at: NullableTimestamp;
  done_by: string | null;
  informed_at: NullableTimestamp;
  how: string | null;
  ground: string | null;
  noted_by: string | null;
  given_to: string | null;
  notice_given: string | null;
  soon_told_at: NullableTimestamp;
  late_told_at: NullableTimestamp;
}

export interface NoticeGivenTable {
  id: string;
  organisation: string;
  record_id: string | null;
  notice: string;
  notice_given: string;
  informed_at: Timestamp;
  how: string;
  noted_by: string;
  given_to: string;
  said_at: Timestamp;
  said_by: string;
}

export interface ContactPersonTable {
  id: string;
  controller: string;
  email_hash: Buffer | null;
  restricted: Generated<boolean>;
  objected: Generated<boolean>;
  made_at: Timestamp;
  erased_at: NullableTimestamp;
}

export interface ContactNamedTable {
  contact_id: string;
  record_pk: string;
  record_type: string;
  first_at: Timestamp;
  last_at: Timestamp;
  ends_at: NullableTimestamp;
  list_at: NullableTimestamp;
}

export interface RetentionTables {
  contact_named: ContactNamedTable;
  contact_person: ContactPersonTable;
  lane_purge: LanePurgeTable;
  notice_given: NoticeGivenTable;
  to_inform: ToInformTable;
}
