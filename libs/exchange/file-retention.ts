import { appendEvents, auditEvent } from '#audit';
import type { Tx } from '#storage';
import { FILE_PARTS, purgePart, type FilePart } from './file-retention.store.js';
import type { RunningHub } from './hub.js';

const WALKED_AT_ONCE = 1000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** How far the last round of this process came in each part: what may stay is not looked at again before the rest was. */
const walked = new WeakMap<RunningHub, Map<FilePart, string>>();

/**
 * Takes out, round after round, what is known of messages, occasions, consents, requests and entries that has been over for as
 * long as its term and that nothing needs any more. That it was done is one event, with how many of each.
 */
export async function purgeFiles(hub: RunningHub, tx: Tx, now: Date): Promise<void> {
  const { delivery, evidence } = hub.config.terms;
  const reached = walked.get(hub) ?? new Map<FilePart, string>();
  walked.set(hub, reached);
  const counts: Record<string, number> = {};
  for (const part of FILE_PARTS) {
    const round = { after: reached.get(part) ?? FIRST, limit: WALKED_AT_ONCE };
    const { last, count } = await purgePart(tx, part, { now, delivery, evidence }, round);
    reached.set(part, last ?? FIRST);
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
