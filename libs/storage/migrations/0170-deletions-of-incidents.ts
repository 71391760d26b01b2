import { sql, type Kysely } from 'kysely';

/** Who was told to delete what they wrongly got, by the incident for which; and why access was taken away in a review. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table retraction add column incident_id uuid references incident`,
  `create index retraction_by_incident on retraction (incident_id) where incident_id is not null`,
  `alter table access_review_entry add column reason text check (reason in
     ('left', 'other-work', 'not-used', 'too-much', 'unknown-person', 'agreement-ended'))`,
];
