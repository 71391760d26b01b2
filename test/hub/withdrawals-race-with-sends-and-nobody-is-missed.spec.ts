import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { randomFrom } from '../medium/random.js';
import { invent, stageOf, withdraw } from '../medium/stage.js';

const SEED = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const PEOPLE = 100;
const AT_ONCE = 6;
const SLOWEST_MS = 90;

interface Story {
  recordId: string;
  occasion: string;
  /** When the withdrawal was answered; epoch milliseconds. */
  answeredAt: number;
  underWayThen: number;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe(`withdrawals at random moments during sends (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  const stories: Story[] = [];
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
    usual = Math.max(
      ...(await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => timeToArrive(`FIRST-${n}`)))),
    );
    let number = 0;
    const one = async (): Promise<void> => {
      // However fast or slow the machine is today: some before, some after, and most at a random moment.
      while (number < PEOPLE) {
        number += 1;
        const when = number % 10 === 0 ? 'before' : number % 10 === 5 ? 'after' : 'meanwhile';
        stories.push(await live(`RACE-${number}`, when));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    box.double(SCHOOL).setBehaviour({ kind: 'accept' });
    await box.settled();
  }, 300_000);
  afterAll(() => box.stop());

  /** Milliseconds that a record takes here from being sent to arriving. */
  let usual: number;
  async function timeToArrive(recordId: string): Promise<number> {
    const subject = { recordId };
    const between = {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
    };
    const occasion = await openOccasion(stage, ENSCHEDE, { ...between, subject });
    await sayYes(stage, ENSCHEDE, 'enschede', invent(recordId), 'roc-van-twente');
    const begin = Date.now();
    await sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));
    await arrival(occasion);
    return Date.now() - begin;
  }

  /** Somebody says yes, one or two versions are sent, and somewhere in between, or before or after it, it is no. */
  async function live(recordId: string, when: 'before' | 'meanwhile' | 'after'): Promise<Story> {
    const subject = { recordId };
    const between = {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
    };
    const occasion = await openOccasion(stage, ENSCHEDE, { ...between, subject });
    const consent = await sayYes(stage, ENSCHEDE, 'enschede', invent(recordId), 'roc-van-twente');
    box.double(SCHOOL).setBehaviour({ kind: 'slow', delayMs: Math.floor(random() * SLOWEST_MS) });
    const send = async (): Promise<void> => {
      await sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));
      if (random() < 0.5) await sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));
    };
    const [sending, moment] = [when === 'before' ? undefined : send(), random() * 2 * usual];
    if (when === 'meanwhile') await pause(moment);
    if (when === 'after') await arrival(occasion);
    const answer = await withdraw(box, ENSCHEDE, consent);
    const answeredAt = Date.now();
    expect(answer.status).toBe(201);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from delivery d join subject s on s.id = d.subject_id
      where s.record_id = ${recordId} and d.kind = 'document' and d.state = 'planned' and d.under_way_until is not null`.execute(
      box.admin,
    );
    await (sending ?? send());
    return { recordId, occasion, answeredAt, underWayThen: rows[0]!.count };
  }

  const arrival = (occasion: string): Promise<void> =>
    until('it arrived', () =>
      box.double(SCHOOL).received.some(({ event }) => event['occasion'] === occasion),
    );

  /** When the documents of an occasion arrived, and when the word to delete them did. */
  const arrivals = ({ occasion }: Story): { documents: number[]; words: number[] } => {
    const { received } = box.double(SCHOOL);
    const documents = received.filter(({ event }) => event['occasion'] === occasion);
    const subject = documents[0]?.event['subject'];
    const words = received.filter(
      ({ event }) => subject !== undefined && event['subject'] === subject && !event['occasion'],
    );
    return {
      documents: documents.map((d) => received.indexOf(d)),
      words: words.map((w) => received.indexOf(w)),
    };
  };

  it('meet sends at every stage: some were never sent, some were', () => {
    const sent = stories.filter((story) => arrivals(story).documents.length > 0).length;
    expect(stories).toHaveLength(PEOPLE);
    expect(sent).toBeGreaterThan(5);
    expect(PEOPLE - sent).toBeGreaterThan(5);
  });

  it('are answered only when nothing of the person is under way', () => {
    expect(stories.filter(({ underWayThen }) => underWayThen > 0)).toEqual([]);
  });

  it('let nothing leave after the answer', () => {
    const { received } = box.double(SCHOOL);
    const late = stories.filter((story) =>
      arrivals(story).documents.some((at) => received[at]!.at > story.answeredAt),
    );
    expect(late).toEqual([]);
  });

  it('are told of once, after the last document, to whoever got one', () => {
    const wrong = stories.filter((story) => {
      const { documents, words } = arrivals(story);
      return documents.length > 0 && !(words.length === 1 && words[0]! > Math.max(...documents));
    });
    expect(wrong).toEqual([]);
  });

  it('are not told of to anybody who got nothing', () => {
    const words = box
      .double(SCHOOL)
      .received.filter(({ event }) => event['type'] === 'nl.schakel.client.withdrawn').length;
    expect(words).toBe(stories.filter((story) => arrivals(story).documents.length > 0).length);
  });

  it('leave every invariant true', async () => {
    const { faults } = await checkInvariants(box, {
      seeds: ['Verzonnen'],
      waitingLanes: [],
      sameAnswers: [],
    });
    expect(faults).toEqual({});
  });
});
