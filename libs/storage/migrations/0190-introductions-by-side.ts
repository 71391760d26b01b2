import { sql, type Kysely } from 'kysely';

/** The introductions of one organisation, newest first, from whichever side it looks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const side of ['source', 'recipient'])
    await sql
      .raw(
        `create index occasion_introduced_by_${side} on occasion (${side}, id) where kind = 'introduction'`,
      )
      .execute(db);
}
