import { ok, refuse, type Fault, type Json, type Outcome, type Refusal, type RefusalCode } from '#kernel';
import type { Limits } from './contract.js';
import { refuseAt } from './decode-json.js';
import { TABLE_LIMITS, TableFlaw, type TableForm } from './table.js';
import { csvRowsOf } from './table-csv.js';
import { headerOf } from './table-header.rules.js';
import { readRow } from './table-row.rules.js';
import { textReader } from './table-text.js';

const BULK = 'A file goes to POST /v1/batches; a message is a CSV with a header and one row.';

/** Faults of the refusal catalogue keep their code; the others are about the table. */
const OWN: ReadonlySet<string> = new Set(['body-too-large', 'invalid-text', 'never-carried']);
const codeOf = (faults: Fault[]): RefusalCode => {
  const own = faults.find(({ code }) => OWN.has(code))?.code;
  return (own as RefusalCode | undefined) ?? 'invalid-table';
};

/** What is wrong with a row or with the whole table, as a refusal. */
export const refusalOfFaults = (faults: Fault[]): Refusal => ({ code: codeOf(faults), faults });

/**
 * A message in the form of a table: a CSV with a header and one row, as a document. Refuses with `invalid-table`,
 * `never-carried`, `invalid-text` or `body-too-large`; a file with more rows, and an XLSX, belong to the bulk endpoint.
 */
export function decodeTable(form: TableForm, body: Buffer, limits: Limits): Outcome<Json> {
  if (body.length > limits.maxBytes)
    return refuseAt('body-too-large', '', `The body is larger than ${limits.maxBytes} bytes.`);
  if (body.subarray(0, 2).toString('latin1') === 'PK') return refuse('invalid-table', { detail: BULK });
  const bounds = {
    ...TABLE_LIMITS,
    maxStringLength: limits.maxStringLength,
    maxColumns: Math.min(limits.maxArrayLength, TABLE_LIMITS.maxColumns),
    maxLineLength: limits.maxBytes,
  };
  try {
    const reader = textReader();
    const [first, row, ...more] = csvRowsOf(reader.push(body) + reader.end(), form, bounds);
    if (!first) return refuseAt('invalid-table', '', 'The file is empty.');
    const { targets, faults } = headerOf(first, form, bounds);
    if (faults.length > 0) return refuse(codeOf(faults), { faults });
    if (!row || more.length > 0) return refuse('invalid-table', { detail: BULK });
    const read = readRow(row, targets, form, bounds);
    if ('faults' in read) return refuse(codeOf(read.faults), { faults: read.faults });
    if (read.subject?.bsn === undefined) return ok(read.document);
    return refuseAt('never-carried', '', 'Of a message the citizen service number goes in the envelope.');
  } catch (flaw) {
    if (!(flaw instanceof TableFlaw)) throw flaw;
    const fault = { pointer: '', code: flaw.code, detail: flaw.detail };
    return refuse(codeOf([fault]), { detail: flaw.detail, faults: [fault] });
  }
}
