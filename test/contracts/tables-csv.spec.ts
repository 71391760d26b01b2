import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openRows, type TableRow } from '#contracts';
import { contractWith, formWords, rowsOf, smallTable, told } from './small-table.js';

const HEAD = 'Nummer;Beroep;Woonplaats;BSN';
const csv = (...lines: string[]): string => [HEAD, ...lines].join('\n');
const detailOf = (row: TableRow | undefined): string => (row && 'faults' in row ? row.faults[0]!.detail : '');

describe('a CSV file', () => {
  it('gives a document and the person for each row, by the names of the columns', async () => {
    const rows = await rowsOf(csv('k1;Bakker;Almelo;999993549', 'k2; Lasser ;;', ''));
    expect(rows).toEqual([
      {
        line: 2,
        document: { nummer: 'k1', beroep: 'Bakker', plaats: 'Almelo' },
        subject: { recordId: 'k1', bsn: '999993549' },
      },
      { line: 3, document: { nummer: 'k2', beroep: 'Lasser' }, subject: { recordId: 'k2' } },
    ]);
  });

  it.each([
    ['semicolons', 'Nummer;Beroep;Woonplaats\nk1;Bakker;Almelo'],
    ['commas and quotes', 'Nummer,Beroep,Woonplaats\r\n"k1","Bakker","Almelo"\r\n'],
    ['tabs', 'Nummer\tBeroep\tWoonplaats\rk1\tBakker\tAlmelo\r'],
    ['columns that moved', 'WOON-PLAATS;id wz;Beroep\nAlmelo;k1;Bakker'],
    ['a byte order mark', '\ufeffNummer;Beroep;Woonplaats\nk1;Bakker;Almelo'],
    ["Excel's own first line", 'sep=,\nNummer,Beroep,Woonplaats\nk1,Bakker,Almelo'],
  ])('is read with %s', async (_, text) => {
    const [row, ...more] = await rowsOf(text);
    expect(row).toMatchObject({ document: { nummer: 'k1', beroep: 'Bakker', plaats: 'Almelo' } });
    expect(more).toEqual([]);
  });

  it.each([
    ['UTF-8', Buffer.from(csv('k1;Café €;Zoë;'))],
    [
      'Windows-1252',
      Buffer.concat([
        Buffer.from(`${HEAD}\nk1;Caf`),
        Buffer.from([0xe9, 0x20, 0x80]),
        Buffer.from(';Zo\u00eb;', 'latin1'),
      ]),
    ],
    ['UTF-16', Buffer.from(`\ufeff${csv('k1;Café €;Zoë;')}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${csv('k1;Café €;Zoë;')}`, 'utf16le').swap16()],
  ])('is read in %s, however the bytes are cut', async (_, body) => {
    for (const piece of [1, 2, 3, 5, 1000]) {
      const [row] = await rowsOf(body, 'csv', {}, piece);
      expect(row).toMatchObject({ document: { beroep: 'Café €', plaats: 'Zoë' } });
    }
  });

  it('counts lines as the sender sees them', async () => {
    const text = `\n${HEAD}\n\n"k1";"Bakker\r\nen meer";;\r\n;;;\nk2;Lasser;;\n\n\nk3;;;\n`;
    expect((await rowsOf(text)).map(({ line }) => line)).toEqual([4, 7, 10]);
  });

  it('names line and place of every row that is not in order, and goes on', async () => {
    const rows = await rowsOf(
      csv('k1;Bakker', ';Bakker;;', `k2;${'x'.repeat(31)};Al\u0000melo;`, 'k3;a;b;;te veel', 'k4;Lasser;;'),
      'csv',
      { maxStringLength: 30 },
    );
    expect(told(rows)).toEqual([
      '2 columns',
      '3 required /nummer',
      '4 body-too-large /beroep, invalid-text /plaats',
      '5 columns',
      '6 nummer=k4 beroep=Lasser',
    ]);
    expect(detailOf(rows[2])).toBe('Column 2 (B) holds a text of more than 30 characters.');
  });

  it('ends with a line that is too long, after the rows before it', async () => {
    const long = (length: number) => csv('k1;a;;', `k2;${'x'.repeat(length)};;`, 'k3;b;;');
    expect(told(await rowsOf(long(60), 'csv', { maxLineLength: 70 }))).toHaveLength(3);
    expect(told(await rowsOf(long(90), 'csv', { maxLineLength: 70 }))).toEqual([
      '2 nummer=k1 beroep=a',
      '3 body-too-large END',
    ]);
    expect(told(await rowsOf('x'.repeat(90), 'csv', { maxLineLength: 70 }))).toEqual([
      '1 body-too-large END',
    ]);
  });

  it('ends where a quote is open or stands where none may be', async () => {
    expect(told(await rowsOf(csv('k1;a;;', 'k2;"open;;', 'k3;b;;')))).toEqual([
      '2 nummer=k1 beroep=a',
      expect.stringMatching(/quote END$/),
    ]);
    expect(told(await rowsOf(csv('k1;a;;', 'k2;x"y;;')))).toEqual(['2 nummer=k1 beroep=a', '3 quote END']);
    // The open quote of one person must not take in the row of the next.
    expect(told(await rowsOf(csv('k1;"Bakker;Almelo;', 'k2;"Lasser";Hengelo;')))).toEqual(['3 quote END']);
  });

  it('ends at the limits of the file', async () => {
    const two = csv('k1;a;;', 'k2;b;;');
    expect(told(await rowsOf(two, 'csv', { maxRows: 2 }))).toHaveLength(2);
    expect(told(await rowsOf(two, 'csv', { maxRows: 1 }))).toEqual([
      '2 nummer=k1 beroep=a',
      '3 body-too-large END',
    ]);
    expect(told(await rowsOf(two, 'csv', { maxBytes: two.length }))).toHaveLength(2);
    expect(told(await rowsOf(two, 'csv', { maxBytes: two.length - 1 }))).toContainEqual(
      expect.stringMatching(/body-too-large END$/),
    );
    expect(told(await rowsOf(two, 'csv', { maxColumns: 4 }))).toHaveLength(2);
    expect(told(await rowsOf(two, 'csv', { maxColumns: 3 }))).toEqual(['1 body-too-large END']);
  });

  it('ends where the encoding changes', async () => {
    const body = Buffer.concat([Buffer.from(csv('k1;Café;;', 'k2;Caf')), Buffer.from([0xe9, 0x3b, 0x3b])]);
    expect(told(await rowsOf(body)).at(-1)).toMatch(/invalid-text END$/);
  });

  it.each(['', '\n\n', '\ufeff', ';;;'])('is refused when it is empty: %j', async (text) => {
    expect(told(await rowsOf(text))).toEqual(['1 header-missing END']);
  });
});

