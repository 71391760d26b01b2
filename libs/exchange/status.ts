import { appendEvents, auditEvent } from '#audit';
import { buildEvent, nextAttemptDelay, type AttemptResult } from '#delivery';
import { newId, ok, refuse, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { delayWithin, type LanePlan } from './lane-plan.rules.js';
import type { LaneActor } from './lanes.js';
import {
  claimBatch,
  eventsToTell,
  lockTelling,
  makeBatch,
  mayMakeBatch,
  tellConnections,
  type BatchOutcome,
  type StatusBatch,
  type StatusRow,
} from './status.store.js';

const MOST_IN_BATCH = 200;

/**
 * The batch that is due, made when everything before it was told or given up: what happened until now, at most so much. There is
 * never more than one on its way, so that what is told stays in order and a partner that is away is not told of each thing.
 */
export async function nextBatch(
  hub: RunningHub,
  connection: string,
  options: { holdMs: number; leaseId: string | null },
): Promise<StatusBatch | undefined> {
  const claim = { ...options, offset: hub.clock.offset() };
  return hub.db.transaction().execute(async (tx) => {
    const waiting = await claimBatch(tx, connection, claim);
    if (waiting || !(await mayMakeBatch(tx, connection))) return waiting;
    await lockTelling(tx, connection);
    // Another may have made one while this waited for the lock.
    if (!(await mayMakeBatch(tx, connection))) return undefined;
    const events = await eventsToTell(tx, connection, MOST_IN_BATCH);
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

/** The answer to an attempt as what becomes of the batch. */
export function batchOutcome(
  { schedule, hours }: Pick<LanePlan, 'schedule' | 'hours'>,
  attempts: number,
  result: AttemptResult,
  now: Date,
): BatchOutcome {
  if (result.kind === 'delivered') return { state: 'delivered' };
  if (result.kind === 'rejected') return { state: 'dead' };
  // It waits for another endpoint.
  if (result.kind === 'retired') return { again: 0 };
  const delay = nextAttemptDelay(schedule, attempts, result.retryAfterMs, Math.random);
  if (delay === undefined) return { state: 'dead' };
  return { again: delayWithin(hours, now.getTime(), delay) };
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
