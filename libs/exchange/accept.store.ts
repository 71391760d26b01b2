import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { entriesFor, entryOf, type NamedSubject, type SubjectEntry } from '#consent';
import {
  canonicalJson,
  hmacSha256,
  isAboutPerson,
  newId,
  ok,
  passed,
  refuse,
  sameBytes,
  type Outcome,
} from '#kernel';
import {
  plain,
  seal,
  sideBySide,
  type Database,
  type KeyRing,
  type OrganisationKeys,
  type Query,
  type Tx,
} from '#storage';
import { adviceOn } from './contact.rules.js';
import { insertPassingKeys, passingKey, type PassingKey } from './passing-key.store.js';
import type { Checked, Receipt } from './post.js';

interface Prepared {
  id: string;
  checked: Checked;
  digest: Buffer;
  organisation: OrganisationKeys;
}

/**
 * Commits what was checked: receipts, subject entries, order per record, messages and their audit events, in one
 * transaction and a fixed number of statements. A repeat gets the first receipt; the same id with other content 422.
 */
export async function commitMessages(
  db: Database,
  keys: KeyRing,
  batch: Checked[],
  now: Date,
): Promise<Outcome<Receipt>[]> {
  const prepared = await prepare(db, keys, batch, now);
  const fresh = await db.transaction().execute((tx) => insertPrepared(tx, keys, prepared, now));
  return receiptsOf(db, prepared, fresh);
}

async function prepare(db: Query, keys: KeyRing, batch: Checked[], now: Date): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const checked of batch) {
    const organisation = await keys.ofOrganisation(db, checked.controller, now);
    prepared.push({ id: newId(now), checked, organisation, digest: digestOf(checked, organisation) });
  }
  return prepared;
}

async function receiptsOf(db: Query, prepared: Prepared[], fresh: Set<string>): Promise<Outcome<Receipt>[]> {
  const repeats = prepared.filter((one) => !fresh.has(one.id));
  const known = repeats.length > 0 ? await earlierReceipts(db, repeats) : new Map<string, EarlierReceipt>();
  return prepared.map((one) =>
    fresh.has(one.id) ? ok(receiptOf(one.id, one.checked)) : repeatOf(one, known),
  );
}

/** The same within a transaction of the caller's: what else is written there is committed with it, or not at all. */
export async function commitAllWithin(
  tx: Tx,
  keys: KeyRing,
  batch: Checked[],
  now: Date,
): Promise<Outcome<Receipt>[]> {
  const prepared = await prepare(tx, keys, batch, now);
  const fresh = prepared.length > 0 ? await insertPrepared(tx, keys, prepared, now) : new Set<string>();
  return receiptsOf(tx, prepared, fresh);
}

/** Within a transaction of the caller's: an occasion and the message that tells of it are one act. */
export async function commitWithin(tx: Tx, keys: KeyRing, checked: Checked, now: Date): Promise<string> {
  const organisation = await keys.ofOrganisation(tx, checked.controller, now);
  const id = newId(now);
  await insertPrepared(
    tx,
    keys,
    [{ id, checked, organisation, digest: digestOf(checked, organisation) }],
    now,
  );
  return id;
}

async function insertPrepared(tx: Tx, keys: KeyRing, prepared: Prepared[], now: Date): Promise<Set<string>> {
  const fresh = await insertReceipts(tx, prepared);
  const accepted = prepared.filter((one) => fresh.has(one.id));
  if (accepted.length === 0) return fresh;
  const entries = await subjectEntries(tx, keys, accepted, now);
  await insertMessages(tx, keys, accepted, entries, now);
  const events = accepted.map((one) => acceptedEvent(one, now));
  await appendEvents(tx, events);
  passed('accept.written', undefined, accepted.length);
  return fresh;
}

/** What makes two messages the same: everything that was said, under a key of the controller. */
const digestOf = (
  { document, contract, action, recordType, subject }: Checked,
  keys: OrganisationKeys,
): Buffer =>
  hmacSha256(
    keys.digest,
    canonicalJson({ document, contract: contract.ref, action, recordType, subject: { ...subject } }),
  );

const receiptName = (controller: string, senderId: string): string => `${controller}|${senderId}`;

