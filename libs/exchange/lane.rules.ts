import type { AttemptResult } from '#delivery';

/**
 * How a lane is doing. open: its whole limit at once. slowed: it failed or was asked to wait, and gets more with every
 * round that is answered. broken: nobody answered several rounds in a row; one delivery at a time knocks, after a rest.
 */
export type LaneCondition = 'open' | 'slowed' | 'broken';

export interface LaneState {
  condition: LaneCondition;
  /** Rounds in a row in which nobody answered. */
  failures: number;
  /** How many deliveries a round may hold; null: as many as the lane's limit. */
  allowance: number | null;
}

export const OPEN_LANE: LaneState = { condition: 'open', failures: 0, allowance: null };

/** After so many rounds without any answer the circuit is open: somebody has to know. */
export const BROKEN_AFTER = 3;

const REASONS_OF_THE_ENDPOINT = new Set([
  'connection',
  'timeout',
  'status',
  'redirect',
  'blocked-address',
  'unroutable',
  'authorization',
]);

export interface AfterRound {
  state: LaneState;
  /** How long nothing is tried, in milliseconds; null: go on. */
  restMs: number | null;
}

/** What one round did to its lane. `full` is how many deliveries a round of an open lane holds. */
export function afterRound(
  before: LaneState,
  results: AttemptResult[],
  full: number,
  backoff: readonly number[],
): AfterRound {
  const later = results.filter((result) => result.kind === 'later');
  // A partner that says how long is believed, for everything that goes to it and not for one delivery only.
  const asked = Math.max(...later.map((result) => result.retryAfterMs ?? -1), -1);
  const restFor = (failures: number): number =>
    Math.max(asked, backoff[Math.min(failures, backoff.length) - 1] ?? 0);
  if (later.length === results.length && later.every(({ reason }) => REASONS_OF_THE_ENDPOINT.has(reason))) {
    const failures = before.failures + 1;
    const condition = failures >= BROKEN_AFTER ? 'broken' : 'slowed';
    return { state: { condition, failures, allowance: 1 }, restMs: restFor(failures) };
  }
  if (asked >= 0 || later.some(({ reason }) => reason === 'throttled')) {
    const allowance = Math.max(1, Math.floor((before.allowance ?? full) / 2));
    return { state: { condition: 'slowed', failures: 0, allowance }, restMs: restFor(1) };
  }
  if (before.allowance === null) return { state: OPEN_LANE, restMs: null };
  const allowance = before.allowance * 2;
  if (allowance >= full) return { state: OPEN_LANE, restMs: null };
  return { state: { condition: 'slowed', failures: 0, allowance }, restMs: null };
}
