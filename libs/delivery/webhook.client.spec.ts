import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { newSecret, newSigningKeys, verify } from './index.js';
import { answerWith, Loopback } from './loopback.js';

const SECRET = newSecret();
const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const BODY = JSON.stringify({ specversion: '1.0', data: { name: 'Zoë' } });
const POST = { id: '0195a1b2-0000-7000-8000-000000000001', body: BODY };

const to = (url: string, more: { secrets?: string[]; timeoutMs?: number } = {}) => ({
  url,
  secrets: [SECRET],
  ...more,
});

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('what is sent', () => {
  async function sent(more: { secrets?: string[] } = {}, post: object = {}, now?: () => number) {
    let arrived!: (value: { request: IncomingMessage; body: Buffer }) => void;
    const arrival = new Promise<{ request: IncomingMessage; body: Buffer }>((resolve) => (arrived = resolve));
    const server = await loopback.serve((request, response) => {
      void bodyOf(request).then((body) => {
        arrived({ request, body });
        response.writeHead(204).end();
      });
    });
    const result = await loopback
      .client({ ...(now && { now }) })
      .send(to(server.url, more), { ...POST, ...post });
    return { ...(await arrival), result };
  }

  it('is a signed POST with every header of the interface', async () => {
    const { request, body, result } = await sent({}, { traceparent: TRACE });
    expect(result).toEqual({ kind: 'delivered', status: 204 });
    expect([request.method, request.url]).toEqual(['POST', '/in?x=1']);
    expect(body.toString()).toBe(BODY);
    expect(request.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(BODY)),
      'user-agent': 'Schakel/test',
      'webhook-request-origin': 'hub.example',
      'webhook-id': POST.id,
      traceparent: TRACE,
    });
    const now = Math.floor(Date.now() / 1000);
    expect(Math.abs(now - Number(request.headers['webhook-timestamp']))).toBeLessThanOrEqual(5);
    expect(verify([SECRET], request.headers, body, now)).toBe(true);
    expect(verify([newSecret()], request.headers, body, now)).toBe(false);
  });

  it('is signed by the clock that it was given, not by that of the machine', async () => {
    const now = Date.parse('2030-05-05T12:00:00Z');
    const { request, body } = await sent({}, {}, () => now);
    expect(request.headers['webhook-timestamp']).toBe(String(now / 1000));
    expect(verify([SECRET], request.headers, body, now / 1000)).toBe(true);
  });

  it('is signed with every secret of a rotation, HMAC or Ed25519', async () => {
    const { secretKey, publicKey } = newSigningKeys();
    const { request, body } = await sent({ secrets: [SECRET, secretKey] });
    const now = Math.floor(Date.now() / 1000);
    expect([SECRET, publicKey].map((key) => verify([key], request.headers, body, now))).toEqual([true, true]);
  });

  it('names another content type when asked, and no trace when there is none', async () => {
    const { request } = await sent({}, { contentType: 'application/xml' });
    expect(request.headers['content-type']).toBe('application/xml');
    expect(request.headers).not.toHaveProperty('traceparent');
  });

  it('goes over a connection that is kept', async () => {
    const server = await loopback.serve(answerWith(200, {}, 'thanks'));
    const { send } = loopback.client({ connectionsPerOrigin: 1 });
    for (let i = 0; i < 5; i += 1) await send(to(server.url), POST);
    expect([server.requests, server.connections]).toEqual([5, 1]);
  });

  it('goes side by side over as many connections as allowed, and no more', async () => {
    const waiting: ServerResponse[] = [];
    const server = await loopback.serve((request, response) => {
      request.resume();
      // Nobody is answered until three are there: fewer side by side, and the attempts run out of time.
      if (waiting.push(response) === 3) for (const held of waiting.splice(0)) held.writeHead(204).end();
    });
    const { send } = loopback.client({ connectionsPerOrigin: 3 });
    const results = await Promise.all(Array.from({ length: 30 }, () => send(to(server.url), POST)));
    expect(results.every(({ kind }) => kind === 'delivered')).toBe(true);
    expect([server.requests, server.connections]).toEqual([30, 3]);
  });
});

