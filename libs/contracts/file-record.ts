import type { Json, Refusal } from '#kernel';
import type { Limits } from './contract.js';
import type { RowSubject, TableLimits } from './table.js';

/** The forms in which a file of many records can come. */
export const FILE_FORMS = ['ndjson', 'csv', 'xlsx', 'xml'] as const;
export type FileForm = (typeof FILE_FORMS)[number];

/**
 * One record as a reader of its form finds it. `line` is where it begins, as the sender sees it; `bytes` about how much of
 * the file it takes. A refusal is of this record alone; with `ends` the file cannot be read any further.
 */
export type FoundRecord =
  | { line: number; bytes: number; document: Json; subject?: RowSubject }
  | { line: number; refusal: Refusal; ends?: true };

/** `number`: the how manieth record of the file it is, from 1. Of XML many may begin on one line. */
export type FileRecord = FoundRecord & { number: number };

export interface FileLimits {
  maxRecords: number;
  /** Of each record. */
  document: Limits;
  /** Of a table as a whole. */
  table: Partial<TableLimits>;
}

/** Thrown inside the readers: what comes after cannot be told apart any more. */
export class FileEnds extends Error {
  constructor(
    readonly line: number,
    readonly refusal: Refusal,
  ) {
    super(refusal.code);
  }
}
