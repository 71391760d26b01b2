import { sql } from 'kysely';
import type { Purpose } from '#kernel';
import { isState, plain, type Query, type Tx } from '#storage';
import { dueOf } from './claim.store.js';
import type { DueDelivery, Ready } from './post.js';
import { SCREEN } from './screen.rules.js';

/** Who opened it, for whom: nobody else looks. */
export interface Looker {
  party: string;
  actor: string;
}

export interface DeskView extends Looker {
  id: string;
  purpose: Purpose;
  desk: string | null;
  openedAt: Date;
  endsAt: Date;
}

export interface ViewSource {
  source: string;
  occasionId: string | null;
  codeNotValid: boolean;
}

export async function insertView(tx: Tx, view: DeskView): Promise<void> {
  await tx
    .insertInto('desk_view')
    .values({
      id: view.id,
      party: view.party,
      actor: view.actor,
      purpose: view.purpose,
      desk: view.desk,
      opened_at: view.openedAt,
      ends_at: view.endsAt,
    })
    .execute();
}

export async function insertViewSource(tx: Tx, viewId: string, one: ViewSource): Promise<void> {
  await tx
    .insertInto('desk_view_source')
    .values({
      view_id: viewId,
      source: one.source,
      occasion_id: one.occasionId,
      code_not_valid: one.codeNotValid,
    })
    .execute();
}

const COLUMNS = sql`id, party, actor, purpose, desk, opened_at as "openedAt", ends_at as "endsAt"`;

/** A view that goes on, of whoever asks; of others it is not there. */
export async function ownView(
  db: Query,
  { party, actor }: Looker,
  id: string,
  now: Date,
): Promise<DeskView | undefined> {
  const { rows } = await sql<DeskView>`
    select ${COLUMNS} from desk_view
    where id = ${id} and party = ${party} and actor = ${actor} and ends_at > ${now}`.execute(db);
  return rows[0];
}

export async function ownViews(db: Query, { party, actor }: Looker, now: Date): Promise<DeskView[]> {
  const { rows } = await sql<DeskView>`
    select ${COLUMNS} from desk_view
    where actor = ${actor} and party = ${party} and ends_at > ${now} order by id`.execute(db);
  return rows;
}

export async function sourcesOf(db: Query, viewIds: string[]): Promise<(ViewSource & { viewId: string })[]> {
  const { rows } = await sql<ViewSource & { viewId: string }>`
    select view_id as "viewId", source, occasion_id as "occasionId", code_not_valid as "codeNotValid"
    from desk_view_source where view_id = any(${viewIds}::uuid[]) order by view_id, source`.execute(db);
  return rows;
}

/** Over by their date, for whoever ends them; one that somebody ends now is left to them. */
export async function viewsToEnd(tx: Tx, now: Date, limit: number): Promise<DeskView[]> {
  const { rows } = await sql<DeskView>`
    select ${COLUMNS} from desk_view where ends_at <= ${now} order by ends_at limit ${limit}
    for update skip locked`.execute(tx);
  return rows;
}

export async function lockView(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from desk_view where id = ${id} for update`.execute(tx);
}

/** The view goes, and by whom the person was found at a source; that there was one stands in the log. */
export async function deleteView(tx: Tx, id: string, occasions: string[]): Promise<void> {
  await sql`delete from desk_view where id = ${id}`.execute(tx);
  await sql`update occasion set bsn_hash = null where id = any(${occasions}::uuid[])`.execute(tx);
}

/** The questions to the sources of these occasions, as far as they are on their way; the last of each counts. */
export interface Notice {
  occasionId: string;
  lane: string;
  state: string;
  code: string | null;
}

export async function noticesOf(db: Query, occasions: string[]): Promise<Map<string, Notice>> {
  const { rows } = await sql<Notice>`
    select distinct on (occasion_id) occasion_id as "occasionId", lane, state, code from delivery
    where occasion_id = any(${occasions}::uuid[]) and kind = 'document' and record_type = 'occasion'
    order by occasion_id, id desc`.execute(db);
  return new Map(rows.map((one) => [one.occasionId, one]));
}

/**
 * What lies on the screen under these occasions: of each record the newest, unless its source took it back since. Which of
 * it may be shown is decided at each look.
 */
export async function onScreen(db: Query, occasions: string[]): Promise<(DueDelivery & { state: string })[]> {
  if (occasions.length === 0) return [];
  const { rows } = await sql<{ id: string; state: string }>`
    select distinct on (d.occasion_id, d.record_pk) d.id, d.state from delivery d
    where d.occasion_id = any(${occasions}::uuid[]) and d.kind = 'document' and d.lane = ${SCREEN}
      and d.state in ('planned', 'delivered')
      and not exists (select 1 from delivery t where t.record_pk = d.record_pk and t.recipient = d.recipient
        and t.kind = 'retraction' and t.lane = d.lane and t.retracts is not null and t.seq > d.seq)
    order by d.occasion_id, d.record_pk, d.seq desc, d.id desc`.execute(db);
  if (rows.length === 0) return [];
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const found = await sql<DueDelivery>`
    ${dueOf(sql`unnest(${[...states.keys()]}::uuid[]) as c(id) join delivery d on d.id = c.id`)} order by d.id`.execute(
    db,
  );
  return found.rows.map((due) => ({ ...due, state: states.get(due.id)! }));
}

/** Occasions of a view under which something was shown, though it may not be there any more. */
export async function shownUnder(db: Query, occasions: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct occasion_id as id from delivery
    where occasion_id = any(${occasions}::uuid[]) and kind = 'document' and lane = ${SCREEN} and attempts > 0`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What is shown for the first time is delivered by that; gives which that were. */
export async function markShown(tx: Tx, ready: Ready[], now: Date): Promise<Set<string>> {
  const rows = ready.map(({ due, decision, dropped, losses }) => ({
    id: due.id,
    dropped: Object.keys(dropped).length > 0 ? dropped : null,
    losses: losses.length > 0 ? losses : null,
    clause: decision.permitted ? decision.permit.clause.key : null,
    consent_id: decision.permitted ? decision.permit.consentId : null,
  }));
  const { rows: first } = await sql<{ id: string }>`
    with shown as (
      update delivery d set state = 'delivered', attempts = 1, settled_at = ${now}, dropped = p.dropped, losses = p.losses,
        clause = p.clause, consent_id = p.consent_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as p(id uuid, dropped jsonb, losses jsonb, clause text, consent_id uuid)
      where d.id = p.id and d.id = any(${plain(rows.map(({ id }) => id))}::uuid[]) and ${isState('d.state', 'planned')}
      returning d.id
    ), tried as (
      insert into attempt (delivery_id, number, started_at, ended_at, result)
      select id, 1, ${now}::timestamptz, ${now}::timestamptz, 'delivered' from shown)
    select id from shown`.execute(tx);
  return new Set(first.map(({ id }) => id));
}
