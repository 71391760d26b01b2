import type { Late } from './verdict.js';

/** A hub seals within moments, and accepts nothing new when it is a quarter of an hour behind. */
const LONG_MS = 15 * 60_000;
const MOST_SHOWN = 20;

/**
 * Which events say a moment of long before the checkpoint after which they were put in: under the time that was signed,
 * nobody can have known of them then. It is no fault: workers that lay still for hours seal what waited in some rounds.
 */
export function createLateness() {
  let signedAt: string | null = null;
  let count = 0;
  const first: Late[] = [];
  return {
    event(position: number, moment: string | undefined): void {
      if (signedAt === null || moment === undefined) return;
      if (Date.parse(signedAt) - Date.parse(moment) <= LONG_MS) return;
      count += 1;
      if (first.length < MOST_SHOWN) first.push({ position, moment, after: signedAt });
    },
    checkpoint(at: string | null): void {
      signedAt = at;
    },
    found: (): { count: number; first: Late[] } => ({ count, first }),
  };
}
