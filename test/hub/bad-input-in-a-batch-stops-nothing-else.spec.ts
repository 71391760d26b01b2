import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import type { Json, JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import {
  CLOUD_BATCH,
  expectHouseRules,
  KIB,
  LIMITS,
  refused,
  rowsOf,
  VACANCY,
  vacancyEvent,
} from '../http-knocker.js';

type Item = {
  status: number;
  messageId?: string;
  problem?: { code: string; status: number; errors?: { pointer: string }[] };
};

describe('bad input in a batch', () => {
  let box: Box;
  let serial = 0;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  const good = (more: JsonObject = {}): Promise<JsonObject> => {
    serial += 1;
    return vacancyEvent(box, { id: `partij-${serial}`, subject: `VAC-${serial}`, ...more });
  };
  const bytes = (body: string): Promise<Answer> =>
    box.client('bakkerij-systeem').request('POST', '/v1/messages', body, CLOUD_BATCH);
  const batch = (events: Json[]): Promise<Answer> => bytes(JSON.stringify(events));
  const itemsOf = (answer: Answer): Item[] => {
    expect(answer.status).toBe(202);
    return answer.body as unknown as Item[];
  };

  it('keeps the other items, and says of each what became of it, in order', async () => {
    const before = await rowsOf(box);
    const broken = await good({ data: { ...VACANCY, title: 7, '@type': 'Person' } });
    const items = itemsOf(
      await batch([
        await good(),
        broken,
        await good(),
        'geen gebeurtenis',
        await good({ source: 'urn:nld:kvk:99990002' }),
      ]),
    );
    expect(items.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [202, undefined],
      [400, 'contract-broken'],
      [202, undefined],
      [400, 'invalid-envelope'],
      [403, 'not-mandated'],
    ]);
    expect(items[1]!.problem!.errors!.map(({ pointer }) => pointer).sort()).toEqual(['/@type', '/title']);
    for (const { status, problem } of items) expect(problem?.status ?? 202).toBe(status);
    const after = await rowsOf(box);
    expect([after.message - before.message, after.receipt - before.receipt]).toEqual([2, 2]);
    for (const { messageId } of items.filter((item) => item.messageId)) {
      expect((await box.client('bakkerij-systeem').message(messageId!)).status).toBe(200);
    }
  });

  it('may be empty, and then nothing happens', async () => {
    const before = await rowsOf(box);
    expect(itemsOf(await batch([]))).toEqual([]);
    expect(await rowsOf(box)).toEqual(before);
  });

  it('is taken at the most items there may be, and refused whole with one more', async () => {
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => good()));
    expect(itemsOf(await batch(five)).map((item) => item.status)).toEqual([202, 202, 202, 202, 202]);
    const six = await Promise.all([1, 2, 3, 4, 5, 6].map(() => good()));
    await refused(box, () => batch(six), 413, 'body-too-large');
  });

  it.each(['{}', 'null', '"a"', '7'])('is refused whole when it is no list: %s', async (body) => {
    await refused(box, () => bytes(body), 400, 'invalid-envelope');
  });

  it('is refused whole when the list is not JSON, is too deep, or holds a member twice', async () => {
    const one = JSON.stringify(await good());
    await refused(box, () => bytes(`[${one},`), 400, 'invalid-json');
    await refused(box, () => bytes(`[${one},${'['.repeat(100_000)}`), 400, 'too-deep');
    await refused(box, () => bytes(`[${one},{"id":"a","id":"b"}]`), 400, 'invalid-json', ['/1/id']);
    await refused(box, () => bytes(`[${one},{"__proto__":{}}]`), 400, 'invalid-json', ['/1/__proto__']);
  });

  it('is refused when it is sent as one event, and an event when it is sent as a batch', async () => {
    const event = await good();
    await refused(box, () => box.client('bakkerij-systeem').send([event] as never), 400, 'invalid-envelope');
    await refused(box, () => bytes(JSON.stringify(event)), 400, 'invalid-envelope');
  });

  it('keeps the others when one document is larger than a document may be', async () => {
    const pieces = Array.from({ length: 30 }, (_, index) => [`omschrijving${index}`, 'x'.repeat(40 * KIB)]);
    const large = await good({ data: { ...VACANCY, ...Object.fromEntries(pieces) } });
    const items = itemsOf(await batch([large, await good()]));
    expect(items.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [413, 'body-too-large'],
      [202, undefined],
    ]);
  });

  it('keeps the others when one is a document of Suwinet', async () => {
    const suwinet = await good({ data: '<ClientSuwi xmlns="http://bkwi.nl/SuwiML/Basisschema/v0801"/>' });
    const items = itemsOf(await batch([await good(), suwinet, await good()]));
    expect(items.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [202, undefined],
      [400, 'wrong-rail'],
      [202, undefined],
    ]);
  });

  it('with the same id twice gives one receipt for the same content, and refuses other content', async () => {
    const before = await rowsOf(box);
    const one = await good();
    const same = itemsOf(
      await batch([one, one, { ...one, data: { ...(one['data'] as JsonObject), title: 'Anders' } }]),
    );
    expect(same.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [202, undefined],
      [202, undefined],
      [422, 'id-reused'],
    ]);
    expect(same[1]!.messageId).toBe(same[0]!.messageId);
    expect((await rowsOf(box)).message - before.message).toBe(1);
  });

  it('sent again gives the same receipts', async () => {
    const events = [await good(), await good({ data: 7 }), await good()];
    const first = await batch(events);
    const before = await rowsOf(box);
    expect((await batch(events)).text).toBe(first.text);
    expect(await rowsOf(box)).toEqual(before);
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
