import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from '#storage';

/** What waits, is held or can be read of these is nothing at one moment and half a million at another. */
const GROWING = ['delivery', 'message'];

/** What goes through all of it on purpose. */
const ALLOWED = [
  // What was given up or is held, longest first: a list that somebody works off.
  /^delivery_dead < select 'delivery' as kind/,
  /^message_held < select 'message' as kind/,
  // What waits, counted for the gauges; and looked at one by one when a batch of it failed.
  /^message_(held_by_controller|to_distribute) < select 'accepted' as state, count/,
  /^message_(to_distribute|undistributed_by_record) < select "id" from "message" where "state" = 'accepted'/,
  // What is under way when agreements change: whom that touches is not written with a delivery.
  /^delivery_waiting_by_record < select id from delivery where kind = 'document' and state = 'planned' and under_way_until/,
  // Who speaks which contract: a command of the administrator.
  /^(delivery|message) < select contract, connection, 'sends' as way/,
];

/** PostgreSQL: no permission. */
const MAY_NOT = '42501';

export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: PlanNode[];
}

/** Notes the text of every statement that the running hub asks from now on, until `end`. */
export function noteStatements(): { texts: Set<string>; end(): void } {
  const texts = new Set<string>();
  const client = pg.Client.prototype as unknown as {
    query(this: { connectionParameters: { options?: string } }, ...asked: unknown[]): unknown;
  };
  const { query } = client;
  client.query = function (...asked) {
    const [first] = asked as [string | { text?: string }];
    const text = typeof first === 'string' ? first : first.text;
    // Of the hub itself, by its role: not what a test looks up.
    if (text && this.connectionParameters.options?.includes('role=schakel_hub')) texts.add(text);
    return query.apply(this, asked);
  };
  return { texts, end: () => void (client.query = query) };
}

/**
 * What each statement would go through from end to end of a table that grows, by a plan that is made now: `table or index <
 * statement`. To take the first of an index in its order is not that.
 */
export async function walksOf(db: Database, texts: Iterable<string>): Promise<string[]> {
  const { rows: indexes } = await sql<{ name: string; first: string }>`
    select c.relname as name,
      (select attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relname = any(${GROWING}::text[])`.execute(db);
  const indexOf = new Map(indexes.map((one) => [one.name, one]));

  function walkedBy({ Plans, ...node }: PlanNode, isLimited: boolean): string[] {
    const index = node['Index Name'] === undefined ? undefined : indexOf.get(node['Index Name']);
    const isByKey = index && new RegExp(`\\b${index.first}\\b`).test(node['Index Cond'] ?? '');
    const isTaken = isLimited && node.Filter === undefined;
    const goesOn = isLimited && ['LockRows', 'Result', 'Index Scan'].includes(node['Node Type']);
    const isWalk = index ? !isByKey && !isTaken : isWholeTable(node);
    return [
      ...(isWalk ? [index?.name ?? node['Relation Name']!] : []),
      ...(Plans ?? []).flatMap((plan) => walkedBy(plan, node['Node Type'] === 'Limit' || goesOn)),
    ];
  }

  const found: string[] = [];
  for (const text of texts) {
    if (!/^\s*(select|with|insert|update|delete)\b/i.test(text) || !isOfTheHub(text)) continue;
    const plan = await planOf(db, text);
    for (const walked of new Set(plan ? walkedBy(plan, false) : []))
      found.push(`${walked} < ${onOneLine(text).slice(0, 120)}`);
  }
  return found.filter((walk) => !ALLOWED.some((allowed) => allowed.test(walk))).sort();
}

/** Not what only a test looks up, by the same connections: by its first words, up to what is filled in. */
function isOfTheHub(text: string): boolean {
  const words = onOneLine(text).split('$')[0]!.slice(0, 60);
  return textOf('libs').includes(words) || !textOf('test').includes(words);
}

const read = new Map<string, string>();
function textOf(folder: string): string {
  const known = read.get(folder);
  if (known !== undefined) return known;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const text = files.map((file) => onOneLine(readFileSync(`${folder}/${file}`, 'utf8'))).join('\n');
  read.set(folder, text);
  return text;
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The plan of a statement whatever its parameters are, as for what has a name. */
export async function genericPlan(db: Database, text: string): Promise<PlanNode> {
  const asked = sql.raw<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (generic_plan, format json) ${text}`,
  );
  const { rows } = await asked.execute(db);
  return rows[0]!['QUERY PLAN'][0].Plan;
}

/** Undefined for what the hub may not ask: that it may not is tried out elsewhere. */
const planOf = (db: Database, text: string): Promise<PlanNode | undefined> =>
  genericPlan(db, text).catch((error: unknown) => {
    if ((error as { code?: string }).code === MAY_NOT) return undefined;
    throw new Error(`no plan of: ${text}`, { cause: error });
  });

const isWholeTable = (node: PlanNode): boolean =>
  node['Node Type'] === 'Seq Scan' && GROWING.includes(node['Relation Name']!);
