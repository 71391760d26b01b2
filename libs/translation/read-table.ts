import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Fault, JsonObject } from '#kernel';
import type { Names } from './compile.rules.js';
import { placeFaults, type Forms } from './form.rules.js';
import type { Mapping, ReadTable } from './mapping.js';
import { isConstant, isGroup, isSame, type Row, type Table } from './table.js';

/** What a table of somebody else is read against. */
export interface TableNeeds {
  check: ValidateFunction;
  names: Names;
  /** The table that came with the hub: a new one is between the same two forms. */
  shipped(ref: string): Table | undefined;
  formsOf(table: Table): Forms;
  compile(table: Table, forms: Forms): Mapping;
}

/** More than any form needs, and little enough to compile and run at once. */
const MOST_ROWS = 1000;

/** Every fault of its form; then of its names and places; and what is left only compiling finds, one at a time. */
export function readTable(content: JsonObject, needs: TableNeeds): ReadTable {
  const misshaped = shapeFaults(content, needs.check);
  if (misshaped.length > 0) return { faults: misshaped };
  const table = content as unknown as Table;
  const shipped = needs.shipped(table.contract);
  if (!shipped) return { faults: [fault('/contract', 'unknown-contract', `no table of ${table.contract}`)] };
  if (shipped.canonical !== table.canonical)
    return { faults: [fault('/canonical', 'other-form', `the canonical form is ${shipped.canonical}`)] };
  const forms = needs.formsOf(table);
  const faults = [
    ...sizeFaults(table),
    ...nameFaults(table.rows, '/rows', needs.names),
    ...placeFaults(table, forms),
  ];
  if (faults.length > 0) return { faults };
  try {
    return { mapping: needs.compile(table, forms), table, faults: [] };
  } catch (error) {
    return { faults: [inPlace(error instanceof Error ? error.message : String(error))] };
  }
}

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });

function shapeFaults(content: JsonObject, check: ValidateFunction): Fault[] {
  if (check(content)) return [];
  return (check.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, keyword, message, params }) => {
      const { additionalProperty } = params as Record<string, unknown>;
      const extra = typeof additionalProperty === 'string' ? ` (${additionalProperty})` : '';
      return fault(instancePath, keyword, `${message ?? 'not in order'}${extra}`);
    });
}

const countOf = (rows: Row[]): number =>
  rows.reduce(
    (sum, row) => sum + (isGroup(row) ? 1 + countOf(row.rows) : isSame(row) ? row.same.length : 1),
    0,
  );

const sizeFaults = ({ rows }: Table): Fault[] =>
  countOf(rows) > MOST_ROWS
    ? [fault('/rows', 'too-many-rows', `at most ${MOST_ROWS} rows, in groups too`)]
    : [];

function nameFaults(rows: Row[], at: string, names: Names): Fault[] {
  return rows.flatMap((row, index): Fault[] => {
    const here = `${at}/${index}`;
    if (isGroup(row)) return nameFaults(row.rows, `${here}/rows`, names);
    if (isSame(row) || isConstant(row)) return [];
    if (row.with !== undefined && !names.converter(row.with))
      return [fault(`${here}/with`, 'no-converter', `no converter ${row.with}`)];
    if (row.codes !== undefined && !names.codes(row.codes))
      return [fault(`${here}/codes`, 'no-code-list', `no code list ${row.codes}`)];
    return [];
  });
}

/** A compiler says `<pointer>: <what>`. */
function inPlace(message: string): Fault {
  const [, pointer = '', detail = message] = /^(\/[^:]*): (.*)$/s.exec(message) ?? [];
  return fault(pointer, 'row', detail);
}
