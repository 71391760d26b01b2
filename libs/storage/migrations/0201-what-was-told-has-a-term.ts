import { sql, type Kysely } from 'kysely';

/** What senders were told of their messages, and contacts by mail, goes at its term: the hub may take it out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`grant delete on status_event, status_batch, notification to schakel_hub`).execute(db);
}
