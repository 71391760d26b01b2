import { sql, type Kysely } from 'kysely';

/** Which session at the identity provider a session began with: where that ends, this one ends too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table session add column provider_session bytea`,
  `create index session_by_provider_session on session (provider_session) where provider_session is not null`,
];
