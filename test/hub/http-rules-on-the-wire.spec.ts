import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import {
  CLOUD_EVENT,
  expectHouseRules,
  expectProblem,
  knock,
  nothingStored,
  rowsOf,
  VACANCY,
  vacancyEvent,
  wire,
} from '../http-knocker.js';

const REQUEST_TIMEOUT_MS = 800;

/** What no well-behaved client library lets through, written to the socket byte for byte. */
describe('on the wire', () => {
  let box: Box;
  let token: string;
  let event: string;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: { REQUEST_TIMEOUT: `${REQUEST_TIMEOUT_MS}ms` } });
    token = await box.client('bakkerij-systeem').token();
    event = JSON.stringify(await vacancyEvent(box));
  });
  afterAll(() => box.stop());

  const head = (lines: string[], path = '/v1/messages', method = 'POST'): string =>
    [
      `${method} ${path} HTTP/1.1`,
      'Host: hub',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/cloudevents+json',
      ...lines,
      '',
      '',
    ].join('\r\n');
  const smuggled = 'GET /v1/openapi.json HTTP/1.1\r\nHost: hub\r\n\r\n';

  it('takes a request that is in order, to know that the others are refused for what is wrong with them', async () => {
    const before = await rowsOf(box);
    const { answers } = await wire(box, [
      head([`Content-Length: ${Buffer.byteLength(event)}`, 'Connection: close']),
      event,
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([202]);
    expect((await rowsOf(box)).message).toBe(before.message + 1);
  });

  it.each<[string, (length: number) => string[]]>([
    ['two lengths', (length) => [`Content-Length: ${length}`, 'Content-Length: 0']],
    ['a length and chunks', (length) => [`Content-Length: ${length}`, 'Transfer-Encoding: chunked']],
    ['chunks and a length', (length) => ['Transfer-Encoding: chunked', `Content-Length: ${length}`]],
    ['chunks that are not the last coding', () => ['Transfer-Encoding: chunked, identity']],
    ['chunks in a disguise', (length) => ['Transfer-Encoding: xchunked', `Content-Length: ${length}`]],
    ['a space before the colon', (length) => [`Content-Length : ${length}`]],
    ['a length below zero', () => ['Content-Length: -1']],
    ['a length with a plus', (length) => [`Content-Length: +${length}`]],
    ['a length in hex', () => ['Content-Length: 0x10']],
    ['a header folded over two lines', (length) => ['X-Long: a', ' b', `Content-Length: ${length}`]],
    ['a header without a name', (length) => [': a', `Content-Length: ${length}`]],
    ['a bare line feed', (length) => [`X-One: a\nX-Two: b\rX-Three: c`, `Content-Length: ${length}`]],
  ])('lets nothing through behind a request with %s', async (_, lines) => {
    const { answers, closedByHub } = await nothingStored(box, () =>
      wire(box, [head(lines(Buffer.byteLength(event))), `0\r\n\r\n${smuggled}`, event]),
    );
    expect(answers.map((answer) => answer.status)).not.toContain(200);
    expect(answers.map((answer) => answer.status)).not.toContain(202);
    expect(closedByHub).toBe(true);
    for (const answer of answers) expectProblem(answer, 400, 'invalid-request');
  });

  it('answers what is not HTTP with a problem, and hangs up', async () => {
    for (const bytes of [
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'GET\r\n\r\n',
      'HELLO hub\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      '\0\0\0\0\r\n\r\n',
    ]) {
      const { answers, closedByHub } = await wire(box, [Buffer.from(bytes, 'latin1')]);
      expect(closedByHub).toBe(true);
      for (const answer of answers) expectProblem(answer, 400, 'invalid-request');
    }
  });

  it('asks for a Host, and knows no method but its own', async () => {
    const hostless = await wire(box, ['GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n']);
    expectProblem(hostless.answers[0]!, 400, 'invalid-request');
    const twice =
      'GET /health/live HTTP/1.1\r\nHost: hub\r\nhOST: elders.example\r\nConnection: close\r\n\r\n';
    expectProblem((await wire(box, [twice])).answers[0]!, 400, 'invalid-request');
    const old = await wire(box, ['GET /health/live HTTP/1.0\r\n\r\n']);
    expect(old.answers[0]!.status).toBe(200);
    for (const method of ['TRACE', 'PROPFIND', 'QUERY']) {
      const { answers } = await wire(box, [head(['Connection: close'], '/health/live', method)]);
      expect([400, 405]).toContain(answers[0]!.status);
      expect(answers[0]!.text).not.toContain(token.slice(0, 20));
    }
  });

  it('refuses headers that are larger than the limit with 431', async () => {
    const { answers, closedByHub } = await wire(box, [head([`X-Long: ${'x'.repeat(40_000)}`])]);
    expect(answers[0]).toMatchObject({ status: 431, body: { status: 431, code: 'headers-too-large' } });
    expect(closedByHub).toBe(true);
  });

  it('refuses a very long address without repeating it', async () => {
    const long = `/v1/messages/${'geheim'.repeat(1000)}`;
    const { answers } = await wire(box, [head(['Connection: close'], long, 'GET')]);
    expectProblem(answers[0]!, 404, 'not-found');
    const query = await wire(box, [
      head(['Connection: close'], `/health/live?${'geheim=1&'.repeat(1500)}`, 'GET'),
    ]);
    expect(query.answers[0]!.status).toBe(200);
    const tooLong = await wire(box, [
      head(['Connection: close'], `/health/live?${'geheim'.repeat(5000)}`, 'GET'),
    ]);
    expect([414, 431]).toContain(tooLong.answers[0]!.status);
    expect(long.length).toBeGreaterThan(5000);
    for (const { text } of box.answers) expect(text).not.toContain('geheim');
  });

  it('writes no header that came in an id', async () => {
    const send = (more: Record<string, string>, path = '/v1/messages?contract=schema-org/vacancy@30') =>
      knock(box, 'POST', path, {
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/ld+json',
          'schakel-subject': 'VAC-001',
          ...more,
        },
        body: JSON.stringify(VACANCY),
      });
    const injected = JSON.stringify({ ...JSON.parse(event), id: 'a\r\nSet-Cookie: b=c\r\n\r\n{"evil":1}' });
    const one = await knock(box, 'POST', '/v1/messages', {
      headers: { authorization: `Bearer ${token}`, ...CLOUD_EVENT },
      body: injected,
    });
    expectProblem(one, 400, 'invalid-envelope', ['/id']);
    const raw = await wire(box, [
      head(['Connection: close'], '/v1/messages/a%0d%0aSet-Cookie:%20b=c', 'GET'),
    ]);
    expectProblem(raw.answers[0]!, 404, 'not-found');
    const key = await send({ 'idempotency-key': 'een sleutel met spaties' });
    expectProblem(key, 400, 'invalid-envelope');
    for (const { headers, text } of box.answers) {
      expect(headers.get('set-cookie')).toBeNull();
      expect(text).not.toContain('Set-Cookie');
    }
  });

  it('does not read the body of who does not say who they are', async () => {
    const anonymous = `POST /v1/messages HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`;
    const { answers } = await wire(box, [anonymous], { enough: /\}$/ });
    expectProblem(answers[0]!, 401, 'unauthenticated');
  });

  it('asks for the body only when it will be taken', async () => {
    const { text, answers } = await wire(box, [
      `POST /v1/messages HTTP/1.1\r\nHost: hub\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nExpect: iets-anders\r\nConnection: close\r\n\r\n`,
    ]);
    expect(text).not.toContain('100 Continue');
    expectProblem(answers[0]!, 415, 'unsupported-media-type');
  });

  it.each([
    ['stops in the middle of the headers', () => 'POST /v1/messages HTTP/1.1\r\nHost: hub\r\nX-Slow:'],
    ['stops in the middle of the body', () => head(['Content-Length: 5000']) + '{"specversion"'],
    ['stops in the middle of a chunk', () => head(['Transfer-Encoding: chunked']) + '400\r\n{"spec'],
  ])('cuts off a client that %s', async (_, begin) => {
    const { answers, closedByHub, ms } = await nothingStored(box, () => wire(box, [begin()]));
    expect(closedByHub).toBe(true);
    expect(ms).toBeGreaterThanOrEqual(REQUEST_TIMEOUT_MS / 2);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 408, body: { status: 408, code: 'request-timeout' } });
  });

  it('is not held up by slow clients', async () => {
    let over = 0;
    const slow = Array.from({ length: 50 }, () =>
      wire(box, [head(['Content-Length: 5000']) + '{']).finally(() => (over += 1)),
    );
    const answer = await box.client('bakkerij-systeem').send(await vacancyEvent(box));
    expect(answer.status).toBe(202);
    // They were not waited for.
    expect(over).toBeLessThan(50);
    for (const { closedByHub } of await Promise.all(slow)) expect(closedByHub).toBe(true);
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
