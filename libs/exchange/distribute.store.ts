import { sql } from 'kysely';
import { appendDecisions, appendEvents, auditEvent, type DecisionRecord } from '#audit';
import { newId, type JsonObject, type RecordType } from '#kernel';
import { isState, plain, unseal, type KeyRing, type Query, type Tx } from '#storage';
import type { Loss } from '#translation';
import { decisionRecordOf, mappingNamed } from './decision-record.rules.js';
import { nextPlace, retractedElsewhere } from './place.store.js';
import { SCREEN, type PlaceOf } from './screen.rules.js';
import type { DecidedCandidate, OpenMessage } from './post.js';

/** A message as it lies in the table, before it is opened. */
export interface ClaimedMessage extends Omit<
  OpenMessage,
  'canonical' | 'losses' | 'mappingIn' | 'statedBySender'
> {
  keyId: string;
  wrappedKey: Buffer | null;
  sealed: Buffer | null;
}

/** However many controllers have something waiting, each gets this many a batch. */
const LEAST_SHARE = 20;

/**
 * Takes some of every controller's messages, oldest first: a sender that floods delays its own and nobody else's. Of one
 * record only the earliest that is not distributed yet, so that the order of acceptance holds with any number of workers.
 */
export async function claimMessages(tx: Tx, limit: number, only?: string): Promise<ClaimedMessage[]> {
  const { rows } = await sql<ClaimedMessage>`
    with recursive controllers as (
      (select controller from message where state = 'accepted' order by controller limit 1)
      union all
      select (select m.controller from message m where m.state = 'accepted' and m.controller > c.controller
        order by m.controller limit 1)
      from controllers c where c.controller is not null
    ), share as (
      select greatest(ceil(${limit}::numeric / greatest(count(controller), 1)), least(${LEAST_SHARE}, ${limit}::integer))::bigint as most
      from controllers
    ), claimed as materialized (
      select w.id from controllers c cross join lateral (
        select m.id from message m
        where m.controller = c.controller and m.state = 'accepted'
          and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid) and m.seq = (
            select min(e.seq) from message e where e.record_pk = m.record_pk and e.state = 'accepted')
        order by m.accepted_at limit (select most from share)
        for update skip locked) w
    )
    select m.id, m.controller, m.record_type as "recordType", m.action, m.contract, m.record_pk as "recordPk", m.seq,
      m.subject_id as "subjectId", m.key_id as "keyId", m.document as sealed, m.trace_id as "traceId",
      m.batch_id as "batchId", r.record_id as "recordId", k.wrapped as "wrappedKey"
    from claimed join message m on m.id = claimed.id join record r on r.pk = m.record_pk join data_key k on k.id = m.key_id
    order by m.accepted_at`.execute(tx);
  return rows;
}

