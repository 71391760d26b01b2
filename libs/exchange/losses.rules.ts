import { placeOf, type Loss, type LossReason } from '#translation';

export interface CountedLoss {
  /** `*` for any item. */
  pointer: string;
  reason: LossReason;
  /** null: fewer than ten of records about people, which says too much about somebody. */
  translations: number | null;
}

/** Numbers under this say too much about somebody. */
const LEAST = 10;

/** In how many translations each place was lost, the most often first; items of a list are one place. */
export function countLosses(translations: Loss[][], isPersonal: boolean): CountedLoss[] {
  const counts = new Map<string, { pointer: string; reason: LossReason; translations: number }>();
  for (const losses of translations) {
    const seen = new Set<string>();
    for (const { pointer, reason } of losses) {
      const place = placeOf(pointer);
      const name = `${place} ${reason}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const counted = counts.get(name) ?? { pointer: place, reason, translations: 0 };
      counted.translations++;
      counts.set(name, counted);
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.translations - a.translations || (a.pointer < b.pointer ? -1 : 1))
    .map((one) => ({
      ...one,
      translations: isPersonal && one.translations < LEAST ? null : one.translations,
    }));
}
