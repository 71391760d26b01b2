import { sql } from 'kysely';
import { LAST_PLACE, type ListPlace } from '#kernel';
import type { Query, Tx } from '#storage';
import {
  EVERY_PURPOSE,
  SOON_MS,
  type Extension,
  type Right,
  type RightsAbout,
  type RightsDecision,
  type RightsGround,
  type RightsState,
} from './rights.rules.js';
import { entriesOfSamePeople } from './same-person.store.js';

/** What a person asked of one controller, and what became of it. */
export interface RightsRequest {
  id: string;
  controller: string;
  kind: Right;
  /** Null where the controller has no entry of this person, or none any more. */
  subjectId: string | null;
  /** The controller's own; null when it was erased, and of a contact person. */
  recordId: string | null;
  /** Of a contact person of an employer; null where the controller has no entry of it, or it is of a person itself. */
  contactId: string | null;
  about: RightsAbout;
  /** Of an objection: to what; empty: everything. */
  purposes: string[];
  how: string;
  notedBy: string;
  givenBy: string;
  representation: string | null;
  receivedBy: string;
  receivedAt: Date;
  dueAt: Date;
  extension: Extension | null;
  state: RightsState;
  decision: RightsDecision | null;
  ground: RightsGround | null;
  decidedAt: Date | null;
  executedAt: Date | null;
  liftedAt: Date | null;
  closedAt: Date | null;
}

export type NewRightsRequest = Pick<
  RightsRequest,
  | 'id'
  | 'controller'
  | 'kind'
  | 'subjectId'
  | 'recordId'
  | 'contactId'
  | 'about'
  | 'purposes'
  | 'how'
  | 'notedBy'
  | 'givenBy'
  | 'representation'
  | 'receivedBy'
  | 'receivedAt'
  | 'dueAt'
>;

export async function insertRightsRequest(tx: Tx, one: NewRightsRequest): Promise<void> {
  await tx
    .insertInto('rights_request')
    .values({
      id: one.id,
      controller: one.controller,
      kind: one.kind,
      subject_id: one.subjectId,
      record_id: one.recordId,
      contact_id: one.contactId,
      about: one.about,
      purposes: one.purposes,
      how: one.how,
      noted_by: one.notedBy,
      given_by: one.givenBy,
      representation: one.representation,
      received_by: one.receivedBy,
      received_at: one.receivedAt,
      due_at: one.dueAt,
      state: 'received',
    })
    .execute();
}

// Who was not known when it was asked may have come since: then it is about that entry.
const COLUMNS = sql`r.id, r.controller, r.kind, coalesce(r.subject_id, (
    select s.id from subject s where s.controller = r.controller and s.record_id = r.record_id)) as "subjectId",
  r.record_id as "recordId",
  r.contact_id as "contactId", r.about, r.purposes, r.how,
  r.noted_by as "notedBy", r.given_by as "givenBy", r.representation, r.received_by as "receivedBy",
  r.received_at as "receivedAt", r.due_at as "dueAt", r.extension, r.state, r.decision, r.ground,
  r.decided_at as "decidedAt", r.executed_at as "executedAt", r.lifted_at as "liftedAt", r.closed_at as "closedAt"`;

/** A request to this controller; one to another is not found. */
export async function ownRightsRequest(
  db: Query,
  controller: string,
  id: string,
): Promise<RightsRequest | undefined> {
  const { rows } = await sql<RightsRequest>`
    select ${COLUMNS} from rights_request r where r.id = ${id} and r.controller = ${controller}`.execute(db);
  return rows[0];
}