/** The same id twice in one batch gives one row: the second item is a repeat of the first. */
async function insertReceipts(tx: Tx, prepared: Prepared[]): Promise<Set<string>> {
  const first = new Map<string, Prepared>();
  for (const one of prepared) {
    const name = receiptName(one.checked.controller, one.checked.senderId);
    if (!first.has(name)) first.set(name, one);
  }
  const ordered = [...first.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const { rows } = await sql<{ message_id: string }>`
    insert into receipt (controller, sender_id, message_id, digest)
    select * from unnest(${ordered.map((o) => o.checked.controller)}::text[], ${ordered.map((o) => o.checked.senderId)}::text[],
      ${plain(ordered.map((o) => o.id))}::uuid[], ${ordered.map((o) => o.digest)}::bytea[])
    on conflict (controller, sender_id) do nothing
    returning message_id`.execute(tx);
  return new Set(rows.map((row) => row.message_id));
}

async function subjectEntries(
  tx: Tx,
  keys: KeyRing,
  accepted: Prepared[],
  now: Date,
): Promise<Map<string, SubjectEntry>> {
  const people = accepted.filter((one) => isAboutPerson(one.checked.recordType));
  if (people.length === 0) return new Map();
  const named = people.map(({ checked }) => ({
    controller: checked.controller,
    recordId: subjectRecordId(checked),
    ...(checked.subject.bsn ? { bsn: checked.subject.bsn } : {}),
    ...(saysFlags(checked) || saysNo(checked) ? { flags: flagsOf(checked) } : {}),
    // Whoever opens an occasion has the person there.
    ...(checked.recordType === 'occasion' ? { evenIfStopped: true } : {}),
  }));
  return entriesFor(tx, keys, named, now);
}

/** What the sender says of the person stands until it says otherwise: a message without flags says nothing of them. */
const saysFlags = ({ action, subject: { flags } }: Checked): boolean =>
  action === 'publish' && flags !== undefined;

/** A no that stands in the document itself is obeyed with the message that brings it, and takes nothing else away. */
const saysNo = ({ document, contract }: Checked): boolean => document !== null && contract.saysNo(document);

const flagsOf = (checked: Checked): NonNullable<NamedSubject['flags']> => {
  const { flags = [] } = checked.subject;
  return {
    ...(saysFlags(checked) && {
      restricted: flags.includes('restricted'),
      objected: flags.includes('objection'),
      addressSecret: flags.includes('address-secrecy'),
    }),
    ...(saysNo(checked) && { objected: true }),
  };
};

/** An occasion or introduction has an id of its own; whom it is about is said beside it. */
const subjectRecordId = ({ subject, personRecordId }: Checked): string =>
  personRecordId ?? subject.person ?? subject.recordId;

/** `seq` is handed out under the lock of the record's row: the order of acceptance, whatever the clocks say. */
async function insertMessages(
  tx: Tx,
  keys: KeyRing,
  accepted: Prepared[],
  entries: Map<string, SubjectEntry>,
  now: Date,
): Promise<void> {
  const passing: PassingKey[] = [];
  const rows = accepted.map(({ id, checked, organisation }) => {
    const entry = entryOf(entries, checked.controller, subjectRecordId(checked));
    // Never under the organisation's key instead: what is about a person must become unreadable with that person's key.
    // Who is on the stop-list has none: the message gets one of its own, that goes when it is distributed to nobody.
    const isStopped = isAboutPerson(checked.recordType) && !entry;
    if (isStopped) passing.push(passingKey(keys, id, now));
    const own = isStopped ? passing.at(-1)! : organisation;
    const key = entry ? { id: entry.keyId, data: entry.dataKey } : own;
    const document =
      checked.document === null ? null : seal(key.data, JSON.stringify(checked.document), `message:${id}`);
    return { id, checked, entry, keyId: key.id, document };
  });
  const { many, place } = placesOf(accepted);
  const { bytes, starts, lengths } = sideBySide(rows.map((row) => row.document));
  await sql`
    with input as (
      select * from unnest(${plain(rows.map((r) => r.id))}::uuid[], ${rows.map((r) => r.checked.controller)}::text[],
        ${rows.map((r) => r.checked.connection)}::text[], ${rows.map((r) => r.checked.recordType)}::text[],
        ${rows.map((r) => r.checked.action)}::text[], ${rows.map((r) => r.checked.contract.ref)}::text[],
        ${rows.map((r) => r.checked.senderId)}::text[], ${rows.map((r) => r.checked.subject.recordId)}::text[],
        ${plain(rows.map((r) => r.entry?.id ?? null))}::uuid[], ${plain(rows.map((r) => r.keyId))}::uuid[],
        ${plain(starts)}::int[], ${plain(lengths)}::int[], ${rows.map((r) => r.checked.traceId)}::text[],
        ${plain(rows.map((r) => r.checked.batchId ?? null))}::uuid[], ${plain(many)}::int[], ${plain(place)}::int[])
        as t(id, controller, connection, record_type, action, contract, sender_id, record_id, subject_id,
          key_id, start, length, trace_id, batch_id, many, place)
    ), numbered as (
      insert into record (controller, record_type, record_id, last_seq)
      select controller, record_type, record_id, many from input where place = 1 order by 1, 2, 3
      on conflict (controller, record_type, record_id) do update set last_seq = record.last_seq + excluded.last_seq,
        content_digest = null, outcome_digest = null, batch_id = null
      returning pk, controller, record_type, record_id, last_seq
    ), known as materialized (
      select array_agg(pk order by ${name('n')}) as pks, array_agg(last_seq order by ${name('n')}) as seqs from numbered n
    ), passing as (
      ${insertPassingKeys(passing, now)}
    )
    insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, subject_id,
      key_id, document, state, trace_id, batch_id, accepted_at)
    select i.id, i.controller, i.connection, i.record_type, i.action, i.contract, i.sender_id, k.pks[i.at],
      k.seqs[i.at] - i.many + i.place, i.subject_id, i.key_id, substr(${bytes}::bytea, i.start, i.length), 'accepted',
      i.trace_id, i.batch_id, ${now}
    from (select *, dense_rank() over (order by ${name('input')}) as at from input) i, known k`.execute(tx);
}

/**
 * In one order on both sides, so that the records are found by their place: to join them by name means to compare every
 * message of a batch with every record of it, since the planner was told to go by key.
 */
const name = (table: string) =>
  sql.raw(['controller', 'record_type', 'record_id'].map((one) => `${table}.${one} collate "C"`).join(', '));

/** Of each message how many of its record are in this batch, and the how manieth it is, from 1. */
function placesOf(accepted: Prepared[]): { many: number[]; place: number[] } {
  const counted = new Map<string, number>();
  const names = accepted.map(({ checked }) =>
    [checked.controller, checked.recordType, checked.subject.recordId].join('\0'),
  );
  const place = names.map((name) => {
    const next = (counted.get(name) ?? 0) + 1;
    counted.set(name, next);
    return next;
  });
  return { many: names.map((name) => counted.get(name)!), place };
}

const acceptedEvent = ({ id, checked }: Prepared, now: Date) =>
  auditEvent({
    moment: now,
    log: 'audit',
    action: 'message.accepted',
    actor: checked.actor ?? `connection:${checked.connection}`,
    origin: checked.origin,
    object: `message:${id}`,
    result: 'accepted',
    organisations: [checked.controller],
    details: {
      recordType: checked.recordType,
      contract: checked.contract.ref,
      action: checked.action,
      ...(checked.parentSpan ? { parentSpan: checked.parentSpan } : {}),
    },
    traceId: checked.traceId,
  });

const receiptOf = (id: string, checked: Checked): Receipt => ({
  messageId: id,
  state: 'accepted',
  recordType: checked.recordType,
  repeated: false,
  ...adviceOn(checked.recordType, checked.document),
});

interface EarlierReceipt {
  messageId: string;
  digest: Buffer;
}

/** `on conflict do nothing` does not return the row of a transaction that commits meanwhile: read it afterwards. */
async function earlierReceipts(db: Query, repeats: Prepared[]): Promise<Map<string, EarlierReceipt>> {
  const { rows } = await sql<{ controller: string; senderId: string; messageId: string; digest: Buffer }>`
    select r.controller, r.sender_id as "senderId", r.message_id as "messageId", r.digest
    from unnest(${repeats.map((o) => o.checked.controller)}::text[], ${repeats.map((o) => o.checked.senderId)}::text[])
      as w(controller, sender_id)
    join receipt r on r.controller = w.controller and r.sender_id = w.sender_id`.execute(db);
  return new Map(rows.map((row) => [receiptName(row.controller, row.senderId), row]));
}

function repeatOf(one: Prepared, known: Map<string, EarlierReceipt>): Outcome<Receipt> {
  const earlier = known.get(receiptName(one.checked.controller, one.checked.senderId));
  if (!earlier) return refuse('busy');
  if (!sameBytes(earlier.digest, one.digest)) return refuse('id-reused');
  return ok({ ...receiptOf(earlier.messageId, one.checked), repeated: true });
}
