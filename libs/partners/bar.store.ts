import { sql } from 'kysely';
import { newId } from '#kernel';
import { moveRevision, type BarKind, type Query, type Tx } from '#storage';
import type { Bar } from './bars.rules.js';

/** A bar with where it came from: an incident, or a review of who has access. */
export interface BarRow {
  id: string;
  kind: BarKind;
  key: string;
  role: string | null;
  party: string | null;
  incidentId: string | null;
  madeAt: Date;
  endedAt: Date | null;
}

const COLUMNS = sql`b.id, b.kind, b.key, b.role, b.party, b.incident_id as "incidentId", b.made_at as "madeAt",
  b.ended_at as "endedAt"`;

export async function barsInForce(db: Query): Promise<Bar[]> {
  const { rows } =
    await sql<Bar>`select kind, key, role, party from access_bar where ended_at is null`.execute(db);
  return rows;
}

/** Writes it down, and makes every process look again; the one that there is already when it is barred. */
export async function insertBar(
  tx: Tx,
  { kind, key, role = null, party = null }: Bar,
  by: { actor: string; at: Date } & ({ incidentId: string } | { reviewId: string }),
): Promise<{ id: string; madeAt: Date; isNew: boolean }> {
  const incidentId = 'incidentId' in by ? by.incidentId : null;
  const reviewId = 'reviewId' in by ? by.reviewId : null;
  const { rows } = await sql<{ id: string }>`
    insert into access_bar (id, kind, key, role, party, incident_id, review_id, made_at, made_by)
    values (${newId(by.at)}, ${kind}, ${key}, ${role}, ${party}, ${incidentId}, ${reviewId}, ${by.at}, ${by.actor})
    on conflict do nothing returning id`.execute(tx);
  await moveRevision(tx);
  if (rows[0]) return { id: rows[0].id, madeAt: by.at, isNew: true };
  const { rows: known } = await sql<{ id: string; madeAt: Date }>`
    select id, made_at as "madeAt" from access_bar where kind = ${kind} and key = ${key}
      and coalesce(role, '') = ${role ?? ''} and coalesce(party, '') = ${party ?? ''} and ended_at is null`.execute(
    tx,
  );
  return { ...known[0]!, isNew: false };
}

export async function endBar(tx: Tx, id: string, by: { actor: string; at: Date }): Promise<void> {
  await sql`update access_bar set ended_at = ${by.at}, ended_by = ${by.actor} where id = ${id} and ended_at is null`.execute(
    tx,
  );
  await moveRevision(tx);
}

/** Locked, so that two who end it do so one after the other. */
export async function lockBar(tx: Tx, id: string): Promise<BarRow | undefined> {
  const { rows } =
    await sql<BarRow>`select ${COLUMNS} from access_bar b where b.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Of an incident: the revocations that it led to. */
export async function barredByIncident(db: Query, incidentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from access_bar where incident_id = ${incidentId} and kind = 'connection' order by made_at, id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Connections that were barred, by an incident; newest first. */
export async function barredConnections(
  db: Query,
  only: { keys: string[] } | 'all',
  limit: number,
): Promise<BarRow[]> {
  const keys = only === 'all' ? null : only.keys;
  const { rows } = await sql<BarRow>`
    select ${COLUMNS} from access_bar b
    where b.kind = 'connection' and (${keys}::text[] is null or b.key = any(${keys}::text[]))
    order by b.made_at desc, b.id desc limit ${limit}`.execute(db);
  return rows;
}
