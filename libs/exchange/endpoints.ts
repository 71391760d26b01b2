import { appendEvents, auditEvent } from '#audit';
import {
  buildEvent,
  headerFault,
  newSecret,
  newSigningKeys,
  publicKeyOf,
  type AttemptResult,
} from '#delivery';
import { escapeToken, newId, ok, refuse, type Fault, type Outcome } from '#kernel';
import { loadEndpoint, saveEndpoint, type Connection, type Endpoint, type EndpointSettings } from '#partners';
import type { RunningHub } from './hub.js';

export type EndpointInput = EndpointSettings & { url: string; headers?: Record<string, string> };

/** What may be seen of an endpoint: no secret, and of its headers the names. */
export interface EndpointView {
  url: string;
  changedAt: Date;
  settings: EndpointSettings;
  headers: string[];
  /** With these anybody can verify; the newest first, two during a rotation. */
  publicKeys: string[];
}

export interface ChangedEndpoint extends EndpointView {
  /** Of v1, this once. */
  secret?: string;
  handshake: 'granted' | 'not-granted';
}

export async function viewEndpoint(hub: RunningHub, connection: string): Promise<EndpointView | undefined> {
  const endpoint = await loadEndpoint(hub.db, hub.keys, connection);
  return endpoint && viewOf(endpoint);
}

const viewOf = ({ url, changedAt, settings, headers, secrets }: Endpoint): EndpointView => ({
  url,
  changedAt,
  settings: settings ?? {},
  headers: Object.keys(headers ?? {}),
  publicKeys: secrets.flatMap((secret) => publicKeyOf(secret) ?? []),
});

/** Sets where a connection takes its post and how. The secret before this one goes on signing beside it. */
export async function changeEndpoint(
  hub: RunningHub,
  who: { connection: Connection; origin: string },
  { url, headers, ...settings }: EndpointInput,
): Promise<Outcome<ChangedEndpoint>> {
  const { connection, origin } = who;
  const faults = inputFaults(hub, connection, url, headers ?? {});
  if (faults.length > 0) return refuse('invalid-request', { faults });
  // CloudEvents asks the target whether it wants the events. Only where the partner wants so does the answer decide.
  const granted = await hub.webhooks.askPermission(url);
  if (!granted && settings.handshake === 'required') return refuse('handshake-refused');
  const changedAt = hub.now();
  const made = settings.signature === 'v1a' ? newSigningKeys().secretKey : newSecret();
  const before = await loadEndpoint(hub.db, hub.keys, connection.key);
  const secrets = [made, ...(before?.secrets.slice(0, 1) ?? [])];
  const endpoint = { connection: connection.key, url, secrets, changedAt, settings, headers };
  await hub.db.transaction().execute(async (tx) => {
    await saveEndpoint(tx, hub.keys, endpoint);
    await appendEvents(tx, [
      auditEvent({
        moment: changedAt,
        log: 'audit',
        action: 'endpoint.changed',
        actor: `connection:${connection.key}`,
        origin,
        object: `endpoint:${connection.key}`,
        result: 'changed',
        organisations: connection.mandates.map((mandate) => mandate.party),
        details: { settings: Object.keys(settings).sort(), headers: Object.keys(headers ?? {}).length },
      }),
    ]);
  });
  hub.forgetEndpoint(connection.key);
  // No bell: the sweeper finds what waits in a moment, when the partner knows the secret.
  return ok({
    ...viewOf(endpoint),
    ...(settings.signature === 'v1a' ? {} : { secret: made }),
    handshake: granted ? 'granted' : 'not-granted',
  });
}

function inputFaults(
  hub: RunningHub,
  connection: Connection,
  url: string,
  headers: Record<string, string>,
): Fault[] {
  const wrongUrl =
    connection.channel === 'webhook'
      ? urlFault(url, hub.config.deliver.allowPrivateAddresses)
      : `This connection takes its post from its ${connection.channel}.`;
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  return [
    ...(wrongUrl ? [{ pointer: '/url', code: 'url', detail: wrongUrl }] : []),
    ...Object.entries(headers).flatMap(([name, value], index) => {
      const twice = names.indexOf(name.toLowerCase()) !== index;
      const detail = twice ? 'A header stands here once.' : headerFault(name, value);
      return detail ? [{ pointer: `/headers/${escapeToken(name)}`, code: 'header', detail }] : [];
    }),
  ];
}

function urlFault(url: string, allowInsecure: boolean): string | undefined {
  if (!URL.canParse(url)) return 'Not a URL.';
  const { username, password, hash, protocol } = new URL(url);
  if (username || password || hash) return 'No user name, password or fragment in the URL.';
  return protocol === 'https:' || allowInsecure ? undefined : 'Post about people goes over https only.';
}

export interface TestedEndpoint {
  delivered: boolean;
  result: AttemptResult['kind'];
  status?: number;
  reason?: string;
  handshake: 'granted' | 'not-granted';
}

const testing = new WeakMap<RunningHub, Set<string>>();

/** A real event, signed and sent like any other, that is about nothing: for whoever sets up a webhook. One at a time. */
export async function testEndpoint(
  hub: RunningHub,
  who: { connection: Connection; origin: string },
): Promise<Outcome<TestedEndpoint>> {
  const { connection, origin } = who;
  const endpoint = await loadEndpoint(hub.db, hub.keys, connection.key);
  if (!endpoint) return refuse('not-found', { detail: 'This connection has no endpoint to test.' });
  const busy = testing.get(hub) ?? new Set();
  testing.set(hub, busy);
  if (busy.has(connection.key)) return refuse('busy');
  busy.add(connection.key);
  try {
    const [result, granted] = await Promise.all([
      hub.sender.sendEvent(endpoint, testEvent(hub, connection)),
      hub.webhooks.askPermission(endpoint.url),
    ]);
    const status = 'status' in result ? result.status : undefined;
    const reason =
      result.kind === 'later' ? result.reason : result.kind === 'rejected' ? result.code : undefined;
    await appendEvents(hub.db, [
      auditEvent({
        moment: hub.now(),
        log: 'audit',
        action: 'endpoint.tested',
        actor: `connection:${connection.key}`,
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
      handshake: granted ? 'granted' : 'not-granted',
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
