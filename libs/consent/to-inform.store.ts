import { sql, type RawBuilder } from 'kysely';
import { FIRST_PLACE, LAST_PLACE, type ListPlace, type RecordType } from '#kernel';
import type { Query, Tx } from '#storage';
import { SOON_MS } from './rights.rules.js';
import type { GroundNotToInform, WaySaid, WayToInform } from './to-inform.rules.js';

/** Something that went, of which one side has to tell the person. */
export interface Disclosure {
  id: string;
  organisation: string;
  subjectId: string;
  sender: string;
  recipient: string;
  occasionId: string | null;
  consentId: string | null;
  purpose: string;
  recordType: RecordType;
  categories: string[];
  basis: string;
  clause: string;
  clauseVersion: number;
  notice: string;
  dueAt: Date;
}

/**
 * Puts people on the list, each once for what one organisation gives to one other for one purpose under one notice. Who was
 * told before, with the question for consent or by the desk, is on it as done. Who is in front of the organisation is to be
 * told now. Gives the entries that are new.
 */
export async function insertDisclosures(
  tx: Tx,
  disclosures: Disclosure[],
  now: Date,
): Promise<{ subjectId: string; sender: string }[]> {
  if (disclosures.length === 0) return [];
  const { rows } = await sql<{ subjectId: string; sender: string }>`
    insert into to_inform (id, organisation, subject_id, sender, recipient, occasion_id, purpose, record_type, categories,
      basis, clause, clause_version, notice, disclosed_at, due_at, done_at, done_by, informed_at, how, noted_by, given_to,
      notice_given)
    select r.id, r.organisation, r.subject_id, r.sender, r.recipient, r.occasion_id, r.purpose, r.record_type,
      array(select json_array_elements_text(r.categories)), r.basis, r.clause, r.clause_version, r.notice, ${now},
      case when o.kind = 'request' and o.opened_by = r.organisation then ${now}::timestamptz else r.due_at end,
      case when c.version is not null or g.id is not null then ${now}::timestamptz end,
      coalesce('consent:' || c.id, g.said_by), coalesce(c.given_at, g.informed_at),
      case when c.version is not null then 'with-consent' else g.how end, coalesce(c.noted_by, g.noted_by),
      coalesce(c.given_to, g.given_to), coalesce(c.version, g.notice_given)
    from json_to_recordset(${JSON.stringify(disclosures.map(rowOf))}::json) as r(id uuid, organisation text, subject_id uuid,
      sender text, recipient text, occasion_id uuid, consent_id uuid, purpose text, record_type text, categories json,
      basis text, clause text, clause_version integer, notice text, due_at timestamptz)
    join subject s on s.id = r.subject_id
    left join occasion o on o.id = r.occasion_id
    left join link l on l.occasion_id = r.occasion_id and l.other = r.organisation and l.cut_at is null
    left join lateral (
      select k.id, k.given_at, k.evidence->>'askedBy' as noted_by, k.evidence->>'givenBy' as given_to,
        k.evidence->'notice'->>'version' as version
      from consent k where k.id = r.consent_id
        and split_part(k.evidence->'notice'->>'version', '@', 1) = r.notice) c on true
    left join lateral (
      select n.* from notice_given n
      where n.organisation = r.organisation and n.notice = r.notice
        and n.record_id = case when r.organisation = s.controller then s.record_id else l.other_record_id end
      order by n.informed_at desc limit 1) g on true
    where not exists (
      select 1 from to_inform t where t.subject_id = r.subject_id and t.organisation = r.organisation
        and t.sender = r.sender and t.recipient = r.recipient and t.purpose = r.purpose and t.notice = r.notice)
    order by r.subject_id, r.organisation, r.recipient, r.purpose, r.notice
    on conflict do nothing
    returning subject_id as "subjectId", sender`.execute(tx);
  return rows;
}

