type Say = (key: string, more?: Record<string, unknown>) => string;

/** "P6M" as "6 maanden"; any other form as it stands. */
export function termWords(t: Say, term: string): string {
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(term) ?? [];
  return count ? t(`agreements.term.${unit}`, { count: Number(count) }) : term;
}
