import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { OutgoingAuthorization } from '#kernel';
import { createAgents } from './agents.client.js';
import { Loopback } from './loopback.js';
import { createTokenSource, type TokenSource } from './token.client.js';

const SECRET = 'heel-geheim-en-verzonnen';
const LIMIT = 5000;

interface Asked {
  authorization?: string;
  form: URLSearchParams;
}

describe('a token of a partner’s own authorization server', () => {
  const loopback = new Loopback();
  const agents = createAgents({
    connectTimeoutMs: 2000,
    connectionsPerOrigin: 4,
    allowPrivateAddresses: true,
  });
  afterEach(() => loopback.closeAll());

  const readAsked = async (request: IncomingMessage): Promise<Asked> => ({
    authorization: request.headers.authorization,
    form: new URLSearchParams(await text(request)),
  });

  /** A server that gives a new token each time, as the answer says, and remembers what it was asked. */
  async function server(answer: object | RequestListener = { expires_in: 600 }) {
    const asked: Asked[] = [];
    const seen = await loopback.serve((request, response) => {
      if (typeof answer === 'function') return void answer(request, response);
      void readAsked(request).then((one) => {
        asked.push(one);
        const body = { access_token: `token-${asked.length}`, token_type: 'Bearer', ...answer };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    return Object.assign(seen, { asked });
  }
  const at = (url: string, more: Partial<OutgoingAuthorization> = {}): OutgoingAuthorization => ({
    tokenEndpoint: url,
    clientId: 'de hub',
    method: 'client_secret_basic',
    clientSecret: SECRET,
    ...more,
  });
  function source(): { tokens: TokenSource; turnBy: (ms: number) => void } {
    let now = 1_800_000_000_000;
    const tokens = createTokenSource(agents, {
      allowPrivateAddresses: true,
      maxAnswerBytes: 4096,
      now: () => now,
    });
    return { tokens, turnBy: (ms) => (now += ms) };
  }

  it('is asked for by client credentials, with scope and resource', async () => {
    const { url, asked } = await server();
    const authorization = at(url, { scope: 'post', resource: 'https://elders.example/in' });
    expect(await source().tokens.tokenFor(authorization, undefined, LIMIT)).toBe('token-1');
    const given = Buffer.from(asked[0]!.authorization!.slice('Basic '.length), 'base64').toString();
    // As a form, by RFC 6749: a space is a plus.
    expect(decodeURIComponent(given)).toBe(`de+hub:${SECRET}`);
    expect(Object.fromEntries(asked[0]!.form)).toEqual({
      grant_type: 'client_credentials',
      scope: 'post',
      resource: 'https://elders.example/in',
    });
  });

  it('is asked for once, however many need it at once', async () => {
    const { url, asked } = await server();
    const { tokens } = source();
    const many = Array.from({ length: 50 }, () => tokens.tokenFor(at(url), undefined, LIMIT));
    expect(new Set(await Promise.all(many))).toEqual(new Set(['token-1']));
    expect(asked).toHaveLength(1);
  });

  it.each([
    [600, 569_000, 571_000],
    [60, 53_000, 55_000],
    [undefined, 53_000, 55_000],
  ])('is kept until shortly before it ends: %s seconds', async (lasts, still, over) => {
    const { url } = await server({ expires_in: lasts });
    const { tokens, turnBy } = source();
    const authorization = at(url);
    await tokens.tokenFor(authorization, undefined, LIMIT);
    turnBy(still);
    expect(await tokens.tokenFor(authorization, undefined, LIMIT)).toBe('token-1');
    turnBy(over - still);
    expect(await tokens.tokenFor(authorization, undefined, LIMIT)).toBe('token-2');
  });

  it('that was refused is followed by a new one, once', async () => {
    const { url, asked } = await server();
    const { tokens, turnBy } = source();
    const authorization = at(url);
    const first = (await tokens.tokenFor(authorization, undefined, LIMIT))!;
    // Many that were under way with the same token: the first drops it, the others do not drop its successor.
    tokens.refused(authorization, undefined, first);
    const second = (await tokens.tokenFor(authorization, undefined, LIMIT))!;
    tokens.refused(authorization, undefined, first);
    expect(await tokens.tokenFor(authorization, undefined, LIMIT)).toBe(second);
    for (let n = 0; n < 20; n++) {
      tokens.refused(authorization, undefined, second);
      expect(await tokens.tokenFor(authorization, undefined, LIMIT)).toBe(second);
    }
    expect(asked).toHaveLength(2);
    turnBy(60_001);
    expect(await tokens.tokenFor(authorization, undefined, LIMIT)).toBe('token-3');
  });

  it('is another one with other credentials', async () => {
    const { url, asked } = await server();
    const { tokens } = source();
    await tokens.tokenFor(at(url), undefined, LIMIT);
    await tokens.tokenFor(at(url), undefined, LIMIT);
    await tokens.tokenFor(at(url, { clientSecret: 'een ander' }), undefined, LIMIT);
    expect(asked).toHaveLength(2);
  });

  it.each<[string, RequestListener]>([
    ['refuses', (_, response) => response.writeHead(401, { 'content-type': 'application/json' }).end('{}')],
    ['is broken', (_, response) => response.writeHead(500).end('kapot')],
    ['sends elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    [
      'gives no token',
      (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    ],
    [
      'talks without end',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(5000)}"`),
    ],
    ['hangs up', (request) => request.destroy()],
  ])('is not to be had where the server %s; it is asked again the next time', async (_, answer) => {
    const { url } = await server(answer);
    const { tokens } = source();
    expect(await tokens.tokenFor(at(url), undefined, LIMIT)).toBeUndefined();
    expect(await tokens.tokenFor(at(url), undefined, LIMIT)).toBeUndefined();
  });

  it('is not waited for longer than the time', async () => {
    const seen = await server(() => undefined);
    expect(await source().tokens.tokenFor(at(seen.url), undefined, 50)).toBeUndefined();
    expect(seen.requests).toBe(1);
  });

  it('is not asked for at an address to which the hub may not send', async () => {
    const seen = await server();
    const closed = createAgents({
      connectTimeoutMs: 2000,
      connectionsPerOrigin: 4,
      allowPrivateAddresses: false,
    });
    const tokens = createTokenSource(closed, { allowPrivateAddresses: false, maxAnswerBytes: 4096 });
    for (const url of [seen.url, seen.url.replace('127.0.0.1', 'localhost')])
      for (const scheme of ['http:', 'https:'])
        expect(await tokens.tokenFor(at(url.replace('http:', scheme)), undefined, LIMIT)).toBeUndefined();
    expect(seen.connections).toBe(0);
    await closed.close();
  });
});
