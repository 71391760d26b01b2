import { sql, type RawBuilder } from 'kysely';
import { hmacSha256, newId } from '#kernel';
import { unseal, type KeyRing, type Query, type Tx } from '#storage';

/** By what somebody is found on a stop-list: the controller's own record id, or the BSN where it may use that. */
export type StoppedBy = 'record' | 'bsn';

/** Under a key of the controller that is for nothing else: two controllers' lists cannot be laid side by side. */
export const stopHash = (key: Buffer, by: StoppedBy, value: string): Buffer =>
  hmacSha256(key, `${by}:${value}`);

export interface StopEntry {
  id: string;
  controller: string;
  hash: Buffer;
  /** Null: no entry of this person is made at all. */
  purposes: string[] | null;
  requestId: string | null;
}

/** An entry that is there already is left as it is, so that a replay of an erasure changes nothing. */
export async function insertStops(tx: Tx, stops: Omit<StopEntry, 'id'>[], now: Date): Promise<void> {
  for (const { controller, hash, purposes, requestId } of stops)
    await sql`
      insert into stop_list (id, controller, hash, purposes, request_id, made_at)
      select ${newId(now)}::uuid, ${controller}, ${hash}::bytea, ${purposes}::text[], ${requestId}::uuid, ${now}::timestamptz
      where not exists (select 1 from stop_list l where l.controller = ${controller} and l.hash = ${hash}::bytea
        and l.lifted_at is null and l.purposes is not distinct from ${purposes}::text[])`.execute(tx);
}

/** For what an entry is stopped that is found by these. */
export const stoppedBy = (controller: string, hashes: Buffer[]): RawBuilder<string[]> => sql<string[]>`array(
  select distinct u.purpose from stop_list l cross join lateral unnest(coalesce(l.purposes, array['*'])) as u(purpose)
  where l.controller = ${controller} and l.hash = any(${hashes}::bytea[]) and l.lifted_at is null)`;

/** One erasure or objection on the stop-list: its hashes count as one. */
export interface StopView {
  id: string;
  purposes: string[] | null;
  requestId: string | null;
  madeAt: Date;
  liftedAt: Date | null;
}

export async function stopsOf(db: Query, controller: string, limit: number): Promise<StopView[]> {
  const { rows } = await sql<StopView>`
    select id, purposes, request_id as "requestId", made_at as "madeAt", lifted_at as "liftedAt"
    from stop_list where controller = ${controller} order by made_at desc, id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Lifts it, with whatever else of the same request there is; undefined where this controller has none such. */
export async function liftStop(
  tx: Tx,
  controller: string,
  id: string,
  by: { at: Date; actor: string },
): Promise<{ liftedAt: Date; isNew: boolean } | undefined> {
  const { rows } = await sql<{ requestId: string | null; liftedAt: Date | null }>`
    select request_id as "requestId", lifted_at as "liftedAt" from stop_list
    where id = ${id} and controller = ${controller} for update`.execute(tx);
  const one = rows[0];
  if (!one) return undefined;
  if (one.liftedAt) return { liftedAt: one.liftedAt, isNew: false };
  await sql`
    update stop_list set lifted_at = ${by.at}, lifted_by = ${by.actor}
    where id = ${id} and lifted_at is null`.execute(tx);
  if (one.requestId !== null) await liftStopsOf(tx, one.requestId, by);
  return { liftedAt: by.at, isNew: true };
}

export async function liftStopsOf(tx: Tx, requestId: string, by: { at: Date; actor: string }): Promise<void> {
  await sql`
    update stop_list set lifted_at = ${by.at}, lifted_by = ${by.actor}
    where request_id = ${requestId} and lifted_at is null`.execute(tx);
}

interface Stopped {
  id: string;
  recordId: string;
  keyId: string;
  wrapped: Buffer | null;
  bsnSealed: Buffer | null;
}

/** What still holds, after a lifting, for entries that were made while they were on the list. */
export async function restateStops(tx: Tx, keys: KeyRing, controller: string, now: Date): Promise<void> {
  const { stop } = await keys.ofOrganisation(tx, controller, now);
  const { rows } = await sql<Stopped>`
    select s.id, s.record_id as "recordId", s.key_id as "keyId", k.wrapped, s.bsn_sealed as "bsnSealed"
    from subject s join data_key k on k.id = s.key_id
    where s.controller = ${controller} and s.stopped_for <> '{}' order by s.id for no key update of s`.execute(
    tx,
  );
  for (const one of rows) {
    const hashes = [stopHash(stop, 'record', one.recordId)];
    const bsn = bsnIn(keys, one);
    if (bsn !== undefined) hashes.push(stopHash(stop, 'bsn', bsn));
    await sql`
      update subject set stopped_for = ${stoppedBy(controller, hashes)} where id = ${one.id}`.execute(tx);
  }
}

/** The BSN of an entry, where it has one and its key is there. */
export function bsnIn(
  keys: KeyRing,
  { id, keyId, wrapped, bsnSealed }: Omit<Stopped, 'recordId'>,
): string | undefined {
  if (!bsnSealed || !wrapped) return undefined;
  return unseal(keys.unwrap(keyId, wrapped), bsnSealed, `bsn:${id}`).toString();
}

/** By what an entry is found on a stop-list. */
export async function stopHashesOf(tx: Tx, keys: KeyRing, subjectId: string, now: Date): Promise<Buffer[]> {
  const { rows } = await sql<Stopped & { controller: string }>`
    select s.id, s.controller, s.record_id as "recordId", s.key_id as "keyId", k.wrapped, s.bsn_sealed as "bsnSealed"
    from subject s join data_key k on k.id = s.key_id where s.id = ${subjectId}`.execute(tx);
  const one = rows[0]!;
  const { stop } = await keys.ofOrganisation(tx, one.controller, now);
  const bsn = bsnIn(keys, one);
  return [stopHash(stop, 'record', one.recordId), ...(bsn === undefined ? [] : [stopHash(stop, 'bsn', bsn)])];
}
