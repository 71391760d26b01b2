import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { until } from '../../apps/demo/play.js';
import { emptyBatches } from '#exchange';
import { bakery, batchOf, linesOf, NDJSON, vacancy, type Batch } from '../batches.js';
import { startBox } from '../harness.js';
import type { JsonObject } from '#kernel';

describe('when the log is not sealed in time', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: { SEAL_LAG_LIMIT: '1m' } });
  });
  afterAll(() => box.stop());

  const send = async (id: string): Promise<Answer> =>
    box.client('bakkerij-systeem').send(
      eventOf({
        id,
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: 'schema-org/vacancy@30',
        subject: id,
        data: vacancyOf(id),
      }),
    );
  const ready = async (): Promise<number> => (await fetch(`${box.url}/health/ready`)).status;
  const delayed = (interval: string): Promise<unknown> =>
    sql`update unsealed set since = clock_timestamp() - ${interval}::interval`.execute(box.admin);

  it('nothing new is accepted and the hub is not ready; with the sealer back it goes on, and nothing was lost', async () => {
    expect((await send('V-1')).status).toBe(202);
    await delayed('59 seconds');
    await until('it was looked at', async () => (await ready()) === 200);
    expect((await send('V-2')).status).toBe(202);
    await delayed('61 seconds');
    await until('the hub noticed', async () => (await ready()) === 503);
    const answer = await send('V-3');
    expect([answer.status, answer.body]).toMatchObject([503, { code: 'busy' }]);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    const said = (await (await fetch(`${box.url}/health/ready`)).json()) as { detail: string };
    expect(said.detail).toMatch(/log is not sealed/);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from message`.execute(box.admin);
    expect(rows[0]!.n).toBe(2);
    await box.sealed();
    await until('the hub noticed', async () => (await ready()) === 200);
    expect((await send('V-3')).status).toBe(202);
  });

  it('the pipeline accepts nothing either, by whichever door', async () => {
    await delayed('61 seconds');
    await until('the hub noticed', async () => (await ready()) === 503);
    expect(await box.hub.pipeline.commit(undefined as never)).toMatchObject({ refusal: { code: 'busy' } });
  });

  it('a file waits: none is taken in, and what lies in one is not accepted', async () => {
    await box.sealed();
    await until('the hub noticed', async () => (await ready()) === 200);
    const upload = (key: string): Promise<Answer> =>
      bakery(box).sendFile('schema-org/vacancy@30', linesOf([vacancy('V-FILE')]), { key, mediaType: NDJSON });
    const { batchId } = (await upload('a')).body as unknown as Batch;
    await delayed('61 seconds');
    await until('the hub noticed', async () => (await ready()) === 503);
    const reading = emptyBatches(box.hub, 'bakkerij-de-proef');
    await until('it was begun', async () => (await batchOf(bakery(box), batchId)).state === 'working');
    for (const key of ['b', 'c', 'd']) expect((await upload(key)).body).toMatchObject({ code: 'busy' });
    expect((await batchOf(bakery(box), batchId)).records.read).toBe(0);
    await box.sealed();
    await reading;
    expect(await batchOf(bakery(box), batchId)).toMatchObject({
      state: 'finished',
      records: { accepted: 1 },
    });
  });
});

const vacancyOf = (identifier: string): JsonObject => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier,
  title: 'Bakker (verzonnen)',
  description: 'Brood bakken.',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
  },
});
