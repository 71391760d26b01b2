/** Where a record stands in the selection list of the archive, or that it is no archive document at all. */
export type SelectionList = { number: string; source: string } | typeof NOT_AN_ARCHIVE_DOCUMENT;
export const NOT_AN_ARCHIVE_DOCUMENT = 'not-an-archive-document';

/** How long those keep it who exchange it under a clause. */
export interface Keeping {
  /** ISO 8601 duration: how long the recipient may keep it. */
  retention: string;
  selectionList?: SelectionList;
  /** ISO 8601 duration: how long the hub keeps a document after it is final, where that is shorter than its own term. */
  documentTerm?: string;
}

/** The hub keeps no document longer than this, whatever is set. */
export const LONGEST_DOCUMENT_TERM_DAYS = 14;

const DAY_MS = 86_400_000;
/** Of a month and a year the shortest: what is kept too long by a day is kept too long. */
const DAYS = { D: 1, M: 28, Y: 365 } as const;

/** Milliseconds of `P14D`, `P6M` or `P2Y`. */
export function lengthOf(term: string): number {
  const [, count, unit] = /^P(\d{1,4})([DMY])$/.exec(term)!;
  return Number(count) * DAYS[unit as keyof typeof DAYS] * DAY_MS;
}

/**
 * How long the hub keeps a document that went under these clauses, in milliseconds after it is final for everybody: the
 * shortest that any of them says, and never longer than a recipient may keep it itself. Other copies are no reason to keep.
 */
export const documentTermUnder = (clauses: Iterable<Keeping>, longest: number): number =>
  [...clauses]
    .flatMap(({ retention, documentTerm }) => [retention, ...(documentTerm ? [documentTerm] : [])])
    .reduce((shortest, term) => Math.min(shortest, lengthOf(term)), longest);
