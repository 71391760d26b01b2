import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
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

const COUNT = 120;

describe('a process that is asked to stop', () => {
  let box: Box;
  let environment: Record<string, string>;
  const seed = seedOf('a graceful stop');
  const all: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
  const add = ({ accepted }: Streamed): void =>
    accepted.forEach((messageId, id) => all.accepted.set(id, messageId));
  beforeAll(async () => {
    const databaseUrl = await ownDatabase();
    // No partner is late here, however busy the machine: an attempt that fails would be one that stopping cost.
    environment = { DATABASE_URL: databaseUrl, SEND_TIMEOUT: '30s', STOP_TIMEOUT: '60s' };
    const behaviours = { 'klantsysteem-almelo': { kind: 'slow', delayMs: 50 } } as const;
    box = await startBox({
      databaseUrl,
      opensAt: new Date(),
      worker: false,
      settings: { ...KEYS },
      behaviours,
    });
  });
  afterEach(endAllChildren);
  afterAll(() => box.stop());

  const taken = (): number => TAKERS.reduce((sum, taker) => sum + box.double(taker).accepted, 0);

  it('and is a worker finishes what is under way, ends with 0 and leaves the rest to the next', async () => {
    const first = await Child.worker(environment);
    const sending = stream(
      (event) => box.client('bakkerij-systeem').send(event),
      await vacancies(box, seed, COUNT),
    );
    await until('some of it was delivered', () => taken() > 40);
    expect(await first.end('SIGTERM')).toBe(0);
    const atStop = taken();
    expect(atStop).toBeLessThan(COUNT * TAKERS.length);
    const { rows } = await sql<{ underWay: number; failed: number; blocked: number }>`
      select (select count(*)::int from delivery where under_way_until is not null) as "underWay",
        (select count(*)::int from attempt where result <> 'delivered') as failed,
        (select count(*)::int from lane where failures > 0) as blocked`.execute(box.admin);
    add(await sending);
    const second = await Child.worker(environment);
    await box.settled(90_000);
    await expectNothingLost(box, all);
    for (const taker of TAKERS) expect(box.double(taker).repeats).toBe(0);
    // No attempt was spent on stopping, and no lane has to rest for it.
    expect(rows[0]).toEqual({ underWay: 0, failed: 0, blocked: 0 });
    expect(first.log).not.toContain('"level":50');
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('and is an API gives every answer it owes, ends with 0, and what it accepted is there', async () => {
    const api = await Child.api(environment);
    const { url, issuer } = api.started;
    const there = new PartnerClient('bakkerij-systeem', url, issuer);
    const here = box.client('bakkerij-systeem');
    let accepted = 0;
    let stopped: Promise<number | null> | undefined;
    const events = await vacancies(box, seed + 1, COUNT);
    // A careful partner: when one address is gone, it asks again under the same id at another.
    const streamed = await stream(
      async (event) => {
        try {
          return await there.send(event);
        } catch (error) {
          if (!stopped) throw error;
          return here.send(event);
        }
      },
      events,
      {
        onAccepted: (count) => {
          accepted = count;
          if (count === COUNT / 3) stopped = api.end('SIGTERM');
        },
      },
    );
    expect(accepted).toBe(COUNT);
    expect(await stopped).toBe(0);
    expect(api.log).not.toContain('"level":50');
    // Whoever sends everything again gets the receipts of the first time.
    const again = await stream((event) => here.send(event), events);
    expect(Object.fromEntries(again.accepted)).toEqual(Object.fromEntries(streamed.accepted));
    add(streamed);
    await Child.worker(environment);
    await box.settled(90_000);
    await expectNothingLost(box, all);
  });

  it('and is a whole hub ends with 0, also when it is asked twice', async () => {
    const hub = await Child.api(environment, '--with-worker');
    expect((await fetch(`${hub.started.url}/health/ready`)).status).toBe(200);
    const ended = hub.end('SIGTERM');
    await until('it began to stop', () => hub.log.includes('"stopping"'));
    void hub.end('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`${hub.started.url}/health/live`)).rejects.toThrow();
  });
});
