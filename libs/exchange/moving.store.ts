import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { newId } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import { nextPlace } from './place.store.js';
import type { DueDelivery } from './post.js';
import { followMoved } from './retraction.store.js';

/** What waits, as far as another may take its place. */
type Waiting = Pick<DueDelivery, 'id' | 'kind' | 'sender' | 'recipient' | 'recordType' | 'traceId'>;

/** Where the one goes that takes its place. */
interface Instead {
  recipient: string;
  lane: string;
  contract: string;
  by: 'successor' | 'changed-permit';
}

/**
 * One webhook-id never carries two contents: what waits is superseded by another with the same place in the order. A
 * document that would come to another recipient after something newer about its record is not sent there any more.
 */
export async function replace(
  tx: Tx,
  due: Waiting,
  { recipient, lane, contract, by }: Instead,
  now: Date,
): Promise<void> {
  const id = newId(now);
  await sql`update delivery set state = 'superseded', settled_at = ${now}, under_way_until = null where id = ${due.id}`.execute(
    tx,
  );
  const { rows } = await sql<{ id: string }>`
    insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, clause,
      occasion_id, consent_id, subject_id, record_pk, seq, place, retracts, reports, action, says, state, code, settled_at,
      next_attempt_at, trace_id, planned_at)
    select ${id}::uuid, kind, message_id, sender, ${recipient}, ${lane}, ${contract}, record_type, purpose, clause,
      occasion_id, consent_id, subject_id, record_pk, seq,
      case when recipient = ${recipient} then place else ${nextPlace(sql`d.record_pk`, recipient, sql`d.seq`)} end,
      retracts, reports, action, says,
      ${lane === 'nowhere' ? 'dead' : 'planned'}, ${lane === 'nowhere' ? 'no-endpoint' : null},
      ${lane === 'nowhere' ? now : null}::timestamptz, ${now}, trace_id, ${now}
    from delivery d
    where d.id = ${due.id} and (d.recipient = ${recipient} or d.kind <> 'document' or not exists (
      select 1 from delivery x where x.record_pk = d.record_pk and x.recipient = ${recipient} and x.purpose = d.purpose
        and x.seq > d.seq and (x.kind = 'retraction' or x.state in ('planned', 'delivered'))))
    returning id`.execute(tx);
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
      details: { by: rows.length > 0 ? by : 'newer-version' },
      traceId: due.traceId,
    }),
  ]);
}

/** It goes on to the successor, or to where the recipient takes its post now; gives the lane. */
export async function carryOn(
  tx: Tx,
  due: Waiting,
  successor: string,
  directory: Directory,
  now: Date,
): Promise<string> {
  const receiver = directory.receiverOf(successor, due.recordType, null, now);
  const lane = receiver?.connection.key ?? 'nowhere';
  const contract = receiver?.contract ?? 'none';
  await replace(tx, due, { recipient: successor, lane, contract, by: 'successor' }, now);
  return lane;
}

/**
 * What waits about a record for those whom this recipient succeeded goes along before anything new is planned for it: so
 * it comes first, as it was accepted. What is on its way is not waited for; it goes along when it has not arrived.
 */
export async function carryOnWaiting(
  tx: Tx,
  { recordPk, from, successor }: { recordPk: string; from: string[]; successor: string },
  directory: Directory,
  now: Date,
): Promise<void> {
  const { rows } = await sql<Waiting>`
    select id, kind, sender, recipient, record_type as "recordType", trace_id as "traceId" from delivery
    where record_pk = ${recordPk} and recipient = any(${from}::text[]) and state = 'planned'
      and (under_way_until is null or under_way_until <= ${now})
    order by seq, place for update skip locked`.execute(tx);
  for (const waiting of rows) await carryOn(tx, waiting, successor, directory, now);
}
