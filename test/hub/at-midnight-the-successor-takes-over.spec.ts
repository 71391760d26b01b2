import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { generatePrograms } from '../../apps/demo/generator.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { eventOf } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { eventsAt, invent, regionWith, stageOf, withdraw } from '../medium/stage.js';

const ALMELO = 'klantsysteem-almelo';
const OLD = 'leerwerkloket-systeem';
const NEW = 'balie-werkcentrum';
const MIDNIGHT = new Date('2027-01-01T00:00:00+01:00');
const PUBLISHED = 'client.published';

describe('at midnight', () => {
  let box: Box;
  let stage: Stage;
  // Nobody thought of ending the route to the predecessor.
  const region = regionWith({
    'routes.yaml': (text) =>
      text.replace(/(key: opleidingen-naar-leerwerkloket.*?), validUntil: '[^']*'/, '$1'),
  });
  const consents: Record<string, string> = {};
  beforeAll(async () => {
    box = await startBox({ region, opensAt: new Date(MIDNIGHT.getTime() - 3_600_000) });
    stage = stageOf(box);
    for (const [recordId, includesSuccessors] of [
      ['STAYS', false],
      ['GOES-ON', true],
    ] as const) {
      const between = { kind: 'referral', purpose: 'learning', source: 'almelo', recipient: 'leerwerkloket' };
      await openOccasion(stage, ALMELO, { ...between, subject: { recordId } });
      consents[recordId] = await sayYes(
        stage,
        ALMELO,
        'almelo',
        invent(recordId),
        'leerwerkloket',
        includesSuccessors,
      );
    }
  });
  afterAll(async () => {
    await box.stop();
    rmSync(region, { recursive: true });
  });

  const send = (recordId: string): Promise<string> => sendClient(stage, ALMELO, 'almelo', invent(recordId));
  const sendProgram = async (number: number): Promise<void> => {
    const data = generatePrograms(7, number).at(-1)!;
    const source = await box.urn('roc-van-twente');
    const event = eventOf({
      source,
      record: 'learning-offer',
      contract: 'ooapi/learning-offer@5',
      subject: data['programId']!,
      data,
    });
    expect((await box.client('roc-systeem').send(event)).status).toBe(202);
    await box.settled();
  };
  const counts = (type: string): [number, number] => [
    eventsAt(box, OLD, type).length,
    eventsAt(box, NEW, type).length,
  ];

  it('minus a moment the predecessor gets everything', async () => {
    await send('STAYS');
    await send('GOES-ON');
    await sendProgram(1);
    expect(counts(PUBLISHED)).toEqual([2, 0]);
    expect(counts('learning-offer.published')).toEqual([1, 1]);
  });

  it('post that waits goes to the successor where the consent says so, and to nobody where it does not', async () => {
    const double = box.double(OLD);
    double.setBehaviour({ kind: 'status', status: 503 });
    const tried = double.attempts;
    await send('STAYS');
    await send('GOES-ON');
    await until('one was tried', () => double.attempts > tried);
    await until('both wait', async () => {
      const waiting = await sql`select 1 from delivery where lane = ${OLD} and state = 'planned'`.execute(
        box.admin,
      );
      return waiting.rows.length === 2;
    });
    box.clock.turnTo(MIDNIGHT);
    await box.settled();
    expect(counts(PUBLISHED)).toEqual([2, 1]);
    expect(eventsAt(box, NEW, PUBLISHED)[0]!['recipient']).toBe(await box.urn('werkcentrum-twente'));
    const { rows } = await sql<{ code: string }>`
      select distinct d.code from delivery d join subject s on s.id = d.subject_id
      where s.record_id = 'STAYS' and d.state = 'withdrawn'`.execute(box.admin);
    expect(rows).toEqual([{ code: 'secrecy' }]);
  });

  it('an open referral goes on with newer versions, where the consent says so', async () => {
    await send('STAYS');
    await send('GOES-ON');
    await box.settled();
    expect(counts(PUBLISHED)).toEqual([2, 2]);
  });

  it('who was subscribed on its own and as a successor gets one of each', async () => {
    await sendProgram(2);
    expect(counts('learning-offer.published')).toEqual([1, 2]);
  });

  it('what the predecessor got is retracted from the successor, and the predecessor is not called any more', async () => {
    const tried = box.double(OLD).attempts;
    expect((await withdraw(box, ALMELO, consents['GOES-ON']!)).status).toBe(201);
    await box.settled();
    expect(eventsAt(box, NEW, 'client.withdrawn').length).toBeGreaterThan(0);
    expect(box.double(OLD).attempts).toBe(tried);
  });

  it('the client of the predecessor is nobody any more', async () => {
    expect((await box.client(OLD).request('GET', '/v1/endpoints')).status).toBe(401);
  });

  it('leaves every invariant true', async () => {
    await box.settled();
    const expected = { seeds: ['Verzonnen'], waitingLanes: [], sameAnswers: [] };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});
