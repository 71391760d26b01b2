import { sql } from 'kysely';
import type { Box } from '../apps/demo/box.js';
import { OwnRedis } from './anomaly-children.js';
import { hasRedis } from './harness.js';

/** Where the bells of a test ring: in its PostgreSQL, or in a Redis of its own. */
export interface Backend {
  name: string;
  start(): Promise<Record<string, string>>;
  /** Empties the queue, with the locks of whoever was killed; gives how much was in it. */
  empty(box: Box): Promise<number>;
  stop(): Promise<void>;
}

/** With everything or only what there is time for at each run of all tests: `npm run anomalies`. */
export const everything = process.env['SCHAKEL_ANOMALIES'] === 'all';

const onPostgres = (): Backend => ({
  name: 'PostgreSQL',
  start: async () => ({}),
  async empty(box) {
    const { rows } = await sql<{ jobs: number }>`select count(*)::int as jobs from bell.job`.execute(
      box.admin,
    );
    await emptyBells(box);
    return rows[0]!.jobs;
  },
  stop: async () => undefined,
});

const onRedis = (redis = new OwnRedis()): Backend => ({
  name: 'Redis',
  start: async () => ({ REDIS_URL: await redis.start() }),
  empty: () => redis.empty(),
  stop: () => redis.stop(),
});

export const BACKENDS: { name: string; make(): Backend; isThere: boolean }[] = [
  { name: 'PostgreSQL', make: onPostgres, isThere: true },
  { name: 'Redis', make: onRedis, isThere: hasRedis },
];

/** All of them where there is time, and else the one that the seed says. */
export const backendsBy = (seed: number): typeof BACKENDS => {
  const there = BACKENDS.filter(({ isThere }) => isThere);
  return everything ? there : [there[seed % there.length]!];
};

/** Empties the queue on PostgreSQL, with the locks of whoever was killed. */
export async function emptyBells(box: Box): Promise<void> {
  // The queue takes its locks in another order than a truncate: whoever loses the deadlock tries again.
  for (let tries = 0; ; tries += 1) {
    try {
      await sql`truncate bell.job, bell.dedup, bell.dedup_next, bell.event cascade`.execute(box.admin);
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || tries > 20) throw error;
    }
  }
}

/** Whoever was killed holds what it was at until its time is over: that is over now. */
export async function letTimePass(box: Box, backend: Backend): Promise<void> {
  const past = sql`clock_timestamp() - interval '1 second'`;
  await sql`update batch set claimed_until = ${past} where claimed_until is not null`.execute(box.admin);
  await sql`update delivery set under_way_until = ${past} where under_way_until is not null`.execute(
    box.admin,
  );
  await backend.empty(box);
}
