import { sql, type RawBuilder } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { newId } from '#kernel';
import { isState, type Tx } from '#storage';
import { lockPeopleOf, nextPlace } from './place.store.js';
import type { DueDelivery } from './post.js';

/** What is asked for again: deliveries of one lane, by period, by id, or all about the record of one of them. */
export type Selection =
  { from: Date; until: Date; state?: 'delivered' | 'dead' } | { ids: string[] } | { recordOf: string };

/** The newest that a recipient has of a record that was chosen, and whether it can go again. */
export interface Chosen {
  id: string;
  recipient: string;
  /** `waiting`: something about this record is on its way already. `purged`: its document is not there any more. */
  can: 'go' | 'waiting' | 'purged';
}

export interface ChosenSome {
  chosen: Chosen[];
  /** When there were more than the limit: from where to go on. */
  continueFrom: Date | null;
}

/** The lowest id that was made at a moment or later: ids sort by the time of planning. */
export const lowestId = (moment: Date): string => `${newId(moment).slice(0, 14)}7000-8000-000000000000`;

const wantedBy = (selection: Selection): RawBuilder<unknown> => {
  if ('ids' in selection) return sql`d.id = any(${selection.ids}::uuid[])`;
  if ('recordOf' in selection)
    return sql`d.record_pk = (select record_pk from delivery where id = ${selection.recordOf})`;
  const states = selection.state ? [selection.state] : ['delivered', 'dead'];
  return sql`d.id >= ${lowestId(selection.from)}::uuid and d.id < ${lowestId(selection.until)}::uuid
    and d.state = any(${states}::text[])`;
};

/**
 * Of every record that was chosen the last that its recipient got, or was to get, in this lane: sending older ones as well
 * would put the past over the present. A retraction goes again too: whoever restored a backup has to be told anew. Who asks
 * at the same time waits until this is committed, and finds it waiting: else all would go twice, under two ids.
 */
export async function chooseDeliveries(
  tx: Tx,
  lane: string,
  selection: Selection,
  limit: number,
): Promise<ChosenSome> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lane}, 7236006))`.execute(tx);
  const { rows } = await sql<Chosen & { last: Date | null; found: number }>`
    with found as materialized (
      select d.id, d.record_pk, d.recipient, d.purpose, d.planned_at from delivery d
      where d.lane = ${lane} and d.replay_of is null and d.state in ('delivered', 'dead') and ${wantedBy(selection)}
      order by d.id limit ${limit + 1}
    ), records as (
      select distinct record_pk, recipient, purpose from (select * from found order by id limit ${limit}) f
    )
    select l.id, l.recipient, case when l.state = 'planned' or l.again then 'waiting'
        when l.kind = 'document' and m.document is null then 'purged' else 'go' end as can,
      (select count(*) from found)::int as found, (select max(planned_at) from found) as last
    from records r cross join lateral (
      select d.id, d.recipient, d.state, d.kind, d.message_id, exists (
          select 1 from delivery x where x.replay_of = d.id and ${isState('x.state', 'planned')} offset 0) as again
      from delivery d where d.record_pk = r.record_pk and d.recipient = r.recipient and d.purpose = r.purpose
        and d.lane = ${lane} and d.replay_of is null and d.state in ('planned', 'delivered', 'dead')
      order by d.seq desc, d.id desc limit 1) l
    join message m on m.id = l.message_id
    order by l.id`.execute(tx);
  const first = rows[0];
  return {
    chosen: rows.map(({ id, recipient, can }) => ({ id, recipient, can })),
    continueFrom: first && first.found > limit ? first.last : null,
  };
}

/** Of these ids those under which nothing was ever for this lane: what is another's is as if it were not there. */
export async function unknownIn(tx: Tx, lane: string, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from unnest(${ids}::uuid[]) with ordinality as a(id, at)
    where not exists (select 1 from delivery d where d.id = a.id and d.lane = ${lane} offset 0) order by a.at`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Plans these again, each with an id of its own and the same place among what is accepted about its record. */
export async function planReplays(tx: Tx, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await lockPeopleOf(tx, ids);
  const rows = ids.map((id) => ({ id, again: newId(now) }));
  await sql`
    insert into delivery (id, kind, message_id, sender, recipient, meant_for, lane, contract, record_type, purpose, clause,
      occasion_id, consent_id, subject_id, record_pk, seq, place, retracts, reports, action, replay_of, state,
      next_attempt_at, trace_id, mapping_in, mapping_out, planned_at)
    select a.again, d.kind, d.message_id, d.sender, d.recipient, d.meant_for, d.lane, d.contract, d.record_type, d.purpose, d.clause,
      d.occasion_id, d.consent_id, d.subject_id, d.record_pk, d.seq,
      ${nextPlace(sql`d.record_pk`, sql`d.recipient`)},
      d.retracts, d.reports, d.action, d.id, 'planned', ${now}, d.trace_id, d.mapping_in, d.mapping_out, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as a(id uuid, again uuid)
    join delivery d on d.id = a.id`.execute(tx);
}

/** Of what was claimed, what is not overtaken: a replay of which something newer went or waits takes no place any more. */
export async function notOvertaken(tx: Tx, claimed: DueDelivery[], now: Date): Promise<DueDelivery[]> {
  const ids = claimed.filter(({ replayOf }) => replayOf).map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    update delivery d set state = 'superseded', settled_at = ${now}, under_way_until = null, lease_id = null
    where d.id = any(${ids}::uuid[]) and exists (
      select 1 from delivery n where n.record_pk = d.record_pk and n.recipient = d.recipient and n.purpose = d.purpose
        and n.seq > d.seq and n.state in ('planned', 'delivered', 'dead'))
    returning d.id`.execute(tx);
  if (rows.length === 0) return claimed;
  const overtaken = new Set(rows.map(({ id }) => id));
  await appendEvents(
    tx,
    claimed
      .filter(({ id }) => overtaken.has(id))
      .map((due) =>
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'delivery.superseded',
          actor: 'hub',
          object: `delivery:${due.id}`,
          result: 'superseded',
          organisations: [due.sender, due.recipient],
          details: { by: 'newer-version' },
          traceId: due.traceId,
        }),
      ),
  );
  return claimed.filter(({ id }) => !overtaken.has(id));
}
