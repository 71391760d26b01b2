import { sql, type Kysely } from 'kysely';

/** Roles of people, their sessions, and systems that sign what they send. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Whatever kinds there are by now stay: one is added to them.
  `do $$ declare known text; begin
     select pg_get_expr(conbin, conrelid) into strict known from pg_constraint
       where conrelid = 'config_version'::regclass and conname = 'config_version_kind_check';
     alter table config_version drop constraint config_version_kind_check;
     execute format('alter table config_version add constraint config_version_kind_check
       check ((%s) or kind = ''role-mapping'')', known);
   end $$`,
  `create table session (
    id_hash bytea primary key,
    person text not null,
    grants text[] not null,
    role text,
    party text,
    acr text,
    authenticated_at timestamptz,
    made_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null,
    check ((role is null) = (party is null))
  )`,
  `create index session_by_end on session (ends_at)`,
  `create table signing_key (
    id uuid primary key,
    connection text not null,
    kind text not null check (kind in ('v1', 'v1a')),
    sealed bytea not null,
    key_id uuid not null references data_key,
    made_at timestamptz not null,
    ends_at timestamptz
  )`,
  `create index signing_key_by_connection on signing_key (connection)`,
  `create table signed_request (
    connection text not null,
    webhook_id text not null check (length(webhook_id) <= 200),
    digest bytea not null,
    seen_at timestamptz not null,
    primary key (connection, webhook_id)
  )`,
  `create index signed_request_by_time on signed_request (seen_at)`,
  `grant select, insert, update, delete on session, signed_request to schakel_hub`,
  `grant select, insert, update on signing_key to schakel_hub`,
];
