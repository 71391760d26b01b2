import { sql, type RawBuilder } from 'kysely';
import { appendDecisions, appendEvents, auditEvent, type DecisionRecord } from '#audit';
import { documentTermUnder } from '#consent';
import { isState, plain, type Tx } from '#storage';
import { decisionRecordOf, mappingNamed } from './decision-record.rules.js';
import { noteDisclosures } from './disclosures.js';
import { moveDelivery, replanDelivery, type Moving } from './move.store.js';
import { retractedElsewhere } from './place.store.js';
import type { DueDelivery, Prepared } from './post.js';
import { keepShorter } from './retention.store.js';
import { SCREEN } from './screen.rules.js';
import { isBeingTakenBack, isTakenBackSince } from './taken-back.store.js';
import { tellOfUnsent } from './tell-unsent.js';

export interface Claim {
  lane: string;
  /** Only post of these recipients; absent: all. */
  recipients?: string[];
  limit: number;
  /** By how many milliseconds the database's clock is turned. */
  offset: number;
}

/** Deliveries with what is needed to decide and build them; what they are chosen by comes first, for the planner too. */
export const dueOf = (chosen: RawBuilder<unknown>, more = sql``) => sql`
  select ${more} d.id, d.kind, d.message_id as "messageId", d.sender, d.recipient, d.meant_for as "meantFor", d.lane, d.contract,
    d.record_type as "recordType", d.purpose, d.occasion_id as "occasionId", d.subject_id as "subjectId",
    d.record_pk as "recordPk", r.record_id as "recordId", d.seq, d.place, d.says,
    coalesce(g.recipient, d.recipient) as "knownTo", rr.record_id as "reportedRecordId", d.action, d.attempts, d.body_digest as "bodyDigest",
    coalesce(m.contract, d.contract) as "senderContract", m.document is not null as "hasDocument",
    extract(epoch from m.kept_for)::float8 * 1000 as "keptFor", m.contact_withheld as "contactWithheld",
    m.key_id as "keyId", k.wrapped as "wrappedKey", m.accepted_at as "acceptedAt", d.planned_at as "plannedAt",
    d.trace_id as "traceId", d.replay_of as "replayOf", d.mapping_in as "mappingIn", d.mapping_out as "mappingOut"
  from ${chosen}
  left join message m on m.id = d.message_id
  join record r on r.pk = d.record_pk
  left join delivery g on g.id = d.retracts
  left join delivery rd on rd.id = d.reports
  left join record rr on rr.pk = rd.record_pk
  left join data_key k on k.id = m.key_id`;

/**
 * Due deliveries of one lane. None while an earlier one of the same record waits for the same recipient: a failing
 * delivery holds back only its own record; nor a document while a retraction before it may still come to its recipient from
 * another whose place it has. That an occasion is over is said when nothing waits under it any more. What is
 * under way belongs to somebody else until its time is over; an end of an occasion has no message of its own.
 */
