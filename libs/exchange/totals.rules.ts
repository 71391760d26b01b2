/** Numbers under this say too much about somebody. */
export const LEAST_SHOWN = 10;

/**
 * A total and its parts as they may be shown: nothing under ten, and of the parts not the one either from which a small one
 * would follow. `null`: not shown.
 */
export function shownTotals<T extends string>(
  parts: Record<T, number>,
): { total: number | null; parts: Record<T, number | null> } {
  const entries = Object.entries(parts) as [T, number][];
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const sorted = entries.toSorted(([, a], [, b]) => a - b);
  const small = sorted.filter(([, count]) => count < LEAST_SHOWN).length;
  const hidden = new Set(sorted.slice(0, small === 0 ? 0 : small + 1).map(([name]) => name));
  const shown = entries.map(([name, count]) => [name, hidden.has(name) ? null : count] as const);
  return {
    total: total < LEAST_SHOWN ? null : total,
    parts: Object.fromEntries(shown) as Record<T, number | null>,
  };
}
