import { sql, type Kysely } from 'kysely';

/** A lane has a condition of its own, a person can pause it, and an endpoint has settings; whoever is concerned is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table lane
     add column condition text not null default 'open' check (condition in ('open', 'slowed', 'broken')),
     add column since timestamptz,
     add column allowance integer check (allowance > 0),
     add column paused_at timestamptz,
     add column paused_by text,
     add column pause_reason text check (length(pause_reason) <= 40)`,
  // A lane that failed before this version starts where it was.
  `update lane set condition = 'slowed', allowance = 1 where failures > 0`,
  `alter table endpoint add column settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object')`,
  // What the contact of a connection is to be told by mail: a kind and codes, never an address or a text.
  `create table notification (
    id uuid primary key,
    connection text not null,
    kind text not null check (length(kind) <= 40),
    details jsonb not null,
    made_at timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts integer not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz
  )`,
  `create index notification_to_send on notification (next_attempt_at, id) where sent_at is null and given_up_at is null`,
  `create index notification_by_connection on notification (connection, kind, made_at)`,
  `grant select, insert, update on notification to schakel_hub`,
];
