import { CsvError, parse, type Info, type Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { TableFlaw, type RawRow, type TableForm, type TableLimits } from './table.js';
import { delimiterOf } from './table-header.rules.js';

/** Excel's own first line `sep=;` says which sign stands between the columns. */
const SEPARATOR = /^sep=([;,|\t])(?=\n|$)/i;

/** The first line with something in it, or undefined while it may not be whole. */
function firstLine(head: string, limits: TableLimits): string | undefined {
  const start = head.search(/[^\n]/);
  const end = start < 0 ? -1 : head.indexOf('\n', start);
  if (end >= 0) return head.slice(start, end);
  if (head.length <= limits.maxLineLength) return undefined;
  throw new TableFlaw('body-too-large', `A line is longer than ${limits.maxLineLength} bytes.`, 1);
}

const lineEnds = (cells: string[]): number => {
  let count = 0;
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
};

/**
 * Strict about quotes: one that is not closed would take the next rows into this one, and mix two people. Rows are taken
 * as they are read and never through the stream's own buffer, which is lost when a later row is broken.
 */
const options = (delimiter: string, limits: TableLimits, take: (row: RawRow) => void): Options => ({
  delimiter,
  record_delimiter: '\n',
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: limits.maxLineLength,
  on_record: (cells: string[], { lines }: Info) => {
    // Excel writes what is left of deleted rows as lines of separators.
    if (cells.some((cell) => cell.trim() !== '')) take({ line: lines - lineEnds(cells), cells, exact: true });
    return null;
  },
});

/** What csv-parse says of a file, in the words of the hub; its own message may hold a value. */
function flawOf(error: unknown, limits: TableLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  const { code } = error;
  const lines = Number(error['lines']);
  if (code === 'CSV_MAX_RECORD_SIZE') {
    const detail = `A line is longer than ${limits.maxLineLength} bytes, or a quote is not closed.`;
    return new TableFlaw('body-too-large', detail, lines);
  }
  const detail =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quote is open until the end of the file.'
      : 'A quote stands where none may be; quotes within a value are doubled.';
  return new TableFlaw('quote', detail, lines);
}

/** Reads the whole of a small text. */
export function csvRowsOf(text: string, form: TableForm, limits: TableLimits): RawRow[] {
  const rows: RawRow[] = [];
  const { delimiter, rest } = opened(text, firstLine(`${text}\n`, limits) ?? '', form);
  try {
    parseAtOnce(
      rest,
      options(delimiter, limits, (row) => void rows.push(row)),
    );
  } catch (error) {
    throw flawOf(error, limits);
  }
  return rows;
}

function opened(head: string, line: string, form: TableForm): { delimiter: string; rest: string } {
  const said = SEPARATOR.exec(line)?.[1];
  // The line stays, so that lines are counted as the sender sees them.
  if (said) return { delimiter: said, rest: head.replace(line, '') };
  return { delimiter: delimiterOf(line, form), rest: head };
}

/** Rows of a text that comes in pieces; no piece is asked for before the rows of the one before it were taken. */
export async function* csvRows(
  text: AsyncIterable<string>,
  form: TableForm,
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  let head: string | undefined = '';
  let rows: RawRow[] = [];
  let parser: ReturnType<typeof parse> | undefined;
  const begin = (line: string): string => {
    const { delimiter, rest } = opened(head!, line, form);
    parser = parse(options(delimiter, limits, (row) => void rows.push(row)));
    parser.on('error', () => undefined);
    head = undefined;
    return rest;
  };
  const feed = (piece: string | undefined): Promise<Error | null | undefined> =>
    new Promise((resolve) => {
      if (piece === undefined) parser!.end(resolve);
      else parser!.write(piece, resolve);
    });
  const taken = (): RawRow[] => {
    const ready = rows;
    rows = [];
    return ready;
  };

  for await (const piece of text) {
    let ready = piece;
    if (head !== undefined) {
      head += piece;
      const line = firstLine(head, limits);
      if (line === undefined) continue;
      ready = begin(line);
    }
    const error = await feed(ready);
    yield* taken();
    if (error) throw flawOf(error, limits);
  }
  if (head !== undefined) {
    const error = await feed(begin(head.trim()));
    if (error) throw flawOf(error, limits);
  }
  const error = await feed(undefined);
  yield* taken();
  if (error) throw flawOf(error, limits);
}
