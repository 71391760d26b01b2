import { sql } from 'kysely';
import type { Query, Tx } from '#storage';

/**
 * A controller may have one person twice, under two record ids with one BSN: in two systems, or entered again by mistake.
 * What the person asks holds for the person, so for each of those entries. Over controllers nothing is linked here.
 */
const entriesWithBsnOf = (subjectId: string) => sql<{ id: string; recordId: string }>`
  select o.id, o.record_id as "recordId" from subject s
  join subject o on o.controller = s.controller and o.bsn_hash = s.bsn_hash and o.id <> s.id
  where s.id = ${subjectId} order by o.id limit ${MOST_ENTRIES}`;

const MOST_ENTRIES = 50;

/** The other entries of the same person at the same controller; none where there is no BSN. */
export async function otherEntriesOf(
  db: Query,
  subjectId: string,
): Promise<{ id: string; recordId: string }[]> {
  return (await entriesWithBsnOf(subjectId).execute(db)).rows;
}

/** Every entry of this person under its lock, in the order of their ids, like everybody who locks entries. Gives the ids. */
export async function lockPerson(tx: Tx, subjectId: string): Promise<string[]> {
  const others = await otherEntriesOf(tx, subjectId);
  const ids = [subjectId, ...others.map(({ id }) => id)];
  await sql`select 1 from subject where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
  return ids;
}

/** What the stop-list holds against this entry holds for the others too. Gives which they are. */
export async function stopOthers(tx: Tx, subjectId: string, purposes: string[]): Promise<string[]> {
  const ids = (await otherEntriesOf(tx, subjectId)).map(({ id }) => id);
  await sql`
    update subject set stopped_for = array(select distinct p from unnest(stopped_for || ${purposes}::text[]) as p)
    where id = any(${ids}::uuid[])`.execute(tx);
  return ids;
}
