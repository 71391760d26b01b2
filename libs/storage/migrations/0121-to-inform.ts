import { sql, type Kysely } from 'kysely';

/** Who is still to be told that data about them went from one organisation to another (GDPR 13 and 14). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table to_inform (
    id uuid primary key,
    -- Who has to tell the person: the one that gave, or the one that got.
    organisation text not null,
    subject_id uuid not null references subject,
    sender text not null,
    recipient text not null,
    occasion_id uuid,
    purpose text not null,
    record_type text not null,
    categories text[] not null,
    basis text not null,
    clause text not null,
    clause_version integer not null,
    notice text not null,
    disclosed_at timestamptz not null,
    due_at timestamptz not null,
    -- What was said, and by whom.
    done_at timestamptz,
    done_by text,
    informed_at timestamptz,
    how text,
    ground text,
    noted_by text,
    given_to text,
    notice_given text,
    soon_told_at timestamptz,
    late_told_at timestamptz,
    unique (subject_id, organisation, sender, recipient, purpose, notice),
    check ((done_at is null) = (how is null)),
    check (how is distinct from 'not-needed' or ground is not null)
  )`,
  `create index to_inform_open on to_inform (organisation, due_at, id) where done_at is null`,
  `create index to_inform_done on to_inform (organisation, done_at, id) where done_at is not null`,
  `create index to_inform_over on to_inform (done_at) where done_at is not null`,
  `create index to_inform_due on to_inform (due_at) where done_at is null and late_told_at is null`,
  `create index to_inform_by_occasion on to_inform (occasion_id, organisation) where done_at is null`,
  // What was said to a person, whether or not anything was given since: it goes for what is given after it too.
  `create table notice_given (
    id uuid primary key,
    organisation text not null,
    -- The organisation's own; null when the person was erased.
    record_id text check (length(record_id) <= 200),
    notice text not null,
    notice_given text not null,
    informed_at timestamptz not null,
    how text not null,
    noted_by text not null,
    given_to text not null,
    said_at timestamptz not null,
    said_by text not null
  )`,
  `create index notice_given_by_person on notice_given (organisation, record_id, notice, informed_at)
     where record_id is not null`,
  `create index notice_given_over on notice_given (said_at)`,
  `grant select, insert, update, delete on to_inform, notice_given to schakel_hub`,
];
