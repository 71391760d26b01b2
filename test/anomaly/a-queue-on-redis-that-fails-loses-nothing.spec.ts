import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { everything } from '../anomaly-backends.js';
import { Child, endAllChildren, MASTER_KEY, OwnRedis } from '../anomaly-children.js';
import { expectNothingLost, seedOf, stream, until, vacancies, type Streamed } from '../anomaly-stream.js';
import { hasRedis, ownDatabase, startBox } from '../harness.js';

const COUNT = 60;
/** Longer than a bell may take and than a job stays with whoever had it, or a whole minute. */
const PAUSE_MS = everything ? 60_000 : 2_000;
const seed = seedOf('a Redis that fails');

(hasRedis ? describe : describe.skip)('a Redis', () => {
  const redis = new OwnRedis();
  const all: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
  let box: Box;
  let worker: Child;
  let series = 0;
  beforeAll(async () => {
    const settings = { MASTER_KEY, REDIS_URL: await redis.start() };
    const databaseUrl = await ownDatabase();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings });
    worker = await Child.worker({ ...settings, DATABASE_URL: databaseUrl });
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
    await redis.stop();
  });

  /** In the middle of a stream it fails, and is well again when all of it was accepted: nobody was refused for it. */
  const whileStreaming = async (fail: () => Promise<void>, mend: () => Promise<void>): Promise<void> => {
    const send = (event: JsonObject) => box.client('bakkerij-systeem').send(event);
    const events = await vacancies(box, seed + ++series, COUNT);
    let failing: Promise<void> | undefined;
    const streamed = await stream(send, events, {
      onAccepted: (count) => void (failing ??= count >= COUNT / 3 ? fail() : undefined),
    });
    await failing;
    await mend();
    expect(streamed.failures).toEqual([]);
    for (const [id, messageId] of streamed.accepted) all.accepted.set(id, messageId);
    await box.settled(90_000);
    await expectNothingLost(box, all);
    expect(worker.log).not.toMatch(/(distributing|delivering|sweeping) failed/);
  };

  it('that is killed and comes back empty costs time and nothing else', async () => {
    await whileStreaming(
      () => redis.stop(),
      async () => void (await redis.start()),
    );
  }, 120_000);

  it('that stands still costs time and nothing else', async () => {
    await whileStreaming(
      async () => redis.standStill(),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        redis.goOn();
      },
    );
  }, 240_000);

  it('that lets all its clients wait does too', async () => {
    await whileStreaming(
      () => redis.ask('client', 'pause', String(PAUSE_MS), 'all'),
      async () => undefined,
    );
  }, 240_000);

  it('that is out of memory and evicts nothing does too', async () => {
    await whileStreaming(
      async () => {
        await redis.ask('config', 'set', 'maxmemory-policy', 'noeviction');
        await redis.ask('config', 'set', 'maxmemory', '1');
      },
      async () => {
        await until('a bell did not ring', () => box.log.includes('a bell did not ring'));
        await redis.ask('config', 'set', 'maxmemory', '0');
      },
    );
  }, 120_000);
});
