import { appendEvents, auditEvent } from '#audit';
import {
  buildEvent,
  headerFault,
  newSecret,
  newSigningKeys,
  publicKeyOf,
  type AttemptResult,
  type Permission,
} from '#delivery';
import { escapeToken, newId, ok, refuse, type Fault, type Outcome } from '#kernel';
import {
  loadEndpoint,
  lockEndpoint,
  saveAllowedRate,
  saveEndpoint,
  type Connection,
  type Endpoint,
  type EndpointSettings,
} from '#partners';
import { accessFaults, authorizationOf, shownAccess, type EndpointAccess } from './endpoint-access.js';
import type { RunningHub } from './hub.js';

export type EndpointInput = Omit<EndpointSettings, 'allowedRate'> &
  EndpointAccess & { headers?: Record<string, string> };

/** What may be seen of an endpoint: nothing with which one could come in, and of its headers the names. */
export function shownEndpoint(endpoint: Endpoint) {
  const { url, changedAt, settings: { allowedRate, ...settings } = {}, headers, secrets } = endpoint;
  return {
    url,
    changedAt,
    settings,
    ...(allowedRate === undefined ? {} : { allowedRate }),
    headers: Object.keys(headers ?? {}),
    /** With these anybody can verify; the newest first, two during a rotation. */
    publicKeys: secrets.flatMap((secret) => publicKeyOf(secret) ?? []),
    ...shownAccess(endpoint),
  };
}

export interface ChangedEndpoint {
  endpoint: Endpoint;
  /** Of v1, this once. */
  secret?: string;
  handshake: 'granted' | 'not-granted';
}

/**
 * Sets where a connection takes its post and how. The secret before this one goes on signing beside it, so that nothing is
 * refused while the partner changes over. `isMeant` looks at the endpoint that is there and throws when it is not the one
 * that the change is about: before anybody is called, and again under the lock.
 */
export async function changeEndpoint(
  hub: RunningHub,
  who: { connection: Connection; actor: string; origin: string },
  { url, headers, authorization: asked, certificate, ...settings }: EndpointInput,
  isMeant: (before: Endpoint | undefined) => void,
): Promise<Outcome<ChangedEndpoint>> {
  const { connection, actor, origin } = who;
  const faults = inputFaults(hub, connection, { url, authorization: asked, certificate }, headers ?? {});
  if (faults.length > 0) return refuse('invalid-request', { faults });
  isMeant(await loadEndpoint(hub.db, hub.keys, connection.key));
  // CloudEvents asks the target whether it wants the events. Only where the partner wants so does the answer decide.
  const permission = await hub.webhooks.askPermission(url, certificate);
  if (!permission.granted && settings.handshake === 'required') return refuse('handshake-refused');
  const changedAt = hub.now();
  const made = settings.signature === 'v1a' ? newSigningKeys().secretKey : newSecret();
  const endpoint = await hub.db.transaction().execute(async (tx) => {
    await lockEndpoint(tx, connection.key);
    const before = await loadEndpoint(tx, hub.keys, connection.key);
    isMeant(before);
    const secrets = [made, ...(before?.secrets.slice(0, 1) ?? [])];
    const authorization = authorizationOf({ authorization: asked }, before);
    const access = { url, secrets, authorization, certificate, headers };
    const kept = { ...settings, ...allowedRateOf(permission) };
    const changed = { connection: connection.key, ...access, settings: kept, changedAt };
    await saveEndpoint(tx, hub.keys, changed);
    await appendEvents(tx, [
      auditEvent({
        moment: changedAt,
        log: 'audit',
        action: 'endpoint.changed',
        actor,
        origin,
        object: `endpoint:${connection.key}`,
        result: 'changed',
        organisations: connection.mandates.map((mandate) => mandate.party),
        details: {
          settings: Object.keys(settings).sort(),
          headers: Object.keys(headers ?? {}).length,
          authorization: authorization?.method ?? 'none',
          certificate: certificate !== undefined,
        },
      }),
    ]);
    return changed;
  });
  hub.forgetEndpoint(connection.key);
  // No bell: the sweeper finds what waits in a moment, when the partner knows the secret.
  return ok({
    endpoint,
    ...(settings.signature === 'v1a' ? {} : { secret: made }),
    handshake: handshakeOf(permission),
  });
}

