import { sql, type RawBuilder } from 'kysely';
import { canonicalJson, hmacSha256, isAboutPerson, sameBytes, type Json, type JsonObject } from '#kernel';
import type { Query, Tx } from '#storage';
import type { Mapping } from '#translation';
import type { ClaimedBatch } from './batch.js';
import { candidatesFor } from './candidates.js';
import { decided, peopleOf } from './distribution.js';
import type { RunningHub } from './hub.js';
import { placeOf } from './screen.rules.js';
import { SHIPPED } from './mapping-book.js';
import { outcomeDigest } from './outcome.store.js';
import type { Candidate, Checked, OpenMessage } from './post.js';

/** A record of a full state, with a keyed digest of all that it says; without one it is always sent. */
export interface Stated {
  checked: Checked;
  canonical: JsonObject;
  digest: Buffer | undefined;
}

/** The digest is of the canonical form: what is written otherwise and means the same is the same. */
export async function statedOf(hub: RunningHub, checked: Checked, mapping: Mapping): Promise<Stated> {
  const canonical = mapping.toCanonical(checked.document).document;
  const isWhole = hub.contracts.canonical(checked.recordType).validate(canonical).length === 0;
  const keys = await hub.keys.ofOrganisation(hub.db, checked.controller, hub.now());
  const said: Json = { canonical, subject: { ...checked.subject } as Json };
  return { checked, canonical, digest: isWhole ? hmacSha256(keys.digest, canonicalJson(said)) : undefined };
}

interface KnownRecord {
  pk: string;
  recordId: string;
  contentSeq: string;
  contentDigest: Buffer;
  outcomeDigest: Buffer;
  subjectId: string | null;
}

/**
 * Which of these records say what they said, and go to whom they went: of those nothing is sent. Compared is with what
 * was decided when they were last sent. That is no decision: nothing goes out on it, and where anything differs the
 * record goes the whole way.
 */
export async function unchangedAmong(
  hub: RunningHub,
  batch: ClaimedBatch,
  stated: Stated[],
): Promise<Set<string>> {
  const known = await knownRecords(hub.db, batch, stated);
  const same = stated.flatMap((one) => {
    const record = known.get(one.checked.subject.recordId);
    return record && one.digest && sameBytes(record.contentDigest, one.digest) ? [{ ...one, record }] : [];
  });
  if (same.length === 0) return new Set();
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const snapshot = await hub.snapshot(tx);
    const directory = snapshot.directory.at(now);
    const agreements = snapshot.agreements.at(now);
    const { mappings } = snapshot;
    const mappingIn = mappings.numberAt(batch.contract, now);
    const messages = same.map((one) => messageOf(batch, one, mappingIn));
    const people = await peopleOf(tx, messages, messages, await hub.subscriptions.current(tx), now);
    const arrived = await lastDeliveries(
      tx,
      same.map(({ record }) => record),
    );
    const unchanged = new Set<string>();
    for (const [place, message] of messages.entries()) {
      const outcomes = candidatesFor(message, directory, people, now).map((candidate: Candidate) => {
        const receiver = placeOf(candidate, directory, hub.contracts, now);
        return {
          candidate: decided(candidate, agreements, people, now),
          receiver,
          mappingOut: receiver ? mappings.numberAt(receiver.contract, now) : SHIPPED,
        };
      });
      const isSame = sameBytes(outcomeDigest(outcomes), same[place]!.record.outcomeDigest);
      const isThere = outcomes.every(
        ({ candidate }) =>
          !candidate.decision.permitted ||
          arrived.has(placeName(message.recordPk, candidate.recipient, candidate.question.purpose)),
      );
      if (isSame && isThere) unchanged.add(message.recordId);
    }
    return unchanged;
  });
}

const messageOf = (
  { contract, controller, recordType, traceId, id }: ClaimedBatch,
  { checked, canonical, record }: Stated & { record: KnownRecord },
  mappingIn: number,
): OpenMessage => ({
  id: '',
  contract,
  controller,
  recordType,
  action: 'publish',
  recordPk: record.pk,
  recordId: record.recordId,
  seq: record.contentSeq,
  subjectId: record.subjectId,
  traceId,
  batchId: id,
  mappingIn,
  canonical,
  losses: [],
  statedBySender: checked.contract.saysYes(checked.document),
});