describe('what comes back', () => {
  const cases: [number, Record<string, string>, string, object][] = [
    [200, {}, '', { kind: 'delivered', status: 200 }],
    [
      200,
      { 'content-type': 'application/json' },
      '{"answer":"deleted"}',
      { kind: 'delivered', status: 200, answer: 'deleted' },
    ],
    [202, {}, 'not json', { kind: 'delivered', status: 202 }],
    [400, {}, 'no', { kind: 'rejected', status: 400 }],
    [422, {}, '', { kind: 'rejected', status: 422 }],
    [404, {}, '', { kind: 'later', reason: 'status', status: 404 }],
    [408, {}, '', { kind: 'later', reason: 'status', status: 408 }],
    [410, {}, '', { kind: 'retired', status: 410 }],
    [
      429,
      { 'retry-after': '120' },
      '',
      { kind: 'later', reason: 'throttled', status: 429, retryAfterMs: 120_000 },
    ],
    [500, {}, 'oops', { kind: 'later', reason: 'status', status: 500 }],
    [503, { 'retry-after': '3' }, '', { kind: 'later', reason: 'status', status: 503, retryAfterMs: 3000 }],
  ];

  it.each(cases)('%i %j %p', async (status, headers, body, result) => {
    const server = await loopback.serve(answerWith(status, headers, body));
    expect(await loopback.client().send(to(server.url), POST)).toEqual(result);
  });

  it('understands Retry-After as a date', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const server = await loopback.serve(answerWith(503, { 'retry-after': date }));
    const result = await loopback.client().send(to(server.url), POST);
    const { retryAfterMs } = result as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(3_590_000);
    expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  it('understands such a date by the clock that it was given', async () => {
    const now = Date.parse('2030-05-05T12:00:00Z');
    const date = new Date(now + 60_000).toUTCString();
    const server = await loopback.serve(answerWith(503, { 'retry-after': date }));
    const result = await loopback.client({ now: () => now }).send(to(server.url), POST);
    expect(result).toMatchObject({ kind: 'later', retryAfterMs: 60_000 });
  });

  it.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    const target = await loopback.serve(answerWith(204));
    const server = await loopback.serve(answerWith(status, { location: target.url }));
    const result = await loopback.client().send(to(server.url), POST);
    expect(result).toEqual({ kind: 'later', reason: 'redirect', status });
    expect([server.requests, target.requests]).toEqual([1, 0]);
  });

  it('a redirect to a metadata address is not followed either, whatever is allowed', async () => {
    const server = await loopback.serve(
      answerWith(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
    );
    const result = await loopback.client().send(to(server.url), POST);
    expect(result).toEqual({ kind: 'later', reason: 'redirect', status: 302 });
  });

  it('a hundred megabytes are cut off after a few kilobytes', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    let written = 0;
    let gone!: () => void;
    const brokenOff = new Promise<void>((resolve) => (gone = resolve));
    const server = await loopback.serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-length': String(100 * megabyte.length) }).on('close', gone);
      const pour = (): void => {
        while (written < 100 && !response.destroyed) {
          written += 1;
          if (!response.write(megabyte)) return void response.once('drain', pour);
        }
      };
      pour();
    });
    const result = await loopback.client().send(to(server.url), POST);
    expect(result).toEqual({ kind: 'delivered', status: 200 });
    await brokenOff;
    expect(written).toBeLessThan(50);
  });

  it('an answer of exactly the limit is read and one byte more is not', async () => {
    const answer = '{"answer":"deleted"}';
    const server = await loopback.serve(answerWith(200, {}, answer));
    const results = [answer.length, answer.length - 1].map((maxAnswerBytes) =>
      loopback.client({ maxAnswerBytes }).send(to(server.url), POST),
    );
    expect(await Promise.all(results)).toEqual([
      { kind: 'delivered', status: 200, answer: 'deleted' },
      { kind: 'delivered', status: 200 },
    ]);
  });
});

