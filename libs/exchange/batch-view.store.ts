import { sql } from 'kysely';
import type { Fault, RecordType } from '#kernel';
import type { Query } from '#storage';
import { shownCounts, type BatchOptions, type Counts, type KeptBecause } from './batch.js';

/** What the sender of a file may know of it. */
export interface BatchView {
  batchId: string;
  controller: string;
  contract: string;
  recordType: RecordType;
  form: string;
  mode: BatchOptions['mode'];
  state: 'waiting' | 'working' | 'finished' | 'stopped';
  acceptedAt: Date;
  startedAt?: Date;
  endedAt?: Date;
  bytes: number;
  records: Record<string, number>;
  /** Records read in a second, since it was begun. */
  perSecond: number;
  /** Why, and from which line on, it could not be read any further; what came before it stays. */
  stop?: { code: string; line: number; detail?: string };
  missing?: { count: number; keptBecause?: KeptBecause };
}

interface ViewRow extends Counts {
  id: string;
  controller: string;
  contract: string;
  recordType: RecordType;
  form: string;
  options: BatchOptions;
  state: BatchView['state'];
  bytes: string;
  code: string | null;
  line: number | null;
  detail: string | null;
  missing: number;
  keptBecause: KeptBecause | null;
  acceptedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** An own file, or undefined: whose it is is not told apart from whether it exists. */
export async function viewBatch(
  db: Query,
  id: string,
  controllers: string[],
  now: Date,
): Promise<BatchView | undefined> {
  const { rows } = await sql<ViewRow>`
    select id, controller, contract, record_type as "recordType", form, options, state, bytes, code, line, detail, seen,
      taken, unchanged, refused, unnamed, withdrawn, missing, kept_because as "keptBecause",
      accepted_at as "acceptedAt", started_at as "startedAt", ended_at as "endedAt"
    from batch where id = ${id} and controller = any(${controllers}::text[]) and state <> 'receiving'`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return undefined;
  const { startedAt, endedAt } = row;
  const seconds = startedAt ? Math.max(1, (endedAt ?? now).getTime() - startedAt.getTime()) / 1000 : 0;
  return {
    batchId: row.id,
    controller: row.controller,
    contract: row.contract,
    recordType: row.recordType,
    form: row.form,
    mode: row.options.mode,
    state: row.state,
    acceptedAt: row.acceptedAt,
    ...(startedAt ? { startedAt } : {}),
    ...(endedAt ? { endedAt } : {}),
    bytes: Number(row.bytes),
    records: shownCounts(row.recordType, row),
    perSecond: seconds > 0 ? Math.round(row.seen / seconds) : 0,
    ...(row.code
      ? { stop: { code: row.code, line: row.line ?? 0, ...(row.detail ? { detail: row.detail } : {}) } }
      : {}),
    ...(row.options.missing === 'keep' || !endedAt
      ? {}
      : { missing: { count: row.missing, ...(row.keptBecause ? { keptBecause: row.keptBecause } : {}) } }),
  };
}

export interface RefusalView {
  line: number;
  /** Of XML: the how manieth record of the file, since many may begin on one line. */
  record?: number;
  code: string;
  errors: Fault[];
}

/** By which the next ones are asked for. */
export const placeOfRefusal = ({ line, record }: RefusalView): number => record ?? line;

/** Refused lines after one of them, in the order of the file. */
export async function refusalsAfter(
  db: Query,
  batchId: string,
  after: number,
  limit: number,
): Promise<RefusalView[]> {
  const { rows } = await sql<{ place: number; atLine: number | null; code: string; errors: Fault[] }>`
    select line as place, at_line as "atLine", code, faults as errors from batch_refusal
    where batch_id = ${batchId} and line > ${after} order by line limit ${limit}`.execute(db);
  return rows.map(({ place, atLine, ...rest }) =>
    atLine === null ? { line: place, ...rest } : { line: atLine, record: place, ...rest },
  );
}
