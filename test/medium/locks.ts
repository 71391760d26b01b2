import { sql } from 'kysely';
import type { Database } from '#storage';
import { until } from '../../apps/demo/until.js';

/**
 * Keeps writers of a table, or everybody, waiting while `work` starts what is to wait, and then lets all go on. What was
 * started is given to `going` and is waited for; whatever fails, nobody is kept waiting for ever.
 */
export async function whileHeld(
  admin: Database,
  table: string,
  from: 'writers' | 'everybody',
  work: (going: (one: Promise<unknown>) => void) => Promise<void>,
): Promise<void> {
  const started: Promise<unknown>[] = [];
  const going = (one: Promise<unknown>): void => {
    started.push(one);
    // Its failure is looked at below.
    one.catch(() => undefined);
  };
  const mode = sql.raw(from === 'writers' ? 'share' : 'access exclusive');
  await admin.transaction().execute(async (tx) => {
    await sql`lock table ${sql.table(table)} in ${mode} mode`.execute(tx);
    await work(going);
  });
  await Promise.all(started);
}

/** Resolves when that many sessions wait for a lock in this database, or when they need not any more. */
export const sessionsWait = (
  admin: Database,
  count: number,
  isOver: () => boolean = () => false,
): Promise<void> =>
  until(`${count} wait for a lock`, async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(admin);
    return rows[0]!.count >= count || isOver();
  });