describe('what the hub itself has wrong', () => {
  it.each([
    ['a secret that cannot be read', { secrets: ['whsec_short'] }, {}],
    ['no secret', { secrets: [] }, {}],
    ['an id with a dot', {}, { id: 'a.b' }],
    ['a header that would break the request', {}, { traceparent: 'x\r\nX-Injected: 1' }],
  ])('is said in the result: %s', async (_, endpoint, post) => {
    const server = await loopback.serve(answerWith(204));
    const result = await loopback.client().send(to(server.url, endpoint), { ...POST, ...post });
    expect(result).toEqual({ kind: 'later', reason: 'misconfigured' });
    expect(server.requests).toBe(0);
  });
});

describe('asking permission', () => {
  const grant = (allowed: string | undefined, status = 200, rate?: string): RequestListener => {
    const headers: Record<string, string> = {
      ...(allowed === undefined ? {} : { 'webhook-allowed-origin': allowed }),
      ...(rate === undefined ? {} : { 'webhook-allowed-rate': rate }),
    };
    return (request, response) => {
      const isAsked =
        request.method === 'OPTIONS' && request.headers['webhook-request-origin'] === 'hub.example';
      response.writeHead(isAsked ? status : 500, headers).end();
    };
  };

  it.each([
    ['hub.example', 200, true],
    ['HUB.example', 204, true],
    ['*', 200, true],
    ['other.example', 200, false],
    [undefined, 200, false],
    ['*', 302, false],
    ['*', 405, false],
  ])('allowed origin %p with %i: %p', async (allowed, status, result) => {
    const server = await loopback.serve(grant(allowed, status));
    expect(await loopback.client().askPermission(server.url)).toEqual({ granted: result });
  });

  it.each([
    ['120', 120],
    ['*', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['1e9', undefined],
    ['veel', undefined],
  ])('at a rate of %p a minute: %p', async (rate, perMinute) => {
    const server = await loopback.serve(grant('*', 200, rate));
    const answer = await loopback.client().askPermission(server.url);
    expect(answer).toEqual({ granted: true, ...(perMinute ? { perMinute } : {}) });
    const refused = await loopback.serve(grant('other.example', 200, rate));
    expect(await loopback.client().askPermission(refused.url)).toEqual({ granted: false });
  });

  it('is refused where the hub does not send', async () => {
    const server = await loopback.serve(grant('*'));
    expect(await loopback.client({ allowPrivateAddresses: false }).askPermission(server.url)).toEqual({
      granted: false,
    });
    expect(server.connections).toBe(0);
  });

  it('of a partner that hangs ends in no', async () => {
    const server = await loopback.serve(() => {});
    expect(await loopback.client({ timeoutMs: 100 }).askPermission(server.url)).toEqual({ granted: false });
  });
});

describe('closing', () => {
  it('waits for what is under way, and what comes later is told so', async () => {
    let held!: (response: ServerResponse) => void;
    const arrived = new Promise<ServerResponse>((resolve) => (held = resolve));
    const server = await loopback.serve((_, response) => held(response));
    const { send, close } = loopback.client();
    const underWay = send(to(server.url), POST);
    const response = await arrived;
    const closed = close();
    expect(await send(to(server.url), POST)).toEqual({ kind: 'later', reason: 'connection' });
    response.writeHead(204).end();
    expect(await underWay).toEqual({ kind: 'delivered', status: 204 });
    await closed;
  });

  it('is done when the last one runs out of time', async () => {
    const server = await loopback.serve(() => {});
    const { send, close } = loopback.client({ timeoutMs: 100 });
    const underWay = send(to(server.url), POST);
    await close();
    expect(await underWay).toEqual({ kind: 'later', reason: 'timeout' });
  });
});
