import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { registerConsent, registerDeclaration, renewConsent, retract, sweep } from '#exchange';
import type { Category, Outcome } from '#kernel';
import { EVIDENCE, Rig } from './rig.js';

const SENDER = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const DAY_MS = 24 * 3_600_000;
const CATEGORIES: Category[] = ['work-preferences', 'qualifications'];
let serial = 0;

describe('whoever got data under a consent that expired', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    // What is told is answered at once, so that nothing is told again.
    rig = await Rig.start({ answer: () => ({ kind: 'delivered', status: 204, answer: 'deleted' }) });
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    person = `PERSON-${(serial += 1)}`;
    rig.sent.length = 0;
    await rig.occasion(person);
    const base = { recordId: person, recipients: ['roc-van-twente'], includesSuccessors: false };
    await registerDeclaration(rig.hub, rig.speaker('enschede'), { ...base, evidence: EVIDENCE });
  });

  const inDays = (days: number): Date => new Date(rig.clock.now().getTime() + days * DAY_MS);
  const valued = (outcome: Outcome<string>): string => {
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };
  const says = async (state: 'given' | 'refused', days: number): Promise<string> =>
    valued(
      await registerConsent(rig.hub, rig.speaker('enschede'), {
        recordId: person,
        recipients: ['roc-van-twente'],
        includesSuccessors: false,
        evidence: EVIDENCE,
        purpose: 'learning',
        categories: CATEGORIES,
        state,
        validUntil: inDays(days),
      }),
    );
  const renews = async (id: string, days: number): Promise<string> =>
    valued(
      await renewConsent(rig.hub, rig.speaker('enschede'), 'privacy-officer', id, {
        evidence: EVIDENCE,
        validUntil: inDays(days),
      }),
    );
  const send = async (): Promise<void> => {
    await rig.sendClient(SENDER, 'enschede', person);
    await rig.distribute();
    await rig.deliver(SCHOOL);
  };
  const laterBy = async (days: number): Promise<void> => {
    rig.clock.turnBy(days * DAY_MS);
    await sweep(rig.hub);
    await rig.deliver(SCHOOL);
  };
  /** What came about this person, in order. */
  const heard = async (): Promise<string[]> => {
    const { rows } = await sql<{
      id: string;
    }>`select d.id from delivery d join subject s on s.id = d.subject_id
      where s.record_id = ${person}`.execute(rig.admin);
    const own = new Set(rows.map(({ id }) => id));
    return rig.sent
      .filter(({ event }) => own.has(String(event['id'])))
      .map(({ event }) => {
        const { action } = (event['data'] ?? {}) as { action?: string };
        return action ?? String(event['type']).split('.')[3]!;
      });
  };

  it('is told once to use them no longer, and gets nothing more', async () => {
    await says('given', 30);
    await send();
    await laterBy(29);
    expect(await heard()).toEqual(['published']);
    await laterBy(2);
    await laterBy(1);
    await send();
    expect(await heard()).toEqual(['published', 'stop-using']);
    const { rows } =
      await sql`select d.action, coalesce(r.answer, d.answer) as answer from retraction r join delivery d on d.id = r.delivery_id
      join subject s on s.id = d.subject_id where s.record_id = ${person}`.execute(rig.admin);
    expect(rows).toEqual([{ action: 'stop-using', answer: 'deleted' }]);
  });

  it('is not told when it was given again, and is when that expires, though nothing came under it', async () => {
    const first = await says('given', 30);
    await send();
    await renews(first, 60);
    await laterBy(31);
    expect(await heard()).toEqual(['published']);
    await laterBy(30);
    expect(await heard()).toEqual(['published', 'stop-using']);
  });

  it('is not told when it was given again before that was noticed', async () => {
    const first = await says('given', 30);
    await send();
    rig.clock.turnBy(31 * DAY_MS);
    await renews(first, 30);
    await laterBy(0);
    expect(await heard()).toEqual(['published']);
    await send();
    expect(await heard()).toEqual(['published', 'published']);
  });

  it('is told one thing only when it was taken back or refused before', async () => {
    const first = await says('given', 30);
    await send();
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', first);
    await laterBy(31);
    expect(await heard()).toEqual(['published', 'delete']);
    await says('given', 30);
    await send();
    await says('refused', 30);
    await laterBy(31);
    expect(await heard()).toEqual(['published', 'delete', 'published', 'delete']);
  });

  it('and nobody else: who got nothing hears nothing', async () => {
    await says('given', 30);
    await laterBy(31);
    expect(await heard()).toEqual([]);
  });
});
