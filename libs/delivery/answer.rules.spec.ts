import { describe, expect, it } from '@jest/globals';
import { classifyAnswer, classifyFailure, retryAfterMs } from './answer.rules.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const classify = (status: number, more: { retryAfter?: string; body?: string } = {}) =>
  classifyAnswer({ status, ...more }, NOW);

describe('what came back', () => {
  it.each([200, 201, 202, 204, 299])('%i is delivered', (status) => {
    expect(classify(status)).toEqual({ kind: 'delivered', status });
  });

  it.each([300, 301, 302, 304, 307, 308])('%i is a redirect, to be tried again later', (status) => {
    expect(classify(status)).toEqual({ kind: 'later', reason: 'redirect', status });
  });

  it.each([400, 409, 413, 415, 422, 451])('%i counts against the document', (status) => {
    expect(classify(status)).toEqual({ kind: 'rejected', status });
  });

  it.each([408, 425, 500, 501, 502, 503, 504, 599, 199, 600, 999])(
    '%i counts against the endpoint',
    (status) => {
      expect(classify(status)).toEqual({ kind: 'later', reason: 'status', status });
    },
  );

  it('429 is throttled and 410 is retired', () => {
    expect(classify(429)).toEqual({ kind: 'later', reason: 'throttled', status: 429 });
    expect(classify(410)).toEqual({ kind: 'retired', status: 410 });
  });

  it('honours Retry-After with 429 and 503 only', () => {
    expect(classify(429, { retryAfter: '7' })).toMatchObject({ retryAfterMs: 7000 });
    expect(classify(503, { retryAfter: '0' })).toMatchObject({ retryAfterMs: 0 });
    expect(classify(500, { retryAfter: '7' })).not.toHaveProperty('retryAfterMs');
    expect(classify(302, { retryAfter: '7' })).not.toHaveProperty('retryAfterMs');
    expect(classify(503, { retryAfter: 'soon' })).not.toHaveProperty('retryAfterMs');
  });

  it.each(['deleted', 'corrected', 'kept-on-own-basis', 'not-found'])('reads the answer %s', (answer) => {
    expect(classify(200, { body: JSON.stringify({ answer, more: 1 }) })).toEqual({
      kind: 'delivered',
      status: 200,
      answer,
    });
  });

  it.each([
    '',
    'ok',
    '{"answer":"maybe"}',
    '{"answer":["deleted"]}',
    '"deleted"',
    '["deleted"]',
    'null',
    '{"answer":"del',
  ])('takes %p for no answer, and still for delivered', (body) =>
    expect(classify(200, { body })).toEqual({ kind: 'delivered', status: 200 }),
  );

  it('reads no answer from anything but a 2xx', () => {
    expect(classify(500, { body: '{"answer":"deleted"}' })).not.toHaveProperty('answer');
  });
});

describe('what came of one item of a batch', () => {
  const item = (status: number, more = {}) =>
    classifyAnswer({ status: 200, body: JSON.stringify({ results: [{ id: 'a', status, ...more }] }) }, NOW, [
      'a',
    ]);
  const each = (result: object) => ({ kind: 'delivered', status: 200, items: { a: result } });

  it.each([400, 401, 403, 404, 405, 407, 409, 410, 421, 422, 426])('%i refuses that item', (status) => {
    expect(item(status)).toEqual(each({ kind: 'rejected', status }));
  });

  it.each([408, 425, 429, 500, 503])('%i is for later', (status) => {
    expect(item(status)).toMatchObject(each({ kind: 'later', status }));
  });

  it('is delivered with its answer, refused with its code, and sent again when nothing is said of it', () => {
    expect(item(200, { answer: 'deleted' })).toEqual(
      each({ kind: 'delivered', status: 200, answer: 'deleted' }),
    );
    expect(item(404, { code: 'unknown-record' })).toEqual(
      each({ kind: 'rejected', status: 404, code: 'unknown-record' }),
    );
    expect(item(99)).toEqual(each({ kind: 'later', reason: 'status' }));
  });
});

describe('what came in place of an answer', () => {
  it.each([
    ['ECONNREFUSED', 'connection'],
    ['ENOTFOUND', 'connection'],
    ['UND_ERR_SOCKET', 'connection'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'connection'],
    [undefined, 'connection'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ERR_BLOCKED_ADDRESS', 'blocked-address'],
    ['UND_ERR_INVALID_ARG', 'misconfigured'],
  ])('%s: %s', (code, reason) => {
    expect(classifyFailure(code)).toEqual({ kind: 'later', reason });
  });
});

describe('Retry-After', () => {
  const DAY = 24 * 3_600_000;

  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['86400', DAY],
    ['86401', DAY],
    ['9999999999', DAY],
    ['Sun, 01 Mar 2026 12:02:00 GMT', 120_000],
    ['Sunday, 01-Mar-26 12:02:00 GMT', 120_000],
    ['Sun Mar  1 12:02:00 2026', 120_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['Fri, 01 Mar 2030 12:00:00 GMT', DAY],
  ])('%p is %i ms', (text, milliseconds) => expect(retryAfterMs(text, NOW)).toBe(milliseconds));

  it.each([
    undefined,
    '',
    '-1',
    '1.5',
    '1e3',
    'soon',
    '99999999999',
    '2026-03-01T12:02:00Z',
    'Sun, 99 Foo 2026 12:00:00 GMT',
  ])('%p is nothing', (text) => expect(retryAfterMs(text, NOW)).toBeUndefined());
});
