import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  appendDecisions,
  appendEvents,
  eraseEntry,
  purgePastTerm,
  PurgeNotSigned,
  setTerm,
  type AuditEvent,
} from '#audit';
import { newId } from '#kernel';
import { everythingIn } from './everything.js';
import { Log, decisionOf, eventOf } from './log.js';

const YEAR_MS = 365 * 86_400_000;
const SECRET = 'iets-dat-hier-niet-hoort';

describe('a body of the log', () => {
  let log: Log;
  let old: AuditEvent[];
  beforeEach(async () => {
    log = await Log.start();
    const moment = new Date(Date.now() - 3 * YEAR_MS);
    old = Array.from({ length: 40 }, (_, place) => ({
      ...eventOf(place, { moment, details: { place, over: SECRET } }),
      id: newId(moment),
    }));
    await appendEvents(log.hub, old);
    await appendDecisions(log.hub, [decisionOf({ id: newId(moment), moment, purpose: SECRET })]);
    await log.append(10);
    await log.seal();
  });
  afterEach(() => log.stop());

  const purge = (): Promise<number> => log.hub.transaction().execute((tx) => purgePastTerm(tx, new Date()));
  const everything = () => everythingIn(log.owner);
  const erase = (eventId: string, db = log.owner): Promise<boolean> =>
    db.transaction().execute((tx) =>
      eraseEntry(tx, {
        eventId,
        reason: 'personal-data-in-event',
        by: 'functionaris-7',
        moment: new Date(),
      }),
    );

  it('is gone at its term, with its decision, and nothing readable is left; the rest stays and all is proven', async () => {
    expect(await everything()).toContain(SECRET);
    expect(await purge()).toBe(41);
    expect(await purge()).toBe(0);
    expect(await everything()).not.toContain(SECRET);
    for (const { id, salt } of old.slice(0, 3)) {
      const text = await everything();
      expect(text).not.toContain(salt);
      expect(text).toContain(id);
    }
    // Whoever takes an export now would hold a log that lacks bodies and does not say why.
    await expect(log.lines()).rejects.toThrow(PurgeNotSigned);
    await log.seal();
    const verdict = await log.verdict();
    expect(verdict).toMatchObject({ ok: true, faults: [], leaves: 53 });
    expect(verdict.purged).toEqual([
      { from: 0, to: 40, why: 'term', first: expect.any(String), last: expect.any(String) },
    ]);
    const said = (await log.lines()).find((line) => line.includes('"events.purged"'))!;
    expect(JSON.parse(said)).toMatchObject({ event: { details: { count: 41, ranges: [[0, 40]] } } });
  });

  it('is not purged while one of those whom it concerns has everything kept by order', async () => {
    const order = sql`insert into legal_hold (id, controller, ground, reference, made_at, made_by)
      values (${newId()}, 'school', 'court-order', 'Z-1', now(), 'person:een')`;
    await order.execute(log.owner);
    const ofSchool = old.filter(({ organisations }) => organisations.includes('school')).length;
    expect(await purge()).toBeLessThanOrEqual(41 - ofSchool);
    await sql`update legal_hold set ended_at = now()`.execute(log.owner);
    expect(await purge()).toBeGreaterThanOrEqual(ofSchool);
  });

  it('is not purged before it is sealed, nor before its term, whatever the running hub asks', async () => {
    const moment = new Date(Date.now() - 3 * YEAR_MS);
    await appendEvents(log.hub, [{ ...eventOf(0, { moment }), id: newId(moment) }]);
    await log.owner.transaction().execute((tx) => setTerm(tx, 4 * 365, new Date()));
    expect(await purge()).toBe(0);
    await log.owner.transaction().execute((tx) => setTerm(tx, 730, new Date()));
    expect(await purge()).toBe(41);
    await log.seal();
    expect(await purge()).toBe(1);
    await log.seal();
    const lines = await log.lines();
    expect((await log.verdict()).faults).toEqual([]);
    expect(lines.filter((line) => line.includes('"term.changed"'))).toHaveLength(2);
  });

  it('is erased by order of the owner at any time; the log says by whom and why, and all is proven', async () => {
    const [event] = await log.append(1, { details: { over: SECRET } });
    expect(await erase(event!.id)).toBe(false);
    await log.seal();
    expect(await erase(event!.id)).toBe(true);
    expect(await erase(event!.id)).toBe(false);
    await purge();
    expect(await everything()).not.toContain(SECRET);
    await log.seal();
    const verdict = await log.verdict();
    expect(verdict.faults).toEqual([]);
    expect(verdict.purged.map(({ from, to, why }) => [from, to, why])).toEqual([
      [0, 40, 'term'],
      [52, 52, 'erased'],
    ]);
    const said = JSON.parse((await log.lines()).find((line) => line.includes('"events.erased"'))!) as object;
    expect(said).toMatchObject({
      event: {
        actor: 'operator:functionaris-7',
        details: { reason: 'personal-data-in-event', ranges: [[52, 52]] },
      },
    });
  });

  it('that is only said to be purged is missed: the log itself has to say so', async () => {
    await log.tamper(
      `insert into audit_purge select position, event_id, now(), 'term' from audit_leaf where position = 45`,
      `delete from audit_event where id = (select event_id from audit_leaf where position = 45)`,
    );
    expect((await log.verdict()).faults).toEqual([
      { position: 45, what: 'the event is gone, and no event of the log says that it was purged' },
    ]);
  });

  it('is not covered by what the log says of what comes after it, nor purged "at its term" that was erased by order', async () => {
    await log.append(1, { action: 'events.erased', details: { ranges: [[0, 1e9]] } });
    await log.seal();
    const [next] = await log.append(1);
    await log.seal();
    await log.tamper(
      `insert into audit_purge select position, event_id, now(), 'term' from audit_leaf where event_id = '${next!.id}'`,
      `delete from audit_event where id = '${next!.id}'`,
    );
    expect((await log.verdict()).faults).toEqual([
      {
        position: expect.any(Number),
        what: 'the event is gone, and no event of the log says that it was purged',
      },
    ]);
    await log.tamper(
      `insert into audit_purge select position, event_id, now(), 'term' from audit_leaf where position = 45`,
      `delete from audit_event where id = (select event_id from audit_leaf where position = 45)`,
    );
    expect((await log.verdict()).faults[0]).toEqual({
      position: 45,
      what: 'the file says "term" of it, and the log that it was "erased"',
    });
  });

  it('stays with the events that say what became of the log, however old', async () => {
    await purge();
    await log.seal();
    await log.owner.transaction().execute((tx) => setTerm(tx, 1, new Date()));
    const moment = new Date(Date.now() - 3 * YEAR_MS);
    await appendEvents(log.hub, [{ ...eventOf(0, { moment, action: 'events.purged' }), id: newId(moment) }]);
    await log.seal();
    expect(await purge()).toBe(0);
  });

  it.each([
    'select audit_take_bodies(array(select id from audit_event), $$term$$)',
    'select audit_erase((select id from audit_event limit 1))',
    'update audit_term set days = 1',
    'insert into audit_purge select position, event_id, now(), $$term$$ from audit_leaf',
    'delete from audit_leaf',
    'update audit_leaf set position = position + 1000',
    'delete from audit_node',
    'update audit_checkpoint set size = 0',
    'delete from audit_checkpoint',
    'delete from audit_key',
    `select set_config('schakel.purging', 'on', false); delete from audit_event`,
  ])('cannot be taken by the running hub: %s', async (statement) => {
    await expect(sql.raw(statement).execute(log.hub)).rejects.toThrow(/permission denied/);
  });

  it.each([
    'audit_leaf',
    'audit_node',
    'audit_checkpoint',
    'audit_key',
    'audit_purge',
    'audit_event',
    'decision',
  ])(
    'is guarded by %s, which its owner does not change either without taking the guard away in the open',
    async (table) => {
      for (const statement of [`delete from ${table}`, `truncate ${table}`])
        await expect(sql.raw(statement).execute(log.owner)).rejects.toThrow(/append only/);
    },
  );
});
