import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from '@jest/globals';
import { acceptDocument, openRows, type Contract, type TableRow } from '#contracts';
import { contracts, examplesOf, limits } from './folders.js';
import { workbook } from './workbook.js';

/** The examples of every table contract, as rows of a CSV file and as the same rows in a workbook. */
const tables = contracts.all().filter(({ form }) => form === 'table');
const examples = tables.flatMap((contract) =>
  examplesOf(contract, 'accepted').map((example) => ({ contract, ...example })),
);

async function rowsOf(contract: Contract, form: 'csv' | 'xlsx', body: Buffer): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of openRows(Readable.from([body]), form, contract)) rows.push(row);
  return rows;
}

/** The cells of an example, read by nothing of the hub. */
function cellsOf(body: Buffer): string[][] {
  const utf8 = body.toString('utf8');
  const text = (utf8.includes('\ufffd') ? body.toString('latin1') : utf8).replace(/^sep=,\n/, '');
  return parse(text, { delimiter: [';', ',', '\t'].find((sign) => text.split('\n')[0]!.includes(sign))! });
}

describe('the examples of tables', () => {
  it('are there', () => {
    expect(tables.map(({ ref }) => ref)).toContain('sonar/client@1');
  });

  it.each(examples)(
    '$name is the same as a message, in a CSV file and in a workbook',
    async ({ contract, body }) => {
      const message = acceptDocument(contract, body, limits);
      if (!message.ok) throw new Error(message.refusal.code);
      const [row, ...more] = await rowsOf(contract, 'csv', body);
      expect(more).toEqual([]);
      expect(row).toMatchObject({ document: message.value });
      const cells = cellsOf(body);
      const numbered = cells.map((line) =>
        line.map((cell) => (/^[1-9]\d{0,4}$/.test(cell) ? Number(cell) : cell)),
      );
      const [inSheet, ...others] = await rowsOf(contract, 'xlsx', workbook(numbered));
      expect(others).toEqual([]);
      expect(inSheet).toEqual({ ...row, line: 2 });
      expect(contract.validate(message.value)).toEqual([]);
    },
  );
});

describe('sonar/client@1', () => {
  const sonar = contracts.get('sonar/client@1')!;

  it('hears a no in every way in which it is written, and nothing else as one', () => {
    const { enum: words } = (sonar.schema['properties'] as Record<string, { enum: string[] }>)[
      'toestemming'
    ]!;
    const heard = words.filter((toestemming) => sonar.saysNo({ idWz: 'k', toestemming }));
    expect(heard).toEqual(words.filter((word) => /^n/i.test(word)));
    expect(heard.length).toBeGreaterThan(0);
    expect(sonar.saysNo({ idWz: 'Nee' })).toBe(false);
    expect(sonar.saysNo(null)).toBe(false);
  });

  it('takes a BSN out of the file for the envelope', async () => {
    const body = Buffer.from('ID_WZ;BSN;Toestemming\nWZ-1;999993549;Ja\n');
    expect(await rowsOf(sonar, 'csv', body)).toEqual([
      {
        line: 2,
        document: { idWz: 'WZ-1', toestemming: 'Ja' },
        subject: { recordId: 'WZ-1', bsn: '999993549' },
      },
    ]);
  });

  it.each(['Geslacht', 'Leeftijd', 'Klantprofiel', 'Participatieladder', '1e uitk dag', 'Nationaliteit'])(
    'refuses a file with a column %s',
    async (header) => {
      const rows = await rowsOf(sonar, 'csv', Buffer.from(`ID_WZ;Toestemming;${header}\nWZ-1;Ja;x\n`));
      expect(rows).toMatchObject([{ line: 1, ends: true, faults: [{ code: 'never-carried' }] }]);
    },
  );
});
