import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAST_SHOWN, movedTotals, shownInTens, shownTotals, type Told } from './totals.rules.js';

const sumOf = (parts: Record<string, number>): number =>
  Object.values(parts).reduce((sum, count) => sum + count, 0);

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
      expect(shownTotals({ total: sumOf(parts), parts })).toEqual({ total, parts: shown });
    },
  );

  it('never let a part under ten follow from what is shown', () => {
    const parts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(30), { minKeys: 1 });
    fc.assert(
      fc.property(parts, (counts) => {
        const shown = shownTotals({ total: sumOf(counts), parts: counts });
        const hidden = Object.entries(shown.parts).filter(([, count]) => count === null);
        expect(Object.values(shown.parts).every((count) => count === null || count >= 10)).toBe(true);
        // One that is hidden alone would be the total less the others.
        if (shown.total !== null && Object.keys(counts).length > 1) expect(hidden).not.toHaveLength(1);
      }),
    );
  });

  it.each([
    ['nothing of nine', undefined, { a: 9 }, { total: 0, parts: { a: 0 } }],
    ['ten', undefined, { a: 10, b: 0 }, { total: 10, parts: { a: 10, b: 0 } }],
    ['the same until ten more', { total: 10, parts: { a: 10 } }, { a: 19 }, { total: 10, parts: { a: 10 } }],
    ['ten more', { total: 10, parts: { a: 10 } }, { a: 20 }, { total: 20, parts: { a: 20 } }],
    [
      'no single one that goes from part to part',
      { total: 20, parts: { a: 20, b: 0 } },
      { a: 19, b: 1 },
      { total: 20, parts: { a: 20, b: 0 } },
    ],
    [
      'nobody of a part that emptied',
      { total: 12, parts: { a: 12 } },
      { a: 2 },
      { total: 2, parts: { a: 2 } },
    ],
  ] as [string, Told<string> | undefined, Record<string, number>, Told<string>][])(
    'tell %s',
    (_, before, parts, told) => {
      expect(movedTotals(before, parts)).toEqual(told);
    },
  );

  it('never move by fewer than ten, nor are ten off, whatever happens and whenever somebody looks', () => {
    const days = fc.array(fc.record({ a: fc.nat(40), b: fc.nat(40), c: fc.nat(40) }), { minLength: 2 });
    fc.assert(
      fc.property(days, (all) => {
        let told: Told<'a' | 'b' | 'c'> | undefined;
        for (const parts of all) {
          const next = movedTotals(told, parts);
          const pairs = [
            [told?.total ?? 0, next.total, sumOf(parts)],
            ...(['a', 'b', 'c'] as const).map((one) => [told?.parts[one] ?? 0, next.parts[one], parts[one]]),
          ] as [number, number, number][];
          for (const [before, after, truth] of pairs) {
            expect(before === after || Math.abs(after - before) >= LEAST_SHOWN).toBe(true);
            expect(Math.abs(after - truth)).toBeLessThan(LEAST_SHOWN);
          }
          told = next;
        }
      }),
    );
  });
});

it('a number that goes up and down by itself is shown in tens: none is as a few, and one more is as many', () => {
  expect([0, 1, 9, 10, 12, 13, 19, 20, 137].map(shownInTens)).toEqual([
    null,
    null,
    null,
    10,
    10,
    10,
    10,
    20,
    130,
  ]);
});
