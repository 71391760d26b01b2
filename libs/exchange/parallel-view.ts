import { ok, refuse, type Outcome } from '#kernel';
import { approvedVersions } from '#storage';
import type { RunningHub } from './hub.js';
import { LEAST_SHOWN, shownInTens } from './totals.rules.js';
import { parallelCounts, type ParallelCount } from './parallel.store.js';

export interface ParallelDifferences {
  predecessor: string;
  successor: string;
  from: Date;
  until: Date | null;
  /** `count`, in tens, is null where it, or one by which it could be found, is below 10. */
  counts: (Omit<ParallelCount, 'count'> & { count: number | null })[];
}

/**
 * How often both would have received the same of one record, and how often not, by record type and purpose. Where a number
 * is small the next one up is hidden too, so that it does not follow from what both have received together.
 */
export async function parallelDifferences(
  hub: RunningHub,
  key: string,
): Promise<Outcome<ParallelDifferences>> {
  const parallel = (await approvedVersions(hub.db)).findLast(
    (one) => one.kind === 'parallel' && one.key === key,
  );
  if (!parallel) return refuse('not-found');
  const { from: predecessor, to: successor } = parallel.content as { from: string; to: string };
  const period = { from: parallel.validFrom, until: parallel.validUntil };
  const counts = await parallelCounts(hub.db, { predecessor, successor, ...period });
  return ok({ predecessor, successor, ...period, counts: withoutSmall(counts) });
}

export function withoutSmall(counts: ParallelCount[]): ParallelDifferences['counts'] {
  const groupOf = ({ recordType, purpose }: ParallelCount): string => `${recordType} ${purpose}`;
  const hidden = new Set<ParallelCount>();
  for (const group of new Set(counts.map(groupOf))) {
    const own = counts.filter((one) => groupOf(one) === group).sort((a, b) => a.count - b.count);
    const small = own.filter(({ count }) => count < LEAST_SHOWN);
    for (const one of small) hidden.add(one);
    const next = own[small.length];
    if (small.length > 0 && next) hidden.add(next);
  }
  return counts.map((one) => ({ ...one, count: hidden.has(one) ? null : shownInTens(one.count) }));
}
