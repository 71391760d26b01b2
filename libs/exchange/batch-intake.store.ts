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

/** False when the file was dropped meanwhile: what is added then would belong to nothing. */
export async function addPiece(db: Query, batchId: string, place: number, sealed: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into batch_piece (batch_id, place, sealed)
    select id, ${place}::int, ${sealed}::bytea from batch where id = ${batchId} and state = 'receiving'
    for key share`.execute(db);
  return numAffectedRows === 1n;
}

/** False when a file under this id of the sender's is in already, or comes in now, or this one was dropped meanwhile. */
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
  const { numUpdatedRows } = await tx
    .updateTable('batch')
    .set({ state: 'waiting', bytes, digest, accepted_at: now })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
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

/** What was accepted meanwhile stays. Whoever adds a piece waits for this, or is waited for: none is left behind. */
export async function dropBatch(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('batch').where('id', '=', id).where('state', '=', 'receiving').execute();
  await sql`
    delete from batch_piece p where batch_id = ${id} and not exists (select 1 from batch b where b.id = p.batch_id)`.execute(
    tx,
  );
}

/** Uploads of which nothing more came. */
export async function brokenOff(db: Query, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from batch where state = 'receiving' and made_at < ${before} order by made_at limit 100`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
