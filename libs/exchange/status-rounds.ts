import type { Connection } from '#partners';
import type { RunningHub } from './hub.js';
import { endpointOfLane } from './lane-endpoint.js';
import { HOLD_MARGIN_MS, isAsleep, lanePlan } from './lane-plan.rules.js';
import { endTurn, laneNow, takeTurn } from './lane.store.js';
import { noteAnswers } from './lanes.js';
import { batchOutcome, nextBatch } from './status.js';
import { connectionsToTell, settleBatch } from './status.store.js';

const TOLD_AT_ONCE = 8;

/**
 * Tells senders what became of their messages, over their own webhook or queue, some of them side by side; an inbox is told when
 * it is emptied. Gives how many were told.
 */
export async function tellStatus(hub: RunningHub): Promise<number> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const waiting = (await connectionsToTell(hub.db, hub.clock.offset())).values();
  let told = 0;
  const tellSome = async (): Promise<void> => {
    for (const key of waiting) {
      const connection = directory.connection(key);
      if (!connection || connection.channel === 'inbox' || hub.isStopping()) continue;
      try {
        if (await tellOne(hub, connection)) told += 1;
      } catch (error) {
        hub.report?.(error, 'telling a sender what became of its messages');
      }
    }
  };
  await Promise.all(Array.from({ length: TOLD_AT_ONCE }, tellSome));
  return told;
}

/** By the rules of its lane: not while that rests, sleeps or is paused, and what comes of it counts for its condition. */
async function tellOne(hub: RunningHub, connection: Connection): Promise<boolean> {
  const { db, clock, config } = hub;
  const lane = connection.key;
  const { paused, resting, failures } = await laneNow(db, lane, clock.offset());
  const endpoint = await endpointOfLane(hub, lane, connection);
  if (!endpoint || paused || resting) return false;
  const plan = lanePlan(connection, endpoint, config.deliver);
  if (isAsleep(plan, hub.now())) return false;
  const holdMs = config.deliver.sendTimeout + HOLD_MARGIN_MS;
  // One probe at a time while the lane recovers, post or not; and of a rate it is one of so many.
  const needsTurn = failures > 0 || plan.paceMs !== null;
  const turn = needsTurn
    ? await takeTurn(db, lane, Math.max(holdMs, plan.paceMs ?? 0), clock.offset())
    : undefined;
  if (needsTurn && !turn) return false;
  const batch = await nextBatch(hub, lane, { holdMs, leaseId: null });
  if (turn && (!batch || failures === 0))
    await endTurn(db, lane, turn, batch ? plan.paceMs : null, clock.offset());
  if (!batch) return false;
  const result = await hub.sender.sendEvent(endpoint, batch);
  const outcome = batchOutcome(plan, batch.attempts, result, hub.now());
  await settleBatch(db, batch, outcome, clock.offset());
  await noteAnswers({ ...hub, laneBackoff: config.deliver.laneBackoff }, endpoint, [result], plan, { turn });
  // A turn in which a lane showed whether it recovers ends with it, whatever was noted.
  if (turn && failures > 0) await endTurn(db, lane, turn, plan.paceMs, clock.offset());
  return result.kind === 'delivered';
}
