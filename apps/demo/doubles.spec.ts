import { afterEach, describe, expect, it } from '@jest/globals';
import { buildEvent, createWebhookClient, newSecret, newSigningKeys, sign } from '#delivery';
import type { JsonObject } from '#kernel';
import { PartnerDouble, type DoubleOptions } from './doubles.js';

const SECRET = newSecret();

const client = () =>
  createWebhookClient({
    origin: 'hub.example',
    connectTimeoutMs: 1000,
    timeoutMs: 5000,
    maxAnswerBytes: 4096,
    connectionsPerOrigin: 4,
    userAgent: 'Schakel/test',
    allowPrivateAddresses: true,
  });

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

/** A double that listens, and a hub's client that sends to it. */
async function partner(options: Partial<DoubleOptions> = {}) {
  const double = new PartnerDouble({ name: 'Hengelo', secret: SECRET, ...options });
  const url = await double.start();
  const hub = client();
  toClose.push(
    () => double.stop(),
    () => hub.close(),
  );
  const send = (id: string, more: { body?: string; secret?: string; timeoutMs?: number } = {}) =>
    hub.send(
      { url, secrets: [more.secret ?? SECRET], timeoutMs: more.timeoutMs },
      { id, body: more.body ?? event(id) },
    );
  return { double, url, hub, send };
}

const event = (id: string, type = 'nl.schakel.client.published'): string =>
  buildEvent({ id, type, source: 'urn:nld:kvk:12345678', time: '2026-03-01T12:00:00Z', data: { id } });

describe('a partner double that accepts', () => {
  it('takes deliveries in, in order, with their events', async () => {
    const { double, send } = await partner();
    expect(await send('one')).toEqual({ kind: 'delivered', status: 204 });
    expect(await send('two')).toEqual({ kind: 'delivered', status: 204 });
    expect(double.received.map(({ webhookId, accepted }) => [webhookId, accepted])).toEqual([
      ['one', true],
      ['two', true],
    ]);
    expect(double.received[0]!.event).toEqual(JSON.parse(event('one')));
    expect(double.received[0]!.bodyDigest).not.toBe(double.received[1]!.bodyDigest);
    expect(Math.abs(Date.now() - double.received[0]!.at)).toBeLessThan(5000);
    expect([double.attempts, double.accepted, double.repeats]).toEqual([2, 2, 0]);
  });

  it('counts a repeat and takes it in once', async () => {
    const { double, send } = await partner();
    await send('one');
    expect(await send('one')).toEqual({ kind: 'delivered', status: 204 });
    expect([double.attempts, double.received.length, double.repeats]).toEqual([2, 1, 1]);
    expect(double.conflicts).toEqual([]);
  });

  it('notices another content under the same id, and keeps the first', async () => {
    const { double, send } = await partner();
    await send('one');
    expect(await send('one', { body: event('other') })).toEqual({ kind: 'rejected', status: 409 });
    expect(await send('one', { body: event('third') })).toEqual({ kind: 'rejected', status: 409 });
    expect([double.conflicts, double.received.length, double.repeats]).toEqual([['one'], 1, 0]);
  });

  it('notices it also when the first was not taken in', async () => {
    const { double, send } = await partner({ behaviour: { kind: 'fail-first', times: 1, status: 500 } });
    await send('one');
    await send('one', { body: event('other') });
    expect([double.conflicts, double.accepted]).toEqual([['one'], 0]);
  });

  it('refuses a bad signature and takes nothing in', async () => {
    const { double, send } = await partner();
    expect(await send('one', { secret: newSecret() })).toEqual({
      kind: 'later',
      reason: 'status',
      status: 401,
    });
    expect([double.badSignatures, double.accepted, double.digests.size]).toEqual([1, 0, 0]);
  });

  it('verifies Ed25519 with a public key', async () => {
    const { secretKey, publicKey } = newSigningKeys();
    const { double, send } = await partner({ secret: publicKey });
    expect(await send('one', { secret: secretKey })).toMatchObject({ kind: 'delivered' });
    expect(double.badSignatures).toBe(0);
  });

  it('answers a retraction with what it did', async () => {
    const { send } = await partner();
    const body = event('one', 'nl.schakel.client.withdrawn');
    expect(await send('one', { body })).toEqual({ kind: 'delivered', status: 200, answer: 'deleted' });
    expect(await send('one', { body })).toMatchObject({ answer: 'deleted' });
  });

  it('grants the handshake to who asks, and to nobody who names no origin', async () => {
    const { double, url, hub } = await partner();
    expect(await hub.askPermission(url)).toEqual({ granted: true });
    const answer = await fetch(url, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('webhook-allowed-origin')]).toEqual([400, null]);
    expect(double.attempts).toBe(0);
  });

  it('knows no other method, and no signed body that is not an event', async () => {
    const { double, url, send } = await partner();
    expect((await fetch(url)).status).toBe(405);
    expect(await send('one', { body: 'no event' })).toEqual({ kind: 'rejected', status: 400 });
    expect(double.accepted).toBe(0);
  });

  it('refuses a signature from long ago', async () => {
    const { double, url } = await partner();
    const timestamp = Math.floor(Date.now() / 1000) - 301;
    const body = event('one');
    const headers = {
      'webhook-id': 'one',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': sign([SECRET], 'one', timestamp, body),
    };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(401);
    expect(double.badSignatures).toBe(1);
  });
});

