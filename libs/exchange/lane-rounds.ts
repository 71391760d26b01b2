import { setTimeout as pause } from 'node:timers/promises';
import type { HubConfig } from '#config';
import type { Endpoint } from '#partners';
import { passed } from '#kernel';
import { isPassing } from '#storage';
import { claimRound, type RoundNeeds } from './delivery-round.js';
import { endpointOfLane } from './lane-endpoint.js';
import { HOLD_MARGIN_MS, isAsleep, lanePlan, type LanePlan } from './lane-plan.rules.js';
import { endTurn, laneNow, letGo, takeTurn, type LaneNow, type Turn } from './lane.store.js';
import { noteAnswers } from './lanes.js';
import { movedParties } from './moved.rules.js';
import { outcomeOfPrepared, type Observer } from './observer.js';
import type { Hub } from './pipeline.js';
import type { Ready } from './post.js';
import type { Sender } from './sending.js';
import { LONGEST_WAIT_FOR_ROUND_MS } from './statements.js';

export interface LaneRounds extends Pick<Hub, 'withDueDeliveries' | 'send'> {
  /** Waits until nothing of this lane is on its way from here; true when something was. */
  sent(lane: string): Promise<boolean>;
  drained(): Promise<void>;
  forgetEndpoint(connection: string): void;
}

interface Needs extends RoundNeeds {
  config: HubConfig;
  sender: Sender;
  observer: Observer;
  /** Rings for a lane when its rest is over; the sweeper would too, some time later. */
  ringLater(lane: string, ms: number): void;
}

const ENDPOINT_KNOWN_FOR_MS = 1000;
const QUICK_ROUND_MS = 1000;
const QUICK_LANE_ROUNDS = 4;
/** A longer rest is left to the sweeper, which looks more often than that. */
const LONGEST_TIMER_MS = 60_000;

