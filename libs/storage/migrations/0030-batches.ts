import { sql, type Kysely } from 'kysely';

/**
 * Files of many records. What was uploaded lies in pieces, sealed with a key of the batch's own, until its records are
 * taken in; then pieces and key are gone. Of a record it is kept with what it was last said and who was to get it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table batch (
    id uuid primary key,
    controller text not null,
    connection text not null,
    origin text not null,
    sender_id text not null check (length(sender_id) <= 200),
    record_type text not null,
    contract text not null,
    form text not null check (form in ('ndjson', 'csv', 'xlsx', 'xml')),
    options jsonb not null,
    digest bytea,
    wrapped_key bytea,
    bytes bigint not null default 0,
    state text not null check (state in ('receiving', 'waiting', 'working', 'finished', 'stopped')),
    code text,
    line integer,
    detail text,
    seen integer not null default 0,
    taken integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0,
    unnamed integer not null default 0,
    missing integer not null default 0,
    withdrawn integer not null default 0,
    kept_because text,
    claim_id uuid,
    claimed_until timestamptz,
    trace_id text not null,
    made_at timestamptz not null,
    accepted_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    purged_at timestamptz,
    check (state not in ('finished', 'stopped') or (wrapped_key is null and ended_at is not null)),
    check ((state = 'receiving') = (accepted_at is null))
  )`,
  // Known by the sender's own id only once it is safely in: an upload that broke off stands in nobody's way.
  `create unique index batch_by_sender_id on batch (controller, sender_id) where state <> 'receiving'`,
  `create index batch_to_work on batch (controller, accepted_at, id) where state in ('waiting', 'working')`,
  `create index batch_broken_off on batch (made_at) where state = 'receiving'`,
  `create index batch_to_purge on batch (ended_at) where state in ('finished', 'stopped') and purged_at is null`,
  `create table batch_piece (
    batch_id uuid not null,
    place integer not null,
    sealed bytea not null,
    primary key (batch_id, place)
  )`,
  `alter table batch_piece alter column sealed set storage external`,
  // Every refused line, without a value of it.
  `create table batch_refusal (
    batch_id uuid not null,
    line integer not null,
    code text not null,
    faults jsonb not null,
    primary key (batch_id, line)
  )`,
  // Which records a file of a full state has held so far; gone when it is finished.
  `create table batch_record (
    batch_id uuid not null,
    record_id text not null,
    primary key (batch_id, record_id)
  )`,
  `alter table record add column content_digest bytea, add column content_seq bigint,
     add column outcome_digest bytea, add column batch_id uuid`,
  `alter table message add column batch_id uuid`,
  // What comes one by one goes before what came in a file: each has its own row of due deliveries.
  `alter table delivery add column is_bulk boolean not null default false`,
  `drop index delivery_due`,
  `create index delivery_due on delivery (lane, is_bulk, next_attempt_at, id) where state = 'planned'`,
  `grant select, insert, update, delete on batch to schakel_hub`,
  `grant select, insert, delete on batch_piece, batch_refusal, batch_record to schakel_hub`,
];
