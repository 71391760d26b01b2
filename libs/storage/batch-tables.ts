import type { ColumnType, Generated } from 'kysely';

/** The tables of files of many records: migrations/0030-batches.ts says how they are made. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export type BatchState = 'receiving' | 'waiting' | 'working' | 'finished' | 'stopped';

export interface BatchTable {
  id: string;
  controller: string;
  connection: string;
  origin: string;
  sender_id: string;
  record_type: string;
  contract: string;
  form: 'ndjson' | 'csv' | 'xlsx' | 'xml';
  options: ColumnType<Record<string, unknown>, string, string>;
  digest: Buffer | null;
  wrapped_key: Buffer | null;
  bytes: ColumnType<string, string | number | undefined, string | number>;
  state: BatchState;
  code: string | null;
  line: number | null;
  detail: string | null;
  seen: Generated<number>;
  taken: Generated<number>;
  unchanged: Generated<number>;
  refused: Generated<number>;
  unnamed: Generated<number>;
  missing: Generated<number>;
  withdrawn: Generated<number>;
  kept_because: string | null;
  claim_id: string | null;
  claimed_until: NullableTimestamp;
  lost_claims: Generated<number>;
  trace_id: string;
  made_at: Timestamp;
  accepted_at: NullableTimestamp;
  started_at: NullableTimestamp;
  ended_at: NullableTimestamp;
  purged_at: NullableTimestamp;
}

export interface BatchPieceTable {
  batch_id: string;
  place: number;
  sealed: Buffer;
}

export interface BatchRefusalTable {
  batch_id: string;
  /** Of XML the how manieth record, and `at_line` its line. */
  line: number;
  at_line: number | null;
  code: string;
  faults: ColumnType<unknown[], string, string>;
}

export interface BatchRecordTable {
  batch_id: string;
  record_id: string;
}

export interface BatchTables {
  batch: BatchTable;
  batch_piece: BatchPieceTable;
  batch_refusal: BatchRefusalTable;
  batch_record: BatchRecordTable;
}