describe('the header', () => {
  it('is refused as a whole, with every place, and never repeats what it does not know', async () => {
    const [row, ...more] = await rowsOf('Nummer;Sanne Voorbeeld;ID_WZ;Geslacht\nk1;a;b;c');
    expect(more).toEqual([]);
    expect(row).toEqual({
      line: 1,
      ends: true,
      faults: [
        {
          pointer: '',
          code: 'header-unknown',
          detail: 'Column 2 (B) has a header that the contract does not know.',
        },
        {
          pointer: '/nummer',
          code: 'header-doubled',
          detail: 'Column 3 (C) has the same meaning as column 1 (A).',
        },
        {
          pointer: '',
          code: 'never-carried',
          detail: 'Column 4 (D) may not be in the file: Gender is never carried.',
        },
        {
          pointer: '/beroep',
          code: 'header-missing',
          detail: 'The column "Beroep" is missing from the header.',
        },
      ],
    });
  });

  it('may leave columns without a name, where nothing stands below', async () => {
    const rows = await rowsOf('Nummer;Beroep;;\nk1;a;;\nk2;b;;x\n');
    expect(told(rows)).toEqual(['2 nummer=k1 beroep=a', '3 columns']);
    expect(detailOf(rows[1])).toBe('Column 4 (D) holds a value and has no header.');
  });

  it.each([
    ['a header that occurs twice', { columns: [{ to: '/nummer', headers: ['A', 'a.'] }] }],
    ['a member without a column', { columns: [{ to: '/nummer', headers: ['A'] }] }],
    ['a record id that is no member', { subject: { recordId: '/anders' } }],
  ])('of a contract is not taken with %s', (_, words) => {
    expect(() => contractWith({ 'x-form': { ...formWords, ...words } })).toThrow(
      'contract.schema.json: x-form',
    );
  });
});

describe('reading a long file', () => {
  it('asks for no more than is taken, and lets the source go when nobody reads on', async () => {
    let given = 0;
    const source = Readable.from(
      (function* () {
        yield Buffer.from(`${HEAD}\n`);
        for (; given < 100_000; given++) yield Buffer.from(`k${given};Bakker;Almelo;\n`.repeat(100));
      })(),
      { objectMode: true, highWaterMark: 1 },
    );
    let seen = 0;
    for await (const row of openRows(source, 'csv', smallTable)) {
      expect('document' in row).toBe(true);
      if (++seen === 1000) break;
    }
    expect(given).toBeLessThan(20);
    expect(source.destroyed).toBe(true);
  });

  it('never throws, keeps the limits, and ends at most once, whatever the bytes are', async () => {
    const signs = fc.constantFrom(
      ';',
      ',',
      '\n',
      '\r',
      '"',
      '\t',
      '\u0000',
      'Nummer',
      'Beroep',
      'k1',
      'é',
      '=1+1',
      ' ',
    );
    const text = fc.array(signs, { maxLength: 60 }).map((all) => Buffer.from(all.join('')));
    const body = fc.oneof(
      text,
      text.map((tail) => Buffer.concat([Buffer.from('Nummer;Beroep\n'), tail])),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.integer({ min: 1, max: 50 }), async (bytes, piece) => {
        const limits = { maxRows: 3, maxStringLength: 5, maxLineLength: 40, maxBytes: 150 };
        const rows = await rowsOf(bytes, 'csv', limits, piece);
        const documents = rows.flatMap((row) => ('document' in row ? [row.document] : []));
        expect(rows.filter((row) => !('ends' in row)).length).toBeLessThanOrEqual(3);
        expect(rows.slice(0, -1).some((row) => 'ends' in row)).toBe(false);
        for (const value of documents.flatMap((document) => Object.values(document)))
          expect(String(value).length).toBeLessThanOrEqual(5);
        const lines = rows.map(({ line }) => line);
        expect([...lines].sort((a, b) => a - b)).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});
