import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { verify } from '#delivery';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { INBOX, stream, until, vacancies } from '../anomaly-stream.js';
import { startCaptureServer, type Captured, type CaptureServer } from '../capture-server.js';
import { startBox } from '../harness.js';
import { sessionsWait, whileHeld } from '../medium/locks.js';

const LANE = 'klantsysteem-enschede';
const OTHER = 'klantsysteem-almelo';

describe('a webhook', () => {
  let box: Box;
  let server: CaptureServer;
  let secret = '';
  beforeAll(async () => {
    server = await startCaptureServer();
    box = await startBox({ opensAt: new Date(), settings: { SEND_TIMEOUT: '2s' } });
  });
  afterAll(async () => {
    await box.stop();
    await server.stop();
  });

  const partner = () => box.client(LANE);
  const put = (more: JsonObject = {}) =>
    partner().request('PUT', '/v1/endpoints', { url: server.url, ...more }, { 'if-match': '*' });
  const test = () => partner().request('POST', '/v1/endpoints/tests');
  let seed = 10;
  const publish = async (count: number): Promise<void> => {
    seed += 1;
    await stream((event) => box.client('bakkerij-systeem').send(event), await vacancies(box, seed, count));
  };
  const isSigned = (post: Captured, key: string): boolean =>
    verify([key], post.headers, post.text, Math.floor(Date.now() / 1000));
  const eventsOf = (post: Captured): JsonObject[] =>
    (post.body as Json[]).map((event) => event as JsonObject);

  it('is tested with a signed event that is about nothing', async () => {
    const set = await put();
    secret = String((set.body as JsonObject)['secret']);
    expect(set.body).toMatchObject({ handshake: 'granted', settings: {}, publicKeys: [] });
    const tested = await test();
    expect(tested).toMatchObject({
      status: 200,
      body: { delivered: true, result: 'delivered', status: 204, handshake: 'granted' },
    });
    const [post] = server.posts;
    expect(post!.body).toMatchObject({ type: 'nl.schakel.test.delivered', data: { connection: LANE } });
    expect(isSigned(post!, secret)).toBe(true);
    expect(post!.headers['webhook-id']).toBe((post!.body as JsonObject)['id']);
    const { rows } = await sql`select 1 from delivery`.execute(box.admin);
    expect(rows).toEqual([]);
  });

  it('says what is wrong with it when it is tested, and never what it answered', async () => {
    server.answer = (_post, response) =>
      void response.writeHead(422).end('{"code":"E-1042","detail":"Jan Jansen is onbekend"}');
    expect((await test()).body).toEqual({
      delivered: false,
      result: 'rejected',
      status: 422,
      reason: 'E-1042',
      handshake: 'granted',
    });
    server.answer = (_post, response) => void response.writeHead(422).end('{"code":"jan-jansen"}');
    expect((await test()).body).not.toHaveProperty('reason');
    server.answer = (_post, response) => void response.writeHead(204).end();
  });

  it('may demand the handshake: without it nothing is saved', async () => {
    server.grants = false;
    const refused = await put({ handshake: 'required', mode: 'thin' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'handshake-refused' } });
    const kept = await partner().request('GET', '/v1/endpoints');
    expect(kept.body).toMatchObject({ settings: {} });
    expect((await put()).body).toMatchObject({ handshake: 'not-granted' });
    server.grants = true;
  });

  it('is signed with a key of its own kind, whose public half is shown, and with the one before', async () => {
    const set = (await put()).body as JsonObject;
    const changed = (await put({ signature: 'v1a' })).body as JsonObject;
    expect(changed).not.toHaveProperty('secret');
    const [publicKey] = changed['publicKeys'] as string[];
    expect(publicKey).toMatch(/^whpk_/);
    await test();
    const post = server.posts.at(-1)!;
    expect(isSigned(post, publicKey!)).toBe(true);
    expect(isSigned(post, String(set['secret']))).toBe(true);
    expect(isSigned(post, secret)).toBe(false);
    const shown = await partner().request('GET', '/v1/endpoints');
    expect(shown.body).toMatchObject({ publicKeys: [publicKey], settings: { signature: 'v1a' } });
    expect(shown.text).not.toMatch(/whs(k|ec)_/);
  });

  it('gets headers of its own, never one of the hub’s, and shows their names only', async () => {
    const refused = await put({
      headers: { Authorization: 'Bearer x', 'Webhook-Id': '1', 'X-Ok': 'a\r\nb', 'x y': 'b', Host: 'c' },
    });
    expect(refused.status).toBe(400);
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '/headers/Authorization',
      '/headers/Webhook-Id',
      '/headers/X-Ok',
      '/headers/x y',
      '/headers/Host',
    ]);
    const set = await put({ headers: { 'X-Api-Key': 'geheim-van-enschede' } });
    expect(set.body).toMatchObject({ headers: ['X-Api-Key'] });
    await test();
    expect(server.posts.at(-1)!.headers['x-api-key']).toBe('geheim-van-enschede');
    const { rows } = await sql<{ row: string }>`select e::text as row from endpoint e`.execute(box.admin);
    expect(rows.map(({ row }) => row).join()).not.toContain('geheim-van-enschede');
    expect(box.log).not.toContain('geheim-van-enschede');
  });

  it('gets batches, signed once, and answers for each event or for all', async () => {
    await put({ batch: 10 });
    await box.settled(60_000, [INBOX, 'leverancier-midden']);
    server.posts.length = 0;
    let refuse = '';
    server.answer = (post, response) => {
      const ids = eventsOf(post).map((event) => String(event['id']));
      refuse ||= ids[0]!;
      const results = ids.map((id) => ({ id, status: id === refuse ? 422 : 200, code: 'duplicate' }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
    };
    await publish(30);
    await box.settled(60_000, [INBOX]);
    expect(server.posts.length).toBeLessThan(30);
    expect(server.posts[0]!.headers['content-type']).toMatch(/^application\/cloudevents-batch\+json/);
    expect(server.posts.flatMap(eventsOf)).toHaveLength(30);
    expect(await outcomes()).toEqual([
      { state: 'dead', code: 'rejected-by-recipient', reason: 'duplicate', count: 1 },
      { state: 'delivered', code: null, reason: null, count: 29 },
    ]);
  });

  const outcomes = async () => {
    const { rows } = await sql<object>`
      select d.state, d.code, a.reason, count(*)::int as count from delivery d
      join attempt a on a.delivery_id = d.id and a.number = d.attempts
      where d.lane = ${LANE} group by 1, 2, 3 order by 1, 2, 3`.execute(box.admin);
    return rows;
  };

  it('refuses one event of a batch without the others when it refuses the whole', async () => {
    let bad: string | undefined;
    server.answer = (post, response) => {
      const ids = eventsOf(post).map((event) => String(event['id']));
      bad ??= ids.at(-1);
      response.writeHead(ids.includes(bad!) ? 400 : 204).end();
    };
    await publish(12);
    await box.settled(60_000, [INBOX]);
    expect(await outcomes()).toEqual([
      { state: 'dead', code: 'rejected-by-recipient', reason: 'duplicate', count: 1 },
      { state: 'dead', code: 'rejected-by-recipient', reason: null, count: 1 },
      { state: 'delivered', code: null, reason: null, count: 40 },
    ]);
    server.answer = (_post, response) => void response.writeHead(204).end();
  });

  it('is told without data, and each fetch of the document is a decision and an access', async () => {
    await put({ mode: 'thin' });
    server.posts.length = 0;
    await publish(1);
    await until('the event came', () => server.posts.length === 1);
    const event = server.posts[0]!.body as JsonObject;
    expect(event).not.toHaveProperty('data');
    const path = String(event['dataref']);
    expect(path).toBe(`/v1/deliveries/${String(event['id'])}/document`);
    await box.settled(60_000, [INBOX]);
    const decisions = async () =>
      (await sql`select 1 from decision where delivery_id = ${String(event['id'])}`.execute(box.admin)).rows
        .length;
    const before = await decisions();
    const fetched = await partner().request('GET', path);
    expect(fetched).toMatchObject({ status: 200, body: { id: event['id'], subject: event['subject'] } });
    expect((fetched.body as { data: JsonObject }).data).toHaveProperty('naamVacature');
    expect(await decisions()).toBe(before + 1);
    const { rows } = await sql`
      select actor, result from audit_event where action = 'document.fetched'`.execute(box.admin);
    expect(rows).toEqual([{ actor: `connection:${LANE}`, result: 'given' }]);
    // Nobody else's, nor anything that is not there: the same answer.
    const foreign = await box.client(OTHER).request('GET', path);
    const absent = await partner().request('GET', `/v1/deliveries/${crypto.randomUUID()}/document`);
    expect([foreign.status, foreign.text]).toEqual([404, absent.text]);
    expect((await partner().request('HEAD', path)).status).toBe(405);
    // Its life is limited.
    box.clock.turnBy(8 * 24 * 3_600_000);
    expect(await partner().request('GET', path)).toMatchObject({ status: 404, text: absent.text });
  });

  it('that takes too long for its headers or its body is tried again later', async () => {
    await put({ timeouts: { headers: 1, body: 1 } });
    server.answer = () => undefined;
    expect((await test()).body).toMatchObject({ delivered: false, reason: 'timeout' });
    server.answer = (_post, response) => {
      response.writeHead(200);
      response.write('{');
    };
    expect((await test()).body).toMatchObject({ delivered: false, reason: 'timeout' });
    server.answer = (_post, response) => void response.writeHead(204).end();
  });

  it('shows how fast its endpoint says that it may be sent to, as it said it last', async () => {
    const shown = async () =>
      ((await partner().request('GET', '/v1/endpoints')).body as JsonObject)['allowedRate'];
    server.allowedRate = '600';
    expect((await put()).body).toMatchObject({ allowedRate: 600, settings: {} });
    expect(await shown()).toBe(600);
    server.allowedRate = '60';
    expect([(await test()).body, await shown()]).toMatchObject([{ allowedRate: 60 }, 60]);
    server.allowedRate = '*';
    expect([(await test()).body, await shown()]).toEqual([
      expect.not.objectContaining({ allowedRate: 60 }),
      undefined,
    ]);
    server.allowedRate = undefined;
  });

  it('gets no more than its rate, however long the hub took to get at its post', async () => {
    await put({ perMinute: 120 });
    server.posts.length = 0;
    await partner().request('POST', `/v1/lanes/${LANE}/pauses`);
    await publish(6);
    await box.settled(60_000, [INBOX, LANE]);
    // The first round is claimed just before the turn of the second.
    await whileHeld(box.admin, 'delivery', 'writers', async () => {
      await partner().request('POST', `/v1/lanes/${LANE}/resumptions`, {});
      await sessionsWait(box.admin, 1);
      await pause(900);
    });
    await until('all came', () => server.posts.length === 6);
    await box.settled(60_000, [INBOX]);
    const { rows } = await sql<{ most: number }>`
      select max(n)::int as most from (
        select count(*) as n from attempt a join delivery d on d.id = a.delivery_id and d.lane = ${LANE}
        join attempt b on b.started_at >= a.started_at and b.started_at < a.started_at + interval '750 milliseconds'
        join delivery e on e.id = b.delivery_id and e.lane = ${LANE}
        where a.started_at > (select max(changed_at) from endpoint where connection = ${LANE}) group by a.delivery_id) x`.execute(
      box.admin,
    );
    expect(rows[0]!.most).toBeLessThanOrEqual(2);
  });
});
