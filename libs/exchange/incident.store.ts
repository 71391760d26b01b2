import { sql } from 'kysely';
import { LAST_PLACE, type ListPlace } from '#kernel';
import type { Query, Tx } from '#storage';
import type { IncidentKind, IncidentScope, IncidentState } from './incident.rules.js';

/** One controller's incident, or, under `hub:operator`, that of whoever runs the hub. */
export interface Incident {
  id: string;
  controller: string;
  rootId: string | null;
  kind: IncidentKind;
  state: IncidentState;
  scope: IncidentScope;
  recipients: string[];
  senders: string[];
  categories: string[];
  deliveries: number;
  people: number;
  firstAt: Date | null;
  lastAt: Date | null;
  madeAt: Date;
  discoveredAt: Date;
  dueAt: Date;
  confirmedAt: Date | null;
  listReadAt: Date | null;
  closedAt: Date | null;
  outcome: string | null;
  authority: string | null;
  peopleTold: string | null;
}

const COLUMNS = sql`i.id, i.controller, i.root_id as "rootId", i.kind, i.state, i.scope, i.recipients, i.senders,
  i.categories, i.deliveries, i.people, i.first_at as "firstAt", i.last_at as "lastAt", i.made_at as "madeAt",
  i.discovered_at as "discoveredAt", i.due_at as "dueAt", i.confirmed_at as "confirmedAt",
  i.list_read_at as "listReadAt", i.closed_at as "closedAt", i.outcome, i.authority, i.people_told as "peopleTold"`;

export interface NewIncident {
  id: string;
  controller: string;
  rootId: string | null;
  kind: IncidentKind;
  scope: IncidentScope;
  madeAt: Date;
  madeBy: string;
  discoveredAt: Date;
  dueAt: Date;
}

export async function insertIncident(tx: Tx, one: NewIncident): Promise<void> {
  await tx
    .insertInto('incident')
    .values({
      id: one.id,
      controller: one.controller,
      root_id: one.rootId,
      kind: one.kind,
      state: 'suspected',
      object: one.rootId === null ? 'report' : 'part',
      scope: JSON.stringify(one.scope),
      recipients: [],
      categories: [],
      deliveries: 0,
      made_at: one.madeAt,
      made_by: one.madeBy,
      discovered_at: one.discoveredAt,
      due_at: one.dueAt,
    })
    .execute();
}

/** Locked for whoever changes it. */
export async function lockIncident(tx: Tx, id: string): Promise<Incident | undefined> {
  const { rows } =
    await sql<Incident>`select ${COLUMNS} from incident i where i.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function incidentOf(db: Query, controller: string, id: string): Promise<Incident | undefined> {
  const { rows } = await sql<Incident>`
    select ${COLUMNS} from incident i where i.id = ${id} and i.controller = ${controller}`.execute(db);
  return rows[0];
}

/** Where a page of a list begins: after the last of the page before. */
interface PageOfIncidents {
  onlyOpen: boolean;
  after?: ListPlace | undefined;
  limit: number;
}

/** Of these controllers, newest first. */
export async function incidentsOf(
  db: Query,
  controllers: string[],
  { onlyOpen, after = LAST_PLACE, limit }: PageOfIncidents,
): Promise<Incident[]> {
  const open = onlyOpen ? sql`and n.state <> 'closed'` : sql``;
  const { rows } = await sql<Incident>`
    select ${COLUMNS} from unnest(${controllers}::text[]) as o(name)
    cross join lateral (
      select * from incident n
      where n.controller = o.name and (n.made_at, n.id) < (${after.at}, ${after.id}::uuid) ${open}
      order by n.made_at desc, n.id desc limit ${limit}) i
    order by i.made_at desc, i.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function reportOf(db: Query, id: string): Promise<Incident | undefined> {
  const { rows } = await sql<Incident>`
    select ${COLUMNS} from incident i where i.id = ${id} and i.root_id is null`.execute(db);
  return rows[0];
}

/** What was reported, by whomever, newest first: for whoever runs the hub. */
export async function reportedIncidents(
  db: Query,
  { onlyOpen, after = LAST_PLACE, limit }: PageOfIncidents,
): Promise<Incident[]> {
  const open = onlyOpen ? sql`and i.state <> 'closed'` : sql``;
  const { rows } = await sql<Incident>`
    select ${COLUMNS} from incident i
    where i.root_id is null and (i.made_at, i.id) < (${after.at}, ${after.id}::uuid) ${open}
    order by i.made_at desc, i.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function openReports(db: Query): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from incident where root_id is null and state <> 'closed'`.execute(db);
  return rows[0]!.open;
}

/** Each controller that was told, and whether its mail went. */
export interface Told {
  controller: string;
  state: IncidentState;
  sentAt: Date | null;
}

export async function toldOf(db: Query, rootId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select i.controller, i.state, n.sent_at as "sentAt" from incident i
    left join lateral (select sent_at from notification n where n.connection = 'party:' || i.controller
      and n.kind = 'incident-confirmed' and n.details ->> 'reference' = i.id::text limit 1) n on true
    where (i.id = ${rootId} or i.root_id = ${rootId}) and i.confirmed_at is not null and i.controller <> 'hub:operator'
    order by i.controller`.execute(db);
  return rows;
}

export async function changeIncident(
  tx: Tx,
  id: string,
  change: Partial<{
    state: IncidentState;
    scope: string;
    confirmed_at: Date;
    confirmed_by: string;
    list_read_at: Date;
    closed_at: Date;
    closed_by: string;
    outcome: string;
    authority: string | null;
    people_told: string | null;
  }>,
): Promise<void> {
  await tx.updateTable('incident').set(change).where('id', '=', id).execute();
}

export interface Due {
  id: string;
  controller: string;
  kind: IncidentKind;
  dueAt: Date;
  signal: 'soon' | 'late';
}

/** Incidents of which the clock is about to end or has ended, each said once, and marked as said. */
export async function noteDueIncidents(tx: Tx, now: Date, soon: Date, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    update incident i set soon_told_at = coalesce(i.soon_told_at, ${now}::timestamptz),
      late_told_at = case when i.due_at <= ${now} then ${now}::timestamptz end
    where i.id in (
      select id from incident where state <> 'closed' and late_told_at is null and due_at <= ${soon}
        and (due_at <= ${now} or soon_told_at is null)
      order by due_at limit ${limit} for update skip locked)
    returning i.id, i.controller, i.kind, i.due_at as "dueAt",
      case when i.due_at <= ${now} then 'late' else 'soon' end as signal`.execute(tx);
  return rows;
}
