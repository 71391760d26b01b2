import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  applyRegion,
  parallelDifferences,
  peopleToAsk,
  readRegion,
  registerConsent,
  registerDeclaration,
  replayDeliveries,
  turnBack,
  type PersonToAsk,
  type TurnedBack,
  type TurningBack,
} from '#exchange';
import { saveEndpoint } from '#partners';
import type { WantedVersion } from '#storage';
import { until } from '../../apps/demo/until.js';
import { EVIDENCE, Rig } from './rig.js';

const OLD = 'leerwerkloket-systeem';
const NEW = 'balie-werkcentrum';
const MIDNIGHT = new Date('2027-01-01T00:00:00+01:00');
const HOUR_MS = 3_600_000;
const DESK = {
  actor: 'connection:goedkeuring-leerwerkloket',
  origin: 'test',
  approvesFor: ['leerwerkloket'],
};
const PARALLEL: WantedVersion = {
  kind: 'parallel',
  key: 'overgang',
  content: { from: 'leerwerkloket', to: 'werkcentrum-twente', document: 'verzonnen' },
  validFrom: new Date('2026-12-01T00:00:00+01:00'),
  validUntil: MIDNIGHT,
};

describe('a succession', () => {
  let rig: Rig;
  const start = async (region?: (wanted: WantedVersion[]) => WantedVersion[]): Promise<void> => {
    rig = await Rig.start(region ? { region } : {});
    const url = `https://${OLD}.example/webhook`;
    await saveEndpoint(rig.hub.db, rig.hub.keys, {
      connection: OLD,
      url,
      secrets: ['whsec_x'],
      changedAt: rig.clock.now(),
    });
    rig.clock.turnTo(new Date(MIDNIGHT.getTime() - HOUR_MS));
    await person('GOES-ON', true);
    await person('STAYS', false);
  };
  const say = async (
    recordId: string,
    recipient: string,
    includesSuccessors: boolean,
    state: 'given' | 'refused' = 'given',
  ) => {
    const base = { recordId, recipients: [recipient], includesSuccessors, evidence: EVIDENCE };
    const speaker = rig.speaker('enschede');
    await registerDeclaration(rig.hub, speaker, base);
    await registerConsent(rig.hub, speaker, {
      ...base,
      purpose: 'learning',
      categories: ['qualifications'],
      state,
    });
  };
  const person = async (recordId: string, includesSuccessors: boolean): Promise<void> => {
    await rig.occasion(recordId, { recipient: 'leerwerkloket' });
    await say(recordId, 'leerwerkloket', includesSuccessors);
  };
  const send = async (recordId = 'GOES-ON'): Promise<void> => {
    await rig.sendClient('klantsysteem-enschede', 'enschede', recordId);
    await rig.distribute();
  };
  const deliver = async (): Promise<void> => {
    for (const lane of [OLD, NEW, OLD]) await rig.deliver(lane);
  };
  /** How much each got. */
  const got = (): [number, number] =>
    [OLD, NEW].map((name) => rig.sent.filter(({ url }) => url.includes(name)).length) as [number, number];

  describe('that is turned back', () => {
    beforeEach(() => start());
    afterEach(() => rig.stop());

    const back = async (parts: Partial<TurningBack> = {}, approver = DESK): Promise<TurnedBack> => {
      const asked = {
        key: 'leerwerkloket-naar-werkcentrum',
        party: 'leerwerkloket',
        reason: 'verzonnen',
        ...parts,
      };
      const outcome = await turnBack(rig.hub, approver, asked);
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      return outcome.value;
    };

    it('gave what the predecessor had asked for again to whoever stands in its place', async () => {
      await send();
      await deliver();
      expect(got()).toEqual([1, 0]);
      const who = { own: OLD, operates: false, actor: `connection:${OLD}`, origin: 'test' };
      const selection = { from: new Date('2026-11-01T00:00:00Z'), until: MIDNIGHT };
      const asked = await replayDeliveries(rig.hub, who, { lane: OLD, selection, preview: false });
      expect(asked).toMatchObject({ ok: true, value: { planned: 1 } });
      rig.clock.turnTo(MIDNIGHT);
      await deliver();
      expect(got()).toEqual([1, 1]);
      expect(rig.sent.at(-1)!.event).toMatchObject({ replay: true });
    });

    it('gives back the post that waits, and what ended with the predecessor', async () => {
      rig.clock.turnTo(MIDNIGHT);
      await send();
      const turned = await back();
      expect(turned.moved).toBe(1);
      expect(turned.restored.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
        'connection leerwerkloket-systeem',
        'desk leerwerkloket-balie',
        'route opleidingen-naar-leerwerkloket',
      ]);
      await deliver();
      expect(got()).toEqual([1, 0]);
      await send();
      await deliver();
      expect(got()).toEqual([2, 0]);
    });

    it('gives back what was moved at midnight as well', async () => {
      await send();
      rig.clock.turnTo(MIDNIGHT);
      await rig.deliver(OLD);
      const states = async (): Promise<string[]> => {
        const { rows } = await sql<{ state: string }>`
          select concat_ws(' ', recipient, state) as state from delivery order by id`.execute(rig.admin);
        return rows.map(({ state }) => state);
      };
      expect(await states()).toEqual(['leerwerkloket superseded', 'werkcentrum-twente planned']);
      expect((await back()).moved).toBe(1);
      await deliver();
      expect([got(), (await states()).at(-1)]).toEqual([[1, 0], 'leerwerkloket delivered']);
    });

    it('waits for what is under way to the successor, which is lost for nobody', async () => {
      rig.clock.turnTo(MIDNIGHT);
      await send();
      let answer: () => void = () => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      rig.answer = async () => {
        await answered;
        return { kind: 'later', reason: 'status', status: 503 };
      };
      const delivering = rig.deliver(NEW);
      await until('it is under way', async () => rig.sent.length === 1);
      let isBack = false;
      const turning = back().then(() => (isBack = true));
      await until('it is written', async () => {
        const { rows } = await sql`select 1 from config_draft where sort = 'turning-back'`.execute(rig.admin);
        return rows.length > 0;
      });
      expect(isBack).toBe(false);
      rig.answer = () => ({ kind: 'delivered', status: 204 });
      answer();
      await Promise.all([delivering, turning]);
      await deliver();
      expect(got()).toEqual([1, 1]);
      const { rows } = await sql`select 1 from delivery where state = 'delivered'`.execute(rig.admin);
      expect(rows).toHaveLength(1);
    });

    it('is not done again by the files: that is for the parties', async () => {
      rig.clock.turnTo(MIDNIGHT);
      await back();
      const now = rig.clock.now();
      const applied = await applyRegion(
        rig.hub.db,
        readRegion('config/regions/twente', rig.hub.contracts, now),
        'config:apply',
        now,
      );
      expect(applied.forParties!.map(({ key }) => key)).toContain('leerwerkloket-naar-werkcentrum');
      await send();
      await deliver();
      expect(got()).toEqual([1, 0]);
    });

    it('is not, before it began, by or for whom it does not concern, or when its time is over', async () => {
      const UWV = { ...DESK, approvesFor: ['uwv'] };
      rig.clock.turnTo(new Date(MIDNIGHT.getTime() - 60_000));
      await expect(back()).rejects.toThrow('not-found');
      rig.clock.turnTo(MIDNIGHT);
      await expect(back({ party: 'uwv' }, UWV)).rejects.toThrow('not-found');
      await expect(back({ party: 'enschede' })).rejects.toThrow('not-approver');
      rig.clock.turnTo(new Date('2027-03-01T00:00:00+01:00'));
      await expect(back()).rejects.toThrow('not-revertible');
    });
  });

  describe('with a parallel period before it', () => {
    beforeEach(() => start((wanted) => [...wanted, PARALLEL]));
    afterEach(() => rig.stop());

    it('lets both receive, each decided for itself: the successor only where the person said so', async () => {
      await send('GOES-ON');
      await send('STAYS');
      await deliver();
      expect(got()).toEqual([2, 1]);
    });

    it('ends on the second, and what waited is not sent twice to the successor', async () => {
      await send('GOES-ON');
      await rig.deliver(NEW);
      rig.clock.turnTo(MIDNIGHT);
      await rig.deliver(OLD);
      await rig.deliver(NEW);
      expect(got()).toEqual([0, 1]);
      await send('GOES-ON');
      await deliver();
      expect(got()).toEqual([0, 2]);
      const { rows } = await sql<{ state: string }>`select state from delivery order by id`.execute(
        rig.admin,
      );
      expect(rows.map(({ state }) => state).sort()).toEqual(['delivered', 'delivered', 'superseded']);
    });

    it('counts whether both receive the same, and shows no small number', async () => {
      for (let count = 0; count < 12; count += 1) await send('GOES-ON');
      await send('STAYS');
      const { rows } = await sql`select outcome, count::int from parallel_outcome order by outcome`.execute(
        rig.admin,
      );
      expect(rows).toEqual([
        { outcome: 'only-predecessor', count: 1 },
        { outcome: 'same', count: 12 },
      ]);
      const shown = await parallelDifferences(rig.hub, 'overgang');
      expect(shown.ok && shown.value.counts.map(({ count }) => count)).toEqual([null, null]);
    });
  });

  describe('after which people are asked again', () => {
    beforeEach(() => start());
    afterEach(() => rig.stop());

    const page = (controller: string, of: { limit: number; after?: string }) => {
      const key = 'leerwerkloket-naar-werkcentrum';
      return peopleToAsk(rig.hub, rig.speaker(controller), 'privacy-officer', key, of);
    };
    const asked = async (controller = 'enschede'): Promise<PersonToAsk[]> => {
      const outcome = await page(controller, { limit: 100 });
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      return outcome.value.people;
    };
    const STAYS = { recordId: 'STAYS', purposes: ['learning'], declaration: true, hasOpenOccasion: true };

    it('names whose consent does not go along, before and after the date', async () => {
      await send('STAYS');
      expect(await asked()).toEqual([STAYS]);
      rig.clock.turnTo(MIDNIGHT);
      expect(await asked()).toEqual([STAYS]);
    });

    it('names nobody any more who was asked, whatever was answered', async () => {
      await person('SAYS-NO', false);
      expect((await asked()).map(({ recordId }) => recordId)).toEqual(['SAYS-NO', 'STAYS']);
      rig.clock.turnTo(MIDNIGHT);
      await say('STAYS', 'werkcentrum-twente', false);
      await say('SAYS-NO', 'werkcentrum-twente', false, 'refused');
      expect(await asked()).toEqual([]);
    });

    it('names only the own people of a controller, page by page, and writes down who looked', async () => {
      await person('STAYS-TOO', false);
      expect(await asked('hengelo')).toEqual([]);
      const first = await page('enschede', { limit: 1 });
      const { id } = (
        await sql<{ id: string }>`select id from subject where record_id = 'STAYS'`.execute(rig.admin)
      ).rows[0]!;
      // Where the next page begins goes in an address: nothing of the person.
      expect(first).toMatchObject({ value: { people: [{ recordId: 'STAYS' }], last: id } });
      const next = await page('enschede', { limit: 1, after: id });
      expect(next).toMatchObject({ value: { people: [{ recordId: 'STAYS-TOO' }] } });
      expect(next).not.toHaveProperty('value.last');
      const { rows } = await sql<{ organisations: string[] }>`
        select organisations from audit_event where action = 'consent.listed'`.execute(rig.admin);
      expect(rows.map(({ organisations }) => organisations[0])).toEqual(['hengelo', 'enschede', 'enschede']);
    });
  });
});
