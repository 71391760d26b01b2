import { createHmac } from 'node:crypto';
import { appendEvents, auditEvent } from '#audit';
import { canonicalJson, newId, ok, refuse, sameBytes, type Json, type Outcome } from '#kernel';
import { newDataKey, seal } from '#storage';
import { mostBytesOf, type BatchOrder } from './batch.js';
import { addPiece, beginBatch, completeBatch, dropBatch, knownBatch } from './batch-intake.store.js';
import type { RunningHub } from './hub.js';

/** Large enough to cost few statements, small enough that many uploads side by side take little memory. */
const PIECE_BYTES = 512 * 1024;

export interface BatchReceipt {
  batchId: string;
  state: 'waiting';
  /** True when the same file was uploaded before: this is the first receipt again. */
  repeated: boolean;
}

/**
 * Takes in a file as it comes, piece by piece, each sealed and committed before the next is asked for; answers when all
 * of it is safe. What breaks off leaves nothing behind. Nothing is read in it here: that is the worker's.
 */
export async function takeUpload(
  hub: RunningHub,
  order: BatchOrder,
  body: AsyncIterable<Buffer>,
): Promise<Outcome<BatchReceipt>> {
  const now = hub.now();
  const id = newId(now);
  const key = newDataKey();
  await beginBatch(hub.db, order, { id, wrappedKey: hub.keys.wrap(id, key), now });
  const drop = (): Promise<void> => hub.db.transaction().execute((tx) => dropBatch(tx, id));
  const receipt = await storeAll(hub, order, { id, key }, body).catch(async (error: unknown) => {
    // What the database cannot be told now is swept up later.
    await drop().catch(() => undefined);
    throw error;
  });
  if (!receipt.ok || receipt.value.repeated) await drop();
  else hub.pipeline.ring('batch', order.controller);
  return receipt;
}

async function storeAll(
  hub: RunningHub,
  order: BatchOrder,
  { id, key }: { id: string; key: Buffer },
  body: AsyncIterable<Buffer>,
): Promise<Outcome<BatchReceipt>> {
  const organisation = await hub.keys.ofOrganisation(hub.db, order.controller, hub.now());
  const digest = createHmac('sha256', organisation.digest);
  const most = mostBytesOf(order.form, hub.config.batch);
  let bytes = 0;
  let place = 0;
  for await (const piece of piecesOf(body)) {
    bytes += piece.length;
    if (bytes > most) return refuse('body-too-large', { detail: `The file is larger than ${most} bytes.` });
    // Whoever stops does not wait for an upload that may take long: the sender tries again.
    if (hub.isStopping()) return refuse('busy');
    digest.update(piece);
    if (!(await addPiece(hub.db, id, place, seal(key, piece, pieceName(id, place))))) return refuse('busy');
    place++;
  }
  if (bytes === 0) return refuse('invalid-request', { detail: 'The file is empty.' });
  digest.update(canonicalJson(whatIsAsked(order)));
  return complete(hub, order, { id, bytes, digest: digest.digest() });
}

export const pieceName = (batchId: string, place: number): string => `batch:${batchId}:${place}`;

/** What makes two uploads under one id the same, beside their bytes. */
const whatIsAsked = ({ contract, form, options }: BatchOrder): Json => ({
  contract,
  form,
  options: { ...options } as Json,
});

async function complete(
  hub: RunningHub,
  order: BatchOrder,
  upload: { id: string; bytes: number; digest: Buffer },
): Promise<Outcome<BatchReceipt>> {
  const isFirst = await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    if (!(await completeBatch(tx, order, upload, now))) return false;
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'batch.accepted',
        actor: `connection:${order.connection}`,
        origin: order.origin,
        object: `batch:${upload.id}`,
        result: 'accepted',
        organisations: [order.controller],
        details: {
          recordType: order.recordType,
          contract: order.contract,
          bytes: upload.bytes,
          ...order.options,
        },
        traceId: order.traceId,
      }),
    ]);
    return true;
  });
  if (isFirst) return ok({ batchId: upload.id, state: 'waiting', repeated: false });
  const earlier = await knownBatch(hub.db, order);
  if (!earlier) return refuse('busy');
  if (!sameBytes(earlier.digest, upload.digest)) return refuse('id-reused');
  return ok({ batchId: earlier.id, state: 'waiting', repeated: true });
}

/** The same bytes in pieces of one size, whatever size they come in. */
async function* piecesOf(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let held = 0;
  for await (const chunk of body) {
    kept.push(chunk);
    held += chunk.length;
    if (held < PIECE_BYTES) continue;
    const whole = Buffer.concat(kept);
    let from = 0;
    for (; whole.length - from >= PIECE_BYTES; from += PIECE_BYTES)
      yield whole.subarray(from, from + PIECE_BYTES);
    kept = from < whole.length ? [whole.subarray(from)] : [];
    held = whole.length - from;
  }
  if (held > 0) yield Buffer.concat(kept);
}
