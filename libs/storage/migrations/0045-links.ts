import { sql, type Kysely } from 'kysely';

/** How entries of two controllers were linked, by what, and that a link was wrong. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table link (
    occasion_id uuid primary key references occasion,
    source text not null,
    other text not null,
    other_record_id text not null,
    how text not null check (how in ('bsn', 'code', 'referral', 'none')),
    made_at timestamptz not null,
    -- The reporter of an error said that it is about somebody else; it is cut by that.
    doubted_at timestamptz,
    cut_at timestamptz,
    cut_by text,
    -- Whose entry it turned out not to be: never linked to that other organisation by BSN again.
    cut_subject_id uuid references subject
  )`,
  `create index link_cut on link (cut_subject_id, other) where cut_subject_id is not null`,
  `create index link_doubted on link (doubted_at) where doubted_at is not null and cut_at is null`,
  `create index link_by_other on link (other, other_record_id)`,
  `create table link_code (
    id uuid primary key,
    controller text not null,
    subject_id uuid not null references subject,
    code_locator bytea not null unique,
    code_secret bytea not null,
    tries integer not null default 0,
    made_by text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table incident (
    id uuid primary key,
    controller text not null,
    kind text not null,
    state text not null,
    object text not null,
    recipients text[] not null,
    categories text[] not null,
    deliveries integer not null,
    first_at timestamptz,
    last_at timestamptz,
    made_at timestamptz not null
  )`,
  `create index incident_by_controller on incident (controller, made_at)`,
  `grant select, insert, update on link, link_code, incident to schakel_hub`,
];
