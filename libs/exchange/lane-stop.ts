import { sql } from 'kysely';
import type { Tx } from '#storage';
import { setPaused, wakeLane } from './lane.store.js';
import { planNotification } from './notification.store.js';

/** Its connection was revoked: its post waits. A lane that somebody paused before stays theirs. */
export async function stopLane(tx: Tx, lane: string, by: { actor: string; at: Date }): Promise<void> {
  await setPaused(tx, lane, { by: by.actor, reason: 'incident', at: by.at });
  await planNotification(tx, lane, 'connection-revoked', {}, by.at, 0);
}

/** The revocation of that moment ended: the lane goes on when it was what stopped it. */
export async function letLaneGoOn(tx: Tx, lane: string, revokedAt: Date): Promise<void> {
  const { rows } = await sql`
    select 1 from lane where connection = ${lane} and paused_at = ${revokedAt} for update`.execute(tx);
  if (rows.length === 0) return;
  await setPaused(tx, lane, null);
  await wakeLane(tx, lane);
}
