import { afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { changeSubscription, giveNotice, pauseLane, resumeLane, tellStatus, viewLanes } from '#exchange';
import type { AttemptResult } from '#delivery';
import { TurnableClock } from '#kernel';
import { saveEndpoint } from '#partners';
import { Rig, type RigOptions, type Sent } from '../medium/rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const ALMELO = 'klantsysteem-almelo';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DOWN: AttemptResult = { kind: 'later', reason: 'connection' };
const UP: AttemptResult = { kind: 'delivered', status: 204 };
const SETTINGS = { RETRY_SCHEDULE: '0s,5m,30m,1h', LANE_BACKOFF: '1m' };
const operator = { own: 'balie-werkcentrum', operates: true, actor: 'connection:balie', origin: 'test' };

/** The clock of a machine that is ten hours behind; it was turned like every other. */
class WrongClock extends TurnableClock {
  override now(): Date {
    return new Date(super.now().getTime() - 10 * HOUR_MS);
  }
}

describe('what a sender is told', () => {
  const rigs: Rig[] = [];
  afterEach(async () => {
    for (const rig of rigs.splice(0).reverse()) await rig.stop();
  });
  const start = async (
    connections: string[],
    options: Pick<RigOptions, 'region' | 'settings'> = {},
  ): Promise<Rig> => {
    const rig = await Rig.start({ ...options, settings: { ...SETTINGS, ...options.settings } });
    rigs.push(rig);
    for (const key of connections) {
      const connection = (await rig.hub.directory()).connection(key)!;
      await changeSubscription(rig.hub, { connection, origin: 'test' }, { status: ['service.notice'] });
    }
    return rig;
  };
  const twin = async (rig: Rig, clock?: TurnableClock): Promise<Rig> => {
    const other = await rig.twin({ settings: SETTINGS, ...(clock ? { clock } : {}) });
    rigs.push(other);
    return other;
  };
  const happens = (rig: Rig, text: string) => giveNotice(rig.hub, operator, { kind: 'change', text });
  const texts = ({ event }: Sent): string[] =>
    (event['data'] as unknown as { events: { text: string }[] }).events.map(({ text }) => text);
  const told = (rig: Rig): string[][] => rig.sent.map(texts);
  const tellAfter = async (rig: Rig, ms: number): Promise<void> => {
    rig.clock.turnBy(ms);
    await tellStatus(rig.hub);
  };
  const stateOf = async (rig: Rig): Promise<string> =>
    (await viewLanes(rig.hub, operator, ENSCHEDE))[0]!.state;

  it('waits while a batch before it was not told: one attempt by its schedule, and all of it in order', async () => {
    const rig = await start([ENSCHEDE]);
    rig.answer = () => DOWN;
    for (const text of ['1', '2', '3', '4', '5', '6']) {
      await happens(rig, text);
      await tellAfter(rig, 10_000);
    }
    expect(told(rig)).toEqual([['1']]);
    rig.answer = () => UP;
    for (let i = 0; i < 3; i++) await tellAfter(rig, 6 * MINUTE_MS);
    expect(told(rig).slice(1)).toEqual([['1'], ['2', '3', '4', '5', '6']]);
  });

  it('is not told by another worker what happened while one was telling', async () => {
    const rig = await start([ENSCHEDE]);
    const other = await twin(rig);
    rig.answer = async () => {
      await happens(rig, '2');
      await tellStatus(other.hub);
      return UP;
    };
    await happens(rig, '1');
    await tellStatus(rig.hub);
    expect([told(rig), told(other)]).toEqual([[['1']], []]);
    await tellStatus(other.hub);
    expect(told(other)).toEqual([['2']]);
  });

  it('is settled by the attempt that runs, and not by one that took too long', async () => {
    const rig = await start([ENSCHEDE]);
    const other = await twin(rig, rig.clock);
    let anew: Promise<number> | undefined;
    let end: (answer: AttemptResult) => void;
    rig.answer = async () => {
      rig.clock.turnBy(HOUR_MS);
      await new Promise<void>((begin) => {
        other.answer = () => new Promise((resolve) => ((end = resolve), begin()));
        anew = tellStatus(other.hub);
      });
      return UP;
    };
    await happens(rig, '1');
    await tellStatus(rig.hub);
    end!(DOWN);
    await anew;
    const { rows } = await sql`select state, attempts from status_batch`.execute(rig.admin);
    expect(rows).toEqual([{ state: 'planned', attempts: 2 }]);
  });

  it('breaks its lane when nobody answers, and is not sent while that rests or is paused', async () => {
    const rig = await start([ENSCHEDE], { settings: { LANE_BACKOFF: '1m,1m,3h' } });
    await happens(rig, '1');
    rig.answer = () => DOWN;
    await tellStatus(rig.hub);
    await tellAfter(rig, 6 * MINUTE_MS);
    await tellAfter(rig, 40 * MINUTE_MS);
    expect([rig.sent.length, await stateOf(rig)]).toEqual([3, 'broken']);
    rig.answer = () => UP;
    await tellAfter(rig, 2 * HOUR_MS);
    expect(rig.sent).toHaveLength(3);
    await pauseLane(rig.hub, operator, ENSCHEDE, 'maintenance');
    await tellAfter(rig, 2 * HOUR_MS);
    expect(rig.sent).toHaveLength(3);
    await resumeLane(rig.hub, operator, ENSCHEDE);
    await tellStatus(rig.hub);
    expect([rig.sent.length, await stateOf(rig)]).toEqual([4, 'slowed']);
    // Its post does not wait until the turn of that probe would have ended.
    const { rows } = await sql`
      select 1 from lane where connection = ${ENSCHEDE} and blocked_until is not null`.execute(rig.admin);
    expect(rows).toEqual([]);
  });

  it('retires an endpoint that answers 410, and waits for another', async () => {
    const rig = await start([ENSCHEDE]);
    await happens(rig, '1');
    rig.answer = () => ({ kind: 'retired', status: 410 });
    await tellStatus(rig.hub);
    expect(await stateOf(rig)).toBe('retired');
    await tellAfter(rig, HOUR_MS);
    expect(rig.sent).toHaveLength(1);
    const changedAt = rig.clock.now();
    await saveEndpoint(rig.hub.db, rig.hub.keys, {
      connection: ENSCHEDE,
      url: 'https://nieuw.example/webhook',
      secrets: ['whsec_x'],
      changedAt,
    });
    rig.answer = () => UP;
    await tellStatus(rig.hub);
    expect(rig.sent.at(-1)!.url).toContain('nieuw');
    expect(texts(rig.sent.at(-1)!)).toEqual(['1']);
  });

  it('goes to partners side by side: one that is slow keeps no other waiting', async () => {
    const rig = await start([ALMELO, ENSCHEDE]);
    await happens(rig, '1');
    let otherIsTold: () => void;
    const whenOtherIsTold = new Promise<void>((resolve) => (otherIsTold = resolve));
    rig.answer = async ({ url }) => {
      if (url.includes('almelo')) await whenOtherIsTold;
      else otherIsTold();
      return UP;
    };
    expect(await tellStatus(rig.hub)).toBe(2);
  });

  it('comes within the service hours of its system, also from a process whose clock is wrong', async () => {
    const windows = [{ days: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: '08:00', until: '17:00' }];
    const rig = await start([ENSCHEDE], {
      region: (wanted) =>
        wanted.map((one) =>
          one.key === ENSCHEDE && one.kind === 'connection'
            ? { ...one, content: { ...one.content, serviceHours: { windows } } }
            : one,
        ),
    });
    const clock = new WrongClock();
    clock.turnBy(rig.clock.offset());
    const wrong = await twin(rig, clock);
    await happens(rig, '1');
    await tellStatus(wrong.hub);
    expect(told(wrong)).toEqual([['1']]);
    // By its own clock it is half past three in the afternoon now; it is the middle of the night.
    for (const each of [rig.clock, clock]) each.turnBy(16.5 * HOUR_MS);
    await happens(rig, '2');
    await tellStatus(wrong.hub);
    expect(told(wrong)).toEqual([['1']]);
  });
});
