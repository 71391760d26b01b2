import { appendEvents, auditEvent } from '#audit';
import { buildEvent, nextAttemptDelay } from '#delivery';
import { newId, ok, refuse, type Outcome } from '#kernel';
import { loadEndpoint, type Connection, type Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { brokerEndpoint } from './broker.rules.js';
import { delayWithin, lanePlan } from './lane-plan.rules.js';
import { laneNow } from './lane.store.js';
import type { LaneActor } from './lanes.js';
import {
  claimBatch,
  connectionsToTell,
  eventsToTell,
  makeBatch,
  settleBatch,
  tellConnections,
  type StatusBatch,
  type StatusRow,
} from './status.store.js';

const MOST_IN_BATCH = 200;
const HOLD_MARGIN_MS = 10_000;

/** Tells senders what became of their messages, over their own webhook; an inbox is told when it is emptied. */
export async function tellStatus(hub: RunningHub): Promise<number> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  let told = 0;
  for (const key of await connectionsToTell(hub.db)) {
    const connection = directory.connection(key);
    if (connection && connection.channel !== 'inbox' && !hub.isStopping() && (await tellOne(hub, connection)))
      told += 1;
  }
  return told;
}

async function tellOne(hub: RunningHub, connection: Connection): Promise<boolean> {
  const lane = await laneNow(hub.db, connection.key, hub.clock.offset());
  const endpoint =
    connection.channel !== 'broker'
      ? await loadEndpoint(hub.db, hub.keys, connection.key)
      : hub.broker && brokerEndpoint(connection, hub.now());
  if (!endpoint || lane.paused || lane.resting) return false;
  const plan = lanePlan(connection, endpoint, hub.config.deliver);
  const nowMs = hub.now().getTime();
  if (plan.hours && plan.hours.opensAt(nowMs) > nowMs) return false;
  const holdMs = hub.config.deliver.sendTimeout + HOLD_MARGIN_MS;
  const batch = await nextBatch(hub, connection.key, { holdMs, lease: false });
  if (!batch) return false;
  const result = await hub.sender.sendEvent(endpoint, batch);
  const clock = { now: hub.now(), offset: hub.clock.offset() };
  if (result.kind === 'delivered') {
    await settleBatch(hub.db, connection.key, batch.id, { state: 'delivered' }, clock);
    return true;
  }
  const asked = result.kind === 'later' ? result.retryAfterMs : undefined;
  const delay =
    result.kind === 'rejected'
      ? undefined
      : nextAttemptDelay(plan.schedule, batch.attempts, asked, Math.random);
  const outcome =
    delay === undefined
      ? { state: 'dead' as const }
      : { again: delayWithin(plan.hours, hub.now().getTime(), delay) };
  await settleBatch(hub.db, connection.key, batch.id, outcome, clock);
  return false;
}

/** The batch that is due, made when there is none: what happened until now, at most so much. */
export async function nextBatch(
  hub: RunningHub,
  connection: string,
  options: { holdMs: number; lease: boolean },
): Promise<StatusBatch | undefined> {
  const claim = { ...options, offset: hub.clock.offset() };
  return hub.db.transaction().execute(async (tx) => {
    const waiting = await claimBatch(tx, connection, claim);
    if (waiting) return waiting;
    const events = await eventsToTell(tx, connection, MOST_IN_BATCH);
    if (events.length === 0) return undefined;
    const now = await hub.moment(tx);
    const id = newId(now);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const body = statusEvent(id, now, events, directory);
    await makeBatch(
      tx,
      { id, connection, body, madeAt: now },
      events.map((event) => event.id),
      claim.offset,
    );
    return claimBatch(tx, connection, claim);
  });
}

function statusEvent(id: string, now: Date, events: StatusRow[], directory: Directory): string {
  return buildEvent({
    id,
    source: 'urn:schakel:systeem:schakel',
    type: 'nl.schakel.status.reported',
    time: now,
    data: {
      events: events.map(({ event, details: { recipient, ...details }, happenedAt }) => ({
        event,
        at: happenedAt.toISOString(),
        ...details,
        ...(recipient ? { recipient: directory.party(recipient)?.urn ?? `urn:schakel:${recipient}` } : {}),
      })),
    },
  });
}

/** A lane was paused: senders whose business records go there hear that their post waits. */
export async function tellOfPause(hub: RunningHub, tx: Tx, lane: string, now: Date): Promise<void> {
  const subscriptions = await hub.subscriptions.current(tx);
  const told = subscriptions.toldOf('lane.paused');
  if (told.length === 0) return;
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const parties = new Set(directory.connection(lane)?.mandates.map(({ party }) => party));
  for (const party of parties) {
    const senders = new Set(
      directory
        .routes()
        .filter((route) => directory.successorOf(route.recipient, route.recordType) === party)
        .flatMap((route) => route.senders.flatMap(directory.membersOf)),
    );
    const connections = told.filter((key) =>
      directory.connection(key)?.mandates.some((mandate) => senders.has(mandate.party)),
    );
    await tellConnections(tx, 'lane.paused', connections, { recipient: party }, now);
  }
}

export interface ServiceNotice {
  kind: 'maintenance' | 'incident' | 'restored' | 'change';
  text: string;
  from?: string;
  until?: string;
}

/** Notice of whoever runs the hub to everybody who wants to be told. */
export async function giveNotice(
  hub: RunningHub,
  who: LaneActor,
  notice: ServiceNotice,
): Promise<Outcome<{ told: number }>> {
  if (!who.operates) return refuse('not-found');
  const told = (await hub.subscriptions.current(hub.db)).toldOf('service.notice');
  await hub.db.transaction().execute(async (tx) => {
    const now = hub.now();
    const { kind, text, from, until } = notice;
    const details = { kind, text, ...(from ? { from } : {}), ...(until ? { until } : {}) };
    await tellConnections(tx, 'service.notice', told, details, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'service.notice',
        actor: who.actor,
        origin: who.origin,
        object: 'hub',
        result: kind,
        organisations: [],
        details: { told: told.length },
      }),
    ]);
  });
  return ok({ told: told.length });
}
