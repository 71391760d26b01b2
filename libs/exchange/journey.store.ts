import { sql } from 'kysely';
import type { DecisionRecord } from '#audit';
import type { RecordType } from '#kernel';
import type { DeliveryState, Query } from '#storage';
import type { Loss } from '#translation';

export interface TravelledMessage {
  id: string;
  controller: string;
  connection: string;
  recordType: RecordType;
  action: 'publish' | 'withdraw';
  contract: string;
  state: string;
  heldCode: string | null;
  losses: Loss[] | null;
  acceptedAt: Date;
  distributedAt: Date | null;
  documentKept: boolean;
}

export interface TravelledDelivery {
  deliveryId: string;
  kind: 'document' | 'retraction' | 'closing' | 'answer';
  recipient: string;
  purpose: string;
  lane: string;
  contract: string;
  state: DeliveryState;
  code: string | null;
  answer: string | null;
  replayOf: string | null;
  losses: Loss[] | null;
  tableIn: number;
  tableOut: number;
  plannedAt: Date;
  settledAt: Date | null;
}

export interface TravelledAttempt {
  deliveryId: string;
  number: number;
  startedAt: Date;
  endedAt: Date;
  result: string;
  status: number | null;
  reason: string | null;
}

/** Somebody let it go on. */
export interface TravelledAct {
  at: Date;
  action: string;
  actor: string;
}

/** However long the history of one message: what is shown is bounded. */
const MOST = 500;

export async function travelledMessage(
  db: Query,
  id: string,
  controllers: string[] | null,
): Promise<TravelledMessage | undefined> {
  const { rows } = await sql<TravelledMessage>`
    select id, controller, connection, record_type as "recordType", action, contract, state, held_code as "heldCode",
      losses, accepted_at as "acceptedAt", distributed_at as "distributedAt", document is not null as "documentKept"
    from message where id = ${id} and (${controllers}::text[] is null or controller = any(${controllers}::text[]))`.execute(
    db,
  );
  return rows[0];
}

export async function decisionsAbout(db: Query, messageId: string): Promise<DecisionRecord[]> {
  const { rows } = await sql<DecisionRecord>`
    select id, moment, stage, message_id as "messageId", delivery_id as "deliveryId", occasion_id as "occasionId",
      consent_id as "consentId", subject_id as "subjectId", sender, recipient, record_type as "recordType", purpose,
      permitted, code, basis, categories, versions, trace_id as "traceId"
    from decision where message_id = ${messageId} order by id limit ${MOST}`.execute(db);
  return rows;
}

export async function deliveriesOfMessage(db: Query, messageId: string): Promise<TravelledDelivery[]> {
  const { rows } = await sql<TravelledDelivery>`
    select id as "deliveryId", kind, recipient, purpose, lane, contract, state, code, answer, replay_of as "replayOf",
      losses, mapping_in as "tableIn", mapping_out as "tableOut", planned_at as "plannedAt", settled_at as "settledAt"
    from delivery where message_id = ${messageId} order by id limit ${MOST}`.execute(db);
  return rows;
}

export async function attemptsOf(db: Query, deliveryIds: string[]): Promise<TravelledAttempt[]> {
  const { rows } = await sql<TravelledAttempt>`
    select delivery_id as "deliveryId", number, started_at as "startedAt", ended_at as "endedAt", result, status, reason
    from attempt where delivery_id = any(${deliveryIds}::uuid[]) order by started_at, number limit ${MOST}`.execute(
    db,
  );
  return rows;
}

/** Who let a held message go on, as the log has it. */
export async function actsOn(db: Query, messageId: string): Promise<TravelledAct[]> {
  const { rows } = await sql<TravelledAct>`
    select moment as at, action, actor from audit_event
    where object = ${`message:${messageId}`} and decision_id is null and action in ('message.held', 'message.replayed')
    order by id limit ${MOST}`.execute(db);
  return rows;
}
