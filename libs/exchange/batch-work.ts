import { setTimeout as pause } from 'node:timers/promises';
import { appendEvents, auditEvent } from '#audit';
import { openRecords, type FileLimits, type FileRecord } from '#contracts';
import { newId, type Refusal, type RefusalCode } from '#kernel';
import { isAway, unseal } from '#storage';
import {
  ClaimLost,
  HOLD_MS,
  MOST_LOST_CLAIMS,
  mostBytesOf,
  shownCounts,
  type ClaimedBatch,
} from './batch.js';
import { pieceName } from './batch-intake.js';
import type { Place } from './batch-line.rules.js';
import { takeSlice, takeOneByOne } from './batch-slice.js';
import { withdrawMissing } from './batch-missing.js';
import {
  claimBatch,
  endBatch,
  holdBatch,
  letGo,
  pieceOf,
  waitingToBeDistributed,
  type Ending,
} from './batch-work.store.js';
import type { RunningHub } from './hub.js';
import type { Caller } from './post.js';

const HOLD_AGAIN_MS = 5_000;
const LOOK_AGAIN_MS = 25;
/** However few records it are: more than this is not held in memory at a time. */
const SLICE_BYTES = 4 * 1024 * 1024;

/** Takes in the files of a controller, one after the other, until none waits. Ends early when the hub stops. */
export async function emptyBatches(hub: RunningHub, controller: string): Promise<void> {
  while (!hub.isStopping()) {
    const batch = await claim(hub, controller);
    if (!batch) return;
    await workOn(hub, batch);
  }
}

const claim = (hub: RunningHub, controller: string): Promise<ClaimedBatch | undefined> =>
  hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    return claimBatch(tx, controller, { id: newId(now), now, until: new Date(now.getTime() + HOLD_MS) });
  });

