import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { eventsAt, invent, stageOf, withdraw } from '../medium/stage.js';

const ENSCHEDE = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const SCHOOL = 'roc-systeem';
const BETWEEN = { kind: 'referral', purpose: 'learning', source: 'enschede', recipient: 'roc-van-twente' };

describe('what a recipient was told to delete', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
  });
  afterAll(() => box.stop());

  /** Somebody says yes, the school gets the record, and it is taken back; gives the event that the school was told by. */
  const takenBack = async (recordId: string): Promise<string> => {
    await openOccasion(stage, ENSCHEDE, { ...BETWEEN, subject: { recordId } });
    const consent = await sayYes(stage, ENSCHEDE, 'enschede', invent(recordId), 'roc-van-twente');
    await sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));
    await box.settled();
    await withdraw(box, ENSCHEDE, consent);
    await box.settled();
    return String(told().at(-1)!['id']);
  };
  const told = (): JsonObject[] => eventsAt(box, SCHOOL, 'client.withdrawn');
  const answerBy = (as: string, id: string, answer: string): Promise<Answer> =>
    box.client(as).request('POST', `/v1/retractions/${id}/answers`, { answer });
  const list = async (open = 'true', as = OFFICER): Promise<JsonObject[]> => {
    const { body } = await box.client(as).request('GET', `/v1/retractions?open=${open}`);
    return (body as { retractions: JsonObject[] }).retractions;
  };
  const rowOf = async (recordId: string, open = 'false'): Promise<JsonObject | undefined> =>
    (await list(open)).find((row) => row['recordId'] === recordId);
  const aTermLater = async (): Promise<void> => {
    box.clock.turnBy(box.hub.config.terms.retraction + 1000);
    await sweep(box.hub);
    await box.settled();
  };

  it('is open until it says what it did, and then is not', async () => {
    box.double(SCHOOL).setBehaviour({ kind: 'status', status: 204 });
    const id = await takenBack('LATER');
    expect(await rowOf('LATER', 'true')).toMatchObject({
      state: 'told',
      action: 'delete',
      reminders: 0,
      answer: null,
    });
    expect((await answerBy(SCHOOL, id, 'kept-on-own-basis')).status).toBe(201);
    expect(await rowOf('LATER', 'true')).toBeUndefined();
    expect(await rowOf('LATER')).toMatchObject({ answer: 'kept-on-own-basis' });
    // It may do more than it said first.
    expect((await answerBy(SCHOOL, id, 'deleted')).status).toBe(201);
    expect(await rowOf('LATER')).toMatchObject({ answer: 'deleted' });
    await aTermLater();
    expect(told()).toHaveLength(1);
  });

  it('is told again when its term is over, twice, and then is up to the privacy officer', async () => {
    const before = told().length;
    await takenBack('IGNORED');
    await aTermLater();
    await aTermLater();
    expect(await rowOf('IGNORED', 'true')).toMatchObject({ reminders: 2, escalatedAt: null });
    await aTermLater();
    await aTermLater();
    expect(await rowOf('IGNORED', 'true')).toMatchObject({ reminders: 2, escalatedAt: expect.any(String) });
    const all = told().slice(before);
    expect(all).toHaveLength(3);
    // Each time in the same words, as an event of its own.
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(new Set(all.map(({ subject, data }) => JSON.stringify([subject, data]))).size).toBe(1);
    const { rows } = await sql<{ count: number; organisations: string[][] }>`
      select count(*)::int as count, json_agg(organisations) as organisations from audit_event
      where action = 'retraction.escalated'`.execute(box.admin);
    expect(rows[0]).toEqual({ count: 1, organisations: [['enschede']] });
    // An answer to the second time that it was told is one.
    expect((await answerBy(SCHOOL, String(all[2]!['id']), 'not-found')).status).toBe(201);
    expect(await rowOf('IGNORED', 'true')).toBeUndefined();
  });

  it('is answered with the webhook as well', async () => {
    box.double(SCHOOL).setBehaviour({ kind: 'accept' });
    await takenBack('AT-ONCE');
    const row = await rowOf('AT-ONCE');
    const before = told().length;
    expect(row).toMatchObject({ answer: 'deleted' });
    await aTermLater();
    expect(told()).toHaveLength(before);
  });

  it('is nobody else’s to see or to answer', async () => {
    box.double(SCHOOL).setBehaviour({ kind: 'status', status: 204 });
    const id = await takenBack('OTHERS');
    for (const as of [ENSCHEDE, SCHOOL, 'klantsysteem-almelo']) {
      const answer = await box.client(as).request('GET', '/v1/retractions?open=true');
      expect([answer.status, (answer.body as JsonObject)['code']]).toEqual([403, 'not-mandated']);
    }
    expect((await answerBy('klantsysteem-almelo', id, 'deleted')).status).toBe(404);
    expect((await answerBy(ENSCHEDE, id, 'deleted')).status).toBe(404);
    expect((await answerBy(SCHOOL, '019a0000-0000-7000-8000-000000000000', 'deleted')).status).toBe(404);
    expect((await answerBy(SCHOOL, id, 'burnt')).status).toBe(400);
    expect((await box.client(OFFICER).request('GET', '/v1/retractions?open=maybe')).status).toBe(400);
  });
});
