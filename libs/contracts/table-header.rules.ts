import { pointerTokens, type Fault } from '#kernel';
import type { RawRow, TableForm, TableLimits } from './table.js';

/** Where a column goes: into the document, to the envelope (`bsn`), or nowhere because it has no header. */
export type Target = Place | { bsn: true } | undefined;

/** A pointer, read once: this is asked for every cell. */
export interface Place {
  to: string;
  holders: readonly string[];
  member: string;
  separators?: string;
}

/** Headers are the same when their letters and digits are: `E-mailadres` is `emailadres`. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Columns by header; throws when two columns of a contract go by the same name. */
export function columnsByHeader({ columns, subject }: Omit<TableForm, 'neverCarried'>): Map<string, Target> {
  const targets = new Map<string, Target>();
  const add = (header: string, target: Target): void => {
    const name = plainHeader(header);
    if (name === '' || targets.has(name)) throw new Error(`x-form: the header ${header} occurs twice`);
    targets.set(name, target);
  };
  for (const { to, headers, separators } of columns) {
    const holders = pointerTokens(to);
    const target = {
      to,
      member: holders.pop()!,
      holders,
      ...(separators === undefined ? {} : { separators }),
    };
    for (const header of headers) add(header, target);
  }
  for (const header of subject?.bsn ?? []) add(header, { bsn: true });
  return targets;
}

/** Spreadsheet letters of a column, from 0: A, B, …, Z, AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

export const place = (index: number): string => `Column ${index + 1} (${columnLetters(index)})`;

export interface Header {
  targets: Target[];
  faults: Fault[];
}

/** The first row of a file: what is wrong with one of its cells is wrong with the header. */
export function headerOf(
  row: RawRow,
  form: TableForm,
  { maxColumns }: Pick<TableLimits, 'maxColumns'>,
): Header {
  const flaw = row.flaw ?? [...(row.flaws?.values() ?? [])][0];
  return flaw ? { targets: [], faults: [{ pointer: '', ...flaw }] } : readHeader(row.cells, form, maxColumns);
}

/**
 * Finds every column by its header, wherever it stands. Every fault at once: a header that the contract does not know,
 * one that occurs twice, one that names what is never carried, and required columns that are missing. A header that is
 * not known is not repeated: in a file without headers it is a value.
 */
function readHeader(cells: string[], form: TableForm, maxColumns: number): Header {
  const known = columnsByHeader(form);
  const faults: Fault[] = [];
  const at = new Map<string, number>();
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === '') width--;
  if (width > maxColumns) {
    const detail = `The header has more than ${maxColumns} columns.`;
    return { targets: [], faults: [{ pointer: '', code: 'body-too-large', detail }] };
  }

  const targets = cells.map((cell, index): Target => {
    const header = cell.trim();
    if (header === '') return undefined;
    const target = known.get(plainHeader(header));
    if (!target) {
      const sentence = form.neverCarried(header);
      const detail = sentence
        ? `${place(index)} may not be in the file: ${sentence}`
        : `${place(index)} has a header that the contract does not know.`;
      faults.push({ pointer: '', code: sentence ? 'never-carried' : 'header-unknown', detail });
      return undefined;
    }
    const name = pointerOf(target);
    const earlier = at.get(name);
    if (earlier !== undefined) {
      const detail = `${place(index)} has the same meaning as column ${earlier + 1} (${columnLetters(earlier)}).`;
      faults.push({ pointer: pointerOf(target), code: 'header-doubled', detail });
    }
    at.set(name, index);
    return target;
  });
  for (const { to, headers, required } of form.columns) {
    if (!required || at.has(to)) continue;
    const detail = `The column "${headers[0]}" is missing from the header.`;
    faults.push({ pointer: to, code: 'header-missing', detail });
  }
  return { targets, faults };
}

/** The column with the BSN is not part of the document and has no pointer in it. */
export const pointerOf = (target: Target): string => (target && 'to' in target ? target.to : '');

const DELIMITERS = [';', ',', '\t', '|'];

/** The sign between the columns: the one by which most headers of the contract are found in the first line. */
export function delimiterOf(headerLine: string, form: TableForm): string {
  const known = columnsByHeader(form);
  const found = (delimiter: string): number =>
    headerLine.split(delimiter).filter((header) => known.has(plainHeader(header))).length;
  return DELIMITERS.reduce((best, delimiter) => (found(delimiter) > found(best) ? delimiter : best));
}
