import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { distribute, emptyLane } from '#exchange';
import type { JsonObject } from '#kernel';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';

const FULL_LANE = 'klantsysteem-enschede';
const OTHER_LANE = 'klantsysteem-almelo';
const WAITING = 20_000;
const BATCH = 20;

describe('with a partner whose post piles up, and a sender that floods', () => {
  let rig: Rig;
  /** Bells that rang, in order, each lane once; what BullMQ would give a worker. */
  const rung: string[] = [];
  beforeAll(async () => {
    rig = await Rig.start({
      settings: { LANES_AT_ONCE: '1', DELIVER_CONCURRENCY: '10', DISTRIBUTE_BATCH: String(BATCH) },
    });
    rig.hub.bells.ring = async (queue, lane) => {
      if (queue === 'deliver' && !rung.includes(lane)) rung.push(lane);
    };
  });
  afterAll(() => rig.stop());

  let serial = 0;
  const bakery = async (): Promise<JsonObject> => {
    const number = (serial += 1);
    return {
      id: `v-${number}`,
      source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
      type: 'nl.schakel.vacancy.published',
      dataschema: 'schema-org/vacancy@30',
      subject: `VAC-${number}`,
      data: vacancyOf(`VAC-${number}`),
    };
  };

  it('a lane with 20,000 waiting lets another go after one round', async () => {
    await rig.sendBatch('bakkerij-systeem', [await bakery()]);
    await rig.distribute();
    // The same post many times over, each a record of its own.
    await sql`
      with r as (
        insert into record (controller, record_type, record_id, last_seq)
        select 'bakkerij-de-proef', 'vacancy', 'veel-' || n, 1 from generate_series(1, ${WAITING}::int) n returning pk)
      insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, clause,
        record_pk, seq, place, state, next_attempt_at, trace_id, planned_at)
      select gen_random_uuid(), kind, message_id, sender, recipient, lane, contract, record_type, purpose, clause,
        r.pk, 1, 1, 'planned', next_attempt_at - interval '1 hour', trace_id, planned_at
      from delivery, r where lane = ${FULL_LANE}`.execute(rig.admin);
    rung.length = 0;
    rung.push(FULL_LANE, OTHER_LANE);
    const served: string[] = [];
    while (!served.includes(OTHER_LANE)) {
      const lane = rung.shift()!;
      const before = rig.sent.length;
      await emptyLane(rig.hub, lane);
      served.push(lane);
      if (lane === FULL_LANE) expect(rig.sent.length - before).toBeLessThanOrEqual(10);
    }
    expect(served).toEqual([FULL_LANE, OTHER_LANE]);
    expect(rig.sent.filter(({ url }) => url.includes(OTHER_LANE))).toHaveLength(1);
    // And it rang for itself: it goes on when it is its turn again.
    expect(rung).toContain(FULL_LANE);
  });

  it('with a place free it is emptied without going to the end of the line', async () => {
    const roomy = await rig.twin({ settings: { LANES_AT_ONCE: '2', DELIVER_CONCURRENCY: '250' } });
    const left = async () =>
      (
        await sql`select 1 from delivery where lane = ${FULL_LANE} and state = 'planned' limit 2000`.execute(
          rig.admin,
        )
      ).rows.length;
    await sql`
      update delivery set state = 'superseded', settled_at = now() where lane = ${FULL_LANE} and state = 'planned'
        and id not in (select id from delivery where lane = ${FULL_LANE} and state = 'planned' limit 1000)`.execute(
      rig.admin,
    );
    await emptyLane(roomy.hub, FULL_LANE);
    expect(await left()).toBe(0);
    await roomy.stop();
  });

  it('a message of another sender is in the next batch, and every record keeps its order', async () => {
    const flood = await Promise.all(Array.from({ length: 10 * BATCH }, bakery));
    await rig.sendBatch('bakkerij-systeem', flood);
    const [late] = await rig.sendBatch('klantsysteem-enschede', [await rig.clientEvent('enschede', 'ENS-1')]);
    expect(late).toMatchObject({ ok: true });
    await distribute(rig.hub.pipeline);
    const { rows } = await sql<{ controller: string; count: number }>`
      select controller, count(*)::int as count from message where state = 'accepted' group by 1`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ controller: 'bakkerij-de-proef', count: 9 * BATCH }]);
    // Nothing is left behind, and a sender by itself has the whole batch.
    let batches = 1;
    while (await distribute(rig.hub.pipeline)) batches += 1;
    expect(batches).toBe(10);
  });
});
