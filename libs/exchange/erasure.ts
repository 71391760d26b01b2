import { appendEvents, auditEvent } from '#audit';
import {
  contactsNotErased,
  destroyDocuments,
  EVERY_PURPOSE,
  eraseContact,
  erasureOf,
  forgetNames,
  insertStops,
  lockOccasion,
  notErased,
  occasionsById,
  openOccasionsAskedFor,
  openOccasionsOf,
  pauseAsAsked,
  stopOthers,
  type Erasure,
} from '#consent';
import type { Database, Tx } from '#storage';
import { closeWithin } from './closings.js';
import { erasureJournalIn, type ErasureJournal } from './erasure-journal.js';
import type { RunningHub } from './hub.js';
import { stopForErased } from './retract.store.js';

const AT_ONCE = 200;

/**
 * Erases one controller's entry of a person. Open occasions end as they always do, what waits is stopped, the key goes, and
 * it is written down outside the database before it is committed: what is in the journal and not here is done again at
 * the next start. `tell` plans what those are told who got data, while it is still known who they are. False: it was done.
 */
export async function eraseWithin(
  hub: RunningHub,
  tx: Tx,
  { subjectId, requestId }: { subjectId: string; requestId: string | null },
  tell: (now: Date) => Promise<void>,
): Promise<{ lanes: string[]; isErased: boolean }> {
  const lanes: string[] = [];
  const at = await hub.moment(tx);
  // What it asked of others about the person would bring the person back.
  const open = [
    ...(await openOccasionsOf(tx, [subjectId], at)),
    ...(await openOccasionsAskedFor(tx, subjectId, at)),
  ];
  // Before the entry, like everybody who ends an occasion.
  for (const { id } of open.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await lockOccasion(tx, id);
  const erasure = await erasureOf(tx, hub.keys, subjectId, await hub.moment(tx));
  if (!erasure) return { lanes, isErased: false };
  const still = await occasionsById(
    tx,
    open.map(({ id }) => id),
  );
  for (const occasion of still.values()) {
    if (occasion.closedAt) continue;
    // Its date is moved to now: whoever is told hears what it would hear then.
    const ended = await closeWithin(hub, tx, occasion, { actor: 'hub', result: 'over' });
    lanes.push(...ended.lanes);
  }
  const now = await hub.moment(tx);
  await destroyDocuments(tx, erasure, now);
  await tell(now);
  await finish(tx, erasure, requestId, now);
  await erasureJournalIn(hub.config.erasureJournal).write(erasure);
  return { lanes, isErased: true };
}

async function finish(tx: Tx, erasure: Erasure, requestId: string | null, now: Date): Promise<void> {
  await stopErased(tx, erasure, requestId, now);
  // While it is still known who they are.
  const others = await stopOthers(tx, erasure.subjectId, [EVERY_PURPOSE]);
  await stopForErased(tx, erasure.subjectId, now);
  await forgetNames(tx, erasure, now);
  await pauseAsAsked(tx, others);
}

const stopErased = (
  tx: Tx,
  { controller, stops }: Erasure,
  requestId: string | null,
  now: Date,
): Promise<void> =>
  insertStops(
    tx,
    stops.map((hash) => ({ controller, hash: Buffer.from(hash, 'base64'), purposes: null, requestId })),
    now,
  );

/**
 * Before the hub opens: whoever was erased after the backup was made that was restored is erased again. Nobody is told
 * again: what was sent before is not known to this database. Gives how many.
 */
export async function replayErasures(
  db: Database,
  folder: string,
  moment: (db: Tx) => Promise<Date>,
): Promise<number> {
  const journal: ErasureJournal = erasureJournalIn(folder);
  const written = await journal.subjects();
  let done = 0;
  for (let at = 0; at < written.length; at += AT_ONCE) {
    const some = written.slice(at, at + AT_ONCE);
    for (const id of [...(await notErased(db, some)), ...(await contactsNotErased(db, some))]) {
      const erasure = await journal.read(id);
      await db.transaction().execute(async (tx) => {
        const now = await moment(tx);
        if (erasure.of === 'contact') {
          await stopErased(tx, erasure, null, now);
          await eraseContact(tx, id, now);
        } else {
          await destroyDocuments(tx, erasure, now);
          await finish(tx, erasure, null, now);
        }
        await appendEvents(tx, [
          auditEvent({
            moment: now,
            log: 'audit',
            action: 'erasure.replayed',
            actor: 'hub',
            object: 'entries',
            result: 'erased',
            organisations: [erasure.controller],
            details: {},
          }),
        ]);
      });
      done += 1;
    }
  }
  return done;
}
