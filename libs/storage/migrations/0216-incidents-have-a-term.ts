import { sql, type Kysely } from 'kysely';

/** Incidents with whom they touched, and who had access, go at their term: the hub may take them out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What is taken out is looked for by whoever names it.
  `create index access_review_entry_by_bar on access_review_entry (bar_id) where bar_id is not null`,
  `grant delete on incident, incident_touched, access_review, access_review_entry, access_bar, access_use to schakel_hub`,
];
