import type { AttemptResult } from '#delivery';
import { loadEndpoint, type Connection, type Endpoint } from '#partners';
import { brokerEndpoint } from './broker.rules.js';
import type { RunningHub } from './hub.js';
import { lanePlan, type LanePlan } from './lane-plan.rules.js';
import { endTurn, laneNow, takeTurn, type Turn } from './lane.store.js';
import { noteRound, retireLane } from './lanes.js';
import { batchOutcome, nextBatch } from './status.js';
import { connectionsToTell, settleBatch } from './status.store.js';

const HOLD_MARGIN_MS = 10_000;
const TOLD_AT_ONCE = 8;

/**
 * Tells senders what became of their messages, over their own webhook or queue, some of them side by side; an inbox is told when
 * it is emptied. Gives how many were told.
 */
export async function tellStatus(hub: RunningHub): Promise<number> {
  const directory = (await hub.snapshot()).directory.at(hub.doorMoment());
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
  const endpoint = await endpointOf(hub, connection);
  if (!endpoint || paused || resting) return false;
  const plan = lanePlan(connection, endpoint, config.deliver);
  const nowMs = hub.doorMoment().getTime();
  if (plan.hours && plan.hours.opensAt(nowMs) > nowMs) return false;
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
  await noteAnswer(hub, endpoint, plan, result, turn);
  // A turn in which a lane showed whether it recovers ends with it, whatever was noted.
  if (turn && failures > 0) await endTurn(db, lane, turn, plan.paceMs, clock.offset());
  return result.kind === 'delivered';
}

async function endpointOf(hub: RunningHub, connection: Connection): Promise<Endpoint | undefined> {
  if (connection.channel !== 'broker') return loadEndpoint(hub.db, hub.keys, connection.key);
  return hub.broker && brokerEndpoint(connection, hub.now());
}

async function noteAnswer(
  hub: RunningHub,
  endpoint: Endpoint,
  plan: LanePlan,
  result: AttemptResult,
  turn?: Turn,
): Promise<void> {
  const { db, clock, snapshot } = hub;
  if (result.kind === 'retired') {
    await retireLane({ db, clock }, endpoint);
    hub.forgetEndpoint(endpoint.connection);
    return;
  }
  const needs = { db, clock, snapshot, laneBackoff: hub.config.deliver.laneBackoff };
  await noteRound(needs, endpoint.connection, [result], plan, { turn });
}
