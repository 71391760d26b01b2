import { sql, type Kysely } from 'kysely';

const STATEMENTS = [
  // Of every organisation together, a page at a time.
  `create index access_review_in_order on access_review (begun_at, id)`,
  `create index access_review_open on access_review (due_at) where done_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
