import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { Dice } from '../../apps/demo/generator-words.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient } from '../../apps/demo/play.js';
import { sql } from 'kysely';
import { POINTS, type JsonObject, type Point } from '#kernel';
import { backendsBy, everything, letTimePass } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { Watch } from '../anomaly-points.js';
import {
  expectNothingLost,
  INBOX,
  seedOf,
  stream,
  until,
  vacancies,
  type Streamed,
} from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';
import { eventsAt, invent, stageOf, withdraw } from '../medium/stage.js';

const OF_THE_API: Point[] = ['accept.checked', 'accept.written', 'accept.committed', 'bell.rung'];
const OF_A_WORKER = POINTS.filter((point) => !/^(accept|file|withdraw)\./.test(point));
const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const AT_ONCE = 8;
/** A point that is not reached within so many messages is not reached at all. */
const MOST = 400;
/** In their order by chance; all of them where there is time. */
const some = (points: readonly Point[], dice: Dice, count: number): Point[] => {
  const left = [...points];
  const chosen: Point[] = [];
  while (left.length > 0 && (everything || chosen.length < count))
    chosen.push(...left.splice(dice.between(0, left.length - 1), 1));
  return chosen;
};

const seed = seedOf('kills at every step');

for (const { name, make } of backendsBy(seed)) {
  describe(`with the queue on ${name}, a SIGKILL`, () => {
    const backend = make();
    const dice = new Dice(seed);
    const all: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
    let environment: Record<string, string>;
    let box: Box;
    let series = 0;
    beforeAll(async () => {
      const databaseUrl = await ownDatabase();
      const settings = await backend.start();
      environment = { DATABASE_URL: databaseUrl, ...settings };
      const options = { databaseUrl, opensAt: new Date(), worker: false };
      box = await startBox({ ...options, settings: { ...KEYS, ...settings } });
    });
    afterEach(endAllChildren);
    afterAll(async () => {
      await box.stop();
      await backend.stop();
    });

    const here = (event: JsonObject) => box.client('bakkerij-systeem').send(event);
    const send = async (by = here): Promise<void> => {
      const { accepted } = await stream(by, await vacancies(box, seed + ++series, AT_ONCE));
      for (const [id, messageId] of accepted) all.accepted.set(id, messageId);
    };
    /** Nothing is left to be distributed, delivered or sealed. */
    const isDone = async (): Promise<boolean> => {
      const { rows } = await sql`select from unsealed limit 1`.execute(box.admin);
      const [settled] = await Promise.allSettled([box.settled(0)]);
      return rows.length === 0 && settled.status === 'fulfilled';
    };
    /** Sends, and lets what was sent be worked on, until the process is gone, and says by which signal. */
    const sendUntilKilled = async (child: Child, point: Point, by = here): Promise<void> => {
      let killed: unknown;
      void child.ended.then((signal) => (killed = signal));
      for (let sent = 0; sent < MOST && killed === undefined; sent += AT_ONCE) {
        await send(by);
        await Promise.race([child.ended, new Promise((resolve) => setTimeout(resolve, 100))]);
        if (by === here) await until('all is done', async () => killed !== undefined || isDone(), 90_000);
      }
      expect({ point, killed }).toEqual({ point, killed: 'SIGKILL' });
      // Also as the time of what it held runs out by itself, when there is time.
      if (!everything) await letTimePass(box, backend);
    };

    it('of a worker between each two of its steps is made good by the next one', async () => {
      const points = some(OF_A_WORKER, dice, 4);
      for (const point of [...points, undefined]) {
        const watch = new Watch();
        const worker = await Child.worker({ ...environment, ...watch.environment });
        await box.settled(120_000);
        await expectNothingLost(box, all);
        expect(worker.log).not.toContain('"level":50');
        if (!point) break;
        watch.killAt(point, dice.between(0, 2));
        await sendUntilKilled(worker, point);
      }
      expect(all.accepted.size).toBeGreaterThanOrEqual(points.length * AT_ONCE);
    }, 900_000);

    it('of an API that is accepting leaves nothing half done, and no receipt that is not true', async () => {
      for (const point of some(OF_THE_API, dice, 1)) {
        const watch = new Watch();
        const api = await Child.api({ ...environment, ...watch.environment });
        const { url, issuer } = api.started;
        const there = new PartnerClient('bakkerij-systeem', url, issuer);
        await there.token();
        let isGone = false;
        // A careful partner: what was not answered is asked again, under the same id, where somebody is.
        const careful = async (event: JsonObject) => {
          if (isGone) return here(event);
          return there.send(event).catch((error: unknown) => {
            isGone = true;
            throw error;
          });
        };
        watch.killAt(point, dice.between(0, 2));
        await sendUntilKilled(api, point, careful);
      }
      await Child.worker(environment);
      await box.settled(120_000);
      await expectNothingLost(box, all);
    });

    it('of an API that writes a withdrawal down is asked again, and who got something is told once', async () => {
      const stage = stageOf(box);
      await Child.worker(environment);
      for (const [place, point] of (['withdraw.written', 'withdraw.committed'] as const).entries()) {
        const recordId = `ENS-${place}`;
        const subject = { recordId };
        const people = { source: 'enschede', recipient: 'roc-van-twente', subject };
        await openOccasion(stage, ENSCHEDE, { kind: 'referral', purpose: 'learning', ...people });
        const consent = await sayYes(stage, ENSCHEDE, 'enschede', invent(recordId), 'roc-van-twente');
        await sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));
        await box.settled(120_000);
        const watch = new Watch();
        const issuer = box.started.identity!.issuer;
        const api = await Child.api({ ...environment, ...watch.environment, OIDC_ISSUER: issuer });
        watch.killAt(point);
        const there = new PartnerClient(ENSCHEDE, api.started.url, issuer);
        await expect(there.request('POST', `/v1/consents/${consent}/withdrawals`)).rejects.toThrow();
        expect(await api.ended).toBe('SIGKILL');
        expect((await withdraw(box, ENSCHEDE, consent)).status).toBe(201);
        await box.settled(120_000);
        expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(place + 1);
        expect(eventsAt(box, SCHOOL, 'client.withdrawn')).toHaveLength(place + 1);
      }
      const { faults } = await checkInvariants(box, { seeds: [], waitingLanes: [INBOX], sameAnswers: [] });
      expect(faults).toEqual({});
    });
  });
}
