import {
  isAboutPerson,
  isBsn,
  isObject,
  isStorableText,
  isWordForBsn,
  mayBeBsn,
  namesItsPerson,
  ok,
  RECORD_TYPES,
  refuse,
  type Fault,
  type Json,
  type JsonObject,
  type Outcome,
  type RecordType,
} from '#kernel';
import { SUBJECT_FLAGS, type Incoming, type SubjectFlag } from './post.js';

const EVENT_TYPE = /^nl\.schakel\.([a-z-]{1,40})\.(published|withdrawn)$/;
const ATTRIBUTE_NAME = /^[a-z0-9]{1,20}$/;
const MESSAGE_ID = /^[\x21-\x7e]{1,200}$/;
const RECORD_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const CONTRACT_REF = /^(?:urn:schakel:contract:)?([a-z0-9-]{1,40}\/[a-z0-9-]{1,40}@[0-9][0-9.]{0,9})$/;
const SOURCE = /^urn:[\x21-\x7e]{1,200}$/;
const MAX_ATTRIBUTES = 30;
/** What of records can be sent, as a sentence names it. */
const SENT = `one of ${RECORD_TYPES.filter((type) => type !== 'occasion').join(', ')}`;

/** The forms of an envelope, for whoever describes it. */
export const ENVELOPE_FORMS = {
  type: EVENT_TYPE,
  id: MESSAGE_ID,
  source: SOURCE,
  recordId: RECORD_ID,
  contract: CONTRACT_REF,
  mostAttributes: MAX_ATTRIBUTES,
};

const fault = (pointer: string, detail: string): Fault => ({ pointer, code: 'envelope', detail });

/**
 * Reads one CloudEvents 1.0 event in structured JSON form (NL GOV profile). `subject` is the sender's own record id, or
 * `{ recordId, person?, bsn?, flags? }` when the hub must know more; see docs/decisions/0003-subject-in-the-envelope.md.
 * Refuses `invalid-envelope` with every fault, or `invalid-bsn`.
 */
export function readEnvelope(event: Json, traceId: string): Outcome<Incoming> {
  if (!isObject(event))
    return refuse('invalid-envelope', { faults: [fault('', 'An event is a JSON object.')] });
  const faults: Fault[] = [];
  if (event['specversion'] !== '1.0') faults.push(fault('/specversion', 'Must be "1.0".'));
  const senderId = textOf(
    event,
    'id',
    MESSAGE_ID,
    'Printable ASCII without spaces, at most 200 characters.',
    faults,
  );
  const source = textOf(
    event,
    'source',
    SOURCE,
    'Names the controller: urn:nld:oin:… or urn:nld:kvk:…',
    faults,
  );
  const type = EVENT_TYPE.exec(typeof event['type'] === 'string' ? event['type'] : '');
  const recordType = RECORD_TYPES.find((known) => known === type?.[1] && known !== 'occasion');
  if (!type || !recordType)
    faults.push(fault('/type', `Must be nl.schakel.<record>.<published|withdrawn>; <record> is ${SENT}.`));
  const contractRef = contractOf(event['dataschema'], faults);
  const subject = readSubject(event['subject'], faults);
  const action = type?.[2] === 'withdrawn' ? 'withdraw' : 'publish';
  if (action === 'publish' && event['data'] === undefined)
    faults.push(fault('/data', 'The document is missing.'));
  if ('data_base64' in event) faults.push(fault('/data_base64', 'Send the document in data.'));
  faults.push(...attributeFaults(event, recordType));
  if (faults.length > 0) return refuse('invalid-envelope', { faults });
  return finish({
    senderId: senderId!,
    source: source!,
    recordType: recordType!,
    action,
    contractRef: contractRef!,
    subject: subject!,
    body: bodyOf(event),
    traceId,
  });
}

/** A document in the partner's own form carries its envelope in headers. */
export interface HeaderEnvelope {
  idempotencyKey?: string;
  source: string;
  /** A record id, or `{"recordId":…,"bsn":…}` as JSON. */
  subject?: string;
  contractRef: string;
  recordType: RecordType;
  action?: string;
}

