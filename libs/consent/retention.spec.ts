import { describe, expect, it } from '@jest/globals';
import { documentTermUnder, lengthOf } from './retention.rules.js';

const DAY_MS = 86_400_000;
const days = (count: number): number => count * DAY_MS;

describe('how long the hub keeps a document', () => {
  it.each([
    ['as long as is set where no clause is shorter', [{ retention: 'P6M' }], 14],
    [
      'as short as the shortest of its clauses says',
      [
        { retention: 'P6M', documentTerm: 'P7D' },
        { retention: 'P6M', documentTerm: 'P2D' },
      ],
      2,
    ],
    [
      'not at all where a clause says so, whatever others say',
      [{ retention: 'P1Y' }, { retention: 'P1Y', documentTerm: 'P0D' }],
      0,
    ],
    ['never longer than a recipient may keep it itself', [{ retention: 'P3D', documentTerm: 'P7D' }], 3],
    ['as long as is set where nobody gets it', [], 14],
  ])('%s', (_name, clauses, expected) => {
    expect(documentTermUnder(clauses, days(14))).toBe(days(expected));
  });

  it('is never longer than what is set for the whole hub', () => {
    expect(documentTermUnder([{ retention: 'P1Y', documentTerm: 'P14D' }], days(1))).toBe(days(1));
  });

  it('counts months and years at their shortest', () => {
    expect(['P1D', 'P1M', 'P1Y'].map(lengthOf)).toEqual([days(1), days(28), days(365)]);
  });
});
