import { describe, expect, it } from '@jest/globals';
import type { ParallelCount, ParallelOutcome } from './parallel.store.js';
import { withoutSmall } from './parallel-view.js';

const count = (outcome: ParallelOutcome, number: number, purpose = 'learning'): ParallelCount => ({
  recordType: 'client',
  purpose,
  outcome,
  count: number,
});
const shown = (counts: ParallelCount[]): (number | null)[] => withoutSmall(counts).map((one) => one.count);

describe('numbers of a parallel period', () => {
  it('are shown from ten up, in tens', () =>
    expect(shown([count('same', 10), count('only-predecessor', 25)])).toEqual([10, 20]));

  it('hide a small one, and the next one up, from which it would follow', () =>
    expect(shown([count('same', 90), count('only-predecessor', 9), count('other-data', 12)])).toEqual([
      90,
      null,
      null,
    ]));

  it('hide both when there are two', () =>
    expect(shown([count('same', 90), count('only-predecessor', 1)])).toEqual([null, null]));

  it('hide nothing of another purpose', () =>
    expect(shown([count('same', 90), count('neither', 1), count('same', 50, 'guidance')])).toEqual([
      null,
      null,
      50,
    ]));
});
