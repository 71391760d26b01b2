import { sql, type Kysely } from 'kysely';

/** Many records of an XML file may begin on one line: of those `line` is the how manieth record, and this its line. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table batch_refusal add column at_line integer`).execute(db);
}
