import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { everything } from '../anomaly-backends.js';
import { Child, endAllChildren, OwnRedis, KEYS } from '../anomaly-children.js';
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
    const settings = { ...KEYS, REDIS_URL: await redis.start() };
    const databaseUrl = await ownDatabase();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings });
    worker = await Child.worker({ ...settings, DATABASE_URL: databaseUrl });
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
    await redis.stop();
  });

  const send = async (count: number, onAccepted?: (count: number) => void): Promise<void> => {
    const events = await vacancies(box, seed + ++series, count);
    const one = (event: JsonObject) => box.client('bakkerij-systeem').send(event);
    const streamed = await stream(one, events, { onAccepted });
    // Nobody was refused for it.
    expect(streamed.failures).toEqual([]);
    for (const [id, messageId] of streamed.accepted) all.accepted.set(id, messageId);
  };
  /** In the middle of a stream it fails, and is well again when all of it was accepted. */
  const whileStreaming = async (fail: () => Promise<void>, mend: () => Promise<void>): Promise<void> => {
    let failing: Promise<void> | undefined;
    await send(COUNT, (count) => void (failing ??= count >= COUNT / 3 ? fail() : undefined));
    await failing;
    await mend();
    await box.settled(120_000);
    await expectNothingLost(box, all);
    expect(worker.log).not.toMatch(/(distributing|delivering|sweeping) failed/);
  };

  it('that is killed and comes back empty costs time and nothing else', async () => {
    await whileStreaming(
      () => redis.stop(),
      async () => void (await redis.start()),
    );
  });

  it('that stands still costs time and nothing else', async () => {
    await whileStreaming(
      async () => redis.standStill(),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        redis.goOn();
      },
    );
  });

  it('that lets all its clients wait does too', async () => {
    await whileStreaming(
      () => redis.ask('client', 'pause', String(PAUSE_MS), 'all'),
      async () => undefined,
    );
  });

  it('that is out of memory and evicts nothing does too', async () => {
    await whileStreaming(
      async () => {
        await redis.ask('config', 'set', 'maxmemory-policy', 'noeviction');
        await redis.ask('config', 'set', 'maxmemory', '1');
      },
      async () => {
        // It may have been full after the last of them was sent.
        const { failed } = box.hub.bells.rung();
        await until('a bell did not ring', async () => {
          await send(1);
          return box.hub.bells.rung().failed > failed;
        });
        await redis.ask('config', 'set', 'maxmemory', '0');
      },
    );
  });
});
