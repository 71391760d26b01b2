import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import { RECEIPTED, type Receipted } from './retract.store.js';

/** In this place the recipient was told to delete it since, whatever for. */
const TOLD_SINCE = sql`t.kind = 'retraction' and t.record_pk = d.record_pk and t.recipient = d.recipient
  and t.purpose = d.purpose and t.lane = d.lane and t.seq > d.seq and t.action = 'delete'`;

/**
 * The last of these documents that each recipient got about a record, in each place, of all recipients or of these; not
 * those who were told to delete it already. In the order of the records, so that two incidents do not wait for each other.
 */
export async function wronglyReceived(
  tx: Tx,
  deliveries: string[],
  recipients: string[] | null,
): Promise<Receipted[]> {
  const { rows } = await sql<Receipted>`
    select distinct on (d.record_pk, d.recipient, d.purpose, d.lane) ${RECEIPTED} from delivery d
    where d.id = any(${deliveries}::uuid[]) and d.record_type not in ('occasion', 'correction-report')
      and (${recipients}::text[] is null or d.recipient = any(${recipients}::text[]))
      and not exists (select 1 from delivery t where ${TOLD_SINCE})
    order by d.record_pk, d.recipient, d.purpose, d.lane, d.seq desc`.execute(tx);
  return rows;
}

/** Who was told already, for whatever reason, is followed at the incident of whoever gave it as well. */
export async function followTold(
  tx: Tx,
  deliveries: string[],
  recipients: string[] | null,
  incidents: { id: string; controller: string }[],
): Promise<void> {
  await sql`
    update retraction r set incident_id = i.id
    from json_to_recordset(${JSON.stringify(incidents)}::json) as i(id uuid, controller text)
    join delivery d on d.id = any(${deliveries}::uuid[]) and d.sender = i.controller
      and (${recipients}::text[] is null or d.recipient = any(${recipients}::text[]))
    join delivery t on ${TOLD_SINCE}
    where r.delivery_id = t.id and r.incident_id is null`.execute(tx);
}

/** How many records each recipient has of these documents: of whoever was told to delete them already as well. */
export async function receivedBy(
  db: Query,
  deliveries: string[],
): Promise<{ recipient: string; records: number }[]> {
  const { rows } = await sql<{ recipient: string; records: number }>`
    select d.recipient, count(distinct d.record_pk)::int as records from delivery d
    where d.id = any(${deliveries}::uuid[]) and d.record_type not in ('occasion', 'correction-report')
    group by d.recipient order by d.recipient`.execute(db);
  return rows;
}

/** What one recipient was told to delete for an incident, and what it said that it did. */
export interface Deletions {
  recipient: string;
  asked: number;
  deleted: number;
  corrected: number;
  keptOnOwnBasis: number;
  notFound: number;
  waiting: number;
  /** Of those that wait: said three times without an answer, or that cannot be said. */
  escalated: number;
}

/** Of one's own incidents, by the id of each. */
export async function deletionsOf(db: Query, incidentIds: string[]): Promise<Map<string, Deletions[]>> {
  const { rows } = await sql<Deletions & { incidentId: string }>`
    select a.incident_id as "incidentId", a.recipient, count(*)::int as asked,
      (count(*) filter (where a.answer = 'deleted'))::int as deleted,
      (count(*) filter (where a.answer = 'corrected'))::int as corrected,
      (count(*) filter (where a.answer = 'kept-on-own-basis'))::int as "keptOnOwnBasis",
      (count(*) filter (where a.answer = 'not-found'))::int as "notFound",
      (count(*) filter (where a.answer is null))::int as waiting,
      (count(*) filter (where a.answer is null and a.escalated_at is not null))::int as escalated
    from (
      select r.incident_id, d.recipient, r.escalated_at, coalesce(r.answer, l.answer, d.answer) as answer
      from retraction r join delivery d on d.id = r.delivery_id left join delivery l on l.id = r.reminder_id
      where r.incident_id = any(${incidentIds}::uuid[])) a
    group by a.incident_id, a.recipient order by a.incident_id, a.recipient`.execute(db);
  const found = new Map<string, Deletions[]>();
  for (const { incidentId, ...one } of rows) found.set(incidentId, [...(found.get(incidentId) ?? []), one]);
  return found;
}
