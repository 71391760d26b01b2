import { sql, type Kysely } from 'kysely';

/** By which lease a status batch is out, and how many of its attempts were answered: what comes late is known by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`alter table status_batch add column lease_id uuid, add column answered integer not null default 0`)
    .execute(db);
}
