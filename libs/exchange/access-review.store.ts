import { sql } from 'kysely';
import { LAST_PLACE, newId, type ListPlace } from '#kernel';
import type { Query, Tx } from '#storage';

export type EntryKind = 'person' | 'role-mapping' | 'mandate';
export type ReviewAnswer = 'confirmed' | 'removed';
/** Why access is taken away: a closed list, for words of one's own may name people. */
export const REASONS_TO_REMOVE = [
  'left',
  'other-work',
  'not-used',
  'too-much',
  'unknown-person',
  'agreement-ended',
] as const;
export type RemovalReason = (typeof REASONS_TO_REMOVE)[number];

/** One thing that gives somebody access: to be confirmed or removed. */
export interface ReviewEntry {
  id: string;
  kind: EntryKind;
  /** A pseudonym, a role mapping or a connection. */
  key: string;
  role: string | null;
  answer: ReviewAnswer | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  reason: RemovalReason | null;
  barId: string | null;
}

export interface Review {
  id: string;
  party: string;
  begunAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  open: number;
  confirmed: number;
  removed: number;
}

const COLUMNS = sql`r.id, r.party, r.begun_at as "begunAt", r.due_at as "dueAt", r.done_at as "doneAt",
  c.open, c.confirmed, c.removed`;
const COUNTED = sql`cross join lateral (
    select (count(*) filter (where e.answer is null))::int as open,
      (count(*) filter (where e.answer = 'confirmed'))::int as confirmed,
      (count(*) filter (where e.answer = 'removed'))::int as removed
    from access_review_entry e where e.review_id = r.id) c`;

/** Of one party, or of all (null); newest first. */
export async function reviewsOf(
  db: Query,
  party: string | null,
  { after: { at, id } = LAST_PLACE, limit }: { after?: ListPlace | undefined; limit: number },
): Promise<Review[]> {
  const own = party === null ? sql`` : sql`and party = ${party}`;
  const { rows } = await sql<Review>`
    select ${COLUMNS} from (
      select * from access_review where (begun_at, id) < (${at}, ${id}::uuid) ${own}
      order by begun_at desc, id desc limit ${limit}) r ${COUNTED}
    order by r.begun_at desc, r.id desc`.execute(db);
  return rows;
}

/** How many of a party, or of all (null), are over their term and not done. */
export async function lateReviewsOf(db: Query, party: string | null, now: Date): Promise<number> {
  const own = party === null ? sql`` : sql`and party = ${party}`;
  const { rows } = await sql<{ late: number }>`
    select count(*)::int as late from access_review where done_at is null and due_at < ${now} ${own}`.execute(
    db,
  );
  return rows[0]!.late;
}

export async function reviewById(db: Query, id: string): Promise<Review | undefined> {
  const { rows } =
    await sql<Review>`select ${COLUMNS} from access_review r ${COUNTED} where r.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockReview(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from access_review where id = ${id} for update`.execute(tx);
}

export async function entriesOf(db: Query, reviewId: string): Promise<ReviewEntry[]> {
  const { rows } = await sql<ReviewEntry>`
    select id, kind, key, role, answer, answered_at as "answeredAt", answered_by as "answeredBy", reason, bar_id as "barId"
    from access_review_entry where review_id = ${reviewId} order by id`.execute(db);
  return rows;
}

export async function insertReview(
  tx: Tx,
  review: { party: string; begunAt: Date; begunBy: string; dueAt: Date },
  entries: Pick<ReviewEntry, 'kind' | 'key' | 'role'>[],
): Promise<string> {
  const id = newId(review.begunAt);
  await tx
    .insertInto('access_review')
    .values({
      id,
      party: review.party,
      begun_at: review.begunAt,
      begun_by: review.begunBy,
      due_at: review.dueAt,
      done_at: entries.length === 0 ? review.begunAt : null,
    })
    .execute();
  if (entries.length > 0)
    await tx
      .insertInto('access_review_entry')
      .values(entries.map((entry) => ({ ...entry, id: newId(review.begunAt), review_id: id })))
      .execute();
  return id;
}

interface Answered {
  answer: ReviewAnswer;
  reason: RemovalReason | null;
  at: Date;
  by: string;
  barId: string | null;
}

export async function answerEntry(
  tx: Tx,
  id: string,
  { answer, reason, at, by, barId }: Answered,
): Promise<void> {
  await sql`
    update access_review_entry set answer = ${answer}, answered_at = ${at}, answered_by = ${by}, reason = ${reason},
      bar_id = ${barId}
    where id = ${id}`.execute(tx);
}

export async function markDone(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update access_review set done_at = ${at} where id = ${id} and done_at is null`.execute(tx);
}

/** When the last review of each party began; of a party without one, since when its hub knows it. */
export async function lastReviews(db: Query, parties: string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ party: string; at: Date | null }>`
    select p.party, coalesce(
      (select r.begun_at from access_review r where r.party = p.party order by r.begun_at desc limit 1),
      (select min(v.approved_at) from config_version v
        where v.kind in ('organisation', 'arrangement') and v.key = p.party and v.state = 'approved')) as at
    from unnest(${parties}::text[]) p(party)`.execute(db);
  return new Map(rows.flatMap(({ party, at }) => (at ? [[party, at] as const] : [])));
}

export async function noteLateReviews(tx: Tx, now: Date): Promise<{ id: string; party: string }[]> {
  const { rows } = await sql<{ id: string; party: string }>`
    update access_review set late_told_at = ${now}
    where done_at is null and late_told_at is null and due_at <= ${now} returning id, party`.execute(tx);
  return rows;
}

/** Who was not seen for longer has no session and is looked at when they come back. */
export const SEEN_WITHIN_MS = 366 * 86_400_000;

/** People who were seen in a role for this party since then. */
export async function peopleSeen(
  db: Query,
  party: string,
  since: Date,
): Promise<{ key: string; role: string }[]> {
  const { rows } = await sql<{ key: string; role: string }>`
    select key, role from access_use where kind = 'person' and party = ${party} and last_at >= ${since}
    order by role, key`.execute(db);
  return rows;
}

/** Since when and until when each of these was used. */
export async function usesOf(
  db: Query,
  party: string,
  keys: string[],
): Promise<Map<string, { firstAt: Date; lastAt: Date }>> {
  const { rows } = await sql<{ name: string; firstAt: Date; lastAt: Date }>`
    select u.kind || ' ' || u.key || ' ' || u.role as name, u.first_at as "firstAt", u.last_at as "lastAt" from access_use u
    where u.kind in ('person', 'role-mapping', 'client', 'connection') and u.key = any(${keys}::text[])
      and u.party in ('', ${party})`.execute(db);
  return new Map(rows.map(({ name, ...use }) => [name, use]));
}
