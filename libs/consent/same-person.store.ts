import { sql, type RawBuilder } from 'kysely';
import type { Query, Tx } from '#storage';

/**
 * A controller may have one person twice, under two record ids with one BSN: in two systems, or entered again by mistake.
 * What the person asks holds for the person, so for each of those entries. Over controllers nothing is linked here.
 */
export const entriesOfSamePeople = (subjectIds: string[]): RawBuilder<string> => sql<string>`(
  select unnest(${subjectIds}::uuid[]) as id
  union select o.id from subject s join subject o on o.controller = s.controller and o.bsn_hash = s.bsn_hash
    where s.id = any(${subjectIds}::uuid[]))`;

/** The other entries of the same person at the same controller; none where there is no BSN. */
export async function otherEntriesOf(
  db: Query,
  subjectId: string,
): Promise<{ id: string; recordId: string }[]> {
  const { rows } = await sql<{ id: string; recordId: string }>`
    select id, record_id as "recordId" from subject
    where id in ${entriesOfSamePeople([subjectId])} and id <> ${subjectId} order by id`.execute(db);
  return rows;
}

/** What somebody does to who is whom at a controller: makes an entry, or changes which are of one person or what holds for it. */
export type WhoIsWho = 'makes' | 'changes';

const WHO_IS_WHO = 7236021;

/**
 * Which entries are of one person is read before it is written what holds for them. Whoever changes the one or the other
 * is alone with it until the transaction ends: two who do not see each other's would each leave out an entry. Those who only
 * make entries may do so side by side. In the order of the controllers' names, and before the entries are locked.
 */
export async function holdWhoIsWho(tx: Query, who: Map<string, WhoIsWho>): Promise<void> {
  const held = [...who].sort(([a], [b]) => (a < b ? -1 : 1));
  await sql`
    select case when w.alone then pg_advisory_xact_lock(w.key)::text else pg_advisory_xact_lock_shared(w.key)::text end
    from (select hashtextextended(t.controller, ${WHO_IS_WHO}) as key, t.alone
      from unnest(${held.map(([controller]) => controller)}::text[], ${held.map(([, does]) => does === 'changes')}::boolean[])
        with ordinality as t(controller, alone, place) order by t.place) w`.execute(tx);
}

/** Every entry of this person under its lock, in the order of their ids, like everybody who locks entries. */
export async function lockPerson(tx: Tx, subjectId: string): Promise<void> {
  const { rows } = await sql<{ controller: string }>`
    select controller from subject where id = ${subjectId}`.execute(tx);
  await holdWhoIsWho(tx, new Map(rows.map(({ controller }) => [controller, 'changes'])));
  await sql`
    select 1 from subject where id in ${entriesOfSamePeople([subjectId])} order by id for no key update`.execute(
    tx,
  );
}

/** What the stop-list holds against this entry holds for the others too. Gives which they are. */
export async function stopOthers(tx: Tx, subjectId: string, purposes: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update subject set stopped_for = array(select distinct p from unnest(stopped_for || ${purposes}::text[]) as p)
    where id in ${entriesOfSamePeople([subjectId])} and id <> ${subjectId} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** These entries and all that are of one person with one of them, before or after it gets the BSN that is said of it now. */
export async function lockWithOthers(
  tx: Query,
  changing: { id: string; controller: string; bsnHash: Buffer | null }[],
): Promise<void> {
  await sql`
    select 1 from subject where id in (
      select id from ${entriesOfSamePeople(changing.map(({ id }) => id))} same
      union select o.id from unnest(${changing.map(({ controller }) => controller)}::text[],
        ${changing.map(({ bsnHash }) => bsnHash)}::bytea[]) as n(controller, hash)
        join subject o on o.controller = n.controller and o.bsn_hash = n.hash)
    order by id for no key update`.execute(tx);
}
