import { describe, expect, it } from '@jest/globals';
import type { AttemptResult } from '#delivery';
import type { DueDelivery, Ready } from './post.js';
import { settlementOf } from './sending.js';
import type { Settlement } from './settle.store.js';

const STARTED = new Date('2026-11-02T12:00:00Z');
const ENDED = new Date('2026-11-02T12:00:03Z');
const needs = { now: () => ENDED, random: () => 0 };
const plan = { schedule: [0, 5_000, 60_000], hours: undefined };
const dueAfter = (attempts: number): DueDelivery => ({ id: 'delivery-1', attempts }) as DueDelivery;
const settled = (result: AttemptResult, attempts = 0): Settlement =>
  settlementOf(needs, plan, { due: dueAfter(attempts) } as Ready, result, STARTED);
const LATER: AttemptResult = { kind: 'later', reason: 'status', status: 503 };

describe('what an answer makes of a delivery', () => {
  it('is delivered, with what the recipient says that it did', () => {
    expect(settled({ kind: 'delivered', status: 200, answer: 'deleted' })).toMatchObject({
      state: 'delivered',
      status: 200,
      answer: 'deleted',
      startedAt: STARTED,
      endedAt: ENDED,
    });
  });

  it('is dead at once where the recipient rejects the document', () => {
    expect(settled({ kind: 'rejected', status: 422 })).toMatchObject({
      state: 'dead',
      code: 'rejected-by-recipient',
    });
  });

  it('waits for another endpoint where this one was retired', () => {
    expect(settled({ kind: 'retired', status: 410 })).toMatchObject({
      state: 'planned',
      nextAttemptIn: 0,
    });
  });

  it('is tried again by the schedule, counted from the end of the attempt', () => {
    expect(settled(LATER)).toMatchObject({ state: 'planned', nextAttemptIn: 5_000, reason: 'status' });
    expect(settled(LATER, 1)).toMatchObject({ state: 'planned', nextAttemptIn: 60_000 });
  });

  it('is not tried sooner than the recipient asks', () => {
    expect(settled({ ...LATER, retryAfterMs: 30_000 })).toMatchObject({ nextAttemptIn: 30_000 });
    expect(settled({ ...LATER, retryAfterMs: 1 })).toMatchObject({ nextAttemptIn: 5_000 });
  });

  it('is dead and visible when the schedule is used up', () => {
    expect(settled(LATER, 2)).toMatchObject({ state: 'dead', code: 'unreachable', status: 503 });
    expect(settled({ kind: 'later', reason: 'timeout' }, 9)).toMatchObject({
      state: 'dead',
      code: 'unreachable',
    });
  });
});
