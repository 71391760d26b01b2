import { sql, type RawBuilder } from 'kysely';
import type { Query } from '#storage';
import { sharedNow } from './lane.store.js';
import { isToTell } from './status.store.js';

const isDue = (lane: RawBuilder<unknown>, which: RawBuilder<unknown>, now: Moment) => sql`
      exists (select 1 from delivery d where d.lane = ${lane} and d.state = 'planned' and ${which}
        and d.next_attempt_at <= ${now} and (d.under_way_until is null or d.under_way_until <= ${now})
        order by d.next_attempt_at, d.id offset 0)`;

type Moment = Date | RawBuilder<Date>;

/**
 * Whether something is due in a lane. One index probe each, not a walk over everything that waits: a lane may hold 100,000
 * deliveries. `offset 0`: not a list of all of it, to look it up in. The order: by the index of that order, also by a plan of when
 * nothing waited and all were alike.
 */
export const hasDuePost = (lane: RawBuilder<unknown>, now: Moment): RawBuilder<boolean> => sql<boolean>`
      (${isDue(lane, sql`d.replay_of is null and not d.is_bulk`, now)} or ${isDue(lane, sql`d.replay_of is null and d.is_bulk`, now)}
        or ${isDue(lane, sql`d.replay_of is not null`, now)})`;

/** Of these lanes those in which there is something to lease, or of which a connection is to be told. */
export async function lanesWithSomething(
  db: Query,
  lanes: { lane: string; tells: boolean }[],
  offset: number,
): Promise<Set<string>> {
  const now = sharedNow(offset);
  const { rows } = await sql<{ lane: string }>`
    select k.lane from json_to_recordset(${JSON.stringify(lanes)}::json) as k(lane text, tells boolean)
    where ${hasDuePost(sql`k.lane`, now)} or (k.tells and ${isToTell(sql`k.lane`, now)})`.execute(db);
  return new Set(rows.map(({ lane }) => lane));
}
