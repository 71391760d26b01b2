import { createHash } from 'node:crypto';
import { createSigner, signDigest } from '#audit';
import { CSV_START, toCsvLine } from '#contracts';
import { newId, ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { askingOf, note, reasonFaults, type Answered } from './auditor.js';
import type { Auditor } from './auditor.rules.js';
import type { RunningHub } from './hub.js';
import { otlpLine } from './otlp.rules.js';
import type { ProcessingRecord } from './processing.rules.js';
import { COLUMNS, QUESTIONS, type ExportedQuestion, type Searches } from './questions.js';

/** `otlp` is for processing records alone: they are spans, the others are not. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'otlp'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOrder<Name extends ExportedQuestion = ExportedQuestion> {
  question: Name;
  format: ExportFormat;
  search: Searches[Name];
}

export interface BegunExport {
  exportId: string;
  /** Read it to its end: only then it is signed. */
  parts: AsyncGenerator<string>;
}

/** How far an export is, and when it is whole, what was signed of it. */
export interface ExportView {
  exportId: string;
  question: string;
  format: string;
  state: 'running' | 'finished' | 'broken';
  lines: number;
  begunAt: Date;
  movedAt: Date;
  /** SHA-256 over the bytes of the file, base64, and the note in which the key of the log signed it. */
  digest?: string;
  note?: string;
}

const AT_ONCE = 500;
/** One of which nothing was read for so long has broken off, whatever became of the process. */
const SILENCE_MS = 600_000;

/**
 * Everything that a question has for answer, page by page as it is read. That it began, and why, is written before the
 * first line is given; at the end its digest is signed with the key of the log and written in the log too.
 */
export async function beginExport(
  hub: RunningHub,
  auditor: Auditor,
  order: ExportOrder,
): Promise<Outcome<BegunExport>> {
  const { question, format } = order;
  const wrong = reasonFaults(auditor);
  if (format === 'otlp' && question !== 'processing')
    wrong.push({ pointer: '/format', code: 'enum', detail: 'Only processing records are spans.' });
  if (wrong.length > 0) return refuse('invalid-request', { faults: wrong });
  return hub.db.transaction().execute(async (tx): Promise<Outcome<BegunExport>> => {
    const first = await pageOf(hub, tx, auditor, order);
    if (!first.ok) return first;
    const now = await hub.moment(tx);
    const exportId = newId(now);
    await tx
      .insertInto('audit_export')
      .values({
        id: exportId,
        party: auditor.controller,
        question,
        format,
        state: 'running',
        digest: null,
        note: null,
        begun_at: now,
        moved_at: now,
      })
      .execute();
    const { object, details = {} } = first.value;
    const all = { ...details, question, format, export: exportId };
    await note(hub, tx, auditor, 'log.export-begun', object, 'begun', all);
    return ok({ exportId, parts: partsOf(hub, auditor, order, exportId, first.value) });
  });
}

async function pageOf(
  hub: RunningHub,
  tx: Tx,
  auditor: Auditor,
  { question, search }: ExportOrder,
  after?: string,
): Promise<Outcome<Answered<object>>> {
  const ask = QUESTIONS[question] as (...asked: unknown[]) => Promise<Outcome<Answered<object>>>;
  const page = { ...(after === undefined ? {} : { after }), limit: AT_ONCE };
  return ask(await askingOf(hub, tx, auditor.controller), search, page);
}

async function* partsOf(
  hub: RunningHub,
  auditor: Auditor,
  order: ExportOrder,
  exportId: string,
  first: Answered<object>,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const given = (text: string): string => {
    digest.update(text);
    return text;
  };
  let lines = 0;
  let isWhole = false;
  try {
    if (order.format === 'csv') yield given(CSV_START + toCsvLine(COLUMNS[order.question]));
    for (let page = first; ;) {
      lines += page.lines.length;
      if (page.lines.length > 0) yield given(textOf(order, page.lines));
      if (page.last === undefined) break;
      await moved(hub, exportId, { lines });
      const { last } = page;
      const next = await hub.db.transaction().execute((tx) => pageOf(hub, tx, auditor, order, last));
      if (!next.ok) throw new Error(`an export broke off: ${next.refusal.code}`);
      page = next.value;
    }
    await end(hub, auditor, order, { exportId, lines, digest: digest.digest() });
    isWhole = true;
  } finally {
    // Whoever stopped reading has no signature, and the log says how far it came.
    if (!isWhole) await end(hub, auditor, order, { exportId, lines });
  }
}

const moved = (hub: RunningHub, id: string, set: { lines: number }): Promise<unknown> =>
  hub.db
    .updateTable('audit_export')
    .set({ lines: String(set.lines), moved_at: hub.now() })
    .where('id', '=', id)
    .execute();

async function end(
  hub: RunningHub,
  auditor: Auditor,
  { question, format }: ExportOrder,
  { exportId, lines, digest }: { exportId: string; lines: number; digest?: Buffer },
): Promise<void> {
  const { origin, keys } = hub.config.audit;
  const state = digest ? 'finished' : 'broken';
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const signed =
      digest &&
      signDigest(
        { origin, name: exportId, lines, digest },
        keys.map((key) => createSigner(origin, key)),
        now,
      );
    await tx
      .updateTable('audit_export')
      .set({ state, lines: String(lines), digest: digest ?? null, note: signed ?? null, moved_at: now })
      .where('id', '=', exportId)
      .execute();
    const details = {
      question,
      format,
      lines,
      ...(digest ? { digest: digest.toString('base64') } : {}),
    };
    await note(hub, tx, auditor, 'log.export-ended', `export:${exportId}`, state, details);
  });
}

function textOf({ question, format }: ExportOrder, lines: object[]): string {
  if (format === 'otlp') return otlpLine(lines as ProcessingRecord[]);
  if (format === 'jsonl') return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const cellsOf = (line: object) =>
    COLUMNS[question].map((name) => cellOf((line as Record<string, unknown>)[name]));
  return lines.map((line) => toCsvLine(cellsOf(line))).join('');
}

function cellOf(value: unknown): string | number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(' ');
  return JSON.stringify(value);
}

/** An export of one of these organisations. */
export async function exportView(
  hub: RunningHub,
  parties: string[],
  id: string,
): Promise<Outcome<ExportView>> {
  const row = await hub.db
    .selectFrom('audit_export')
    .selectAll()
    .where('id', '=', id)
    .where('party', 'in', parties.length > 0 ? parties : [''])
    .executeTakeFirst();
  if (!row) return refuse('not-found');
  const isLost = row.state === 'running' && hub.now().getTime() - row.moved_at.getTime() > SILENCE_MS;
  return ok({
    exportId: row.id,
    question: row.question,
    format: row.format,
    state: isLost ? 'broken' : row.state,
    lines: Number(row.lines),
    begunAt: row.begun_at,
    movedAt: row.moved_at,
    ...(row.digest && row.note ? { digest: row.digest.toString('base64'), note: row.note } : {}),
  });
}
