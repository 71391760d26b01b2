import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TableLimits, TableRow } from '#contracts';
import { rowsOf, told } from './small-table.js';
import { workbook, workbookParts, zip, type Part, type SheetOf, type Value } from './workbook.js';

const HEAD: Value[] = ['Nummer', 'Beroep', 'Woonplaats', 'Vanaf'];
const read = async (body: Buffer, limits: Partial<TableLimits> = {}): Promise<string[]> =>
  told(await rowsOf(body, 'xlsx', limits, 997));
const sheet = (rows: Value[][], more: Partial<SheetOf> = {}): Buffer => workbook([HEAD, ...rows], more);
const detailOf = (row: TableRow | undefined): string => (row && 'faults' in row ? row.faults[0]!.detail : '');

/** A sound workbook with one of its parts changed. */
function spoilt(name: string, change: (part: Part) => Partial<Part>): Buffer {
  const parts = workbookParts([{ rows: [HEAD, ['k1', 'Bakker']] }]);
  expect(parts.map((part) => part.name)).toContain(name);
  return zip(parts.map((part) => (part.name === name ? { ...part, ...change(part) } : part)));
}

describe('an XLSX file', () => {
  it('gives a document for each row that holds something, with its number in the sheet', async () => {
    const rows = [['k1', 'Bakker & kok', 'Almelo'], [], [null, ' '], ['k2', 'Lasser', null, '2026']];
    const expected = [
      '2 nummer=k1 beroep=Bakker & kok plaats=Almelo',
      '5 nummer=k2 beroep=Lasser vanaf=2026',
    ];
    expect(await read(sheet(rows))).toEqual(expected);
    expect(await read(zip(workbookParts([{ rows: [HEAD, ...rows] }], { inline: true })))).toEqual(expected);
  });

  it('finds columns that moved, and the person', async () => {
    const [row] = await rowsOf(
      workbook([
        ['Beroep', 'BSN', 'ID_WZ'],
        ['Bakker', 99993549, 'k1'],
      ]),
      'xlsx',
    );
    expect(row).toEqual({
      line: 2,
      document: { nummer: 'k1', beroep: 'Bakker' },
      subject: { recordId: 'k1', bsn: '099993549' },
    });
  });

  it('reads numbers as they were typed, days as ISO dates and booleans as ja and nee', async () => {
    const rows: Value[][] = [
      [17, 36.600000000000001, true, { date: 46027 }],
      ['k2', 1e21, false, { date: 46027.75 }],
      ['k3', 'a', 'b', { date: 1 }],
    ];
    expect(await read(sheet(rows))).toEqual([
      '2 nummer=17 beroep=36.6 plaats=ja vanaf=2026-01-05',
      '3 nummer=k2 beroep=1e+21 plaats=nee vanaf=2026-01-05T18:00:00',
      '4 nummer=k3 beroep=a plaats=b vanaf=1900-01-01',
    ]);
    const mac = workbookParts([{ rows: [HEAD, ['k1', 'a', 'b', { date: 44565 }]] }], { from1904: true });
    expect(await read(zip(mac))).toEqual(['2 nummer=k1 beroep=a plaats=b vanaf=2026-01-05']);
  });

  it('takes no format for a date that is longer than a format can be', async () => {
    const inFormat = (code: string): Promise<string[]> => {
      const parts = workbookParts([{ rows: [HEAD, ['k1', 'a', 'b', { date: 46027 }]] }]);
      const styled = parts.map((part) =>
        part.name === 'xl/styles.xml'
          ? { ...part, data: String(part.data).replace(/formatCode="[^"]*"/, `formatCode="${code}"`) }
          : part,
      );
      return read(zip(styled), { maxRatio: 10_000 });
    };
    const asDate = ['2 nummer=k1 beroep=a plaats=b vanaf=2026-01-05'];
    const asNumber = ['2 nummer=k1 beroep=a plaats=b vanaf=46027'];
    expect(await inFormat('[Red]dd'.padStart(255, '#'))).toEqual(asDate);
    expect(await inFormat('[Red]dd'.padStart(256, '#'))).toEqual(asNumber);
    expect(await inFormat('[Red]0')).toEqual(asNumber);
    // Each bracket that is not closed would be looked from to the end.
    expect(await inFormat('[Red'.repeat(200_000))).toEqual(asNumber);
  });

  it('joins text in several faces, and leaves out how it sounds', async () => {
    const xml = '<c t="inlineStr"><is><r><t>Bak</t></r><rPh><t>x</t></rPh><r><t>ker_x0041_</t></r></is></c>';
    expect(await read(sheet([['k1', { xml }]]))).toEqual(['2 nummer=k1 beroep=BakkerA']);
  });

  it('refuses formulas with row and column, and never looks at what they gave', async () => {
    const rows = await rowsOf(
      sheet([
        ['k1', { formula: 'HYPERLINK("http://x")' }],
        ['k2', 'Lasser'],
      ]),
      'xlsx',
    );
    expect(told(rows)).toEqual(['2 formula /beroep', '3 nummer=k2 beroep=Lasser']);
    expect(detailOf(rows[0])).toBe('Column 2 (B) holds a formula. Paste it as a value.');
    expect(await read(workbook([['Nummer', { formula: 'A1' }]]))).toEqual(['1 formula END']);
  });

  it('names cells with an error, a day that is none, or a text that is not there', async () => {
    const cell = (xml: string): Value[] => ['k1', { xml: `<c ${xml}</c>` }];
    const rows = ['t="e"><v>#N/A</v>', 't="s"><v>99</v>', 't="x"><v>1</v>', 's="1"><v>-5</v>', '><v>x</v>'];
    expect(await read(sheet(rows.map(cell)))).toEqual([2, 3, 4, 5, 6].map((line) => `${line} cell /beroep`));
  });

  it('refuses hidden rows, and rows with cells that stand in no order', async () => {
    const rows = await read(
      sheet([['k1', 'a'], ['k2', 'b'], [{ xml: '<c r="B4"><v>1</v></c><c r="A4"><v>1</v></c>' }]], {
        rowWords: { 2: 'hidden="1"' },
      }),
    );
    expect(rows).toEqual(['2 nummer=k1 beroep=a', '3 hidden', '4 not-xlsx']);
  });

  it.each([
    [
      'merged cells',
      { after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' },
      '1 merged END',
    ],
    ['a hidden column', { before: '<cols><col min="2" max="2" hidden="1"/></cols>' }, '1 hidden END'],
    ['a hidden sheet', { hidden: true }, '1 hidden END'],
  ])('is refused with %s', async (_, more, expected) => {
    expect(await read(sheet([['k1', 'a']], more))).toEqual([expected]);
  });

  it('is refused with a second sheet that holds something, hidden or not; empty ones do no harm', async () => {
    const first = { rows: [HEAD, ['k1', 'a']] };
    const both = (second: SheetOf) => read(zip(workbookParts([first, second])));
    expect(await both({ rows: [] })).toEqual(['2 nummer=k1 beroep=a']);
    expect(await both({ rows: [['x']] })).toEqual(['1 sheet END']);
    expect(await both({ rows: [['x']], hidden: true })).toEqual(['1 sheet END']);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not-xlsx'],
    ['text', Buffer.from('Nummer;Beroep\nk1;a'), 'not-xlsx'],
    ['a ZIP of something else', zip([{ name: 'a.txt', data: 'x' }]), 'not-xlsx'],
    ['an old or encrypted workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-xlsx'],
    ['an empty sheet', workbook([]), 'header-missing'],
  ])('is refused when it is %s', async (_, body, code) => {
    expect(await read(body)).toEqual([`1 ${code} END`]);
  });

  it.each([
    ['an encrypted part', spoilt('xl/workbook.xml', () => ({ claims: { encrypted: true } })), 'not-xlsx'],
    ['a missing sheet', spoilt('xl/worksheets/sheet1.xml', () => ({ name: 'elsewhere' })), 'not-xlsx'],
    ['broken XML', spoilt('xl/sharedStrings.xml', ({ data }) => ({ data: data.slice(0, -20) })), 'not-xlsx'],
    [
      'a DOCTYPE with an entity bomb',
      spoilt('xl/sharedStrings.xml', () => ({ data: '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>' })),
      'not-xlsx',
    ],
    [
      'ten thousand levels',
      spoilt('xl/sharedStrings.xml', () => ({ data: '<a>'.repeat(10_000) + '</a>'.repeat(10_000) })),
      'too-deep',
    ],
    [
      'one endless text',
      spoilt('xl/sharedStrings.xml', () => ({
        data: `<sst><si><t>${randomBytes(1_000_000).toString('hex')}</t></si></sst>`,
      })),
      'body-too-large',
    ],
    [
      'a part that says that it is smaller than it is',
      spoilt('xl/sharedStrings.xml', ({ data }) => ({ data, claims: { size: 10 } })),
      'not-xlsx',
    ],
  ])('is refused with %s', async (_, body, code) => {
    expect(await read(body)).toEqual([`1 ${code} END`]);
  });

  it('is refused as a bomb: by ratio, by size, by number of parts, by its texts', async () => {
    const many = '<si><t>x</t></si>'.repeat(200_000);
    const bomb = spoilt('xl/sharedStrings.xml', ({ data }) => ({
      data: String(data).replace('</sst>', `${many}</sst>`),
    }));
    expect(await read(bomb)).toEqual(['1 body-too-large END']);
    expect(await read(bomb, { maxRatio: 1000 })).toEqual(['2 nummer=k1 beroep=Bakker']);
    const sound = sheet([['k1', 'Bakker']]);
    const parts = workbookParts([{ rows: [HEAD, ['k1', 'Bakker']] }]);
    const size = parts.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
    const texts = [...HEAD, 'k1', 'Bakker'].join('').length + 4 * 5;
    for (const [limit, enough] of [
      ['maxBytes', sound.length],
      ['maxUncompressedBytes', size],
      ['maxEntries', parts.length],
      ['maxSharedBytes', texts],
      ['maxRows', 1],
      ['maxColumns', HEAD.length],
    ] as const) {
      expect(await read(sound, { [limit]: enough })).toEqual(['2 nummer=k1 beroep=Bakker']);
      expect((await read(sound, { [limit]: enough - 1 })).at(-1)).toMatch(/body-too-large END$/);
    }
    expect(await read(sound, { maxStringLength: 5 })).toEqual(['2 body-too-large /beroep']);
  });

  it('never throws and never gives more than the limits, whatever the bytes of its sheet are', async () => {
    const pieces = fc.constantFrom(
      '<row>',
      '</row>',
      '<row r="3">',
      '<c>',
      '<c r="B2" t="s">',
      '</c>',
      '<v>1</v>',
      '<f/>',
      '<is><t>x',
      '</t></is>',
      '&amp;',
      '&x;',
      '<',
      '</sheetData>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), async (all) => {
        const body = spoilt('xl/worksheets/sheet1.xml', ({ data }) => ({
          data: (data as string).replace('</sheetData>', `${all.join('')}</sheetData>`),
        }));
        const rows = await rowsOf(body, 'xlsx', { maxRows: 3 }, 500);
        expect(rows.filter((row) => !('ends' in row)).length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const body = Buffer.from(sheet([['k1', 'Bakker']]));
        body[at % body.length] = value;
        await rowsOf(body, 'xlsx', {}, 500);
      }),
      { numRuns: 300 },
    );
  });
});
