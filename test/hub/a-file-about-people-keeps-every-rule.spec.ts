import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { openOccasion, sayYes, type Stage } from '../../apps/demo/play.js';
import type { InventedPerson } from '../../apps/demo/people.js';
import { linesOf, refusalsOf, sent, type Batch } from '../batches.js';
import { startBox } from '../harness.js';
import { eventsAt, invent, stageOf, withdraw } from '../medium/stage.js';
import type { JsonObject } from '#kernel';

const TOWN = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const CONTRACT = 'ggm/client@2.5';
const PEOPLE = Array.from({ length: 9 }, (_, place) => invent(`ENS-60${place}`));
const FIRST = PEOPLE[0]!;

describe('a file about people', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox({ settings: { BATCH_SLICE: '4' } });
    stage = stageOf(box);
  });
  afterAll(() => box.stop());

  const night = async (
    people: InventedPerson[] = PEOPLE,
    query: Record<string, string> = {},
  ): Promise<Batch> => {
    const batch = await sent(box.client(TOWN), CONTRACT, linesOf(people.map(({ document }) => document)), {
      query: { mode: 'full', ...query },
    });
    await box.settled();
    return batch;
  };
  const atSchool = (): number => eventsAt(box, SCHOOL, 'client.published').length;
  const toldToDelete = (): number => eventsAt(box, SCHOOL, 'client.withdrawn').length;
  const openTo = (
    person: InventedPerson,
    recipient = 'roc-van-twente',
    purpose = 'learning',
  ): Promise<string> =>
    openOccasion(stage, TOWN, {
      kind: 'referral',
      purpose,
      source: 'enschede',
      recipient,
      subject: { recordId: person.recordId },
    });
  const messagesOf = async (batch: Batch): Promise<number> => {
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from message where batch_id = ${batch.batchId}`.execute(box.admin);
    return rows[0]!.many;
  };

  it('goes nowhere and is not kept without an open occasion; the same again writes nothing at all', async () => {
    const first = await night();
    expect(await messagesOf(first)).toBe(9);
    const { rows } = await sql`select 1 from message where document is not null`.execute(box.admin);
    expect(rows).toEqual([]);
    const second = await night();
    expect(await messagesOf(second)).toBe(0);
    // Whether nothing had changed is not told: it could be what the person chose.
    expect([second.records, first.records]).toEqual([
      { read: 9, accepted: 9, refused: 0, withdrawn: 0 },
      { read: 9, accepted: 9, refused: 0, withdrawn: 0 },
    ]);
  });

  it('goes to whom an occasion was opened since, though nothing in it changed, and no further', async () => {
    await openTo(FIRST);
    await night();
    expect(atSchool()).toBe(0);
    const consent = await sayYes(stage, TOWN, 'enschede', FIRST, 'roc-van-twente');
    await night();
    expect(atSchool()).toBe(1);
    expect(await messagesOf(await night())).toBe(0);
    expect(atSchool()).toBe(1);

    expect((await withdraw(box, TOWN, consent)).status).toBeLessThan(300);
    await box.settled();
    expect(toldToDelete()).toBe(1);
    await night();
    await night();
    expect(atSchool()).toBe(1);
    await sayYes(stage, TOWN, 'enschede', FIRST, 'roc-van-twente');
    await night();
    expect(atSchool()).toBe(2);
    expect(await messagesOf(await night())).toBe(0);
  });

  it('says the same of itself whatever a person chose', async () => {
    const [, , , someone] = PEOPLE;
    await openTo(someone!);
    const before = await night();
    await sayYes(stage, TOWN, 'enschede', someone!, 'roc-van-twente');
    const after = await night();
    expect(after.records).toEqual(before.records);
    const { rows } = await sql<{ details: unknown }>`
      select details from audit_event where action = 'batch.finished' order by moment desc limit 2`.execute(
      box.admin,
    );
    expect(rows[0]).toEqual(rows[1]);
  });

  it('obeys flags that stand beside its documents, and sends again what was stopped by one', async () => {
    const [, person] = PEOPLE;
    await openTo(person!);
    await sayYes(stage, TOWN, 'enschede', person!, 'roc-van-twente');
    const lines = (flags: string[]): Promise<Batch> =>
      sent(
        box.client(TOWN),
        CONTRACT,
        linesOf([{ subject: { recordId: person!.recordId, flags }, data: person!.document }]),
        { query: { mode: 'full', lines: 'events' } },
      );
    const before = atSchool();
    await lines(['restricted']);
    await box.settled();
    expect(atSchool()).toBe(before);
    await lines([]);
    await box.settled();
    expect(atSchool()).toBe(before + 1);
    await lines([]);
    await box.settled();
    expect(atSchool()).toBe(before + 1);
    // Without flags nothing is said about them.
    await lines(['objection']);
    await night();
    await night();
    expect(atSchool()).toBe(before + 1);
  });

  it('takes a citizen service number in the envelope only, and an id that looks like one nowhere', async () => {
    const line = (subject: { recordId: string; bsn?: string }, more: JsonObject = {}): unknown => ({
      subject,
      data: { ...FIRST.document, WERKZOEKENDE: { IDENTIFICATIE: subject.recordId }, ...more },
    });
    const batch = await sent(
      box.client(TOWN),
      CONTRACT,
      linesOf([
        line({ recordId: 'ENS-7000', bsn: '999993549' }),
        line({ recordId: 'ENS-7001', bsn: '999993540' }),
        line({ recordId: '999993549' }),
        line({ recordId: 'ENS-7002' }, { BSN: '999993549' }),
      ]),
      { query: { lines: 'events' } },
    );
    expect(batch.records).toMatchObject({ accepted: 1, refused: 3 });
    const refusals = await refusalsOf(box.client(TOWN), batch);
    expect(refusals.map(({ line: at, code }) => [at, code])).toEqual([
      [2, 'invalid-bsn'],
      [3, 'invalid-envelope'],
      [4, 'never-carried'],
    ]);
    expect(JSON.stringify(refusals)).not.toContain('99999');
  });

  it('tells everybody who got a record that is missing from it', async () => {
    const told = toldToDelete();
    const last = await night(PEOPLE.slice(1), { missing: 'withdraw' });
    expect(last.records.withdrawn).toBe(1);
    expect(toldToDelete()).toBe(told + 1);
  });

  it('breaks no invariant', async () => {
    const { faults } = await checkInvariants(box, {
      seeds: [],
      waitingLanes: ['uwv-systeem'],
      sameAnswers: [],
    });
    expect(faults).toEqual({});
  });
});
