import { sql, type Kysely } from 'kysely';

/** How a referral went until where it is now: the states that it was in and since when, oldest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table referral add column steps jsonb not null default '[]'`).execute(db);
}
