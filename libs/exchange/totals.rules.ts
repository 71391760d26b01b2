/** Numbers under this say too much about somebody. */
export const LEAST_SHOWN = 10;

/**
 * A number that goes up and down by itself as it may be shown, in tens: no difference between two looks is about one, and none
 * is not told apart from a few. `null`: not shown.
 */
export const shownInTens = (count: number): number | null =>
  count < LEAST_SHOWN ? null : count - (count % LEAST_SHOWN);

/** A total and its parts as they are known to whoever they are told to. */
export interface Told<T extends string> {
  total: number;
  parts: Record<T, number>;
}

/** A number that is told stays what it was until it is ten or more off: no difference between two looks is about a few. */
const moved = (told: number, now: number): number => (Math.abs(now - told) >= LEAST_SHOWN ? now : told);

/** What is told from now on, each number by itself: that the parts are not the total is how it has to be. */
export function movedTotals<T extends string>(told: Told<T> | undefined, parts: Record<T, number>): Told<T> {
  const entries = Object.entries(parts) as [T, number][];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  return {
    total: moved(told?.total ?? 0, total),
    parts: Object.fromEntries(
      entries.map(([name, count]) => [name, moved(told?.parts[name] ?? 0, count)]),
    ) as Record<T, number>,
  };
}

/**
 * A total and its parts as they may be shown: nothing under ten, and of the parts not the one either from which a small one
 * would follow. `null`: not shown.
 */
export function shownTotals<T extends string>({
  total,
  parts,
}: Told<T>): { total: number | null; parts: Record<T, number | null> } {
  const entries = Object.entries(parts) as [T, number][];
  const sorted = entries.toSorted(([, a], [, b]) => a - b);
  const small = sorted.filter(([, count]) => count < LEAST_SHOWN).length;
  const hidden = new Set(sorted.slice(0, small === 0 ? 0 : small + 1).map(([name]) => name));
  const shown = entries.map(([name, count]) => [name, hidden.has(name) ? null : count] as const);
  return {
    total: total < LEAST_SHOWN ? null : total,
    parts: Object.fromEntries(shown) as Record<T, number | null>,
  };
}
