import { sql, type RawBuilder } from 'kysely';
import { isAboutPerson, newId, type RecordType } from '#kernel';
import type { Database, Query, Tx } from '#storage';
import type { Distributed } from './distribute.store.js';
import { sharedNow } from './lane.store.js';
import type { DueDelivery } from './post.js';
import type { StatusEvent } from './subscription.rules.js';
import type { Subscriptions } from './subscription.store.js';

/** What became of a delivery, as far as its sender may hear of it. */
export interface Settled {
  due: Pick<DueDelivery, 'messageId' | 'recipient' | 'purpose' | 'kind' | 'replayOf'> & {
    recordType: string;
  };
  state: 'delivered' | 'planned' | 'dead';
  code?: string;
}

/** What was decided about a recipient, as far as its sender may hear of it. */
export interface Decided {
  candidate: {
    message: { id: string; recordType: RecordType };
    recipient: string;
    question: { purpose: string };
    decision: { permitted: true } | { permitted: false; denial: { code: string } };
  };
}

interface Told {
  messageId: string;
  details: Record<string, string>;
}

/**
 * Whether a sender is told what became of a record at a recipient. Of a record about a person never: whether and when it
 * came can depend on what the person chose, and then the sender must not learn it by what it is not told either.
 */
const isTold = (recordType: RecordType): boolean => !isAboutPerson(recordType);

/** One statement for what happened in a batch, and none where nobody wants to know. */
async function tellSenders(
  tx: Tx,
  subscriptions: Subscriptions,
  event: StatusEvent,
  told: Told[],
  now: Date,
): Promise<void> {
  const who = told.length > 0 ? subscriptions.toldOf(event) : [];
  if (who.length === 0) return;
  const rows = told.map(({ messageId, details }) => ({ id: newId(now), message_id: messageId, details }));
  await sql`
    insert into status_event (id, connection, event, details, happened_at)
    select t.id, m.connection, ${event}, t.details || jsonb_build_object('messageId', m.id, 'recordType', m.record_type), ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, message_id uuid, details jsonb)
    join message m on m.id = t.message_id
    where m.connection = any(${who}::text[])`.execute(tx);
}

/** That a message is held does not depend on a person: it is told of every record. */
export const tellOfHeld = (tx: Tx, to: Subscriptions, done: Distributed[], now: Date): Promise<void> =>
  tellSenders(
    tx,
    to,
    'message.held',
    done.flatMap(({ id, heldCode }) => (heldCode ? [{ messageId: id, details: { code: heldCode } }] : [])),
    now,
  );

export const tellOfRefusals = (tx: Tx, to: Subscriptions, planned: Decided[], now: Date): Promise<void> =>
  tellSenders(
    tx,
    to,
    'message.refused',
    planned.flatMap(({ candidate: { message, recipient, question, decision } }) =>
      decision.permitted || !isTold(message.recordType)
        ? []
        : [
            {
              messageId: message.id,
              details: { recipient, purpose: question.purpose, code: decision.denial.code },
            },
          ],
    ),
    now,
  );

export async function tellOfSettled(tx: Tx, to: Subscriptions, settled: Settled[], now: Date): Promise<void> {
  // What goes again was asked for by its recipient; a retraction tells nobody's choice, and is not the sender's to follow.
  const shown = settled.filter(
    ({ due }) => isTold(due.recordType as RecordType) && due.kind === 'document' && !due.replayOf,
  );
  for (const [state, event] of [
    ['delivered', 'message.delivered'],
    ['dead', 'message.dead'],
  ] as const) {
    const told = shown
      .filter((one) => one.state === state)
      .map(({ due, code }) => ({
        messageId: due.messageId,
        details: { recipient: due.recipient, purpose: due.purpose, ...(code ? { code } : {}) },
      }));
    await tellSenders(tx, to, event, told, now);
  }
}

/** Something that is about no message, for these connections. */
export async function tellConnections(
  tx: Tx,
  event: StatusEvent,
  connections: string[],
  details: Record<string, string>,
  now: Date,
): Promise<void> {
  if (connections.length === 0) return;
  const rows = connections.map((connection) => ({ id: newId(now), connection }));
  await sql`
    insert into status_event (id, connection, event, details, happened_at)
    select id, connection, ${event}, ${JSON.stringify(details)}::jsonb, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as t(id uuid, connection text)`.execute(tx);
}

export interface StatusRow {
  id: string;
  event: StatusEvent;
  details: Record<string, string>;
  happenedAt: Date;
}

/** Whether a connection is to be told of something now: its batch is due, or there is none and something happened. */
export const isToTell = (
  connection: RawBuilder<unknown>,
  now: RawBuilder<Date>,
): RawBuilder<boolean> => sql<boolean>`
      coalesce((select b.next_attempt_at <= ${now} and (b.under_way_until is null or b.under_way_until <= ${now})
          from status_batch b where b.connection = ${connection} and b.state = 'planned' order by b.id limit 1),
        exists (select 1 from status_event e where e.connection = ${connection} and e.batch_id is null))`;

