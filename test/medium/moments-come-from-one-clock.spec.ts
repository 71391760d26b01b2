import { afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { endOccasion, retract } from '#exchange';
import { Rig } from './rig.js';
import { WrongClock } from './wrong-clock.js';

const LANE = 'roc-systeem';
const SKEW_MS = 60_000;

describe('processes whose clocks differ', () => {
  const rigs: Rig[] = [];
  afterEach(async () => {
    for (const rig of rigs.splice(0)) await rig.stop();
  });
  /** The same hub in two processes: one right, one a minute off. */
  const twoProcesses = async (skew: number): Promise<{ right: Rig; wrong: Rig }> => {
    const right = await Rig.start();
    const clock = new WrongClock(skew);
    clock.turnBy(right.clock.offset());
    const wrong = await right.twin({ clock });
    rigs.push(right, wrong);
    return { right, wrong };
  };
  const sentBy = ({ sent }: Rig): number => sent.length;

  it.each([
    ['ahead', SKEW_MS],
    ['behind', -SKEW_MS],
  ])('obey at once what was said in the one that is %s', async (_, skew) => {
    const { right, wrong } = await twoProcesses(skew);
    // Said in the wrong one, decided in the right one.
    await wrong.occasion('P-1');
    const consent = await wrong.says('given', 'P-1');
    await right.sendClient('klantsysteem-enschede', 'enschede', 'P-1');
    await right.distribute();
    const { rows } = await sql`select 1 from delivery where state = 'planned'`.execute(right.admin);
    expect(rows).toHaveLength(1);
    const outcome = await retract(wrong.hub.pipeline, wrong.speaker('enschede'), 'consent', consent);
    expect(outcome.ok).toBe(true);
    await right.deliver(LANE);
    expect([sentBy(right), sentBy(wrong)]).toEqual([0, 0]);
  });

  it.each([
    ['ahead', SKEW_MS],
    ['behind', -SKEW_MS],
  ])('decide in the one that is %s by what was said in the other', async (_, skew) => {
    const { right, wrong } = await twoProcesses(skew);
    const occasion = await right.occasion('P-1');
    const consent = await right.says('given', 'P-1');
    await right.sendClient('klantsysteem-enschede', 'enschede', 'P-1');
    await wrong.distribute();
    await sql`update delivery set next_attempt_at = '2026-01-01'`.execute(right.admin);
    await wrong.deliver(LANE);
    expect(sentBy(wrong)).toBe(1);
    await right.sendClient('klantsysteem-enschede', 'enschede', 'P-1');
    await wrong.distribute();
    await retract(right.hub.pipeline, right.speaker('enschede'), 'consent', consent);
    await sql`update delivery set next_attempt_at = '2026-01-01'`.execute(right.admin);
    await wrong.deliver(LANE);
    expect(wrong.sent.map(({ event }) => String(event['type']).split('.')[3])).toEqual([
      'published',
      'withdrawn',
    ]);
    await endOccasion(right.hub, right.speaker('enschede'), occasion);
    // Everything that was compared stands on one line of time.
    const { rows } = await sql<{ inOrder: boolean }>`
      select bool_and(o.opened_at <= c.moment and c.moment <= o.closed_at) as "inOrder"
      from decision c join occasion o on o.id = c.occasion_id`.execute(right.admin);
    expect(rows).toEqual([{ inOrder: true }]);
  });
});
