import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompiledQuery, sql } from 'kysely';
import { createSealer, createSigner, exportLog, publicKeys } from '#audit';
import {
  beginHold,
  endHold,
  PROOF,
  replayDeliveries,
  retentionOf,
  sweep,
  viewHeld,
  viewLanes,
  type LaneActor,
} from '#exchange';
import type { Outcome } from '#kernel';
import type { WantedVersion } from '#storage';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import { Rig } from './rig.js';

const DAY = 86_400_000;
const SCHOOL = 'roc-systeem';
const ALMELO = 'klantsysteem-almelo';
const ORIGIN = 'hub.test/audit-log';
/** From then on the school's clause says a day. */
const SHORTER = new Date('2027-06-01T00:00:00+02:00');
const TERMS: Record<string, number> = { 'volwassene-aan-school': 3, 'gemeente-aan-gemeente-begeleiding': 0 };

const withTerms = (wanted: WantedVersion[]): WantedVersion[] =>
  wanted.flatMap((one) => {
    if (one.kind !== 'clause' || TERMS[one.key] === undefined) return [one];
    const said = (days: number) => ({ ...one.content, documentTerm: `P${days}D` });
    const first = { ...one, content: said(TERMS[one.key]!) };
    if (one.key !== 'volwassene-aan-school') return [first];
    return [
      { ...first, validUntil: SHORTER },
      { ...one, content: said(1), validFrom: SHORTER },
    ];
  });

