import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { contactsHanded } from '#consent';
import { Rig } from './rig.js';

const SENT = 20_000;
const WAITING = 5_000;
const AT_ONCE = 100;
const HOUR = 3_600_000;

/**
 * A hub of an hour old, of which the database has not counted its tables: what was sent, and what waits for somebody who is gone.
 * The sweeper lists contacts every two seconds, so what it reads may not grow with either.
 */
describe('contacts that are named in many records', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    const id = sql`('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
    const contact = '01900000-0000-7000-9000-000000000001';
    const numbers = sql`generate_series(1, ${SENT + WAITING}::int) n`;
    const isSent = sql`n <= ${SENT}::int`;
    const rows = [
      ...['delivery', 'decision', 'contact_named'].map(
        (table) => sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`,
      ),
      sql`insert into contact_person (id, controller, email_hash, made_at)
        values (${contact}, 'almelo', decode(repeat('00', 32), 'hex'), now())`,
      sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, clause, record_pk, seq,
          place, state, attempts, next_attempt_at, trace_id, planned_at, settled_at)
        select ${id}, 'document', ${id}, 'almelo', 'uwv', 'uwv-systeem', 'x@1', 'vacancy', 'employer-service', 'x', n, 1, 1,
          case when ${isSent} then 'delivered' else 'planned' end, case when ${isSent} then 1 else 0 end, now(), n::text, now(),
          case when ${isSent} then now() end from ${numbers}`,
      sql`insert into decision (id, moment, stage, message_id, delivery_id, sender, recipient, record_type, purpose, permitted,
          basis, categories, versions, trace_id, salt)
        select ${id}, now(), 'deliver', ${id}, ${id}, 'almelo', 'uwv', 'vacancy', 'employer-service', true, 'contract',
          '{employer-contact}', '{}', n::text, decode(repeat('00', 16), 'hex') from ${numbers}`,
      sql`insert into contact_named (contact_id, record_pk, record_type, first_at, last_at, list_at)
        select ${contact}, n, 'vacancy', now(), now(), now() + (case when n % 2 = 0 then n else ${SENT + WAITING}::int - n end) * interval '1 ms'
        from ${numbers}`,
    ];
    for (const row of rows) await row.execute(rig.admin);
  });
  afterAll(() => rig.stop());

  it('are looked up record by record, and not in all that was sent or waits', async () => {
    const later = new Date(Date.now() + HOUR);
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
      // A few rows of each for each record.
      for (const { rows: read } of rows) expect(Number(read)).toBeLessThanOrEqual(AT_ONCE * 4);
    });
    const { rows } = await sql<{ again: number; done: number }>`
      select count(*) filter (where list_at > now() + interval '30 minutes')::int as again,
        count(*) filter (where list_at is null)::int as done from contact_named`.execute(rig.admin);
    expect(rows).toEqual([{ again: AT_ONCE / 2, done: AT_ONCE / 2 }]);
  });
});
