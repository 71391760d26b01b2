import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { contactsHanded } from '#consent';
import { sweep } from '#exchange';
import { newId } from '#kernel';
import { Rig } from './rig.js';

const SENT = 20_000;
const WAITING = 5_000;
/** Of what waits; its lane and its recipient come after all others. */
const WAITS_ELSEWHERE = 5;
const AT_ONCE = 100;
const HOUR = 3_600_000;
const SWEEPS = 4;
/** What comes again and again is planned once for all. */
const UNTIL_PLANNED = 10;
/** Of one table, by one sweep: what it takes at once, a few times over; far under what lies there. */
const MOST_READ = 2_000;
const GROWS = ['contact_named', 'decision', 'delivery', 'message', 'record'];

/**
 * A hub of an hour old, of which the database has not counted its tables: what was sent, and what waits for somebody who is gone.
 * The sweeper comes by every two seconds, so what it reads may not grow with either; nor by a plan that was made when nothing lay
 * there yet, and is kept for as long as nobody counts.
 */
describe('the sweeper of a hub that the database does not know yet', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { DATABASE_POOL: '2' } });
    const now = rig.clock.now();
    const isSent = sql`n <= ${SENT}::int`;
    const id = sql`(${newId(now).slice(0, 13)} || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
    const contact = '01900000-0000-7000-9000-000000000001';
    const numbers = sql`generate_series(1, ${SENT + WAITING}::int) n`;
    const elsewhere = sql`n > ${SENT + WAITING - WAITS_ELSEWHERE}::int`;
    for (const table of GROWS)
      await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`.execute(rig.admin);
    await plan();
    const rows = [
      sql`insert into contact_person (id, controller, email_hash, made_at)
        values (${contact}, 'almelo', decode(repeat('00', 32), 'hex'), ${now})`,
      sql`insert into record (controller, record_type, record_id, last_seq)
        select 'almelo', 'vacancy', 'OUD-' || n, 1 from ${numbers}`,
      sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, key_id, state,
          trace_id, accepted_at, distributed_at)
        select ${id}, 'almelo', 'x', 'vacancy', 'publish', 'x@1', n::text, n, 1, ${id}, 'distributed', n::text, ${now}, ${now}
        from ${numbers}`,
      sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, clause, record_pk, seq,
          place, state, attempts, next_attempt_at, trace_id, planned_at, settled_at)
        select ${id}, 'document', ${id}, 'almelo', case when ${elsewhere} then 'zwolle' else 'uwv' end,
          case when ${elsewhere} then 'zwolle-systeem' else 'uwv-systeem' end, 'x@1', 'vacancy', 'employer-service', 'x', n, 1, 1,
          case when ${isSent} then 'delivered' else 'planned' end, case when ${isSent} then 1 else 0 end, ${now}::timestamptz, n::text,
          ${now}::timestamptz, case when ${isSent} then ${now}::timestamptz end from ${numbers}`,
      sql`insert into decision (id, moment, stage, message_id, delivery_id, sender, recipient, record_type, purpose, permitted,
          basis, categories, versions, trace_id, salt)
        select ${id}, ${now}, 'deliver', ${id}, ${id}, 'almelo', 'uwv', 'vacancy', 'employer-service', true, 'contract',
          '{employer-contact}', '{}', n::text, decode(repeat('00', 16), 'hex') from ${numbers}`,
      // Of those that were sent and those that wait, in no order; for longer than these tests take on any machine.
      sql`insert into contact_named (contact_id, record_pk, record_type, first_at, last_at, list_at)
        select ${contact}, n, 'vacancy', ${now}, ${now}, ${now}::timestamptz
          + (n * 7919 % ${SENT + WAITING}::int) * interval '10 ms' from ${numbers}`,
    ];
    for (const row of rows) await row.execute(rig.admin);
  });
  afterAll(() => rig.stop());

  /** By both connections, as both are asked at once. */
  const plan = async (): Promise<void> => {
    for (let turn = 0; turn < UNTIL_PLANNED; turn++) await Promise.all([sweep(rig.hub), sweep(rig.hub)]);
  };

  const forgetPlans = async (): Promise<void> => {
    const forget = () => sql`discard plans`.execute(rig.hub.db);
    await Promise.all([forget(), forget()]);
  };

  /** Of each table, by everybody and since it was made. */
  const readSoFar = async (): Promise<Map<string, number>> => {
    // Who has a connection says now what it read with it.
    const say = () => sql`select pg_stat_force_next_flush(), pg_sleep(0.1)`.execute(rig.hub.db);
    await Promise.all([say(), say()]);
    const { rows } = await sql<{ table: string; rows: string }>`
      select relname as table, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_user_tables
      where relname = any(${GROWS}::text[])`.execute(rig.admin);
    return new Map(rows.map(({ table, rows: read }) => [table, Number(read)]));
  };

  it.each(['planned before it lay there', 'not counted', 'counted'])('reads little, %s', async (known) => {
    if (known === 'counted') await sql`analyze`.execute(rig.admin);
    if (known === 'not counted') await forgetPlans();
    if (known !== 'planned before it lay there') await plan();
    const before = await readSoFar();
    for (let turn = 0; turn < SWEEPS; turn++) {
      rig.clock.turnBy(1000);
      await sweep(rig.hub);
    }
    const after = await readSoFar();
    const read = [...after].map(([table, rows]) => [table, (rows - before.get(table)!) / SWEEPS] as const);
    expect(read.filter(([, rows]) => rows > MOST_READ)).toEqual([]);
    expect(read.find(([table]) => table === 'contact_named')![1]).toBeGreaterThan(0);
  });

  it('looks record by record to whom contacts went, and not in all that was sent or waits', async () => {
    const later = new Date(rig.clock.now().getTime() + HOUR);
    await rig.admin.transaction().execute(async (tx) => {
      const handed = await contactsHanded(tx, later, { again: HOUR, limit: AT_ONCE });
      expect(handed).toMatchObject([{ recipient: 'uwv', basis: 'contract' }]);
      const { rows } = await sql<{ table: string; whole: string; rows: string }>`
        select relname as table, seq_scan as whole, idx_tup_fetch as rows from pg_stat_xact_user_tables
        where relname in ('delivery', 'decision', 'contact_named') order by relname`.execute(tx);
      expect(rows.map(({ table, whole }) => [table, Number(whole)])).toEqual([
        ['contact_named', 0],
        ['decision', 0],
        ['delivery', 0],
      ]);
      for (const { rows: read } of rows) expect(Number(read)).toBeLessThanOrEqual(AT_ONCE * 4);
    });
    // What waits is looked at again; of the others it is done.
    const { rows } = await sql<{ again: boolean; done: boolean }>`
      select bool_or(list_at > ${later}) as again, bool_or(list_at is null) as done from contact_named`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ again: true, done: true }]);
  });
});
