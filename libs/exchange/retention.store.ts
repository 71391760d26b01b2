import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import { notKept } from './legal-holds.js';

/** What still waits for a recipient is looked at again no sooner than this, however short its term is. */
const LOOK_AGAIN = sql`interval '1 minute'`;

/**
 * Purges documents that are final for every recipient for as long as the clauses under which they went let the hub keep
 * them; not of a controller that has everything kept by order. Some of every controller's, those first whose time came first.
 */
export async function purgeDocuments(tx: Tx, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string; isGone: boolean }>`
    with recursive controllers as (
      (select controller from message where document is not null and state = 'distributed' order by controller limit 1)
      union all
      select (select m.controller from message m
        where m.document is not null and m.state = 'distributed' and m.controller > c.controller
        order by m.controller limit 1)
      from controllers c where c.controller is not null
    ), due as materialized (
      select w.id, w.distributed_at, w.kept_for from controllers c cross join lateral (
        select m.id, m.distributed_at, m.kept_for from message m
        where m.controller = c.controller and m.document is not null and m.state = 'distributed' and m.purge_at <= ${now}
        order by m.purge_at limit ${limit} for update skip locked) w
      where ${notKept(sql`c.controller`)}
    ), looked as (
      select due.id, due.kept_for, coalesce(d.waits, false) as waits,
        greatest(due.distributed_at, d.settled_at) + due.kept_for as ends_at
      from due cross join lateral (
        select bool_or(e.state = 'planned') as waits, max(e.settled_at) as settled_at
        from delivery e where e.message_id = due.id) d
    ), judged as (
      select id, kept_for, waits, ends_at, not waits and ends_at <= ${now} as gone from looked
    )
    update message m set
      document = case when j.gone then null else m.document end,
      purged_at = case when j.gone then ${now}::timestamptz else m.purged_at end,
      purge_at = case when j.gone then null when j.waits then ${now}::timestamptz + greatest(j.kept_for, ${LOOK_AGAIN})
        else j.ends_at end
    from judged j where m.id = j.id
    returning m.id, j.gone as "isGone"`.execute(tx);
  const gone = rows.filter(({ isGone }) => isGone).map(({ id }) => id);
  await notePurged(tx, gone, now);
  return gone.length;
}

/** Until when of each lane something that was planned in it can go no more. */
async function notePurged(tx: Tx, messageIds: string[], now: Date): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    insert into lane_purge (lane, planned_until, purged_at)
    select d.lane, max(d.planned_at), ${now}::timestamptz from delivery d
    where d.message_id = any(${messageIds}::uuid[]) and d.kind = 'document' and d.replay_of is null
    group by d.lane
    on conflict (lane) do update set purged_at = excluded.purged_at,
      planned_until = greatest(lane_purge.planned_until, excluded.planned_until)`.execute(tx);
}

/** Of these lanes the moment until which what was planned can no longer go again, or not all of it; absent: all can. */
export async function purgedUntil(db: Query, lanes: string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ lane: string; until: Date }>`
    select lane, planned_until as until from lane_purge where lane = any(${lanes}::text[])`.execute(db);
  return new Map(rows.map(({ lane, until }) => [lane, until]));
}

/** Under what they went at last a document may be kept less long than when it was planned. */
export async function keepShorter(tx: Tx, terms: { messageId: string; keptFor: number }[]): Promise<void> {
  const shortest = new Map<string, number>();
  for (const { messageId, keptFor } of terms)
    shortest.set(messageId, Math.min(keptFor, shortest.get(messageId) ?? Infinity));
  if (shortest.size === 0) return;
  // In the order of their ids: two batches never wait for each other in a ring.
  const ids = [...shortest.keys()].sort();
  await sql`
    with ordered as materialized (
      select m.id from message m where m.id = any(${ids}::uuid[]) order by m.id for update)
    update message m set kept_for = least(m.kept_for, t.kept * interval '1 millisecond'),
      purge_at = least(m.purge_at, m.distributed_at + t.kept * interval '1 millisecond')
    from ordered o join unnest(${ids}::uuid[], ${ids.map((id) => shortest.get(id)!)}::float8[]) as t(id, kept) on t.id = o.id
    where m.id = o.id`.execute(tx);
}
