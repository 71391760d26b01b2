import { sql, type Kysely } from 'kysely';

/** An index on a table that grows, which others go on writing to while it is made. */
export interface IndexBeside {
  name: string;
  /** What follows `on`: `delivery (lane, seq) where state = 'planned'`. */
  on: string;
}

/** A migration that is nothing but such indexes: `'0210-lanes': indexesBeside([{ name, on }])`. */
export interface IndexStep {
  indexes: readonly IndexBeside[];
  /** Within a transaction: for a schema that is being made, whose tables are empty and which nobody waits for. */
  up(db: Kysely<unknown>): Promise<void>;
}

export const indexesBeside = (indexes: readonly IndexBeside[]): IndexStep => ({
  indexes,
  async up(db) {
    for (const { name, on } of indexes)
      await sql.raw(`create index if not exists ${name} on ${on}`).execute(db);
  },
});

const LOCK = 7236010;
const LOOK_AGAIN_MS = 250;

/**
 * One process at a time does `work`, on its only connection: when that breaks off, the database goes on with the statement that
 * it was at, and keeps the lock until its end. Whoever waits asks again and again, for a statement that waits would itself
 * be waited for by the making of an index.
 */
export async function oneAtATime<T>(db: Kysely<unknown>, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(${LOCK}::bigint) as mine`.execute(db);
    if (rows[0]!.mine) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  try {
    return await work();
  } finally {
    // A connection that is gone has let go of it.
    await sql`select pg_advisory_unlock(${LOCK}::bigint)`.execute(db).catch(() => undefined);
  }
}

/**
 * Makes those that are not there, outside any transaction. One that was broken off is left behind and good for nothing: it is
 * taken away and made again. It waits for whoever was writing before, and nobody waits for it, so it takes as long as it takes.
 */
export async function makeBeside(db: Kysely<unknown>, indexes: readonly IndexBeside[]): Promise<void> {
  await sql`set lock_timeout = 0`.execute(db);
  try {
    for (const one of indexes) await makeOne(db, one);
  } finally {
    await sql`reset lock_timeout`.execute(db).catch(() => undefined);
  }
}

async function makeOne(db: Kysely<unknown>, { name, on }: IndexBeside): Promise<void> {
  const { rows } = await sql<{ whole: boolean }>`
    select indisvalid as whole from pg_index where indexrelid = to_regclass(${name})`.execute(db);
  if (rows[0]?.whole) return;
  await sql.raw(`drop index concurrently if exists ${name}`).execute(db);
  await sql.raw(`create index concurrently ${name} on ${on}`).execute(db);
}
