import { isOpen, occasionsById, openOccasionsOf, type Occasion } from '#consent';
import { namesItsPerson } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { DueDelivery } from './post.js';
import { occasionBack } from './report.rules.js';

/** The occasions that deliveries are bound to, and every other open one of the same people. */
export async function occasionsAround(
  tx: Tx,
  due: DueDelivery[],
  subjects: string[],
  now: Date,
): Promise<Map<string, Occasion>> {
  const ids = due.flatMap((d) => d.occasionId ?? []);
  const bound = ids.length > 0 ? await occasionsById(tx, ids) : new Map<string, Occasion>();
  const open = subjects.length > 0 ? await openOccasionsOf(tx, subjects, now) : [];
  return new Map([...open.map((one) => [one.id, one] as const), ...bound]);
}

/**
 * The occasion under which it was planned; when that is over, another one for the same that is open, at the same desk: there,
 * and not elsewhere, it waits.
 */
export function occasionNow(
  due: DueDelivery,
  occasions: Map<string, Occasion>,
  directory: Directory,
  now: Date,
): Occasion | undefined {
  const bound = due.occasionId ? occasions.get(due.occasionId) : undefined;
  if (bound && isOpen(bound, now)) return bound;
  if (due.recordType === 'correction-report') return backFor(due, occasions, directory, now) ?? bound;
  // What names its occasion goes on that one or not at all.
  if (namesItsPerson(due.recordType) || bound?.viewId) return bound;
  const other = [...occasions.values()].find(
    (one) =>
      one.subjectId === due.subjectId &&
      one.viewId === null &&
      one.desk === (bound?.desk ?? null) &&
      one.source === due.sender &&
      one.purpose === due.purpose &&
      directory.successorOf(one.recipient, due.recordType) === due.recipient &&
      isOpen(one, now),
  );
  return other ?? bound;
}

/** A report goes back: its recipient is the source of the occasion, and its sender the recipient. */
function backFor(
  due: DueDelivery,
  occasions: Map<string, Occasion>,
  directory: Directory,
  now: Date,
): Occasion | undefined {
  const open = [...occasions.values()].filter((one) => one.subjectId === due.subjectId && isOpen(one, now));
  return occasionBack(due, { reporter: due.sender, source: due.recipient }, open, directory);
}
