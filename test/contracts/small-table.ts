import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { JsonObject } from '#kernel';
import { loadContracts, openRows, type Contract, type TableLimits, type TableRow } from '#contracts';

/** A small contract in the form of a table, loaded as every contract is. */
const SCHEMA: JsonObject = {
  title: 'Proef',
  'x-contract': {
    ref: 'proef/client@1',
    recordType: 'client',
    direction: 'in',
    mediaTypes: ['text/csv'],
  },
  'x-form': {
    type: 'table',
    columns: [
      { to: '/nummer', headers: ['Nummer', 'ID_WZ'], required: true },
      { to: '/beroep', headers: ['Beroep'], required: true },
      { to: '/plaats', headers: ['Woon-plaats'] },
      { to: '/vanaf', headers: ['Vanaf'] },
      { to: '/toestemming', headers: ['Toestemming'] },
    ],
    subject: { recordId: '/nummer', bsn: ['BSN'] },
  },
  type: 'object',
  additionalProperties: false,
  required: ['nummer'],
  properties: {
    ...Object.fromEntries(
      ['nummer', 'beroep', 'plaats', 'vanaf'].map((name) => [name, { type: 'string', maxLength: 50 }]),
    ),
    toestemming: { type: 'string', maxLength: 3, enum: ['Ja', 'Nee'], 'x-says-no': ['Nee'] },
  },
};

/** Loads one contract with these words changed. */
export function contractWith(changes: JsonObject = {}): Contract {
  const root = mkdtempSync(join(tmpdir(), 'tables-'));
  const folder = join(root, 'proef/client/1');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(root, 'never-carried.yaml'),
    'prefixes: []\nkinds: [{ kind: gender, sentence: Gender is never carried., words: [geslacht] }]\n',
  );
  writeFileSync(join(folder, 'contract.schema.json'), JSON.stringify({ ...SCHEMA, ...changes }));
  try {
    return loadContracts(root).get('proef/client@1')!;
  } finally {
    rmSync(root, { recursive: true });
  }
}

export const smallTable = contractWith();
export const formWords = SCHEMA['x-form'] as JsonObject;

/** Everything that a file gives, in pieces of this many bytes. */
export async function rowsOf(
  body: Buffer | string,
  form: 'csv' | 'xlsx' = 'csv',
  limits: Partial<TableLimits> = {},
  piece = 7,
): Promise<TableRow[]> {
  const bytes = Buffer.from(body as string);
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };
  const rows: TableRow[] = [];
  for await (const row of openRows(Readable.from(pieces()), form, smallTable, limits)) rows.push(row);
  return rows;
}

/** Each row in one line: `3 nummer=k1 beroep=Bakker` or `3 formula /beroep`, with `END` where the file ends with it. */
export const told = (rows: TableRow[]): string[] =>
  rows.map((row) =>
    'document' in row
      ? `${row.line} ${Object.entries(row.document)
          .map(([name, value]) => `${name}=${String(value)}`)
          .join(' ')}`
      : `${row.line} ${row.faults.map(({ code, pointer }) => `${code} ${pointer}`.trim()).join(', ')}${row.ends ? ' END' : ''}`,
  );
