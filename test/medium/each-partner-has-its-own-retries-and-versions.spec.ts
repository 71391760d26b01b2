import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { AttemptResult } from '#delivery';
import type { JsonObject } from '#kernel';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from './rig.js';

const KEEPS_ALL = 'klantsysteem-almelo';
const WANTS_THE_NEWEST = 'klantsysteem-enschede';
const HOUR_S = 3600;

describe('a partner', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({
      settings: { RETRY_SCHEDULE: '0s,10m', LANE_BACKOFF: '0s' },
      region: (wanted) =>
        wanted.map((one) => {
          if (one.kind === 'route' && one.key === 'vacatures-naar-almelo')
            return { ...one, content: { ...(one.content as JsonObject), supersede: false } };
          if (one.kind === 'connection' && one.key === KEEPS_ALL)
            return { ...one, content: { ...(one.content as JsonObject), retry: '0s,3h,5h' } };
          return one;
        }),
    });
  });
  afterAll(() => rig.stop());

  const version = async (record: string, number: number): Promise<JsonObject> => ({
    id: `${record}-${number}`,
    source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
    type: 'nl.schakel.vacancy.published',
    dataschema: 'schema-org/vacancy@30',
    subject: record,
    data: { ...vacancyOf(record), title: `Versie ${number} (verzonnen)` },
  });
  const titlesAt = (lane: string): unknown[] =>
    rig.sent
      .filter(({ url }) => url.includes(lane))
      .map(({ event }) => (event['data'] as JsonObject)['naamVacature'] ?? event['sequence']);
  const nextIn = async (lane: string): Promise<number> => {
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from next_attempt_at - now())::float8 + ${rig.clock.offset() / -1000}::float8 as seconds
      from delivery where lane = ${lane} and state = 'planned' and kind = 'document'`.execute(rig.admin);
    expect(rows).toHaveLength(1);
    return rows[0]!.seconds;
  };
  const answer = (result: AttemptResult): void => void (rig.answer = () => result);

  it('gets the newest version of what it had not got yet, or each of them in order, as its route says', async () => {
    for (const number of [1, 2, 3]) {
      await rig.sendBatch('bakkerij-systeem', [await version('VAC-1', number)]);
      await rig.distribute();
    }
    for (const lane of [KEEPS_ALL, WANTS_THE_NEWEST]) await rig.deliver(lane);
    expect([titlesAt(KEEPS_ALL).length, titlesAt(WANTS_THE_NEWEST).length]).toEqual([3, 1]);
    const sequences = rig.sent
      .filter(({ url }) => url.includes(KEEPS_ALL))
      .map(({ event }) => String(event['sequence']));
    expect(sequences).toEqual(sequences.toSorted());
    expect(new Set(sequences).size).toBe(3);
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*)::int as n from delivery where lane = ${WANTS_THE_NEWEST} group by 1 order by 1`.execute(
      rig.admin,
    );
    expect(rows).toEqual([
      { state: 'delivered', n: 1 },
      { state: 'superseded', n: 2 },
    ]);
  });

  it('is tried again by its own schedule, and another by that of the hub, a tenth later at most', async () => {
    answer({ kind: 'later', reason: 'status', status: 503 });
    await rig.sendBatch('bakkerij-systeem', [await version('VAC-2', 1)]);
    await rig.distribute();
    for (const lane of [KEEPS_ALL, WANTS_THE_NEWEST]) await rig.deliver(lane);
    const own = await nextIn(KEEPS_ALL);
    const common = await nextIn(WANTS_THE_NEWEST);
    expect([own > 2.9 * HOUR_S && own < 3.4 * HOUR_S, common > 550 && common < 700]).toEqual([true, true]);
  });

  it('that asks to wait longer than that is waited for', async () => {
    await sql`update delivery set next_attempt_at = now() + ${rig.clock.offset()} * interval '1 millisecond'
      where state = 'planned'`.execute(rig.admin);
    await sql`update lane set blocked_until = null`.execute(rig.admin);
    answer({ kind: 'later', reason: 'throttled', status: 429, retryAfterMs: 9 * HOUR_S * 1000 });
    await rig.deliver(KEEPS_ALL);
    expect(await nextIn(KEEPS_ALL)).toBeGreaterThan(8.9 * HOUR_S);
  });
});
