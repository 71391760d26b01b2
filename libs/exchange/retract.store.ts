import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { newId, type RecordType } from '#kernel';
import type { Directory } from '#partners';
import { isState, type Query, type Tx } from '#storage';
import { nextPlace, placesKept } from './place.store.js';
import { SCREEN } from './screen.rules.js';

/** Somebody who got, or may have got, data about a record. */
export interface Receipted {
  deliveryId: string;
  messageId: string;
  sender: string;
  recipient: string;
  lane: string;
  contract: string;
  recordType: string;
  purpose: string;
  subjectId: string | null;
  recordPk: string;
  seq: string;
  traceId: string;
}

export const RECEIPTED = sql`d.id as "deliveryId", d.message_id as "messageId", d.sender, d.recipient, d.lane, d.contract,
  d.record_type as "recordType", d.purpose, d.subject_id as "subjectId", d.record_pk as "recordPk", d.seq,
  d.trace_id as "traceId"`;

/** Delivered, on its way, or tried without a clear answer: whoever may have it must be told. */
const MAY_HAVE_ARRIVED = sql`d.kind = 'document' and (d.state = 'delivered'
  or (d.attempts > 0 and d.state in ('planned', 'dead', 'superseded', 'withdrawn')) or d.under_way_until is not null)`;

/** What of a consent counts when it is withdrawn, or when a refusal ends those before it. */
export interface EndingConsent {
  id: string;
  purpose: string;
  recipients: string[];
  includesSuccessors: boolean;
}

export async function endingConsent(tx: Tx, id: string): Promise<EndingConsent> {
  const { rows } = await sql<EndingConsent>`
    select id, purpose, recipients, includes_successors as "includesSuccessors" from consent where id = ${id}`.execute(
    tx,
  );
  return rows[0]!;
}

/**
 * The last document that each recipient got for the purpose under any consent of this person, or on the word of the sender
 * that there was one, in each place where it takes its post; not those who were told already.
 */
export async function receivedUnderConsents(
  tx: Tx,
  subjectId: string,
  purpose: string,
): Promise<(Receipted & { consentId: string | null })[]> {
  const { rows } = await sql<Receipted & { consentId: string | null }>`
    select distinct on (d.recipient, d.record_pk, d.lane) ${RECEIPTED}, d.consent_id as "consentId" from delivery d
    left join consent c on c.id = d.consent_id
    where d.subject_id = ${subjectId} and (c.purpose = ${purpose} or ${wasStated(purpose)}) and ${MAY_HAVE_ARRIVED}
      and not exists (select 1 from delivery t where t.kind = 'retraction' and t.record_pk = d.record_pk
        and t.recipient = d.recipient and t.purpose = d.purpose and t.lane = d.lane and t.seq > d.seq)
    order by d.recipient, d.record_pk, d.lane, d.seq desc`.execute(tx);
  return rows;
}

const wasStated = (purpose: string) => sql`(d.consent_id is null and d.purpose = ${purpose} and exists (
  select 1 from decision y where y.message_id = d.message_id and y.delivery_id = d.id and y.permitted
    and (y.versions ->> 'statedBySender')::boolean offset 0))`;

/** The last document that each recipient got under an occasion, in each place; not those who were told already. */
export async function receivedUnderOccasion(tx: Tx, occasionId: string): Promise<Receipted[]> {
  const { rows } = await sql<Receipted>`
    select distinct on (d.recipient, d.record_pk, d.lane) ${RECEIPTED} from delivery d
    where d.occasion_id = ${occasionId} and d.record_type not in ('occasion', 'correction-report') and ${MAY_HAVE_ARRIVED}
      and not exists (select 1 from delivery t where t.kind = 'retraction' and t.record_pk = d.record_pk
        and t.recipient = d.recipient and t.purpose = d.purpose and t.lane = d.lane and t.seq > d.seq)
    order by d.recipient, d.record_pk, d.lane, d.seq desc`.execute(tx);
  return rows;
}

/**
 * The last document that each recipient got about this person, in each place, for these purposes or any; not those who
 * were told as much already. Who was told to stop using it is told to delete it.
 */
