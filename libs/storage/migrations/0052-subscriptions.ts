import { sql, type Kysely } from 'kysely';

/** What a partner wants of what it may get, and what a sender wants to be told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table subscription (
    connection text primary key,
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    changed_at timestamptz not null
  )`,
  // Told in batches: one is written when it is made, so that a repeat has the same id and the same bytes.
  `create table status_batch (
    id uuid primary key,
    connection text not null,
    body text not null,
    made_at timestamptz not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    under_way_until timestamptz,
    lease boolean not null default false,
    state text not null default 'planned' check (state in ('planned', 'delivered', 'dead')),
    settled_at timestamptz
  )`,
  `create index status_batch_due on status_batch (connection, next_attempt_at, id) where state = 'planned'`,
  // Codes, ids and moments; never a document, a person or what somebody chose.
  `create table status_event (
    id uuid primary key,
    connection text not null,
    event text not null check (length(event) <= 40),
    details jsonb not null,
    happened_at timestamptz not null,
    batch_id uuid references status_batch
  )`,
  `create index status_event_to_tell on status_event (connection, id) where batch_id is null`,
  `create index status_event_by_batch on status_event (batch_id) where batch_id is not null`,
  `grant select, insert, update on subscription, status_batch, status_event to schakel_hub`,
];
