import type { Purged } from './verdict.js';

/** The word of the log itself that it purged, as its sealed event has it. */
interface Said {
  from: number;
  to: number;
  why: string;
  at: string;
}
export interface Announcing {
  action: string;
  moment: string;
  details: { ranges?: [number, number][] };
}

const WHY: Record<string, string> = { 'events.purged': 'term', 'events.erased': 'erased' };

/**
 * What was purged, beside what the log says of it. A file only claims that a body was purged, when and why: nothing of that
 * was signed. What was, is the event by which the log said so, which can be of nothing that came after it.
 */
export function createPurges(fault: (position: number, what: string) => void) {
  const claimed: Purged[] = [];
  const said: Said[] = [];

  function judged({ from, to, why }: Purged, order: Said[]): Purged[] {
    const found: Purged[] = [];
    for (let at = from; at <= to;) {
      const one = lastThatBegins(order, at);
      if (!one || one.to < at) {
        fault(at, 'the event is gone, and no event of the log says that it was purged');
        return found;
      }
      if (one.why !== why) fault(at, `the file says "${why}" of it, and the log that it was "${one.why}"`);
      const until = Math.min(to, one.to);
      found.push({ from: at, to: until, why: one.why, first: one.at, last: one.at });
      at = until + 1;
    }
    return found;
  }

  return {
    announced(position: number, { action, moment, details }: Announcing): void {
      const why = WHY[action];
      if (why === undefined) return;
      for (const [from, to] of details.ranges ?? [])
        said.push({ from, to: Math.min(to, position - 1), why, at: moment });
    },
    claimed(position: number, { at, why }: { at: string; why: string }): void {
      add(claimed, { from: position, to: position, why, first: at, last: at });
    },
    /** In a part the event that says so need not be there: nothing more is known than what the file claims. */
    found(isWhole: boolean): Purged[] {
      if (!isWhole) return claimed;
      const order = withoutOverlap(said);
      const all: Purged[] = [];
      for (const range of claimed) for (const one of judged(range, order)) add(all, one);
      return all;
    },
  };
}

/** Nothing is purged twice: what a later event says of a range of an earlier one counts only where that said nothing. */
function withoutOverlap(said: Said[]): Said[] {
  const order: Said[] = [];
  for (const one of said.toSorted((a, b) => a.from - b.from)) {
    const before = order.at(-1);
    const from = before ? Math.max(one.from, before.to + 1) : one.from;
    if (from <= one.to) order.push({ ...one, from });
  }
  return order;
}

function lastThatBegins(order: Said[], at: number): Said | undefined {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return order[low - 1];
}

function add(all: Purged[], one: Purged): void {
  const before = all.at(-1);
  if (before?.why !== one.why || before.to !== one.from - 1) return void all.push(one);
  before.to = one.to;
  if (one.first < before.first) before.first = one.first;
  if (one.last > before.last) before.last = one.last;
}
