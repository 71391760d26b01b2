import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import {
  AT_ONCE_MS,
  CLOUD_EVENT,
  expectHouseRules,
  KIB,
  LIMITS,
  nothingStored,
  refused,
  rowsOf,
  VACANCY,
  vacancyEvent,
  wire,
} from '../http-knocker.js';

const DOCUMENT = 1024 * KIB;
const BODY = 2048 * KIB;
const TEXT = 60 * KIB;
const DEEP = 100_000;

describe('bad input in a document', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  /** As a document in the bakery's own form. */
  const document = (body: string | Buffer, key = 'sleutel-1'): Promise<Answer> =>
    box.client('bakkerij-systeem').request('POST', '/v1/messages?contract=schema-org/vacancy@30', body, {
      'content-type': 'application/ld+json',
      'idempotency-key': key,
      'schakel-subject': 'VAC-001',
    });
  /** As the bytes of an event. */
  const event = (body: string | Buffer): Promise<Answer> =>
    box.client('bakkerij-systeem').request('POST', '/v1/messages', body, CLOUD_EVENT);
  /** An event whose document is this JSON text, byte for byte. */
  const around = async (data: string): Promise<string> => {
    const { data: _, ...envelope } = await vacancyEvent(box);
    return `${JSON.stringify(envelope).slice(0, -1)},"data":${data}}`;
  };
  const sized = (bytes: number): string => JSON.stringify(VACANCY).padEnd(bytes, ' ');

  it('is taken at the size limit and refused one byte above it', async () => {
    const before = await rowsOf(box);
    expect(await document(sized(DOCUMENT), 'op-de-grens')).toMatchObject({ status: 202 });
    expect((await rowsOf(box)).message).toBe(before.message + 1);
    await refused(box, () => document(sized(DOCUMENT + 1)), 413, 'body-too-large');
  });

  it('is refused in an event that is larger than a document with its envelope', async () => {
    const data = JSON.stringify(VACANCY).padEnd(DOCUMENT + 16 * KIB, ' ');
    await refused(box, async () => event(await around(data)), 413, 'body-too-large');
  });

  it('is refused when the body is larger than any body, declared or in chunks', async () => {
    await refused(box, () => event(Buffer.alloc(BODY + 1, ' ')), 413, 'body-too-large');
    const token = await box.client('bakkerij-systeem').token();
    const chunk = `10000\r\n${' '.repeat(64 * KIB)}\r\n`;
    const said = await nothingStored(box, () =>
      wire(box, [
        `POST /v1/messages HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${token}\r\n` +
          'Content-Type: application/cloudevents+json\r\nTransfer-Encoding: chunked\r\n\r\n',
        ...Array.from({ length: 40 }, () => chunk),
      ]),
    );
    expect(said.answers[0]).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    expect(said.closedByHub).toBe(true);
  });

  it('is refused with a text of ten megabytes, and with one just over the longest', async () => {
    const text = (length: number): string => JSON.stringify({ ...VACANCY, description: 'x'.repeat(length) });
    await refused(box, () => event(text(10_000_000)), 413, 'body-too-large');
    await refused(box, () => document(text(TEXT + 1)), 413, 'body-too-large', ['/description']);
    await refused(box, async () => event(await around(text(TEXT + 1))), 413, 'body-too-large', [
      '/data/description',
    ]);
    await refused(
      box,
      () => document(JSON.stringify({ ...VACANCY, ['x'.repeat(TEXT + 1)]: 1 })),
      413,
      'body-too-large',
    );
  });

  it('is refused with a list longer than the longest', async () => {
    const skills = Array.from({ length: 101 }, (_, index) => `vaardigheid ${index}`);
    await refused(box, () => document(JSON.stringify({ ...VACANCY, skills })), 413, 'body-too-large', [
      '/skills',
    ]);
  });

  it.each([
    ['lists', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['lists that are never closed', '['.repeat(DEEP)],
    ['objects', '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP)],
  ])('is refused at once when it is nested a hundred thousand deep: %s', async (_, deep) => {
    const startedAt = Date.now();
    await refused(box, () => document(deep), 400, 'too-deep');
    await refused(box, () => event(deep), 400, 'too-deep');
    await refused(box, async () => event(await around(deep)), 400, 'too-deep');
    expect(Date.now() - startedAt).toBeLessThan(AT_ONCE_MS);
  });

  it('is taken at the depth limit and refused one deeper', async () => {
    const deep = (levels: number): string => `{"x":`.repeat(levels) + '1' + '}'.repeat(levels);
    // The document itself is the first level; 32 is the default.
    const nested = (levels: number): string =>
      `${JSON.stringify(VACANCY).slice(0, -1)},"extra":${deep(levels - 1)}}`;
    await refused(box, () => document(nested(33)), 400, 'too-deep');
    await refused(box, async () => event(await around(nested(34))), 400, 'too-deep');
    expect((await document(nested(32), 'diep')).body).not.toMatchObject({ code: 'too-deep' });
    expect((await event(await around(nested(32)))).body).not.toMatchObject({ code: 'too-deep' });
  });

  it.each([
    ['__proto__ in the document', '{"__proto__":{"admin":true}}', ['/data/__proto__']],
    ['constructor in the document', '{"constructor":{"prototype":{"admin":true}}}', ['/data/constructor']],
    ['prototype, deeper', '{"a":[{"prototype":1}]}', ['/data/a/0/prototype']],
    ['__proto__ behind an escape', '{"\\u005f_proto__":{"admin":true}}', ['/data/__proto__']],
  ])('is refused when a member would reach a prototype: %s', async (_, data, pointers) => {
    await refused(box, async () => event(await around(data)), 400, 'invalid-json', pointers);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('is refused when the envelope would reach a prototype', async () => {
    const whole = JSON.stringify(await vacancyEvent(box)).slice(0, -1);
    await refused(box, () => event(`${whole},"__proto__":{"scope":"all"}}`), 400, 'invalid-json', [
      '/__proto__',
    ]);
    await refused(box, () => event(`${whole},"constructor":{}}`), 400, 'invalid-json', ['/constructor']);
  });

  it('is refused when a member stands in it twice, anywhere', async () => {
    await refused(box, async () => event(await around('{"title":"a","title":"b"}')), 400, 'invalid-json', [
      '/data/title',
    ]);
    await refused(box, async () => event(await around('{"a":[{"b":1,"\\u0062":2}]}')), 400, 'invalid-json', [
      '/data/a/0/b',
    ]);
    const whole = JSON.stringify(await vacancyEvent(box)).slice(0, -1);
    await refused(box, () => event(`${whole},"source":"urn:nld:kvk:99990002"}`), 400, 'invalid-json', [
      '/source',
    ]);
  });

  it.each([
    ['a byte that UTF-8 does not know', Buffer.from([0x22, 0xff, 0x22])],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a surrogate half in three bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a character cut off', Buffer.from([0x22, 0xe2, 0x82, 0x22])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
  ])('is refused when it is not UTF-8: %s', async (_, bytes) => {
    await refused(box, () => document(bytes), 400, 'invalid-json');
    const [head, tail] = (await around('"@"')).split('"@"') as [string, string];
    await refused(
      box,
      () => event(Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)])),
      400,
      'invalid-json',
    );
  });

  it.each([
    ['nothing', ''],
    ['half a document', '{"title":"Bak'],
    ['two documents', '{} {}'],
    ['a comment', '{"a":1 /* b */}'],
    ['a comma too many', '{"a":1,}'],
    ['a number that is none', '{"a":NaN}'],
    ['a raw line break in a text', '{"a":"b\nc"}'],
    ['XML', '<vacature/>'],
  ])('is refused when it is not JSON: %s', async (_, text) => {
    await refused(box, () => document(text), 400, 'invalid-json');
    await refused(box, () => event(text), 400, 'invalid-json');
  });

  it.each([
    ['U+0000', '\\u0000'],
    ['the first half of a surrogate pair', '\\ud83d'],
    ['the second half of a surrogate pair', '\\ude00'],
    ['the halves in the wrong order', '\\ude00\\ud83d'],
  ])('is refused when a text cannot be stored: %s', async (_, escape) => {
    await refused(box, async () => event(await around(`{"title":"a${escape}"}`)), 400, 'invalid-text', [
      '/data/title',
    ]);
    await refused(box, async () => event(await around(`{"a${escape}":1}`)), 400, 'invalid-text');
    await refused(box, () => document(`{"title":"${escape}"}`), 400, 'invalid-text', ['/title']);
    const { id: _id, ...rest } = await vacancyEvent(box);
    await refused(
      box,
      () => event(`${JSON.stringify(rest).slice(0, -1)},"id":"a${escape}"}`),
      400,
      'invalid-text',
      ['/id'],
    );
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
