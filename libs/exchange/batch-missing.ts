import { commitAllWithin } from './accept.store.js';
import { HOLD_MS, type ClaimedBatch, type KeptBecause } from './batch.js';
import { withdrawalOf } from './batch-line.rules.js';
import { countMissing, missingRecords } from './batch-unchanged.js';
import { advance, countsOf, lockClaim, noteMissing } from './batch-work.store.js';
import type { RunningHub } from './hub.js';
import { secondsSince } from './observer.js';
import { check } from './pipeline.js';
import type { Caller } from './post.js';

/** So few may always go: a share of little is soon reached. */
const A_FEW = 10;

/**
 * What a full state does not hold any more is withdrawn, where the sender asked for that. Not when a line could not be
 * read so far that it says which record it is, and not when so many are missing that it looks like half a file. False
 * when the hub stops in the middle.
 */
export async function withdrawMissing(
  hub: RunningHub,
  batch: ClaimedBatch,
  caller: Caller,
  roomAhead: () => Promise<boolean>,
): Promise<boolean> {
  const { mode, missing } = batch.options;
  if (mode !== 'full' || missing === 'keep') return true;
  const counted = await countMissing(hub.db, batch);
  const because = await whyKept(hub, batch, counted);
  await noteMissing(hub.db, batch, counted.missing, because);
  if (because) return true;
  for (;;) {
    const recordIds = await missingRecords(hub.db, batch, hub.config.batch.slice);
    if (recordIds.length === 0) return true;
    if (!(await roomAhead())) return false;
    await withdraw(hub, batch, caller, recordIds);
    hub.pipeline.ring('distribute', 'all');
  }
}

/** Half a file looks like a region that closed down: then nothing is withdrawn, and the sender is told why. */
async function whyKept(
  hub: RunningHub,
  batch: ClaimedBatch,
  { missing, known }: { missing: number; known: number },
): Promise<KeptBecause | undefined> {
  const { seen, unnamed, withdrawn } = await countsOf(hub.db, batch);
  if (unnamed > 0) return 'unreadable-lines';
  // It was begun already, before the hub was stopped.
  if (batch.options.missing === 'withdraw-all' || withdrawn > 0) return undefined;
  if (seen === 0) return 'empty-file';
  return missing > Math.max(A_FEW, (known * hub.config.batch.missingShare) / 100) ? 'too-many' : undefined;
}

async function withdraw(
  hub: RunningHub,
  batch: ClaimedBatch,
  caller: Caller,
  recordIds: string[],
): Promise<void> {
  const source = caller.directory.party(batch.controller)!.urn;
  const checked = recordIds.map((recordId) => {
    const incoming = withdrawalOf({ ...batch, source }, recordId);
    const outcome = incoming.ok ? check(hub.pipeline, caller, incoming.value) : incoming;
    if (!outcome.ok) throw new Error(`a withdrawal was refused: ${outcome.refusal.code}`);
    return { ...outcome.value, batchId: batch.id };
  });
  const startedAt = performance.now();
  await hub.db.transaction().execute(async (tx) => {
    await lockClaim(tx, batch);
    const now = await hub.moment(tx);
    await commitAllWithin(tx, hub.keys, checked, now);
    const none = { seen: 0, taken: 0, unchanged: 0, refused: 0, unnamed: 0 };
    await advance(tx, batch, { ...none, withdrawn: checked.length }, new Date(now.getTime() + HOLD_MS));
  });
  hub.observer?.committed(checked.length, secondsSince(startedAt));
}
