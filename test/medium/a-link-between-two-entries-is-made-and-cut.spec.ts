import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { deliver, makeLinkCode, notThisPerson, openOccasion, sweep, type OccasionInput } from '#exchange';
import { newId, type JsonObject, type Outcome } from '#kernel';
import { until } from '../../apps/demo/until.js';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';

const ALMELO = 'klantsysteem-almelo';
const DESK = 'balie-werkcentrum';
const BSN = '999991425';
const OTHER_BSN = '999993549';
let serial = 0;

describe('a link between entries of two controllers', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    person = `ALM-${(serial += 1)}`;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    rig.sent.length = 0;
  });

  /** The desk of Enschede has somebody in front of it whom Almelo may know. */
  const open = (subject: Partial<OccasionInput['subject']>): Promise<Outcome<{ id: string }>> =>
    openOccasion(rig.hub, rig.speaker('enschede'), {
      kind: 'request',
      purpose: 'guidance',
      source: 'almelo',
      recipient: 'enschede',
      desk: 'werkcentrum-enschede',
      subject: { recordId: `BALIE-${person}`, ...subject },
    });
  const opened = async (subject: Partial<OccasionInput['subject']>): Promise<string> => {
    const outcome = await open(subject);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value.id;
  };
  const send = (bsn?: string): Promise<Outcome<unknown>> =>
    rig.sendClient(ALMELO, 'almelo', person, bsn ? { subject: { bsn } } : {});
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [DESK, ALMELO]) await rig.deliver(lane);
  };
  const atDesk = (): JsonObject[] =>
    rig.sent.filter(({ url }) => url.includes(DESK)).map(({ event }) => event);
  const typesAtDesk = (): string[] =>
    atDesk().map((event) => String(event['type']).replace('nl.schakel.', ''));
  const cut = (id: string, as = 'enschede'): Promise<Outcome<unknown>> =>
    notThisPerson(rig.hub, rig.speaker(as), id);
  const code = async (): Promise<string> => {
    const made = await makeLinkCode(rig.hub, rig.speaker('almelo'), person);
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.code;
  };
  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);

  it('is made by a code that the person carries: the source is told whom it is about by its own name, once', async () => {
    await send();
    await rig.distribute();
    const carried = await code();
    const occasion = await opened({ linkCode: carried.toLowerCase() });
    expect(codeOf(await open({ linkCode: carried }))).toBe('code-not-valid');
    await carry();
    const [notice] = rig.sent.filter(({ event }) => event['type'] === 'nl.schakel.occasion.opened');
    expect(notice!.event['data']).toMatchObject({ idAanleiding: occasion, betrokkene: { kenmerk: person } });
    await send();
    await carry();
    expect(atDesk().map((event) => event['occasion'])).toEqual([occasion]);
    // The desk gets a name of its own for the person, never that of the source.
    expect(JSON.stringify(atDesk())).not.toContain(person);
  });

  it('is not made by a code that is wrong, of somebody else, or guessed at', async () => {
    await send();
    const carried = await code();
    const wrong = `${carried.slice(0, 10)}${carried.slice(10) === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA'}`;
    for (const one of ['', 'nonsense', '2222-2222-2222-2222', wrong]) {
      expect(codeOf(await open({ linkCode: one }))).toBe('code-not-valid');
    }
    // Of another source than is named.
    const elsewhere = await openOccasion(rig.hub, rig.speaker('enschede'), {
      kind: 'request',
      purpose: 'guidance',
      source: 'hengelo',
      recipient: 'enschede',
      subject: { recordId: 'X', linkCode: carried },
    });
    expect(codeOf(elsewhere)).toBe('code-not-valid');
    for (let tries = 0; tries < 5; tries += 1) await open({ linkCode: wrong });
    expect(codeOf(await open({ linkCode: carried }))).toBe('code-not-valid');
    expect(codeOf(await makeLinkCode(rig.hub, rig.speaker('hengelo'), person))).toBe('not-found');
  });

  it('is made by the reference of a referral that came, and by no other', async () => {
    const input = {
      kind: 'referral' as const,
      purpose: 'guidance' as const,
      source: 'almelo',
      recipient: 'enschede',
    };
    const referral = await openOccasion(rig.hub, rig.speaker('almelo'), {
      ...input,
      subject: { recordId: person },
    });
    if (!referral.ok) throw new Error(referral.refusal.code);
    expect(codeOf(await open({ referral: referral.value.id }))).toBe('invalid-request');
    await sql`update occasion set desk = 'werkcentrum-enschede' where id = ${referral.value.id}`.execute(
      rig.admin,
    );
    await send();
    await carry();
    expect(typesAtDesk()).toEqual(['client.published']);
    const occasion = await opened({ referral: referral.value.id });
    expect(await opened({ referral: referral.value.id })).toBe(occasion);
    expect(codeOf(await open({ referral: newId() }))).toBe('invalid-request');
    expect(codeOf(await open({ referral: occasion }))).toBe('invalid-request');
  });

  it('is made in one way at a time, and never by the source', async () => {
    expect(codeOf(await open({ bsn: BSN, linkCode: 'x' }))).toBe('invalid-request');
    const bySource = await openOccasion(rig.hub, rig.speaker('almelo'), {
      kind: 'referral',
      purpose: 'guidance',
      source: 'almelo',
      recipient: 'enschede',
      subject: { recordId: person, linkCode: 'x' },
    });
    expect(codeOf(bySource)).toBe('invalid-request');
  });

  describe('that turns out wrong', () => {
    /** Linked by BSN, and a record came over it. */
    const linked = async (bsn: string): Promise<string> => {
      const occasion = await opened({ bsn });
      await send(bsn);
      await carry();
      expect(typesAtDesk()).toEqual(['client.published']);
      return occasion;
    };

    it('stops at once, is to be deleted, and leaves an incident for the source', async () => {
      const occasion = await linked(OTHER_BSN);
      await send(OTHER_BSN);
      await rig.distribute();
      expect(codeOf(await cut(occasion))).toBe('ok');
      await carry();
      expect(typesAtDesk().sort()).toEqual(['client.published', 'client.withdrawn', 'occasion.closed']);
      const [told] = atDesk().filter((event) => String(event['type']).endsWith('withdrawn'));
      expect(told).toMatchObject({ occasion, data: { state: 'retracted', action: 'delete' } });
      const [closed] = atDesk().filter((event) => String(event['type']).endsWith('closed'));
      expect(closed!['data']).toEqual({ state: 'closed' });
      const { rows } =
        await sql`select controller, kind, state, recipients, deliveries, categories from incident
        where object = ${`link:${occasion}`}`.execute(rig.admin);
      expect(rows).toMatchObject([
        { controller: 'almelo', kind: 'mix-up', state: 'suspected', recipients: ['enschede'], deliveries: 1 },
      ]);
      expect((rows[0] as { categories: string[] }).categories).toContain('identity');
      // Said again it changes nothing.
      expect(codeOf(await cut(occasion, 'almelo'))).toBe('ok');
      await carry();
      expect(typesAtDesk()).toHaveLength(3);
    });

    it('is not made again by the same number', async () => {
      person = `ALM-${serial - 1}`;
      await opened({ bsn: OTHER_BSN });
      await send(OTHER_BSN);
      await carry();
      expect(typesAtDesk()).toEqual([]);
    });

    it('is not for others to say', async () => {
      const occasion = await linked('999990019');
      expect(codeOf(await cut(occasion, 'hengelo'))).toBe('not-found');
      expect(codeOf(await cut(newId()))).toBe('not-found');
      // One that the source opened itself is no link.
      expect(codeOf(await cut(await rig.occasion('OWN')))).toBe('not-found');
    });

    it('is said by a report of an error too', async () => {
      const occasion = await linked('999990020');
      const levering = atDesk()[0]!['id'] as string;
      const idMelding = '00000000-0000-4000-8000-0000000000b1';
      const [accepted] = await rig.sendBatch(DESK, [
        {
          id: 'melding-1',
          source: (await rig.hub.directory()).party('enschede')!.urn,
          type: 'nl.schakel.correction-report.published',
          dataschema: 'canonical/correction-report@1',
          subject: idMelding,
          data: { idMelding, levering, fout: [{ plaats: '', soortFout: 'andere-persoon' }] },
        },
      ]);
      expect(accepted).toMatchObject({ ok: true });
      await carry();
      await sweep(rig.hub);
      await carry();
      expect(typesAtDesk().sort()).toEqual(['client.published', 'client.withdrawn', 'occasion.closed']);
      const { rows } =
        await sql`select 1 from link where occasion_id = ${occasion} and cut_at is not null`.execute(
          rig.admin,
        );
      expect(rows).toHaveLength(1);
    });

    it('while the post is being claimed waits for the claim, and what went is to be deleted', async () => {
      const occasion = await opened({ bsn: '999990032' });
      await send('999990032');
      await rig.distribute();
      await whileHeld(rig.admin, 'decision', 'writers', async (going) => {
        going(deliver(rig.hub.pipeline, DESK));
        await sessionsWait(rig.admin, 1);
        going(cut(occasion));
        await sessionsWait(rig.admin, 2);
      });
      await carry();
      expect(typesAtDesk().sort()).toEqual(['client.published', 'client.withdrawn', 'occasion.closed']);
    });

    it('while it is being written lets nothing leave', async () => {
      const occasion = await opened({ bsn: '999990044' });
      await send('999990044');
      await rig.distribute();
      await whileHeld(rig.admin, 'audit_event', 'writers', async (going) => {
        going(cut(occasion));
        await sessionsWait(rig.admin, 1);
        expect(await deliver(rig.hub.pipeline, DESK)).toBe(false);
      });
      await carry();
      expect(typesAtDesk()).toEqual(['occasion.closed']);
    });

    it('while the post is under way is answered when the desk did', async () => {
      const occasion = await opened({ bsn: '999990056' });
      await send('999990056');
      await rig.distribute();
      let arrived = (): void => undefined;
      const sent = new Promise<void>((resolve) => (arrived = resolve));
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      rig.answer = async () => {
        arrived();
        await answered;
        return { kind: 'delivered', status: 204 };
      };
      const delivering = deliver(rig.hub.pipeline, DESK);
      await sent;
      let isAnswered = false;
      const cutting = cut(occasion).then(() => (isAnswered = true));
      await until('the link is cut', async () => {
        const { rows } =
          await sql`select 1 from link where occasion_id = ${occasion} and cut_at is not null`.execute(
            rig.admin,
          );
        return rows.length > 0;
      });
      expect(isAnswered).toBe(false);
      answer();
      await Promise.all([delivering, cutting]);
      rig.answer = () => ({ kind: 'delivered', status: 204 });
      await carry();
      expect(typesAtDesk().sort()).toEqual(['client.published', 'client.withdrawn', 'occasion.closed']);
    });
  });
});
