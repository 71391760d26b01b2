import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { bakery, batchOf, linesOf, refusalsOf, sent, vacancy, type Batch } from '../batches.js';
import { vacancyEvent } from '../http-knocker.js';
import { startBox } from '../harness.js';
import { regionWith } from '../medium/stage.js';
import { applyTo } from '../region.js';

const CONTRACT = 'schema-org/vacancy@30';
const DESK = 'balie-werkcentrum';

describe('a file that is a full state', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ settings: { BATCH_SLICE: '5' } });
  });
  afterAll(() => box.stop());

  const night = async (documents: unknown[], query: Record<string, string> = {}): Promise<Batch> => {
    const batch = await sent(bakery(box), CONTRACT, linesOf(documents), {
      query: { mode: 'full', ...query },
    });
    await box.settled();
    return batch;
  };
  /** What each recipient got about a record: published or withdrawn, in order. */
  const arrivedOf = async (recordId: string, connection = DESK): Promise<string[]> => {
    const { rows } = await sql<{ kind: string; state: string }>`
      select d.kind, d.state from delivery d join record r on r.pk = d.record_pk
      where r.record_id = ${recordId} and d.lane = ${connection} order by d.seq`.execute(box.admin);
    return rows.map(({ kind, state }) => `${kind} ${state}`);
  };
  const many = (series: string, count: number, more: JsonObject = {}): JsonObject[] =>
    Array.from({ length: count }, (_, place) => vacancy(`${series}-${place}`, more));

  it('is sent once; the next night only what is new or other', async () => {
    const documents = many('N', 12);
    expect((await night(documents)).records).toMatchObject({ accepted: 12, unchanged: 0 });
    const received = box.double(DESK).accepted;
    // The same, written otherwise: members in another order, white space.
    const again = documents.map((one) => Object.fromEntries(Object.entries(one).reverse()));
    expect((await night(again)).records).toEqual({
      read: 12,
      accepted: 0,
      unchanged: 12,
      refused: 0,
      withdrawn: 0,
    });
    expect(box.double(DESK).accepted).toBe(received);

    const next = [
      ...documents.slice(0, 3),
      { ...documents[3]!, title: 'Banketbakker' },
      ...documents.slice(4),
      vacancy('N-new'),
    ];
    expect((await night(next)).records).toEqual({
      read: 13,
      accepted: 2,
      unchanged: 11,
      refused: 0,
      withdrawn: 0,
    });
    expect(box.double(DESK).accepted).toBe(received + 2);
    expect(await arrivedOf('N-3')).toEqual(['document delivered', 'document delivered']);
  });

  it('notices what was said in between by itself', async () => {
    const document = vacancy('TUSSEN');
    await night([document]);
    const event = await vacancyEvent(box, {
      id: 'tussen-1',
      subject: 'TUSSEN',
      data: { ...document, title: 'Kok' },
    });
    expect((await bakery(box).send(event)).status).toBe(202);
    expect((await night([document])).records).toMatchObject({ accepted: 1, unchanged: 0 });
    expect(await arrivedOf('TUSSEN')).toHaveLength(3);
    const taken = await vacancyEvent(box, {
      id: 'tussen-2',
      subject: 'TUSSEN',
      type: 'nl.schakel.vacancy.withdrawn',
    });
    expect((await bakery(box).send(taken)).status).toBe(202);
    expect((await night([document])).records).toMatchObject({ accepted: 1, unchanged: 0 });
  });

  it('is sent again by a file of changes', async () => {
    const documents = many('W', 3);
    await night(documents);
    const changes = await sent(bakery(box), CONTRACT, linesOf(documents));
    expect(changes.records).toMatchObject({ accepted: 3, unchanged: 0 });
  });

  it('holds each record once', async () => {
    const batch = await night([
      vacancy('D-1'),
      vacancy('D-2'),
      vacancy('D-1'),
      ...many('E', 6),
      vacancy('D-2'),
    ]);
    expect(batch.records).toMatchObject({ read: 10, accepted: 8, refused: 2 });
    expect(await refusalsOf(bakery(box), batch)).toMatchObject([
      { line: 3, errors: [{ code: 'record-twice' }] },
      { line: 10, errors: [{ code: 'record-twice' }] },
    ]);
  });

  it('leaves what is missing from it as it was, unless it says otherwise', async () => {
    await night(many('K', 4));
    await night(many('K', 2));
    expect(await arrivedOf('K-3')).toEqual(['document delivered']);
  });

  it('withdraws what is missing when it is asked to, of its own kind only', async () => {
    // Everything of the earlier tests is missing from it, and that is said.
    const before = await night(many('M', 30), { missing: 'withdraw-all' });
    expect(before.records.withdrawn).toBeGreaterThan(20);
    expect(before.missing).toEqual({ count: before.records.withdrawn });
    expect(await arrivedOf('K-3')).toEqual(['document delivered', 'retraction delivered']);
    const byItself = await vacancyEvent(box, { id: 'los-1', subject: 'LOS', data: vacancy('LOS') });
    expect((await bakery(box).send(byItself)).status).toBe(202);
    await sent(bakery(box), CONTRACT, linesOf([vacancy('WIJZIGING')]));
    await box.settled();

    const next = await night(many('M', 24), { missing: 'withdraw' });
    expect(next).toMatchObject({ records: { unchanged: 24, withdrawn: 6 }, missing: { count: 6 } });
    expect(await arrivedOf('M-29')).toEqual(['document delivered', 'retraction delivered']);
    expect(await arrivedOf('LOS')).toEqual(['document delivered']);
    expect(await arrivedOf('WIJZIGING')).toEqual(['document delivered']);
    // It is not withdrawn a second time, and comes back as new.
    expect((await night(many('M', 30), { missing: 'withdraw' })).records).toMatchObject({
      accepted: 6,
      unchanged: 24,
      withdrawn: 0,
    });
  });

  it('withdraws nothing on the word of half a file', async () => {
    const empty = await night(many('M', 3), {
      missing: 'withdraw',
    });
    expect(empty).toMatchObject({
      records: { withdrawn: 0 },
      missing: { count: 27, keptBecause: 'too-many' },
    });
    const nameless = await night([...many('M', 29), 7], { missing: 'withdraw' });
    expect(nameless).toMatchObject({
      records: { refused: 1, withdrawn: 0 },
      missing: { keptBecause: 'unreadable-lines' },
    });
    const blank = await sent(bakery(box), CONTRACT, '\n', { query: { mode: 'full', missing: 'withdraw' } });
    expect(blank).toMatchObject({
      records: { withdrawn: 0 },
      missing: { count: 30, keptBecause: 'empty-file' },
    });
    // A bad line that says which record it is keeps that record, and no other.
    const named = await night([...many('M', 28), { ...vacancy('M-28'), title: 7 }], { missing: 'withdraw' });
    expect(named).toMatchObject({ records: { refused: 1, withdrawn: 1 }, missing: { count: 1 } });
    expect((await arrivedOf('M-28')).at(-1)).toBe('document delivered');
    expect((await arrivedOf('M-29')).at(-1)).toBe('retraction delivered');
  });

  it('is sent again when somebody else is to get it', async () => {
    const documents = many('R', 4);
    await night(documents);
    expect((await night(documents)).records).toMatchObject({ unchanged: 4 });
    const region = regionWith({
      'routes.yaml': (text) => text.replace(/^.*vacatures-naar-hengelo.*\n/m, ''),
    });
    await applyTo(box, region);
    expect((await night(documents)).records).toMatchObject({ accepted: 4, unchanged: 0 });
    expect((await night(documents)).records).toMatchObject({ unchanged: 4 });
  });

  it('leaves nothing behind of what it held', async () => {
    const batch = await night(many('R', 4));
    const { rows } = await sql<{ many: number }>`
      select (select count(*) from batch_record)::int + (select count(*) from batch_piece)::int as many`.execute(
      box.admin,
    );
    expect(rows).toEqual([{ many: 0 }]);
    expect((await batchOf(bakery(box), batch.batchId)).state).toBe('finished');
  });
});
