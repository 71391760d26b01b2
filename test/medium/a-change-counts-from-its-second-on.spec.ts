import { afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { TurnableClock } from '#kernel';
import type { WantedVersion } from '#storage';
import { Rig } from './rig.js';

const LANE = 'roc-systeem';
const MINUTE_MS = 60_000;

/** The clock of a machine that is wrong; it was turned like every other. */
class WrongClock extends TurnableClock {
  constructor(private readonly skew: number) {
    super();
  }

  override now(): Date {
    return new Date(super.now().getTime() + this.skew);
  }
}

/** Enschede leaves the group of towns at that moment: a next version of the group, and nothing else. */
const leavesAt =
  (moment: string) =>
  (wanted: WantedVersion[]): WantedVersion[] =>
    wanted.flatMap((one) => {
      if (one.key !== 'gemeenten') return [one];
      const members = (one.content['members'] as string[]).filter((member) => member !== 'enschede');
      const at = new Date(moment);
      return [
        { ...one, validUntil: at },
        { ...one, content: { ...one.content, members }, validFrom: at },
      ];
    });

/** A midnight, the end of winter time, and both of the hours called half past two when summer time ends. */
const MOMENTS = [
  '2027-01-01T00:00:00+01:00',
  '2027-03-28T03:00:00+02:00',
  '2027-10-31T02:30:00+02:00',
  '2027-10-31T02:30:00+01:00',
];

describe('a planned change', () => {
  const rigs: Rig[] = [];
  afterEach(async () => {
    for (const rig of rigs.splice(0)) await rig.stop();
  });
  const started = async (moment: string, before: number): Promise<Rig> => {
    const rig = await Rig.start({ region: leavesAt(moment) });
    rigs.push(rig);
    rig.clock.turnTo(new Date(new Date(moment).getTime() - before));
    await rig.occasion('P-1');
    await rig.says('given', 'P-1');
    return rig;
  };
  const send = async (rig: Rig): Promise<void> => {
    await rig.sendClient('klantsysteem-enschede', 'enschede', 'P-1');
    await rig.distribute();
  };
  const states = async (rig: Rig): Promise<string[]> => {
    const { rows } = await sql<{ state: string }>`
      select concat_ws(' ', state, code) as state from delivery order by seq`.execute(rig.admin);
    return rows.map(({ state }) => state);
  };

  it.each(MOMENTS)('at %s is not made before it, and is made at it, for what waits too', async (moment) => {
    const rig = await started(moment, MINUTE_MS);
    await send(rig);
    await rig.deliver(LANE);
    expect(await states(rig)).toEqual(['delivered']);
    await send(rig);
    rig.clock.turnTo(new Date(moment));
    await rig.deliver(LANE);
    await send(rig);
    await rig.deliver(LANE);
    // What waited is decided by its own moment; what comes after it is not even planned.
    expect([rig.sent.length, await states(rig)]).toEqual([1, ['delivered', 'withdrawn no-agreement']]);
    const { rows } = await sql<{ permitted: boolean; isBefore: boolean }>`
      select distinct permitted, moment < ${new Date(moment)} as "isBefore" from decision
      where stage in ('distribute', 'deliver') order by permitted`.execute(rig.admin);
    expect(rows).toEqual([
      { permitted: false, isBefore: false },
      { permitted: true, isBefore: true },
    ]);
  });

  it.each([
    ['ahead', MINUTE_MS],
    ['behind', -MINUTE_MS],
  ])('is made at the same moment in a process whose clock is %s', async (_name, skew) => {
    const moment = MOMENTS[0]!;
    const right = await started(moment, MINUTE_MS / 2);
    const clock = new WrongClock(skew);
    clock.turnBy(right.clock.offset());
    const wrong = await right.twin({ clock });
    rigs.push(wrong);
    const atTheDoor = async (rig: Rig): Promise<[boolean, boolean]> => {
      const directory = await rig.hub.directory();
      return [
        directory.membersOf('group:gemeenten').includes('enschede'),
        directory.connectionOfClient('leerwerkloket-systeem', rig.hub.now()) !== undefined,
      ];
    };
    expect(await atTheDoor(wrong)).toEqual([true, true]);
    await send(wrong);
    await sql`update delivery set next_attempt_at = '2026-01-01'`.execute(right.admin);
    await wrong.deliver(LANE);
    expect(wrong.sent).toHaveLength(1);
    await send(wrong);
    await sql`update delivery set next_attempt_at = '2026-01-01' where state = 'planned'`.execute(
      right.admin,
    );
    right.clock.turnTo(new Date(moment));
    clock.turnBy(right.clock.offset() - clock.offset());
    await wrong.deliver(LANE);
    expect([wrong.sent.length, await atTheDoor(wrong)]).toEqual([1, [false, false]]);
  });
});