export async function claimDue(tx: Tx, { lane, limit, offset, recipients }: Claim): Promise<DueDelivery[]> {
  // By the clock that all processes share: one that runs ahead must not take what another has just begun to send.
  const now = sql`(now() + ${offset} * interval '1 millisecond')`;
  /** `blocking`: which earlier ones of the record are waited for. */
  const some = (which: RawBuilder<unknown>, blocking: RawBuilder<unknown>, most: RawBuilder<unknown>) => sql`
      select d.id from delivery d
      where d.lane = ${lane} and d.state = 'planned' and ${which}
        and d.next_attempt_at <= ${now} and (d.under_way_until is null or d.under_way_until <= ${now})
        and (${recipients ?? null}::text[] is null or d.recipient = any(${recipients ?? null}::text[]))
        and d.seq = (
          select min(e.seq) from delivery e
          where e.recipient = d.recipient and e.record_pk = d.record_pk and e.state = 'planned' and e.lane <> ${SCREEN} ${blocking})
        and (d.kind <> 'document' or not exists (select 1 ${retractedElsewhere(
          sql`d.record_pk`,
          sql`d.recipient`,
          sql`coalesce(d.meant_for, d.recipient)`,
          sql`d.seq`,
        )}))
        and (d.kind = 'document' or not exists (
          select 1 from message m where m.record_pk = d.record_pk and m.seq < d.seq and m.state = 'accepted'
          order by m.seq offset 0))
        and (d.kind <> 'closing' or not exists (
          select 1 from delivery e where e.occasion_id = d.occasion_id and e.recipient = d.recipient
            and e.kind = 'document' and ${isState('e.state', 'planned')} offset 0))
      order by d.next_attempt_at, d.id limit ${most}
      for update of d skip locked`;
  const unlessAgain = sql`and (e.replay_of is null or e.under_way_until > ${now})`;
  // What came by itself first, of a file what there is room for besides, and what goes again in the room that new post leaves;
  // new post does not wait for it unless it is on its way.
  const { rows } = await sql<DueDelivery>`
    with single as materialized (${some(sql`d.replay_of is null and not d.is_bulk`, unlessAgain, sql`${limit}`)}
    ), bulk as materialized (${some(sql`d.replay_of is null and d.is_bulk`, unlessAgain, sql`(select ${limit}::bigint - count(*) from single)`)}
    ), fresh as (select id from single union all select id from bulk
    ), again as materialized (${some(sql`d.replay_of is not null`, sql``, sql`(select ${limit}::bigint - count(*) from fresh)`)}
    ), due as (select id from fresh union all select id from again)
    ${dueOf(sql`due join delivery d on d.id = due.id`, sql`${isBeingTakenBack} as "isTakenBack",`)}
    order by d.replay_of is not null, d.is_bulk, d.next_attempt_at, d.id`.execute(tx);
  return rows;
}