export async function receivedAboutPerson(
  tx: Tx,
  subjectId: string,
  purposes: string[] | null,
  action: PlannedRetraction['action'],
): Promise<Receipted[]> {
  const { rows } = await sql<Receipted>`
    select distinct on (d.recipient, d.record_pk, d.purpose, d.lane) ${RECEIPTED} from delivery d
    where d.subject_id = ${subjectId} and d.record_type not in ('occasion', 'correction-report') and ${MAY_HAVE_ARRIVED}
      and (${purposes}::text[] is null or d.purpose = any(${purposes}::text[]))
      and not exists (select 1 from delivery t where t.kind = 'retraction' and t.record_pk = d.record_pk
        and t.recipient = d.recipient and t.purpose = d.purpose and t.lane = d.lane and t.seq > d.seq
        and t.action in ('delete', ${action}))
    order by d.recipient, d.record_pk, d.purpose, d.lane, d.seq desc`.execute(tx);
  return rows;
}

/** The last document that each recipient got in which a contact person was named; not those who were told as much already. */
export async function receivedNaming(tx: Tx, contactId: string): Promise<Receipted[]> {
  const { rows } = await sql<Receipted>`
    select distinct on (d.recipient, d.record_pk, d.purpose, d.lane) ${RECEIPTED}
    from contact_named n join delivery d on d.record_pk = n.record_pk join message m on m.id = d.message_id
    where n.contact_id = ${contactId} and m.accepted_at <= n.last_at and ${MAY_HAVE_ARRIVED}
      and exists (select 1 from decision y where y.message_id = d.message_id and y.delivery_id = d.id and y.permitted
        and y.stage = 'deliver' and 'employer-contact' = any(y.categories))
      and not exists (select 1 from delivery t where t.kind = 'retraction' and t.record_pk = d.record_pk
        and t.recipient = d.recipient and t.purpose = d.purpose and t.lane = d.lane and t.seq > d.seq
        and t.action in ('delete', 'correct'))
    order by d.recipient, d.record_pk, d.purpose, d.lane, d.seq desc`.execute(tx);
  return rows;
}

/** The last document that each recipient got of this record in each place, before `seq`; not those who were told already. */
export async function receivedOfRecord(
  tx: Tx,
  recordPk: string,
  seq: string,
  now: Date,
): Promise<Receipted[]> {
  await sql`
    select 1 from delivery where record_pk = ${recordPk} and ${isState('state', 'planned')} and ${isInNoHands(now)}
    order by id for update`.execute(tx);
  const { rows } = await sql<Receipted>`
    select distinct on (d.recipient, d.purpose, d.lane) ${RECEIPTED} from delivery d
    where d.record_pk = ${recordPk} and d.seq < ${seq} and ${MAY_HAVE_ARRIVED}
      and not exists (select 1 from delivery t where t.kind = 'retraction' and t.record_pk = d.record_pk
        and t.recipient = d.recipient and t.purpose = d.purpose and t.lane = d.lane and t.seq > d.seq)
    order by d.recipient, d.purpose, d.lane, d.seq desc`.execute(tx);
  return rows;
}

const isInNoHands = (now: Date) => sql`(under_way_until is null or under_way_until <= ${now})`;

/**
 * Post about the record that nobody has in hand is stopped at once, whether it was tried before or not; what somebody has
 * in hand is stopped when it would be tried again. Who may have it was asked before.
 */
export async function stopWaiting(tx: Tx, recordPk: string, seq: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; sender: string; recipient: string; traceId: string }>`
    update delivery set state = 'withdrawn', settled_at = ${now}, under_way_until = null, lease_id = null
    where record_pk = ${recordPk} and seq < ${seq} and kind = 'document' and ${isState('state', 'planned')}
      and ${isInNoHands(now)}
    returning id, sender, recipient, trace_id as "traceId"`.execute(tx);
  await appendEvents(
    tx,
    rows.map(({ id, sender, recipient, traceId }) =>
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'delivery.withdrawn',
        actor: 'hub',
        object: `delivery:${id}`,
        result: 'withdrawn',
        organisations: [sender, recipient],
        details: { by: 'sender' },
        traceId,
      }),
    ),
  );
}

/** Post about an erased person that nobody has in hand is stopped; who has it in hand finds that it cannot be opened. */
export async function stopForErased(tx: Tx, subjectId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; sender: string; traceId: string }>`
    with waiting as (
      select id from delivery
      where subject_id = ${subjectId} and kind = 'document' and ${isState('state', 'planned')}
        and ${isInNoHands(now)}
      for update skip locked)
    update delivery d set state = 'withdrawn', code = 'erased', settled_at = ${now}, under_way_until = null, lease_id = null
    from waiting w where d.id = w.id
    returning d.id, d.sender, d.trace_id as "traceId"`.execute(tx);
  await appendEvents(
    tx,
    rows.map(({ id, sender, traceId }) =>
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'delivery.withdrawn',
        actor: 'hub',
        object: `delivery:${id}`,
        result: 'withdrawn',
        organisations: [sender],
        details: {},
        traceId,
      }),
    ),
  );
}

