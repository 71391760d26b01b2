import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { deliver, endOccasion, openOccasion, sweep } from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { until } from '../../apps/demo/until.js';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const DESK = 'balie-werkcentrum';
const SCHOOL = 'roc-systeem';
const BSN = '999991425';
let serial = 0;

describe('an occasion that ended', () => {
  let rig: Rig;
  let person: string;
  let occasion: string;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  /** Somebody who said yes, with an open occasion at the school; nothing was sent yet. */
  beforeEach(async () => {
    person = `ENDS-${(serial += 1)}`;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    occasion = await rig.occasion(person);
    await rig.says('given', person);
    rig.sent.length = 0;
  });

  const send = (): Promise<Outcome<unknown>> => rig.sendClient(ENSCHEDE, 'enschede', person);
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [SCHOOL, ENSCHEDE, DESK]) await rig.deliver(lane);
  };
  const close = (as = 'enschede', id = occasion): Promise<Outcome<unknown>> =>
    endOccasion(rig.hub, { ...rig.speaker(as), actor: `connection:${ENSCHEDE}` }, id);
  const got = (host = SCHOOL): string[] =>
    rig.sent
      .filter(({ url }) => new URL(url).hostname.startsWith(host))
      .map(({ event }) => String(event['type']).replace('nl.schakel.', ''));
  /** How many documents of the person are kept, once a worker has looked. */
  const kept = async (): Promise<number> => {
    await sweep(rig.hub);
    const { rows } = await sql<{ count: number }>`
      select count(m.document)::int as count from message m join subject s on s.id = m.subject_id
      where s.record_id = ${person}`.execute(rig.admin);
    return rows[0]!.count;
  };

  it('is told to whoever got something under it, after that, with how long it may be kept and not why', async () => {
    await send();
    await carry();
    await close();
    await carry();
    expect(got()).toEqual(['client.published', 'occasion.closed']);
    const [document, closing] = rig.sent.map(({ event }) => event) as [JsonObject, JsonObject];
    expect(closing).toMatchObject({ occasion, recipient: document['recipient'], purpose: 'learning' });
    expect(closing['data']).toEqual({ state: 'closed', retention: 'P6M' });
    expect(JSON.stringify(closing)).not.toContain(person);
    // Closed again is closed: nobody is told twice.
    await close();
    await carry();
    expect(got()).toHaveLength(2);
  });

  it('is not told to who neither opened it nor got anything under it, nor to the connection that closed it', async () => {
    await close();
    await carry();
    expect([got(), got(ENSCHEDE)]).toEqual([[], []]);
  });

  it('is in the log for its recipient only where that knows of it', async () => {
    const inLog = async (id: string): Promise<unknown[]> => {
      const { rows } = await sql<{ action: string; organisations: string[] }>`
        select action, organisations from audit_event where object = ${`occasion:${id}`} order by id`.execute(
        rig.admin,
      );
      return rows.map(({ action, organisations }) => [action, ...organisations]);
    };
    await close();
    expect(await inLog(occasion)).toEqual([
      ['occasion.opened', 'enschede'],
      ['occasion.closed', 'enschede'],
    ]);
    occasion = await rig.occasion(person);
    await send();
    await carry();
    await close();
    expect(await inLog(occasion)).toEqual([
      ['occasion.opened', 'enschede'],
      ['occasion.closed', 'enschede', 'roc-van-twente'],
    ]);
    const asked = await openOccasion(rig.hub, rig.speaker('enschede'), {
      kind: 'request',
      purpose: 'guidance',
      source: 'almelo',
      recipient: 'enschede',
      desk: 'werkcentrum-enschede',
      subject: { recordId: person },
    });
    const id = asked.ok ? asked.value.id : '';
    await close('enschede', id);
    expect(await inLog(id)).toEqual([
      ['occasion.opened', 'almelo', 'enschede'],
      ['occasion.closed', 'almelo', 'enschede'],
    ]);
    await carry();
    await rig.deliver('klantsysteem-almelo');
  });

  it('by its date, or because nobody used it, is told in the same words', async () => {
    await send();
    await carry();
    await close();
    await carry();
    const closed = rig.sent.at(-1)!.event;
    for (const turn of ['date', 'idle'] as const) {
      person = `ENDS-${turn}-${serial}`;
      const until = turn === 'date' ? { until: new Date(rig.clock.now().getTime() + 60_000) } : {};
      occasion = await rig.occasion(person, until);
      await rig.says('given', person);
      await send();
      await carry();
      rig.clock.turnBy(turn === 'date' ? 60_001 : rig.hub.config.terms.occasion + 1000);
      await sweep(rig.hub);
      await carry();
      const atSchool = rig.sent.filter(({ url }) => new URL(url).hostname.startsWith(SCHOOL));
      const told = atSchool.at(-1)!.event;
      expect(told['occasion']).toBe(occasion);
      expect([Object.keys(told), told['type'], told['data']]).toEqual([
        Object.keys(closed),
        closed['type'],
        closed['data'],
      ]);
      // The source hears of it too: nobody closed it.
      expect(got(ENSCHEDE).at(-1)).toBe('occasion.closed');
    }
  });

  it('that the recipient opened is told to both, whether or not the source knows the person', async () => {
    const told: string[][] = [];
    for (const bsn of [BSN, undefined]) {
      rig.sent.length = 0;
      const opened = await openOccasion(rig.hub, rig.speaker('enschede'), {
        kind: 'request',
        purpose: 'guidance',
        source: 'almelo',
        recipient: 'enschede',
        desk: 'werkcentrum-enschede',
        subject: { recordId: person, ...(bsn ? { bsn } : {}) },
      });
      if (!opened.ok) throw new Error(opened.refusal.code);
      await endOccasion(rig.hub, rig.speaker('enschede'), opened.value.id);
      await rig.distribute();
      for (const lane of [DESK, 'klantsysteem-almelo']) await rig.deliver(lane);
      const plain = (text: string): string => text.replace(/[0-9a-f-]{36}|[\w-]{32}|202\d-[\w:.-]+/g, '*');
      told.push(
        rig.sent
          .filter(({ event }) => event['type'] !== 'nl.schakel.occasion.opened')
          .map((one) => plain(JSON.stringify(one))),
      );
    }
    expect(told[0]).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
  });

  it('takes along what waits, and what it alone needed is not kept', async () => {
    await send();
    await rig.distribute();
    expect(await kept()).toBe(1);
    await close();
    expect(await kept()).toBe(0);
    await carry();
    expect(got()).toEqual([]);
  });

  it('leaves what another open one needs', async () => {
    const other = await rig.occasion(person, { recipient: 'almelo', purpose: 'guidance' });
    await send();
    await carry();
    await close();
    expect(await kept()).toBe(1);
    await close('enschede', other);
    expect(await kept()).toBe(0);
    await carry();
  });

  describe('meets a delivery:', () => {
    it('while the post is being claimed it waits for the claim, and the recipient is told after it', async () => {
      await send();
      await rig.distribute();
      await whileHeld(rig.admin, 'decision', 'writers', async (going) => {
        going(deliver(rig.hub.pipeline, SCHOOL));
        await sessionsWait(rig.admin, 1);
        going(close());
        await sessionsWait(rig.admin, 2);
      });
      await carry();
      expect(got()).toEqual(['client.published', 'occasion.closed']);
      expect(await kept()).toBe(0);
    });

    it('while it is being written a claim passes the post by, and sends nothing', async () => {
      await send();
      await rig.distribute();
      await whileHeld(rig.admin, 'audit_event', 'writers', async (going) => {
        going(close());
        await sessionsWait(rig.admin, 1);
        expect(await deliver(rig.hub.pipeline, SCHOOL)).toBe(false);
      });
      await carry();
      expect(got()).toEqual([]);
    });

    it('while the post is under way it is answered when the recipient did, who is told after that', async () => {
      await send();
      await rig.distribute();
      let arrived = (): void => undefined;
      const sent = new Promise<void>((resolve) => (arrived = resolve));
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      rig.answer = async () => {
        arrived();
        await answered;
        return { kind: 'later', reason: 'status', status: 503 };
      };
      const delivering = deliver(rig.hub.pipeline, SCHOOL);
      await sent;
      let isAnswered = false;
      const closing = close().then(() => (isAnswered = true));
      await until('the end is planned', async () => {
        const { rows } =
          await sql`select 1 from delivery where kind = 'closing' and occasion_id = ${occasion}`.execute(
            rig.admin,
          );
        return rows.length > 0;
      });
      // Nothing about the end goes out before what is under way was answered.
      expect(await deliver(rig.hub.pipeline, SCHOOL)).toBe(false);
      expect([got(), isAnswered]).toEqual([['client.published'], false]);
      answer();
      await Promise.all([delivering, closing]);
      rig.answer = () => ({ kind: 'delivered', status: 204 });
      await carry();
      expect(got()).toEqual(['client.published', 'occasion.closed']);
      await sweep(rig.hub);
      expect(await kept()).toBe(0);
    });
  });
});

describe('a duty to tell unasked', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  it.each([
    ['the source, under a clause that names it', 'enschede', 'roc-van-twente', 'learning', 'open'],
    ['the recipient', 'roc-van-twente', 'roc-van-twente', 'learning', 'no-agreement'],
    ['the source, under a clause that names none', 'enschede', 'almelo', 'guidance', 'no-agreement'],
  ] as const)('opens an occasion for %s: %s', async (_, speaker, recipient, purpose, expected) => {
    const outcome = await openOccasion(rig.hub, rig.speaker(speaker), {
      kind: 'duty',
      purpose,
      source: 'enschede',
      recipient,
      subject: { recordId: 'DUTY' },
    });
    expect(outcome.ok ? 'open' : outcome.refusal.code).toBe(expected);
  });

  it('carries nothing under another clause: an adult stays out of it', async () => {
    await rig.occasion('ADULT', { kind: 'duty' });
    await rig.says('given', 'ADULT');
    await rig.sendClient(ENSCHEDE, 'enschede', 'ADULT');
    await rig.distribute();
    await rig.deliver(SCHOOL);
    expect(rig.sent).toEqual([]);
  });
});
