import { appendEvents, auditEvent } from '#audit';
import type { Tx } from '#storage';
import { FILE_PARTS, purgePart } from './file-retention.store.js';
import type { RunningHub } from './hub.js';
import { walkOn } from './walk.js';

/**
 * Takes out, round after round, what is known of messages, occasions, consents, requests and entries that has been over for as
 * long as its term and that nothing needs any more. That it was done is one event, with how many of each.
 */
export async function purgeFiles(hub: RunningHub, tx: Tx, now: Date): Promise<void> {
  const { delivery, evidence } = hub.config.terms;
  const counts: Record<string, number> = {};
  for (const part of FILE_PARTS) {
    const terms = { now, delivery, evidence };
    const { count } = await walkOn(hub, part, (round) => purgePart(tx, part, terms, round));
    if (count > 0) counts[part] = count;
  }
  if (Object.keys(counts).length === 0) return;
  await appendEvents(tx, [
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'files.purged',
      actor: 'hub',
      object: 'files',
      result: 'purged',
      organisations: [],
      details: counts,
    }),
  ]);
}