const handshakeOf = ({ granted }: Permission) => (granted ? 'granted' : 'not-granted');
const allowedRateOf = ({ perMinute }: Permission) =>
  perMinute === undefined ? {} : { allowedRate: perMinute };

function inputFaults(
  hub: RunningHub,
  { channel }: Connection,
  access: EndpointAccess,
  headers: Record<string, string>,
): Fault[] {
  const elsewhere = `This connection takes its post from its ${channel}.`;
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return [
    ...(channel === 'webhook' ? [] : [{ pointer: '/url', code: 'url', detail: elsewhere }]),
    ...accessFaults(access, hub.config.deliver.allowPrivateAddresses),
    ...Object.entries(headers).flatMap(([name, value], index) => {
      const twice = names.indexOf(name.toLowerCase()) !== index;
      const detail = twice ? 'A header stands here once.' : headerFault(name, value);
      return detail ? [{ pointer: `/headers/${escapeToken(name)}`, code: 'header', detail }] : [];
    }),
  ];
}

export interface TestedEndpoint {
  delivered: boolean;
  result: AttemptResult['kind'];
  status?: number;
  reason?: string;
  handshake: 'granted' | 'not-granted';
  /** How fast it says that it may be sent to, from now on. */
  allowedRate?: number;
}

const testing = new WeakMap<RunningHub, Set<string>>();

/** A real event, signed and sent like any other, that is about nothing: for whoever sets up a webhook. One at a time. */
export async function testEndpoint(
  hub: RunningHub,
  who: { connection: Connection; actor: string; origin: string },
): Promise<Outcome<TestedEndpoint>> {
  const { connection, actor, origin } = who;
  const endpoint = await loadEndpoint(hub.db, hub.keys, connection.key);
  if (!endpoint) return refuse('not-found', { detail: 'This connection has no endpoint to test.' });
  const busy = testing.get(hub) ?? new Set();
  testing.set(hub, busy);
  if (busy.has(connection.key)) return refuse('busy');
  busy.add(connection.key);
  try {
    const [result, permission] = await Promise.all([
      hub.sender.sendEvent(endpoint, testEvent(hub, connection)),
      hub.webhooks.askPermission(endpoint.url, endpoint.certificate),
    ]);
    await saveAllowedRate(hub.db, endpoint, permission.perMinute);
    hub.forgetEndpoint(connection.key);
    const status = 'status' in result ? result.status : undefined;
    const reason =
      result.kind === 'later' ? result.reason : result.kind === 'rejected' ? result.code : undefined;
    await appendEvents(hub.db, [
      auditEvent({
        moment: hub.now(),
        log: 'audit',
        action: 'endpoint.tested',
        actor,
        origin,
        object: `endpoint:${connection.key}`,
        result: result.kind,
        organisations: connection.mandates.map((mandate) => mandate.party),
        details: { ...(status ? { status } : {}), ...(reason ? { reason } : {}) },
      }),
    ]);
    return ok({
      delivered: result.kind === 'delivered',
      result: result.kind,
      ...(status ? { status } : {}),
      ...(reason ? { reason } : {}),
      handshake: handshakeOf(permission),
      ...allowedRateOf(permission),
    });
  } finally {
    busy.delete(connection.key);
  }
}

function testEvent(hub: RunningHub, connection: Connection): { id: string; body: string } {
  const id = newId(hub.now());
  const body = buildEvent({
    id,
    source: 'urn:schakel:systeem:schakel',
    type: 'nl.schakel.test.delivered',
    time: hub.now(),
    data: { connection: connection.key },
  });
  return { id, body };
}
