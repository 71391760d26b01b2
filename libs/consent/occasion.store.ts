import { sql } from 'kysely';
import type { HelpRequest, OccasionKind, Purpose } from '#kernel';
import { plain, type Query, type Tx } from '#storage';
import type { OccasionFacts } from './consent.decision.js';

/** An open reason to hand on records about one person, from one source to one recipient. */
export interface Occasion extends OccasionFacts {
  kind: OccasionKind;
  source: string;
  recipient: string;
  desk: string | null;
  purpose: Purpose;
  helpRequest: HelpRequest | null;
  openedBy: string;
  subjectId: string | null;
  /** The view at a desk for which it was opened: what comes under it is shown there, and goes nowhere else. */
  viewId: string | null;
  /** Of an introduction: a mark of the one vacancy that it is for; null until one is named. */
  vacancy: string | null;
}

/** How the source is told whom it is about: by its own record id, or by a BSN that both may use. */
export interface OccasionAbout {
  subjectId: string | null;
  recordId: string | null;
  bsnHash: Buffer | null;
}

export async function insertOccasion(db: Query, occasion: Occasion, about: OccasionAbout): Promise<void> {
  await db
    .insertInto('occasion')
    .values({
      id: occasion.id,
      kind: occasion.kind,
      source: occasion.source,
      recipient: occasion.recipient,
      desk: occasion.desk,
      purpose: occasion.purpose,
      help_request: occasion.helpRequest,
      opened_by: occasion.openedBy,
      subject_id: about.subjectId,
      record_id: about.recordId,
      bsn_hash: about.bsnHash,
      opened_at: occasion.openedAt,
      ends_at: occasion.endsAt,
      active_at: occasion.openedAt,
      view_id: occasion.viewId,
      vacancy: occasion.vacancy,
    })
    .execute();
}

/**
 * Occasions that were opened before the source had sent anything find their person now: by record id, or by BSN unless
 * that was the wrong person before.
 */
export async function matchOccasions(db: Query, subjectIds: string[]): Promise<void> {
  await sql`
    update occasion o set subject_id = s.id
    from subject s
    where s.id = any(${plain(subjectIds)}::uuid[]) and o.subject_id is null and o.closed_at is null and o.source = s.controller
      and (o.record_id = s.record_id or (o.bsn_hash is not null and o.bsn_hash = s.bsn_hash and not exists (
        select 1 from link l where l.cut_subject_id = s.id and l.other = o.recipient)))`.execute(db);
}

/** Found by a BSN that its entry at the source does not have any more: the source says that it was somebody else. */
const IS_OF_ANOTHER = sql`occasion.bsn_hash is not null and occasion.record_id is null and exists (select 1 from subject s
  where s.id = occasion.subject_id and s.bsn_hash is distinct from occasion.bsn_hash)`;

const COLUMNS = sql`id, kind, source, recipient, desk, purpose, help_request as "helpRequest", opened_by as "openedBy",
  subject_id as "subjectId", view_id as "viewId", vacancy, opened_at as "openedAt", ends_at as "endsAt", closed_at as "closedAt",
  ${IS_OF_ANOTHER} as "isOfAnother"`;

/** The occasions of these people that are open at the moment. */
export async function openOccasionsOf(db: Query, subjectIds: string[], moment: Date): Promise<Occasion[]> {
  const { rows } = await sql<Occasion>`
    select ${COLUMNS} from occasion
    where subject_id = any(${plain(subjectIds)}::uuid[]) and closed_at is null and opened_at <= ${moment} and ends_at > ${moment}
    order by opened_at, id`.execute(db);
  return rows;
}

/** The open ones that the controller of this entry opened itself at others, about the person as it names them in this entry. */
export async function openOccasionsAskedFor(db: Query, subjectId: string, moment: Date): Promise<Occasion[]> {
  const { rows } = await sql<Occasion>`
    select ${COLUMNS} from occasion
    where closed_at is null and ends_at > ${moment} and id in (${askedForBy(subjectId)})`.execute(db);
  return rows;
}

