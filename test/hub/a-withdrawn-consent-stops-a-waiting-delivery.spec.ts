import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { steadyHeaders } from '../http-knocker.js';
import { eventsAt, invent, sayNo, stageOf, withdraw } from '../medium/stage.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';

describe('a withdrawn consent', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    // A lane that reached nobody rests until the test wakes it.
    box = await startBox({ settings: { LANE_BACKOFF: '1h' } });
    stage = stageOf(box);
  });
  afterAll(() => box.stop());

  const atSchool = (recordId: string): Promise<string> =>
    openOccasion(stage, ENSCHEDE, {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId },
    });
  const yes = (recordId: string): Promise<string> =>
    sayYes(stage, ENSCHEDE, 'enschede', invent(recordId), 'roc-van-twente');
  const send = (recordId: string): Promise<string> =>
    sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));
  const view = (id: string): Promise<Answer> => box.client(ENSCHEDE).message(id);

  it('stops post that waits for a failing recipient, and only who got something is told', async () => {
    const school = box.double(SCHOOL);
    for (const recordId of ['ENS-1', 'ENS-2']) await atSchool(recordId);
    const consents = [await yes('ENS-1'), await yes('ENS-2')];
    await send('ENS-1');
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(1);
    school.setBehaviour({ kind: 'status', status: 503 });
    await send('ENS-1');
    await until('it was tried, and the lane rests', async () => {
      const resting = await sql`select 1 from lane where connection = ${SCHOOL} and failures > 0`.execute(
        box.admin,
      );
      return resting.rows.length === 1;
    });
    // This one waits and was never tried.
    await send('ENS-2');
    await until('both wait', async () => {
      const waiting = await sql`select 1 from delivery where lane = ${SCHOOL} and state = 'planned'`.execute(
        box.admin,
      );
      return waiting.rows.length === 2;
    });
    for (const consent of consents) expect((await withdraw(box, ENSCHEDE, consent)).status).toBe(201);
    school.setBehaviour({ kind: 'accept' });
    await sql`update lane set blocked_until = null, failures = 0 where connection = ${SCHOOL}`.execute(
      box.admin,
    );
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(1);
    const told = eventsAt(box, SCHOOL, 'client.withdrawn');
    expect(told).toHaveLength(1);
    expect(told[0]!['subject']).toBe(eventsAt(box, SCHOOL, 'client.published')[0]!['subject']);
    const { rows } = await sql<{
      answer: string;
    }>`select answer from delivery where kind = 'retraction'`.execute(box.admin);
    expect(rows).toEqual([{ answer: 'deleted' }]);
  });

  it('shows its sender the same bytes as one that was given, refused or never asked for', async () => {
    const people = ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NEVER-ASKED'];
    for (const recordId of people) await atSchool(recordId);
    await yes('GIVEN');
    await sayNo(stage, ENSCHEDE, 'enschede', 'REFUSED');
    expect((await withdraw(box, ENSCHEDE, await yes('WITHDRAWN'))).status).toBe(201);
    const before = eventsAt(box, SCHOOL, 'client.published').length;
    const ids: string[] = [];
    for (const recordId of people) ids.push(await send(recordId));
    await box.settled();
    // The choice did count.
    expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(before + 1);
    const answers = await Promise.all(ids.map(view));
    const seen = answers.map((answer, index) => {
      const { status, text, body } = answer;
      const { messageId, acceptedAt } = body as { messageId: string; acceptedAt: string };
      expect(messageId).toBe(ids[index]);
      return JSON.stringify([
        status,
        steadyHeaders(answer),
        text.replace(messageId, 'ID').replace(acceptedAt, 'MOMENT'),
      ]);
    });
    expect(seen[0]).toContain('not-shown');
    expect(new Set(seen).size).toBe(1);
    stage.sameAnswers.push(...seen.map((one): [string, string] => [seen[0]!, one]));
  });

  it('can be given again, and then counts', async () => {
    await atSchool('AGAIN');
    await withdraw(box, ENSCHEDE, await yes('AGAIN'));
    box.clock.turnBy(1000);
    await yes('AGAIN');
    const before = eventsAt(box, SCHOOL, 'client.published').length;
    await send('AGAIN');
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(before + 1);
  });

  it('is not found by another connection, and cannot be guessed', async () => {
    const consent = await yes('FOREIGN');
    for (const id of [consent, '019a0000-0000-7000-8000-000000000000', 'x']) {
      expect((await withdraw(box, 'klantsysteem-almelo', id)).status).toBe(404);
    }
    expect((await withdraw(box, ENSCHEDE, consent)).status).toBe(201);
    expect((await withdraw(box, ENSCHEDE, consent)).status).toBe(201);
  });

  it('leaves every invariant true', async () => {
    await box.settled();
    const { faults } = await checkInvariants(box, {
      seeds: ['Verzonnen'],
      waitingLanes: [],
      sameAnswers: stage.sameAnswers,
    });
    expect(faults).toEqual({});
  });
});
