import { sql, type Kysely } from 'kysely';

/**
 * Totals of an announced group as they are told: they move once a day at most, and by ten and more. And who reports twice is
 * one worker, known for as long as the code of the group opens by a keyed hash of how to be reached.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Of numbers that were told exactly before, the next look is another: nothing is told until a day is over.
  `alter table announcement add column told jsonb`,
  `alter table announcement add column told_on date`,
  `update announcement set told_on = made_at::date`,
  `create index announcement_to_tell on announcement (told_on)`,
  `alter table referral add column worker uuid`,
  `create table worker_mark (
    announcement_id uuid not null references announcement,
    mark bytea not null,
    worker uuid not null,
    primary key (announcement_id, mark)
  )`,
  `create index referral_overdue on referral (due_at) where state <> 'closed'`,
  `grant select, insert, delete on worker_mark to schakel_hub`,
];
