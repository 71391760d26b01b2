import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import type { PlannedDelivery } from './distribute.store.js';
import type { DecidedCandidate } from './post.js';

export const PARALLEL_OUTCOMES = [
  'same',
  'only-predecessor',
  'only-successor',
  'other-data',
  'neither',
] as const;
export type ParallelOutcome = (typeof PARALLEL_OUTCOMES)[number];

/** What one party would receive against what the other would, of one record. */
export function outcomeOf(one: DecidedCandidate, other: DecidedCandidate): ParallelOutcome {
  const [a, b] = [one.decision, other.decision];
  if (!a.permitted) return b.permitted ? 'only-successor' : 'neither';
  if (!b.permitted) return 'only-predecessor';
  const kept = ({ permit }: typeof a): string =>
    `${[...permit.categories].sort().join()} ${permit.addressSecret}`;
  return kept(a) === kept(b) ? 'same' : 'other-data';
}

/** Counts, for what is decided in a parallel period, whether both would receive the same: numbers by day, nothing else. */
export async function countDifferences(tx: Tx, planned: PlannedDelivery[], now: Date): Promise<void> {
  const counts = new Map<string, { names: string[]; count: number }>();
  for (const { candidate } of planned) {
    const { alongside, message, question, occasion } = candidate;
    if (!alongside) continue;
    const beside = planned.find(
      ({ candidate: other }) =>
        other.message === message &&
        other.recipient === alongside &&
        other.question.purpose === question.purpose &&
        other.occasion?.id === occasion?.id,
    );
    if (!beside) continue;
    const names = [
      alongside,
      candidate.recipient,
      message.recordType,
      question.purpose,
      outcomeOf(beside.candidate, candidate),
    ];
    const found = counts.get(names.join('|')) ?? { names, count: 0 };
    counts.set(names.join('|'), { names, count: found.count + 1 });
  }
  // In one order, so that two who count do not wait for each other in a ring.
  for (const [, { names, count }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [predecessor, successor, recordType, purpose, outcome] = names;
    await sql`
      insert into parallel_outcome (predecessor, successor, day, record_type, purpose, outcome, count)
      values (${predecessor}, ${successor}, ${now}::timestamptz::date, ${recordType}, ${purpose}, ${outcome}, ${count})
      on conflict (predecessor, successor, day, record_type, purpose, outcome)
      do update set count = parallel_outcome.count + excluded.count`.execute(tx);
  }
}

export interface ParallelCount {
  recordType: string;
  purpose: string;
  outcome: ParallelOutcome;
  count: number;
}

export async function parallelCounts(
  db: Query,
  between: { predecessor: string; successor: string; from: Date; until: Date | null },
): Promise<ParallelCount[]> {
  const { rows } = await sql<ParallelCount>`
    select record_type as "recordType", purpose, outcome, sum(count)::int as count from parallel_outcome
    where predecessor = ${between.predecessor} and successor = ${between.successor}
      and day >= ${between.from}::timestamptz::date
      and (${between.until}::timestamptz is null or day <= ${between.until}::timestamptz::date)
    group by record_type, purpose, outcome order by record_type, purpose, outcome`.execute(db);
  return rows;
}
