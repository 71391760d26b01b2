import { sql, type Kysely } from 'kysely';

/** What is still to be retracted, by record: nothing newer goes past it where another stands in its recipient's place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create index delivery_to_retract on delivery (record_pk) where kind = 'retraction' and state = 'planned'`,
];
