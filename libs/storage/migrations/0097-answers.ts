import { sql, type Kysely } from 'kysely';

/** What an employer says to an introduction, and a source to a report of an error, goes back as post. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table delivery drop constraint delivery_kind_check`,
  `alter table delivery add constraint delivery_kind_check check (kind in ('document', 'retraction', 'closing', 'answer'))`,
  `create table introduction_answer (
    occasion_id uuid primary key references occasion,
    answer text not null check (answer in ('interested', 'not-interested', 'hired', 'vacancy-filled')),
    answered_at timestamptz not null
  )`,
  // One row for each report that went to its source; by its message, for a delivery may be replaced by another.
  `create table report (
    message_id uuid primary key,
    reporter text not null,
    source text not null,
    made_at timestamptz not null,
    due_at timestamptz not null,
    answer text check (answer in ('in-progress', 'corrected', 'rejected')),
    answered_at timestamptz,
    signalled_at timestamptz
  )`,
  `create index report_by_source on report (source, message_id)`,
  `create index report_by_reporter on report (reporter, message_id)`,
  `create index report_due on report (due_at) where signalled_at is null and answer is distinct from 'corrected' and answer is distinct from 'rejected'`,
  `grant select, insert, update on introduction_answer, report to schakel_hub`,
];
