import { sql, type Kysely } from 'kysely';

/** A file on which workers keep ending is given up: how many were lost on it since it last got any further. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table batch add column lost_claims integer not null default 0`).execute(db);
}
