import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { deliver, retract } from '#exchange';
import { until } from '../../apps/demo/until.js';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';

const LANE = 'roc-systeem';
let serial = 0;

describe('a withdrawal', () => {
  let rig: Rig;
  let person: string;
  let consent: string;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  /** Somebody who said yes, about whom a record was accepted. */
  beforeEach(async () => {
    serial += 1;
    person = `ENS-${serial}`;
    rig.sent.length = 0;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await rig.occasion(person);
    consent = await rig.says('given', person);
    await send();
  });

  const send = () => rig.sendClient('klantsysteem-enschede', 'enschede', person);
  const withdraw = async (): Promise<string> => {
    const outcome = await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    return outcome.ok ? 'withdrawn' : outcome.refusal.code;
  };
  /** What the school got: P for a document, W for the word to delete it. */
  const got = (): string =>
    rig.sent.map(({ event }) => (String(event['type']).endsWith('published') ? 'P' : 'W')).join('');
  const states = async (): Promise<string[]> => {
    const { rows } = await sql<{ state: string }>`
      select d.kind || ' ' || d.state as state from delivery d join subject s on s.id = d.subject_id
      where s.record_id = ${person} order by d.seq`.execute(rig.hub.db);
    return rows.map(({ state }) => state);
  };
  /** Answers what is sent only when it is told to. */
  const answerByHand = (): { sent: Promise<void>; answer: (result: 'delivered' | 'later') => void } => {
    let arrived = (): void => undefined;
    const sent = new Promise<void>((resolve) => (arrived = resolve));
    let answer: (result: 'delivered' | 'later') => void = () => undefined;
    const answered = new Promise<'delivered' | 'later'>((resolve) => (answer = resolve));
    rig.answer = async () => {
      arrived();
      return (await answered) === 'delivered'
        ? { kind: 'delivered', status: 204 }
        : { kind: 'later', reason: 'status', status: 503 };
    };
    return { sent, answer };
  };

  it('before it was decided who gets the record: nothing is sent and nobody is told', async () => {
    expect(await withdraw()).toBe('withdrawn');
    await rig.distribute();
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual(['', []]);
  });

  it('while the post waits: it is not sent and nobody is told', async () => {
    await rig.distribute();
    await withdraw();
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual(['', ['document withdrawn']]);
  });

  it('while the post is being claimed: it waits for the claim, and the recipient is told', async () => {
    await rig.distribute();
    // The claim has read the person and is about to write its decision.
    await whileHeld(rig.admin, 'decision', 'writers', async (going) => {
      going(deliver(rig.hub.pipeline, LANE));
      await sessionsWait(rig.admin, 1);
      going(withdraw());
      await sessionsWait(rig.admin, 2);
    });
    expect(await states()).toEqual(['document delivered', 'retraction planned']);
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual(['PW', ['document delivered', 'retraction delivered']]);
  });

  it('while it is being written: a claim waits for it, and sends nothing', async () => {
    await rig.distribute();
    await whileHeld(rig.admin, 'audit_event', 'writers', async (going) => {
      going(withdraw());
      await sessionsWait(rig.admin, 1);
      going(deliver(rig.hub.pipeline, LANE));
      await sessionsWait(rig.admin, 2);
    });
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual(['', ['document withdrawn']]);
  });

  it('while the post is under way: it answers when the recipient did, who is told after that', async () => {
    await rig.distribute();
    const { sent, answer } = answerByHand();
    const delivering = deliver(rig.hub.pipeline, LANE);
    await sent;
    let isAnswered = false;
    const withdrawing = withdraw().then(() => (isAnswered = true));
    await until('the word to delete is planned', async () => (await states()).length === 2);
    expect(await deliver(rig.hub.pipeline, LANE)).toBe(false);
    expect([got(), isAnswered]).toEqual(['P', false]);
    answer('delivered');
    await Promise.all([delivering, withdrawing]);
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual(['PW', ['document delivered', 'retraction delivered']]);
  });

  it('while an attempt is under way that fails: it is not tried again, and the recipient is told all the same', async () => {
    await rig.distribute();
    const { sent, answer } = answerByHand();
    const delivering = deliver(rig.hub.pipeline, LANE);
    await sent;
    const withdrawing = withdraw();
    await until('the word to delete is planned', async () => (await states()).length === 2);
    answer('later');
    await Promise.all([delivering, withdrawing]);
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual(['PW', ['document withdrawn', 'retraction delivered']]);
  });

  it('after it arrived: who got it is told once, though the withdrawal is repeated', async () => {
    await rig.distribute();
    await rig.deliver(LANE);
    expect(await Promise.all([withdraw(), withdraw(), withdraw()])).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    await rig.deliver(LANE);
    await withdraw();
    await rig.deliver(LANE);
    expect(got()).toBe('PW');
  });

  it('between two versions: the second is not sent, and the word to delete the first comes', async () => {
    await rig.distribute();
    await rig.deliver(LANE);
    await send();
    await rig.distribute();
    await withdraw();
    await rig.deliver(LANE);
    expect([got(), await states()]).toEqual([
      'PW',
      ['document delivered', 'document withdrawn', 'retraction delivered'],
    ]);
  });

  it('is no end: a consent that is given again counts again', async () => {
    await withdraw();
    rig.clock.turnBy(1000);
    await rig.says('given', person);
    await send();
    await rig.distribute();
    await rig.deliver(LANE);
    expect(got()).toBe('P');
  });

  it('of a consent of somebody else, or of none, is not found', async () => {
    const foreign = await retract(rig.hub.pipeline, rig.speaker('hengelo'), 'consent', consent);
    expect(foreign).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    await rig.distribute();
    await rig.deliver(LANE);
    expect(got()).toBe('P');
  });

  it('does not wait until the word to delete was taken', async () => {
    await rig.distribute();
    await rig.deliver(LANE);
    await withdraw();
    const { sent, answer } = answerByHand();
    const telling = deliver(rig.hub.pipeline, LANE);
    await sent;
    const before = Date.now();
    await withdraw();
    expect(Date.now() - before).toBeLessThan(rig.hub.config.deliver.sendTimeout / 2);
    answer('delivered');
    await telling;
  });

  it('that is said as a refusal is answered when nothing is under way either, and is told like one', async () => {
    await rig.distribute();
    const { sent, answer } = answerByHand();
    const delivering = deliver(rig.hub.pipeline, LANE);
    await sent;
    let isAnswered = false;
    const refusing = rig.says('refused', person).then(() => (isAnswered = true));
    await until('the refusal is written', async () => {
      const { rows } = await sql`select 1 from consent where state = 'refused' and subject_id = (
        select id from subject where record_id = ${person})`.execute(rig.hub.db);
      return rows.length > 0;
    });
    const isEarly = await Promise.race([
      refusing,
      new Promise((resolve) => setImmediate(() => resolve(isAnswered))),
    ]);
    expect(isEarly).toBe(false);
    answer('delivered');
    await Promise.all([delivering, refusing]);
    await rig.deliver(LANE);
    expect(got()).toBe('PW');
    await send();
    await rig.distribute();
    await rig.deliver(LANE);
    expect(got()).toBe('PW');
  });
});
