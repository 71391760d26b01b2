import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  listReferrals,
  peopleToAsk,
  registerConsent,
  registerDeclaration,
  reportReferral,
  retract,
  stepReferral,
  sweep,
  turnBack,
} from '#exchange';
import type { Category, HelpRequest, JsonObject } from '#kernel';
import { saveEndpoint } from '#partners';
import { randomFrom } from './random.js';
import { valueOf } from './desk.js';
import { EVIDENCE, Rig } from './rig.js';
import { Employers } from './year-employers.js';
import { DESKS, Holds } from './year-holds.js';
import {
  AGAIN,
  ENDS,
  LAW,
  SUCCEEDED,
  SUCCESSION,
  SYSTEMS,
  TOWNS,
  TURNED_BACK,
  withAYear,
} from './year-region.js';

const DAY = 86_400_000;
const FROM = new Date('2026-11-02T09:00:00Z');
const UNTIL = new Date('2027-11-01T09:00:00Z');
/** Every day of the year with SCHAKEL_YEAR_STEP=1; else one in so many. */
const STEP = Number(process.env['SCHAKEL_YEAR_STEP'] ?? 10);
const OLD = 'leerwerkloket-systeem';
const DESK = 'balie-werkcentrum';
const LANES = [
  OLD,
  DESK,
  'klantsysteem-almelo',
  'klantsysteem-enschede',
  'leverancier-midden',
  'overige-gemeenten',
  'werving',
];
interface Referred {
  id: string;
  town: string;
  person: string;
  goesAlong: boolean;
}

