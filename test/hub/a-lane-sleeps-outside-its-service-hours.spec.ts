import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { AttemptResult } from '#delivery';
import { sweep } from '#exchange';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';

const LANE = 'klantsysteem-enschede';
const OFFICE = {
  windows: [{ days: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: '08:00', until: '17:00' }],
};
const AWAY: AttemptResult = { kind: 'later', reason: 'timeout' };

describe('a lane with service hours', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({
      settings: { RETRY_SCHEDULE: '0s,1h,12h', LANE_BACKOFF: '1m' },
      region: (wanted) =>
        wanted.map((one) =>
          one.key === LANE && one.kind === 'connection'
            ? { ...one, content: { ...one.content, serviceHours: OFFICE } }
            : one,
        ),
    });
  });
  afterAll(() => rig.stop());

  const to = (moment: string) => rig.clock.turnTo(new Date(moment));
  const sentHere = () => rig.sent.filter(({ url }) => url.includes(LANE)).length;
  const attempts = async () => {
    const { rows } = await sql<{ attempts: number; failures: number | null }>`
      select coalesce(sum(d.attempts), 0)::int as attempts, max(l.failures) as failures
      from delivery d left join lane l on l.connection = d.lane where d.lane = ${LANE}`.execute(rig.admin);
    return rows[0]!;
  };
  let serial = 0;
  const publish = async () => {
    serial += 1;
    const [receipt] = await rig.sendBatch('bakkerij-systeem', [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: `VAC-${serial}`,
        data: vacancyOf(`VAC-${serial}`),
      },
    ]);
    expect(receipt).toMatchObject({ ok: true });
    await rig.distribute();
    for (const lane of [LANE, 'klantsysteem-almelo']) await rig.deliver(lane);
  };

  it('sleeps on Sunday while its neighbour gets the post, and no attempt is spent', async () => {
    to('2026-11-01T10:00:00Z');
    await publish();
    expect(sentHere()).toBe(0);
    expect(rig.sent.filter(({ url }) => url.includes('almelo'))).toHaveLength(1);
    expect(await attempts()).toEqual({ attempts: 0, failures: null });
    // Nor does the sweeper ring for it.
    expect((await sweep(rig.hub)).lanes).toBeLessThan((await lanesWaiting()).length);
  });

  const lanesWaiting = async (): Promise<unknown[]> =>
    (await sql`select distinct lane from delivery where state = 'planned'`.execute(rig.admin)).rows;

  it('wakes at eight on Monday', async () => {
    to('2026-11-02T06:59:59Z');
    await rig.deliver(LANE);
    expect(sentHere()).toBe(0);
    to('2026-11-02T07:00:00Z');
    await rig.deliver(LANE);
    expect(sentHere()).toBe(1);
  });

  it('moves the next attempt to the next opening, over the night and over the weekend', async () => {
    rig.answer = () => AWAY;
    to('2026-11-06T15:30:00Z');
    await publish();
    const next = async () => {
      const { rows } = await sql<{ at: Date }>`
        select next_attempt_at as at from delivery where lane = ${LANE} and state = 'planned'`.execute(
        rig.admin,
      );
      return rows[0]!.at.toISOString().slice(0, 16);
    };
    // An hour after half past four it is closed, for the weekend.
    expect(await next()).toBe('2026-11-09T07:00');
    to('2026-11-06T15:59:00Z');
    await rig.deliver(LANE);
    to('2026-11-09T07:00:30Z');
    await rig.deliver(LANE);
    expect(await attempts()).toMatchObject({ attempts: 3 });
    expect(await next()).toBe('2026-11-10T07:00');
    rig.answer = () => ({ kind: 'delivered', status: 204 });
  });

  it('is not early and makes no storm when the clock of the machine jumps by hours', async () => {
    const before = sentHere();
    // Back: what is due tomorrow is not due, and nothing is tried.
    to('2026-11-09T03:00:00Z');
    await rig.deliver(LANE);
    expect(sentHere()).toBe(before);
    // Ahead by days: it is tried once, not once for each attempt that was missed.
    to('2026-11-13T09:00:00Z');
    await rig.deliver(LANE);
    expect(sentHere()).toBe(before + 1);
  });

  it('keeps to the wall clock when summer time ends', async () => {
    to('2026-10-23T06:00:00Z');
    const clock = rig.hub.planOf((await rig.hub.directory()).connection(LANE)!).hours!;
    expect(new Date(clock.opensAt(Date.parse('2026-10-23T16:00:00Z'))).toISOString()).toBe(
      '2026-10-26T07:00:00.000Z',
    );
  });
});
