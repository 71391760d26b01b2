import { sql } from 'kysely';
import type { HashedCode } from '#consent';
import type { Query, Tx } from '#storage';

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
}

const COLUMNS = sql`a.id, a.party, a.team, a.sector, a.occupation, a.people, a.on_date::text as "onDate", a.contact,
  a.made_at as "madeAt", a.ends_at as "endsAt", a.closed_at as "closedAt"`;

export async function insertAnnouncement(
  tx: Tx,
  made: Omit<Announcement, 'closedAt'> & { madeBy: string; code: HashedCode },
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

/** How many reported with the code of each group, by how it went: numbers, to be shown from ten up only. */
export async function countsOf(db: Query, ids: string[]): Promise<Map<string, Record<Counted, number>>> {
  const nothing = (): Record<Counted, number> =>
    Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<Counted, number>;
  const counts = new Map(ids.map((id) => [id, nothing()]));
  if (ids.length === 0) return counts;
  const { rows } = await sql<{ id: string; counted: Counted; count: number }>`
    select announcement_id as id, case when state <> 'closed' then 'open'
        when outcome in ('found-work', 'learning', 'helped-otherwise') then outcome else 'ended' end as counted,
      count(*)::int as count
    from referral where announcement_id = any(${ids}::uuid[]) group by 1, 2`.execute(db);
  for (const { id, counted, count } of rows) counts.get(id)![counted] = count;
  return counts;
}
