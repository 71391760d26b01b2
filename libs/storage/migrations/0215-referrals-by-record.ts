import { sql, type Kysely } from 'kysely';

/** The referrals of one person, by what the one that reported them calls it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create index occasion_referred_by_record on occasion (source, record_id) where kind = 'referral' and record_id is not null`,
    )
    .execute(db);
}
