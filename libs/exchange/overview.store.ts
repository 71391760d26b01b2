import { sql } from 'kysely';
import type { Query } from '#storage';
import { lowestId } from './replay.store.js';

export interface PlannedInHour {
  /** The beginning of the hour. */
  hour: Date;
  delivered: number;
  waiting: number;
  dead: number;
  withdrawn: number;
}

/** What became of the deliveries of documents that were planned since then; of the newest so many, by the hour of planning. */
export async function plannedByHour(
  db: Query,
  since: Date,
  most: number,
): Promise<{ hours: PlannedInHour[]; counted: number }> {
  const { rows } = await sql<PlannedInHour & { counted: number }>`
    select date_trunc('hour', planned_at) as hour, count(*)::int as counted,
      (count(*) filter (where state = 'delivered'))::int as delivered,
      (count(*) filter (where state = 'planned'))::int as waiting,
      (count(*) filter (where state = 'dead'))::int as dead,
      (count(*) filter (where state = 'withdrawn'))::int as withdrawn
    from (select planned_at, state, kind from delivery where id >= ${lowestId(since)} order by id desc limit ${most}) d
    where kind = 'document' group by 1 order by 1`.execute(db);
  return {
    hours: rows.map(({ hour, delivered, waiting, dead, withdrawn }) => ({
      hour,
      delivered,
      waiting,
      dead,
      withdrawn,
    })),
    counted: rows.reduce((sum, { counted }) => sum + counted, 0),
  };
}