describe('a year of retention, with the clock turned by hand', () => {
  let rig: Rig;
  let serial = 0;
  beforeAll(async () => {
    rig = await Rig.start({ region: withTerms });
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const operator: LaneActor = { own: '', operates: true, actor: 'test', origin: 'test' };
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [SCHOOL, ALMELO, 'klantsysteem-enschede']) await rig.deliver(lane);
  };
  const pass = async (days: number): Promise<void> => {
    rig.clock.turnBy(days * DAY);
    await sweep(rig.hub);
  };
  /** A person of Enschede, sent to the school, to Almelo, or to both. */
  const person = async (...to: ('school' | 'almelo')[]): Promise<string> => {
    const recordId = `JAAR-${(serial += 1)}`;
    if (to.includes('school')) {
      await rig.occasion(recordId);
      await rig.says('given', recordId);
    }
    if (to.includes('almelo')) await rig.occasion(recordId, { purpose: 'guidance', recipient: 'almelo' });
    return must(await rig.sendClient('klantsysteem-enschede', 'enschede', recordId)).messageId;
  };
  const isKept = async (id: string): Promise<boolean> => {
    const { rows } = await sql<{ kept: boolean }>`
      select document is not null as kept from message where id = ${id}`.execute(rig.admin);
    return rows[0]!.kept;
  };
  const kept = (ids: string[]): Promise<boolean[]> => Promise.all(ids.map(isKept));
  const proof = async () => (await retentionOf(rig.hub, rig.speaker('enschede'))).parts;
  const overdue = async (): Promise<number> => (await proof()).reduce((sum, one) => sum + one.overdue, 0);

  /** The same from nothing but deliveries and the clauses that they name. */
  const pastTerm = async (): Promise<number> => {
    const { rows } = await sql<{ last: Date; clauses: (string | null)[]; waits: boolean }>`
      select greatest(m.distributed_at, max(d.settled_at)) as last, array_agg(d.clause) as clauses,
        coalesce(bool_or(d.state = 'planned'), false) as waits
      from message m left join delivery d on d.message_id = m.id
      where m.controller = 'enschede' and m.state = 'distributed' and m.document is not null
      group by m.id`.execute(rig.admin);
    const now = rig.clock.now().getTime();
    return rows.filter(({ last, clauses, waits }) => {
      const days = Math.min(14, ...clauses.map((clause) => TERMS[clause ?? ''] ?? 14));
      return !waits && last.getTime() + days * DAY < now - 3_600_000;
    }).length;
  };

  it('keeps what went under several clauses for the shortest of their terms, and nothing longer', async () => {
    const [school, almelo, both] = [
      await person('school'),
      await person('almelo'),
      await person('school', 'almelo'),
    ];
    await carry();
    expect(await kept([school, almelo, both])).toEqual([true, true, true]);
    await pass(0.01);
    expect(await kept([school, almelo, both])).toEqual([true, false, false]);
    await pass(2.9);
    expect(await isKept(school)).toBe(true);
    await pass(0.2);
    expect(await isKept(school)).toBe(false);
    expect(await overdue()).toBe(0);
  });

  it('begins no term while somebody is still to get it, and says that it waits', async () => {
    rig.answer = () => ({ kind: 'later', reason: 'connection' });
    const waiting = await person('school');
    await rig.distribute();
    await pass(0.5);
    expect(await isKept(waiting)).toBe(true);
    expect((await proof())[0]).toMatchObject({ part: 'document', readable: 1, waiting: 1, overdue: 0 });
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await carry();
    await pass(2.9);
    expect(await isKept(waiting)).toBe(true);
    await pass(0.2);
    expect(await isKept(waiting)).toBe(false);
  });

  it('says until when post can go no more, and of what is asked again how many cannot', async () => {
    const before = rig.clock.now();
    const gone = await person('school');
    await carry();
    await pass(4);
    const still = await person('school');
    await carry();
    expect(await kept([gone, still])).toEqual([false, true]);
    const until = (await viewLanes(rig.hub, operator, SCHOOL))[0]!.purgedUntil!;
    expect(until >= before && until < rig.clock.now()).toBe(true);
    const selection = { from: before, until: new Date(rig.clock.now().getTime() + DAY) };
    const answer = must(
      await replayDeliveries(rig.hub, operator, { lane: SCHOOL, selection, preview: true }),
    );
    expect(answer).toMatchObject({ planned: 1, impossible: { count: 1 }, purgedUntil: until });
    expect((await viewLanes(rig.hub, operator, 'uwv-systeem'))[0]!).not.toHaveProperty('purgedUntil');
  });

  it('says of what was given up whether it can still go', async () => {
    rig.answer = () => ({ kind: 'rejected', status: 422, code: 'invalid' });
    await person('school');
    await carry();
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    const canGo = async () => (await viewHeld(rig.hub, operator, [])).items.map((one) => one.canGo);
    expect(await canGo()).toEqual(['yes']);
    await pass(4);
    expect(await canGo()).toEqual(['document-purged']);
  });

  it('keeps everything of a controller by order, says so, and purges it when the order ends', async () => {
    const id = await person('school');
    await carry();
    const hold = must(
      await beginHold(rig.hub, rig.speaker('enschede'), { ground: 'court-order', reference: 'Z-9' }),
    );
    await pass(20);
    expect(await isKept(id)).toBe(true);
    expect((await proof())[0]).toMatchObject({ byOrder: 1, overdue: 0, since: expect.any(Date) });
    must(await endHold(rig.hub, rig.speaker('enschede'), hold.id));
    expect(await overdue()).toBe(1);
    await pass(0);
    expect([await isKept(id), await overdue()]).toEqual([false, 0]);
  });

  it('goes by the clause under which it went at last, where that is shorter', async () => {
    rig.clock.turnTo(new Date(SHORTER.getTime() - DAY / 2));
    const id = await person('school');
    await rig.distribute();
    rig.clock.turnTo(new Date(SHORTER.getTime() + DAY));
    await carry();
    await pass(0.9);
    expect(await isKept(id)).toBe(true);
    await pass(0.2);
    expect(await isKept(id)).toBe(false);
  });

  it('at no step of a year is anything readable past its term, and every proof of the log holds', async () => {
    rig.clock.turnTo(new Date('2027-07-01T10:00:00Z'));
    TERMS['volwassene-aan-school'] = 1;
    for (let month = 0; month < 12; month += 1) {
      await person('school');
      await person('almelo');
      if (month % 3 === 0) await person('school', 'almelo');
      await carry();
      for (const days of [0.05, 1.1, 29]) {
        await pass(days);
        expect([await pastTerm(), await overdue()]).toEqual([0, 0]);
      }
    }
    const signers = [createSigner(ORIGIN, Buffer.alloc(32, 1))];
    const sealer = createSealer({
      databaseUrl: rig.databaseUrl,
      origin: ORIGIN,
      signers,
      clock: rig.clock,
      checkpointEvery: 0,
    });
    await sealer.round();
    await sealer.close();
    const lines = exportLog(rig.admin, { origin: ORIGIN });
    const verdict = await verifyExport(lines, { keys: await publicKeys(rig.admin), checkpoints: [] });
    expect(verdict).toMatchObject({ ok: true, faults: [] });
  });

  it('is found by the statement of the page when a purge forgets it, and of no other organisation', async () => {
    const id = await person('school');
    await carry();
    await sql`update message set purge_at = '2100-01-01' where id = ${id}`.execute(rig.admin);
    await pass(2);
    expect([await isKept(id), await pastTerm(), await overdue()]).toEqual([true, 1, 1]);
    const page = /```sql\n(with kept[\s\S]*?)\n?```/.exec(readFileSync('docs/retention.md', 'utf8'))![1]!;
    expect(page.replace(/;$/, '')).toBe(PROOF);
    const lengths = ['30 days', '30 days', '730 days', '730 days', '1826 days', '730 days', '182 days'];
    const asked = async (controller: string): Promise<unknown[]> =>
      (await rig.hub.db.executeQuery(CompiledQuery.raw(page, [controller, rig.clock.now(), ...lengths])))
        .rows;
    expect(await asked('enschede')).toContainEqual(expect.objectContaining({ part: 'document', overdue: 1 }));
    expect(await asked('almelo')).toContainEqual(expect.objectContaining({ part: 'document', overdue: 0 }));
    const given = ["'enschede'", 'now()', ...lengths.map((length) => `'${length}'`)];
    const filled = given.reduce((text, value, index) => text.replaceAll(`$${index + 1}`, value), PROOF);
    const { rows } = await rig.admin.transaction().execute(async (trx) => {
      // Of so few rows a walk can be the cheaper way, as soon as the database has counted them.
      await sql`set local enable_seqscan = off`.execute(trx);
      return sql<Record<'QUERY PLAN', string>>`explain ${sql.raw(filled)}`.execute(trx);
    });
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/message_to_purge/);
    expect(plan).toMatch(/message_held/);
    expect(plan).not.toMatch(/Seq Scan on (message|delivery|audit_event)/);
    expect(await overdue()).toBe(1);
  });
});