async function knownRecords(
  db: Query,
  { controller, recordType }: ClaimedBatch,
  stated: Stated[],
): Promise<Map<string, KnownRecord>> {
  const subjects = stated.map(({ checked: { subject } }) => subject);
  const { rows } = await sql<KnownRecord>`
    select r.pk, r.record_id as "recordId", r.content_seq as "contentSeq", r.content_digest as "contentDigest",
      r.outcome_digest as "outcomeDigest", s.id as "subjectId"
    from unnest(${subjects.map(({ recordId }) => recordId)}::text[],
      ${subjects.map(({ recordId, person }) => person ?? recordId)}::text[]) as w(record_id, person)
    join record r on r.pk = ${pkOf(controller, recordType, sql`w.record_id`)}
    left join subject s on ${isAboutPerson(recordType)} and s.controller = ${controller} and s.record_id = w.person
    where r.content_digest is not null and r.outcome_digest is not null`.execute(db);
  return new Map(rows.map((row) => [row.recordId, row]));
}

/**
 * Looked up one by one in so many words: of a table that grew since it was last analysed the planner thinks that a
 * controller has few records, and goes through all of them for each.
 */
const pkOf = (controller: string, recordType: string, recordId: RawBuilder<unknown>) => sql`(
  select one.pk from record one
  where one.controller = ${controller} and one.record_type = ${recordType} and one.record_id = ${recordId} limit 1)`;

const placeName = (recordPk: string, recipient: string, purpose: string): string =>
  `${recordPk}|${recipient}|${purpose}`;

/** Where the last thing that was planned is this document, and was not stopped since: it is there, or on its way. */
async function lastDeliveries(tx: Tx, records: KnownRecord[]): Promise<Set<string>> {
  const { rows } = await sql<{ recordPk: string; recipient: string; purpose: string; stands: boolean }>`
    select distinct on (d.record_pk, d.recipient, d.purpose) d.record_pk as "recordPk", d.recipient, d.purpose,
      d.kind = 'document' and d.state in ('planned', 'delivered', 'dead') as stands
    from unnest(${records.map(({ pk }) => pk)}::bigint[], ${records.map(({ contentSeq }) => contentSeq)}::bigint[])
      as r(pk, seq)
    join delivery d on d.record_pk = r.pk and d.seq >= r.seq
    where d.state <> 'superseded'
    order by d.record_pk, d.recipient, d.purpose, d.seq desc, d.id desc`.execute(tx);
  return new Set(
    rows.filter(({ stands }) => stands).map((row) => placeName(row.recordPk, row.recipient, row.purpose)),
  );
}

/** Keeps what these records said, in the transaction that takes them in. */
export async function keepContents(
  tx: Tx,
  { id, controller, recordType }: ClaimedBatch,
  contents: { recordId: string; digest: Buffer | undefined }[],
): Promise<void> {
  if (contents.length === 0) return;
  await sql`
    with c as materialized (
      select ${pkOf(controller, recordType, sql`c.record_id`)} as pk, digest
      from unnest(${contents.map(({ recordId }) => recordId)}::text[],
        ${contents.map(({ digest }) => digest ?? null)}::bytea[]) as c(record_id, digest))
    update record r set content_digest = c.digest, content_seq = r.last_seq, outcome_digest = null, batch_id = ${id}
    from c where r.pk = c.pk`.execute(tx);
}

/** Records that came in a full state of this kind and are not in this one. */
export async function missingRecords(db: Query, batch: ClaimedBatch, limit: number): Promise<string[]> {
  const { rows } = await sql<{ recordId: string }>`
    select r.record_id as "recordId" from record r join batch b on b.id = r.batch_id
    where r.controller = ${batch.controller} and r.record_type = ${batch.recordType} and r.batch_id is not null
      and b.connection = ${batch.connection} and b.contract = ${batch.contract} and b.options ->> 'mode' = 'full'
      and not exists (select 1 from batch_record s where s.batch_id = ${batch.id} and s.record_id = r.record_id)
    order by r.record_id limit ${limit}`.execute(db);
  return rows.map(({ recordId }) => recordId);
}

/** How many are missing, and how many of this kind there are. */
export async function countMissing(
  db: Query,
  batch: ClaimedBatch,
): Promise<{ missing: number; known: number }> {
  const { rows } = await sql<{ missing: number; known: number }>`
    select count(*)::int as known, (count(*) filter (where not exists (
        select 1 from batch_record s where s.batch_id = ${batch.id} and s.record_id = r.record_id)))::int as missing
    from record r join batch b on b.id = r.batch_id
    where r.controller = ${batch.controller} and r.record_type = ${batch.recordType} and r.batch_id is not null
      and b.connection = ${batch.connection} and b.contract = ${batch.contract} and b.options ->> 'mode' = 'full'`.execute(
    db,
  );
  return rows[0]!;
}
