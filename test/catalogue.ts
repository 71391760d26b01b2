import { sql, type Kysely } from 'kysely';

/** What of a schema code relies on, to say what a migration takes away from code that does not know it. */
export interface Catalogue {
  columns: { at: string; type: string; required: boolean; filled: boolean }[];
  /** Checks, keys and unique indexes: what refuses a row. */
  rules: { table: string; name: string; kind: string; says: string }[];
  /** What the running hub may do, and the functions that it may call. */
  grants: string[];
  indexes: { table: string; name: string }[];
}

/** Tables to which every message, or everything that is logged of it, adds a row. */
const GROW: ReadonlySet<string> = new Set([
  'attempt',
  'audit_event',
  'audit_leaf',
  'audit_node',
  'batch_record',
  'decision',
  'delivery',
  'message',
  'parallel_outcome',
  'receipt',
  'record',
  'status_event',
  'subject',
]);

export async function catalogueOf(db: Kysely<unknown>): Promise<Catalogue> {
  const { rows } = await sql<Catalogue>`select
    (select coalesce(json_agg(json_build_object('at', c.relname || '.' || a.attname,
        'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
        'filled', a.atthasdef or a.attidentity <> '') order by 1), '[]')
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')) as columns,
    (select coalesce(json_agg(json_build_object('table', r.name, 'name', r.rule, 'kind', r.kind, 'says', r.says)), '[]') from (
      select c.relname as name, k.conname as rule, k.contype::text as kind, pg_get_constraintdef(k.oid) as says
        from pg_constraint k join pg_class c on c.oid = k.conrelid
        where c.relnamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'p', 'u', 'x')
      union all select t.relname, i.relname, 'unique index', pg_get_indexdef(x.indexrelid)
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
        where t.relnamespace = 'public'::regnamespace and x.indisunique
          and not exists (select from pg_constraint k where k.conindid = i.oid)) r) as rules,
    (select coalesce(json_agg(g.may), '[]') from (
      select c.relname || ' ' || p as may from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) p
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
          and has_table_privilege('schakel_hub', c.oid, p)
      union all select oid::regprocedure::text from pg_proc
        where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
          and has_function_privilege('schakel_hub', oid, 'execute')) g) as grants,
    (select coalesce(json_agg(json_build_object('table', tablename, 'name', indexname) order by 1), '[]')
      from pg_indexes where schemaname = 'public') as indexes`.execute(db);
  return rows[0]!;
}

/** What code that worked on the first may no longer do on the second; empty for a migration that only adds. */
export function takenAway(before: Catalogue, after: Catalogue): string[] {
  const tables = new Set(before.columns.map(({ at }) => at.split('.')[0]!));
  const was = new Map(before.columns.map((column) => [column.at, column]));
  const is = new Map(after.columns.map((column) => [column.at, column]));
  const faults: string[] = [];
  for (const [at, column] of was) {
    const now = is.get(at);
    if (!now) faults.push(`${at} is gone`);
    else {
      if (now.type !== column.type) faults.push(`${at} was ${column.type} and is ${now.type}`);
      if (now.required && !now.filled && (!column.required || column.filled))
        faults.push(`${at} has to be given`);
      else if (now.required && !column.required) faults.push(`${at} may not be empty any more`);
    }
  }
  for (const [at, { required, filled }] of is)
    if (!was.has(at) && tables.has(at.split('.')[0]!) && required && !filled)
      faults.push(`${at} has to be given`);
  for (const rule of after.rules) {
    if (!tables.has(rule.table) || before.rules.some((one) => letsBy(rule, one))) continue;
    // Of columns that are new as well old code gives nothing, and nothing passes a check or refers to anything.
    if ((rule.kind === 'c' || rule.kind === 'f') && isOfNewColumns(rule, was, is)) continue;
    faults.push(`${rule.table} refuses by ${rule.name}: ${rule.says}`);
  }
  for (const may of before.grants)
    if (!after.grants.includes(may)) faults.push(`${may} is not permitted any more`);
  return faults;
}

/** Of a migration, the tables that grow on which it makes an index: whoever writes there waits until all of it is read. */
export function holdsUp(before: Catalogue, after: Catalogue): string[] {
  const was = new Set(before.indexes.map(({ name }) => name));
  const there = new Set(before.columns.map(({ at }) => at.split('.')[0]!));
  return after.indexes
    .filter(({ table, name }) => GROW.has(table) && there.has(table) && !was.has(name))
    .map(({ table, name }) => `${table} waits for ${name}`);
}

type Rule = Catalogue['rules'][number];

const WORD = /'((?:[^']|'')*)'/g;

/** The same rule, or one that differs in letting more words by: `check (state in (…))` with another. */
function letsBy(rule: Rule, earlier: Rule): boolean {
  if (rule.table !== earlier.table || rule.kind !== earlier.kind) return false;
  if (rule.says === earlier.says) return true;
  const words = (one: Rule): string[] => [...one.says.matchAll(WORD)].map((match) => match[1]!);
  const shape = (one: Rule): string => one.says.replace(WORD, '').replace(/(::text|, |\s)+/g, ' ');
  const more = words(rule);
  return (
    rule.kind === 'c' && shape(rule) === shape(earlier) && words(earlier).every((word) => more.includes(word))
  );
}

function isOfNewColumns(rule: Rule, was: Map<string, unknown>, is: Map<string, unknown>): boolean {
  // The columns that a foreign key leads to are another table's.
  const says = rule.says.replace(WORD, '').replace(/ REFERENCES .*/, '');
  const columns = [...is.keys()].filter((at) => {
    const [table, column] = at.split('.') as [string, string];
    return table === rule.table && new RegExp(`\\b${column}\\b`).test(says);
  });
  return columns.length > 0 && columns.every((at) => !was.has(at));
}
