import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { bellConnection } from '#storage';
import {
  aGate,
  aHub,
  aRinger,
  aSilentServer,
  closeAll,
  hasRedis,
  OnPostgres,
  OnRedis,
  ringUntilHeard,
  Runs,
  type Backend,
} from './bell-hub.js';

afterEach(closeAll);

const backends: [string, Backend, typeof describe | typeof describe.skip][] = [
  ['PostgreSQL', new OnPostgres(), describe],
  // Skipped where this machine has no redis-server.
  ['Redis', new OnRedis(), hasRedis ? describe : describe.skip],
];

for (const [name, backend, describeIt] of backends) {
  describeIt(`bells on ${name}`, () => {
    beforeAll(() => backend.start());
    afterAll(() => backend.end());

    it('give one more run for fifty rings while the lane is at work', async () => {
      const runs = new Runs();
      const gates = { busy: [aGate(), aGate(), aGate()], last: [aGate()], end: [aGate()] };
      const hub = await aHub(backend.connection(), async (_, lane) => {
        const gate = gates[lane as keyof typeof gates][runs.of(lane)];
        runs.add(lane);
        await gate!.opened;
      });
      await hub.bells.ring('deliver', 'busy');
      await runs.until('busy');
      // One after the other: none of them is merged with another before it reaches the queue.
      for (let i = 0; i < 50; i++) await hub.bells.ring('deliver', 'busy');
      gates.busy[0]!.open();
      await runs.until('busy', 2);
      // The worker takes one at a time, in order: a third run would come between these two.
      await hub.bells.ring('deliver', 'last');
      gates.busy[1]!.open();
      await runs.until('last');
      await hub.bells.ring('deliver', 'end');
      gates.busy[2]!.open();
      gates.last[0]!.open();
      await runs.until('end');
      gates.end[0]!.open();
      expect(runs.lanes).toEqual(['busy', 'busy', 'last', 'end']);
      expect(hub.bells.rung()).toEqual({ ok: 53, failed: 0 });
    });

    it('lose no ring: the last commit in every lane is seen by a run', async () => {
      const lanes = ['a', 'b', 'c'];
      const committed: Record<string, number> = { a: 0, b: 0, c: 0 };
      const seen: Record<string, number> = { a: 0, b: 0, c: 0 };
      const all = aGate();
      const hub = await aHub(backend.connection(), async (_, lane) => {
        const found = committed[lane]!;
        await new Promise(setImmediate);
        seen[lane] = found;
        if (lanes.every((it) => seen[it] === 200)) all.open();
      });
      const rings: Promise<void>[] = [];
      for (let i = 0; i < 600; i++) {
        const lane = lanes[i % 3]!;
        committed[lane]!++;
        rings.push(hub.bells.ring('deliver', lane));
        if (i % 7 === 0) await new Promise(setImmediate);
        if (i % 31 === 0) await rings[i];
      }
      await Promise.all(rings);
      await all.opened;
      expect(hub.bells.rung()).toEqual({ ok: 600, failed: 0 });
    });

    it('are rung once for many rings in one tick, and once more for those while it is on its way', async () => {
      const hub = aRinger(await backend.connection(), 500);
      let added = 0;
      hub.queues.deliver.on('waiting', () => added++);
      await Promise.all(Array.from({ length: 100 }, () => hub.bells.ring('deliver', 'same')));
      expect(added).toBe(1);

      // Its run may have begun before the commits that the later ones are about.
      const onItsWay = hub.bells.ring('deliver', 'same');
      await Promise.resolve();
      await Promise.resolve();
      await Promise.all([onItsWay, ...Array.from({ length: 99 }, () => hub.bells.ring('deliver', 'same'))]);
      expect(added).toBe(3);
      expect(hub.bells.rung()).toEqual({ ok: 200, failed: 0 });
      await backend.empty();
    });

    it('take any lane, and tell the worker of nothing else', async () => {
      const runs = new Runs();
      const hub = await aHub(backend.connection(), async (queue, lane) => runs.add(`${queue} ${lane}`));
      const lanes = ['a:b', '0', '0:1', 'tweeënveertig €', 'x'.repeat(300), '{a}', ' '];
      for (const lane of lanes) await hub.bells.ring('distribute', lane);
      for (const lane of lanes) await runs.until(`distribute ${lane}`);
      expect(runs.lanes).toHaveLength(lanes.length);

      const ringer = aRinger(await backend.connection(), 500);
      await hub.queues.deliver.pause();
      await ringer.bells.ring('deliver', 'lane');
      const [job] = await ringer.queues.deliver.getJobs();
      expect(job!.data).toEqual({ lane: 'lane' });
      await hub.queues.deliver.resume();
      await runs.until('deliver lane');
    });

    it('work at once after the queue was emptied, with work going on too', async () => {
      const runs = new Runs();
      const gate = aGate();
      const hub = await aHub(backend.connection(), async (_, lane) => {
        runs.add(lane);
        if (lane === 'held' && runs.of(lane) === 1) await gate.opened;
      });
      await hub.bells.ring('deliver', 'held');
      await runs.until('held');
      await hub.bells.ring('deliver', 'held');
      await backend.empty();
      await hub.bells.ring('deliver', 'held');
      await hub.bells.ring('distribute', 'other');
      await runs.until('other');
      gate.open();
      await runs.until('held', 2);
      expect(hub.bells.rung()).toEqual({ ok: 4, failed: 0 });
    });

    it('fail at once and are counted while the server is gone, and ring again when it is back', async () => {
      const runs = new Runs();
      const hub = await aHub(backend.connection(), async (_, lane) => runs.add(lane), 2_000);
      await hub.bells.ring('deliver', 'before');
      await runs.until('before');
      await backend.stop();
      await hub.bells.ring('deliver', 'the one that notices');
      const began = performance.now();
      await hub.bells.ring('deliver', 'during');
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(hub.bells.rung()).toEqual({ ok: 1, failed: 2 });
      expect(hub.failures.length).toBeGreaterThanOrEqual(2);
      await backend.again();
      await ringUntilHeard(hub, 'after');
      await runs.until('after');
    });

    it('ring when the server comes up after them', async () => {
      const options = await backend.connection();
      await backend.stop();
      const hub = aRinger(options, 100);
      await hub.bells.ring('deliver', 'lane');
      expect(hub.bells.rung()).toEqual({ ok: 0, failed: 1 });
      await backend.again();
      await ringUntilHeard(hub, 'lane');
      await backend.empty();
    });

    it('fail in time when the server is silent, and at once while an earlier ring is overdue', async () => {
      const hub = aRinger(await backend.silent(await aSilentServer()), 200);
      const took = async (ring: () => Promise<void>) => {
        const began = performance.now();
        await ring();
        return performance.now() - began;
      };
      const first = await took(() => hub.bells.ring('deliver', 'lane'));
      expect(first).toBeGreaterThan(190);
      expect(first).toBeLessThan(400);
      expect(await took(() => hub.bells.ring('deliver', 'lane'))).toBeLessThan(100);
      expect(hub.bells.rung()).toEqual({ ok: 0, failed: 2 });
      expect(hub.failures.map(String)).toContain('Error: not confirmed within 200 ms');
    });

    it('leave nothing open once closed, and count a later ring as failed', async () => {
      const before = openHandles();
      const hub = await aHub(backend.connection(), async () => undefined);
      await hub.bells.ring('deliver', 'lane');
      const ringer = aRinger(await backend.connection(), 500);
      await ringer.bells.ring('deliver', 'lane');
      await ringer.bells.close();
      await hub.close();
      // A closed socket is let go of in a later turn of the loop; one that stays open fails this by time-out.
      while (openHandles().length > before.length) await new Promise(setImmediate);
      await hub.bells.ring('deliver', 'lane');
      expect(hub.bells.rung()).toEqual({ ok: 1, failed: 1 });
    });
  });
}