/** What waits, to be looked at one by one when a batch of it failed. */
export async function waitingMessages(db: Query, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('message')
    .select('id')
    // Named, and not filled in: a plan for any state at all would go through all messages.
    .where('state', '=', sql.lit('accepted'))
    .orderBy('accepted_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** The document as it was sent; undefined when its key was destroyed or a byte is not what it was. */
export function openDocument(unwrap: KeyRing['unwrap'], message: ClaimedMessage): JsonObject | undefined {
  if (!message.sealed || !message.wrappedKey) return undefined;
  try {
    const key = unwrap(message.keyId, message.wrappedKey);
    return JSON.parse(unseal(key, message.sealed, `message:${message.id}`).toString()) as JsonObject;
  } catch {
    return undefined;
  }
}

export interface PlannedDelivery {
  candidate: DecidedCandidate;
  receiver: PlaceOf;
  /** The version of the recipient's table that was in force. */
  mappingOut: number;
}

/** Whose entry a delivery is about: of a report that of the recipient, so that its flags and its withdrawals count. */
const aboutOf = ({ reports, message }: DecidedCandidate): string | null =>
  reports?.subjectId ?? message.subjectId;

/** Writes every decision, and for each permit a delivery; a permit without anywhere to go is dead and visible. */
export async function planDeliveries(tx: Tx, planned: PlannedDelivery[], now: Date): Promise<Set<string>> {
  const decisions: DecisionRecord[] = [];
  const rows = [];
  for (const { candidate, receiver, mappingOut } of planned) {
    const { decision, message } = candidate;
    const id = decision.permitted ? newId(now) : null;
    const mapping = mappingNamed(message, receiver && { contract: receiver.contract, mappingOut });
    const thing = { ...message, subjectId: aboutOf(candidate), deliveryId: id, mapping };
    decisions.push(decisionRecordOf('distribute', candidate.question, decision, thing, now));
    if (!decision.permitted) continue;
    rows.push({
      id,
      message_id: message.id,
      sender: message.controller,
      recipient: candidate.recipient,
      meant_for: candidate.meantFor ?? null,
      lane: receiver?.connection.key ?? 'nowhere',
      contract: receiver?.contract ?? 'none',
      record_type: message.recordType,
      purpose: candidate.question.purpose,
      clause: decision.permit.clause.key,
      occasion_id: decision.permit.occasionId,
      consent_id: decision.permit.consentId,
      subject_id: aboutOf(candidate),
      reports: candidate.reports?.deliveryId ?? null,
      record_pk: message.recordPk,
      seq: message.seq,
      state: receiver ? 'planned' : 'dead',
      code: receiver ? null : 'no-endpoint',
      settled_at: receiver ? null : now,
      trace_id: message.traceId,
      is_bulk: message.batchId !== null,
      mapping_in: message.mappingIn,
      mapping_out: mappingOut,
    });
  }
  await appendDecisions(tx, decisions);
  if (rows.length === 0) return new Set();
  await supersedeOlder(tx, planned, now);
  await sql`
    insert into delivery (id, kind, message_id, sender, recipient, meant_for, lane, contract, record_type, purpose, clause, occasion_id,
      consent_id, subject_id, record_pk, seq, reports, place, state, code, settled_at, trace_id, is_bulk, mapping_in,
      mapping_out, next_attempt_at, planned_at)
    select id, 'document', message_id, sender, recipient, meant_for, lane, contract, record_type, purpose, clause, occasion_id,
      consent_id, subject_id, record_pk, seq, reports,
      -- A retraction may have been planned meanwhile that comes after this.
      ${nextPlace(sql`d.record_pk`, sql`d.recipient`, sql`d.seq`)} + (select count(*) ${retractedElsewhere(
        sql`d.record_pk`,
        sql`d.recipient`,
        sql`coalesce(d.meant_for, d.recipient)`,
        sql`d.seq`,
      )}),
      state, code, settled_at, trace_id, is_bulk, mapping_in, mapping_out, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as d(id uuid, message_id uuid, sender text, recipient text,
      meant_for text, lane text, contract text, record_type text, purpose text, clause text, occasion_id uuid, consent_id uuid,
      subject_id uuid, record_pk bigint, seq bigint, reports uuid, state text, code text, settled_at timestamptz, trace_id text,
      is_bulk boolean, mapping_in integer, mapping_out integer)`.execute(tx);
  return new Set(
    rows.filter(({ state, lane }) => state === 'planned' && lane !== SCREEN).map((row) => row.lane),
  );
}

/** A newer version takes the place of an older one that still waits and was never tried, where the route says so. */
async function supersedeOlder(tx: Tx, planned: PlannedDelivery[], now: Date): Promise<void> {
  const newer = planned.filter(
    (p) => p.candidate.decision.permitted && p.candidate.supersede && Number(p.candidate.message.seq) > 1,
  );
  if (newer.length === 0) return;
  const { rows } = await sql<{ id: string; sender: string; recipient: string; trace_id: string }>`
    update delivery d set state = 'superseded', settled_at = ${now}
    where d.id = any(array(
      -- Of one record and one recipient, by what waits for it, in that order: not by all that ever went.
      select w.id from unnest(${newer.map((p) => p.candidate.recipient)}::text[], ${newer.map((p) => p.candidate.question.purpose)}::text[],
      ${plain(newer.map((p) => p.candidate.message.recordPk))}::bigint[], ${plain(newer.map((p) => p.candidate.message.seq))}::bigint[])
        as n(recipient, purpose, record_pk, seq)
      cross join lateral (
        select e.id from delivery e
        where e.recipient = n.recipient and e.record_pk = n.record_pk and e.seq < n.seq and e.state = 'planned'
          and e.purpose = n.purpose and e.kind = 'document'
        order by e.seq offset 0) w))
      and ${isState('d.state', 'planned')} and d.attempts = 0 and d.under_way_until is null
    returning d.id, d.sender, d.recipient, d.trace_id`.execute(tx);
  await appendEvents(
    tx,
    rows.map((row) =>
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'delivery.superseded',
        actor: 'hub',
        object: `delivery:${row.id}`,
        result: 'superseded',
        organisations: [row.sender, row.recipient],
        details: { by: 'newer-version' },
        traceId: row.trace_id,
      }),
    ),
  );
}

export interface Distributed {
  id: string;
  controller: string;
  traceId: string;
  /** Why it waits for a person; absent when it was distributed. */
  heldCode?: string;
  losses: Loss[];
  /** Nobody is to get it: it is not kept. */
  purge: boolean;
  recipients: number;
  recordType: RecordType;
  /** How long its document stays after it is final, in milliseconds. */
  keptFor: number;
}

export async function markDistributed(tx: Tx, done: Distributed[], now: Date): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map((d) => ({
    id: d.id,
    state: d.heldCode ? 'held' : 'distributed',
    held_code: d.heldCode ?? null,
    losses: d.losses.length > 0 ? d.losses : null,
    purge: d.purge,
    kept: d.keptFor,
  }));
  await sql`
    update message m set state = d.state, held_code = d.held_code, losses = d.losses, distributed_at = ${now},
      document = case when d.purge then null else m.document end,
      purged_at = case when d.purge then ${now}::timestamptz else null end,
      kept_for = d.kept * interval '1 millisecond', purge_at = ${now}::timestamptz + d.kept * interval '1 millisecond'
    from json_to_recordset(${JSON.stringify(rows)}::json) as d(id uuid, state text, held_code text, losses jsonb, purge boolean,
      kept float8)
    where m.id = d.id`.execute(tx);
  // What was decided for a recipient has its own event; a message needs one where nobody was asked about, or it is held.
  await appendEvents(
    tx,
    done
      .filter((d) => d.heldCode || d.recipients === 0)
      .map((d) =>
        auditEvent({
          moment: now,
          log: 'audit',
          action: d.heldCode ? 'message.held' : 'message.distributed',
          actor: 'hub',
          object: `message:${d.id}`,
          result: d.heldCode ?? 'distributed',
          organisations: [d.controller],
          details: { recordType: d.recordType, recipients: d.recipients, losses: d.losses.length },
          traceId: d.traceId,
        }),
      ),
  );
}
