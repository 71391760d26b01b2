import { sql } from 'kysely';
import type { Database } from '#storage';
import { until } from '../../apps/demo/play.js';

/** Keeps writers of a table, or everybody, waiting until it is let go. */
export async function holdTable(
  admin: Database,
  table: string,
  from: 'writers' | 'everybody' = 'writers',
): Promise<() => Promise<void>> {
  let letGo = (): void => undefined;
  const wait = new Promise<void>((resolve) => (letGo = resolve));
  let held = (): void => undefined;
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  const done = admin.transaction().execute(async (tx) => {
    const mode = sql.raw(from === 'writers' ? 'share' : 'access exclusive');
    await sql`lock table ${sql.table(table)} in ${mode} mode`.execute(tx);
    held();
    await wait;
  });
  await Promise.race([isHeld, done]);
  return async () => {
    letGo();
    await done;
  };
}

/** Resolves when that many sessions wait for a lock in this database. */
export const sessionsWait = (admin: Database, count: number): Promise<void> =>
  until(`${count} wait for a lock`, async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(admin);
    return rows[0]!.count >= count;
  });
