import { TableFlaw } from './table.js';
import type { Parts } from './xlsx-parts.js';
import { readWholeXml } from './xlsx-xml.js';

export interface Sheet {
  part: string;
  hidden: boolean;
}

export interface Book {
  sheets: Sheet[];
  /** Days are counted from 1904 in workbooks of old Macs, else from 1900. */
  from1904: boolean;
  /** For each cell style: whether it shows a number as a date. */
  dateStyles: boolean[];
  /** The part with the shared texts. */
  texts?: string;
}

const MAX_SHEETS = 50;
const MAX_STYLES = 70_000;
const unreadable = (): TableFlaw => new TableFlaw('not-xlsx', 'The file is not an XLSX workbook.');

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

/** Target of a relation, which is written relative to the part that has it. */
const resolved = (target: string, part: string): string =>
  new URL(target, `file:///${folderOf(part)}`).pathname.slice(1);

interface Relation {
  type: string;
  part: string;
}

async function relationsOf(parts: Parts, part: string): Promise<Map<string, Relation>> {
  const folder = folderOf(part);
  const found = new Map<string, Relation>();
  const stream = await parts.open(`${folder}_rels/${part.slice(folder.length)}.rels`);
  if (!stream) return found;
  await readWholeXml(stream, {
    open(name, { Id, Type, Target, TargetMode }) {
      // What stands outside the file is never looked up.
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      try {
        found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: resolved(Target, part) });
      } catch {
        throw unreadable();
      }
    },
  });
  return found;
}

/** ECMA-376 part 1, 18.8.30: the built-in number formats that show dates and times. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** Excel itself takes no longer one. */
const LONGEST_FORMAT = 255;

/** A format shows a date when, quoted text, colours and escapes aside, it has a letter of day, month, year or time. */
const showsDate = (code: string): boolean =>
  code.length <= LONGEST_FORMAT &&
  /[dmyhs]/i.test(
    code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, ''),
  );

async function dateStylesOf(parts: Parts, part: string | undefined): Promise<boolean[]> {
  const stream = part === undefined ? undefined : await parts.open(part);
  const styles: boolean[] = [];
  if (!stream) return styles;
  const own = new Map<number, boolean>();
  let inCells = false;
  await readWholeXml(stream, {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt') own.set(Number(numFmtId), showsDate(formatCode ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(numFmtId ?? 0);
        styles.push(own.get(id) ?? BUILT_IN_DATES.has(id));
      }
      if (styles.length > MAX_STYLES || own.size > MAX_STYLES)
        throw new TableFlaw('body-too-large', 'The file has too many styles.');
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** What a workbook says about itself: its sheets in order, how it counts days, which styles are dates. */
export async function readBook(parts: Parts): Promise<Book> {
  const root = [...(await relationsOf(parts, '')).values()].find(({ type }) => type === 'officeDocument');
  const workbook = root?.part ?? 'xl/workbook.xml';
  const stream = await parts.open(workbook);
  if (!stream) throw unreadable();
  const sheets: { id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readWholeXml(stream, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ id, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
      if (sheets.length > MAX_SHEETS)
        throw new TableFlaw('body-too-large', `The file has more than ${MAX_SHEETS} sheets.`);
    },
  });
  const relations = await relationsOf(parts, workbook);
  const partOf = (wanted: string): string | undefined =>
    [...relations.values()].find(({ type }) => type === wanted)?.part;
  const texts = partOf('sharedStrings');
  return {
    sheets: sheets.flatMap(({ id, hidden }) => {
      const relation = relations.get(id);
      // Chart sheets and the like hold no cells.
      return relation?.type === 'worksheet' ? [{ part: relation.part, hidden }] : [];
    }),
    from1904,
    dateStyles: await dateStylesOf(parts, partOf('styles')),
    ...(texts === undefined ? {} : { texts }),
  };
}