/** Waits for whoever changes it just now. */
export async function lockRightsRequest(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from rights_request where id = ${id} for update`.execute(tx);
}

/** Of these controllers, newest first; after a place those before it. */
export async function rightsRequestsOf(
  db: Query,
  controllers: string[],
  { onlyOpen, after: from = LAST_PLACE, limit }: { onlyOpen: boolean; after?: ListPlace; limit: number },
): Promise<RightsRequest[]> {
  const which = onlyOpen ? sql`and n.state <> 'closed'` : sql``;
  const { rows } = await sql<RightsRequest>`
    select ${COLUMNS} from unnest(${controllers}::text[]) as o(name)
    cross join lateral (
      select * from rights_request n
      where n.controller = o.name and (n.received_at, n.id) < (${from.at}, ${from.id}::uuid) ${which}
      order by n.received_at desc, n.id desc limit ${limit}) r
    order by r.received_at desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What was asked before about the same entry, also before there was one, oldest first. */
export async function rightsRequestsAbout(
  db: Query,
  entry: { subjectId: string } | { contactId: string },
): Promise<RightsRequest[]> {
  const is =
    'subjectId' in entry
      ? sql`(r.subject_id = ${entry.subjectId} or (r.subject_id is null and exists (
          select 1 from subject s
          where s.id = ${entry.subjectId} and s.controller = r.controller and s.record_id = r.record_id)))`
      : sql`r.contact_id = ${entry.contactId}`;
  const { rows } = await sql<RightsRequest>`
    select ${COLUMNS} from rights_request r where ${is} order by r.received_at, r.id`.execute(db);
  return rows;
}

export async function changeRightsRequest(
  tx: Tx,
  id: string,
  change: Partial<{
    due_at: Date;
    extension: Extension;
    state: RightsState;
    decision: RightsDecision;
    ground: RightsGround | null;
    purposes: string[];
    decided_by: string;
    decided_at: Date;
    executed_by: string;
    executed_at: Date;
    lifted_at: Date;
    closed_at: Date;
    soon_told_at: Date | null;
  }>,
): Promise<void> {
  await tx.updateTable('rights_request').set(change).where('id', '=', id).execute();
}

/**
 * What pauses now by what this person asked: an objection or restriction that is not decided, or was granted and not
 * lifted; asked about any entry of the person at this controller, it pauses each. Under the lock of the entries; what the
 * controller's system says with its messages stands beside it.
 */
export async function pauseAsAsked(tx: Query, subjectIds: string[]): Promise<void> {
  const asked = sql`(
    select s.id union select o.id from subject o where o.controller = s.controller and o.bsn_hash = s.bsn_hash
    ) e join rights_request r on r.subject_id = e.id`;
  const holds = sql`(r.decision is null or (r.decision <> 'refused' and r.lifted_at is null))`;
  await sql`
    update subject s set
      case_restricted = exists (select 1 from ${asked} where r.kind = 'restriction' and ${holds}),
      objected_to = array(
        select distinct p.purpose from ${asked}
        cross join lateral unnest(case when r.purposes = '{}' then array[${EVERY_PURPOSE}::text] else r.purposes end) as p(purpose)
        where r.kind = 'objection' and ${holds})
    where s.id in ${entriesOfSamePeople(subjectIds)}`.execute(tx);
}

/** Takes those of which the end of the term is near, or past, and of which that was not said yet; says so of them. */
export async function noteSignals(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ id: string; controller: string; signal: 'soon' | 'late' }[]> {
  const soon = new Date(now.getTime() + SOON_MS);
  const runs = sql`state in ('received', 'decided') and decision is distinct from 'refused'`;
  const { rows } = await sql<{ id: string; controller: string; signal: 'soon' | 'late' }>`
    with due as (
      select id, due_at <= ${now} as is_late from rights_request
      where ${runs} and due_at <= ${soon}
        and ((due_at <= ${now} and late_told_at is null) or (due_at > ${now} and soon_told_at is null))
      order by due_at limit ${limit} for update skip locked)
    update rights_request r set
      soon_told_at = coalesce(r.soon_told_at, ${now}::timestamptz),
      late_told_at = case when due.is_late then ${now}::timestamptz end
    from due where r.id = due.id
    returning r.id, r.controller, case when due.is_late then 'late' else 'soon' end as signal`.execute(tx);
  return rows;
}

/** How those who were told of it stand: how many, how many answered, how many wait for their answer still. */
export interface Answers {
  told: number;
  answered: number;
  open: number;
}

export async function answersTo(db: Query, requestId: string): Promise<Answers> {
  const { rows } = await sql<Answers>`
    select count(*)::int as told, count(*) filter (where a.answer is not null)::int as answered,
      count(*) filter (where a.answer is null and r.escalated_at is null)::int as open
    from retraction r join delivery d on d.id = r.delivery_id left join delivery l on l.id = r.reminder_id
    cross join lateral (select coalesce(r.answer, l.answer, d.answer) as answer) a
    where r.request_id = ${requestId}`.execute(db);
  return rows[0]!;
}

/** Executed ones, oldest first: to see whether everybody has answered. */
export async function executedRequests(
  tx: Tx,
  limit: number,
): Promise<Pick<RightsRequest, 'id' | 'controller' | 'kind'>[]> {
  const { rows } = await sql<Pick<RightsRequest, 'id' | 'controller' | 'kind'>>`
    select r.id, r.controller, r.kind from rights_request r
    where r.state = 'executed' and not exists (
      select 1 from retraction t join delivery d on d.id = t.delivery_id left join delivery l on l.id = t.reminder_id
      where t.request_id = r.id and coalesce(t.answer, l.answer, d.answer) is null and t.escalated_at is null)
    order by r.executed_at limit ${limit} for update skip locked`.execute(tx);
  return rows;
}
