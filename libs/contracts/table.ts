import type { Fault, JsonObject } from '#kernel';

/** One column of a table: which headers name it, and where in the document its values go, as text. */
export interface TableColumn {
  /** Pointer of the member: `/nederlands/mondeling`. */
  to: string;
  headers: string[];
  required?: boolean;
  /** Any of these signs divides a value into several: the member is a list of texts. */
  separators?: string;
}

/** How a contract in the form of a table is written: `x-form` in contract.schema.json (docs/formats/tables.md). */
export interface TableForm {
  columns: TableColumn[];
  /** For records about a person: the pointer of the sender's record id, and the headers of a column with a BSN. */
  subject?: { recordId: string; bsn?: string[] };
  /** The sentence for a header that names what is never carried; undefined for any other. */
  neverCarried(header: string): string | undefined;
}

/**
 * Bounds on one file. Bytes are those of the file as it comes, `maxUncompressedBytes` those of all parts of an XLSX
 * together; lengths are UTF-16 units, of a line (`maxLineLength`, bytes in UTF-8) and of one value.
 */
export interface TableLimits {
  maxBytes: number;
  maxRows: number;
  maxColumns: number;
  maxLineLength: number;
  maxStringLength: number;
  maxUncompressedBytes: number;
  /** How many times larger than compressed a part of over a megabyte may become. */
  maxRatio: number;
  maxEntries: number;
  /** What an XLSX keeps in memory while it is read: its shared texts, in bytes of UTF-8. */
  maxSharedBytes: number;
}

export const TABLE_LIMITS: Readonly<TableLimits> = {
  maxBytes: 100_000_000,
  maxRows: 100_000,
  maxColumns: 200,
  maxLineLength: 100_000,
  maxStringLength: 10_000,
  maxUncompressedBytes: 500_000_000,
  maxRatio: 200,
  maxEntries: 200,
  maxSharedBytes: 100_000_000,
};

/** Whom a row is about, where the contract says so: taken from its columns, for the envelope. */
export interface RowSubject {
  recordId: string;
  bsn?: string;
}

/**
 * One row. `line` is the line (CSV) or row number (XLSX) where it begins, as the sender sees it. Faults name the member
 * by its pointer, and never a value. With `ends` the file itself is not in order: nothing comes after it.
 */
export type TableRow =
  | { line: number; document: JsonObject; subject?: RowSubject }
  | { line: number; faults: Fault[]; ends?: true };

/** A row as it stands in the file: text by column, and what is wrong with single cells, by column. */
export interface RawRow {
  line: number;
  cells: string[];
  /** True where every row has as many cells as the header, so that another number means that something moved. */
  exact: boolean;
  flaws?: Map<number, Omit<Fault, 'pointer'>>;
  /** A flaw of the row as a whole. */
  flaw?: Omit<Fault, 'pointer'>;
}

/** Thrown inside the readers: the file cannot be read from here on. Becomes a row with `ends`. */
export class TableFlaw extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly line?: number,
  ) {
    super(code);
  }
}
