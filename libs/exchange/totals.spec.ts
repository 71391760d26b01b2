import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownTotals } from './totals.rules.js';

describe('totals of a group', () => {
  it.each([
    ['nothing under ten', { open: 4, learning: 5 }, null, { open: null, learning: null }],
    ['ten', { open: 10 }, 10, { open: 10 }],
    ['no part from which a small one would follow', { a: 3, b: 12, c: 40 }, 55, { a: null, b: null, c: 40 }],
    ['no part beside one that is nought', { a: 0, b: 12 }, 12, { a: null, b: null }],
    ['every part of ten and more', { a: 10, b: 11, c: 12 }, 33, { a: 10, b: 11, c: 12 }],
  ] as [string, Record<string, number>, number | null, Record<string, number | null>][])(
    'show %s',
    (_, parts, total, shown) => {
      expect(shownTotals(parts)).toEqual({ total, parts: shown });
    },
  );

  it('never let a part under ten follow from what is shown', () => {
    const parts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(30), { minKeys: 1 });
    fc.assert(
      fc.property(parts, (counts) => {
        const shown = shownTotals(counts);
        const hidden = Object.entries(shown.parts).filter(([, count]) => count === null);
        expect(Object.values(shown.parts).every((count) => count === null || count >= 10)).toBe(true);
        // One that is hidden alone would be the total less the others.
        if (shown.total !== null && Object.keys(counts).length > 1) expect(hidden).not.toHaveLength(1);
      }),
    );
  });
});