describe('a year of the region', () => {
  let rig: Rig;
  const next = randomFrom(20_270_101);
  const chance = { below: (most: number): number => Math.floor(next() * most) };
  const learning: Referred[] = [];
  const seeds = ['0612345678'];
  let employers: Employers;
  let holds: Holds;
  /** What was sent today about people who learn, some of whom said no. */
  let sentToday: { id: string; town: string }[] = [];
  let people = 0;
  let days = 0;
  beforeAll(async () => {
    rig = await Rig.start({
      region: withAYear,
      answer: ({ event }) => ({
        kind: 'delivered',
        status: 204,
        ...(String(event['type']).endsWith('withdrawn') ? { answer: 'deleted' as const } : {}),
      }),
    });
    employers = new Employers(rig, chance.below);
    holds = new Holds(rig, seeds);
    for (const connection of LANES) {
      const url = `https://${connection}.example/webhook`;
      const changedAt = rig.clock.now();
      await saveEndpoint(rig.hub.db, rig.hub.keys, { connection, url, secrets: ['whsec_x'], changedAt });
    }
  });
  afterAll(() => rig.stop());

  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [...LANES, ...LANES]) await rig.deliver(lane);
    await employers.emptyInbox();
  };
  const rowsOf = (query: ReturnType<typeof sql>): Promise<unknown[]> => holds.rows(query);
  /** Somebody new, with a name that nobody else has. */
  const somebody = (town: string): { person: string; lastName: string } => {
    const lastName = `Zeldzaam${(people += 1)}`;
    seeds.push(`${lastName}"`);
    return { person: `${town}-${people}`, lastName };
  };

  async function refer(town: string, helpRequest: HelpRequest, goesAlong: boolean): Promise<void> {
    const { person, lastName } = somebody(town);
    const speaker = rig.speaker(town);
    const area = helpRequest === 'find-work' ? (town === 'almelo' ? 'enschede' : 'almelo') : undefined;
    const { referralId: id, recipient } = valueOf(
      await reportReferral(rig.hub, speaker, { recordId: person, helpRequest, ...(area ? { area } : {}) }),
    );
    if (helpRequest === 'learn-on-the-job') {
      const base = {
        recordId: person,
        recipients: [recipient],
        includesSuccessors: goesAlong,
        evidence: EVIDENCE,
      };
      const validUntil = new Date(rig.clock.now().getTime() + 700 * DAY);
      const categories: Category[] = ['work-preferences', 'qualifications', 'languages'];
      valueOf(await registerDeclaration(rig.hub, speaker, { ...base, validUntil }));
      const said = { ...base, validUntil, purpose: 'learning' as const, categories, state: 'given' as const };
      const consent = valueOf(await registerConsent(rig.hub, speaker, said));
      // One in eight changes its mind, and is then nobody whom to ask again.
      if (chance.below(8) === 0) await retract(rig.hub.pipeline, speaker, 'consent', consent);
      else if (recipient === 'leerwerkloket') learning.push({ id, town, person, goesAlong });
    }
    const data: JsonObject = {
      idVerwijzing: `VER-${person}`,
      idAanleiding: id,
      hulpvraag: helpRequest,
      betrokkene: {
        idWerkzoekende: person,
        identiteit: { achternaam: lastName },
        telefoonnummer: [seeds[0]!],
      },
    };
    const event = {
      id: `referral-${person}`,
      source: (await rig.hub.directory()).party(town)!.urn,
      type: 'nl.schakel.referral.published',
      dataschema: 'canonical/referral@1',
      subject: { recordId: `VER-${person}`, person },
      data,
    };
    valueOf((await rig.sendBatch(SYSTEMS[town]!, [event]))[0]!);
    const identity = { ACHTERNAAM: lastName, GEBOORTEDATUM: '1990-05-05' };
    const receipt = await rig.sendClient(SYSTEMS[town]!, town, person, { data: { IDENTITEIT: identity } });
    if (helpRequest === 'learn-on-the-job') sentToday.push({ id: valueOf(receipt).messageId, town });
  }

  async function work(): Promise<void> {
    for (const party of DESKS) {
      const asked = { open: true, overdue: false, limit: 200 };
      const { referrals } = await listReferrals(rig.hub, rig.speaker(party), asked);
      for (const { referral, side } of referrals) {
        if (side !== 'desk' || chance.below(3) > 0) continue;
        const { id, state } = referral;
        const step =
          state === 'reported' || chance.below(2) > 0
            ? ({ state: 'taken-up' } as const)
            : ({ state: 'closed', outcome: 'found-work' } as const);
        const done = await stepReferral(rig.hub, rig.speaker(party), id, step);
        expect([id, done.ok]).toEqual([id, true]);
      }
    }
  }

  async function onTheList(town: string, key: string): Promise<string[]> {
    const page = { limit: 10_000 };
    const list = valueOf(await peopleToAsk(rig.hub, rig.speaker(town), 'privacy-officer', key, page));
    return list.people.map(({ recordId }) => recordId).sort();
  }

  /** Everybody whose consent did not go along is on the list of its own controller, and nobody else. */
  async function everybodyIsAsked(key: string): Promise<void> {
    for (const town of TOWNS) {
      const asked = learning.filter((one) => one.town === town && !one.goesAlong).map(({ person }) => person);
      const list = await onTheList(town, key);
      expect(list.filter((person) => asked.includes(person))).toEqual(asked.sort());
      const goingAlong = learning.filter((one) => one.goesAlong).map(({ person }) => person);
      expect(list.filter((person) => goingAlong.includes(person))).toEqual([]);
    }
  }

  it(`holds on every day that is looked at, one in ${STEP}`, async () => {
    const dates = [SUCCEEDED, TURNED_BACK, AGAIN, LAW, ENDS].map((date) => new Date(date.getTime() + 1000));
    const moments = new Set(dates.map((date) => date.getTime()));
    for (let at = FROM.getTime(); at < UNTIL.getTime(); at += STEP * DAY) moments.add(at);
    for (const at of [...moments].sort((a, b) => a - b)) {
      rig.clock.turnTo(new Date(at));
      if (at === TURNED_BACK.getTime() + 1000) {
        const approver = {
          actor: 'connection:goedkeuring-leerwerkloket',
          origin: 'test',
          approvesFor: ['leerwerkloket'],
        };
        valueOf(
          await turnBack(rig.hub, approver, { key: SUCCESSION, party: 'leerwerkloket', reason: 'verzonnen' }),
        );
      }
      await sweep(rig.hub);
      sentToday = [];
      const town = (): string => TOWNS[chance.below(TOWNS.length)]!;
      for (let one = 0; one < 3; one += 1) await refer(town(), 'learn-on-the-job', chance.below(2) > 0);
      await refer(town(), 'find-work', false);
      await employers.publish();
      await employers.publish();
      const introducedIn = town();
      const { person, lastName } = somebody(introducedIn);
      await employers.introduce(introducedIn, person, lastName);
      await carry();
      await work();
      await employers.answer();
      await sweep(rig.hub);
      await carry();
      await holds.today(sentToday);
      if (at === SUCCEEDED.getTime() + 1000) await everybodyIsAsked(SUCCESSION);
      if (at === AGAIN.getTime() + 1000) await everybodyIsAsked(`${SUCCESSION}-2`);
      days += 1;
    }
    expect(days).toBeGreaterThan(365 / STEP);
    await holds.nowhereInTheDatabase();
  }, 900_000);

  it('went as it was planned', async () => {
    const got = (from: Date, until: Date, party: string) =>
      rowsOf(sql`select 1 from delivery where kind = 'document' and recipient = ${party} and record_type = 'referral'
        and planned_at >= ${from} and planned_at < ${until}`).then((rows) => rows.length > 0);
    // Before midnight one, after it the other; turned back the one again; and then for good.
    for (const [from, until, other] of [
      [FROM, SUCCEEDED, 'werkcentrum-twente'],
      [SUCCEEDED, TURNED_BACK, 'leerwerkloket'],
      [AGAIN, UNTIL, 'leerwerkloket'],
    ] as const)
      expect([from, await got(from, until, other)]).toEqual([from, false]);
    const directory = (await rig.hub.snapshot()).directory;
    expect(directory.at(new Date(ENDS.getTime() - 1)).membersOf('group:midden-twente')).toHaveLength(4);
    expect(directory.at(ENDS).membersOf('group:midden-twente')).toEqual([]);
    // The law of the day stands in the decisions of that day.
    const clauses = await rowsOf(sql`
      select distinct moment >= ${LAW}::timestamptz as later, versions ->> 'clause' as clause from decision
      where versions ->> 'clause' like 'verwijzing-tussen-gemeenten%' and stage = 'deliver' order by 1, 2`);
    expect(clauses).toEqual([
      { later: false, clause: 'verwijzing-tussen-gemeenten@1' },
      { later: true, clause: 'verwijzing-tussen-gemeenten@2' },
    ]);
  });
});
