import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import type { BatchOrder } from './batch.js';

export async function beginBatch(
  db: Query,
  order: BatchOrder,
  { id, wrappedKey, now }: { id: string; wrappedKey: Buffer; now: Date },
): Promise<void> {
  await db
    .insertInto('batch')
    .values({
      id,
      controller: order.controller,
      connection: order.connection,
      origin: order.origin,
      sender_id: order.senderId,
      record_type: order.recordType,
      contract: order.contract,
      form: order.form,
      options: JSON.stringify(order.options),
      wrapped_key: wrappedKey,
      state: 'receiving',
      trace_id: order.traceId,
      made_at: now,
    })
    .execute();
}

export async function addPiece(db: Query, batchId: string, place: number, sealed: Buffer): Promise<void> {
  await db.insertInto('batch_piece').values({ batch_id: batchId, place, sealed }).execute();
}

/** False when a file under this id of the sender's is in already, or comes in at this very moment. */
export async function completeBatch(
  tx: Tx,
  order: BatchOrder,
  { id, bytes, digest }: { id: string; bytes: number; digest: Buffer },
  now: Date,
): Promise<boolean> {
  // Two uploads under one id end one after the other; the second sees the first.
  const name = `batch:${order.controller}|${order.senderId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7236003))`.execute(tx);
  if (await knownBatch(tx, order)) return false;
  await tx
    .updateTable('batch')
    .set({ state: 'waiting', bytes, digest, accepted_at: now })
    .where('id', '=', id)
    .execute();
  return true;
}

export async function knownBatch(
  db: Query,
  { controller, senderId }: Pick<BatchOrder, 'controller' | 'senderId'>,
): Promise<{ id: string; digest: Buffer } | undefined> {
  const { rows } = await sql<{ id: string; digest: Buffer }>`
    select id, digest from batch
    where controller = ${controller} and sender_id = ${senderId} and state <> 'receiving'`.execute(db);
  return rows[0];
}

export async function dropBatch(db: Query, id: string): Promise<void> {
  await db.deleteFrom('batch_piece').where('batch_id', '=', id).execute();
  await db.deleteFrom('batch').where('id', '=', id).where('state', '=', 'receiving').execute();
}

/** Uploads of which nothing more came. */
export async function brokenOff(db: Query, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from batch where state = 'receiving' and made_at < ${before} order by made_at limit 100`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
