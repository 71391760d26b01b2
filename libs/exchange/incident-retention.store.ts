import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#storage';
import { SEEN_WITHIN_MS } from './access-review.store.js';
import { notKept } from './legal-holds.js';
import type { Round } from './walk.js';
import { dueIn, type Gone } from './walk.store.js';

/** Of lists of whom incidents touched: one may have twenty thousand lines and more. */
const LINES_AT_ONCE = 20_000;
const USES_AT_ONCE = 1000;

const deleted = async (tx: Tx, statement: RawBuilder<unknown>): Promise<number> =>
  Number((await statement.execute(tx)).numAffectedRows ?? 0);

/**
 * Takes out incidents that were closed longer ago than their term (milliseconds), with the list of whom they touched; not what is
 * open, nor of a controller that has everything kept by order. A long list goes in rounds, and its incident with the last.
 */
export async function purgeIncidents(tx: Tx, now: Date, term: number, round: Round): Promise<Gone> {
  const cutoff = new Date(now.getTime() - term);
  const isDue = sql<boolean>`x.closed_at <= ${cutoff} and ${notKept(sql`x.controller`)}`;
  const { due, ...rest } = await dueIn(tx, 'incident', isDue, cutoff, round);
  if (due.length === 0) return { ...rest, count: 0 };
  await sql`
    delete from incident_touched where id = any(array(
      select id from incident_touched where incident_id = any(${due}::uuid[]) limit ${LINES_AT_ONCE}))`.execute(
    tx,
  );
  const { rows } = await sql<{ id: string }>`
    select d.id from unnest(${due}::uuid[]) d(id)
    where not exists (select 1 from incident_touched t where t.incident_id = d.id offset 0)`.execute(tx);
  const gone = rows.map(({ id }) => id);
  // Who was told to delete it for that incident still was.
  await sql`update retraction set incident_id = null where incident_id = any(${gone}::uuid[])`.execute(tx);
  // What others have of the same report stays a part: without any root it would be a report, and shown as one.
  await sql`update incident set root_id = id where root_id = any(${gone}::uuid[])`.execute(tx);
  return { ...rest, count: await deleted(tx, sql`delete from incident where id = any(${gone}::uuid[])`) };
}

/** How long reviews of access are kept after they are done, and how often one begins; in milliseconds. */
export interface AccessTerms {
  audit: number;
  accessReview: number;
}

/** Takes out reviews of who has access that are done, with their answers; the last one not before the next is due. */
export async function purgeReviews(tx: Tx, now: Date, terms: AccessTerms, round: Round): Promise<Gone> {
  const cutoff = new Date(now.getTime() - terms.audit);
  const isDue = sql<boolean>`x.done_at <= ${cutoff} and x.begun_at <= ${new Date(now.getTime() - terms.accessReview)}
    and ${notKept(sql`x.party`)}`;
  const { due, ...rest } = await dueIn(tx, 'access_review', isDue, cutoff, round);
  if (due.length === 0) return { ...rest, count: 0 };
  await sql`delete from access_review_entry where review_id = any(${due}::uuid[])`.execute(tx);
  return { ...rest, count: await deleted(tx, sql`delete from access_review where id = any(${due}::uuid[])`) };
}

/** Takes out what was barred until longer ago than the term, when the incident or review of it has gone; never what is barred still. */
export async function purgeBars(tx: Tx, now: Date, { audit }: AccessTerms, round: Round): Promise<Gone> {
  const cutoff = new Date(now.getTime() - audit);
  const isDue = sql<boolean>`x.ended_at <= ${cutoff} and ${notKept(sql`x.party`)}
    and not exists (select 1 from incident i where i.id = x.incident_id)
    and not exists (select 1 from access_review r where r.id = x.review_id)
    and not exists (select 1 from access_review_entry e where e.bar_id = x.id)`;
  const { due, ...rest } = await dueIn(tx, 'access_bar', isDue, cutoff, round);
  if (due.length === 0) return { ...rest, count: 0 };
  return { ...rest, count: await deleted(tx, sql`delete from access_bar where id = any(${due}::uuid[])`) };
}

/** Takes out some of when people were last seen in a role, longer ago than the term and than a review looks back. Gives how many. */
export async function purgeUses(tx: Tx, now: Date, { audit }: AccessTerms): Promise<number> {
  const cutoff = new Date(now.getTime() - Math.max(audit, SEEN_WITHIN_MS));
  return deleted(
    tx,
    sql`
    delete from access_use where ctid = any(array(
      select u.ctid from access_use u where u.kind = 'person' and u.last_at <= ${cutoff}
        and ${notKept(sql`u.party`)}
      limit ${USES_AT_ONCE} for update skip locked))`,
  );
}
