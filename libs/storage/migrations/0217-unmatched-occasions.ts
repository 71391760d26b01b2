import { sql, type Kysely } from 'kysely';

/** Occasions that ended before their person was known, of one source: an erasure looks for names in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create index occasion_ended_unmatched on occasion (source) where subject_id is null and closed_at is not null`,
    )
    .execute(db);
}