/** The next place in the order of a record, after everything that was accepted about it. */
export async function nextSeq(tx: Tx, recordPk: string): Promise<string> {
  const { rows } = await sql<{ seq: string }>`
    update record set last_seq = last_seq + 1 where pk = ${recordPk} returning last_seq as seq`.execute(tx);
  return rows[0]!.seq;
}

/**
 * Where somebody is told: in the place where the data went (a desk, say), as long as it is theirs; else where their
 * post, or that of their successor, goes now.
 */
export function toldAt(
  directory: Directory,
  got: { recipient: string; recordType: string; lane: string },
  now: Date,
): { recipient: string; lane: string } {
  // What was shown is not shown any more: nothing of it is anywhere else.
  if (got.lane === SCREEN) return { recipient: got.recipient, lane: SCREEN };
  const recordType = got.recordType as RecordType;
  const recipient = directory.successorOf(got.recipient, recordType);
  const connection = directory.connection(got.lane);
  if (connection && directory.isMandated(connection, recipient, now)) return { recipient, lane: got.lane };
  const receiver = directory.receiverOf(recipient, recordType, null, now);
  return { recipient, lane: receiver?.connection.key ?? got.lane };
}

export interface PlannedRetraction {
  receipted: Receipted;
  seq: string;
  action: 'stop-using' | 'delete' | 'correct';
  messageId: string;
  /** Where only what came under one occasion is meant. */
  occasionId?: string;
  /** What the person asked of its controller and this tells of, so that it is known when everybody has answered. */
  requestId?: string;
  /** The incident in which it came to the recipient. */
  incidentId?: string;
  /** Where the recipient's successor, if any, takes its post. */
  recipient: string;
  lane: string;
}

/**
 * A retraction is post like any other, but on a screen, where it is so at once: in order after what was sent, or was accepted and may still be; retried, and followed
 * until it is answered.
 */
export async function planRetractions(
  tx: Tx,
  planned: PlannedRetraction[],
  now: Date,
  term: number,
): Promise<void> {
  const dueAt = new Date(now.getTime() + term);
  for (const one of planned) {
    const { receipted, seq, action, messageId, occasionId, requestId, incidentId, recipient, lane } = one;
    const isScreen = lane === SCREEN;
    await sql`
      with told as (
      insert into delivery (id, kind, message_id, sender, recipient, meant_for, lane, contract, record_type, purpose, occasion_id,
        subject_id, record_pk, seq, place, retracts, action, state, settled_at, next_attempt_at, trace_id, planned_at)
      values (${newId(now)}, 'retraction', ${messageId}, ${receipted.sender}, ${recipient},
        ${recipient === receipted.recipient ? null : receipted.recipient}, ${lane}, ${receipted.contract}, ${receipted.recordType},
        ${receipted.purpose}, ${occasionId ?? null}, ${receipted.subjectId}, ${receipted.recordPk}, ${seq},
        -- Another may have said something later in the order since it was found that this is to be said.
        ${nextPlace(receipted.recordPk, recipient, seq)} + ${placesKept(receipted.recordPk, seq)},
        ${receipted.deliveryId}, ${action}, ${isScreen ? 'delivered' : 'planned'}, ${isScreen ? now : null}::timestamptz, ${now},
        ${receipted.traceId}, ${now})
      returning id, sender)
      insert into retraction (delivery_id, source, due_at, request_id, incident_id, answer, answered_at)
      select id, sender, ${dueAt}::timestamptz, ${requestId ?? null}::uuid, ${incidentId ?? null}::uuid, ${isScreen ? 'deleted' : null},
        ${isScreen ? now : null}::timestamptz from told`.execute(tx);
  }
}

/**
 * How many documents about this person are on their way to a webhook right now. A lease of an inbox has left already,
 * and telling somebody to delete what they got discloses nothing.
 */
export async function underWayCount(
  tx: Query,
  about: { subjectId: string } | { occasionId: string },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from delivery
    where ${'subjectId' in about ? sql`subject_id = ${about.subjectId}` : sql`occasion_id = ${about.occasionId}`}
      and kind = 'document' and ${isState('state', 'planned')} and under_way_until > ${now}
      and lease_id is null`.execute(tx);
  return Number(rows[0]!.count);
}
