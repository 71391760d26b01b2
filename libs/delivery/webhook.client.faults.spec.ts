import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { newSecret, type Lookup, type WebhookClientOptions } from './index.js';
import { answerWith, Loopback } from './loopback.js';

const SECRET = newSecret();
const POST = { id: '0195a1b2-0000-7000-8000-000000000001', body: '{}' };

const to = (url: string, more: { secrets?: string[]; timeoutMs?: number; lane?: string } = {}) => ({
  url,
  secrets: [SECRET],
  ...more,
});

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

describe('a partner that does not answer as it should', () => {
  const timeout = { kind: 'later', reason: 'timeout' };
  const connection = { kind: 'later', reason: 'connection' };
  const brief = { timeoutMs: 600 };

  it('takes the request and says nothing: timeout, by the time of the endpoint', async () => {
    const server = await loopback.serve(() => {});
    expect(await loopback.client().send(to(server.url, brief), POST)).toEqual(timeout);
  });

  it('hangs after the headers: timeout, for a 200 without its end is not believed', async () => {
    const server = await loopback.serve((_, response) =>
      response.writeHead(200, { 'content-length': '5' }).flushHeaders(),
    );
    expect(await loopback.client(brief).send(to(server.url), POST)).toEqual(timeout);
  });

  it('hangs after the headers of a refusal: the status has said it', async () => {
    const server = await loopback.serve((_, response) =>
      response.writeHead(422, { 'content-length': '5' }).flushHeaders(),
    );
    expect(await loopback.client(brief).send(to(server.url), POST)).toEqual({
      kind: 'rejected',
      status: 422,
    });
  });

  it('drips a byte at a time: the time limit is for the whole', async () => {
    let dripping: NodeJS.Timeout | undefined;
    let closed!: () => void;
    const brokenOff = new Promise<void>((resolve) => (closed = resolve));
    const server = await loopback.serve((_, response) => {
      response.writeHead(200).on('close', closed);
      dripping = setInterval(() => response.write('x'), 10);
    });
    expect(await loopback.client(brief).send(to(server.url), POST)).toEqual(timeout);
    await brokenOff;
    clearInterval(dripping);
  });

  it('drips its headers: the same', async () => {
    let dripping: NodeJS.Timeout | undefined;
    const server = await loopback.serve((_, response) => {
      response.socket!.write('HTTP/1.1 200 OK\r\nX: ');
      dripping = setInterval(() => response.socket?.write('x'), 10);
    });
    expect(await loopback.client(brief).send(to(server.url), POST)).toEqual(timeout);
    clearInterval(dripping);
  });

  it.each([
    ['before the answer', (response: ServerResponse) => response.destroy()],
    [
      'in the middle of the answer',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => response.destroy());
      },
    ],
    [
      'in the middle of a chunked answer',
      (response: ServerResponse) => response.writeHead(200).write('half', () => response.destroy()),
    ],
    ['with nonsense', (response: ServerResponse) => response.socket!.end('SSH-2.0-OpenSSH_9.6\r\n\r\n')],
    [
      'with endless headers',
      (response: ServerResponse) =>
        response.socket!.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`),
    ],
  ])('breaks off %s: connection', async (_, breakOff) => {
    const server = await loopback.serve(
      (request, response) => void request.resume().on('end', () => breakOff(response)),
    );
    expect(await loopback.client().send(to(server.url), POST)).toEqual(connection);
  });

  it('refuses connections: every one of many attempts says so', async () => {
    const server = await loopback.serve(answerWith(204));
    await server.close();
    const { send } = loopback.client({ connectionsPerOrigin: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, () => send(to(server.url), POST)));
    expect(results).toEqual(Array.from({ length: 20 }, () => connection));
  });

  it('speaks no TLS where it should: connection', async () => {
    const server = await loopback.serve(answerWith(204));
    expect(await loopback.client().send(to(server.url.replace('http:', 'https:')), POST)).toEqual(connection);
    expect(server.requests).toBe(0);
  });

  it('has a name that does not exist: connection', async () => {
    expect(await loopback.client().send(to('https://partner.invalid/'), POST)).toEqual(connection);
  });

  it('has a name server that never answers: timeout, the short one for connecting', async () => {
    const silent: Lookup = () => {};
    const { send } = loopback.client({ lookup: silent, connectTimeoutMs: 100, timeoutMs: 30_000 });
    expect(await send(to('https://partner.example/'), POST)).toEqual(timeout);
  });

  it('makes others wait beyond their time: they are never sent after all', async () => {
    let held: ServerResponse | undefined;
    let hasArrived!: () => void;
    const arrived = new Promise<void>((resolve) => (hasArrived = resolve));
    const ids: unknown[] = [];
    const server = await loopback.serve((request, response) => {
      ids.push(request.headers['webhook-id']);
      request.resume();
      if (ids.length > 1) return void response.writeHead(204).end();
      held = response;
      hasArrived();
    });
    const { send } = loopback.client({ connectionsPerOrigin: 1 });
    const first = send(to(server.url), { ...POST, id: 'first' });
    await arrived;
    const waiting = ['late-1', 'late-2'].map((id) =>
      send(to(server.url, { timeoutMs: 20 }), { ...POST, id }),
    );
    expect(await Promise.all(waiting)).toEqual([timeout, timeout]);
    const last = send(to(server.url), { ...POST, id: 'last' });
    held!.writeHead(204).end();
    expect(await Promise.all([first, last])).toMatchObject([{ kind: 'delivered' }, { kind: 'delivered' }]);
    expect(ids).toEqual(['first', 'last']);
    expect(server.connections).toBe(1);
  });

  it('comes back: the next attempt is delivered', async () => {
    let isBroken = true;
    const server = await loopback.serve((request, response) => {
      if (isBroken) return void request.socket.destroy();
      answerWith(204)(request, response);
    });
    const { send } = loopback.client();
    expect(await send(to(server.url), POST)).toEqual(connection);
    isBroken = false;
    expect(await send(to(server.url), POST)).toEqual({ kind: 'delivered', status: 204 });
  });

  it('does not keep another partner waiting', async () => {
    const hanging = await loopback.serve(() => {});
    const well = await loopback.serve(answerWith(204));
    const { send } = loopback.client({ connectionsPerOrigin: 1 });
    const stuck = Array.from({ length: 10 }, () => send(to(hanging.url, { timeoutMs: 300 }), POST));
    expect(await send(to(well.url), POST)).toEqual({ kind: 'delivered', status: 204 });
    expect(await Promise.all(stuck)).toEqual(stuck.map(() => timeout));
  });

  it('does not keep the other partners of its address waiting', async () => {
    const server = await loopback.serve((request, response) => {
      if (request.headers['webhook-id'] === POST.id) return void request.resume();
      answerWith(204)(request, response);
    });
    const { send } = loopback.client({ connectionsPerOrigin: 1 });
    const stuck = send(to(server.url, { timeoutMs: 300, lane: 'stad' }), POST);
    const other = send(to(server.url, { timeoutMs: 250, lane: 'school' }), { ...POST, id: 'other' });
    expect(await other).toEqual({ kind: 'delivered', status: 204 });
    expect(await stuck).toEqual(timeout);
  });
});

describe('where the hub does not send', () => {
  const blocked = { kind: 'later', reason: 'blocked-address' };
  const strict = (more: Partial<WebhookClientOptions> = {}) =>
    loopback.client({ allowPrivateAddresses: false, ...more });

  it('a private address in the URL', async () => {
    const server = await loopback.serve(answerWith(204));
    expect(await strict().send(to(server.url), POST)).toEqual(blocked);
    expect(server.connections).toBe(0);
  });

  it('a name that leads to a private address', async () => {
    const server = await loopback.serve(answerWith(204));
    expect(await strict().send(to(`http://localhost:${server.port}/`), POST)).toEqual(blocked);
    expect(server.connections).toBe(0);
  });

  it('a name that leads to a public and a private address', async () => {
    const server = await loopback.serve(answerWith(204));
    const both: Lookup = (_name, _options, callback) =>
      callback(null, [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await strict({ lookup: both }).send(to(`http://partner.example:${server.port}/`), POST)).toEqual(
      blocked,
    );
    expect(server.connections).toBe(0);
  });

  it('a name that leads elsewhere the second time: the address that was checked is the one connected to', async () => {
    const server = await loopback.serve(answerWith(204));
    let asked = 0;
    const rebinding: Lookup = (_name, _options, callback) => {
      asked += 1;
      callback(null, [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    };
    const { send } = loopback.client({ lookup: rebinding });
    const result = await send(to(`http://partner.example:${server.port}/`), POST);
    expect(result).toEqual({ kind: 'delivered', status: 204 });
    expect([asked, server.connections]).toEqual([1, 1]);
  });

  it('a name without addresses', async () => {
    const none: Lookup = (_name, _options, callback) => callback(null, []);
    const result = await strict({ lookup: none }).send(to('http://partner.example/'), POST);
    expect(result).toEqual({ kind: 'later', reason: 'connection' });
  });

  it.each(['ftp://partner.example/', 'https://user:word@partner.example/', 'nonsense'])('%s', async (url) => {
    expect(await loopback.client().send(to(url), POST)).toEqual(blocked);
  });
});
