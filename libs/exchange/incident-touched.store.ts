import { sql, type RawBuilder } from 'kysely';
import type { Query, Tx } from '#storage';
import type { IncidentScope } from './incident.rules.js';
import { lowestId } from './replay.store.js';

/** What left, and what came in, as far as an incident touched it. */
export interface Touched {
  deliveries: string[];
  messages: string[];
}

/** Delivered, or tried without a clear answer: whoever may have it counts. */
const MAY_HAVE_ARRIVED = sql`d.kind = 'document' and (d.state = 'delivered' or d.attempts > 0 or d.under_way_until is not null)`;

/** What the scope names; of each kind at most one over `most`, so that whoever asks sees that it is too much. */
export async function touchedBy(db: Query, scope: IncidentScope, most: number): Promise<Touched> {
  const limit = most + 1;
  const messages = new Set(scope.messages);
  const deliveries = new Set(scope.deliveries);
  const add = async (which: RawBuilder<{ id: string }>, to: Set<string>): Promise<void> => {
    if (to.size > most) return;
    const { rows } = await sql<{ id: string }>`${which} limit ${limit}`.execute(db);
    for (const { id } of rows) to.add(id);
  };
  if (scope.connection) {
    const { connection } = scope;
    const [from, until] = [new Date(scope.from!), new Date(scope.until!)];
    const ids = sql`>= ${lowestId(from)}::uuid and d.id < ${lowestId(until)}::uuid`;
    await add(handedOver(connection, from, until), deliveries);
    await add(
      sql`select d.id from delivery d where d.id ${ids} and d.lane = ${connection} and d.state <> 'delivered' and ${MAY_HAVE_ARRIVED}`,
      deliveries,
    );
    await add(sql`select d.id from message d where d.id ${ids} and d.connection = ${connection}`, messages);
  }
  if (scope.records)
    await add(
      sql`select d.id from delivery d where d.record_pk = any(${scope.records}::bigint[]) and ${MAY_HAVE_ARRIVED}`,
      deliveries,
    );
  if (scope.occasion)
    await add(
      sql`select d.id from delivery d where d.occasion_id = ${scope.occasion} and d.record_type not in ('occasion', 'correction-report') and ${MAY_HAVE_ARRIVED}`,
      deliveries,
    );
  if (messages.size > 0)
    await add(
      sql`select d.id from delivery d where d.message_id = any(${[...messages]}::uuid[]) and ${MAY_HAVE_ARRIVED}`,
      deliveries,
    );
  return { deliveries: [...deliveries], messages: [...messages] };
}

/** By who gave, who got and when: there is no order over all deliveries of a lane. */
const handedOver = (connection: string, from: Date, until: Date): RawBuilder<{ id: string }> => sql`
  select h.id from (
    select distinct p.key as sender, r.party as recipient
    from (select distinct key from config_version where kind in ('organisation', 'arrangement')) p,
      (select distinct m ->> 'party' as party from config_version c, jsonb_array_elements(c.content -> 'mandates') m
        where c.kind = 'connection' and c.key = ${connection}) r) s
  cross join lateral (
    select d.id from delivery d where d.sender = s.sender and d.recipient = s.recipient and d.state = 'delivered'
      and d.settled_at >= ${from} and d.settled_at < ${until} and d.lane = ${connection} and d.kind = 'document'
    offset 0) h`;

/** Whose records were touched, and whose post: `got` only of what went by the connection itself. */
export async function controllersOfTouched(
  db: Query,
  { deliveries, messages }: Touched,
  connection: string | undefined,
): Promise<string[]> {
  const { rows } = await sql<{ party: string }>`
    select distinct d.sender as party from delivery d where d.id = any(${deliveries}::uuid[])
    union select distinct d.recipient from delivery d where d.id = any(${deliveries}::uuid[]) and d.lane = ${connection ?? null}
    union select distinct m.controller from message m where m.id = any(${messages}::uuid[])
    order by 1`.execute(db);
  return rows.map(({ party }) => party);
}

