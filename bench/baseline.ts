import pg from 'pg';
import { vacancyOf } from './documents.js';
import { sharedClock } from './recipients.js';

export interface Baseline {
  insertsPerSecond: number;
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
    const insertFor = async (limit: number): Promise<number> => {
      const from = sharedClock();
      let inserted = 0;
      const insert = async (): Promise<void> => {
        while (sharedClock() - from < limit) {
          const id = ++next;
          await pool.query(`insert into ${TABLE} (id, document) values ($1, $2)`, [
            id,
            bodies[id % bodies.length],
          ]);
          inserted += 1;
        }
      };
      await Promise.all(Array.from({ length: connections }, insert));
      return (inserted / (sharedClock() - from)) * 1000;
    };
    await insertFor(milliseconds * WARM_UP_SHARE);
    const insertsPerSecond = await insertFor(milliseconds);
    await pool.query(`drop table ${TABLE}`);
    return { insertsPerSecond, bytes: bodies[0]!.length };
  } finally {
    await pool.end();
  }
}
