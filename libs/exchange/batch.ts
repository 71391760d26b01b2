import type { FileForm } from '#contracts';
import { isAboutPerson, type RecordType } from '#kernel';

/** What the lines of a file are: documents by themselves, or documents with their subject beside them. */
export const LINE_FORMS = ['documents', 'events'] as const;
/** `full`: the file is all that there is; what it says again is not sent again. */
export const BATCH_MODES = ['changes', 'full'] as const;
/** What a full state says of records that are not in it: nothing, or that they are gone (`-all`: however many). */
export const MISSING = ['keep', 'withdraw', 'withdraw-all'] as const;

export interface BatchOptions {
  lines: (typeof LINE_FORMS)[number];
  /** Pointer of the sender's record id in each document; absent: where the mapping of the contract finds it. */
  recordId?: string;
  mode: (typeof BATCH_MODES)[number];
  missing: (typeof MISSING)[number];
}

/** What is asked with an upload, checked as far as it can be without its bytes. */
export interface BatchOrder {
  controller: string;
  connection: string;
  origin: string;
  /** The sender's own id of this file. */
  senderId: string;
  contract: string;
  recordType: RecordType;
  form: FileForm;
  options: BatchOptions;
  traceId: string;
}

/** A batch whose turn it is, claimed by one worker. */
export interface ClaimedBatch extends BatchOrder {
  id: string;
  claimId: string;
  wrappedKey: Buffer;
  /** How many of its records were taken in or refused before now. */
  seen: number;
  /** How many workers in a row were lost on it, without a record taken in. */
  lostClaims: number;
}

/** Why what is missing from a full state was not withdrawn. */
export const KEPT_BECAUSE = ['empty-file', 'unreadable-lines', 'too-many'] as const;
export type KeptBecause = (typeof KEPT_BECAUSE)[number];

export interface Counts {
  seen: number;
  taken: number;
  unchanged: number;
  refused: number;
  /** Of the refused: how many do not say which record they are. */
  unnamed: number;
  withdrawn: number;
}

/** Whether a record of a person is unchanged can depend on what the person chose: of those only the sum is told. */
export const shownCounts = (
  recordType: RecordType,
  { seen, taken, unchanged, refused, withdrawn }: Counts,
): Record<string, number> =>
  isAboutPerson(recordType)
    ? { read: seen, accepted: taken + unchanged, refused, withdrawn }
    : { read: seen, accepted: taken, unchanged, refused, withdrawn };

/** How long a worker that says nothing more is believed to be at it. */
export const HOLD_MS = 15_000;

/** So many workers at most are lost on a file that gets no further: after that it is the file. */
export const MOST_LOST_CLAIMS = 5;

/** Another worker has it by now: what this one was about to write is not written. */
export class ClaimLost extends Error {
  constructor() {
    super('the batch was claimed by another worker');
  }
}

/** How large a file may be: a workbook is held in memory while it is read. */
export const mostBytesOf = (
  form: FileForm,
  { maxBytes, maxWorkbook }: { maxBytes: number; maxWorkbook: number },
): number => (form === 'xlsx' ? Math.min(maxBytes, maxWorkbook) : maxBytes);
