import { TableFlaw, type RawRow, type TableLimits } from './table.js';
import { readBook, type Sheet } from './xlsx-book.js';
import { openParts, type Parts } from './xlsx-parts.js';
import { sheetRows, type CellWords } from './xlsx-sheet.js';
import { readTexts } from './xlsx-texts.js';

const MERGED = Buffer.from('mergeCell');

async function opened(parts: Parts, part: string) {
  const stream = await parts.open(part);
  if (!stream) throw new TableFlaw('not-xlsx', 'The file misses one of its sheets.');
  return stream;
}

/**
 * Which cells are merged stands after the rows, and must be known before the first of them goes on: a cheap look at the
 * bytes, without reading the XML.
 */
async function hasMergedCells(parts: Parts, part: string): Promise<boolean> {
  let kept: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of await opened(parts, part)) {
      const bytes = Buffer.concat([kept, chunk as Buffer]);
      if (bytes.includes(MERGED)) return true;
      kept = bytes.subarray(Math.max(0, bytes.length - MERGED.length));
    }
  } catch (flaw) {
    throw flaw instanceof TableFlaw ? flaw : new TableFlaw('not-xlsx', 'The file is damaged.');
  }
  return false;
}

/** The one sheet that holds something. A second one would be left out in silence; a hidden one was not meant to be sent. */
async function theSheet(
  parts: Parts,
  sheets: Sheet[],
  words: CellWords,
  limits: TableLimits,
): Promise<Sheet> {
  const filled: Sheet[] = [];
  for (const sheet of sheets) {
    for await (const _ of sheetRows(await opened(parts, sheet.part), words, limits)) {
      filled.push(sheet);
      break;
    }
  }
  if (filled.length > 1) {
    const detail = 'More than one sheet holds something, hidden sheets included. Send a file with one sheet.';
    throw new TableFlaw('sheet', detail);
  }
  if (!filled[0]) throw new TableFlaw('header-missing', 'The file is empty.', 1);
  if (filled[0].hidden) throw new TableFlaw('hidden', 'The sheet is hidden. Show it, or send another one.');
  if (await hasMergedCells(parts, filled[0].part))
    throw new TableFlaw('merged', 'The sheet has merged cells. Split them: every row has its own values.');
  return filled[0];
}

/** The rows of the one sheet of an XLSX, with what is wrong with single cells. Throws a TableFlaw. */
export async function* xlsxRows(
  source: AsyncIterable<Buffer | string>,
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  const parts = await openParts(source, limits);
  const book = await readBook(parts);
  const words = { book, texts: await readTexts(parts, book.texts, limits) };
  const sheet = await theSheet(parts, book.sheets, words, limits);
  yield* sheetRows(await opened(parts, sheet.part), words, limits);
}
