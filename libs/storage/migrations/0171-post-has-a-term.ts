import { sql, type Kysely } from 'kysely';

/** What is known of post that was handed over long ago goes at its term: the hub may take it out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [`grant delete on delivery, attempt, retraction to schakel_hub`];
