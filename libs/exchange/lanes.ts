import { appendEvents, auditEvent, type AuditAction } from '#audit';
import { ok, refuse, type Outcome } from '#kernel';
import { retireEndpoint, type Endpoint } from '#partners';
import type { AttemptResult } from '#delivery';
import type { Clock } from '#kernel';
import type { Database, Query, Tx } from '#storage';
import type { RunningHub } from './hub.js';
import type { LanePlan } from './lane-plan.rules.js';
import { afterRound, type LaneCondition } from './lane.rules.js';
import {
  laneNow,
  laneRows,
  lockLane,
  makeDue,
  saveLane,
  setPaused,
  wakeLane,
  type Turn,
} from './lane.store.js';
import { lastDetails, planNotification } from './notification.store.js';
import { purgedUntil } from './retention.store.js';
import type { Snapshot } from './snapshot.js';
import { tellOfPause } from './status.js';

export interface LaneNeeds {
  db: Database;
  clock: Clock;
  snapshot(db?: Query): Promise<Snapshot>;
  laneBackoff: readonly number[];
}

/** Notes what one round did to its lane; gives how long it rests, or null. A lane that goes well costs one look. */
async function noteRound(
  { db, clock, snapshot, laneBackoff }: LaneNeeds,
  lane: string,
  results: AttemptResult[],
  plan: LanePlan,
  // How long the rate of the lane asks for after this round, and the turn in which it was.
  { paceMs = null, turn = null }: { paceMs?: number | null; turn?: Turn | null } = {},
): Promise<number | null> {
  if (results.length === 0) return null;
  const isFine = results.every(({ kind }) => kind !== 'later');
  const before = await laneNow(db, lane, clock.offset());
  if (isFine && before.condition === 'open' && before.failures === 0) return null;
  return db.transaction().execute(async (tx) => {
    const was = await lockLane(tx, lane);
    const { state, restMs: asked } = afterRound(was, results, plan.full, laneBackoff);
    const restMs = asked === null ? paceMs : Math.max(asked, paceMs ?? 0);
    const changed = state.condition !== was.condition;
    await saveLane(tx, lane, { ...state, changed }, restMs, { turn, offset: clock.offset() });
    if (changed)
      await tellOfCondition(tx, snapshot, lane, was.condition, state.condition, results, clock.now());
    return restMs;
  });
}

async function tellOfCondition(
  tx: Tx,
  snapshot: LaneNeeds['snapshot'],
  lane: string,
  from: LaneCondition,
  to: LaneCondition,
  results: AttemptResult[],
  now: Date,
): Promise<void> {
  await appendEvents(tx, [await laneEvent(tx, snapshot, 'lane.changed', lane, 'hub', to, { from, to }, now)]);
  if (to === 'broken') {
    const channel = (await snapshot(tx)).directory.at(now).connection(lane)?.channel;
    await planNotification(tx, lane, 'lane-broken', channel === 'broker' ? atBroker(results) : {}, now);
  }
  // Whoever heard that it broke hears that it is over.
  if (from === 'broken')
    await planNotification(tx, lane, 'lane-restored', await lastDetails(tx, lane, 'lane-broken'), now);
}

/** The broker is the hub's own, the queue at it the partner's. */
const atBroker = (results: AttemptResult[]): { broker: 'away' | 'no-queue' } => ({
  broker: results.some((one) => one.kind === 'later' && one.reason === 'unroutable') ? 'no-queue' : 'away',
});

async function laneEvent(
  tx: Query,
  snapshot: LaneNeeds['snapshot'],
  action: AuditAction,
  lane: string,
  actor: string,
  result: string,
  details: Record<string, unknown>,
  moment: Date,
  origin?: string,
) {
  const connection = (await snapshot(tx)).directory.at(moment).connection(lane);
  return auditEvent({
    moment,
    log: 'audit',
    action,
    actor,
    origin,
    object: `lane:${lane}`,
    result,
    organisations: connection?.mandates.map(({ party }) => party) ?? [],
    details,
  });
}

/** The endpoint said that it has gone for good: its post waits for another, and its contact hears of it. */
async function retireLane({ db, clock }: Pick<LaneNeeds, 'db' | 'clock'>, endpoint: Endpoint): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    if (!(await retireEndpoint(tx, endpoint, now))) return;
    await planNotification(tx, endpoint.connection, 'endpoint-retired', {}, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'endpoint.retired',
        actor: `connection:${endpoint.connection}`,
        object: `endpoint:${endpoint.connection}`,
        result: 'retired',
        organisations: [],
        details: {},
      }),
    ]);
  });
}

/** What was answered: of a round, or to one event. An endpoint that has gone for good is no partner that answers. */
export async function noteAnswers(
  needs: LaneNeeds & { forgetEndpoint(connection: string): void },
  endpoint: Endpoint,
  results: AttemptResult[],
  plan: LanePlan,
  turn: { paceMs?: number | null; turn?: Turn },
): Promise<number | null> {
  if (!results.some(({ kind }) => kind === 'retired'))
    return noteRound(needs, endpoint.connection, results, plan, turn);
  await retireLane(needs, endpoint);
  needs.forgetEndpoint(endpoint.connection);
  return null;
}

export type LaneState = LaneCondition | 'paused' | 'retired';

