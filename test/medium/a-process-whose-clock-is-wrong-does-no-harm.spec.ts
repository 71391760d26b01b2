import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { leasePost, replayDeliveries, retract, sweep } from '#exchange';
import type { JsonObject } from '#kernel';
import type { WantedVersion } from '#storage';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from './rig.js';
import { WrongClock } from './wrong-clock.js';

const LANE = 'klantsysteem-almelo';
const SCHOOL = 'roc-systeem';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OPEN = {
  timeZone: 'Europe/Amsterdam',
  windows: [{ days: 'FREQ=DAILY', from: '07:30', until: '18:00' }],
};
const withHours = (wanted: WantedVersion[]): WantedVersion[] =>
  wanted.map((one) =>
    one.kind === 'connection' && one.key === LANE
      ? { ...one, content: { ...one.content, serviceHours: OPEN } }
      : one,
  );

describe('a process whose clock is wrong', () => {
  const rigs: Rig[] = [];
  let serial = 0;
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const rig of rigs.splice(0)) await rig.stop();
  });
  const twoProcesses = async (
    skew: number,
    region?: (wanted: WantedVersion[]) => WantedVersion[],
  ): Promise<{ right: Rig; wrong: Rig }> => {
    const right = await Rig.start({ ...(region && { region }) });
    const clock = new WrongClock(skew);
    clock.turnBy(right.clock.offset());
    const wrong = await right.twin({ clock });
    rigs.push(right, wrong);
    return { right, wrong };
  };
  /** The clock of the machine is set, while everything on it runs. */
  const clockIsSetBy = (ms: number): void => {
    const real = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => real() + ms);
  };
  const vacancyEvent = async (rig: Rig): Promise<JsonObject> => {
    serial += 1;
    return {
      id: `V-${serial}`,
      source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
      type: 'nl.schakel.vacancy.published',
      dataschema: 'schema-org/vacancy@30',
      subject: `VAC-${serial}`,
      data: { ...vacancyOf(`VAC-${serial}`), title: `Bakker ${serial} (verzonnen)` },
    };
  };
  const publish = async (rig: Rig): Promise<void> => {
    const [receipt] = await rig.sendBatch('bakkerij-systeem', [await vacancyEvent(rig)]);
    expect(receipt!.ok).toBe(true);
  };
  /** The moment that all should go by, in this table. */
  const isInOrder = async (rig: Rig, column: string, table: string): Promise<boolean | null> => {
    const now = sql`clock_timestamp() + ${rig.clock.offset()} * interval '1 millisecond'`;
    const { rows } = await sql<{ inOrder: boolean | null }>`
      select bool_and(${sql.ref(column)} between ${now} - interval '10 minutes' and ${now} + interval '1 second') as "inOrder"
      from ${sql.table(table)}`.execute(rig.admin);
    return rows[0]!.inOrder;
  };

  it('destroys nothing before its time, twenty days ahead', async () => {
    const { right, wrong } = await twoProcesses(20 * DAY);
    await publish(right);
    await right.distribute();
    const at = sql`now() + ${right.clock.offset()} * interval '1 millisecond'`;
    await sql`update delivery set state = 'delivered', settled_at = ${at}`.execute(right.admin);
    const { purged } = await sweep(wrong.hub);
    const { rows } = await sql`select document is not null as there, purged_at from message`.execute(
      right.admin,
    );
    expect([purged, rows]).toEqual([0, [{ there: true, purged_at: null }]]);
    right.clock.turnBy(20 * DAY);
    await sweep(right.hub);
    const { rows: after } = await sql`select document is not null as there from message`.execute(right.admin);
    expect(after).toEqual([{ there: false }]);
  });

  it.each([
    ['an hour behind', -HOUR],
    ['five hours behind, when its partner would still sleep', -5 * HOUR],
    ['ten hours ahead, when its partner would sleep again', 10 * HOUR],
  ])('finds the post that is due, %s', async (_, skew) => {
    const { right, wrong } = await twoProcesses(skew, withHours);
    await publish(right);
    await right.distribute();
    const rung: string[] = [];
    jest
      .spyOn(wrong.hub.pipeline, 'ring')
      .mockImplementation((queue, lane) => void rung.push(`${queue} ${lane}`));
    await sweep(wrong.hub);
    expect(rung).toContain(`deliver ${LANE}`);
  });

  it.each([
    ['ahead', HOUR],
    ['behind', -HOUR],
  ])('hides nothing from the sweeper that it accepted, an hour %s', async (_, skew) => {
    const { right, wrong } = await twoProcesses(skew);
    await publish(wrong);
    expect(await isInOrder(right, 'accepted_at', 'message')).toBe(true);
    await pause(1100);
    const rung: string[] = [];
    jest.spyOn(right.hub.pipeline, 'ring').mockImplementation((queue) => void rung.push(queue));
    await sweep(right.hub);
    expect(rung).toContain('distribute');
  });

  it('accepts by the same clock when that of its machine is set while it runs', async () => {
    const { right } = await twoProcesses(0);
    await right.hub.directory();
    clockIsSetBy(-HOUR);
    const { hub } = right;
    const moments = [hub.now(), hub.clock.now()].map((one) => one.getTime());
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(right.admin);
    const now = rows[0]!.now.getTime();
    const away = [...moments.map((one) => one - right.clock.offset()), hub.worldTime()].map((one) =>
      Math.abs(one - now),
    );
    expect(Math.max(...away)).toBeLessThan(MINUTE);
    await publish(right);
    expect(await isInOrder(right, 'accepted_at', 'message')).toBe(true);
  });

  it('has what goes again go at once, a minute ahead', async () => {
    const { right, wrong } = await twoProcesses(MINUTE);
    await publish(right);
    await right.distribute();
    await right.deliver(LANE);
    const before = right.sent.length;
    const selection = { from: new Date('2026-01-01'), until: new Date('2027-01-01') };
    const who = { own: LANE, operates: true, actor: 'connection:test', origin: 'test' };
    const answer = await replayDeliveries(wrong.hub, who, { lane: LANE, selection, preview: false });
    expect(answer).toMatchObject({ ok: true, value: { planned: 1 } });
    await right.deliver(LANE);
    expect(right.sent.length - before).toBe(1);
  });

  it('says of a lease no more than it lasts, an hour ahead', async () => {
    const { right, wrong } = await twoProcesses(HOUR);
    await publish(right);
    await right.distribute();
    const lease = await leasePost(wrong.hub, LANE, 10, 0, () => false);
    expect(lease.events).toHaveLength(1);
    const { rows } = await sql<{ until: Date }>`
      select under_way_until as until from delivery where lease_id is not null`.execute(right.admin);
    const more = rows[0]!.until.getTime() - lease.leasedUntil.getTime();
    expect(more).toBeGreaterThanOrEqual(-1000);
    expect(more).toBeLessThan(10 * MINUTE);
  });

  it('has a withdrawal wait for what is under way, when its clock is set while it waits', async () => {
    const { right } = await twoProcesses(0);
    await right.occasion('P-1');
    const consent = await right.says('given', 'P-1');
    await right.sendClient('klantsysteem-enschede', 'enschede', 'P-1');
    await right.distribute();
    let isAnswered = false;
    let arrive!: () => void;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    right.answer = async () => {
      arrive();
      await pause(2000);
      isAnswered = true;
      return { kind: 'delivered', status: 204 };
    };
    const delivering = right.deliver(SCHOOL);
    await arrived;
    const withdrawing = retract(right.hub.pipeline, right.speaker('enschede'), 'consent', consent);
    await pause(500);
    clockIsSetBy(HOUR);
    expect((await withdrawing).ok).toBe(true);
    expect(isAnswered).toBe(true);
    await delivering;
  });
});
