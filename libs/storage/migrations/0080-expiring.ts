import { sql, type Kysely } from 'kysely';

/** Which consents expire, or did, in a period: for whoever asks people again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create index consent_by_end on consent (valid_until) where state = 'given' and withdrawn_at is null`,
];