export async function connectionsToTell(db: Query, offset: number): Promise<string[]> {
  const { rows } = await sql<{ connection: string }>`
    select s.connection from subscription s where ${isToTell(sql`s.connection`, sharedNow(offset))} order by 1`.execute(
    db,
  );
  return rows.map(({ connection }) => connection);
}

/** Whether something waits to be told, and no batch before it. */
export async function mayMakeBatch(tx: Tx, connection: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (select 1 from status_event where connection = ${connection} and batch_id is null)
      and not exists (select 1 from status_batch where connection = ${connection} and state = 'planned')`.execute(
    tx,
  );
  return rows.length > 0;
}

/** One at a time makes a batch for a connection. */
export async function lockTelling(tx: Tx, connection: string): Promise<void> {
  await sql`select 1 from subscription where connection = ${connection} for no key update`.execute(tx);
}

/** Locks what is not in a batch yet, oldest first. */
export async function eventsToTell(tx: Tx, connection: string, limit: number): Promise<StatusRow[]> {
  const { rows } = await sql<StatusRow>`
    select id, event, details, happened_at as "happenedAt" from status_event
    where connection = ${connection} and batch_id is null order by id limit ${limit}
    for update skip locked`.execute(tx);
  return rows;
}

export async function makeBatch(
  tx: Tx,
  batch: { id: string; connection: string; body: string; madeAt: Date },
  events: string[],
  offset: number,
): Promise<void> {
  const { id, connection, body, madeAt } = batch;
  await sql`
    insert into status_batch (id, connection, body, made_at, next_attempt_at)
    values (${id}, ${connection}, ${body}, ${madeAt}, ${sharedNow(offset)})`.execute(tx);
  await sql`update status_event set batch_id = ${id} where id = any(${events}::uuid[])`.execute(tx);
}

export interface StatusBatch {
  id: string;
  body: string;
  attempts: number;
}

/** The oldest batch, for `holdMs`, if it is due; one after the other, so that what is told stays in order. */
export async function claimBatch(
  tx: Tx,
  connection: string,
  options: { holdMs: number; leaseId: string | null; offset: number },
): Promise<StatusBatch | undefined> {
  const now = sharedNow(options.offset);
  const { leaseId } = options;
  const { rows } = await sql<StatusBatch>`
    update status_batch set attempts = attempts + 1, lease = ${leaseId !== null}, lease_id = ${leaseId}::uuid,
      under_way_until = ${now} + ${options.holdMs} * interval '1 millisecond'
    where id = (
      select b.id from status_batch b where b.connection = ${connection} and b.state = 'planned' order by b.id limit 1)
      and state = 'planned' and next_attempt_at <= ${now} and (under_way_until is null or under_way_until <= ${now})
    returning id, body, attempts`.execute(tx);
  return rows[0];
}

export interface LeasedBatch {
  id: string;
  attempts: number;
  /** Null: by a process of the version before. */
  leaseId: string | null;
  isAfterUnanswered: boolean;
}

/** What this connection has on lease now of these, by id. */
export async function leasedBatches(
  db: Query,
  connection: string,
  ids: string[],
  offset: number,
): Promise<Map<string, LeasedBatch>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<LeasedBatch>`
    select id, attempts, lease_id as "leaseId", answered < attempts - 1 as "isAfterUnanswered" from status_batch
    where id = any(${ids}::uuid[]) and connection = ${connection} and lease and state = 'planned'
      and under_way_until > ${sharedNow(offset)}`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** `again`: when it is tried next, in milliseconds. */
export type BatchOutcome = { state: 'delivered' | 'dead' } | { again: number };

/** Settles the attempt that is under way; false when that is another by now. */
export async function settleBatch(
  db: Database,
  { id, attempts }: Pick<StatusBatch, 'id' | 'attempts'>,
  outcome: BatchOutcome,
  offset: number,
): Promise<boolean> {
  const shared = sharedNow(offset);
  const { rows } = await sql`
    update status_batch set under_way_until = null, lease = false, lease_id = null, answered = answered + 1,
      state = ${'state' in outcome ? outcome.state : 'planned'},
      settled_at = case when ${'state' in outcome} then ${shared} end,
      next_attempt_at = ${shared} + ${'again' in outcome ? outcome.again : 0} * interval '1 millisecond'
    where id = ${id} and state = 'planned' and attempts = ${attempts} and under_way_until is not null
    returning 1`.execute(db);
  return rows.length > 0;
}

/** Gives what this connection has on lease, or only by this one, another term; gives which of these that were. */
export async function extendBatches(
  db: Query,
  connection: string,
  ids: string[],
  { ms, offset, leaseId = null }: { ms: number; offset: number; leaseId?: string | null },
): Promise<string[]> {
  const now = sharedNow(offset);
  const { rows } = await sql<{ id: string }>`
    update status_batch set under_way_until = ${now} + ${ms} * interval '1 millisecond'
    where id = any(${ids}::uuid[]) and connection = ${connection} and lease and under_way_until > ${now}
      and (${leaseId}::uuid is null or coalesce(lease_id = ${leaseId}::uuid, true))
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}
