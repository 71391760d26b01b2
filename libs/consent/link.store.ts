import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import type { HashedCode } from './invitation.store.js';

/** By what two controllers' entries were taken for one person. Never by a name, a birth date or an address. */
export type LinkedBy = 'bsn' | 'code' | 'referral' | 'none';

export interface Link {
  occasionId: string;
  source: string;
  other: string;
  otherRecordId: string;
  how: LinkedBy;
  cutAt: Date | null;
}

const MOST_TRIES = 5;

export async function insertLink(tx: Tx, link: Omit<Link, 'cutAt'>, now: Date): Promise<void> {
  await tx
    .insertInto('link')
    .values({
      occasion_id: link.occasionId,
      source: link.source,
      other: link.other,
      other_record_id: link.otherRecordId,
      how: link.how,
      made_at: now,
    })
    .execute();
}

const COLUMNS = sql`l.occasion_id as "occasionId", l.source, l.other, l.other_record_id as "otherRecordId", l.how,
  l.cut_at as "cutAt"`;

export async function linkOf(db: Query, occasionId: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`select ${COLUMNS} from link l where l.occasion_id = ${occasionId}`.execute(
    db,
  );
  return rows[0];
}

/** Every link that took the same entry of the other for the same entry of the source, in the order of their occasions. */
export async function sameLinks(db: Query, { occasionId, other, otherRecordId }: Link): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.occasion_id as id from link l join occasion o on o.id = l.occasion_id
    where l.other = ${other} and l.other_record_id = ${otherRecordId} and l.cut_at is null
      and (o.id = ${occasionId} or o.subject_id = (select subject_id from occasion where id = ${occasionId}))
    order by l.occasion_id`.execute(db);
  return rows.map(({ id }) => id);
}

/** A number that does not lead to the entry any more needs no bar: it may lead another way, and the new one here. */
export async function markCut(
  tx: Tx,
  occasionId: string,
  cut: { at: Date; by: string; subjectId: string | null },
): Promise<void> {
  await sql`
    update link l set cut_at = ${cut.at}, cut_by = ${cut.by}, cut_subject_id = (
      select s.id from subject s join occasion o on o.id = l.occasion_id
      where s.id = ${cut.subjectId} and (o.bsn_hash is null or o.bsn_hash = s.bsn_hash))
    where l.occasion_id = ${occasionId} and l.cut_at is null`.execute(tx);
}

/** A report says of what came by this delivery that it is about somebody else. */
export async function doubtLinkOf(tx: Tx, deliveryIds: string[], now: Date): Promise<void> {
  await sql`
    update link l set doubted_at = ${now} from delivery d
    where d.id = any(${deliveryIds}::uuid[]) and l.occasion_id = d.occasion_id and l.doubted_at is null`.execute(
    tx,
  );
}

/** The source says another BSN of the entry: whoever found it by the one before was led to somebody else. */
export async function doubtLinksByBsn(
  tx: Query,
  { subjectId, bsnHash }: { subjectId: string; bsnHash: Buffer },
  now: Date,
): Promise<void> {
  await sql`
    update link l set doubted_at = ${now} from occasion o
    where o.subject_id = ${subjectId} and o.bsn_hash = ${bsnHash} and l.occasion_id = o.id and l.how = 'bsn'
      and l.doubted_at is null and l.cut_at is null`.execute(tx);
}

/** With whether the source itself says so, by another BSN; else a report of an error does. */
export async function doubtedLinks(db: Query, limit: number): Promise<(Link & { byBsn: boolean })[]> {
  const { rows } = await sql<Link & { byBsn: boolean }>`
    select ${COLUMNS}, exists (select 1 from occasion o join subject s on s.id = o.subject_id
      where o.id = l.occasion_id and o.bsn_hash <> s.bsn_hash) as "byBsn"
    from link l where l.doubted_at is not null and l.cut_at is null
    order by l.doubted_at limit ${limit}`.execute(db);
  return rows;
}

export async function insertLinkCode(
  tx: Tx,
  made: { id: string; controller: string; subjectId: string; madeBy: string; madeAt: Date; expiresAt: Date },
  code: HashedCode,
): Promise<void> {
  await tx
    .insertInto('link_code')
    .values({
      id: made.id,
      controller: made.controller,
      subject_id: made.subjectId,
      code_locator: code.locator,
      code_secret: code.secret,
      made_by: made.madeBy,
      made_at: made.madeAt,
      expires_at: made.expiresAt,
    })
    .execute();
}

/** Uses a code up: the entry of the source that it stands for, or nothing; a wrong second half counts against it. */
export async function useLinkCode(
  tx: Tx,
  source: string,
  { locator, secret }: HashedCode,
  now: Date,
): Promise<{ subjectId: string; recordId: string } | undefined> {
  const { rows } = await sql<{ subjectId: string; recordId: string; isRight: boolean }>`
    update link_code c set
      tries = c.tries + case when c.code_secret = ${secret} then 0 else 1 end,
      used_at = case when c.code_secret = ${secret} and c.controller = ${source} then ${now}::timestamptz end
    from subject s
    where s.id = c.subject_id and c.code_locator = ${locator} and c.tries < ${MOST_TRIES} and c.used_at is null
      and c.expires_at > ${now}
    returning c.subject_id as "subjectId", s.record_id as "recordId",
      c.code_secret = ${secret} and c.controller = ${source} as "isRight"`.execute(tx);
  const found = rows[0];
  return found?.isRight ? { subjectId: found.subjectId, recordId: found.recordId } : undefined;
}

/** Whom a referral was about that this organisation, or one in whose place it stands, got from the source. */
export async function subjectOfReferral(
  tx: Tx,
  { id, source, recipients }: { id: string; source: string; recipients: string[] },
): Promise<{ subjectId: string; recordId: string } | undefined> {
  const { rows } = await sql<{ subjectId: string; recordId: string }>`
    select o.subject_id as "subjectId", s.record_id as "recordId" from occasion o join subject s on s.id = o.subject_id
    where o.id = ${id} and o.kind = 'referral' and o.source = ${source} and o.opened_by = ${source}
      and o.recipient = any(${recipients}::text[])
      and exists (select 1 from delivery d where d.occasion_id = o.id and d.kind = 'document'
        and (d.state = 'delivered' or d.attempts > 0))`.execute(tx);
  return rows[0];
}

/** What went over a link, for whoever has to judge how bad it is; the incident is only suspected as yet. */
export async function suspectMixUp(
  tx: Tx,
  incident: { id: string; controller: string; occasionId: string; madeAt: Date; dueAt: Date },
): Promise<void> {
  const { occasionId } = incident;
  await sql`
    insert into incident (id, controller, kind, state, object, scope, recipients, categories, deliveries, first_at, last_at,
      made_at, discovered_at, due_at)
    select ${incident.id}::uuid, ${incident.controller}, 'mix-up', 'suspected', ${`link:${occasionId}`},
      ${JSON.stringify({ occasion: occasionId })}::jsonb,
      coalesce(array_agg(distinct d.recipient), '{}'),
      coalesce((select array_agg(distinct c) from delivery e join decision x on x.message_id = e.message_id
        and x.delivery_id = e.id and x.stage = 'deliver' and x.permitted, unnest(x.categories) c
        where e.occasion_id = ${occasionId} and e.kind = 'document'), '{}'),
      count(*), min(d.planned_at), max(d.planned_at), ${incident.madeAt}::timestamptz,
      ${incident.madeAt}::timestamptz, ${incident.dueAt}::timestamptz
    from delivery d
    where d.occasion_id = ${occasionId} and d.kind = 'document' and d.record_type not in ('occasion', 'correction-report')
      and (d.state = 'delivered' or d.attempts > 0)`.execute(tx);
}
