import { sql } from 'kysely';
import type { Query } from '#storage';

/** How far the sealing of the log is behind, for whoever must not accept more than can be proven. */
export interface SealLag {
  /** True when the oldest event that waits has waited longer than the limit. Asked of the database once a second at most. */
  isTooLong(): Promise<boolean>;
}

const KNOWN_FOR_MS = 1000;

/** By the database's own clock: how long, in milliseconds, the oldest committed event waits; 0 when none does. */
export async function oldestUnsealed(db: Query): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp() - since)::float8 * 1000 as ms from unsealed order by seq limit 1`.execute(
    db,
  );
  return rows[0]?.ms ?? 0;
}

export function createSealLag(db: Query, limitMs: number): SealLag {
  let tooLong = false;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    tooLong = (await oldestUnsealed(db)) > limitMs;
    askedAt = performance.now();
  };

  return {
    async isTooLong() {
      if (performance.now() - askedAt < KNOWN_FOR_MS) return tooLong;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      await asking;
      return tooLong;
    },
  };
}