export function readHeaders(headers: HeaderEnvelope, bytes: Buffer, traceId: string): Outcome<Incoming> {
  if (!headers.idempotencyKey) return refuse('idempotency-key-missing');
  const faults: Fault[] = [];
  if (!MESSAGE_ID.test(headers.idempotencyKey))
    faults.push(fault('', 'Idempotency-Key: printable ASCII, at most 200 characters.'));
  const given = headers.subject?.startsWith('{') ? parsed(headers.subject) : headers.subject;
  const subject = given === undefined ? undefined : readSubject(given, faults);
  if (given === undefined)
    faults.push(
      fault('/subject', 'The header Schakel-Subject is missing: it names the record id of the sender.'),
    );
  if (faults.length > 0) return refuse('invalid-envelope', { faults });
  return finish({
    senderId: headers.idempotencyKey,
    source: headers.source,
    recordType: headers.recordType,
    action: 'publish',
    contractRef: headers.contractRef,
    subject: subject!,
    body: { bytes },
    traceId,
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** What needs the whole envelope: a BSN stands nowhere but in its own place. */
export function finish(incoming: Incoming): Outcome<Incoming> {
  const { bsn, recordId, person } = incoming.subject;
  const detail = namesItsPerson(incoming.recordType)
    ? 'The record id of the person, beside the one of this record.'
    : 'Only for a record that has an id of its own beside the person.';
  if ((person !== undefined) !== namesItsPerson(incoming.recordType))
    return refuse('invalid-envelope', { faults: [fault('/subject/person', detail)] });
  // A number that passes the eleven test may be somebody's: an id of nine digits needs a letter before it.
  const system = incoming.source.split(':systeem:')[1] ?? '';
  const ids = [recordId, incoming.senderId, person ?? '', system];
  if (isAboutPerson(incoming.recordType) && ids.some(mayBeBsn)) {
    return refuse('invalid-envelope', {
      faults: [fault('/subject', 'An id may not be a BSN, nor look like one.')],
    });
  }
  if (bsn === undefined) return ok(incoming);
  if (!isBsn(bsn))
    return refuse('invalid-bsn', { faults: [fault('/subject/bsn', 'Does not pass the eleven test.')] });
  if (ids.some((id) => id.includes(bsn))) {
    return refuse('invalid-envelope', { faults: [fault('/subject', 'An id may not hold the BSN.')] });
  }
  return ok(incoming);
}

function textOf(
  event: JsonObject,
  name: string,
  form: RegExp,
  detail: string,
  faults: Fault[],
): string | undefined {
  const value = event[name];
  if (typeof value === 'string' && form.test(value)) return value;
  faults.push(fault(`/${name}`, detail));
  return undefined;
}

function contractOf(value: Json | undefined, faults: Fault[]): string | undefined {
  const match = typeof value === 'string' ? CONTRACT_REF.exec(value) : null;
  if (!match)
    faults.push(
      fault('/dataschema', 'Names the contract: urn:schakel:contract:<family>/<record>@<version>.'),
    );
  return match?.[1];
}

export function readSubject(value: Json | undefined, faults: Fault[]): Incoming['subject'] | undefined {
  const subject = typeof value === 'string' ? { recordId: value } : value;
  if (!isObject(subject)) {
    faults.push(fault('/subject', 'The record id of the sender, or { recordId, bsn?, flags? }.'));
    return undefined;
  }
  const { recordId, person, bsn, flags, ...unknown } = subject;
  if (typeof recordId !== 'string' || !RECORD_ID.test(recordId)) {
    faults.push(fault('/subject/recordId', 'Letters, digits, dot, dash and underscore; at most 100.'));
  }
  if (person !== undefined && (typeof person !== 'string' || !RECORD_ID.test(person)))
    faults.push(fault('/subject/person', 'Letters, digits, dot, dash and underscore; at most 100.'));
  if (bsn !== undefined && typeof bsn !== 'string')
    faults.push(fault('/subject/bsn', 'Nine digits in a text.'));
  const known = Array.isArray(flags) && flags.length <= SUBJECT_FLAGS.length && flags.every(isFlag);
  if (flags !== undefined && !known)
    faults.push(fault('/subject/flags', `A list out of ${SUBJECT_FLAGS.join(', ')}.`));
  for (const name of Object.keys(unknown).slice(0, MAX_ATTRIBUTES)) {
    faults.push(fault('/subject', `An unknown member of ${name.length} characters.`));
  }
  return {
    recordId: recordId as string,
    ...(person !== undefined ? { person: person as string } : {}),
    ...(bsn !== undefined ? { bsn: bsn as string } : {}),
    ...(known ? { flags: flags as SubjectFlag[] } : {}),
  };
}

const isFlag = (value: Json): boolean => (SUBJECT_FLAGS as readonly Json[]).includes(value);

const KNOWN = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'dataschema',
  'datacontenttype',
  'subject',
  'time',
  'data',
  'data_base64',
]);

/** Looked at elsewhere, or numbered by their nature. */
const WITH_A_FORM = new Set(['id', 'source', 'subject', 'data', 'sequence']);

function attributeFaults(event: JsonObject, recordType: RecordType | undefined): Fault[] {
  const names = Object.keys(event);
  if (names.length > MAX_ATTRIBUTES) return [fault('', `At most ${MAX_ATTRIBUTES} attributes.`)];
  const faults: Fault[] = [];
  for (const name of names) {
    const value = event[name]!;
    if (!WITH_A_FORM.has(name) && namesBsn(name, value, recordType)) {
      // Who gives somebody's number to an attribute may have given it somebody's name.
      const isOurs = KNOWN.has(name) || isWordForBsn(name);
      faults.push(fault(isOurs ? `/${name}` : '', 'A BSN stands in /subject/bsn and in no other attribute.'));
    } else if (!KNOWN.has(name) && !isExtension(name, value)) {
      const at = ATTRIBUTE_NAME.test(name) ? `/${name}` : '';
      faults.push(fault(at, 'An extension has a name of a-z and 0-9 and a short, simple value.'));
    }
  }
  return faults;
}

function isExtension(name: string, value: Json): boolean {
  const isSimple = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const isShort = typeof value !== 'string' || (value.length <= 500 && isStorableText(value));
  return ATTRIBUTE_NAME.test(name) && isSimple && isShort;
}

/**
 * Whoever passes an event on sees its attributes. A word for BSN before the value says of any record what it is; and the name
 * may be one itself, whatever the value.
 */
function namesBsn(name: string, value: Json, recordType: RecordType | undefined): boolean {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const isAbout = recordType === undefined || isAboutPerson(recordType);
  return mayBeBsn(`${name}:${text}`) || (isAbout && mayBeBsn(text));
}

/** XML and CSV travel in an event as text; they are read as the bytes that they stand for. */
function bodyOf(event: JsonObject): Incoming['body'] {
  const { data, datacontenttype } = event;
  const isText = typeof datacontenttype === 'string' && /\b(xml|csv)\b/.test(datacontenttype);
  return isText && typeof data === 'string' ? { bytes: Buffer.from(data) } : { value: data ?? null };
}