const rowOf = ({
  id,
  organisation,
  sender,
  recipient,
  purpose,
  categories,
  basis,
  clause,
  notice,
  ...one
}: Disclosure) => ({
  id,
  organisation,
  subject_id: one.subjectId,
  sender,
  recipient,
  occasion_id: one.occasionId,
  consent_id: one.consentId,
  purpose,
  record_type: one.recordType,
  categories,
  basis,
  clause,
  clause_version: one.clauseVersion,
  notice,
  due_at: one.dueAt,
});

/** Who gives on what it knows of these people has to have told them by now what it got before (GDPR 14, third paragraph). */
export async function bringForward(tx: Tx, subjectIds: string[], now: Date): Promise<void> {
  if (subjectIds.length === 0) return;
  await sql`
    update to_inform t set due_at = ${now}
    from subject s join link l on l.other = s.controller and l.other_record_id = s.record_id and l.cut_at is null
    where s.id = any(${subjectIds}::uuid[]) and t.occasion_id = l.occasion_id and t.organisation = s.controller
      and t.done_at is null and t.due_at > ${now}`.execute(tx);
}

/** One line of the list of an organisation. */
export interface ToInform extends Omit<Disclosure, 'consentId' | 'subjectId'> {
  /** Null of a contact person of an employer. */
  subjectId: string | null;
  /** Of a contact person: in which record it is named, as its sender calls that. */
  namedIn: string | null;
  disclosedAt: Date;
  /** The organisation's own name for the person, where it has one. */
  recordId: string | null;
  doneAt: Date | null;
  doneBy: string | null;
  informedAt: Date | null;
  how: WayToInform | null;
  ground: GroundNotToInform | null;
  notedBy: string | null;
  givenTo: string | null;
  noticeGiven: string | null;
}

const COLUMNS = sql`t.id, t.organisation, t.subject_id as "subjectId", t.sender, t.recipient, t.occasion_id as "occasionId",
  t.purpose, t.record_type as "recordType", t.categories, t.basis, t.clause, t.clause_version as "clauseVersion", t.notice,
  t.disclosed_at as "disclosedAt", t.due_at as "dueAt", t.done_at as "doneAt", t.done_by as "doneBy",
  t.informed_at as "informedAt", t.how, t.ground, t.noted_by as "notedBy", t.given_to as "givenTo",
  t.notice_given as "noticeGiven", r.record_id as "namedIn", case when s.erased_at is not null then null
    when t.organisation = s.controller then s.record_id else l.other_record_id end as "recordId"`;
const AROUND = sql`left join subject s on s.id = t.subject_id left join record r on r.pk = t.record_pk
  left join link l on l.occasion_id = t.occasion_id and l.other = t.organisation and l.cut_at is null`;