/** How rounds of lanes are claimed and sent: none in a lane that rests, sleeps or is paused, one at a time where it recovers. */
export function createLaneRounds(needs: Needs): LaneRounds {
  const { config, clock, db, snapshot, sender, observer } = needs;
  const quickLanes = new Set<string>();
  const onTheWay = new Map<string, Promise<void>>();
  const endpoints = endpointMemory(async (key) => {
    return endpointOfLane(needs, key, (await snapshot()).directory.at(clock.now()).connection(key));
  });
  /** Of a batch that is refused as a whole each event is tried by itself, within the same hold. */
  const holdOf = (endpoint: Endpoint | undefined): number =>
    config.deliver.sendTimeout * (endpoint?.settings?.batch ? 2 : 1) + HOLD_MARGIN_MS;
  const nothing = { ready: [], claimed: 0 };
  const forgetEndpoint = (connection: string): void => endpoints.forget(connection);
  const noting = { db, clock, snapshot, laneBackoff: config.deliver.laneBackoff, forgetEndpoint };

  /** As it was when the round of these was claimed. */
  const rounds = new WeakMap<Ready[], Round>();

  const limitOf = (lane: string, { failures, allowance }: LaneNow, plan: LanePlan): number => {
    // One probe at a time while a lane recovers: its whole post is not spent on finding out.
    if (failures > 0) return 1;
    if (allowance !== null) return Math.min(allowance, plan.full);
    return plan.full * (quickLanes.has(lane) && plan.paceMs === null ? QUICK_LANE_ROUNDS : 1);
  };

  /**
   * The turn that this round needs, in milliseconds; null: none, the lane may be entered at will. A rate counts from when
   * a round is sent, however long claiming it took: until then the lane is kept.
   */
  const turnOf = ({ failures }: LaneNow, { paceMs, oneAtATime }: LanePlan, hold: number): number | null =>
    failures > 0 || paceMs !== null || oneAtATime ? Math.max(hold, paceMs ?? 0) : null;

  async function sendRound(lane: string, ready: Ready[]): Promise<void> {
    const endpoint = await endpoints.of(lane);
    if (!endpoint) return;
    const { plan, turn, isProbe, isLate } = rounds.get(ready)!;
    const keepsTurn = isProbe || plan.oneAtATime;
    const paced = turn && !keepsTurn ? await endTurn(db, lane, turn, plan.paceMs, clock.offset()) : undefined;
    const startedAt = performance.now();
    const { results, late, traffic } = await sender.send(endpoint, plan, ready, isLate);
    const tookMs = performance.now() - startedAt;
    const asksMs = Math.max(plan.paceMs ?? 0, plan.paceOf(traffic) ?? 0);
    const paceMs = plan.paceMs === null ? null : Math.max(0, asksMs - tookMs);
    // What was sent twice counts twice in the rate.
    if (paced && asksMs > plan.paceMs!) await endTurn(db, lane, paced, paceMs, clock.offset());
    if (late.length > 0)
      await letGo(
        db,
        late.map(({ due }) => due),
      );
    const restMs = await noteAnswers(noting, endpoint, results, plan, { paceMs, turn });
    if (turn && keepsTurn) await endTurn(db, lane, turn, paceMs, clock.offset());
    passed('lane.noted', lane, results.length);
    const later = Math.max(restMs ?? -1, paceMs ?? -1);
    if (later >= 0 && later <= LONGEST_TIMER_MS) needs.ringLater(lane, later);
    // Waiting for a free connection counts within the time limit of a send: only a quick lane is given more at once.
    if (tookMs < QUICK_ROUND_MS) quickLanes.add(lane);
    else quickLanes.delete(lane);
  }

  return {
    async withDueDeliveries(lane, prepare) {
      const now = await laneNow(db, lane, clock.offset());
      if (now.resting || now.paused) return nothing;
      const directory = (await snapshot()).directory.at(clock.now());
      const connection = directory.connection(lane);
      const endpoint = await endpoints.of(lane);
      // Without an endpoint post waits; only what must move to another lane is claimed all the same.
      const recipients = endpoint ? undefined : movedParties(directory, connection, clock.now());
      if (recipients?.length === 0) return nothing;
      const plan = lanePlan(connection, endpoint, config.deliver);
      if (isAsleep(plan, clock.now())) return nothing;
      const hold = holdOf(endpoint);
      const turnMs = turnOf(now, plan, hold);
      const turn = turnMs === null ? undefined : await takeTurn(db, lane, turnMs, clock.offset());
      if (turnMs !== null && !turn) return nothing;
      const options = {
        lane,
        recipients,
        limit: limitOf(lane, now, plan),
        hold,
        leaseId: null,
        thin: endpoint?.settings?.mode === 'thin',
      };
      let isSending = false;
      const tookMs = stopwatch();
      try {
        const round = await claimRound(needs, options, (batch, due) => {
          const prepared = prepare(batch, due);
          const outcome = outcomeOfPrepared(prepared);
          if (outcome) observer.decided('deliver', outcome);
          return prepared;
        });
        isSending = round.ready.length > 0;
        const isLate = (): boolean => tookMs() > hold - config.deliver.sendTimeout;
        rounds.set(round.ready, { plan, turn, isProbe: now.failures > 0, isLate });
        return round;
      } finally {
        // A turn in which there is nothing to send is given back.
        if (turn && !isSending) await endTurn(db, lane, turn, null, clock.offset());
      }
    },

    async send(lane, ready) {
      if (ready.length === 0) return;
      const before = onTheWay.get(lane);
      // What is under way has a term: the round before is waited for, but not for ever when the partner turns out to be slow.
      if (before) await Promise.race([before, pause(LONGEST_WAIT_FOR_ROUND_MS, undefined, { ref: false })]);
      const sending = sendRound(lane, ready)
        // A database that is away is noticed by the next claim; what was sent is settled again when its term is over.
        .catch((error: unknown) => void (isPassing(error) || needs.report?.(error, 'sending')))
        .finally(() => onTheWay.get(lane) === sending && onTheWay.delete(lane));
      onTheWay.set(lane, sending);
      // While a quick lane sends, its next round is claimed; there is never more than one of a lane on the way.
      if (!quickLanes.has(lane)) await sending;
    },

    async sent(lane) {
      const sending = onTheWay.get(lane);
      await sending;
      return sending !== undefined;
    },

    async drained() {
      while (onTheWay.size > 0) await Promise.all(onTheWay.values());
    },

    forgetEndpoint,
  };
}

/** A round between being claimed and being sent. */
interface Round {
  plan: LanePlan;
  turn?: Turn;
  /** One by which it shows whether its lane recovers. */
  isProbe: boolean;
  /** What it holds may be somebody else's by the time that an answer could be there: nothing of it is sent any more. */
  isLate: () => boolean;
}

/** Milliseconds since it was made, also where this process or its machine stood still: the one clock or the other goes on. */
function stopwatch(): () => number {
  const [from, began] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - from, Date.now() - began);
}

/** Endpoints change seldom and are asked for with every batch: known for a second, also to the other processes. */
function endpointMemory(load: (connection: string) => Promise<Endpoint | undefined>) {
  const known = new Map<string, { endpoint: Endpoint | undefined; until: number }>();
  return {
    async of(connection: string): Promise<Endpoint | undefined> {
      const kept = known.get(connection);
      if (kept && performance.now() < kept.until) return kept.endpoint;
      const endpoint = await load(connection);
      known.set(connection, { endpoint, until: performance.now() + ENDPOINT_KNOWN_FOR_MS });
      return endpoint;
    },
    forget: (connection: string) => void known.delete(connection),
  };
}
