import { sql } from 'kysely';
import type { RecordType, RefusalCode } from '#kernel';
import { isState, type Query, type Tx } from '#storage';
import { notKept } from './legal-holds.js';

/** A refusal, or what only ever holds a message: its document cannot be opened. */
export type HeldCode = RefusalCode | 'unreadable';

/** Something that waits for a person: a message that is held, or a delivery that was given up. */
export interface HeldRow {
  kind: 'message' | 'delivery';
  id: string;
  /** Of a delivery: what it is a delivery of; none of the end of an occasion. */
  messageId: string | null;
  code: HeldCode;
  /** Of a delivery: what its recipient said, a code. */
  reason: string | null;
  recordType: RecordType;
  contract: string;
  /** By which connection it came, or in which lane it was. */
  connection: string;
  controller: string;
  since: Date;
  /** A newer version of the record went on without it. */
  overtaken: boolean;
  hasDocument: boolean;
}

/**
 * Something newer of its record than this message (`m`) is on its way or went. Looked up for each by itself (`offset 0`): not in a list
 * of all messages there are.
 */
export const isOvertaken = sql<boolean>`exists (
        select 1 from message n where n.record_pk = m.record_pk and n.seq > m.seq and n.state not in ('held', 'dead')
        order by n.seq offset 0)`;

/** The same of a delivery (`d`): its recipient is to have something newer of the record for the purpose. */
const isDeliveryOvertaken = sql<boolean>`exists (
        select 1 from delivery n where n.record_pk = d.record_pk and n.recipient = d.recipient
          and n.purpose = d.purpose and n.seq > d.seq and n.state <> 'superseded' offset 0)`;

/** Its recipient asked for it again: that one is on the list, or came. */
const goesAgain = sql<boolean>`exists (select 1 from delivery x where x.replay_of = d.id offset 0)`;

/** Whose: messages of these controllers and, of the deliveries of this lane, those with one of these codes. */
export interface HeldScope {
  controllers: string[];
  lane: string;
  codes: HeldCode[];
}

/** The longest first; `all`: everybody's, for whoever runs the hub. */
export async function heldRows(
  db: Query,
  scope: HeldScope | 'all',
  since: Date,
  limit: number,
): Promise<HeldRow[]> {
  const [held, ofLane] =
    scope === 'all'
      ? [sql`message m where m.state = 'held'`, sql``]
      : [
          // Of each controller by itself: not what all others have.
          sql`(select distinct unnest(${scope.controllers}::text[]) as key) c cross join lateral (
            select * from message h where h.controller = c.key and h.state = 'held' order by h.accepted_at limit ${limit}) m`,
          sql`and d.lane = ${scope.lane} and d.code = any(${scope.codes}::text[])`,
        ];
  const messages = await sql<HeldRow>`
    select 'message' as kind, m.id, null as "messageId", m.held_code as code, null as reason, m.record_type as "recordType", m.contract,
      m.connection, m.controller, m.accepted_at as since, ${isOvertaken} as overtaken,
      m.document is not null as "hasDocument"
    from ${held}
    order by m.accepted_at, m.id limit ${limit}`.execute(db);
  const deliveries = await sql<HeldRow>`
    select 'delivery' as kind, d.id, d.message_id as "messageId", d.code, a.reason, d.record_type as "recordType", d.contract, d.lane as connection,
      d.recipient as controller, d.settled_at as since, ${isDeliveryOvertaken} as overtaken,
      d.kind <> 'document' or m.document is not null as "hasDocument"
    from delivery d left join message m on m.id = d.message_id left join attempt a on a.delivery_id = d.id and a.number = d.attempts
    where d.state = 'dead' and d.settled_at > ${since} ${ofLane}
      and not ${goesAgain}
    order by d.settled_at, d.id limit ${limit}`.execute(db);
  return [...messages.rows, ...deliveries.rows].sort(
    (one, other) => one.since.getTime() - other.since.getTime(),
  );
}

