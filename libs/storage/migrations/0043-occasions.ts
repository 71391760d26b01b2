import { sql, type Kysely } from 'kysely';

/** The end of an occasion is post too, and what no open occasion needs is found by its occasion. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table delivery drop constraint delivery_kind_check`,
  `alter table delivery add constraint delivery_kind_check check (kind in ('document', 'retraction', 'closing'))`,
  // What the word that an occasion is over says beside that: how long the recipient may keep what it got.
  `alter table delivery add column says jsonb`,
  `drop index delivery_by_occasion`,
  `create index delivery_by_occasion on delivery (occasion_id) where occasion_id is not null`,
  // When nothing that came under it was kept any longer.
  `alter table occasion add column cleared_at timestamptz`,
  `create index occasion_to_clear on occasion (closed_at) where closed_at is not null and cleared_at is null`,
];
