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

export interface PeopleTables {
  consent_invitation: ConsentInvitationTable;
}
