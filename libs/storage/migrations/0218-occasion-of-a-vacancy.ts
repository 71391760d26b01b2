import { sql, type Kysely } from 'kysely';

/** An introduction is for one vacancy: which, as a digest of the id that its sender gives it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table occasion add column vacancy text`).execute(db);
}