/** Writes down whom it touched for each controller, under the incident of that controller, and sums it up there. */
export async function writeTouched(
  tx: Tx,
  { deliveries, messages }: Touched,
  connection: string | undefined,
  incidents: { id: string; controller: string }[],
): Promise<void> {
  const given = sql`json_to_recordset(${JSON.stringify(incidents)}::json) as i(id uuid, controller text)`;
  const side = (name: 'gave' | 'got', own: RawBuilder<unknown>, other: RawBuilder<unknown>) => sql`
    insert into incident_touched (incident_id, side, subject_id, record_pk, record_type, other, categories, deliveries,
      first_at, last_at)
    select i.id, ${name}, d.subject_id, d.record_pk, d.record_type, ${other},
      coalesce(array_agg(distinct c.one) filter (where c.one is not null), '{}'), count(distinct d.id),
      min(coalesce(d.settled_at, d.planned_at)), max(coalesce(d.settled_at, d.planned_at))
    from unnest(${deliveries}::uuid[]) u(id) join delivery d on d.id = u.id join ${given} on i.controller = ${own}
    left join lateral (select unnest(x.categories) as one from decision x where x.message_id = d.message_id
      and x.delivery_id = d.id and x.stage = 'deliver' and x.permitted) c on true
    where ${name === 'gave' ? sql`true` : sql`d.lane = ${connection ?? null}`}
    group by i.id, d.subject_id, d.record_pk, d.record_type, ${other}
    order by i.id, d.subject_id, d.record_pk`;
  await side('gave', sql`d.sender`, sql`d.recipient`).execute(tx);
  if (connection) await side('got', sql`d.recipient`, sql`d.sender`).execute(tx);
  await sql`
    insert into incident_touched (incident_id, side, subject_id, record_pk, record_type, categories, deliveries, first_at, last_at)
    select i.id, 'gave', m.subject_id, m.record_pk, m.record_type, '{}', 0, min(m.accepted_at), max(m.accepted_at)
    from unnest(${messages}::uuid[]) u(id) join message m on m.id = u.id join ${given} on i.controller = m.controller
    where not exists (select 1 from delivery d where d.message_id = m.id and ${MAY_HAVE_ARRIVED})
    group by i.id, m.subject_id, m.record_pk, m.record_type`.execute(tx);
  await sql`
    update incident i set recipients = s.recipients, senders = s.senders, categories = s.categories, people = s.people,
      deliveries = s.deliveries, first_at = s.first_at, last_at = s.last_at
    from ${sql`json_to_recordset(${JSON.stringify(incidents)}::json) as g(id uuid)`} cross join lateral (
      select coalesce(array_agg(distinct t.other) filter (where t.side = 'gave' and t.other is not null), '{}') as recipients,
        coalesce(array_agg(distinct t.other) filter (where t.side = 'got'), '{}') as senders,
        coalesce((select array_agg(distinct c) from incident_touched e, unnest(e.categories) c
          where e.incident_id = g.id), '{}') as categories,
        count(distinct t.subject_id)::int as people, coalesce(sum(t.deliveries), 0)::int as deliveries,
        min(t.first_at) as first_at, max(t.last_at) as last_at
      from incident_touched t where t.incident_id = g.id) s
    where i.id = g.id`.execute(tx);
}

export interface TouchedRow {
  id: string;
  side: 'gave' | 'got';
  subjectId: string | null;
  recordPk: string;
  recordType: string;
  /** As the controller calls it; null: what it got, or of somebody who was erased since. */
  recordId: string | null;
  isErased: boolean;
  other: string | null;
  categories: string[];
  deliveries: number;
  firstAt: Date;
  lastAt: Date;
}

/** Whom it touched, in the order in which they were found; `after` is the id of the last one of the page before. */
export async function touchedRows(
  db: Query,
  incidentId: string,
  { after, limit }: { after: string; limit: number },
): Promise<TouchedRow[]> {
  const { rows } = await sql<TouchedRow>`
    select t.id, t.side, t.subject_id as "subjectId", t.record_pk as "recordPk", t.record_type as "recordType",
      s.erased_at is not null as "isErased", t.other, t.categories, t.deliveries, t.first_at as "firstAt", t.last_at as "lastAt",
      case when t.side = 'gave' and s.erased_at is null then coalesce(s.record_id, r.record_id) end as "recordId"
    from incident_touched t left join subject s on s.id = t.subject_id left join record r on r.pk = t.record_pk
    where t.incident_id = ${incidentId} and t.id > ${after}::bigint
    order by t.id limit ${limit}`.execute(db);
  return rows;
}

/** Of these deliveries, messages and records those of a party, or any where none is named: what is not there is not either. */
export async function knownIn(
  db: Query,
  party: string | null,
  named: { deliveries: string[]; messages: string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select d.id from delivery d where d.id = any(${named.deliveries}::uuid[]) and d.kind = 'document'
      and (${party}::text is null or ${party} in (d.sender, d.recipient))
    union all select m.id from message m where m.id = any(${named.messages}::uuid[])
      and (${party}::text is null or m.controller = ${party})`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function recordKey(
  db: Query,
  controller: string,
  recordType: string,
  recordId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ pk: string }>`
    select pk from record where controller = ${controller} and record_type = ${recordType} and record_id = ${recordId}`.execute(
    db,
  );
  return rows[0]?.pk;
}
