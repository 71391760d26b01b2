import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { newId, type Json, type JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { expectHouseRules, expectProblem, LIMITS, vacancyEvent } from '../http-knocker.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

interface Leased {
  events: { id: string }[];
}

describe('bad input about post', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ settings: { ...LIMITS, INBOX_LEASE: '60s' } });
  });
  afterAll(() => box.stop());

  const uwv = (method: string, path: string, body?: Json | string): Promise<Answer> =>
    box
      .client('uwv-systeem')
      .request(method, path, body, body === undefined ? {} : { 'content-type': 'application/json' });
  const put = (body: Json | string): Promise<Answer> => uwv('PUT', '/v1/endpoints', body);
  const receipts = (list: Json, client = 'uwv-systeem'): Promise<Answer> =>
    box.client(client).request('POST', '/v1/inbox/receipts', { receipts: list });
  /** States of deliveries and endpoints: what bad input must leave as it is. */
  async function state(): Promise<Json> {
    const { rows } = await sql<JsonObject>`
      select (select json_agg(d order by id) from (select id, state, attempts, lease_id from delivery) d) as deliveries,
        (select json_agg(e order by connection) from (select connection, url, changed_at from endpoint) e) as endpoints`.execute(
      box.admin,
    );
    return JSON.parse(JSON.stringify(rows[0])) as Json;
  }
  async function unchanged(
    send: () => Promise<Answer>,
    status: number,
    code: string,
    pointers?: string[],
  ): Promise<void> {
    const before = await state();
    expectProblem(await send(), status, code, pointers);
    expect(await state()).toEqual(before);
  }
  /** New post for the inbox of UWV; gives how much waits there. */
  async function newPost(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const event = await vacancyEvent(box, { subject: `VAC-${newId()}` });
      expect((await box.client('bakkerij-systeem').send(event)).status).toBe(202);
    }
    await box.settled();
  }
  const lease = async (max: number): Promise<string[]> =>
    ((await uwv('GET', `/v1/inbox?max=${max}`)).body as unknown as Leased).events.map((event) => event.id);

  it('says to who takes its post another way that nothing comes here', async () => {
    const answer = await box.client('klantsysteem-almelo').request('GET', '/v1/inbox');
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.body).toMatchObject({ detail: expect.stringMatching(/takes its post by webhook/) });
  });

  it.each<[string, Json, string]>([
    ['nothing', {}, '/url'],
    ['no text', { url: 7 }, '/url'],
    ['no URL', { url: 'https://' }, '/url'],
    ['another scheme', { url: 'file:///etc/passwd' }, '/url'],
    ['JavaScript', { url: 'javascript:alert(1)' }, '/url'],
    ['a user name', { url: 'https://iemand@elders.example/' }, '/url'],
    ['a password', { url: 'https://iemand:geheim@elders.example/' }, '/url'],
    ['a fragment', { url: 'https://elders.example/#hier' }, '/url'],
    ['a space', { url: 'https://elders.example:poort/' }, '/url'],
    ['too long a URL', { url: `https://elders.example/${'x'.repeat(2000)}` }, '/url'],
    ['a list', [], ''],
  ])('in an endpoint is %s', async (_, body, pointer) => {
    await unchanged(() => put(body), 400, 'invalid-request', [pointer]);
    expect(box.answers.at(-1)!.text).not.toMatch(/geheim|passwd|elders/);
  });

  it('in an endpoint is all named at once, and has to be JSON', async () => {
    await unchanged(() => put({ url: '', secret: 'x', meer: 1 }), 400, 'invalid-request', ['/url', '', '']);
    await unchanged(() => put('{"url":"https://a.example","url":"https://b.example"}'), 400, 'invalid-json', [
      '/url',
    ]);
    await unchanged(() => put('{'), 400, 'invalid-json');
  });

  it.each([
    'max=0',
    'max=201',
    'max=-1',
    'max=1.5',
    'max=',
    'max=tien',
    'max=1e2',
    'wait=21',
    'wait=-1',
    'wait=9999999',
    'max=1&max=2',
  ])('in a question for post is %s', async (query) => {
    await unchanged(() => uwv('GET', `/v1/inbox?${query}`), 400, 'invalid-request');
  });

  it('in receipts is all named at once, by pointer', async () => {
    const list: Json = [
      { deliveryId: 'x', result: 'gelezen' },
      { result: 'accepted', meer: 1 },
      7,
      { deliveryId: UNKNOWN, result: 'accepted', answer: 'ja' },
    ];
    const pointers = [
      '/receipts/0/deliveryId',
      '/receipts/0/result',
      '/receipts/1/deliveryId',
      '/receipts/1',
      '/receipts/2',
      '/receipts/3/answer',
    ];
    await unchanged(() => receipts(list), 400, 'invalid-request', pointers);
    await unchanged(() => receipts([]), 400, 'invalid-request', ['/receipts']);
    await unchanged(() => receipts('alles'), 400, 'invalid-request', ['/receipts']);
    const many = Array.from({ length: 501 }, () => ({ deliveryId: UNKNOWN, result: 'accepted' }));
    expect((await receipts(many)).status).toBeGreaterThanOrEqual(400);
  });

  it('does not tell the post of others from post that is not there, and settles neither', async () => {
    await newPost(2);
    const [mine] = await lease(1);
    const { rows } = await sql<{
      id: string;
    }>`select id from delivery where lane <> 'uwv-systeem' limit 1`.execute(box.admin);
    const before = await state();
    const ids = [rows[0]!.id, UNKNOWN];
    const answer = await receipts(ids.map((deliveryId) => ({ deliveryId, result: 'rejected' })));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ receipts: ids.map((deliveryId) => ({ deliveryId, state: 'lease-over' })) });
    const stolen = await receipts([{ deliveryId: mine!, result: 'accepted' }], 'bakkerij-systeem');
    expect(stolen.body).toEqual({ receipts: [{ deliveryId: mine, state: 'lease-over' }] });
    expect(await state()).toEqual(before);
    expect((await receipts([{ deliveryId: mine!, result: 'accepted' }])).body).toEqual({
      receipts: [{ deliveryId: mine, state: 'delivered' }],
    });
  });

  it('settles once what is named twice, in one request or in two', async () => {
    await newPost(1);
    const [id] = await lease(1);
    const twice = await receipts([
      { deliveryId: id!, result: 'accepted' },
      { deliveryId: id!, result: 'rejected' },
    ]);
    expect(twice.status).toBe(200);
    const states = (twice.body as { receipts: { state: string }[] }).receipts.map((one) => one.state);
    expect(states).toEqual(['delivered', 'lease-over']);
    const again = await receipts([{ deliveryId: id!, result: 'rejected' }]);
    expect(again.body).toEqual({ receipts: [{ deliveryId: id, state: 'lease-over' }] });
  });

  it('settles once what is named in ten requests at the same time', async () => {
    await newPost(1);
    const [id] = await lease(1);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => receipts([{ deliveryId: id!, result: 'accepted' }])),
    );
    const states = answers.map(({ body }) => (body as { receipts: { state: string }[] }).receipts[0]!.state);
    expect(states.sort()).toEqual(['delivered', ...Array.from({ length: 9 }, () => 'lease-over')]);
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