/** Of these organisations, in the order of their terms, or of what is done the newest first. */
export async function toInformOf(
  db: Query,
  organisations: string[],
  { done, after, limit }: { done: boolean; after?: ListPlace; limit: number },
): Promise<ToInform[]> {
  const from = after ?? (done ? LAST_PLACE : FIRST_PLACE);
  const some = done
    ? sql`n.done_at is not null and (n.done_at, n.id) < (${from.at}, ${from.id}::uuid) order by n.done_at desc, n.id desc`
    : sql`n.done_at is null and (n.due_at, n.id) > (${from.at}, ${from.id}::uuid) order by n.due_at, n.id`;
  const order = done ? sql`t.done_at desc, t.id desc` : sql`t.due_at, t.id`;
  const { rows } = await sql<ToInform>`
    select ${COLUMNS} from unnest(${organisations}::text[]) as o(name)
    cross join lateral (select * from to_inform n where n.organisation = o.name and ${some} limit ${limit}) t ${AROUND}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function ownToInform(
  db: Query,
  organisations: string[],
  id: string,
  lock = false,
): Promise<ToInform | undefined> {
  const { rows } = await sql<ToInform>`
    select ${COLUMNS} from to_inform t ${AROUND} where t.id = ${id} and t.organisation = any(${organisations}::text[])
    ${lock ? sql`for update of t` : sql``}`.execute(db);
  return rows[0];
}

/** What is said to be done, and by whom. */
export interface Informed {
  how: WayToInform;
  ground: GroundNotToInform | null;
  informedAt: Date;
  notedBy: string;
  givenTo: string;
  noticeGiven: string;
  doneBy: string;
}

const done = (one: Informed, now: Date): RawBuilder<unknown> => sql`
  done_at = ${now}, done_by = ${one.doneBy}, informed_at = ${one.informedAt}, how = ${one.how}, ground = ${one.ground},
  noted_by = ${one.notedBy}, given_to = ${one.givenTo}, notice_given = ${one.noticeGiven}`;

export async function markInformed(tx: Tx, id: string, one: Informed, now: Date): Promise<void> {
  await sql`update to_inform set ${done(one, now)} where id = ${id} and done_at is null`.execute(tx);
}

/** What an organisation told a person of its own: for what is on its list, and for what is given later. */
export interface NoticeGiven extends Informed {
  id: string;
  organisation: string;
  recordId: string;
  notice: string;
  how: WaySaid;
}

export async function insertNoticeGiven(tx: Tx, one: NoticeGiven, now: Date): Promise<void> {
  await tx
    .insertInto('notice_given')
    .values({
      id: one.id,
      organisation: one.organisation,
      record_id: one.recordId,
      notice: one.notice,
      notice_given: one.noticeGiven,
      informed_at: one.informedAt,
      how: one.how,
      noted_by: one.notedBy,
      given_to: one.givenTo,
      said_at: now,
      said_by: one.doneBy,
    })
    .execute();
  const { organisation, recordId, notice } = one;
  await sql`
    update to_inform t set ${done(one, now)}
    where t.id in (
      select n.id from subject s join to_inform n on n.subject_id = s.id and n.organisation = s.controller
      where s.controller = ${organisation} and s.record_id = ${recordId} and n.notice = ${notice}
      union
      select n.id from link l join to_inform n on n.occasion_id = l.occasion_id and n.organisation = l.other
      where l.other = ${organisation} and l.other_record_id = ${recordId} and l.cut_at is null and n.notice = ${notice}
        and n.done_at is null)
      and t.done_at is null`.execute(tx);
}

/** Takes those whose term is near its end, or over by so long, and of which that was not said yet; says so of them. */
export async function noteToInform(
  tx: Tx,
  now: Date,
  { grace, limit }: { grace: number; limit: number },
): Promise<{ organisation: string; signal: 'soon' | 'late' }[]> {
  const late = new Date(now.getTime() - grace);
  const soon = new Date(now.getTime() + SOON_MS);
  const { rows } = await sql<{ organisation: string; signal: 'soon' | 'late' }>`
    with due as (
      select id, due_at <= ${late} as is_late from to_inform
      where done_at is null and late_told_at is null and due_at <= ${soon}
        and (due_at <= ${late} or (soon_told_at is null and due_at > ${now} and due_at > disclosed_at))
      order by due_at limit ${limit} for update skip locked)
    update to_inform t set soon_told_at = coalesce(t.soon_told_at, ${now}::timestamptz),
      late_told_at = case when due.is_late then ${now}::timestamptz end
    from due where t.id = due.id
    returning t.organisation, case when due.is_late then 'late' else 'soon' end as signal`.execute(tx);
  return rows;
}

const notByOrder = (organisation: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  not exists (select 1 from legal_hold h where h.controller = ${organisation} and h.ended_at is null)`;

/** What was done longer ago than this is not kept, but by order. */
export async function purgeInformed(tx: Tx, since: Date, limit: number): Promise<number> {
  const lines = await sql<{ id: string }>`
    delete from to_inform where id in (
      select n.id from to_inform n where n.done_at is not null and n.done_at <= ${since}
        and ${notByOrder(sql`n.organisation`)} order by n.done_at limit ${limit})
    returning id`.execute(tx);
  const said = await sql<{ id: string }>`
    delete from notice_given where id in (
      select n.id from notice_given n where n.said_at <= ${since} and ${notByOrder(sql`n.organisation`)}
      order by n.said_at limit ${limit})
    returning id`.execute(tx);
  return lines.rows.length + said.rows.length;
}