async function workOn(hub: RunningHub, batch: ClaimedBatch): Promise<void> {
  // Also while a workbook is being unpacked, or others go first, nobody else begins with it.
  const hold = async (): Promise<void> => {
    const now = await hub.moment(hub.db);
    await holdBatch(hub.db, batch, new Date(now.getTime() + HOLD_MS));
  };
  const timer = setInterval(() => void hold().catch(() => undefined), HOLD_AGAIN_MS);
  try {
    const ending = await readAll(hub, batch);
    if (ending) await end(hub, batch, ending);
    else await letGo(hub.db, batch);
  } catch (error) {
    if (error instanceof ClaimLost) return;
    await letGo(hub.db, batch).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** At the first record that is not taken in any more; line 0 when none was read. */
const stoppedBy = (code: RefusalCode, { line, number }: Place = { line: 0, number: 0 }): Ending => ({
  state: 'stopped',
  stop: { line, number, refusal: { code } },
});

/** Reads the file from where it was left; undefined when the hub stops in the middle. */
async function readAll(hub: RunningHub, batch: ClaimedBatch): Promise<Ending | undefined> {
  // It would take every worker with it, one after the other, and keep each next file of its controller waiting.
  if (batch.lostClaims >= MOST_LOST_CLAIMS) return stoppedBy('file-given-up');
  const contract = hub.contracts.get(batch.contract);
  if (!contract) return stoppedBy('unknown-contract');
  const records = openRecords(pieces(hub, batch), batch.form, contract, limitsOf(hub, batch), batch.seen);
  let slice: FileRecord[] = [];
  let bytes = 0;
  let last: (Place & { refusal: Refusal }) | undefined;
  const flush = async (): Promise<Ending | undefined> => {
    const caller = await callerOf(hub, batch);
    const next = slice[0] ?? last;
    if (!caller) return stoppedBy('not-mandated', next);
    if (caller.directory.lifetimes.isRetired(batch.contract, hub.now()))
      return stoppedBy('contract-retired', next);
    // Not line by line: what is missing from it could not be withdrawn either.
    if (!caller.connection.sends.includes(batch.contract)) return stoppedBy('record-type-not-allowed', next);
    if (slice.length > 0) await take(hub, batch, caller, slice);
    slice = [];
    bytes = 0;
    return undefined;
  };
  for await (const record of records) {
    if ('ends' in record) {
      last = record;
      break;
    }
    slice.push(record);
    bytes += 'bytes' in record ? record.bytes : 0;
    if (slice.length < hub.config.batch.slice && bytes < SLICE_BYTES) continue;
    if (!(await roomAhead(hub))) return undefined;
    const ending = await flush();
    if (ending) return ending;
  }
  if (!(await roomAhead(hub))) return undefined;
  const ending = await flush();
  if (ending) return ending;
  if (last) return { state: 'stopped', stop: last };
  return (await withdrawMissing(hub, batch, (await callerOf(hub, batch))!, () => roomAhead(hub)))
    ? { state: 'finished' }
    : undefined;
}

/**
 * What came by itself goes first: a file waits while many messages do; and while the log is not sealed in time, for what
 * cannot be proven is not accepted. False when the hub stops.
 */
async function roomAhead(hub: RunningHub): Promise<boolean> {
  while (!hub.isStopping()) {
    const { ahead } = hub.config.batch;
    const isFirst = (await waitingToBeDistributed(hub.db, ahead)) < ahead;
    if (isFirst && !(await hub.sealLag.isTooLong())) return true;
    await pause(LOOK_AGAIN_MS);
  }
  return false;
}

/** One record on which the hub breaks refuses that one only, and never keeps the file from going on. */
async function take(
  hub: RunningHub,
  batch: ClaimedBatch,
  caller: Caller,
  slice: FileRecord[],
): Promise<void> {
  try {
    await takeSlice(hub, batch, caller, slice);
  } catch (error) {
    if (isAway(error) || error instanceof ClaimLost) throw error;
    hub.report?.(error, 'taking in some records of a file');
    await takeOneByOne(hub, batch, caller, slice);
  }
  hub.pipeline.ring('distribute', 'all');
}

/** Who sends it, as it is now: an ended mandate or connection ends the file too. */
async function callerOf(hub: RunningHub, batch: ClaimedBatch): Promise<Caller | undefined> {
  const directory = await hub.directory();
  const connection = directory.connection(batch.connection);
  if (!connection || directory.isBarred(connection.key)) return undefined;
  if (!directory.isMandated(connection, batch.controller, hub.now())) return undefined;
  return { connection, directory, scopes: new Set(), origin: batch.origin };
}

async function* pieces(hub: RunningHub, { id, wrappedKey }: ClaimedBatch): AsyncGenerator<Buffer> {
  const key = hub.keys.unwrap(id, wrappedKey);
  for (let place = 0; ; place++) {
    const sealed = await pieceOf(hub.db, id, place);
    if (!sealed) return;
    yield unseal(key, sealed, pieceName(id, place));
  }
}

function limitsOf({ config: { limits, batch } }: RunningHub, { form }: ClaimedBatch): FileLimits {
  return {
    maxRecords: batch.maxRecords,
    document: {
      maxBytes: limits.maxDocument,
      maxDepth: limits.maxDepth,
      maxStringLength: limits.maxString,
      maxArrayLength: limits.maxArray,
    },
    table: { maxBytes: mostBytesOf(form, batch) },
  };
}

async function end(hub: RunningHub, batch: ClaimedBatch, ending: Ending): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const counts = await endBatch(tx, batch, ending, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: ending.state === 'finished' ? 'batch.finished' : 'batch.stopped',
        actor: 'hub',
        object: `batch:${batch.id}`,
        result: ending.stop?.refusal.code ?? 'finished',
        organisations: [batch.controller],
        details: { recordType: batch.recordType, ...shownCounts(batch.recordType, counts) },
        traceId: batch.traceId,
      }),
    ]);
  });
}