export const askedForBy = (subjectId: string) => sql`
  select l.occasion_id from subject s join link l on l.other = s.controller and l.other_record_id = s.record_id
  where s.id = ${subjectId}`;

/** Waits for whoever matches or closes it just now. */
export async function lockOccasion(tx: Query, id: string): Promise<void> {
  await sql`select 1 from occasion where id = ${id} for update`.execute(tx);
}

const OPENS = 7236022;

/**
 * Waits for whoever opens one for the same person between these two, which cannot be seen yet: what is opened twice at once
 * would be two, and the one that is closed leave the other open.
 */
async function lockOpening(
  tx: Query,
  { source, recipient, purpose }: Occasion,
  { subjectId, recordId, bsnHash }: OccasionAbout,
): Promise<void> {
  const names = [bsnHash?.toString('hex'), recordId, subjectId].flatMap((name) => name ?? []);
  const keys = names.map((name) => [source, recipient, purpose, name].join('|'));
  await sql`
    select pg_advisory_xact_lock(k.key) from (
      select distinct hashtextextended(t.name, ${OPENS}) as key from unnest(${keys}::text[]) as t(name) order by 1) k`.execute(
    tx,
  );
}

/** An open occasion that the same party opened for the same person, recipient and purpose; none is opened meanwhile. */
export async function sameOpenOccasion(
  tx: Query,
  occasion: Occasion,
  about: OccasionAbout,
  moment: Date,
): Promise<Occasion | undefined> {
  await lockOpening(tx, occasion, about);
  const { rows } = await sql<Occasion>`
    select ${COLUMNS} from occasion
    where source = ${occasion.source} and recipient = ${occasion.recipient} and purpose = ${occasion.purpose}
      and kind = ${occasion.kind} and opened_by = ${occasion.openedBy} and desk is not distinct from ${occasion.desk}
      and closed_at is null and ends_at > ${moment} and view_id is null
      and vacancy is not distinct from coalesce(${occasion.vacancy}::text, vacancy)
      and ((bsn_hash is not null and bsn_hash = ${about.bsnHash}::bytea) or (record_id is not null and record_id = ${about.recordId}::text)
        or (bsn_hash is null and record_id is null and subject_id = ${about.subjectId}::uuid))
    order by opened_at desc limit 1`.execute(tx);
  return rows[0];
}

/** From the first introduction that goes on it an occasion is for its vacancy, unless its opening named one. */
export async function bindToVacancy(tx: Tx, id: string, vacancy: string): Promise<void> {
  await sql`update occasion set vacancy = ${vacancy} where id = ${id} and vacancy is null`.execute(tx);
}

export async function occasionsById(db: Query, ids: string[]): Promise<Map<string, Occasion>> {
  const { rows } =
    await sql<Occasion>`select ${COLUMNS} from occasion where id = any(${plain(ids)}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Closes it for everybody; the answer is false when there was nothing open to close. */
export async function closeOccasion(db: Query, id: string, moment: Date): Promise<boolean> {
  const closed = await db
    .updateTable('occasion')
    .set({ closed_at: moment })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return closed !== undefined;
}

/** Use keeps an occasion open: it ends by date, by closing, or after `term` milliseconds without activity. */
export async function touchOccasions(db: Query, ids: string[], moment: Date): Promise<void> {
  await db.updateTable('occasion').set({ active_at: moment }).where('id', 'in', ids).execute();
}

/** Open ones that are over by their date, or that nobody used for `term` milliseconds; `only` looks at one again. */
export async function occasionsToEnd(
  db: Query,
  { moment, term, limit, only }: { moment: Date; term: number; limit: number; only?: string },
): Promise<string[]> {
  const unusedSince = new Date(moment.getTime() - term);
  const { rows } = await sql<{ id: string }>`
    select id from occasion
    where closed_at is null and (ends_at <= ${moment} or active_at < ${unusedSince})
      and (${only ?? null}::uuid is null or id = ${only ?? null}::uuid)
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Closed ones of which something may still be kept. */
export async function occasionsToClear(db: Query, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from occasion where closed_at is not null and cleared_at is null order by closed_at limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
