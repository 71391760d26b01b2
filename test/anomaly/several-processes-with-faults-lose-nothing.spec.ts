import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { Dice } from '../../apps/demo/generator-words.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import type { JsonObject, Point } from '#kernel';
import { backendsBy, everything, letTimePass } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { Watch, type Seen } from '../anomaly-points.js';
import {
  expectNothingLost,
  seedOf,
  stream,
  TAKERS,
  until,
  vacancies,
  type Streamed,
} from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';

const COUNT = everything ? 600 : 200;
const APIS = 3;
const WORKERS = 4;
const MOST_TRIES = 20;
const LONG_MS = 120_000;
const seed = seedOf('several processes with faults');

for (const { name, make } of backendsBy(seed)) {
  describe(`several processes, with the queue on ${name},`, () => {
    const backend = make();
    const dice = new Dice(seed);
    const all: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
    let environment: Record<string, string>;
    let box: Box;
    let series = 0;
    beforeAll(async () => {
      const databaseUrl = await ownDatabase();
      const settings = { ...KEYS, ...(await backend.start()) };
      box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings });
      environment = {
        ...settings,
        DATABASE_URL: databaseUrl,
        OIDC_ISSUER: box.started.identity!.issuer,
        // Who stands still hears its partners late, and that is not to be a failure of theirs.
        SEND_TIMEOUT: '60s',
      };
    });
    afterEach(endAllChildren);
    afterAll(async () => {
      await box.stop();
      await backend.stop();
    });

    const here = (event: JsonObject) => box.client('bakkerij-systeem').send(event);
    const send = async (count: number, by = here): Promise<void> => {
      const { accepted } = await stream(by, await vacancies(box, seed + ++series, count), {
        limitMs: LONG_MS,
      });
      for (const [id, messageId] of accepted) all.accepted.set(id, messageId);
    };
    const watched = async (): Promise<{ worker: Child; watch: Watch }> => {
      const watch = new Watch();
      return { worker: await Child.worker({ ...environment, ...watch.environment }), watch };
    };
    const isSettled = (): Promise<boolean> =>
      box.settled(0).then(
        () => true,
        () => false,
      );
    const repeats = (): number => TAKERS.reduce((sum, taker) => sum + box.double(taker).repeats, 0);
    const claimsOf = (watch: Watch, lane: string): Seen[] =>
      watch.seen.filter((one) => one.point === 'deliver.claimed' && one.lane === lane);

    it('two workers that claim in one lane at the same moment never take the same', async () => {
      const [one, other] = await Promise.all([watched(), watched()]);
      one.watch.standStillAt('deliver.claimed', 50_000);
      const stood = (): Seen | undefined =>
        one.watch.seen.filter(({ point }) => point === 'deliver.claimed').at(-1);
      for (let tries = 0; !stood() && tries < MOST_TRIES; tries += 1) {
        await send(10);
        // One of the two has it soon, or it was for the other.
        const isOver = async () => Boolean(stood()) || (await isSettled());
        await until('it was claimed', isOver, LONG_MS);
      }
      const { lane } = stood()!;
      const before = claimsOf(other.watch, lane!).length;
      // The first one holds what it claimed; the bell of its lane is rung for the other one too.
      while (claimsOf(other.watch, lane!).length === before) {
        await backend.empty(box);
        await send(5);
      }
      // It began and ended its claim while the first one stood still.
      expect(one.watch.seen.at(-1)).toEqual(stood());
      one.watch.goOn();
      await box.settled(LONG_MS);
      await expectNothingLost(box, all);
      expect(repeats()).toBe(0);
    });

    (everything ? it : it.skip)(
      'a worker that stands still for longer than it holds what it took does no harm when it goes on',
      async () => {
        const { worker, watch } = await watched();
        watch.standStillAt('deliver.committed', 150_000);
        await send(20);
        await until('it stands still', () => watch.seen.some(({ point }) => point === 'deliver.committed'));
        await Child.worker(environment);
        await letTimePass(box, backend);
        await box.settled(LONG_MS);
        const sent = repeats();
        watch.goOn();
        // Then it sends what it had in hand, under the same ids.
        await until('it goes on', () => repeats() > sent, LONG_MS);
        await expectNothingLost(box, all);
        expect(await worker.end('SIGTERM')).toBe(0);
      },
      180_000,
    );

    it('three that accept and four that work, each with a fault of its own, lose nothing together', async () => {
      const faultOf = (points: Point[]): Point => points[dice.between(0, points.length - 1)]!;
      const watches = Array.from({ length: APIS + WORKERS }, () => new Watch());
      const start = (place: number): Promise<Child> => {
        const settings = { ...environment, ...watches[place]!.environment };
        return place < APIS ? Child.api(settings) : Child.worker(settings);
      };
      const children = await Promise.all(watches.map((_, place) => start(place)));
      const { issuer } = box.started.identity!;
      const clients = children
        .slice(0, APIS)
        .map(({ started }) => new PartnerClient('bakkerij-systeem', started.url, issuer));
      for (const client of clients) await client.token();

      let turn = 0;
      // A careful partner: by turns, and where nobody answers it asks the next one, under the same id.
      const byTurns = (event: JsonObject) => clients[turn++ % APIS]!.send(event);
      const sending = send(COUNT, byTurns);
      sending.catch(() => undefined);
      watches[0]!.killAt('accept.written', dice.between(1, 4));
      watches[1]!.killAt('accept.committed', dice.between(1, 4));
      watches[2]!.standStillAt('accept.written', 1_500, dice.between(1, 4));
      watches[3]!.killAt(faultOf(['deliver.claimed', 'deliver.decided', 'deliver.written']));
      watches[4]!.killAt(faultOf(['deliver.committed', 'deliver.answered', 'settle.written']), 1);
      watches[5]!.standStillAt('deliver.claimed', 1_500);
      const killed = [0, 1, 3, 4];
      for (const place of killed) {
        let signal: unknown;
        void children[place]!.ended.then((by) => (signal = by));
        // Which of them gets what is for the queue to say: there is post until each had some.
        await sending;
        const giveUp = Date.now() + LONG_MS;
        while (signal === undefined && Date.now() < giveUp) {
          await send(8, byTurns);
          await Promise.race([children[place]!.ended, new Promise((resolve) => setTimeout(resolve, 200))]);
        }
        expect({ place, signal }).toEqual({ place, signal: 'SIGKILL' });
        children[place] = await start(place);
        if (place < APIS)
          clients[place] = new PartnerClient('bakkerij-systeem', children[place].started.url, issuer);
      }
      expect(await children.at(-1)!.end('SIGTERM')).toBe(0);
      children[children.length - 1] = await start(children.length - 1);
      await sending;
      await letTimePass(box, backend);
      await box.settled(LONG_MS);
      await expectNothingLost(box, all);
      for (const place of killed.filter((one) => one >= APIS))
        expect(watches[place]!.seen.length).toBeGreaterThan(0);
      for (const child of children) expect([...child.log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);
    }, 600_000);
  });
}
