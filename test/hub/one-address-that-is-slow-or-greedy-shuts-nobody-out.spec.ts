import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { until } from '../../apps/demo/play.js';
import { newId } from '#kernel';
import { NDJSON } from '../batches.js';
import { startBox } from '../harness.js';
import { expectHouseRules, knock, vacancyEvent } from '../http-knocker.js';

const KIB = 1024;
const LIMIT_MS = 800;
const SOCKETS = 30;
const ANOTHER = '127.0.0.2';

/** A conversation from an address of its own, kept open: what came back so far, and whether the hub hung up. */
interface Line {
  socket: Socket;
  text(): string;
  closed(): boolean;
}

describe('one address', () => {
  let box: Box;
  let token: string;
  const lines: Line[] = [];
  beforeAll(async () => {
    box = await startBox({
      worker: false,
      settings: {
        REQUEST_TIMEOUT: `${LIMIT_MS}ms`,
        UPLOAD_TIMEOUT: '2s',
        IDLE_TIMEOUT: '1s',
        SOCKETS_PER_ADDRESS: String(SOCKETS),
        MAX_BODY: '1MiB',
        MAX_BODIES: '4MiB',
      },
    });
    token = await box.client('bakkerij-systeem').token();
  });
  afterEach(() => {
    for (const { socket } of lines.splice(0)) socket.destroy();
  });
  afterAll(() => box.stop());

  const call = (localAddress = ANOTHER): Line => {
    const socket = connect({ port: Number(new URL(box.url).port), host: '127.0.0.1', localAddress });
    let text = '';
    let isClosed = false;
    socket
      .on('data', (chunk) => (text += chunk.toString()))
      .on('close', () => (isClosed = true))
      .on('error', () => undefined);
    const line = { socket, text: () => text, closed: () => isClosed };
    lines.push(line);
    return line;
  };
  const head = (more: string[], path = '/v1/messages', type = 'application/cloudevents+json'): string =>
    [
      `POST ${path} HTTP/1.1`,
      'Host: hub',
      `Authorization: Bearer ${token}`,
      `Content-Type: ${type}`,
      'Idempotency-Key: traag',
      ...more,
      '',
      '',
    ].join('\r\n');
  /** A few bytes at a time, and never the end. */
  const drip = async ({ socket, closed }: Line, first: string, drop: string): Promise<void> => {
    socket.write(first);
    while (!closed()) {
      if (socket.writable) socket.write(drop);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const isFree = async (): Promise<void> =>
    expect((await box.client('bakkerij-systeem').send(await vacancyEvent(box, {}))).status).toBe(202);

  it.each<[string, () => [string, string]]>([
    ['headers', () => ['POST /v1/messages HTTP/1.1\r\nHost: hub\r\n', 'X-A: b\r\n']],
    ['a body', () => [head(['Content-Length: 50000']), '{']],
    ['chunks', () => [head(['Transfer-Encoding: chunked']), '1\r\n{\r\n']],
  ])('that lets %s drip is cut off, and others notice nothing', async (_, bytes) => {
    const [first, drop] = bytes();
    const slow = Array.from({ length: 10 }, () => call());
    const dripping = slow.map((line) => drip(line, first, drop));
    await isFree();
    await Promise.all(dripping);
    for (const line of slow) expect(line.text()).toMatch(/^(HTTP\/1\.1 408 .*"code":"request-timeout"|$)/s);
    expect(slow.some((line) => line.text() !== '')).toBe(true);
  });

  it('that lets files drip, each piece in time, has half of the places, and not for ever', async () => {
    const path = '/v1/batches?contract=schema-org/vacancy@30';
    const slow = Array.from({ length: 6 }, () => call());
    const dripping = slow.map((line) =>
      drip(line, head(['Transfer-Encoding: chunked'], path, NDJSON), '1\r\n{\r\n'),
    );
    // Whoever goes on sending may lose the answer to the reset that follows it, or be let go on for a moment.
    const refused = (): Line[] => slow.filter(({ text, closed }) => closed() || text().includes(' 429 '));
    await until('four are refused', () => refused().length >= 4);
    const file = { key: newId(), mediaType: NDJSON, source: await box.urn('enschede') };
    const theirs = await box.client('klantsysteem-enschede').sendFile('ggm/client@2.5', '{}\n', file);
    expect(theirs.status).toBe(202);
    await Promise.all(dripping);
    expect(slow.every(({ closed }) => closed())).toBe(true);
    for (const { text } of slow) expect(text()).toMatch(/^(HTTP\/1\.1 (429|408) |$)/);
    expect(
      (await box.client('bakkerij-systeem').sendFile('schema-org/vacancy@30', '{}\n', file)).status,
    ).not.toBe(429);
  });

  it('that asks and does not read its answers is cut off', async () => {
    const { socket, closed } = call();
    socket.pause();
    socket.write('GET /v1/openapi.json HTTP/1.1\r\nHost: hub\r\n\r\n'.repeat(50));
    // Whoever does not read does not hear of the end either: it is looked for when it must have come.
    await until('the hub hung up', closed, 2_500).catch(() => undefined);
    socket.resume();
    await until('the end is read', closed);
    await isFree();
  });

  it('has so many connections, and the next is closed at once', async () => {
    const many = Array.from({ length: SOCKETS }, () => call());
    await Promise.all(many.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
    const over = call();
    await until('it was closed', over.closed);
    expect(over.text()).toBe('');
    expect(many.filter((line) => line.closed())).toEqual([]);
    await isFree();
    many[0]!.socket.destroy();
    const ask = async (): Promise<boolean> => {
      const next = call();
      next.socket.write('GET /health/live HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n');
      await until('there is an answer, or none', next.closed);
      return next.text().startsWith('HTTP/1.1 200');
    };
    await until('there is a place again', ask);
  });

  it.each<[string, string[], (body: string) => string]>([
    ['of which the length is said', [`Content-Length: ${900 * KIB}`], (body) => body],
    ['in chunks', ['Transfer-Encoding: chunked'], (body) => `${body.length.toString(16)}\r\n${body}\r\n`],
  ])(
    'has half of the room for bodies %s; what is over it is 503 and not read',
    async (_, lengths, framed) => {
      const many = Array.from({ length: 8 }, () => call());
      for (const { socket } of many) socket.write(head(lengths) + framed(' '.repeat(800 * KIB)));
      const refused = (): Line[] => many.filter(({ text }) => text().startsWith('HTTP/1.1 503'));
      // Two of 900 KiB are in half of 4 MiB; in chunks a part of a third is.
      await until('the others are refused', () => refused().length >= 5);
      for (const { text } of refused()) expect(text()).toMatch(/retry-after: 2\r\n.*"code":"busy"/is);
      await isFree();
      await until('who was inside is over too', () => many.every(({ closed }) => closed()));
      const event = JSON.stringify(await vacancyEvent(box, {}));
      const again = call();
      again.socket.write(head([`Content-Length: ${Buffer.byteLength(event)}`, 'Connection: close']) + event);
      await until('there is an answer', again.closed);
      expect(again.text()).toMatch(/^HTTP\/1\.1 202/);
    },
  );

  it('leaves every answer with its headers, and nothing personal in answers or log', async () => {
    await knock(box, 'GET', '/health/live');
    expectHouseRules(box);
  });
});
