import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { Dice } from '../../apps/demo/generator-words.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { expectNothingLost, seedOf, stream, TAKERS, until, vacancies } from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';

const COUNT = 300;
const KILLS = 3;

describe('a worker that is killed in the middle of its work', () => {
  let box: Box;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await ownDatabase();
    const behaviours = { 'klantsysteem-almelo': { kind: 'slow', delayMs: 30 } } as const;
    box = await startBox({
      databaseUrl,
      opensAt: new Date(),
      worker: false,
      settings: { ...KEYS },
      behaviours,
    });
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
  });

  it('loses nothing and sends nothing in two contents, however often it happens', async () => {
    const seed = seedOf('a killed worker');
    const dice = new Dice(seed);
    const taken = (): number => TAKERS.reduce((sum, taker) => sum + box.double(taker).accepted, 0);
    const events = await vacancies(box, seed, COUNT);
    const sending = stream((event) => box.client('bakkerij-systeem').send(event), events);
    let killed = 0;
    let repeatsPossible = 0;
    while (killed < KILLS) {
      const worker = await Child.worker({ DATABASE_URL: databaseUrl });
      const target = taken() + dice.between(5, 80);
      // What the one before it held is let go after a while only.
      const enough = () => taken() >= target || taken() >= COUNT * TAKERS.length;
      await until('some of it was delivered', enough, 90_000);
      repeatsPossible += taken() < COUNT * TAKERS.length ? 1 : 0;
      expect(await worker.end('SIGKILL')).toBeNull();
      killed += 1;
    }
    // The worker was killed in the middle at least once, or this test would show nothing.
    expect(repeatsPossible).toBeGreaterThan(0);
    const streamed = await sending;
    const worker = await Child.worker({ DATABASE_URL: databaseUrl });
    await box.settled(90_000);
    expect(streamed.accepted.size).toBe(COUNT);
    await expectNothingLost(box, streamed);
    expect(worker.log).not.toContain('"level":50');
  });
});
