import { sql, type Kysely } from 'kysely';

/** A retraction is followed until it is answered or escalated: one row for each, however often it was said. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table retraction (
    delivery_id uuid primary key,
    source text not null,
    due_at timestamptz not null,
    -- The last time that it was said, when that was not the first.
    reminder_id uuid,
    reminders integer not null default 0,
    escalated_at timestamptz,
    answer text check (answer in ('deleted', 'corrected', 'kept-on-own-basis', 'not-found')),
    answered_at timestamptz
  )`,
  `create index retraction_open on retraction (due_at) where answer is null and escalated_at is null`,
  `create index retraction_by_source on retraction (source, due_at)`,
  `create index retraction_by_reminder on retraction (reminder_id) where reminder_id is not null`,
  `grant select, insert, update on retraction to schakel_hub`,
];
