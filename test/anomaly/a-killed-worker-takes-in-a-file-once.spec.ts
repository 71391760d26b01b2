import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { Dice } from '../../apps/demo/generator-words.js';
import { BACKENDS, letTimePass } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { Watch } from '../anomaly-points.js';
import { expectNothingLost, seedOf, until } from '../anomaly-stream.js';
import { bakery, batchOf, ended, linesOf, NDJSON, vacancy, type Batch } from '../batches.js';
import { ownDatabase, startBox } from '../harness.js';

const COUNT = 400;
const BAD = 8;

describe('a worker that ends in the middle of a file', () => {
  let box: Box;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await ownDatabase();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings: { ...KEYS } });
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
  });

  it('by a kill or by a stop has each of its records taken in once, and the next file after it', async () => {
    const dice = new Dice(seedOf('a file and a worker that ends'));
    const environment = { DATABASE_URL: databaseUrl, BATCH_SLICE: '5' };
    const lines = Array.from({ length: COUNT }, (_, place) => JSON.stringify(vacancy(`VAC-${place}`)));
    for (let place = 0; place < BAD; place++) lines[place * 50] = '{"half": ';
    const upload = async (body: string, key: string): Promise<string> => {
      const answer = await bakery(box).sendFile('schema-org/vacancy@30', body, { key, mediaType: NDJSON });
      return (answer.body as unknown as Batch).batchId;
    };
    const batchId = await upload(lines.join('\n'), 'nacht');
    const next = await upload(linesOf([vacancy('VAC-1', { title: 'Nieuwer' })]), 'dag');
    const read = async (): Promise<number> => (await batchOf(bakery(box), batchId)).records.read;
    for (const point of ['file.written', 'file.committed'] as const) {
      const watch = new Watch();
      watch.killAt(point, dice.between(1, 12));
      const worker = await Child.worker({ ...environment, ...watch.environment });
      expect(await worker.ended).toBe('SIGKILL');
      await letTimePass(box, BACKENDS[0]!.make());
    }
    // It stands still in the middle of it while it is asked to stop.
    const held = new Watch();
    held.standStillAt('file.committed', 60_000, dice.between(1, 12));
    const asked = await Child.worker({ ...environment, ...held.environment });
    await until('it stands still', () => !held.isAwaited);
    const stopped = asked.end('SIGTERM');
    held.goOn();
    expect(await stopped).toBe(0);
    expect(await read()).toBeLessThan(COUNT);
    const worker = await Child.worker(environment);
    const batch = await ended(bakery(box), batchId);
    expect(batch).toMatchObject({
      state: 'finished',
      records: { read: COUNT, accepted: COUNT - BAD, refused: BAD },
    });
    expect((await ended(bakery(box), next)).records.accepted).toBe(1);
    await box.settled(90_000);

    const { rows } = await sql<{
      messages: number;
      records: number;
      receipts: number;
      refusals: number;
      last: string;
    }>`
    select count(*)::int as messages, count(distinct record_pk)::int as records,
      (select count(*)::int from receipt where sender_id like ${`batch.${batchId}.%`}) as receipts,
      (select count(*)::int from batch_refusal where batch_id = ${batchId}) as refusals,
      (select m.batch_id::text from message m join record r on r.pk = m.record_pk
        where r.record_id = 'VAC-1' order by m.seq desc limit 1) as last
    from message where batch_id = ${batchId}`.execute(box.admin);
    expect(rows).toEqual([
      { messages: COUNT - BAD, records: COUNT - BAD, receipts: COUNT - BAD, refusals: BAD, last: next },
    ]);
    const { rows: messages } = await sql<{ id: string }>`select id from message`.execute(box.admin);
    const accepted = new Map(messages.map(({ id }) => [id, id]));
    await expectNothingLost(box, { accepted, failures: [], retryAfter: [] });
    expect(worker.log).not.toContain('"level":50');
  });
});
