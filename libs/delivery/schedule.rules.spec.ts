import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SCHEDULE, nextAttemptDelay, parseSchedule } from './index.js';

const never = () => 0;
const most = () => 1 - Number.EPSILON;

describe('the retry schedule', () => {
  it('is ten attempts in three days, three hours, 35 minutes and five seconds', () => {
    const sum = DEFAULT_SCHEDULE.reduce((total, delay) => total + delay);
    expect(DEFAULT_SCHEDULE).toHaveLength(10);
    expect(sum).toBe((((3 * 24 + 3) * 60 + 35) * 60 + 5) * 1000);
  });

  it('is read from text or from its parts', () => {
    const delays = [0, 500, 5000, 1_800_000, 7_200_000, 86_400_000];
    expect(parseSchedule('0s, 500ms,5s,30m,2h,1d')).toEqual(delays);
    expect(parseSchedule(['0s', '500ms', '5s', '30m', '2h', '1d'])).toEqual(delays);
  });

  it.each(['', '5', 's', '-5s', '1.5h', '5 s', '5s,,5m', '5w'])('refuses %p', (text) => {
    expect(() => parseSchedule(text)).toThrow('retry schedule');
  });

  it('refuses an empty list', () => expect(() => parseSchedule([])).toThrow('at least one'));
});

describe('the next attempt', () => {
  it('follows the schedule and then there is none', () => {
    const delays = [0, 1, 2, 3].map((done) => nextAttemptDelay([0, 5000, 300_000], done, undefined, never));
    expect(delays).toEqual([0, 5000, 300_000, undefined]);
  });

  it('adds a tenth at most', () => {
    expect(nextAttemptDelay([0, 5000], 1, undefined, () => 0.5)).toBe(5250);
    expect(nextAttemptDelay([0, 5000], 1, undefined, most)).toBe(5500);
    expect(nextAttemptDelay([0, 5000], 0, undefined, most)).toBe(0);
  });

  it('waits as long as the partner asks, and no shorter than planned', () => {
    expect(nextAttemptDelay([0, 5000], 1, 60_000, never)).toBe(60_000);
    expect(nextAttemptDelay([0, 5000], 1, 60_000, most)).toBe(66_000);
    expect(nextAttemptDelay([0, 5000], 1, 1000, never)).toBe(5000);
  });

  it('does not stretch a schedule that is used up because the partner asks to wait', () => {
    expect(nextAttemptDelay([0, 5000], 2, 60_000, never)).toBeUndefined();
  });

  it('lies between what is asked and a tenth more, whatever chance says', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.option(fc.nat(86_400_000), { nil: undefined }),
        chance,
        (done, asked, drawn) => {
          const delay = nextAttemptDelay(DEFAULT_SCHEDULE, done, asked, () => drawn)!;
          const least = Math.max(DEFAULT_SCHEDULE[done]!, asked ?? 0);
          expect(delay).toBeGreaterThanOrEqual(least);
          expect(delay).toBeLessThanOrEqual(Math.ceil(least * 1.1));
        },
      ),
    );
  });
});
