import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { listIntroductions, searchReferrals, viewMessage } from '#exchange';
import { Rig } from './rig.js';
import { genericPlan, type PlanNode } from './walks.js';

const LANE = 'roc-systeem';
const ROWS = 20_000;

/** What grows with the years. */
const GROWS = ['decision', 'delivery', 'message', 'record'];

/**
 * The statements that every message passes, as the hub itself prepared them, and the plans that the database has for them
 * whatever the parameters are. A time is not asserted: that each table is entered by these indexes and no other way is.
 */
describe('claims and lookups', () => {
  let rig: Rig;
  let statements: string[];
  beforeAll(async () => {
    rig = await Rig.start({ settings: { DATABASE_POOL: '2' } });
    await rig.occasion('PLAN-1');
    await rig.says('given', 'PLAN-1');
    await history();
    const seen = new Set<string>();
    // What has come often enough on a connection has a name there.
    for (let round = 0; round < 12; round++) {
      const sent = await rig.sendClient('klantsysteem-enschede', 'enschede', 'PLAN-1');
      if (!sent.ok) throw new Error(sent.refusal.code);
      await rig.distribute();
      await rig.deliver(LANE);
      await viewMessage(rig.hub.db, sent.value.messageId, ['enschede']);
      const all = { open: false, waiting: false, limit: 50 };
      await listIntroductions(rig.hub, rig.speaker('enschede'), all);
      await searchReferrals(rig.hub, rig.speaker('enschede'), 'PLAN-1');
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
        rig.hub.db,
      );
      for (const { statement } of rows) seen.add(statement);
    }
    statements = [...seen];
    await waiting();
  });
  afterAll(() => rig.stop());

  /** What was done and is over, many times what waits. */
  async function history(): Promise<void> {
    const id = sql`('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
    const numbers = sql`generate_series(1, ${ROWS}::int) n`;
    const rows = [
      sql`insert into record (controller, record_type, record_id, last_seq)
        select 'almelo', 'vacancy', 'OUD-' || n, 1 from ${numbers}`,
      sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, key_id, state,
          trace_id, accepted_at, distributed_at)
        select ${id}, 'almelo', 'x', 'vacancy', 'publish', 'x@1', n::text, n, 1, ${id}, 'distributed', n::text, now(), now() from ${numbers}`,
      sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, record_pk, seq, place,
          state, attempts, next_attempt_at, trace_id, planned_at, settled_at)
        select ${id}, 'document', ${id}, 'almelo', 'roc-van-twente', ${LANE}, 'x@1', 'vacancy', 'learning', n, 1, 1,
          'delivered', 1, now(), n::text, now(), now() from ${numbers}`,
    ];
    for (const row of rows) await row.execute(rig.admin);
    await sql`analyze`.execute(rig.admin);
  }

  /** Much of others, which nobody may go through to find their own. */
  async function waiting(): Promise<void> {
    const id = sql`('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid`;
    const numbers = sql`generate_series(1, ${ROWS / 4}::int) n`;
    await sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, key_id, state,
        trace_id, accepted_at)
      select ${id}, 'borne', 'x', 'vacancy', 'publish', 'x@1', n::text, n, 2, ${id}, 'accepted', n::text, now() from ${numbers}`.execute(
      rig.admin,
    );
    await sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, record_pk, seq, place,
        state, next_attempt_at, trace_id, planned_at)
      select ${id}, case n % 2 when 0 then 'document' else 'retraction' end, ${id}, 'borne', 'uwv', 'uwv-systeem', 'x@1', 'vacancy',
        'employer-service', n, 2, 1, 'planned', now(), n::text, now() from ${numbers}`.execute(rig.admin);
    await sql`analyze`.execute(rig.admin);
  }

  const planOf = async (part: string): Promise<PlanNode> => {
    const statement = statements.find((text) => text.includes(part));
    if (!statement) throw new Error(`no statement with ${part} was prepared`);
    return genericPlan(rig.hub.db, statement);
  };
  const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  /** How each table that grows is entered: by which index, or else how. */
  const entriesOf = (plan: PlanNode, grows = GROWS): string[] => {
    const scans = nodesOf(plan).filter(
      (node) => grows.includes(node['Relation Name'] ?? '') && node['Node Type'].endsWith('Scan'),
    );
    const names = scans
      .filter((node) => !(node['Node Type'] === 'Bitmap Heap Scan'))
      .map((node) => node['Index Name'] ?? `${node['Node Type']} on ${node['Relation Name']}`);
    const bitmaps = nodesOf(plan).filter((node) => node['Node Type'] === 'Bitmap Index Scan');
    return [...new Set([...names, ...bitmaps.map((node) => node['Index Name']!)])].toSorted();
  };

  it.each<[string, string, string[]]>([
    [
      'claiming what is due in a lane',
      'single as materialized',
      [
        'delivery_by_occasion',
        'delivery_due',
        'delivery_due_again',
        'delivery_pkey',
        'delivery_to_retract',
        'delivery_waiting_by_record',
        'message_pkey',
        'message_undistributed_by_record',
        'record_pkey',
      ],
    ],
    [
      'claiming what is to be distributed',
      'with recursive controllers',
      ['message_pkey', 'message_to_distribute', 'message_undistributed_by_record', 'record_pkey'],
    ],
    ['looking up a message', 'select id, state, record_type as "recordType", held_code', ['message_pkey']],
    ['looking up what became of it', 'bool_or((x.versions', ['decision_by_message', 'delivery_by_message']],
  ])('%s goes by these indexes', async (_, part, indexes) => {
    expect(entriesOf(await planOf(part))).toEqual(indexes);
  });

  it('the introductions of an organisation go by an index of each side', async () => {
    const plan = await planOf('cross join lateral (\n    select count(*) > 0 as "hasCome"');
    const entered = entriesOf(plan, ['occasion', 'introduction_answer']);
    expect(entered.filter((name) => name.startsWith('occasion_introduced_by_'))).toEqual([
      'occasion_introduced_by_recipient',
      'occasion_introduced_by_source',
    ]);
    expect(entered.filter((name) => name.includes(' on '))).toEqual([]);
  });

  it('the referrals of one person go by an index of each side', async () => {
    const plan = await planOf('select l.occasion_id as id from link l');
    const entered = entriesOf(plan, ['occasion', 'link', 'subject', 'referral', 'delivery']);
    expect(entered).toEqual(
      expect.arrayContaining(['link_by_other', 'occasion_by_subject', 'occasion_referred_by_record']),
    );
    expect(entered.filter((name) => name.includes(' on '))).toEqual([]);
  });

  it('would be found out if one went through a whole table', async () => {
    const whole = await genericPlan(rig.hub.db, "select 1 from delivery where trace_id = 'x'");
    expect(entriesOf(whole)).toEqual(['Seq Scan on delivery']);
  });
});
