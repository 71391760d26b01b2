import { crc32, deflateRawSync } from 'node:zlib';

/** Writes ZIP files and small workbooks for tests: sound ones, and ones that lie. */

export interface Part {
  name: string;
  data: Buffer | string;
  /** What the ZIP says instead of the truth. */
  claims?: { size?: number; encrypted?: boolean };
}

export function zip(parts: Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims } of parts) {
    const bytes = Buffer.from(data as string);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(claims?.encrypted ? 1 : 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims?.size ?? bytes.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** Text, a number, a day number that is shown as a date, a formula with the value that was last seen, or raw XML. */
export type Value =
  string | number | boolean | { date: number } | { formula: string } | { xml: string } | null;

export interface SheetOf {
  rows: Value[][];
  hidden?: boolean;
  /** XML before and after the rows: hidden columns, merged cells. */
  before?: string;
  after?: string;
  /** Attributes of rows, by index. */
  rowWords?: Record<number, string>;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

function sheetXml(
  { rows, before = '', after = '', rowWords = {} }: SheetOf,
  shared: string[] | undefined,
): string {
  const index = new Map(shared?.map((text, i) => [text, i]));
  const cell = (value: Value, at: string): string => {
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'object' && 'date' in value) return `<c r="${at}" s="1"><v>${value.date}</v></c>`;
    if (typeof value === 'object' && 'xml' in value) return value.xml;
    if (typeof value === 'object') return `<c r="${at}" t="str"><f>${escape(value.formula)}</f><v>x</v></c>`;
    if (!shared) return `<c r="${at}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
    if (!index.has(value)) index.set(value, shared.push(value) - 1);
    return `<c r="${at}" t="s"><v>${index.get(value)}</v></c>`;
  };
  const lines = rows.map(
    (row, y) =>
      `<row r="${y + 1}"${rowWords[y] ? ` ${rowWords[y]}` : ''}>${row.map((value, x) => cell(value, `${letters(x)}${y + 1}`)).join('')}</row>`,
  );
  return `<worksheet xmlns="${MAIN}">${before}<sheetData>${lines.join('')}</sheetData>${after}</worksheet>`;
}

/** The parts of a workbook as Excel names them; change them before zipping to spoil one. */
export function workbookParts(sheets: SheetOf[], { inline = false, from1904 = false } = {}): Part[] {
  const shared: string[] | undefined = inline ? undefined : [];
  const bodies = sheets.map((sheet) => sheetXml(sheet, shared));
  const ids = sheets.map((_, i) => i + 1);
  const named = sheets.map(
    ({ hidden }, i) =>
      `<sheet name="Blad${i + 1}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data:
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>` +
        `${named.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data:
        `<Relationships xmlns="${PACKAGE}">${ids.map((i) => relation(`rId${i}`, 'worksheet', `worksheets/sheet${i}.xml`)).join('')}` +
        `${relation('rIdS', 'styles', 'styles.xml')}${inline ? '' : relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data:
        `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/></numFmts>` +
        '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>' +
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    },
    ...bodies.map((data, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data })),
    ...(shared
      ? [
          {
            name: 'xl/sharedStrings.xml',
            data: `<sst xmlns="${MAIN}">${shared.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
          },
        ]
      : []),
  ];
}

export const workbook = (rows: Value[][], more: Partial<SheetOf> = {}): Buffer =>
  zip(workbookParts([{ rows, ...more }]));
