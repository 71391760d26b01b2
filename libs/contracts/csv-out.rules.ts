/** What a spreadsheet takes for a formula, its full-width twins and what it skips before one included (OWASP). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text that a spreadsheet would run gets an apostrophe before it, which shows it as it is. */
function harmless(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  // Spaces before a formula do not keep every spreadsheet from running it.
  return FORMULA.test(cell) || FORMULA.test(cell.trimStart()) ? `'${cell}` : cell;
}

const quoted = (text: string): string =>
  /[";,\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;

/** One line of a table that the hub gives out, with its line end. */
export const toCsvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(';')}\r\n`;

/** What a CSV of the hub begins with: spreadsheets read it as UTF-8 then. */
export const CSV_START = '\ufeff';

/**
 * A table that the hub gives out, header first: UTF-8 with a byte order mark, semicolons, quotes where needed, CRLF
 * (RFC 4180), as spreadsheets in the Netherlands open it. No cell is ever a formula.
 */
export const toCsv = (rows: Iterable<readonly (string | number | undefined)[]>): string =>
  CSV_START + Array.from(rows, toCsvLine).join('');
