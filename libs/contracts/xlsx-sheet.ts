import type { Readable } from 'node:stream';
import { TableFlaw, type RawRow, type TableLimits } from './table.js';
import { place } from './table-header.rules.js';
import { columnOf, dateOfSerial, numberText } from './xlsx-cells.rules.js';
import type { Book } from './xlsx-book.js';
import { plainText, textGatherer, type PackedTexts } from './xlsx-texts.js';
import { readXml } from './xlsx-xml.js';

/** What cells refer to. */
export interface CellWords {
  book: Pick<Book, 'from1904' | 'dateStyles'>;
  texts: PackedTexts;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  inValue: boolean;
}

/** The rows of a sheet that hold something, each with its number in the sheet. */
export async function* sheetRows(
  part: Readable,
  words: CellWords,
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  let ready: RawRow[] = [];
  const reader = rowReader(words, limits, (row) => void ready.push(row));
  for await (const _ of readXml(part, reader)) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

function rowReader(words: CellWords, limits: TableLimits, take: (row: RawRow) => void) {
  const inline = textGatherer();
  let row: (RawRow & { flaws: NonNullable<RawRow['flaws']> }) | undefined;
  let cell: Cell | undefined;
  let last = 0;
  let inData = false;

  const flawed = (code: string, detail: string): void => {
    if (row && cell) row.flaws.set(cell.column, { code, detail: `${place(cell.column)} ${detail}` });
  };
  const openRow = (attributes: Record<string, string>): void => {
    const line = attributes['r'] === undefined ? last + 1 : Number(attributes['r']);
    if (!Number.isInteger(line) || line <= last || line > 1_048_576)
      throw new TableFlaw('not-xlsx', 'The rows of the sheet are not in order.', last);
    last = line;
    row = { line, cells: [], exact: false, flaws: new Map() };
    if (['1', 'true'].includes(attributes['hidden'] ?? ''))
      row.flaw = { code: 'hidden', detail: 'The row is hidden. Show it, or take it out.' };
  };
  const openCell = ({ r, t, s }: Record<string, string>): void => {
    const column = r === undefined ? row!.cells.length : columnOf(r);
    if (column < row!.cells.length || column >= limits.maxColumns) {
      const detail =
        column < limits.maxColumns
          ? 'The cells of the row are not in order.'
          : `The row has more than ${limits.maxColumns} columns.`;
      row!.flaw ??= { code: column < limits.maxColumns ? 'not-xlsx' : 'body-too-large', detail };
      return;
    }
    while (row!.cells.length < column) row!.cells.push('');
    cell = { column, type: t ?? 'n', style: Number(s ?? 0), value: '', inValue: false };
  };
  const closeCell = (): void => {
    const inlineText = inline.take();
    if (!cell) return;
    const text = cell.type === 'inlineStr' ? inlineText : textOf(cell, words);
    if (text === undefined) flawed('cell', 'holds an error or something that cannot be read.');
    row!.cells.push(text ?? '');
    cell = undefined;
  };
  const closeRow = (): void => {
    const filled = row!.cells.some((text) => text.trim() !== '') || row!.flaws.size > 0;
    if (filled || row!.flaw?.code === 'body-too-large') take(row!);
    row = undefined;
  };

  return {
    open(name: string, attributes: Record<string, string>): void {
      if (name === 'sheetData') inData = true;
      else if (name === 'col' && !inData && ['1', 'true'].includes(attributes['hidden'] ?? ''))
        throw new TableFlaw(
          'hidden',
          `${place(Number(attributes['min']) - 1)} is hidden. Show it, or take it out.`,
        );
      else if (name === 'row' && inData) openRow(attributes);
      else if (name === 'c' && row) openCell(attributes);
      else if (name === 'f' && cell) flawed('formula', 'holds a formula. Paste it as a value.');
      else if (name === 'v' && cell) cell.inValue = true;
      else if (cell) inline.open(name);
    },
    close(name: string): void {
      if (name === 'row' && row) closeRow();
      else if (name === 'c' && row) closeCell();
      else if (name === 'v' && cell) cell.inValue = false;
      else if (name === 'sheetData') inData = false;
      else if (cell) inline.close(name);
    },
    text(text: string): void {
      if (cell?.inValue) cell.value += text;
      else if (cell) inline.text(text);
    },
  };
}

/** A cell as text; undefined for an error such as #N/A and for what is not one of the kinds of ECMA-376 18.18.11. */
function textOf({ type, value, style }: Cell, { book, texts }: CellWords): string | undefined {
  if (value === '') return '';
  if (type === 's') return texts.at(Number(value));
  if (type === 'str') return plainText(value);
  if (type === 'b') return value === '1' ? 'ja' : 'nee';
  if (type === 'd') return value;
  if (type !== 'n') return undefined;
  return book.dateStyles[style] ? dateOfSerial(Number(value), book.from1904) : numberText(value);
}
