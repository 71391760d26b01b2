/** How many of each; what is none is forgotten. */
export function createCount() {
  const counts = new Map<string, number>();
  return {
    of: (key: string): number => counts.get(key) ?? 0,
    add(key: string, many: number): void {
      const now = (counts.get(key) ?? 0) + many;
      if (now > 0) counts.set(key, now);
      else counts.delete(key);
    },
  };
}