/** A delivery of this lane of which its partner was told, not longer ago than `since`; undefined when there is none such. */
export async function toldDelivery(
  tx: Tx,
  lane: string,
  id: string,
  since: Date,
): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    ${dueOf(sql`delivery d`, sql`${isTakenBackSince} as "isTakenBack",`)} where d.id = ${id} and d.lane = ${lane} and d.kind = 'document' and d.attempts > 0
      and d.state in ('planned', 'delivered') and d.planned_at > ${since}`.execute(tx);
  return rows[0];
}

/**
 * Locks the entries of these people for reading, in id order, before anything about them is looked up: a withdrawal
 * waits for us or we see it.
 */
export async function holdSubjects(tx: Tx, due: DueDelivery[]): Promise<string[]> {
  const ids = [...new Set(due.flatMap((d) => d.subjectId ?? []))].sort();
  if (ids.length > 0)
    await sql`select 1 from subject where id = any(${plain(ids)}::uuid[]) order by id for share`.execute(tx);
  return ids;
}

/** The documents of these messages as they are stored, by the id of the message. */
export async function sealedDocuments(tx: Tx, messages: string[]): Promise<Map<string, Buffer>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<{ id: string; document: Buffer }>`
    select id, document from message where id = any(${plain(messages)}::uuid[]) and document is not null`.execute(
    tx,
  );
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/** Commits "under way" before the first byte leaves, with every decision that was made. */
export async function commitPrepared(
  tx: Tx,
  prepared: Prepared[],
  options: { now: Date; until: Date; leaseId: string | null } & Moving,
): Promise<void> {
  const { now } = options;
  await appendDecisions(
    tx,
    prepared.flatMap((one) => decisionsOf(one, now)),
  );
  await markUnderWay(tx, prepared, options);
  await keepShorter(tx, prepared.flatMap(shorterTerm));
  await noteDisclosures(tx, prepared, now);
  await stop(tx, prepared, options);
  await replan(tx, prepared, options);
}

export function decisionsOf(one: Prepared, now: Date): DecisionRecord[] {
  if (one.outcome === 'moved') return [];
  const { due, decision } = one;
  return [decisionRecordOf('deliver', questionOf(due, now), decision, { ...thingOf(due) }, now)];
}

/** The clause under which it goes now says a shorter term than those under which it was planned. */
function shorterTerm(one: Prepared): { messageId: string; keptFor: number }[] {
  if (one.outcome !== 'ready' || one.due.kind !== 'document' || !one.decision.permitted) return [];
  const { messageId, keptFor } = one.due;
  const term = documentTermUnder([one.decision.permit.clause], Infinity);
  return keptFor !== null && term < keptFor ? [{ messageId, keptFor: term }] : [];
}

const thingOf = (due: DueDelivery) => ({
  messageId: due.messageId,
  deliveryId: due.id,
  subjectId: due.subjectId,
  traceId: due.traceId,
  mapping: mappingNamed({ contract: due.senderContract, mappingIn: due.mappingIn }, due),
});

const questionOf = (due: DueDelivery, moment: Date) => ({
  sender: due.sender,
  recipient: due.recipient,
  recipientOrPredecessors: [],
  recordType: due.recordType,
  purpose: due.purpose,
  moment,
});

async function markUnderWay(
  tx: Tx,
  prepared: Prepared[],
  { until, leaseId }: { until: Date; leaseId: string | null },
): Promise<void> {
  const ready = prepared.filter((one) => one.outcome === 'ready');
  if (ready.length === 0) return;
  // What was left out is written when it is settled, whose row goes to all indexes anyway: of what is only under way no
  // index may change. Whoever leases comes back in another request, so then it is written now.
  const rows = ready.map(({ due, decision, digest, losses, dropped }) => ({
    id: due.id,
    digest: digest.toString('hex'),
    losses: leaseId !== null && losses.length > 0 ? losses : null,
    dropped: Object.keys(dropped).length > 0 ? dropped : null,
    clause: decision.permitted ? decision.permit.clause.key : null,
    occasion_id: decision.permitted ? decision.permit.occasionId : null,
    consent_id: decision.permitted ? decision.permit.consentId : null,
  }));
  await sql`
    update delivery d set under_way_until = ${until}, lease_id = ${leaseId}::uuid, attempts = d.attempts + 1,
      body_digest = decode(p.digest, 'hex'), losses = coalesce(p.losses, d.losses), dropped = p.dropped, clause = p.clause,
      occasion_id = p.occasion_id, consent_id = p.consent_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as p(id uuid, digest text, losses jsonb, dropped jsonb,
      clause text, occasion_id uuid, consent_id uuid)
    where d.id = p.id`.execute(tx);
}

async function stop(
  tx: Tx,
  prepared: Prepared[],
  { now, subscriptions }: { now: Date } & Moving,
): Promise<void> {
  const stopped = prepared.filter((one) => one.outcome === 'stopped');
  if (stopped.length === 0) return;
  await sql`
    update delivery d set state = s.state, code = s.code, losses = s.losses, settled_at = ${now}, under_way_until = null
    from json_to_recordset(${JSON.stringify(
      stopped.map((s) => ({ id: s.due.id, state: s.state, code: s.code, losses: s.losses })),
    )}::json) as s(id uuid, state text, code text, losses jsonb)
    where d.id = s.id`.execute(tx);
  await appendEvents(
    tx,
    stopped.map(({ due, state }) =>
      auditEvent({
        moment: now,
        log: 'audit',
        action: state === 'dead' ? 'delivery.dead' : 'delivery.withdrawn',
        actor: 'hub',
        object: `delivery:${due.id}`,
        result: state,
        organisations: [due.sender],
        details: { recordType: due.recordType },
        traceId: due.traceId,
      }),
    ),
  );
  // What was taken back has no code: its sender knows.
  const unsent = stopped.flatMap(({ due, state, code }) => (code ? [{ ...due, state, code }] : []));
  if (unsent.length > 0) await tellOfUnsent(tx, await subscriptions(), unsent, now);
}

/**
 * One webhook-id never carries two contents. When the permit changed between attempts, or somebody else stands in the
 * recipient's place now, the waiting delivery is superseded by a new one with the same place in the order.
 */
async function replan(
  tx: Tx,
  prepared: Prepared[],
  { now, ...around }: { now: Date } & Moving,
): Promise<void> {
  for (const one of prepared) {
    if (one.outcome === 'changed')
      await replanDelivery(tx, one.due, { ...one.due, by: 'changed-permit' }, now);
    if (one.outcome === 'moved') await moveDelivery(tx, one.due, one.successor, around, now);
  }
}
