import { sql } from 'kysely';
import { newId, newTraceId, type IntroductionAnswer, type ReportAnswer } from '#kernel';
import type { Query, Tx } from '#storage';
import type { DecidedCandidate } from './post.js';
import { nextPlace, placesKept } from './place.store.js';

/** Word that goes back to whoever sent something: post without a document, in the order of the thing that it is about. */
export interface PlannedAnswer {
  /** The record in whose order it goes. */
  thing: { controller: string; recordType: string; recordId: string };
  messageId: string;
  occasionId: string | null;
  sender: string;
  recipient: string;
  lane: string;
  contract: string;
  recordType: string;
  purpose: string;
  says: Record<string, string>;
}

export async function planAnswer(tx: Tx, one: PlannedAnswer, now: Date): Promise<void> {
  const { thing } = one;
  await sql`
    with thing as (
      insert into record (controller, record_type, record_id, last_seq)
      values (${thing.controller}, ${thing.recordType}, ${thing.recordId}, 1)
      on conflict (controller, record_type, record_id) do update set last_seq = record.last_seq + 1
      returning pk, last_seq
    )
    insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, occasion_id,
      record_pk, seq, place, says, state, next_attempt_at, trace_id, planned_at)
    select ${newId(now)}::uuid, 'answer', ${one.messageId}::uuid, ${one.sender}, ${one.recipient}, ${one.lane},
      ${one.contract}, ${one.recordType}, ${one.purpose}, ${one.occasionId}::uuid, t.pk, t.last_seq,
      ${nextPlace(sql`t.pk`, one.recipient)} + ${placesKept(sql`t.pk`, sql`t.last_seq`)},
      ${JSON.stringify(one.says)}::jsonb, 'planned', ${now}::timestamptz, ${newTraceId()}, ${now}::timestamptz
    from thing t`.execute(tx);
}

/** Whether an introduction, or what came with it, may have come to one of these under the occasion. */
export async function hasComeUnder(db: Query, occasionId: string, recipients: string[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery where occasion_id = ${occasionId} and kind = 'document' and record_type = 'introduction'
      and recipient = any(${recipients}::text[]) and (state = 'delivered' or attempts > 0) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** The answer to an introduction; false when it was said already. */
export async function saveIntroductionAnswer(
  tx: Tx,
  occasionId: string,
  answer: IntroductionAnswer,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into introduction_answer (occasion_id, answer, answered_at) values (${occasionId}, ${answer}, ${now})
    on conflict (occasion_id) do update set answer = excluded.answer, answered_at = excluded.answered_at
      where introduction_answer.answer <> excluded.answer
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Reports that went to their source are followed until they are answered. */
export async function followReports(
  tx: Tx,
  planned: DecidedCandidate[],
  now: Date,
  term: number,
): Promise<void> {
  for (const { message, recipient } of planned)
    await sql`
      insert into report (message_id, reporter, source, made_at, due_at)
      values (${message.id}, ${message.controller}, ${recipient}, ${now}, ${new Date(now.getTime() + term)})
      on conflict (message_id) do nothing`.execute(tx);
}

/** A report of an error as it is followed. */
export interface FollowedReport {
  messageId: string;
  /** Of the delivery that told it last: what the source knows it by. */
  deliveryId: string;
  /** The reporter's own id of it. */
  recordId: string;
  reporter: string;
  source: string;
  madeAt: Date;
  dueAt: Date;
  answer: ReportAnswer | null;
  answeredAt: Date | null;
  /** The delivery that it is about: what, where and how the reporter got it. */
  about: { recordType: string; lane: string; contract: string } | null;
  occasionId: string | null;
}

const REPORTS = (which: ReturnType<typeof sql>) => sql<FollowedReport>`
  select r.message_id as "messageId", d.id as "deliveryId", rec.record_id as "recordId", r.reporter, r.source,
    r.made_at as "madeAt", r.due_at as "dueAt", r.answer, r.answered_at as "answeredAt", d.occasion_id as "occasionId",
    (select jsonb_build_object('recordType', x.record_type, 'lane', x.lane, 'contract', x.contract)
      from delivery x where x.id = d.reports) as about
  from (${which}) own join report r on r.message_id = own.message_id
  join lateral (select * from delivery e where e.message_id = r.message_id and e.kind = 'document' order by e.id desc limit 1) d on true
  join record rec on rec.pk = d.record_pk`;

/** By the event that told it; only to whom it was told, or who stands in their place. */
export async function reportTold(
  tx: Tx,
  deliveryId: string,
  recipients: string[],
): Promise<FollowedReport | undefined> {
  const { rows } = await REPORTS(sql`
    select t.message_id from delivery t where t.id = ${deliveryId} and t.record_type = 'correction-report'
      and t.kind = 'document' and t.recipient = any(${recipients}::text[]) and t.attempts > 0`).execute(tx);
  const found = rows[0];
  if (found) await sql`select 1 from report where message_id = ${found.messageId} for update`.execute(tx);
  return found;
}

/** Those that a party made, and those that came to it. Newest first. */
export async function reportsOf(db: Query, parties: string[], limit: number): Promise<FollowedReport[]> {
  const { rows } = await sql<FollowedReport>`
    ${REPORTS(sql`
      select message_id from report where source = any(${parties}::text[])
      union select message_id from report where reporter = any(${parties}::text[])`)}
    order by r.message_id desc limit ${limit}`.execute(db);
  return rows;
}

export async function saveReportAnswer(
  tx: Tx,
  messageId: string,
  { answer, at, dueAt }: { answer: ReportAnswer; at: Date; dueAt: Date },
): Promise<void> {
  await sql`
    update report set answer = ${answer}, answered_at = ${at}, due_at = ${dueAt}, signalled_at = null
    where message_id = ${messageId}`.execute(tx);
}

/** Takes those that were not answered in time; they are said to be so once. */
export async function takeOverdueReports(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ messageId: string; source: string }[]> {
  const { rows } = await sql<{ messageId: string; source: string }>`
    update report set signalled_at = ${now} where message_id in (
      select message_id from report where signalled_at is null and answer is distinct from 'corrected'
        and answer is distinct from 'rejected' and due_at <= ${now}
        -- What never came cannot be answered.
        and exists (select 1 from delivery d where d.message_id = report.message_id and d.attempts > 0)
      order by due_at limit ${limit} for update skip locked)
    returning message_id as "messageId", source`.execute(tx);
  return rows;
}
