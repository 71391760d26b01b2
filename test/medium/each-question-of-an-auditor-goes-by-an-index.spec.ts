import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { TurnableClock } from '#kernel';
import { openDatabase, type Database } from '#storage';
import { ASKED, makeYear, OWN, picked, type Picked } from '../../bench/log-of-a-year.js';
import { asked, linesOf, seal } from './auditor.js';
import { Rig } from './rig.js';

/** Tables that grow with what goes through the hub; all others stay as small as the region is. */
const GROWING = new Set([
  'audit_event',
  'audit_leaf',
  'decision',
  'delivery',
  'message',
  'subject',
  'record',
]);
/** More than one page of "every line in a period" goes through. */
const EVENTS = 110_000;

const YEAR_MS = 366 * 86_400_000;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}
type Statement = { text: string; values: unknown[] };

/** How the lines of each question are found; a change of this is a change of what they cost in a log of years. */
const PLANS: Record<keyof typeof ASKED, string[]> = {
  'receipts-about-person': [
    'audit_event_by_object',
    'audit_leaf_event_id_key',
    'decision_by_message',
    'delivery_by_subject',
    'subject_controller_record_id_key',
  ],
  'receipts-between-parties': [
    'audit_event_by_object',
    'audit_leaf_event_id_key',
    'decision_by_message',
    'delivery_received',
  ],
  'refusals-for-consent': ['decision_without_consent'],
  'readers-of-person': [
    'audit_event_by_object',
    'decision_by_message',
    'decision_by_subject',
    'delivery_by_subject',
    'incident_touched_by_subject',
    'message_by_subject',
    'subject_controller_record_id_key',
  ],
  'decision-origins': [
    'audit_event_of_decision',
    'audit_event_pkey',
    'audit_leaf_event_id_key',
    'audit_leaf_pkey',
    'decision_pkey',
  ],
  'agreement-changes': ['audit_event_by_object'],
  processing: [
    'audit_event_by_object',
    'audit_event_by_trace',
    'decision_by_message',
    'decision_by_trace',
    'delivery_by_message',
    'message_by_trace',
    'message_pkey',
    'subject_pkey',
  ],
  decisions: ['audit_event_by_trace', 'decision_by_message', 'decision_by_trace', 'message_by_trace'],
};

describe('each question of an auditor', () => {
  let rig: Rig;
  let owner: Database;
  let somebody: Picked;
  beforeAll(async () => {
    // The year that is made ends now.
    rig = await Rig.start({ clock: new TurnableClock() });
    owner = openDatabase({ url: rig.databaseUrl, poolSize: 1, asOwner: true });
    await makeYear(owner, EVENTS);
    await seal(rig);
    somebody = await picked(owner);
  });
  afterAll(async () => {
    await owner.destroy();
    await rig.stop();
  });

  it.each(Object.keys(ASKED) as (keyof typeof ASKED)[])('goes by an index: %s', async (question) => {
    const statements = await statementsOf(async () => {
      const answer = await asked(rig, OWN, question, ASKED[question](somebody));
      if (!answer.ok) throw new Error(answer.refusal.code);
    });
    const nodes = (await Promise.all(statements.map(explained))).flatMap(nodesOf);
    const scans = nodes.filter(isScan);
    expect([...new Set(scans.map(nameOf))].sort()).toEqual(PLANS[question]);
  });

  it('every line in a period is found part by part, however few are of the own organisation', async () => {
    const period = { from: new Date(Date.now() - YEAR_MS), until: new Date() };
    const first = await asked(rig, 'gelderland', 'lines', period);
    if (!first.ok) throw new Error(first.refusal.code);
    expect(first.value.lines).toEqual([]);
    const second = await asked(rig, 'gelderland', 'lines', period, { after: first.value.last! });
    expect(second).toEqual({ ok: true, value: { lines: [] } });
  });

  it('finds every line of an organisation, each once', async () => {
    const period = { from: new Date(Date.now() - YEAR_MS), until: somebody.at };
    const lines = await linesOf(rig, 'saxion', 'lines', period, 500);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from audit_event
      where 'saxion' = any(organisations) and action <> 'log.searched' and moment < ${period.until}`.execute(
      owner,
    );
    expect(new Set(lines.map(({ eventId }) => eventId)).size).toBe(lines.length);
    expect(lines).toHaveLength(rows[0]!.count);
  });

  const statementsOf = async (act: () => Promise<void>): Promise<Statement[]> => {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      await act();
      return (query.mock.calls as unknown as [Partial<Statement> | string, unknown[]?][])
        .map(([first, values]) =>
          typeof first === 'string' ? { text: first, values: values ?? [] } : { values: [], ...first },
        )
        .filter((one): one is Statement => /^\s*(select|with)\b/i.test(one.text ?? ''));
    } finally {
      query.mockRestore();
    }
  };

  const explained = async ({ text, values }: Statement): Promise<PlanNode> => {
    const client = new pg.Client({
      connectionString: rig.databaseUrl,
      options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off',
    });
    await client.connect();
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `explain (format json) ${text}`,
        values,
      );
      return rows[0]!['QUERY PLAN'][0]!.Plan;
    } finally {
      await client.end();
    }
  };

  /** A bitmap is made by the scan of an index under it, which does not say of which table. */
  const isScan = ({ 'Relation Name': table, 'Index Name': index, 'Node Type': type }: PlanNode): boolean =>
    (type === 'Bitmap Index Scan' && !index!.startsWith('config_')) ||
    (table !== undefined && GROWING.has(table) && type.endsWith('Scan') && type !== 'Bitmap Heap Scan');

  const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

  /** An index that is gone through from end to end has no condition: that is a sequential scan by another name. */
  const nameOf = (node: PlanNode): string =>
    node['Index Cond'] === undefined
      ? `${node['Node Type']} without a condition: ${node['Relation Name'] ?? node['Index Name']}`
      : (node['Index Name'] ?? '');
});
