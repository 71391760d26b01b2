import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Query } from '#storage';

/** One organisation's own rows, a page at a time, in an order that goes on where it was; nothing of another's people. */

export interface ExportedEntry {
  subjectId: string;
  recordId: string;
  hasBsn: boolean;
  flags: string[];
  objectedTo: string[];
  stoppedFor: string[];
  since: Date;
}

/** Not those who were erased: of them there is nothing to take along. */
export async function entriesAfter(
  db: Query,
  controller: string,
  after: string,
  limit: number,
): Promise<ExportedEntry[]> {
  const { rows } = await sql<ExportedEntry>`
    select id as "subjectId", record_id as "recordId", bsn_hash is not null as "hasBsn",
      array_remove(array[case when restricted then 'restricted' end, case when objected then 'objection' end,
        case when address_secret then 'address-secrecy' end, case when case_restricted then 'restriction-asked' end], null) as flags,
      objected_to as "objectedTo", stopped_for as "stoppedFor", made_at as since
    from subject where controller = ${controller} and record_id > ${after} and erased_at is null
    order by controller, record_id limit ${limit}`.execute(db);
  return rows;
}

export async function saidDeclarationsOf(db: Query, subjectId: string): Promise<JsonObject[]> {
  const { rows } = await sql<JsonObject>`
    select id, recipients, includes_successors as "includesSuccessors", given_at as "givenAt", valid_until as "validUntil",
      withdrawn_at as "withdrawnAt", evidence
    from declaration where subject_id = ${subjectId} order by given_at, id`.execute(db);
  return rows;
}

export async function openedOccasionsOf(db: Query, subjectId: string): Promise<JsonObject[]> {
  const { rows } = await sql<JsonObject>`
    select id, kind, source, recipient, desk, purpose, help_request as "helpRequest", opened_by as "openedBy",
      opened_at as "openedAt", ends_at as "endsAt", closed_at as "closedAt"
    from occasion where subject_id = ${subjectId} order by opened_at, id`.execute(db);
  return rows;
}

export interface ExportedMessage {
  messageId: string;
  recordType: string;
  recordId: string;
  contract: string;
  connection: string;
  acceptedAt: Date;
  sealed: Buffer;
  keyId: string;
  wrappedKey: Buffer;
}

export async function messagesAfter(
  db: Query,
  controller: string,
  after: string,
  limit: number,
): Promise<ExportedMessage[]> {
  const { rows } = await sql<ExportedMessage>`
    select m.id as "messageId", m.record_type as "recordType", coalesce(s.record_id, r.record_id) as "recordId", m.contract,
      m.connection, m.accepted_at as "acceptedAt", m.document as sealed, m.key_id as "keyId", k.wrapped as "wrappedKey"
    from message m join data_key k on k.id = m.key_id left join subject s on s.id = m.subject_id
    left join record r on r.pk = m.record_pk
    where m.id > ${after} and m.controller = ${controller} and m.document is not null and k.wrapped is not null
    order by m.id limit ${limit}`.execute(db);
  return rows;
}

export interface ExportedDelivery {
  deliveryId: string;
  side: 'gave' | 'got';
  /** The party at the other side. */
  other: string;
  kind: string;
  recordType: string;
  recordId: string | null;
  subjectId: string | null;
  recordPk: string;
  purpose: string;
  clause: string | null;
  state: string;
  plannedAt: Date;
  settledAt: Date | null;
}

/** What it got only when it got it: what was stopped before is the sender's to know. */
export async function deliveriesAfter(
  db: Query,
  party: string,
  after: string,
  limit: number,
): Promise<ExportedDelivery[]> {
  const { rows } = await sql<ExportedDelivery>`
    select d.id as "deliveryId", case when d.sender = ${party} then 'gave' else 'got' end as side,
      case when d.sender = ${party} then d.recipient else d.sender end as other, d.kind, d.record_type as "recordType",
      coalesce(s.record_id, r.record_id) as "recordId", d.subject_id as "subjectId", d.record_pk as "recordPk", d.purpose,
      d.clause, d.state, d.planned_at as "plannedAt", d.settled_at as "settledAt"
    from delivery d left join subject s on s.id = d.subject_id left join record r on r.pk = d.record_pk
    where d.id > ${after} and (d.sender = ${party} or (d.recipient = ${party} and d.state = 'delivered'))
    order by d.id limit ${limit}`.execute(db);
  return rows;
}

export async function requestsAll(db: Query, controller: string): Promise<JsonObject[]> {
  const { rows } = await sql<JsonObject>`
    select id, kind, record_id as "recordId", purposes, how, noted_by as "notedBy", received_at as "receivedAt",
      due_at as "dueAt", extension, state, decision, ground, decided_at as "decidedAt", executed_at as "executedAt",
      lifted_at as "liftedAt", closed_at as "closedAt"
    from rights_request where controller = ${controller} order by received_at, id`.execute(db);
  return rows;
}

export async function holdsAll(db: Query, controller: string): Promise<JsonObject[]> {
  const { rows } = await sql<JsonObject>`
    select id, ground, reference, made_at as "begunAt", ended_at as "endedAt" from legal_hold
    where controller = ${controller} order by made_at, id`.execute(db);
  return rows;
}

export async function incidentsAll(db: Query, controller: string): Promise<JsonObject[]> {
  const { rows } = await sql<JsonObject>`
    select i.id, i.kind, i.state, i.discovered_at as "discoveredAt", i.due_at as "reportBy", i.recipients, i.senders,
      i.categories, i.people, i.confirmed_at as "confirmedAt", i.closed_at as "closedAt", i.outcome, i.authority,
      i.people_told as "peopleTold", coalesce((select json_agg(json_build_object('recordId',
        case when t.side = 'gave' and s.erased_at is null then s.record_id end, 'other', t.other, 'side', t.side,
        'categories', t.categories, 'deliveries', t.deliveries) order by t.id)
      from incident_touched t left join subject s on s.id = t.subject_id where t.incident_id = i.id), '[]') as touched
    from incident i where i.controller = ${controller} order by i.made_at, i.id`.execute(db);
  return rows;
}
