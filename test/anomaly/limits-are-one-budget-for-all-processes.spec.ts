import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { Child, endAllChildren, KEYS, OwnRedis } from '../anomaly-children.js';
import { until } from '../anomaly-stream.js';
import { hasRedis, ownDatabase, startBox } from '../harness.js';

const BUDGET = 30;
const PROCESSES = 3;
const MOST_TRIES = 3;
const UNKNOWN = '01890000-0000-7000-8000-000000000000';

/** Three processes of one hub, each a process indeed, and a Redis that goes and comes back. */
(hasRedis ? describe : describe.skip)('limits with Redis', () => {
  const redis = new OwnRedis();
  /** Connections of which nothing was asked yet. */
  const unasked = [
    'bakkerij-systeem',
    'klantsysteem-enschede',
    'klantsysteem-almelo',
    'leverancier-midden',
    'balie-werkcentrum',
    'leerwerkloket-systeem',
    'uwv-systeem',
    'roc-systeem',
    'uitzendbureau-systeem',
    'werkgeversteam-enschede',
    'werkgeversteam-uwv',
    'privacy-enschede',
    'privacy-almelo',
  ];
  let box: Box;
  let urls: string[];
  beforeAll(async () => {
    const settings = {
      ...KEYS,
      REDIS_URL: await redis.start(),
      REQUESTS_PER_MINUTE: String(BUDGET),
    };
    const databaseUrl = await ownDatabase();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, withoutDoubles: true, settings });
    const environment = {
      ...settings,
      DATABASE_URL: databaseUrl,
      OIDC_ISSUER: box.started.identity!.issuer,
    };
    const children = await Promise.all(Array.from({ length: PROCESSES - 1 }, () => Child.api(environment)));
    urls = [box.url, ...children.map((child) => child.started.url)];
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
    await redis.stop();
  });

  const ask = async (
    client: string,
    url: string,
  ): Promise<{ status: number; left: number; wait: string | null }> => {
    const token = await box.client(client).token();
    const { status, headers } = await fetch(`${url}/v1/messages/${UNKNOWN}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const left = Number(/"requests";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    return { status, left, wait: headers.get('retry-after') };
  };
  /** One after the other, at each process in turn. */
  const askAll = async (client: string, count: number) => {
    const answers: { status: number; left: number; wait: string | null }[] = [];
    for (let asked = 0; asked < count; asked += 1) answers.push(await ask(client, urls[asked % PROCESSES]!));
    return answers;
  };

  /**
   * A process that does not hear from Redis in time counts for itself, and a busy machine is late: it is asked of one
   * connection after the other, each with a budget of its own, until it was seen.
   */
  const untilSeen = async (look: (client: string) => Promise<void>): Promise<void> => {
    for (let tries = 1; ; tries += 1)
      try {
        return await look(unasked.shift()!);
      } catch (error) {
        if (tries === MOST_TRIES) throw error;
      }
  };

  it('are one budget: what is asked of one process is not left at another', () =>
    untilSeen(async (client) => {
      const answers = await askAll(client, BUDGET);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
      expect(answers.map(({ left }) => left)).toEqual(answers.map((_, asked) => BUDGET - 1 - asked));
      for (const { status, wait } of await askAll(client, PROCESSES))
        expect([status, Number(wait) > 0 && Number(wait) <= 60]).toEqual([429, true]);
      // Another connection has its own.
      expect(await ask(unasked.shift()!, urls[1]!)).toMatchObject({ status: 404, left: BUDGET - 1 });
    }));

  it('are one budget too when everything is asked at once', () =>
    untilSeen(async (client) => {
      const answers = await Promise.all(
        Array.from({ length: 4 * BUDGET }, (_, asked) => ask(client, urls[asked % PROCESSES]!)),
      );
      const count = (wanted: number): number => answers.filter(({ status }) => status === wanted).length;
      expect([count(404), count(429)]).toEqual([BUDGET, 3 * BUDGET]);
    }));

  it('without Redis are counted by each process for itself: nobody is shut out, and nobody gets more than that', async () => {
    const connected = await redis.clients();
    await redis.stop();
    const client = unasked.shift()!;
    const answers = await askAll(client, PROCESSES * BUDGET);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    for (const { status } of await askAll(client, PROCESSES)) expect(status).toBe(429);
    await redis.start();
    await until('all are connected again', async () => (await redis.clients()) >= connected);
    // It is empty, and shared again.
    await untilSeen(async (next) => {
      const [one, two, three] = await askAll(next, PROCESSES);
      expect([two!.left, three!.left]).toEqual([one!.left - 1, one!.left - 2]);
    });
  });
});
