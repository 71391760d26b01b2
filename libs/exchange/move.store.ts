import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { newId } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { MappingBook } from './mapping-book.js';
import { nextPlace } from './place.store.js';
import type { DueDelivery } from './post.js';
import { followMoved } from './retraction.store.js';
import { SCREEN } from './screen.rules.js';
import type { Subscriptions } from './subscription.store.js';
import { tellOfUnsent, type Unsent } from './tell-unsent.js';

/** As much of a waiting delivery as is needed to give another its place. */
export type Waiting = Pick<
  DueDelivery,
  'id' | 'kind' | 'sender' | 'recipient' | 'meantFor' | 'contract' | 'mappingOut' | 'recordType' | 'traceId'
>;

export interface Place {
  recipient: string;
  meantFor: string | null;
  lane: string;
  contract: string;
  /** The version of the table for that contract. */
  mappingOut: number;
  by: 'successor' | 'changed-permit';
}

/** No connection can be called so by accident: it has no endpoint, and what comes in it is dead at once. */
export const NOWHERE = 'nowhere';

/** What is in force at the moment of moving. */
export interface Around {
  directory: Directory;
  mappings: MappingBook;
}

/** Where what waits goes when its recipient is this one: a rehearsal says it, a move does it. */
export function placeFor(
  due: Pick<Waiting, 'recipient' | 'meantFor' | 'recordType' | 'contract' | 'mappingOut'>,
  recipient: string,
  { directory, mappings }: Around,
  now: Date,
): Place {
  const receiver = directory.receiverOf(recipient, due.recordType, null, now);
  const named = due.meantFor ?? due.recipient;
  const contract = receiver?.contract ?? 'none';
  return {
    recipient,
    meantFor: named === recipient ? null : named,
    lane: receiver?.connection.key ?? NOWHERE,
    contract,
    // In the same form it goes on with the table with which it was planned.
    mappingOut: contract === due.contract ? due.mappingOut : mappings.numberAt(contract, now),
    by: 'successor',
  };
}

/** Who has to be told when there is nowhere to move to. */
export interface Moving extends Around {
  subscriptions(): Promise<Subscriptions>;
}

/** Post goes to whoever stands in the place of the one that it was meant for: to a successor, or back. */
export async function moveDelivery(
  tx: Tx,
  due: Waiting,
  recipient: string,
  around: Moving,
  now: Date,
): Promise<string> {
  const place = placeFor(due, recipient, around, now);
  const dead = await replanDelivery(tx, due, place, now);
  if (dead.length > 0) await tellOfUnsent(tx, await around.subscriptions(), dead, now);
  return place.lane;
}

/**
 * What waits about a record for those whom this recipient succeeded goes along before anything new is planned for it: so
 * it comes first, as it was accepted. What is on its way is not waited for; it goes along when it has not arrived.
 */
export async function carryOnWaiting(
  tx: Tx,
  { recordPk, from, successor }: { recordPk: string; from: string[]; successor: string },
  around: Moving,
  now: Date,
): Promise<void> {
  const { rows } = await sql<Waiting>`
    select id, kind, sender, recipient, meant_for as "meantFor", contract, mapping_out as "mappingOut", record_type as "recordType", trace_id as "traceId"
    from delivery
    where record_pk = ${recordPk} and recipient = any(${from}::text[]) and state = 'planned' and lane <> ${SCREEN}
      and (under_way_until is null or under_way_until <= ${now})
    order by seq, place for update skip locked`.execute(tx);
  for (const waiting of rows) await moveDelivery(tx, waiting, successor, around, now);
}

/** Whether what waits (`d`) is planned for another: not what it gets or got by itself, nor what is older than what it has. */
export const goesOnTo = (
  recipient: string,
) => sql`(d.kind <> 'document' or d.replay_of is not null or not exists (
      select 1 from delivery x where x.message_id = d.message_id and x.recipient = ${recipient} and x.purpose = d.purpose
        and x.kind = 'document' and x.occasion_id is not distinct from d.occasion_id and x.state in ('planned', 'delivered')))
      and (d.kind <> 'document' or d.recipient = ${recipient} or not exists (
        select 1 from delivery x where x.record_pk = d.record_pk and x.recipient = ${recipient} and x.purpose = d.purpose
          and x.seq > d.seq and (x.kind = 'retraction' or x.state in ('planned', 'delivered'))))`;

/**
 * The waiting delivery is superseded by one with an id of its own and the same place in the order. Who got or gets the
 * same message on its own (in a parallel period) does not get it twice, but for what was asked for again; nor does another
 * recipient get a document after something newer about its record. Gives what is dead with that: it has nowhere to go.
 */
export async function replanDelivery(
  tx: Tx,
  due: Pick<Waiting, 'id' | 'kind' | 'sender' | 'traceId'>,
  { recipient, meantFor, lane, contract, mappingOut, by }: Place,
  now: Date,
): Promise<Unsent[]> {
  const isNowhere = lane === NOWHERE;
  const id = newId(now);
  await sql`update delivery set state = 'superseded', settled_at = ${now}, under_way_until = null where id = ${due.id}`.execute(
    tx,
  );
  const { rows } = await sql<Omit<Unsent, 'state' | 'code'>>`
    insert into delivery (id, kind, message_id, sender, recipient, meant_for, lane, contract, record_type, purpose, clause,
      occasion_id, consent_id, subject_id, record_pk, seq, place, retracts, reports, action, says, replay_of, state, code,
      settled_at, next_attempt_at, trace_id, is_bulk, mapping_in, mapping_out, planned_at)
    select ${id}::uuid, kind, message_id, sender, ${recipient}, ${meantFor}, ${lane}, ${contract}, record_type, purpose,
      clause, occasion_id, consent_id, subject_id, record_pk, seq,
      case when recipient = ${recipient} then place else ${nextPlace(sql`d.record_pk`, recipient, sql`d.seq`)} end,
      retracts, reports, action, says, replay_of, ${isNowhere ? 'dead' : 'planned'}, ${isNowhere ? 'no-endpoint' : null}, ${isNowhere ? now : null}::timestamptz,
      ${now}, trace_id, is_bulk, mapping_in, ${mappingOut}::integer, ${now}
    from delivery d where id = ${due.id} and ${goesOnTo(recipient)}
    returning message_id as "messageId", recipient, purpose, record_type as "recordType", kind, replay_of as "replayOf"`.execute(
    tx,
  );
  if (due.kind === 'retraction') await followMoved(tx, due.id, id);
  await appendEvents(tx, [
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'delivery.superseded',
      actor: 'hub',
      object: `delivery:${due.id}`,
      result: 'superseded',
      organisations: [due.sender, recipient],
      details: { by },
      traceId: due.traceId,
    }),
  ]);
  return isNowhere ? rows.map((one) => ({ ...one, state: 'dead', code: 'no-endpoint' })) : [];
}