describe('a partner double that behaves otherwise', () => {
  it('fails the first attempts and then accepts', async () => {
    const { double, send } = await partner({ behaviour: { kind: 'fail-first', times: 2, status: 500 } });
    const kinds = [];
    for (let i = 0; i < 3; i += 1) kinds.push((await send('one')).kind);
    expect(kinds).toEqual(['later', 'later', 'delivered']);
    expect([double.attempts, double.received.length, double.repeats]).toEqual([3, 1, 0]);
  });

  it('is gone, also for connections that stood open, and comes back at the same place', async () => {
    const { double, send } = await partner();
    await send('one');
    double.setBehaviour({ kind: 'gone' });
    expect(await send('two')).toEqual({ kind: 'later', reason: 'connection' });
    expect(await send('two')).toEqual({ kind: 'later', reason: 'connection' });
    double.setBehaviour({ kind: 'accept' });
    expect(await send('two')).toMatchObject({ kind: 'delivered' });
    expect(double.received.map(({ webhookId }) => webhookId)).toEqual(['one', 'two']);
  });

  it('is slow: takes it in at once and answers late', async () => {
    const { double, send } = await partner({ behaviour: { kind: 'slow', delayMs: 600 } });
    const start = performance.now();
    expect(await send('one')).toMatchObject({ kind: 'delivered' });
    expect(performance.now() - start).toBeGreaterThanOrEqual(595);
    expect(await send('two', { timeoutMs: 300 })).toEqual({ kind: 'later', reason: 'timeout' });
    expect(double.received.map(({ webhookId }) => webhookId)).toEqual(['one', 'two']);
  });

  it('hangs and takes nothing in', async () => {
    const { double, send } = await partner({ behaviour: { kind: 'hang' } });
    expect(await send('one', { timeoutMs: 100 })).toEqual({ kind: 'later', reason: 'timeout' });
    expect([double.attempts, double.accepted]).toEqual([1, 0]);
  });

  it('answers with a status, and with Retry-After', async () => {
    const { double, send } = await partner({
      behaviour: { kind: 'status', status: 429, retryAfter: '9' },
    });
    expect(await send('one')).toEqual({
      kind: 'later',
      reason: 'throttled',
      status: 429,
      retryAfterMs: 9000,
    });
    double.setBehaviour({ kind: 'status', status: 410 });
    expect(await send('one')).toEqual({ kind: 'retired', status: 410 });
    expect(double.accepted).toBe(0);
    double.setBehaviour({ kind: 'status', status: 202 });
    expect(await send('one')).toEqual({ kind: 'delivered', status: 202 });
    expect(double.accepted).toBe(1);
  });
});

describe('working with a partner double', () => {
  it('waits for a number of deliveries', async () => {
    const { double, send } = await partner();
    const waiting = double.waitFor(2, 5000);
    await send('one');
    await send('one');
    await expect(double.waitFor(2, 20)).rejects.toThrow('Hengelo took in 1 of 2');
    await send('two');
    await waiting;
    await double.waitFor(2, 1);
  });

  it('passes each event on once, after it was answered, and stops when that is done', async () => {
    const seen: unknown[] = [];
    let finish!: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const { double, url, send } = await partner();
    double.onEvent = async (given: JsonObject) => {
      await finished;
      seen.push(given['id']);
    };
    const body = event('one', 'nl.schakel.client.withdrawn');
    await send('one', { body });
    await send('one', { body });
    let isStopped = false;
    const stopped = double.stop().then(() => (isStopped = true));
    // Refused three times: the server has closed, and only the event is still being worked on.
    for (let i = 0; i < 3; i += 1) await expect(fetch(url)).rejects.toThrow();
    expect([isStopped, seen]).toEqual([false, []]);
    finish();
    await stopped;
    expect(seen).toEqual(['one']);
  });

  it('keeps what went wrong while an event was passed on', async () => {
    const { double, send } = await partner({
      onEvent: () => {
        throw new Error('Hengelo is confused');
      },
    });
    expect(await send('one')).toMatchObject({ kind: 'delivered' });
    await double.stop();
    expect(double.eventErrors).toEqual([new Error('Hengelo is confused')]);
  });

  it('keeps digests only when told so, and answers, counts and passes on the same', async () => {
    const seen: unknown[] = [];
    const { double, send } = await partner({ keep: false });
    await send('one');
    await send('one');
    await send('one', { body: event('other') });
    double.onEvent = (given) => void seen.push(given['id']);
    const body = event('two', 'nl.schakel.client.withdrawn');
    expect(await send('two', { body })).toMatchObject({ answer: 'deleted' });
    expect(double.received).toEqual([]);
    expect([double.accepted, double.repeats, double.conflicts]).toEqual([2, 1, ['one']]);
    expect([...double.digests.keys()]).toEqual(['one', 'two']);
    expect([double.hasAccepted('one'), double.hasAccepted('three')]).toEqual([true, false]);
    await double.stop();
    expect(seen).toEqual(['two']);
  });

  it('does not mistake a document about a withdrawal for one', async () => {
    const { send } = await partner({ keep: false });
    const data = { type: 'nl.schakel.client.withdrawn' };
    const parts = { id: 'one', source: 'urn:nld:kvk:12345678', time: '2026-03-01T12:00:00Z', data };
    const body = buildEvent({ ...parts, type: 'nl.schakel.client.published' });
    expect(await send('one', { body })).toEqual({ kind: 'delivered', status: 204 });
  });
});
