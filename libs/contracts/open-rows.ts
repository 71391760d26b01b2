import type { Readable } from 'node:stream';
import type { Contract } from './contract.js';
import {
  TABLE_LIMITS,
  TableFlaw,
  type RawRow,
  type TableForm,
  type TableLimits,
  type TableRow,
} from './table.js';
import { csvRows } from './table-csv.js';
import { headerOf, type Target } from './table-header.rules.js';
import { readRow } from './table-row.rules.js';
import { textOf } from './table-text.js';
import { xlsxRows } from './table-xlsx.js';

/**
 * The rows of a file in the form of a table contract, one by one: nothing is read ahead of who takes them, and a CSV of
 * any length takes the same memory. Of an XLSX the file itself (`maxBytes`) and its shared texts (`maxSharedBytes`) are
 * held, because a ZIP is read from its end. Never throws for what the file holds: a row that is not in order is a row
 * with faults, a file that is not in order ends with one that has `ends`. Rows are not yet checked against the contract:
 * that is `checkDocument`, as for any document. Throws when the contract is not a table.
 */
export async function* openRows(
  source: Readable,
  form: 'csv' | 'xlsx',
  contract: Contract,
  bounds: Partial<TableLimits> = {},
): AsyncIterable<TableRow> {
  const table = contract.table;
  if (!table) throw new Error(`${contract.ref} is not a table`);
  const limits = { ...TABLE_LIMITS, ...bounds };
  const rows = form === 'csv' ? csvRows(textOf(source, limits), table, limits) : xlsxRows(source, limits);
  let last = 1;
  try {
    for await (const row of readRows(rows, table, limits)) {
      last = row.line;
      yield row;
      if ('ends' in row) return;
    }
  } catch (flaw) {
    if (!(flaw instanceof TableFlaw)) throw flaw;
    const { code, detail, line } = flaw;
    yield { line: line ?? last, faults: [{ pointer: '', code, detail }], ends: true };
  }
}

/** Rows of the file as rows of the contract: the first one is the header. */
async function* readRows(
  rows: AsyncIterable<RawRow>,
  table: TableForm,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  let targets: Target[] | undefined;
  let count = 0;
  for await (const row of rows) {
    if (!targets) {
      const header = headerOf(row, table, limits);
      if (header.faults.length > 0) return yield { line: row.line, faults: header.faults, ends: true };
      targets = header.targets;
      continue;
    }
    if (++count > limits.maxRows) {
      throw new TableFlaw('body-too-large', `The file has more than ${limits.maxRows} rows.`, row.line);
    }
    yield readRow(row, targets, table, limits);
  }
  if (!targets) throw new TableFlaw('header-missing', 'The file is empty.', 1);
}
