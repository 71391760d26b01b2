import { describe, expect, it } from '@jest/globals';
import type { AttemptResult } from '#delivery';
import { afterRound, BROKEN_AFTER, OPEN_LANE, type LaneState } from './lane.rules.js';

const FINE: AttemptResult = { kind: 'delivered', status: 204 };
const REFUSED: AttemptResult = { kind: 'rejected', status: 422 };
const AWAY: AttemptResult = { kind: 'later', reason: 'connection' };
const BUSY: AttemptResult = { kind: 'later', reason: 'throttled', status: 429 };
const BACKOFF = [1000, 5000, 30_000];
const FULL = 8;

const after = (before: LaneState, ...results: AttemptResult[]) => afterRound(before, results, FULL, BACKOFF);

describe('a lane', () => {
  it('stays open while it is answered, whatever the answer to a document is', () => {
    expect(after(OPEN_LANE, FINE, REFUSED)).toEqual({ state: OPEN_LANE, restMs: null });
    expect(after(OPEN_LANE, FINE, AWAY)).toEqual({ state: OPEN_LANE, restMs: null });
  });

  it('rests longer each time that nobody answers, and is broken after some', () => {
    const seen: [string, number | null][] = [];
    let state: LaneState = OPEN_LANE;
    for (let round = 0; round < BROKEN_AFTER + 1; round++) {
      const next = after(state, AWAY, AWAY);
      seen.push([next.state.condition, next.restMs]);
      state = next.state;
    }
    expect(seen).toEqual([
      ['slowed', 1000],
      ['slowed', 5000],
      ['broken', 30_000],
      ['broken', 30_000],
    ]);
  });

  it('starts slowly after it broke: twice as much with every round that is answered', () => {
    const seen: (number | null)[] = [];
    let state: LaneState = { condition: 'broken', failures: 5, allowance: 1 };
    for (let round = 0; round < 4; round++) {
      state = after(state, FINE).state;
      seen.push(state.allowance);
    }
    expect(seen).toEqual([2, 4, null, null]);
    expect(state).toEqual(OPEN_LANE);
  });

  it('rests as long as the partner asks, and gets half', () => {
    expect(after(OPEN_LANE, FINE, { ...BUSY, retryAfterMs: 60_000 })).toEqual({
      state: { condition: 'slowed', failures: 0, allowance: FULL / 2 },
      restMs: 60_000,
    });
    expect(after(OPEN_LANE, BUSY).restMs).toBe(1000);
    // Asked with a failure, it is the longer of the two.
    const away: AttemptResult = { kind: 'later', reason: 'status', status: 503, retryAfterMs: 120_000 };
    expect(after(OPEN_LANE, away)).toMatchObject({ state: { failures: 1 }, restMs: 120_000 });
    expect(after(OPEN_LANE, { ...away, retryAfterMs: 1 }).restMs).toBe(1000);
  });
});
