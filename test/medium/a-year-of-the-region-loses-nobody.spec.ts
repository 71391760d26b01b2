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
import type { Category, HelpRequest, JsonObject, Outcome } from '#kernel';
import { saveEndpoint } from '#partners';
import { randomFrom } from './random.js';
import { EVIDENCE, Rig } from './rig.js';
import { AGAIN, ENDS, LAW, SUCCEEDED, SUCCESSION, TURNED_BACK, withAYear } from './year-region.js';

const DAY = 86_400_000;
const FROM = new Date('2026-11-02T09:00:00Z');
const UNTIL = new Date('2027-11-01T09:00:00Z');
/** Every day of the year with SCHAKEL_YEAR_STEP=1; else one in so many. */
const STEP = Number(process.env['SCHAKEL_YEAR_STEP'] ?? 42);
const OLD = 'leerwerkloket-systeem';
const DESK = 'balie-werkcentrum';
const LANES = [OLD, DESK, 'klantsysteem-almelo', 'klantsysteem-enschede', 'leverancier-midden', 'werving'];
const SYSTEMS = {
  enschede: 'klantsysteem-enschede',
  almelo: 'klantsysteem-almelo',
  hengelo: 'leverancier-midden',
};
type Town = keyof typeof SYSTEMS;
const TOWNS = Object.keys(SYSTEMS) as Town[];
const DESKS = ['enschede', 'almelo', 'leerwerkloket', 'werkcentrum-twente'];

interface Referred {
  id: string;
  town: Town;
  person: string;
  goesAlong: boolean;
}

describe('a year of the region', () => {
  let rig: Rig;
  const next = randomFrom(20_270_101);
  const chance = { below: (most: number): number => Math.floor(next() * most) };
  const learning: Referred[] = [];
  let people = 0;
  let days = 0;
  beforeAll(async () => {
    rig = await Rig.start({ region: withAYear });
    for (const connection of LANES) {
      const url = `https://${connection}.example/webhook`;
      const changedAt = rig.clock.now();
      await saveEndpoint(rig.hub.db, rig.hub.keys, { connection, url, secrets: ['whsec_x'], changedAt });
    }
  });
  afterAll(() => rig.stop());

  const valueOf = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [...LANES, ...LANES]) await rig.deliver(lane);
  };
  const rowsOf = async (query: ReturnType<typeof sql>): Promise<unknown[]> =>
    (await query.execute(rig.admin)).rows;

  async function refer(town: Town, helpRequest: HelpRequest, goesAlong: boolean): Promise<void> {
    const person = `${town}-${(people += 1)}`;
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
      betrokkene: { idWerkzoekende: person, telefoonnummer: ['0600000000'] },
    };
    const event = {
      id: `referral-${person}`,
      source: (await rig.hub.directory()).party(town)!.urn,
      type: 'nl.schakel.referral.published',
      dataschema: 'canonical/referral@1',
      subject: { recordId: `VER-${person}`, person },
      data,
    };
    valueOf((await rig.sendBatch(SYSTEMS[town], [event]))[0]!);
    valueOf(await rig.sendClient(SYSTEMS[town], town, person));
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

  /** What must hold on every day of the year. */
  async function holds(): Promise<void> {
    // a, g: nothing about a person without a permit of the moment, an open occasion, and a consent that was not taken back.
    const wrong = await rowsOf(sql`
      select d.id from delivery d left join decision x on x.delivery_id = d.id and x.stage = 'deliver' and x.permitted
      left join occasion o on o.id = x.occasion_id left join consent c on c.id = x.consent_id
      where d.kind = 'document' and d.state = 'delivered' and d.subject_id is not null
        and (x.id is null or o.id is null or x.moment < o.opened_at or x.moment >= coalesce(o.closed_at, o.ends_at)
          or x.moment >= c.withdrawn_at)`);
    expect(wrong).toEqual([]);
    // b: no address and no number of a person, whatever was in the record.
    for (const { event } of rig.sent)
      expect(JSON.stringify(event['data'])).not.toMatch(/"bsn"|"adres"|"postcode"/);
    // c: nothing is lost or waits: each message and each delivery came to an end.
    expect(await rowsOf(sql`select id from message where state <> 'distributed'`)).toEqual([]);
    expect(await rowsOf(sql`select id, lane from delivery where state in ('planned', 'dead')`)).toEqual([]);
    // d: each decision has one line of the log.
    expect(
      await rowsOf(
        sql`select (select count(*) from decision) - (select count(*) from audit_event where log = 'decision') as more`,
      ),
    ).toEqual([{ more: '0' }]);
    // e: in order, at each recipient and of each record.
    const last = new Map<string, string>();
    for (const { url, event } of rig.sent) {
      const thing = `${url} ${String(event['recipient'])} ${String(event['subject'])} ${String(event['type']).split('.')[2]}`;
      expect(String(event['sequence']) > (last.get(thing) ?? '')).toBe(true);
      last.set(thing, String(event['sequence']));
    }
    // Between predecessor and successor nobody's post is lost, and none goes to both.
    const twice = await rowsOf(sql`
      select message_id from delivery where kind = 'document' and state = 'delivered'
        and recipient in ('leerwerkloket', 'werkcentrum-twente') and record_type in ('client', 'referral')
      group by message_id having count(distinct recipient) > 1`);
    expect(twice).toEqual([]);
    // Every open referral has an open occasion, and one desk or else its reporter to see to it.
    const open = (await rowsOf(sql`select id, source from referral where state <> 'closed'`)) as {
      id: string;
      source: string;
    }[];
    const ended = sql`select r.id from referral r join occasion o on o.id = r.id
      where (r.state = 'closed') <> (o.closed_at is not null)`;
    expect(await rowsOf(ended)).toEqual([]);
    const seen = new Map<string, string[]>();
    for (const party of new Set([...DESKS, ...TOWNS])) {
      let after: string | undefined;
      do {
        const asked = { open: true, overdue: false, limit: 200, ...(after ? { after } : {}) };
        const { referrals, last: more } = await listReferrals(rig.hub, rig.speaker(party), asked);
        for (const { referral, side } of referrals)
          seen.set(referral.id, [...(seen.get(referral.id) ?? []), side]);
        after = more;
      } while (after);
    }
    for (const { id } of open) {
      const sides = seen.get(id) ?? [];
      expect([id, sides.filter((side) => side === 'reporter').length]).toEqual([id, 1]);
      expect([id, sides.filter((side) => side === 'desk').length <= 1]).toEqual([id, true]);
    }
  }

  async function onTheList(town: Town, key: string): Promise<string[]> {
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
      for (const town of TOWNS) await refer(town, 'learn-on-the-job', chance.below(2) > 0);
      await refer(TOWNS[chance.below(TOWNS.length)]!, 'find-work', false);
      await carry();
      await work();
      await sweep(rig.hub);
      await carry();
      await holds();
      if (at === SUCCEEDED.getTime() + 1000) await everybodyIsAsked(SUCCESSION);
      if (at === AGAIN.getTime() + 1000) await everybodyIsAsked(`${SUCCESSION}-2`);
      days += 1;
    }
    expect(days).toBeGreaterThan(365 / STEP);
  }, 600_000);

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
