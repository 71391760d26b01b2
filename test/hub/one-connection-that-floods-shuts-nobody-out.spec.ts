import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { applyRegion, readRegion } from '#exchange';
import type { JsonObject } from '#kernel';
import { sendRefusal } from '../../apps/api/http-answers.js';
import { watchPressure } from '../../apps/api/pressure.js';
import { projectFolder } from '../../apps/api/startup.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { until } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { clientEvent, expectProblem, knock, locked, vacancyEvent, wire } from '../http-knocker.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const LIMIT = 20;
const AT_ONCE = 5;
const QUOTA = 12;

/** Limits of a connection: at them, and over them, and that nobody else notices. */
describe('limits of a connection', () => {
  let box: Box | undefined;
  afterEach(async () => {
    await box?.stop();
    box = undefined;
  });

  const start = async (settings: Record<string, string>): Promise<Box> =>
    (box = await startBox({ worker: false, settings }));
  const read = (client: string): Promise<Answer> => box!.client(client).message(UNKNOWN);
  const limitOf = ({ headers }: Answer): string[] => [
    headers.get('ratelimit-policy')!,
    headers.get('ratelimit')!.replace(/;t=\d+/, ''),
  ];

  it('lets through as many requests in a minute as it says, and no more, each connection for itself', async () => {
    await start({ REQUESTS_PER_MINUTE: String(LIMIT) });
    for (let left = LIMIT - 1; left >= 0; left -= 1) {
      const answer = await read('bakkerij-systeem');
      expect([answer.status, ...limitOf(answer)]).toEqual([
        404,
        `"requests";q=${LIMIT};w=60`,
        `"requests";r=${left}`,
      ]);
    }
    const over = await read('bakkerij-systeem');
    expectProblem(over, 429, 'too-many-requests');
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(over.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(over.headers.get('ratelimit')).toMatch(/^"requests";r=0;t=\d+$/);
    expect((await read('uwv-systeem')).status).toBe(404);
  });

  it('counts each message of a batch for the quota of a day, and refuses a batch that is over it as a whole', async () => {
    await start({ MESSAGES_PER_DAY: String(QUOTA) });
    const batchOf = async (count: number, name: string): Promise<Answer> => {
      const events = await Promise.all(
        Array.from({ length: count }, (_, index) => vacancyEvent(box!, { id: `${name}-${index}` })),
      );
      return box!.client('bakkerij-systeem').sendBatch(events);
    };
    const first = await batchOf(QUOTA - 1, 'eerste');
    expect([first.status, first.headers.get('ratelimit-policy')!.split(', ')[1]]).toEqual([
      202,
      `"messages";q=${QUOTA};w=86400`,
    ]);
    expect(first.headers.get('ratelimit')).toContain(`"messages";r=1;t=`);
    expectProblem(await batchOf(2, 'te-veel'), 429, 'quota-exceeded');
    const { rows } = await box!.admin
      .selectFrom('message')
      .select('id')
      .execute()
      .then((found) => ({ rows: found }));
    expect(rows).toHaveLength(QUOTA - 1);
    expect((await read('bakkerij-systeem')).status).toBe(404);
  });

  it('takes a limit of its own from the configuration', async () => {
    await start({});
    const folder = join(projectFolder(), 'config', 'regions', 'twente');
    const wanted = readRegion(folder, box!.hub.contracts).map((one) =>
      one.kind === 'connection' && one.key === 'bakkerij-systeem'
        ? { ...one, content: { ...one.content, limits: { requestsPerMinute: 2 } } }
        : one,
    );
    await applyRegion(box!.hub.db, wanted, 'config:apply', box!.clock.now());
    const statuses: number[] = [];
    // What is known at the door may be a tenth of a second old.
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await read('bakkerij-systeem')).status);
    expect(statuses).toEqual([404, 404, 429]);
  });

  it('lets so many requests in at once, refuses the next, and lets others in meanwhile', async () => {
    await start({ CONCURRENT_REQUESTS: String(AT_ONCE) });
    const uwv = box!.client('uwv-systeem');
    await uwv.token();
    let inside = 0;
    const polls = Array.from({ length: AT_ONCE }, () =>
      uwv.request('GET', '/v1/inbox?wait=5').finally(() => (inside -= 1)),
    );
    inside = AT_ONCE;
    // Their turn at the door has come when the next is refused.
    let refused = await uwv.message(UNKNOWN);
    for (let tries = 0; refused.status !== 429 && tries < 1000; tries += 1)
      refused = await uwv.message(UNKNOWN);
    expectProblem(refused, 429, 'too-many-requests');
    expect(inside).toBe(AT_ONCE);
    const others = await Promise.all(Array.from({ length: AT_ONCE }, () => read('bakkerij-systeem')));
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 404));
    await Promise.all(polls);
    expect((await uwv.message(UNKNOWN)).status).toBe(404);
  });

  it('forgets who hung up', async () => {
    await start({ CONCURRENT_REQUESTS: '1' });
    const token = await box!.client('uwv-systeem').token();
    const head = `GET /v1/inbox?wait=20 HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    await wire(box!, [head], { limitMs: 300 });
    await until('it is forgotten', async () => (await read('uwv-systeem')).status === 404);
  });

  it('accepts what others send while one connection sends as much as it can', async () => {
    await start({ MAX_PENDING: '100' });
    const flooder = box!.client('bakkerij-systeem');
    const batch = async (round: number): Promise<Answer> =>
      flooder.sendBatch(
        await Promise.all(
          Array.from({ length: 45 }, (_, index) => vacancyEvent(box!, { id: `vloed-${round}-${index}` })),
        ),
      );
    let over = false;
    const statuses = new Map<number, number>();
    const flood = async (lane: number): Promise<void> => {
      for (let round = 0; !over; round += 1) {
        const { status } = await batch(lane * 1000 + round);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const floods = Array.from({ length: 6 }, (_, lane) => flood(lane));
    const others: number[] = [];
    for (let sent = 0; sent < 20; sent += 1) others.push((await offer(box!, sent)).status);
    over = true;
    await Promise.all(floods);
    expect(others).toEqual(others.map(() => 202));
    expect(statuses.get(202)).toBeGreaterThan(0);
    expect(statuses.get(429)).toBeGreaterThan(0);
    expect(statuses.get(503)).toBeUndefined();
  });
});

/** A vacancy of the temporary agency, in its own words. */
async function offer(box: Box, serial: number): Promise<Answer> {
  const event: JsonObject = {
    ...(await vacancyEvent(box, { id: `ander-${serial}` })),
    source: await box.urn('enschede'),
    type: 'nl.schakel.client.published',
    dataschema: 'urn:schakel:contract:ggm/client@2.5',
    subject: { recordId: `ENS-${serial}` },
    data: { WERKZOEKENDE: { IDENTIFICATIE: `ENS-${serial}` } },
  };
  return box.client('klantsysteem-enschede').send(event);
}

describe('pressure', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: { MAX_PENDING: '10' } });
  });
  afterAll(() => box.stop());

  it('is answered with 503 and Retry-After once as much waits for its commit as may, and nothing of it is lost', async () => {
    const client = box.client('bakkerij-systeem');
    await Promise.all(['bakkerij-systeem', 'klantsysteem-enschede'].map((name) => box.client(name).token()));
    const lock = await locked(box, 'receipt');
    const events = await Promise.all(
      Array.from({ length: 5 }, (_, at) => vacancyEvent(box, { id: `w-${at}` })),
    );
    const waiting = events.map((event) => client.send(event));
    const others = Array.from({ length: 5 }, (_, at) => offer(box, at));
    await until('ten wait for their commit', () => box.hub.accepting.pending() === 10);
    const over = await box.client('leverancier-midden').send(await clientEvent(box, { id: 'over-de-grens' }));
    expectProblem(over, 503, 'busy');
    expect(over.headers.get('retry-after')).toBe('2');
    expect((await knock(box, 'GET', '/health/ready')).status).toBe(503);
    expect((await knock(box, 'GET', '/health/live')).status).toBe(200);
    await lock.release();
    const answers = await Promise.all([...waiting, ...others]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    expect((await knock(box, 'GET', '/health/ready')).status).toBe(200);
  });

  it('is answered in the same way when the heap is nearly full, but for what keeps the process running', async () => {
    const server = fastify();
    server.setErrorHandler((error, _request, reply) => sendRefusal(reply, error));
    const { limits } = box.hub.config;
    // A hundredth of the heap that Node may have is always in use.
    await watchPressure(server, { ...box.hub.config, limits: { ...limits, maxHeapPercent: 1 } });
    server.get('/health/live', async () => 'up');
    server.post('/v1/messages', async () => 'accepted');
    const url = await server.listen({ port: 0 });
    const ask = (): Promise<Response> => fetch(`${url}/v1/messages`, { method: 'POST' });
    await until('it has looked', async () => (await ask()).status === 503);
    const busy = await ask();
    const { code } = (await busy.json()) as { code: string };
    expect([busy.status, code, busy.headers.get('retry-after')]).toEqual([503, 'busy', '2']);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await server.close();
  });
});
