import type { ColumnType, Generated } from 'kysely';

/** The tables of handing over: how lanes are doing, where connections take their post, who is to be told. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Jsonb<T> = ColumnType<T, string, string>;
type JsonbWithDefault<T> = ColumnType<T, string | undefined, string>;

export interface LaneTable {
  connection: string;
  failures: Generated<number>;
  blocked_until: NullableTimestamp;
  condition: Generated<'open' | 'slowed' | 'broken'>;
  since: NullableTimestamp;
  allowance: number | null;
  paused_at: NullableTimestamp;
  paused_by: string | null;
  pause_reason: string | null;
}

export interface EndpointTable {
  connection: string;
  url: string;
  sealed_secrets: Buffer;
  key_id: string;
  changed_at: Timestamp;
  retired_at: NullableTimestamp;
  settings: JsonbWithDefault<Record<string, unknown>>;
}

export interface NotificationTable {
  id: string;
  connection: string;
  kind: string;
  details: Jsonb<Record<string, unknown>>;
  made_at: Timestamp;
  next_attempt_at: Timestamp;
  attempts: Generated<number>;
  sent_at: NullableTimestamp;
  given_up_at: NullableTimestamp;
}

export interface SubscriptionTable {
  connection: string;
  content: Jsonb<Record<string, unknown>>;
  changed_at: Timestamp;
}

export interface StatusBatchTable {
  id: string;
  connection: string;
  body: string;
  made_at: Timestamp;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  under_way_until: NullableTimestamp;
  lease: Generated<boolean>;
  lease_id: string | null;
  answered: Generated<number>;
  state: Generated<'planned' | 'delivered' | 'dead'>;
  settled_at: NullableTimestamp;
}

export interface StatusEventTable {
  id: string;
  connection: string;
  event: string;
  details: Jsonb<Record<string, unknown>>;
  happened_at: Timestamp;
  batch_id: string | null;
}

export interface DeliveryTables {
  lane: LaneTable;
  endpoint: EndpointTable;
  notification: NotificationTable;
  subscription: SubscriptionTable;
  status_batch: StatusBatchTable;
  status_event: StatusEventTable;
}
