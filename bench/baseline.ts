import pg from 'pg';
import { vacancyOf } from './documents.js';
import { sharedClock } from './recipients.js';

export interface Baseline {
  insertsPerSecond: number;
  /** How long one takes, with all of them at once: in milliseconds, in rising order. */
  latencies: Float64Array;
  bytes: number;
}

const WARM_UP_SHARE = 0.25;
const TABLE = 'bench_plain_row';

/**
 * What the same PostgreSQL does with the same bytes and nothing else: one durable insert a transaction into a table with
 * a primary key, at the same concurrency, for some seconds.
 */
export async function measureInserts(
  databaseUrl: string,
  connections: number,
  milliseconds: number,
): Promise<Baseline> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  try {
    await pool.query(`drop table if exists ${TABLE}`);
    await pool.query(`create table ${TABLE} (id bigint primary key, document bytea not null)`);
    const bodies = Array.from({ length: 256 }, (_, index) =>
      Buffer.from(JSON.stringify(vacancyOf('plain', index))),
    );
    let next = 0;
    const insertFor = async (limit: number): Promise<Omit<Baseline, 'bytes'>> => {
      const from = sharedClock();
      const latencies: number[] = [];
      const insert = async (): Promise<void> => {
        while (sharedClock() - from < limit) {
          const id = ++next;
          const began = sharedClock();
          await pool.query(`insert into ${TABLE} (id, document) values ($1, $2)`, [
            id,
            bodies[id % bodies.length],
          ]);
          latencies.push(sharedClock() - began);
        }
      };
      await Promise.all(Array.from({ length: connections }, insert));
      const insertsPerSecond = (latencies.length / (sharedClock() - from)) * 1000;
      return { insertsPerSecond, latencies: Float64Array.from(latencies).sort() };
    };
    await insertFor(milliseconds * WARM_UP_SHARE);
    const measured = await insertFor(milliseconds);
    await pool.query(`drop table ${TABLE}`);
    return { ...measured, bytes: bodies[0]!.length };
  } finally {
    await pool.end();
  }
}
