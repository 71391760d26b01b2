import type { FileForm, FileRecord } from '#contracts';
import { isObject, ok, refuse, valueAt, type Fault, type Json, type Outcome } from '#kernel';
import type { BatchOrder } from './batch.js';
import { ENVELOPE_FORMS, finish, readSubject } from './envelope.rules.js';
import type { Incoming } from './post.js';

export type ReadRecord = Extract<FileRecord, { document: Json }>;
/** Where a record of a file stands: on which line it begins, and the how manieth it is. */
export type Place = Pick<FileRecord, 'line' | 'number'>;

/**
 * Ids of the records of a file begin with this; the file and the place make them the same each time. Of XML the place is the
 * how manieth record it is: a whole file may stand on one line.
 */
const messageIdOf = ({ id, form }: { id: string; form: FileForm }, { line, number }: Place): string =>
  `batch.${id}.${form === 'xml' ? `record.${number}` : line}`;
export const withdrawalIdOf = (batchId: string, recordId: string): string =>
  `batch.${batchId}.missing.${recordId}`;

/** What a document says of itself in canonical form: its own record id, and its person's where it has one. */
export type NamesOf = (document: Json) => { recordId?: string; person?: string };

const fault = (pointer: string, detail: string): Fault => ({ pointer, code: 'envelope', detail });
const MEMBERS = new Set(['subject', 'data', 'type']);

/** One record of a file, as if it had come as a message: everything after this is the pipeline's. */
export function incomingOf(
  batch: BatchOrder & { id: string; source: string },
  record: ReadRecord,
  namesOf: NamesOf,
): Outcome<Incoming> {
  const { document, subject } = record;
  const base = {
    senderId: messageIdOf(batch, record),
    source: batch.source,
    recordType: batch.recordType,
    contractRef: batch.contract,
    traceId: batch.traceId,
  };
  if (batch.options.lines === 'events') return eventOf(base, document);
  const named = subject ?? nameIn(document, batch.options.recordId, namesOf);
  const faults: Fault[] = [];
  const read = named.recordId === undefined ? undefined : readSubject({ ...named }, faults);
  if (!read) {
    const pointer = batch.options.recordId ?? '';
    return refuse('invalid-envelope', {
      faults: [fault(pointer, 'The record does not say which record it is.')],
    });
  }
  if (faults.length > 0) return refuse('invalid-envelope', { faults });
  return finish({ ...base, action: 'publish', subject: read, body: { value: document } });
}

function nameIn(document: Json, pointer: string | undefined, namesOf: NamesOf): ReturnType<NamesOf> {
  if (pointer === undefined) return namesOf(document);
  const value = valueAt(document, pointer);
  const recordId = typeof value === 'number' ? String(value) : value;
  return typeof recordId === 'string' ? { ...namesOf(document), recordId } : {};
}

/** `{ "subject", "data", "type"? }`: what an event says that differs from line to line. */
function eventOf(base: Omit<Incoming, 'action' | 'subject' | 'body'>, value: Json): Outcome<Incoming> {
  if (!isObject(value))
    return refuse('invalid-envelope', { faults: [fault('', 'A line is a JSON object.')] });
  const faults: Fault[] = [];
  const subject = readSubject(value['subject'], faults);
  const isWithdrawal = typeof value['type'] === 'string' && value['type'].endsWith('.withdrawn');
  if (value['type'] !== undefined) {
    const type = ENVELOPE_FORMS.type.exec(typeof value['type'] === 'string' ? value['type'] : '');
    if (type?.[1] !== base.recordType)
      faults.push(
        fault('/type', `Must be nl.schakel.${base.recordType}.<published|withdrawn>, or left out.`),
      );
  }
  if (!isWithdrawal && value['data'] === undefined) faults.push(fault('/data', 'The document is missing.'));
  const others = Object.keys(value).filter((name) => !MEMBERS.has(name)).length;
  if (others > 0) faults.push(fault('', 'A line has the members subject, data and type, and no others.'));
  if (faults.length > 0 || !subject) return refuse('invalid-envelope', { faults });
  return finish({
    ...base,
    action: isWithdrawal ? 'withdraw' : 'publish',
    subject,
    body: { value: value['data'] ?? null },
  });
}

/** A record that is not in a full state any more, as its withdrawal. */
export const withdrawalOf = (
  batch: BatchOrder & { id: string; source: string },
  recordId: string,
): Outcome<Incoming> =>
  ok({
    senderId: withdrawalIdOf(batch.id, recordId),
    source: batch.source,
    recordType: batch.recordType,
    action: 'withdraw',
    contractRef: batch.contract,
    subject: { recordId },
    body: { value: null },
    traceId: batch.traceId,
  });
