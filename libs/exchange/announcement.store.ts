import { sql } from 'kysely';
import type { HashedCode } from '#consent';
import type { Query, Tx } from '#storage';
import type { Told } from './totals.rules.js';

/** A group of workers whose work is going to end: how many and in which work, never who. */
export interface Announcement {
  id: string;
  /** Who announced it. */
  party: string;
  /** Who is responsible for what a person says with its code. */
  team: string;
  /** Section of the SBI: a letter. */
  sector: string;
  /** ISCO-08. */
  occupation: string | null;
  people: number;
  onDate: string;
  /** A mailbox of a function. */
  contact: string;
  madeAt: Date;
  endsAt: Date;
  closedAt: Date | null;
  /** As it is told; null: nothing yet. */
  told: Told<Counted> | null;
}

const COLUMNS = sql`a.id, a.party, a.team, a.sector, a.occupation, a.people, a.on_date::text as "onDate", a.contact,
  a.made_at as "madeAt", a.ends_at as "endsAt", a.closed_at as "closedAt", a.told`;

export async function insertAnnouncement(
  tx: Tx,
  made: Omit<Announcement, 'closedAt' | 'told'> & { madeBy: string; code: HashedCode },
): Promise<void> {
  await tx
    .insertInto('announcement')
    .values({
      id: made.id,
      party: made.party,
      team: made.team,
      sector: made.sector,
      occupation: made.occupation,
      people: made.people,
      on_date: made.onDate,
      contact: made.contact,
      code_locator: made.code.locator,
      code_secret: made.code.secret,
      made_by: made.madeBy,
      made_at: made.madeAt,
      ends_at: made.endsAt,
      told_on: dayOf(made.madeAt),
    })
    .execute();
}

/** The group that a code opens now; many use the same code, so that it is not used up. */
export async function announcementOfCode(
  db: Query,
  { locator, secret }: HashedCode,
  now: Date,
): Promise<Announcement | undefined> {
  const { rows } = await sql<Announcement>`
    select ${COLUMNS} from announcement a
    where a.code_locator = ${locator} and a.code_secret = ${secret} and a.closed_at is null and a.ends_at > ${now}`.execute(
    db,
  );
  return rows[0];
}

export async function announcementById(db: Query, id: string): Promise<Announcement | undefined> {
  const { rows } = await sql<Announcement>`
    select ${COLUMNS} from announcement a where a.id = ${id}`.execute(db);
  return rows[0];
}

/** Waits for whoever reports with it just now: how many may, is counted. */
export async function lockAnnouncement(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from announcement where id = ${id} for update`.execute(tx);
}

/** Those that a party announced, and those of which it is the team. Newest first. */
export async function announcementsOf(db: Query, parties: string[], limit: number): Promise<Announcement[]> {
  const { rows } = await sql<Announcement>`
    with own as (
      select id from announcement where party = any(${parties}::text[])
      union select id from announcement where team = any(${parties}::text[])
    )
    select ${COLUMNS} from own join announcement a on a.id = own.id order by a.id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function endAnnouncement(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update announcement set closed_at = ${now} where id = ${id} and closed_at is null`.execute(tx);
}

export const COUNTED = ['open', 'found-work', 'learning', 'helped-otherwise', 'ended'] as const;
export type Counted = (typeof COUNTED)[number];

/** The day of a moment, the same one for everybody. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Those of which nothing was told on this day yet. */
export async function announcementsToTell(
  tx: Tx,
  day: string,
  limit: number,
): Promise<Pick<Announcement, 'id' | 'told'>[]> {
  const { rows } = await sql<Pick<Announcement, 'id' | 'told'>>`
    select id, told from announcement where told_on < ${day}::date order by told_on limit ${limit}
    for update skip locked`.execute(tx);
  return rows;
}

export async function saveTold(tx: Tx, id: string, told: Told<Counted>, day: string): Promise<void> {
  await sql`update announcement set told = ${JSON.stringify(told)}::jsonb, told_on = ${day}::date where id = ${id}`.execute(
    tx,
  );
}

/** How often was reported with a code, the same worker again included. */
export async function reportsWith(db: Query, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from referral where announcement_id = ${id}`.execute(db);
  return rows[0]!.count;
}

/** Who reports with one of these marks: the same as before, or somebody new. */
export async function workerOf(
  tx: Tx,
  announcementId: string,
  marks: Buffer[],
  newcomer: string,
): Promise<string> {
  const { rows } = await sql<{ worker: string }>`
    select worker from worker_mark
    where announcement_id = ${announcementId} and mark = any(${marks}::bytea[]) order by worker limit 1`.execute(
    tx,
  );
  const worker = rows[0]?.worker ?? newcomer;
  await sql`
    insert into worker_mark (announcement_id, mark, worker)
    select ${announcementId}::uuid, m, ${worker}::uuid from unnest(${marks}::bytea[]) as m
    on conflict (announcement_id, mark) do nothing`.execute(tx);
  return worker;
}

export async function sayWhoReported(tx: Tx, referralId: string, worker: string): Promise<void> {
  await sql`update referral set worker = ${worker} where id = ${referralId}`.execute(tx);
}

/** Nobody can report with these any more, so nobody has to be known again. */
export async function forgetMarks(tx: Tx, now: Date, limit: number): Promise<void> {
  await sql`
    delete from worker_mark w using (
      select distinct m.announcement_id from worker_mark m join announcement a on a.id = m.announcement_id
      where a.closed_at is not null or a.ends_at <= ${now} limit ${limit}) over
    where w.announcement_id = over.announcement_id`.execute(tx);
}

/** How many workers reported with the code of each group, by how it went with the last that each reported. */
export async function countsOf(db: Query, ids: string[]): Promise<Map<string, Record<Counted, number>>> {
  const nothing = (): Record<Counted, number> =>
    Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<Counted, number>;
  const counts = new Map(ids.map((id) => [id, nothing()]));
  if (ids.length === 0) return counts;
  const { rows } = await sql<{ id: string; counted: Counted; count: number }>`
    select l.announcement_id as id, case when l.state <> 'closed' then 'open'
        when l.outcome in ('found-work', 'learning', 'helped-otherwise') then l.outcome else 'ended' end as counted,
      count(*)::int as count
    from (select distinct on (announcement_id, coalesce(worker, id)) announcement_id, state, outcome from referral
      where announcement_id = any(${ids}::uuid[]) order by announcement_id, coalesce(worker, id), id desc) l
    group by 1, 2`.execute(db);
  for (const { id, counted, count } of rows) counts.get(id)![counted] = count;
  return counts;
}