/** How much of one kind waits for a person by the same connection and with the same code, and since when the first does. */
export interface HeldCount extends Pick<HeldRow, 'kind' | 'code' | 'connection' | 'since'> {
  count: number;
}

/** Of one controller, and of one lane; more than that is said by no mail. */
const MOST_COUNTED = 100_000;

/**
 * What can still be seen to, of each controller and each lane by itself: much of one hides nothing of another. What something newer
 * of its record went on without is not among it, nor what goes again.
 */
export async function heldCounts(db: Query, since: Date): Promise<HeldCount[]> {
  const messages = await sql<HeldCount>`
    with recursive controllers as (
      (select controller from message where state = 'held' order by controller limit 1)
      union all
      select (select m.controller from message m where m.state = 'held' and m.controller > c.controller
        order by m.controller limit 1)
      from controllers c where c.controller is not null)
    select 'message' as kind, h.code, h.connection, count(*)::int as count, min(h.accepted_at) as since
    from controllers c cross join lateral (
      select m.held_code as code, m.connection, m.accepted_at from message m
      where m.controller = c.controller and m.state = 'held' and not ${isOvertaken}
      order by m.accepted_at limit ${MOST_COUNTED}) h
    group by h.connection, h.code order by h.connection, h.code`.execute(db);
  const deliveries = await sql<HeldCount>`
    with recursive lanes as (
      (select lane from delivery where state = 'dead' order by lane limit 1)
      union all
      select (select d.lane from delivery d where d.state = 'dead' and d.lane > l.lane order by d.lane limit 1)
      from lanes l where l.lane is not null)
    select 'delivery' as kind, x.code, l.lane as connection, count(*)::int as count, min(x.settled_at) as since
    from lanes l cross join lateral (
      select d.code, d.settled_at from delivery d
      where d.lane = l.lane and d.state = 'dead' and d.settled_at > ${since}
        and not ${goesAgain} and not ${isDeliveryOvertaken}
      order by d.settled_at limit ${MOST_COUNTED}) x
    group by l.lane, x.code order by l.lane, x.code`.execute(db);
  return [...messages.rows, ...deliveries.rows];
}

export interface HeldMessage {
  id: string;
  controller: string;
  traceId: string;
  recordType: RecordType;
  hasDocument: boolean;
  overtaken: boolean;
}

/** Locks a held message of one of these controllers; undefined when there is none such. */
export async function lockHeld(
  tx: Tx,
  id: string,
  controllers: string[] | null,
): Promise<HeldMessage | undefined> {
  const { rows } = await sql<HeldMessage>`
    select m.id, m.controller, m.trace_id as "traceId", m.record_type as "recordType",
      m.document is not null as "hasDocument", ${isOvertaken} as overtaken
    from message m
    where m.id = ${id} and ${isState('m.state', 'held')} and (${controllers}::text[] is null or m.controller = any(${controllers}::text[]))
    for update of m`.execute(tx);
  return rows[0];
}

/** Lets it wait for distribution again, in its own place. */
export async function letGoOn(tx: Tx, id: string): Promise<void> {
  await sql`update message set state = 'accepted', held_code = null, losses = null, distributed_at = null where id = ${id}`.execute(
    tx,
  );
}

export interface EndedHeld {
  id: string;
  code: HeldCode;
  controller: string;
  connection: string;
  recordType: RecordType;
  traceId: string;
}

/** Those that are held since before `since` are dead, and what they say is gone; not what is kept by order. */
export async function endHeldSince(tx: Tx, since: Date, now: Date, limit: number): Promise<EndedHeld[]> {
  const { rows } = await sql<EndedHeld>`
    update message m set state = 'dead', document = null, purged_at = ${now}
    where m.id in (
      select p.id from message p
      where p.state = 'held' and p.accepted_at <= ${since} and ${notKept(sql`p.controller`)}
      order by p.accepted_at limit ${limit} for update skip locked)
    returning m.id, m.held_code as code, m.controller, m.connection, m.record_type as "recordType",
      m.trace_id as "traceId"`.execute(tx);
  return rows;
}
