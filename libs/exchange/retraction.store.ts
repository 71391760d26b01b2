import { sql } from 'kysely';
import type { RetractionAnswer } from '#delivery';
import { newId, newTraceId } from '#kernel';
import type { Query, Tx } from '#storage';
import { nextPlace, placesKept } from './place.store.js';

/** A retraction as its source follows it. */
export interface FollowedRetraction {
  /** Of the first time that it was said; it stays the same however often it is said again. */
  id: string;
  source: string;
  recipient: string;
  lane: string;
  recordType: string;
  /** The source's own record id. */
  recordId: string;
  action: string;
  plannedAt: Date;
  dueAt: Date;
  reminders: number;
  escalatedAt: Date | null;
  answer: RetractionAnswer | null;
  answeredAt: Date | null;
  /** Of the last time that it was said. */
  state: string;
  code: string | null;
}

/** What was said with the webhook or the receipt counts as much as what was said later. */
const SELECTED = sql`select r.delivery_id as id, r.source, d.recipient, d.lane, d.record_type as "recordType",
    rec.record_id as "recordId", d.action, d.planned_at as "plannedAt", r.due_at as "dueAt", r.reminders,
    r.escalated_at as "escalatedAt", coalesce(r.answer, l.answer, d.answer) as answer,
    coalesce(r.answered_at, case when l.answer is not null then l.settled_at end,
      case when d.answer is not null then d.settled_at end) as "answeredAt", coalesce(l.state, d.state) as state,
    coalesce(l.code, d.code) as code
  from retraction r join delivery d on d.id = r.delivery_id join record rec on rec.pk = d.record_pk
  left join delivery l on l.id = r.reminder_id`;

export async function retractionsOf(
  db: Query,
  source: string,
  onlyOpen: boolean,
  limit: number,
): Promise<FollowedRetraction[]> {
  const { rows } = await sql<FollowedRetraction>`
    ${SELECTED} where r.source = ${source}
      and (${!onlyOpen} or coalesce(r.answer, l.answer, d.answer) is null)
    order by r.due_at, r.delivery_id limit ${limit}`.execute(db);
  return rows;
}

/** By the id of any time that it was said; only to whom it was said, or who stands in its place. */
export async function retractionSaidTo(
  tx: Tx,
  id: string,
  recipients: string[],
): Promise<FollowedRetraction | undefined> {
  const { rows: first } = await sql<{ id: string }>`
    select d.id from retraction r join delivery d on d.id = r.delivery_id
      where r.delivery_id = ${id} and d.recipient = any(${recipients}::text[])
    union all select d.id from retraction r join delivery d on d.id = r.delivery_id
      where r.reminder_id = ${id} and d.recipient = any(${recipients}::text[]) limit 1`.execute(tx);
  // What was said to another is no more work than what is not there.
  if (!first[0]) return undefined;
  await sql`select 1 from retraction where delivery_id = ${first[0].id} for update`.execute(tx);
  const { rows } = await sql<FollowedRetraction>`
    ${SELECTED} where r.delivery_id = ${first[0].id} and d.recipient = any(${recipients}::text[])
      and (d.attempts > 0 or l.attempts > 0)`.execute(tx);
  return rows[0];
}

export async function saveAnswer(tx: Tx, id: string, answer: RetractionAnswer, now: Date): Promise<void> {
  await tx
    .updateTable('retraction')
    .set({ answer, answered_at: now })
    .where('delivery_id', '=', id)
    .execute();
}

/** Those whose term is over without an answer. Locked: one worker at a time says it again or escalates. */
export async function overdueRetractions(tx: Tx, now: Date, limit: number): Promise<FollowedRetraction[]> {
  const { rows: due } = await sql<{ id: string }>`
    select delivery_id as id from retraction
    where answer is null and escalated_at is null and due_at <= ${now}
    order by due_at limit ${limit} for update skip locked`.execute(tx);
  if (due.length === 0) return [];
  const { rows } = await sql<FollowedRetraction>`
    ${SELECTED} where r.delivery_id = any(${due.map(({ id }) => id)}::uuid[])`.execute(tx);
  return rows;
}

export async function escalate(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('retraction').set({ escalated_at: now }).where('delivery_id', '=', id).execute();
}

/** It went on to a successor, or to who has the mandate now, as another delivery: that is the one to follow. */
export async function followMoved(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    update retraction set delivery_id = case when delivery_id = ${from} then ${to}::uuid else delivery_id end,
      reminder_id = case when reminder_id = ${from} then ${to}::uuid else reminder_id end
    where delivery_id = ${from} or reminder_id = ${from}`.execute(tx);
}

/** Says it again, in the order of its record; gives the lane. */
export async function remind(
  tx: Tx,
  id: string,
  { now, dueAt, place }: { now: Date; dueAt: Date; place: { recipient: string; lane: string } },
): Promise<void> {
  const reminder = newId(now);
  // By a statement of its own: what comes after it must see what was committed while it waited for the record.
  const { rows } = await sql<{ seq: string }>`
    update record set last_seq = last_seq + 1
    where pk = (select record_pk from delivery where id = ${id}) returning last_seq as seq`.execute(tx);
  const { seq } = rows[0]!;
  await sql`
    insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, occasion_id,
      subject_id, record_pk, seq, place, retracts, action, state, next_attempt_at, trace_id, planned_at)
    select ${reminder}::uuid, 'retraction', d.message_id, d.sender, ${place.recipient}, ${place.lane}, d.contract,
      d.record_type, d.purpose, d.occasion_id, d.subject_id, d.record_pk, ${seq}::bigint,
      ${nextPlace(sql`d.record_pk`, place.recipient)} + ${placesKept(sql`d.record_pk`, sql`${seq}::bigint`)},
      d.retracts, d.action, 'planned', ${now}::timestamptz, ${newTraceId()}, ${now}::timestamptz
    from delivery d where d.id = ${id}`.execute(tx);
  await sql`
    update retraction set reminder_id = ${reminder}, reminders = reminders + 1, due_at = ${dueAt}
    where delivery_id = ${id}`.execute(tx);
}
