import { sql } from 'kysely';
import { isAboutPerson, LAST_ID, RECORD_TYPES, type RecordType } from '#kernel';
import type { DeliveryState, Query } from '#storage';
import { firstIdOf } from './auditor.rules.js';

/** Who looks at messages, and how far. */
export interface Looker {
  actor: string;
  origin: string;
  /** Whose messages; null: everybody's, for whoever looks after the whole region. */
  controllers: string[] | null;
  /** Of these it is the privacy officer, who sees what became of records about people. */
  privacyFor: string[];
  /** A person: what they read about people leaves a line in the log, as what a privacy officer reads does. */
  isPerson: boolean;
}

export interface MessageSearch {
  /** Of a message, or of one of its deliveries. */
  id?: string;
  from?: Date;
  until?: Date;
  sender?: string;
  /** About whom something was decided: that says nothing of what. */
  recipient?: string;
  recordType?: RecordType;
  state?: string;
  /** Where a delivery of it is so; of records about people for their privacy officer only. */
  delivery?: DeliveryState;
}

export interface FoundMessage {
  messageId: string;
  state: string;
  recordType: RecordType;
  action: 'publish' | 'withdraw';
  contract: string;
  controller: string;
  connection: string;
  acceptedAt: Date;
  heldCode?: string;
  /** About how many recipients something was decided. */
  asked: number;
  /** How many deliveries are in each state; absent where that could tell what a person chose. */
  deliveries?: Partial<Record<DeliveryState, number>>;
}

export interface FoundMessages {
  found: FoundMessage[];
  /** Where the next page goes on; absent when everything was looked through. */
  last?: string;
  /** How far back this page looked: there may be more before it. */
  lookedBackTo?: Date;
}

/** However little of it fits: one page reads no more rows than this, and says how far it came. */
const MOST_LOOKED = 5_000;
const ABOUT_PEOPLE = RECORD_TYPES.filter(isAboutPerson);

interface Row {
  found: (Omit<FoundMessage, 'acceptedAt' | 'heldCode' | 'deliveries'> & {
    acceptedAt: string;
    heldCode: string | null;
    deliveries: Partial<Record<DeliveryState, number>> | null;
  })[];
  looked: number;
  oldest: string | null;
  oldestAt: Date | null;
}

/**
 * Messages in a period, the newest first. It walks the messages by their id, which is by time, and not by an index of its own
 * for each thing that can be asked: accepting a message must not cost more because somebody may look for it.
 */
export async function searchMessages(
  db: Query,
  { controllers, privacyFor }: Looker,
  search: MessageSearch,
  { before, limit }: { before?: string; limit: number },
): Promise<FoundMessages> {
  const { id, from, until, sender, recipient, recordType, state, delivery } = search;
  const none = null;
  const below = before ?? (until ? firstIdOf(until) : LAST_ID);
  // One message is looked up; a period is walked.
  const looked = id
    ? sql`select m.* from message m where m.id in (
        select ${id}::uuid union all select d.message_id from delivery d where d.id = ${id}::uuid)`
    : sql`select m.* from message m
        where m.id < ${below}::uuid and m.id >= ${firstIdOf(from ?? new Date(0))}::uuid
        order by m.id desc limit ${MOST_LOOKED}`;
  const isShown = sql`(l.controller = any(${privacyFor}::text[]) or l.record_type <> all(${ABOUT_PEOPLE}::text[]))`;
  const { rows } = await sql<Row>`
    with looked as materialized (${looked}),
    fits as materialized (
      select l.* from looked l
      where (${controllers}::text[] is null or l.controller = any(${controllers}::text[]))
        and (${sender ?? none}::text is null or l.controller = ${sender ?? none})
        and (${recordType ?? none}::text is null or l.record_type = ${recordType ?? none})
        and (${state ?? none}::text is null or l.state = ${state ?? none})
        and (${recipient ?? none}::text is null or exists (
          select 1 from decision c
          where c.message_id = l.id and c.stage = 'distribute' and c.recipient = ${recipient ?? none} offset 0))
        and (${delivery ?? none}::text is null or ${isShown} and exists (
          select 1 from delivery d where d.message_id = l.id and d.state = ${delivery ?? none} offset 0))
      order by l.id desc limit ${limit + 1})
    select (select count(*) from looked)::int as looked, (select id from looked order by id limit 1) as oldest,
      (select accepted_at from looked order by id limit 1) as "oldestAt",
      coalesce((select json_agg(json_build_object('messageId', l.id, 'state', l.state, 'recordType', l.record_type,
        'action', l.action, 'contract', l.contract, 'controller', l.controller, 'connection', l.connection,
        'acceptedAt', l.accepted_at, 'heldCode', l.held_code,
        'asked', (select count(*) from decision c where c.message_id = l.id and c.stage = 'distribute'),
        'deliveries', case when ${isShown} then (
          select json_object_agg(s.state, s.n) from (
            select d.state, count(*) as n from delivery d where d.message_id = l.id group by d.state) s) end)
        order by l.id desc) from fits l), '[]') as found`.execute(db);
  const row = rows[0]!;
  const shown = row.found.slice(0, limit);
  const isFull = row.found.length > limit;
  const isCut = id === undefined && row.looked === MOST_LOOKED;
  const last = isFull ? shown.at(-1)!.messageId : isCut ? row.oldest! : undefined;
  return {
    found: shown.map(({ heldCode, deliveries, acceptedAt, ...one }) => ({
      ...one,
      acceptedAt: new Date(acceptedAt),
      ...(heldCode ? { heldCode } : {}),
      ...(deliveries ? { deliveries } : {}),
    })),
    ...(last ? { last } : {}),
    ...(last && !isFull ? { lookedBackTo: row.oldestAt! } : {}),
  };
}
