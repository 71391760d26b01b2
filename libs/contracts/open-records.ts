import { Readable } from 'node:stream';
import type { Contract } from './contract.js';
import { refusalOfFaults } from './decode-table.js';
import { jsonLines } from './file-lines.js';
import {
  FileEnds,
  type FileForm,
  type FileLimits,
  type FileRecord,
  type FoundRecord,
} from './file-record.js';
import { xmlRecords } from './file-xml.js';
import { openRows } from './open-rows.js';
import { TABLE_LIMITS } from './table.js';

/** Which forms a file of this contract may have. */
export const fileFormsOf = (contract: Contract): FileForm[] =>
  contract.form === 'table' ? ['csv', 'xlsx'] : contract.form === 'xml' ? ['xml', 'ndjson'] : ['ndjson'];

/**
 * The records of a file, one by one: nothing is read ahead of who takes them. The first `skip` are passed over: what was
 * taken in before the hub stopped. Never throws for what the file holds. Records are not yet checked against the contract.
 */
export async function* openRecords(
  source: AsyncIterable<Buffer>,
  form: FileForm,
  contract: Contract,
  limits: FileLimits,
  skip = 0,
): AsyncGenerator<FileRecord> {
  let last = 0;
  let number = skip;
  try {
    for await (const record of recordsOf(source, form, contract, limits, skip)) {
      last = record.line;
      number++;
      if (number > limits.maxRecords && !('ends' in record)) {
        const detail = `The file has more than ${limits.maxRecords} records.`;
        yield { line: last, number, refusal: { code: 'body-too-large', detail }, ends: true };
        return;
      }
      yield { ...record, number };
      if ('ends' in record) return;
    }
  } catch (flaw) {
    if (!(flaw instanceof FileEnds)) throw flaw;
    yield { line: flaw.line || last, number: number + 1, refusal: flaw.refusal, ends: true };
  }
}

function recordsOf(
  source: AsyncIterable<Buffer>,
  form: FileForm,
  contract: Contract,
  limits: FileLimits,
  skip: number,
): AsyncGenerator<FoundRecord> {
  if (form === 'ndjson') return jsonLines(source, limits.document, skip);
  if (form === 'xml') return after(skip, xmlRecords(source, contract.xml!, limits.document));
  return after(skip, tableRecords(source, form, contract, limits));
}

async function* after(skip: number, records: AsyncGenerator<FoundRecord>): AsyncGenerator<FoundRecord> {
  let count = 0;
  for await (const record of records) if (++count > skip || 'ends' in record) yield record;
}

async function* tableRecords(
  source: AsyncIterable<Buffer>,
  form: 'csv' | 'xlsx',
  contract: Contract,
  { maxRecords, document, table }: FileLimits,
): AsyncGenerator<FoundRecord> {
  const bounds = {
    maxStringLength: Math.min(document.maxStringLength, TABLE_LIMITS.maxStringLength),
    ...table,
    maxRows: maxRecords,
  };
  for await (const row of openRows(Readable.from(source), form, contract, bounds)) {
    if ('document' in row) {
      const { line, document: values, subject } = row;
      yield { line, bytes: ROW_BYTES, document: values, ...(subject ? { subject } : {}) };
    } else {
      const refusal = refusalOfFaults(row.faults);
      yield row.ends ? { line: row.line, refusal, ends: true } : { line: row.line, refusal };
    }
  }
}

/** About; the readers of tables do not tell. */
const ROW_BYTES = 1000;
