import { sql, type RawBuilder } from 'kysely';
import { isState, type Tx } from '#storage';
import { notKept } from './legal-holds.js';
import { lowestId } from './replay.store.js';
import type { Round } from './walk.js';

/** The message of a row of which nothing is left but its place in the order of a record at a recipient. */
export const EMPTIED = '00000000-0000-0000-0000-000000000000';

/**
 * How long a recipient may still have what it got: the longest that any version of the clause said. Until then the hub knows
 * who that is, so that it can be told to correct or delete it, and the person can be told where the data are.
 */
const MAY_BE_THERE = sql`coalesce((select max((c.content ->> 'retention')::interval) from config_version c
  where c.kind = 'clause' and c.key = d.clause), interval '0')`;

export interface Walked {
  /** The last that was looked at; absent: there was nothing more. */
  last?: string;
  /** How many are gone. */
  purged: number;
}

/**
 * Takes out what is known of deliveries that were settled longer ago than their term, with their attempts and what was
 * followed of them: of so many that are old enough, in the order of their ids after `after`. Not of who has everything kept
 * by order, nor what a recipient may still have, nor a request to delete that. Of the last in the order of a record at a
 * recipient only the place stays, so that no place is given twice.
 */
export async function purgeHandled(
  tx: Tx,
  now: Date,
  term: number,
  { after, limit }: Round,
): Promise<Walked> {
  const cutoff = new Date(now.getTime() - term);
  const { rows } = await sql<{ id: string; isDue: boolean; isPlace: boolean; isEmptied: boolean }>`
    select d.id, d.message_id = ${EMPTIED}::uuid as "isEmptied",
      d.state <> 'planned' and d.settled_at <= ${cutoff} and d.settled_at + ${MAY_BE_THERE} <= ${now}
        and ${notKept(sql`d.sender`)} and ${notKept(sql`d.recipient`)}
        and (d.kind <> 'retraction' or not exists (select 1 from delivery o where o.id = d.retracts
          and o.message_id <> ${EMPTIED}::uuid offset 0)) as "isDue",
      not exists (select 1 from delivery l where l.record_pk = d.record_pk and l.recipient = d.recipient
        and (l.place, l.id) > (d.place, d.id) offset 0) as "isPlace"
    from delivery d where d.id = any(array(
      select id from delivery where id > ${after}::uuid and id < ${lowestId(cutoff)}::uuid order by id limit ${limit}))
    order by d.id`.execute(tx);
  const due = rows.filter(({ isDue }) => isDue);
  const ids = (which: (row: (typeof rows)[number]) => boolean): string[] =>
    due.filter(which).map(({ id }) => id);
  const [places, gone] = [
    ids(({ isPlace, isEmptied }) => isPlace && !isEmptied),
    ids(({ isPlace }) => !isPlace),
  ];
  const all = [...places, ...gone];
  if (all.length > 0) {
    await sql`delete from attempt where delivery_id = any(${all}::uuid[])`.execute(tx);
    await sql`delete from retraction where delivery_id = any(${all}::uuid[])`.execute(tx);
  }
  if (places.length > 0)
    await sql`
      update delivery set message_id = ${EMPTIED}::uuid, state = 'superseded', kind = 'document', purpose = '', contract = '',
        trace_id = '', clause = null, occasion_id = null, consent_id = null, subject_id = null, retracts = null,
        reports = null, action = null, says = null, code = null, attempts = 0, body_digest = null, losses = null,
        dropped = null, answer = null, meant_for = null
      where id = any(${places}::uuid[])`.execute(tx);
  if (gone.length > 0) await sql`delete from delivery where id = any(${gone}::uuid[])`.execute(tx);
  const last = rows.length < limit ? undefined : rows.at(-1)?.id;
  return { ...(last ? { last } : {}), purged: all.length };
}

/** Something that nobody fetched within its term. */
export interface Unfetched {
  id: string;
  messageId: string;
  sender: string;
  recipient: string;
  recordType: string;
  purpose: string;
  traceId: string;
  replayOf: string | null;
}

/** What waits in a lane goes by one of two indexes, of what is sent for the first time and of what goes again. */
const waitsSince = (which: RawBuilder<unknown>, lane: string, since: Date, now: Date, limit: number) => sql`
  (select id from delivery where lane = ${lane} and state = 'planned' and ${which} and next_attempt_at <= ${now}
    and id < ${lowestId(since)}::uuid and planned_at <= ${since} and kind = 'document'
    and (under_way_until is null or under_way_until <= ${now})
  limit ${limit})`;

/** Gives up documents that wait in this inbox since before `since`; not a request to delete, which is followed by itself. */
export async function endUnfetchedIn(
  tx: Tx,
  lane: string,
  since: Date,
  now: Date,
  limit: number,
): Promise<Unfetched[]> {
  const { rows } = await sql<Unfetched>`
    with waiting as (
      select d.id from delivery d where d.id = any(array(
          ${waitsSince(sql`replay_of is null`, lane, since, now, limit)}
          union all ${waitsSince(sql`replay_of is not null`, lane, since, now, limit)}))
        and ${isState('d.state', 'planned')} and (d.under_way_until is null or d.under_way_until <= ${now})
        and not exists (select 1 from lane l where l.connection = d.lane and l.paused_at is not null)
      limit ${limit} for update of d skip locked)
    update delivery d set state = 'dead', code = 'unreachable', settled_at = ${now}, under_way_until = null, lease_id = null
    from waiting w where d.id = w.id
    returning d.id, d.message_id as "messageId", d.sender, d.recipient, d.record_type as "recordType", d.purpose,
      d.trace_id as "traceId", d.replay_of as "replayOf"`.execute(tx);
  return rows;
}
