import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  answerReview,
  beginHold,
  beginReview,
  closeIncident,
  confirmIncident,
  endHold,
  listIncidents,
  readIncident,
  readReview,
  readReviews,
  reportIncident,
  OPERATOR,
  retentionOf,
  revokeConnection,
  endRevocation,
  sweep,
} from '#exchange';
import type { Outcome } from '#kernel';
import { noteUses } from '#partners';
import { Rig } from './rig.js';

const DAY = 86_400_000;
const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-van-twente';
const WRONG = { kind: 'wrong-recipient' } as const;
const HANDLED = { outcome: 'handled', authority: 'not-needed', people: 'informed' } as const;
const ORDER = { ground: 'court-order', reference: 'Z-7' } as const;

describe('incidents and reviews of access, with the clock turned by hand', () => {
  let rig: Rig;
  let serial = 0;
  beforeAll(async () => {
    rig = await Rig.start({
      settings: { INCIDENT_TERM: '60d', AUDIT_TERM: '40d', ACCESS_REVIEW_TERM: '100d' },
    });
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const as = (controller: string | null) => ({ controller, actor: 'connection:test', origin: 'test' });
  const pass = async (days: number): Promise<void> => {
    rig.clock.turnBy(days * DAY);
    await sweep(rig.hub);
  };
  const partOf = async (name: string, party: string) =>
    (await retentionOf(rig.hub, rig.speaker(party))).parts.find((one) => one.part === name)!;
  const count = async (table: string, column: string, value: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(
      rig.admin,
    );
    return rows[0]!.n;
  };
  const lastNoted = async (action: string): Promise<unknown> => {
    const { rows } = await sql<{ details: unknown; organisations: string[] }>`
      select details, organisations from audit_event where action = ${action} order by id desc limit 1`.execute(
      rig.admin,
    );
    return rows[0];
  };
  /** The delivery of a record of Enschede that came to the school. */
  const atSchool = async (): Promise<string> => {
    const recordId = `ENS-${(serial += 1)}`;
    await rig.occasion(recordId);
    await rig.says('given', recordId);
    must(await rig.sendClient(ENSCHEDE, 'enschede', recordId));
    await rig.distribute();
    await rig.deliver('roc-systeem');
    const { rows } = await sql<{ id: string }>`
      select d.id from delivery d join record r on r.pk = d.record_pk
      where r.record_id = ${recordId} and d.recipient = ${SCHOOL} and d.kind = 'document'`.execute(rig.admin);
    return rows[0]!.id;
  };
  /** Reported and confirmed by the school: it has its own, and Enschede has a part. */
  const ofBoth = async (): Promise<{ root: string; part: string }> => {
    const deliveries = [await atSchool()];
    const { id } = must(await reportIncident(rig.hub, as(SCHOOL), { ...WRONG, scope: { deliveries } }));
    must(await confirmIncident(rig.hub, as(null), id));
    const [part] = (await listIncidents(rig.hub, [as('enschede')], { onlyOpen: true, limit: 9 })).incidents;
    return { root: id, part: part!.id };
  };

  it('keeps what is open, however old, and proves that no term has begun', async () => {
    const { root, part } = await ofBoth();
    await pass(200);
    expect([
      await count('incident', 'id', part),
      await count('incident_touched', 'incident_id', part),
    ]).toEqual([1, 1]);
    expect(await partOf('incident', 'enschede')).toMatchObject({
      readable: 1,
      waiting: 1,
      overdue: 0,
      since: null,
    });
    must(await closeIncident(rig.hub, as(SCHOOL), root, HANDLED));
    must(await closeIncident(rig.hub, as('enschede'), part, HANDLED));
    await pass(59);
    expect(await count('incident', 'id', part)).toBe(1);
    // The proof finds it where the purge does not come by.
    rig.clock.turnBy(2 * DAY);
    expect(await partOf('incident', 'enschede')).toMatchObject({
      waiting: 0,
      overdue: 1,
      since: expect.any(Date),
    });
    await pass(0);
    expect(await partOf('incident', 'enschede')).toMatchObject({ readable: 0, overdue: 0 });
    expect(await count('incident_touched', 'incident_id', part)).toBe(0);
    expect(await lastNoted('incidents.purged')).toEqual({ details: { incident: 2 }, organisations: [] });
    // What was told for it is known as long as it was, without the reason.
    const { rows } = await sql<{ incidentId: string | null }>`
      select incident_id as "incidentId" from retraction`.execute(rig.admin);
    expect(rows).toEqual([{ incidentId: null }]);
  });

  it('is proven of what whoever runs the hub reported, and of the lines of nobody', async () => {
    const deliveries = [await atSchool()];
    const { id } = must(await reportIncident(rig.hub, as(null), { ...WRONG, scope: { deliveries } }));
    expect(await partOf('incident', OPERATOR)).toMatchObject({ readable: 1, waiting: 1, overdue: 0 });
    must(await closeIncident(rig.hub, as(null), id, { outcome: 'not-an-incident' }));
    rig.clock.turnBy(61 * DAY);
    expect(await partOf('incident', OPERATOR)).toMatchObject({ waiting: 0, overdue: 1 });
    await sql`update audit_term set days = 40`.execute(rig.admin);
    expect((await partOf('log', OPERATOR)).readable).toBeGreaterThan(0);
    await sql`update audit_term set days = 730`.execute(rig.admin);
    expect(await lastNoted('retention.proven')).toMatchObject({ organisations: [] });
    await pass(0);
    expect(await partOf('incident', OPERATOR)).toMatchObject({ readable: 0 });
  });

  it('goes for each controller by itself: what is left of a report is never shown as one', async () => {
    const { root, part } = await ofBoth();
    must(await closeIncident(rig.hub, as(SCHOOL), root, HANDLED));
    await pass(61);
    expect([await count('incident', 'id', root), await count('incident', 'id', part)]).toEqual([0, 1]);
    expect(await listIncidents(rig.hub, [as(null)], { onlyOpen: false, limit: 9 })).toEqual({
      incidents: [],
    });
    const left = await readIncident(rig.hub, as('enschede'), part);
    expect(left).toMatchObject({ state: 'confirmed', people: 1 });
    must(await closeIncident(rig.hub, as('enschede'), part, HANDLED));
    await pass(61);
    expect(await count('incident', 'id', part)).toBe(0);
  });

  it('stays with whoever has everything kept by order, until that ends', async () => {
    const { root, part } = await ofBoth();
    must(await closeIncident(rig.hub, as(SCHOOL), root, HANDLED));
    must(await closeIncident(rig.hub, as('enschede'), part, HANDLED));
    const hold = must(await beginHold(rig.hub, rig.speaker('enschede'), ORDER));
    await pass(90);
    expect([await count('incident', 'id', root), await count('incident', 'id', part)]).toEqual([0, 1]);
    expect(await partOf('incident', 'enschede')).toMatchObject({ overdue: 0, byOrder: 1 });
    must(await endHold(rig.hub, rig.speaker('enschede'), hold.id));
    await pass(0);
    expect(await count('incident', 'id', part)).toBe(0);
  });

  it('of a long list takes some in a round, and the incident with the last', async () => {
    const { root, part } = await ofBoth();
    must(await closeIncident(rig.hub, as(SCHOOL), root, HANDLED));
    must(await closeIncident(rig.hub, as('enschede'), part, HANDLED));
    await sql`
      insert into incident_touched (incident_id, side, subject_id, record_pk, record_type, categories, deliveries, first_at, last_at)
      select t.incident_id, t.side, t.subject_id, t.record_pk, t.record_type, '{}', 1, t.first_at, t.last_at
      from incident_touched t, generate_series(1, 20000) where t.incident_id = ${part}`.execute(rig.admin);
    await pass(61);
    expect(await count('incident', 'id', part)).toBe(1);
    expect(await count('incident_touched', 'incident_id', part)).toBeLessThan(20_001);
    await pass(0);
    expect([
      await count('incident', 'id', part),
      await count('incident_touched', 'incident_id', part),
    ]).toEqual([0, 0]);
  });

  it('keeps what is barred still, and takes out what was barred with the incident of it', async () => {
    const scope = { deliveries: [await atSchool()] };
    const { id } = must(await reportIncident(rig.hub, as(SCHOOL), { kind: 'leaked-key', scope }));
    const operator = { operates: true, actor: 'connection:test', origin: 'test' } as const;
    const { id: bar } = must(await revokeConnection(rig.hub, operator, 'roc-systeem', id));
    must(await closeIncident(rig.hub, as(SCHOOL), id, { outcome: 'not-an-incident' }));
    await pass(61);
    expect([await count('incident', 'id', id), await count('access_bar', 'id', bar)]).toEqual([0, 1]);
    must(await endRevocation(rig.hub, operator, bar, ['roc-systeem']));
    await pass(41);
    // The client that leaked never comes in again.
    const { rows } = await sql`select kind, ended_at from access_bar where incident_id = ${id}`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ kind: 'client', ended_at: null }]);
  });

  it('takes out reviews that are done, the last not before the next is due, and never one that is open', async () => {
    const reviewer = { party: null, actor: 'connection:test' };
    const [open, done] = [
      must(await beginReview(rig.hub, reviewer, 'borne')),
      must(await beginReview(rig.hub, reviewer, 'hengelo')),
    ];
    const { entries } = must(await readReview(rig.hub, reviewer, done.id));
    const answers = entries.map((one) => ({ entryId: one.id, answer: 'removed', reason: 'left' }) as const);
    must(await answerReview(rig.hub, reviewer, done.id, answers));
    await pass(99);
    expect(await count('access_review', 'id', done.id)).toBe(1);
    expect(await partOf('access', 'hengelo')).toMatchObject({ overdue: 0 });
    rig.clock.turnBy(2 * DAY);
    expect(await partOf('access', 'hengelo')).toMatchObject({ overdue: 1 });
    await pass(0);
    expect([
      await count('access_review', 'id', done.id),
      await count('access_review_entry', 'review_id', done.id),
    ]).toEqual([0, 0]);
    expect(await count('access_review', 'id', open.id)).toBe(1);
    expect(await lastNoted('access-reviews.purged')).toMatchObject({
      details: { access_review: 1 },
      organisations: [],
    });
    // What it took away stays away.
    expect(await count('access_bar', 'review_id', done.id)).toBe(entries.length);
    const { reviews } = await readReviews(rig.hub, { party: 'hengelo', actor: 'test' }, { limit: 99 });
    expect(reviews).not.toContainEqual(expect.objectContaining({ id: done.id }));
  });

  it('forgets who was last seen in a role longer ago, and not by order', async () => {
    const seen = { kind: 'person', key: 'pseudoniem', role: 'administrator' } as const;
    const uses = [
      { ...seen, party: 'enschede' },
      { ...seen, party: 'almelo' },
      { kind: 'client', key: 'een-client' } as const,
    ];
    await noteUses(rig.hub.db, uses, rig.clock.now());
    const hold = must(await beginHold(rig.hub, rig.speaker('almelo'), ORDER));
    await pass(365);
    expect(await count('access_use', 'key', 'pseudoniem')).toBe(2);
    await pass(2);
    const parties =
      await sql`select party from access_use where key in ('pseudoniem', 'een-client') order by 1`.execute(
        rig.admin,
      );
    expect(parties.rows).toEqual([{ party: '' }, { party: 'almelo' }]);
    expect(await partOf('access', 'almelo')).toMatchObject({ overdue: 0, byOrder: 1 });
    must(await endHold(rig.hub, rig.speaker('almelo'), hold.id));
  });
});