/** What may be known of a lane: states, counts and moments. */
export interface LaneView {
  lane: string;
  name: string;
  channel: string;
  state: LaneState;
  since?: Date;
  /** Of a paused lane: by whom, since when and why. */
  paused?: { by: string; at: Date; reason?: string };
  failures: number;
  restingUntil?: Date;
  /** Outside its service hours it sleeps until this moment. */
  asleepUntil?: Date;
  /** Of more than MOST_COUNTED only that there are more. */
  waiting: number;
  moreWaiting: boolean;
  oldestPlannedAt?: Date;
  /** Of what was planned until then documents were purged at their term: it goes no more, or not all of it. */
  purgedUntil?: Date;
}

const MOST_COUNTED = 10_000;

export interface LaneActor {
  /** The lane of its own connection. */
  own: string;
  /** Runs the hub. */
  operates: boolean;
  actor: string;
  origin: string;
}

const mayTouch = (who: LaneActor, lane: string): boolean => who.operates || who.own === lane;

export async function viewLanes(hub: RunningHub, who: LaneActor, only?: string): Promise<LaneView[]> {
  const now = hub.now();
  const directory = (await hub.snapshot()).directory.at(now);
  const lanes = only ? [only] : who.operates ? directory.connections().map(({ key }) => key) : [who.own];
  const rows = await laneRows(
    hub.db,
    lanes.filter((lane) => mayTouch(who, lane) && directory.connection(lane)),
    MOST_COUNTED,
  );
  const purged = await purgedUntil(hub.db, lanes);
  return rows.map((row) => {
    const connection = directory.connection(row.lane)!;
    const until = purged.get(row.lane);
    const asleepUntil = hub.planOf(connection).hours?.opensAt(now.getTime());
    return {
      lane: row.lane,
      name: connection.name,
      channel: connection.channel,
      state: row.pausedAt ? 'paused' : row.endpointRetiredAt ? 'retired' : row.condition,
      ...(row.since ? { since: row.since } : {}),
      ...(row.pausedAt ? { paused: pausedOf(row.pausedBy!, row.pausedAt, row.pauseReason) } : {}),
      failures: row.failures,
      ...(row.restingUntil && row.restingUntil > now ? { restingUntil: row.restingUntil } : {}),
      ...(asleepUntil && asleepUntil > now.getTime() ? { asleepUntil: new Date(asleepUntil) } : {}),
      waiting: Math.min(row.waiting, MOST_COUNTED),
      moreWaiting: row.waiting > MOST_COUNTED,
      ...(row.oldestPlannedAt ? { oldestPlannedAt: row.oldestPlannedAt } : {}),
      ...(until ? { purgedUntil: until } : {}),
    };
  });
}

/** Of a person only in which role it was, and for whom. */
const pausedOf = (by: string, at: Date, reason: string | null) => ({
  by: by.replace(/^person:[^:]*:/, ''),
  at,
  ...(reason ? { reason } : {}),
});

/** Why a person pauses a lane. */
export const PAUSE_REASONS = ['maintenance', 'incident', 'change', 'request', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const pauseLane = (hub: RunningHub, who: LaneActor, lane: string, reason: PauseReason) =>
  changeLane(hub, who, lane, 'lane.paused', 'paused', async (tx, now) => {
    if (!(await setPaused(tx, lane, { by: who.actor, reason, at: now }))) return undefined;
    if (who.own !== lane) await planNotification(tx, lane, 'lane-paused', { reason }, now);
    await tellOfPause(hub, tx, lane, now);
    return { reason };
  });

/** The lane of a connection that was revoked goes on when that ends, and not before. */
export async function resumeLane(hub: RunningHub, who: LaneActor, lane: string): Promise<Outcome<LaneView>> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  if (mayTouch(who, lane) && directory.isBarred(lane)) return refuse('connection-revoked');
  return changeLane(hub, who, lane, 'lane.resumed', 'resumed', async (tx, now) => {
    if (!(await setPaused(tx, lane, null))) return undefined;
    await wakeLane(tx, lane);
    if (who.own !== lane) await planNotification(tx, lane, 'lane-resumed', {}, now);
    return {};
  });
}

const DUE_AT_ONCE = 10_000;

/** Hands on everything that waits, now: its partner was mended. The lane starts slowly, like after any failure. */
export async function drainLane(hub: RunningHub, who: LaneActor, lane: string): Promise<Outcome<LaneView>> {
  const drained = await changeLane(hub, who, lane, 'lane.drained', 'drained', async (tx) => {
    await wakeLane(tx, lane);
    return {};
  });
  if (!drained.ok) return drained;
  for (const again of [false, true]) {
    const some = { again, limit: DUE_AT_ONCE, offset: hub.clock.offset() };
    while ((await makeDue(hub.db, lane, some)) === DUE_AT_ONCE);
  }
  hub.pipeline.ring('deliver', lane);
  return drained;
}

/** What was so already stays so, without another event. */
async function changeLane(
  hub: RunningHub,
  who: LaneActor,
  lane: string,
  action: 'lane.paused' | 'lane.resumed' | 'lane.drained',
  result: string,
  change: (tx: Tx, now: Date) => Promise<Record<string, unknown> | undefined>,
): Promise<Outcome<LaneView>> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  if (!mayTouch(who, lane) || !directory.connection(lane)) return refuse('not-found');
  await hub.db.transaction().execute(async (tx) => {
    const now = hub.now();
    const details = await change(tx, now);
    if (details)
      await appendEvents(tx, [
        await laneEvent(tx, hub.snapshot, action, lane, who.actor, result, details, now, who.origin),
      ]);
  });
  if (action !== 'lane.paused') hub.pipeline.ring('deliver', lane);
  return ok((await viewLanes(hub, who, lane))[0]!);
}
