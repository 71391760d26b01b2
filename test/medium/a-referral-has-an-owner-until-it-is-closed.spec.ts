import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  endOccasion,
  listReferrals,
  readReferral,
  reportReferral,
  searchReferrals,
  stepReferral,
  sweep,
  type ReferralStep,
  type ReferralView,
  type ReportInput,
} from '#exchange';
import { newId, type JsonObject, type Outcome } from '#kernel';
import { Rig } from './rig.js';

const TOWN = 'hengelo';
const DESK = 'balie-werkcentrum';
const DAY = 86_400_000;
let serial = 0;

describe('a referral', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    person = `HGL-${(serial += 1)}`;
    rig.sent.length = 0;
  });
  const begun = new Date('2026-11-02T09:00:00Z');
  afterEach(() => rig.clock.turnTo(begun));

  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
  const valueOf = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const report = (parts: Partial<ReportInput> = {}, as = TOWN) =>
    reportReferral(rig.hub, rig.speaker(as), {
      recordId: person,
      helpRequest: 'find-work',
      area: 'hengelo',
      ...parts,
    });
  const reported = async (parts: Partial<ReportInput> = {}, as = TOWN): Promise<string> =>
    valueOf(await report(parts, as)).referralId;
  const carry = async (lane = DESK): Promise<void> => {
    await rig.distribute();
    await rig.deliver(lane);
  };
  /** The referral itself: what the desk gets. */
  const arrive = async (id: string, client = 'leverancier-midden', party = TOWN, lane = DESK) => {
    const data: JsonObject = {
      idVerwijzing: `VER-${person}`,
      idAanleiding: id,
      hulpvraag: 'find-work',
      betrokkene: { idWerkzoekende: person, telefoonnummer: ['0600000000'] },
    };
    const [answer] = await rig.sendBatch(client, [
      {
        id: `referral-${id}`,
        source: (await rig.hub.directory()).party(party)!.urn,
        type: 'nl.schakel.referral.published',
        dataschema: 'canonical/referral@1',
        subject: { recordId: `VER-${person}`, person },
        data,
      },
    ]);
    expect(codeOf(answer!)).toBe('ok');
    await carry(lane);
  };
  const step = (id: string, to: ReferralStep, as = 'enschede') =>
    stepReferral(rig.hub, rig.speaker(as), id, to);
  const see = (id: string, as: string) => readReferral(rig.hub, rig.speaker(as), id);
  const seen = async (id: string, as: string): Promise<ReferralView> => valueOf(await see(id, as));
  const ownerOf = async (id: string, as: string) => (await seen(id, as)).shown?.owner;
  const overdueFor = async (as: string): Promise<string[]> =>
    (await listReferrals(rig.hub, rig.speaker(as), { open: true, overdue: true, limit: 100 })).referrals.map(
      ({ referral }) => referral.id,
    );
  const told = async (id: string): Promise<string[][]> => {
    const { rows } = await sql<{ organisations: string[] }>`
      select organisations from audit_event where action = 'referral.overdue' and object = ${`referral:${id}`}
      order by id`.execute(rig.admin);
    return rows.map(({ organisations }) => organisations);
  };
  const turn = async (days: number): Promise<void> => {
    rig.clock.turnTo(new Date(rig.clock.now().getTime() + days * DAY + 1000));
    await sweep(rig.hub);
  };

  it('belongs to who reported it until it arrives, then to the desk, until that closes it', async () => {
    const id = await reported();
    expect(await ownerOf(id, TOWN)).toBe(TOWN);
    // The desk does not know of it yet.
    expect(codeOf(await see(id, 'enschede'))).toBe('not-found');
    expect(codeOf(await step(id, { state: 'taken-up' }))).toBe('not-found');
    await arrive(id);
    expect(rig.sent.map(({ event }) => [event['type'], event['occasion']])).toEqual([
      ['nl.schakel.referral.published', id],
    ]);
    expect(await ownerOf(id, 'enschede')).toBe('enschede');
    expect(await ownerOf(id, TOWN)).toBe('enschede');
    for (const state of ['taken-up', 'waiting-for-person', 'taken-up', 'handed-over'] as const) {
      expect(codeOf(await step(id, { state }))).toBe('ok');
      expect((await seen(id, TOWN)).referral.state).toBe(state);
      expect(await ownerOf(id, TOWN)).toBe('enschede');
    }
    expect(codeOf(await step(id, { state: 'closed', outcome: 'found-work' }))).toBe('ok');
    const { referral } = await seen(id, TOWN);
    expect(referral).toMatchObject({ state: 'closed', outcome: 'found-work' });
    expect(referral.steps.map(({ state }) => state)).toEqual([
      'reported',
      'taken-up',
      'waiting-for-person',
      'taken-up',
      'handed-over',
    ]);
    expect(referral.steps[0]!.since).toBe(referral.madeAt.toISOString());
    const { rows } = await sql`select 1 from occasion where id = ${id} and closed_at is not null`.execute(
      rig.admin,
    );
    expect(rows).toHaveLength(1);
    await carry('leverancier-midden');
    expect(rig.sent.at(-1)!.event).toMatchObject({ type: 'nl.schakel.occasion.closed', occasion: id });
  });

  it('is found by what its own side calls the person, and by nobody else', async () => {
    const found = async (as: string, recordId = person): Promise<string[]> =>
      (await searchReferrals(rig.hub, rig.speaker(as), recordId)).map(({ referral }) => referral.id);
    const id = await reported();
    expect(await found(TOWN)).toEqual([id]);
    await arrive(id);
    await step(id, { state: 'closed', outcome: 'learning' });
    expect(await found(TOWN)).toEqual([id]);
    expect(await found(TOWN, `${person}0`)).toEqual([]);
    for (const other of ['enschede', 'almelo']) expect(await found(other)).toEqual([]);
  });

  it('goes only where it may from where it is, and what is said twice is said once', async () => {
    const id = await reported();
    await arrive(id);
    expect(codeOf(await step(id, { state: 'handed-over' }))).toBe('step-not-possible');
    expect(codeOf(await step(id, { state: 'closed' }))).toBe('invalid-request');
    expect(codeOf(await step(id, { state: 'taken-up', outcome: 'learning' }))).toBe('invalid-request');
    expect(codeOf(await step(id, { state: 'taken-up' }))).toBe('ok');
    const { since } = (await seen(id, 'enschede')).referral;
    expect(codeOf(await step(id, { state: 'taken-up' }))).toBe('ok');
    expect((await seen(id, 'enschede')).referral.since).toEqual(since);
    // It is for the desk to say, and for nobody else.
    expect(codeOf(await step(id, { state: 'closed', outcome: 'withdrew' }, TOWN))).toBe('not-found');
    expect(codeOf(await step(id, { state: 'closed', outcome: 'withdrew' }, 'almelo'))).toBe('not-found');
    expect(codeOf(await step(newId(), { state: 'taken-up' }))).toBe('not-found');
    expect(codeOf(await step(id, { state: 'closed', outcome: 'withdrew' }))).toBe('ok');
    expect(codeOf(await step(id, { state: 'taken-up' }))).toBe('step-not-possible');
  });

  it('keeps how it went: where it began, and of very many steps the last ones', async () => {
    const id = await reported();
    await arrive(id);
    await step(id, { state: 'taken-up' });
    await sql`
      update referral set steps = steps || (select jsonb_agg(jsonb_build_object('state', 'taken-up', 'since', n::text))
        from generate_series(1, 99) n) where id = ${id}`.execute(rig.admin);
    await step(id, { state: 'waiting-for-person' });
    const { steps, state } = (await seen(id, 'enschede')).referral;
    expect([steps.length, steps[0]!.state, steps[1]!.since, state]).toEqual([
      100,
      'reported',
      '2',
      'waiting-for-person',
    ]);
    expect(Date.parse(steps.at(-1)!.since)).toBeGreaterThan(Date.parse(steps[0]!.since) - 1);
    await endOccasion(rig.hub, rig.speaker(TOWN), id);
    expect((await seen(id, 'enschede')).referral.steps.at(-1)!.state).toBe('waiting-for-person');
  });

  it('that is not taken up in time is signalled: to its reporter, and to the desk where it arrived', async () => {
    const waiting = await reported();
    person = `HGL-${(serial += 1)}`;
    const there = await reported();
    await arrive(there);
    await sweep(rig.hub);
    expect(await told(waiting)).toEqual([]);
    await turn(3);
    expect(await told(waiting)).toEqual([[TOWN]]);
    expect((await told(there)).flat().sort()).toEqual(['enschede', TOWN]);
    expect(await overdueFor('enschede')).toContain(there);
    expect(await overdueFor('enschede')).not.toContain(waiting);
    expect(await overdueFor(TOWN)).toEqual(expect.arrayContaining([waiting, there]));
    // Once.
    await turn(1);
    expect(await told(waiting)).toHaveLength(1);
    // Taken up it has time again, of that state.
    await step(there, { state: 'taken-up' });
    expect(await overdueFor('enschede')).not.toContain(there);
    await turn(15);
    expect(await told(there)).toHaveLength(3);
    const mails = await sql<{ connection: string }>`
      select connection from notification where kind = 'referral-overdue'`.execute(rig.admin);
    expect(new Set(mails.rows.map(({ connection }) => connection))).toEqual(
      new Set([DESK, 'leverancier-midden']),
    );
  });

  it('does not tell its reporter by how it goes what the person chose', async () => {
    const choice = { helpRequest: 'learn-on-the-job', area: undefined } as const;
    const withheld = await reported(choice, 'enschede');
    await arrive(withheld, 'klantsysteem-enschede', 'enschede', 'leerwerkloket-systeem');
    const seenBefore = await seen(withheld, 'enschede');
    expect(seenBefore.shown).toBeUndefined();
    // The desk never heard of it, and is not told that its time is over.
    expect(codeOf(await see(withheld, 'leerwerkloket'))).toBe('not-found');
    await turn(6);
    expect(await told(withheld)).toEqual([['enschede']]);
    // Nor is it listed as overdue for whom it is not shown.
    expect(await overdueFor('enschede')).not.toContain(withheld);
    expect(await overdueFor('leerwerkloket')).not.toContain(withheld);
  });

  it('shows by no page that there is one which is not shown', async () => {
    const choice = { helpRequest: 'learn-on-the-job', area: undefined } as const;
    const listed = async (as: string, overdue: boolean) => {
      const found = await listReferrals(rig.hub, rig.speaker(as), { open: true, overdue, limit: 1 });
      return { ids: found.referrals.map(({ referral }) => referral.id), last: found.last };
    };
    // Later than what other tests here reported: each begins at the same moment.
    await turn(1);
    const hidden = [1, 2].map((n) => ({ ...choice, recordId: `${person}-${n}` }));
    const ids = [await reported(hidden[0], 'enschede'), await reported(hidden[1], 'enschede')];
    expect(await listed('leerwerkloket', false)).toEqual({ ids: [], last: undefined });
    expect(await listed('enschede', false)).toEqual({ ids: [ids[1]], last: ids[1] });
    await turn(6);
    expect(await listed('enschede', true)).toEqual({ ids: [], last: undefined });
    expect(await listed('leerwerkloket', true)).toEqual({ ids: [], last: undefined });
  });

  it('is handed over by another one, and stays with the desk that has to ask how it went', async () => {
    const first = await reported();
    await arrive(first);
    await step(first, { state: 'taken-up' });
    const next = { area: 'almelo', follows: first } as const;
    expect(codeOf(await report({ ...next, recordId: 'BALIE-1' }, 'almelo'))).not.toBe('ok');
    const second = await reported({ ...next, recordId: 'BALIE-1' }, 'enschede');
    expect((await seen(first, 'enschede')).referral.state).toBe('handed-over');
    expect(await ownerOf(first, 'enschede')).toBe('enschede');
    expect((await seen(second, 'enschede')).referral).toMatchObject({ follows: first, recipient: 'almelo' });
    expect(codeOf(await report({ follows: newId(), area: 'almelo' }, 'enschede'))).toBe('invalid-request');
  });

  it('is closed when its occasion ends, however that ends', async () => {
    const id = await reported();
    await arrive(id);
    await endOccasion(rig.hub, rig.speaker(TOWN), id);
    expect((await seen(id, 'enschede')).referral).toMatchObject({
      state: 'closed',
      outcome: 'occasion-ended',
    });
    person = `HGL-${(serial += 1)}`;
    const old = await reported();
    await turn(200);
    expect((await seen(old, TOWN)).referral).toMatchObject({ state: 'closed', outcome: 'occasion-ended' });
    const { rows } = await sql`
      select 1 from referral r join occasion o on o.id = r.id
      where (r.state = 'closed') <> (o.closed_at is not null)`.execute(rig.admin);
    expect(rows).toEqual([]);
  });

  it('follows a succession, and comes back with it', async () => {
    const choice = { helpRequest: 'learn-on-the-job', area: undefined } as const;
    const id = await reported(choice, 'enschede');
    await sql`update occasion set opened_by = recipient where id = ${id}`.execute(rig.admin);
    expect(await ownerOf(id, 'leerwerkloket')).toBe('leerwerkloket');
    rig.clock.turnTo(new Date('2027-01-01T00:00:01+01:00'));
    expect(codeOf(await see(id, 'leerwerkloket'))).toBe('not-found');
    expect(await ownerOf(id, 'werkcentrum-twente')).toBe('werkcentrum-twente');
    expect(codeOf(await step(id, { state: 'taken-up' }, 'werkcentrum-twente'))).toBe('ok');
    const again = await reported({ ...choice, recordId: `${person}-2` }, 'enschede');
    const { rows } = await sql`select recipient, desk from referral where id = ${again}`.execute(rig.admin);
    expect(rows).toEqual([{ recipient: 'werkcentrum-twente', desk: 'werkcentrum-leren' }]);
    rig.clock.turnTo(begun);
    expect(await ownerOf(id, 'leerwerkloket')).toBe('leerwerkloket');
  });
});
