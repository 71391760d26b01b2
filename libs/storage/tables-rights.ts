import type { ColumnType, Generated } from 'kysely';

/** Tables about what people ask of a controller about their own data; migrations 0100 and on make them. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface RightsRequestTable {
  id: string;
  controller: string;
  kind: string;
  subject_id: string | null;
  record_id: string | null;
  contact_id: string | null;
  about: Generated<'person' | 'contact'>;
  purposes: Generated<string[]>;
  how: string;
  noted_by: string;
  given_by: string;
  representation: string | null;
  received_by: string;
  received_at: Timestamp;
  due_at: Timestamp;
  extension: string | null;
  state: 'received' | 'decided' | 'executed' | 'closed';
  decision: 'granted' | 'partly' | 'refused' | null;
  ground: string | null;
  decided_by: string | null;
  decided_at: NullableTimestamp;
  executed_by: string | null;
  executed_at: NullableTimestamp;
  lifted_at: NullableTimestamp;
  closed_at: NullableTimestamp;
  soon_told_at: NullableTimestamp;
  late_told_at: NullableTimestamp;
}

export interface StopListTable {
  id: string;
  controller: string;
  hash: Buffer;
  purposes: string[] | null;
  request_id: string | null;
  made_at: Timestamp;
  lifted_at: NullableTimestamp;
  lifted_by: string | null;
}

export interface LegalHoldTable {
  id: string;
  controller: string;
  ground: string;
  reference: string;
  made_at: Timestamp;
  made_by: string;
  ended_at: NullableTimestamp;
  ended_by: string | null;
}

export interface RightsTables {
  rights_request: RightsRequestTable;
  stop_list: StopListTable;
  legal_hold: LegalHoldTable;
}