const openHandles = () =>
  process
    .getActiveResourcesInfo()
    .filter((it) => /TCP|Timeout/.test(it))
    .sort();

describe('hubs in one process', () => {
  const postgres = new OnPostgres();
  beforeAll(() => postgres.start());
  afterAll(() => postgres.end());

  it('hear only their own bells, on two databases of one server', async () => {
    const heard: Record<'one' | 'two', Runs> = { one: new Runs(), two: new Runs() };
    const hubs = [];
    for (const name of ['one', 'two'] as const) {
      const databaseUrl = await postgres.anotherDatabase(name);
      hubs.push(await aHub(bellConnection({ databaseUrl }), async (_, lane) => heard[name].add(lane)));
    }
    for (let i = 0; i < 20; i++) {
      await hubs[0]!.bells.ring('deliver', `one ${i}`);
      await hubs[1]!.bells.ring('deliver', `two ${i}`);
    }
    await Promise.all([heard.one.until('one 19'), heard.two.until('two 19')]);
    expect(heard.one.lanes).toEqual(Array.from({ length: 20 }, (_, i) => `one ${i}`));
    expect(heard.two.lanes).toEqual(Array.from({ length: 20 }, (_, i) => `two ${i}`));
  });

  it('go on after PostgreSQL crashed and recovered', async () => {
    const runs = new Runs();
    const hub = await aHub(postgres.connection(), async (_, lane) => runs.add(lane));
    await hub.bells.ring('deliver', 'before');
    await runs.until('before');
    await postgres.restart();
    await ringUntilHeard(hub, 'after');
    await runs.until('after');
  });

  it('do not wait for the disk, in a schema of their own', async () => {
    const hub = aRinger(await postgres.connection(), 500);
    const backend = hub.queues.deliver.getBackend() as unknown as pg.Pool;
    const { rows } = await backend.query(
      `select current_setting('synchronous_commit') as waits, current_schema() as schema`,
    );
    expect(rows).toEqual([{ waits: 'off', schema: 'bell' }]);
  });
});
