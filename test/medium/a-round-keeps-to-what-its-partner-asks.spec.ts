import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { AttemptResult } from '#delivery';
import { drainLane, retract, type LaneActor } from '#exchange';
import { TurnableClock } from '#kernel';
import { loadEndpoint, saveEndpoint, type Endpoint } from '#partners';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from './rig.js';

const LANE = 'klantsysteem-almelo';
const SCHOOL = 'roc-systeem';
const GOOD: AttemptResult = { kind: 'delivered', status: 204 };
const BUSY: AttemptResult = { kind: 'later', reason: 'throttled', status: 429 };
const DOWN: AttemptResult = { kind: 'later', reason: 'status', status: 503 };

/** Of a process that is off by so much; the clock of the region is turned for it as for all. */
class WrongClock extends TurnableClock {
  constructor(
    private readonly skew: number,
    private readonly right: TurnableClock,
  ) {
    super();
  }
  override offset(): number {
    return this.right.offset();
  }
  override now(): Date {
    return new Date(this.right.now().getTime() + this.skew);
  }
}

describe('a round', () => {
  const rigs: Rig[] = [];
  let rig: Rig;
  let serial = 0;
  beforeEach(async () => {
    rig = await Rig.start({ settings: { LANE_BACKOFF: '1s', SEND_TIMEOUT: '1s' } });
    rigs.push(rig);
  });
  afterEach(async () => {
    for (const one of rigs.splice(0)) await one.stop();
  });

  const twin = async (): Promise<Rig> => {
    const other = await rig.twin({ settings: { LANE_BACKOFF: '1s', SEND_TIMEOUT: '1s' } });
    rigs.push(other);
    return other;
  };
  const publish = async (count: number): Promise<void> => {
    const source = (await rig.hub.directory()).party('bakkerij-de-proef')!.urn;
    for (let i = 0; i < count; i += 1) {
      const subject = `VAC-${(serial += 1)}`;
      await rig.sendBatch('bakkerij-systeem', [
        {
          id: `id-${subject}`,
          source,
          type: 'nl.schakel.vacancy.published',
          dataschema: 'schema-org/vacancy@30',
          subject,
          data: { ...vacancyOf(subject), title: `Bakker ${subject} (verzonnen)` },
        },
      ]);
    }
    await rig.distribute();
  };
  const set = async (settings: Endpoint['settings']): Promise<void> => {
    const { db, keys } = rig.hub;
    await saveEndpoint(db, keys, { ...(await loadEndpoint(db, keys, LANE))!, settings });
    for (const one of rigs) one.hub.forgetEndpoint(LANE);
  };
  /** How many requests there were side by side at most, whoever sent them. */
  const counting = (answer: (id: string) => AttemptResult = () => GOOD) => {
    const seen = { now: 0, most: 0 };
    const count = async (ids: string): Promise<AttemptResult> => {
      seen.most = Math.max(seen.most, (seen.now += 1));
      await pause(10);
      seen.now -= 1;
      return answer(ids);
    };
    for (const one of rigs) one.answer = ({ event }) => count(Array.isArray(event) ? 'many' : 'one');
    return seen;
  };
  const laneRow = async () => {
    const { rows } = await sql<{ condition: string; restS: number | null }>`
      select condition, extract(epoch from blocked_until - now())::float8 - ${rig.clock.offset() / 1000}::float8 as "restS"
      from lane where connection = ${LANE}`.execute(rig.admin);
    return rows[0];
  };
  const mailed = async (): Promise<string[]> => {
    const { rows } = await sql<{ kind: string }>`
      select kind from notification where connection = ${LANE} order by id`.execute(rig.admin);
    return rows.map(({ kind }) => kind);
  };
  const states = async (lane: string): Promise<unknown[]> => {
    const { rows } = await sql<{ kind: string; state: string; attempts: number }>`
      select kind, state, attempts from delivery where lane = ${lane} order by kind`.execute(rig.admin);
    return rows;
  };
  const breakDown = async (): Promise<void> => {
    rig.answer = () => DOWN;
    for (let round = 0; round < 3; round += 1) {
      await sql`update lane set blocked_until = null`.execute(rig.admin);
      await rig.deliver(LANE);
    }
    expect(await laneRow()).toMatchObject({ condition: 'broken' });
  };
  const operator: LaneActor = { own: '', operates: true, actor: 'test', origin: 'test' };

  /** What was claimed in a lane is sent only after `meanwhile`, and the process stood still until then. */
  const standsStill = async (lane: string, meanwhile: () => Promise<void>): Promise<void> => {
    const { pipeline } = rig.hub;
    const { send } = pipeline;
    const now = Date.now;
    pipeline.send = async (one, ready) => {
      pipeline.send = send;
      await meanwhile();
      Date.now = () => now() + 60_000;
      await send(one, ready).finally(() => (Date.now = now));
    };
    await rig.deliver(lane);
  };

  it('is not sent any more when the process stood still until it was somebody else’s', async () => {
    const other = await twin();
    await rig.occasion('P-1');
    const consent = await rig.says('given', 'P-1');
    await rig.sendClient('klantsysteem-enschede', 'enschede', 'P-1');
    await rig.distribute();
    await standsStill(SCHOOL, async () => {
      const { rows } = await sql`
        update delivery set under_way_until = planned_at where under_way_until is not null returning 1`.execute(
        rig.admin,
      );
      expect(rows).toHaveLength(1);
      await retract(other.hub.pipeline, other.speaker('enschede'), 'consent', consent);
      await other.deliver(SCHOOL);
    });
    expect(rig.sent).toEqual([]);
    expect(await states(SCHOOL)).toMatchObject([
      { kind: 'document', state: 'withdrawn' },
      { kind: 'retraction', state: 'delivered' },
    ]);
  });

  it('that came too late is there for the next at once, and was no attempt', async () => {
    await publish(1);
    let between: unknown[] = [];
    const { send } = rig.hub.pipeline;
    await standsStill(LANE, async () => {
      // Once: the round after it sends.
      rig.hub.pipeline.send = async (lane, ready) => {
        between = await states(LANE);
        rig.hub.pipeline.send = send;
        await send(lane, ready);
      };
    });
    expect(between).toMatchObject([{ state: 'planned', attempts: 1 }]);
    expect(await states(LANE)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
    expect(rig.sent).toHaveLength(1);
  });

  it('holds no more requests side by side than its partner wants, over all processes', async () => {
    const other = await twin();
    await set({ concurrency: 1 });
    await publish(8);
    const seen = counting();
    while ((await states(LANE)).some((row) => (row as { state: string }).state === 'planned'))
      await Promise.all([rig.deliver(LANE), other.deliver(LANE)]);
    expect(seen).toEqual({ now: 0, most: 1 });
    expect(rig.sent.length + other.sent.length).toBe(8);
  });

  it('holds no more of them when a batch is refused and each is tried by itself', async () => {
    await set({ concurrency: 2, batch: 10 });
    await publish(10);
    const seen = counting((which) => (which === 'many' ? { kind: 'rejected', status: 400 } : GOOD));
    await rig.deliver(LANE);
    expect(seen.most).toBe(2);
    expect(rig.sent).toHaveLength(11);
  });

  it('keeps to the requests a minute that its endpoint allows, and counts what a refused batch is tried again with', async () => {
    await set({ allowedRate: 1, batch: 5 });
    await publish(10);
    counting();
    await rig.deliver(LANE);
    expect(rig.sent.map(({ event }) => (event as unknown as unknown[]).length)).toEqual([5]);
    expect((await laneRow())!.restS!).toBeLessThanOrEqual(60);
    await sql`update lane set blocked_until = null`.execute(rig.admin);
    counting((which) => (which === 'many' ? { kind: 'rejected', status: 400 } : GOOD));
    await rig.deliver(LANE);
    // A batch, and five by themselves.
    expect(rig.sent).toHaveLength(1 + 6);
    expect((await laneRow())!.restS!).toBeGreaterThan(5 * 60);
  });

  it('does not take away the rest that another round was asked for', async () => {
    const other = await twin();
    for (const last of [GOOD, DOWN]) {
      await sql`update lane set blocked_until = null, failures = 0, condition = 'open'`.execute(rig.admin);
      let answer: (result: AttemptResult) => void = () => undefined;
      const asked = new Promise<void>((isAsked) => {
        other.answer = () => (isAsked(), new Promise((resolve) => (answer = resolve)));
      });
      await publish(1);
      const round = other.deliver(LANE);
      await asked;
      await publish(1);
      rig.answer = () => ({ ...BUSY, retryAfterMs: 3_600_000 });
      await rig.deliver(LANE);
      expect((await laneRow())!.restS).toBeGreaterThan(3500);
      answer(last);
      await round;
      expect((await laneRow())!.restS).toBeGreaterThan(3500);
    }
  });

  it('keeps the rate of its lane after a 429, and is not shut for longer after a probe', async () => {
    await set({ perMinute: 6 });
    await publish(3);
    rig.answer = () => BUSY;
    await rig.deliver(LANE);
    expect((await laneRow())!.restS).toBeGreaterThan(8);
    await set({ perMinute: 30 });
    await sql`update lane set blocked_until = null, failures = 1, allowance = 1`.execute(rig.admin);
    rig.answer = () => GOOD;
    await rig.deliver(LANE);
    const { restS } = (await laneRow())!;
    expect(restS).toBeGreaterThan(1);
    expect(restS).toBeLessThanOrEqual(2);
  });

  it('of a lane that was drained tells that it goes on when the partner answers, and not before', async () => {
    await publish(3);
    await breakDown();
    expect((await drainLane(rig.hub, operator, LANE)).ok).toBe(true);
    expect([await laneRow(), await mailed()]).toMatchObject([{ condition: 'broken' }, ['lane-broken']]);
    rig.answer = () => GOOD;
    await rig.deliver(LANE);
    expect(await mailed()).toEqual(['lane-broken', 'lane-restored']);
    expect(await states(LANE)).toMatchObject([
      { state: 'delivered' },
      { state: 'delivered' },
      { state: 'delivered' },
    ]);
  });

  it('goes to the address that is in force, also after the clock of the process was put back', async () => {
    await publish(1);
    await rig.deliver(LANE);
    const now = Date.now;
    Date.now = () => now() - 3_600_000;
    try {
      const { db, keys } = rig.hub;
      const endpoint = (await loadEndpoint(db, keys, LANE))!;
      await saveEndpoint(db, keys, { ...endpoint, url: 'https://nieuw.example/webhook' });
      await pause(1100);
      await publish(1);
      await rig.deliver(LANE);
    } finally {
      Date.now = now;
    }
    expect(rig.sent.at(-1)!.url).toBe('https://nieuw.example/webhook');
  });

  it('comes within the hours of its partner by the clock that all share', async () => {
    const serviceHours = { windows: [{ days: 'FREQ=DAILY', from: '07:30', until: '18:00' }] };
    const open = await Rig.start({
      region: (wanted) =>
        wanted.map((one) =>
          one.kind === 'connection' && one.key === LANE
            ? { ...one, content: { ...one.content, serviceHours } }
            : one,
        ),
    });
    rigs.push(open);
    const ahead = await open.twin({ clock: new WrongClock(2 * 3_600_000, open.clock) });
    rigs.push(ahead);
    open.clock.turnTo(new Date('2026-11-03T05:00:00Z'));
    rig = open;
    await publish(1);
    await ahead.deliver(LANE);
    expect(ahead.sent).toEqual([]);
    // An hour and a half later it is half past seven.
    open.clock.turnBy(1.6 * 3_600_000);
    await ahead.deliver(LANE);
    expect(ahead.sent).toHaveLength(1);
  });

  it('that finds its endpoint gone for good does not say that it goes on', async () => {
    await publish(1);
    await breakDown();
    await sql`update lane set blocked_until = null`.execute(rig.admin);
    rig.answer = () => ({ kind: 'retired', status: 410 });
    await rig.deliver(LANE);
    expect(await mailed()).toEqual(['lane-broken', 'endpoint-retired']);
  });
});
