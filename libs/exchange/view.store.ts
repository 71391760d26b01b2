import { sql } from 'kysely';
import { isAboutPerson, REFUSALS, stemsFromPerson, type RecordType, type RefusalCode } from '#kernel';
import { isState, type Query } from '#storage';
import type { Loss } from '#translation';
import { sharedNow } from './lane.store.js';
import type { DueDelivery } from './post.js';

/** What the sender of a message may know of it. */
export interface MessageView {
  messageId: string;
  state: string;
  recordType: RecordType;
  acceptedAt: Date;
  /** Why it waits for a person; absent unless it is held. */
  heldCode?: string;
  losses: Loss[];
  recipients: RecipientView[];
}

/**
 * `not-shown`: what became of it can depend on what the person chose, and is not shown to anybody else: neither whether
 * nor when it was delivered. `not-permitted`: any other refusal that stems from the person.
 */
export interface RecipientView {
  recipient: string;
  purpose: string;
  outcome:
    'waiting' | 'delivered' | 'withdrawn' | 'superseded' | 'dead' | 'refused' | 'not-permitted' | 'not-shown';
  code?: string;
  losses?: Loss[];
}

interface ViewRow {
  id: string;
  state: string;
  recordType: RecordType;
  heldCode: string | null;
  losses: Loss[] | null;
  acceptedAt: Date;
}

interface OutcomeRow {
  recipient: string;
  purpose: string;
  permitted: boolean;
  code: RefusalCode | null;
  dependsOnChoice: boolean;
  state: RecipientView['outcome'] | 'planned' | null;
  deliveryCode: RefusalCode | null;
  losses: Loss[] | null;
}

/** An own message, or undefined: whose it is is not told apart from whether it exists. */
export async function viewMessage(
  db: Query,
  id: string,
  controllers: string[],
): Promise<MessageView | undefined> {
  const message = await sql<ViewRow>`
    select id, state, record_type as "recordType", held_code as "heldCode", losses, accepted_at as "acceptedAt"
    from message where id = ${id} and controller = any(${controllers}::text[])`.execute(db);
  const row = message.rows[0];
  if (!row) return undefined;
  const outcomes = await sql<OutcomeRow>`
    select c.recipient, c.purpose, c.permitted, c.code, (select bool_or((x.versions ->> 'dependsOnChoice')::boolean) from decision x
        where x.message_id = c.message_id and x.recipient = c.recipient and x.purpose = c.purpose) as "dependsOnChoice",
      l.state, l.code as "deliveryCode", l.losses
    from decision c
    left join lateral (
      select d.state, d.code, d.losses from delivery d
      where d.message_id = c.message_id and d.kind = 'document' and d.replay_of is null and d.record_type = c.record_type
        and d.purpose = c.purpose and (d.id = c.delivery_id or d.recipient = c.recipient)
      order by d.id desc limit 1) l on c.permitted
    where c.message_id = ${id} and c.stage = 'distribute'
    order by c.recipient, c.purpose`.execute(db);
  return {
    messageId: row.id,
    state: row.state,
    recordType: row.recordType,
    acceptedAt: row.acceptedAt,
    ...(row.heldCode ? { heldCode: row.heldCode } : {}),
    losses: row.losses ?? [],
    recipients: outcomes.rows.map((outcome) => recipientView(row.recordType, outcome)),
  };
}

export function recipientView(recordType: RecordType, row: OutcomeRow): RecipientView {
  const base = { recipient: row.recipient, purpose: row.purpose };
  if (isAboutPerson(recordType) && row.dependsOnChoice) return { ...base, outcome: 'not-shown' };
  const code = row.permitted ? row.deliveryCode : row.code;
  if (code && stemsFromPerson(code)) return { ...base, outcome: 'not-permitted' };
  if (!row.permitted) return { ...base, outcome: 'refused', ...(code ? { code } : {}) };
  const outcome = row.state === 'planned' || row.state === null ? 'waiting' : row.state;
  return {
    ...base,
    outcome,
    ...(code && code in REFUSALS ? { code } : {}),
    ...(row.losses?.length ? { losses: row.losses } : {}),
  };
}

export type LeasedDelivery = Partial<DueDelivery> & {
  id: string;
  leaseId: string;
  isAfterUnanswered: boolean;
};

/** Deliveries that this lane has on lease now, by id. */
export async function leasedDeliveries(
  db: Query,
  lane: string,
  ids: string[],
  offset: number,
): Promise<Map<string, LeasedDelivery>> {
  const { rows } = await sql<LeasedDelivery>`
    select id, lease_id as "leaseId", kind, message_id as "messageId", sender, recipient, lane, contract, record_type as "recordType", purpose,
      attempts - 1 as attempts, trace_id as "traceId",
      (select count(*) from attempt a where a.delivery_id = delivery.id) < attempts - 1 as "isAfterUnanswered"
    from delivery
    where id = any(${ids}::uuid[]) and lane = ${lane} and ${isState('state', 'planned')} and lease_id is not null
      and under_way_until > ${sharedNow(offset)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Gives the leases of this lane that still run, or only this one, another term; a lease that is over is over. */
export async function extendLeases(
  db: Query,
  lane: string,
  ids: string[],
  { ms, offset, leaseId = null }: { ms: number; offset: number; leaseId?: string | null },
): Promise<{ until: Date; extended: Set<string> }> {
  const now = sharedNow(offset);
  const { rows } = await sql<{ until: Date; ids: string[] | null }>`
    with extended as (
      update delivery set under_way_until = ${now} + ${ms} * interval '1 millisecond'
      where id in (select id from delivery where id = any(${ids}::uuid[]) and lane = ${lane} and lease_id is not null
        and (${leaseId}::uuid is null or lease_id = ${leaseId}::uuid) and under_way_until > ${now} order by id for update)
      returning id)
    select ${now} + ${ms} * interval '1 millisecond' as until, (select array_agg(id) from extended) as ids`.execute(
    db,
  );
  return { until: rows[0]!.until, extended: new Set(rows[0]!.ids ?? []) };
}
