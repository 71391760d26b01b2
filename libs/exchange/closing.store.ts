import { sql } from 'kysely';
import { auditEvent, type AuditEvent } from '#audit';
import type { Occasion } from '#consent';
import { newId, newTraceId, type RecordType } from '#kernel';
import { isState, type Query, type Tx } from '#storage';
import { notKept } from './legal-holds.js';
import { nextPlace, placesKept } from './place.store.js';

/** A place where something came, or may have come, under an occasion, and the clause under which it last did. */
export interface PlaceUnderOccasion {
  recipient: string;
  lane: string;
  contract: string;
  recordType: RecordType;
  clause: string | null;
  plannedAt: Date;
}

export async function placesUnder(tx: Tx, occasionId: string): Promise<PlaceUnderOccasion[]> {
  const { rows } = await sql<PlaceUnderOccasion>`
    select distinct on (recipient, lane) recipient, lane, contract, record_type as "recordType", clause,
      planned_at as "plannedAt"
    from delivery
    where occasion_id = ${occasionId} and kind = 'document' and record_type <> 'correction-report'
      and record_type <> 'occasion' and (state = 'delivered' or attempts > 0)
    order by recipient, lane, planned_at desc`.execute(tx);
  return rows;
}

/**
 * Stops what waits under an occasion that is over, unless another of the same person may carry it. What is being claimed
 * at this moment is left to its claim: it decides after us. Gives what is to be logged of it.
 */
export async function stopUnder(tx: Tx, occasion: Occasion, now: Date): Promise<AuditEvent[]> {
  const { rows } = await sql<{ id: string; sender: string; traceId: string }>`
    with waiting as (
      select id from delivery
      where occasion_id = ${occasion.id} and kind = 'document' and ${isState('state', 'planned')}
        and (under_way_until is null or under_way_until <= ${now})
      for update skip locked
    )
    update delivery d set state = 'withdrawn', code = 'no-occasion', settled_at = ${now}, under_way_until = null, lease_id = null
    from waiting w
    where d.id = w.id and (${occasion.viewId !== null} or not exists (
      select 1 from occasion o where o.subject_id = d.subject_id and o.closed_at is null and o.ends_at > ${now}
        and o.id <> ${occasion.id} and o.view_id is null))
    returning d.id, d.sender, d.trace_id as "traceId"`.execute(tx);
  return rows.map(({ id, sender, traceId }) =>
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'delivery.withdrawn',
      actor: 'hub',
      object: `delivery:${id}`,
      result: 'withdrawn',
      organisations: [sender],
      details: { by: 'occasion-closed' },
      traceId,
    }),
  );
}

/** Where one side is told that an occasion is over, and what it hears beside that. */
export interface PlannedClosing {
  recipient: string;
  lane: string;
  contract: string;
  recordType: RecordType;
  says: Record<string, string>;
}

/** Post like any other, in the order of the occasion itself; it has no message, for nobody said it in one. */
export async function planClosings(
  tx: Tx,
  occasion: Occasion,
  planned: PlannedClosing[],
  now: Date,
): Promise<void> {
  const rows = planned.map(({ recipient, lane, contract, recordType, says }) => ({
    id: newId(now),
    sender: otherSide(occasion, recipient),
    recipient,
    lane,
    contract,
    record_type: recordType,
    says,
    trace_id: newTraceId(),
  }));
  await sql`
    with thing as (
      insert into record (controller, record_type, record_id, last_seq)
      values (${occasion.openedBy}, 'occasion', ${occasion.id}, 1)
      on conflict (controller, record_type, record_id) do update set last_seq = record.last_seq + 1
      returning pk, last_seq
    )
    insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, occasion_id,
      record_pk, seq, place, says, state, next_attempt_at, trace_id, planned_at)
    select p.id, 'closing', ${occasion.id}::uuid, p.sender, p.recipient, p.lane, p.contract, p.record_type, ${occasion.purpose},
      ${occasion.id}::uuid, t.pk, t.last_seq,
      -- What was said of it and is not distributed yet comes before.
      ${nextPlace(sql`t.pk`, sql`p.recipient`)} + ${placesKept(sql`t.pk`, sql`t.last_seq`)},
      p.says, 'planned', ${now}::timestamptz, p.trace_id, ${now}::timestamptz
    from thing t, json_to_recordset(${JSON.stringify(rows)}::json) as p(id uuid, sender text, recipient text, lane text,
      contract text, record_type text, says jsonb, trace_id text)`.execute(tx);
}

const otherSide = ({ source, recipient }: Occasion, told: string): string =>
  told === source ? recipient : source;

/**
 * Documents that went, or were to go, under an ended occasion and that no open one needs are not kept. True when nothing
 * under it is on its way any more, so that it has not to be looked at again.
 */
export async function clearUnder(tx: Query, occasionId: string, now: Date): Promise<{ purged: number }> {
  const purged = await sql<{ id: string }>`
    update message m set document = null, purged_at = ${now}
    where m.id in (select d.message_id from delivery d where d.occasion_id = ${occasionId} and d.kind = 'document')
      and ${isState('m.state', 'distributed')} and m.document is not null and ${notKept(sql`m.controller`)}
      and not exists (
        select 1 from delivery e left join occasion o on o.id = e.occasion_id
        where e.message_id = m.id and e.kind = 'document'
          and (e.state = 'planned' or (o.closed_at is null and o.ends_at > ${now})))
    returning m.id`.execute(tx);
  await sql`
    update occasion set cleared_at = ${now}
    where id = ${occasionId} and closed_at is not null and not exists (
      select 1 from delivery where occasion_id = ${occasionId} and kind = 'document' and ${isState('state', 'planned')})`.execute(
    tx,
  );
  return { purged: purged.rows.length };
}
