import type { Rig } from './rig.js';

/** Forgets which statements were run; only on a database that counts them. */
export async function countStatements(rig: Rig): Promise<void> {
  await rig.query('create extension if not exists pg_stat_statements');
  await rig.query('select pg_stat_statements_reset()');
}

/** The statements that took most of the database's time since then, one line each. */
export async function statementsOf(rig: Rig): Promise<string[]> {
  const rows = await rig.query<{ line: string }>(`
    select format('%s ms  %s calls  %s rows/call  %s ms/call%s  %s', lpad(round(total_exec_time)::text, 7),
      lpad(calls::text, 6), lpad(round(rows::numeric / calls, 1)::text, 6),
      lpad(round(mean_exec_time::numeric, 3)::text, 8), case when toplevel then '' else '  (within another)' end,
      left(regexp_replace(query, '\\s+', ' ', 'g'), 150)) as line
    from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
    order by total_exec_time desc limit 30`);
  return rows.map(({ line }) => line);
}

/** Of the time of all statements, the share of those that match. */
export async function shareOfStatements(rig: Rig, pattern: string): Promise<number> {
  const [row] = await rig.query<{ share: number }>(`
    select coalesce(sum(total_exec_time) filter (where query ~ '${pattern}'), 0) / sum(total_exec_time) as share
    from pg_stat_statements where toplevel and dbid = (select oid from pg_database where datname = current_database())`);
  return row!.share;
}
