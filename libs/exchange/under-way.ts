import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { isState, type ConfigVersion, type Query } from '#storage';
import type { RunningHub } from './hub.js';
import { LONGEST_WAIT_FOR_ROUND_MS } from './statements.js';

/** A version that ended just now. */
export type Ended = Pick<ConfigVersion, 'kind' | 'key' | 'version'>;

const LOOK_AGAIN_MS = 25;

/**
 * Waits until nothing is under way any more that was decided with what ended: a clause, an agreement and all that stands
 * in it, a connection, a party. Whoever decides after the change sees it, for the change waited for those who did not
 * (`holdConfiguration`); so what is found now is all there is, and it is over when its sends have been answered.
 */
export async function nothingUnderWayOf(
  hub: Pick<RunningHub, 'db' | 'moment' | 'config'>,
  ended: Ended[],
): Promise<void> {
  const ids = await underWayOf(hub.db, ended, await hub.moment(hub.db));
  const giveUp =
    performance.now() + LONGEST_WAIT_FOR_ROUND_MS + hub.config.deliver.sendTimeout + LOOK_AGAIN_MS;
  while (ids.length > 0 && performance.now() < giveUp) {
    const { rows } = await sql`
      select 1 from delivery where id = any(${ids}::uuid[]) and ${isState('state', 'planned')}
        and under_way_until > ${await hub.moment(hub.db)} limit 1`.execute(hub.db);
    if (rows.length === 0) return;
    await pause(LOOK_AGAIN_MS);
  }
}

/** What a webhook is being sent right now; a lease of an inbox has left already. */
async function underWayOf(db: Query, ended: Ended[], now: Date): Promise<string[]> {
  const keysOf = (...kinds: string[]): string[] =>
    ended.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => key);
  const agreements = keysOf('agreement');
  const clauses = keysOf('clause');
  const parties = keysOf('organisation', 'arrangement');
  // Whose post they touch is not written with a delivery: whatever is under way is waited for.
  const isAny = keysOf('group', 'route', 'succession', 'parallel').length > 0;
  const { rows } = await sql<{ id: string }>`
    select id from delivery
    where kind = 'document' and state = 'planned' and under_way_until > ${now} and lease_id is null
      and (${isAny}::boolean or clause = any(${clauses}::text[]) or lane = any(${keysOf('connection')}::text[])
        or sender = any(${parties}::text[]) or recipient = any(${parties}::text[])
        or clause in (select key from config_version
          where kind = 'clause' and content ->> 'agreement' = any(${agreements}::text[])))`.execute(db);
  return rows.map(({ id }) => id);
}
