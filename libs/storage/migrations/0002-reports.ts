import { sql, type Kysely } from 'kysely';

/** A correction report goes back over the delivery by which the record came: which one that was stays with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column reports uuid`.execute(db);
}
