import { setTimeout as pause } from 'node:timers/promises';
import { appendEvents, auditEvent } from '#audit';
import { ok, refuse, type Outcome } from '#kernel';
import {
  barredConnections,
  endBar,
  endSigningKeys,
  insertBar,
  lockBar,
  signingKeysOf,
  type BarRow,
  type Connection,
} from '#partners';
import { holdConfiguration, type Tx } from '#storage';
import { DIRECTORY_AGE_MS, type RunningHub } from './hub.js';
import { letLaneGoOn, stopLane } from './lane-stop.js';
import { tellOfPause } from './status.js';
import { nothingUnderWayOf } from './under-way.js';

const MOST_SHOWN = 500;

/** Who may revoke a connection: whoever runs the hub any, an organisation one that acts for nobody else. */
export type Revoker = { actor: string; origin: string } & ({ operates: true } | { controller: string });

export interface Revocation {
  id: string;
  connection: string;
  incidentId: string;
  revokedAt: Date;
  /** What the connection is called, and by which clients it comes in. */
  name?: string;
  clients?: string[];
  endedAt?: Date;
}

/** Undefined: to this one it is not there; `shared`: it acts for others as well. */
function mandateOver(connection: Connection | undefined, who: Revoker): 'own' | 'shared' | undefined {
  if (!connection) return undefined;
  if ('operates' in who) return 'own';
  const parties = new Set(connection.mandates.map(({ party }) => party));
  if (!parties.has(who.controller)) return undefined;
  return parties.size === 1 ? 'own' : 'shared';
}

/**
 * Nobody comes in by this connection any more and nothing goes out by it: its clients, tokens and keys count for nothing from
 * the next request on, and its lane is paused, so that what waits for it is kept. Answered when nothing of it is under way
 * any more. Repeated, it is the revocation that there is.
 */
export async function revokeConnection(
  hub: RunningHub,
  who: Revoker,
  key: string,
  incidentId: string,
): Promise<Outcome<Revocation>> {
  const done = await hub.db.transaction().execute(async (tx): Promise<Outcome<Revocation>> => {
    await holdConfiguration(tx);
    const now = await hub.moment(tx);
    const connection = (await hub.snapshot(tx)).directory.at(now).connection(key);
    const mandate = mandateOver(connection, who);
    if (!connection || !mandate) return refuse('not-found');
    if (mandate === 'shared') {
      const detail = 'This connection acts for others as well: ask whoever runs the hub.';
      return refuse('not-mandated', { detail });
    }
    const by = { actor: who.actor, at: now };
    const bar = await insertBar(tx, { kind: 'connection', key }, { ...by, incidentId });
    if (bar.isNew) {
      const keys = (await signingKeysOf(tx, key)).map(({ id }) => id);
      const ended = await endSigningKeys(tx, key, keys, now);
      await stopLane(tx, key, { ...by, at: now });
      await tellOfPause(hub, tx, key, now);
      const counts = { incident: incidentId, clients: connection.clients.length, signingKeys: ended.length };
      await note(tx, who, 'connection.revoked', connection, 'revoked', now, counts);
    }
    return ok({ id: bar.id, connection: key, incidentId, revokedAt: bar.madeAt });
  });
  if (!done.ok) return done;
  // Repeated as well: the first may still be waiting for the last send.
  await nothingUnderWayOf(hub, [{ kind: 'connection', key, version: 0 }]);
  await knownAtEveryDoor(hub);
  return done;
}

/**
 * The connection comes in again, by its clients but for those that leaked: these never do. Keys to sign with stay ended; new
 * ones are made.
 */
export async function endRevocation(
  hub: RunningHub,
  who: Revoker,
  id: string,
  withoutClients: string[],
): Promise<Outcome<Revocation>> {
  const ended = await hub.db.transaction().execute(async (tx): Promise<Outcome<Revocation>> => {
    await holdConfiguration(tx);
    const bar = await lockBar(tx, id);
    const now = await hub.moment(tx);
    const connection = bar && (await hub.snapshot(tx)).directory.at(now).connection(bar.key);
    const mandate = mandateOver(connection, who);
    if (bar?.kind !== 'connection' || bar.incidentId === null || !connection || mandate !== 'own')
      return refuse('not-found');
    if (bar.endedAt) return ok(shown(bar));
    const unknown = withoutClients.flatMap((client, index) =>
      connection.clients.some((one) => one.id === client)
        ? []
        : [
            {
              pointer: `/withoutClients/${index}`,
              code: 'client',
              detail: 'Not a client of this connection.',
            },
          ],
    );
    if (unknown.length > 0) return refuse('invalid-request', { faults: unknown });
    const by = { actor: who.actor, at: now };
    for (const client of withoutClients)
      await insertBar(tx, { kind: 'client', key: client }, { ...by, incidentId: bar.incidentId });
    await endBar(tx, id, by);
    await letLaneGoOn(tx, bar.key, bar.madeAt);
    const counts = { incident: bar.incidentId, withoutClients: withoutClients.length };
    await note(tx, who, 'connection.reinstated', connection, 'reinstated', now, counts);
    return ok(shown({ ...bar, endedAt: now }));
  });
  if (!ended.ok) return ended;
  await knownAtEveryDoor(hub);
  hub.pipeline.ring('deliver', ended.value.connection);
  return ended;
}

/** What other processes know at the door may be as old as this. */
export async function knownAtEveryDoor(hub: RunningHub): Promise<void> {
  await hub.snapshot();
  await pause(DIRECTORY_AGE_MS);
}

/** What was revoked: of everybody, or of the connections that act for one organisation. */
export async function readRevocations(hub: RunningHub, who: Revoker): Promise<Revocation[]> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const own = directory.connections().filter((one) => mandateOver(one, who));
  const which = 'operates' in who ? ('all' as const) : { keys: own.map(({ key }) => key) };
  return (await barredConnections(hub.db, which, MOST_SHOWN)).map((bar) => {
    const connection = directory.connection(bar.key);
    if (!connection) return shown(bar);
    return { ...shown(bar), name: connection.name, clients: connection.clients.map((client) => client.id) };
  });
}

const shown = ({ id, key, incidentId, madeAt, endedAt }: BarRow): Revocation => ({
  id,
  connection: key,
  incidentId: incidentId!,
  revokedAt: madeAt,
  ...(endedAt ? { endedAt } : {}),
});

const note = (
  tx: Tx,
  { actor, origin }: Revoker,
  action: 'connection.revoked' | 'connection.reinstated',
  { key, mandates }: Connection,
  result: string,
  moment: Date,
  details: Record<string, unknown>,
): Promise<void> =>
  appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action,
      actor,
      origin,
      object: `connection:${key}`,
      result,
      organisations: [...new Set(mandates.map(({ party }) => party))],
      details,
    }),
  ]);
