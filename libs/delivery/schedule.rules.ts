const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Added to a delay, never taken off: spreads what failed together, and never comes back sooner than was asked. */
const LARGEST_JITTER = 0.1;

/**
 * Milliseconds of each delay in a retry schedule such as `0s,5s,30m,2h` or its parts; units ms, s, m, h, d.
 * Throws when the schedule is empty or a part is not a duration: a hub that cannot read its schedule must not start.
 */
export function parseSchedule(schedule: string | readonly string[]): number[] {
  const parts = typeof schedule === 'string' ? schedule.split(',') : schedule;
  if (parts.length === 0) throw new Error('A retry schedule needs at least one delay.');
  return parts.map(durationOf);
}

function durationOf(text: string): number {
  const match = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text.trim());
  if (!match) throw new Error('A delay in a retry schedule is a number and ms, s, m, h or d: 0s, 5s, 30m.');
  return Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
}

/**
 * The schedule that Standard Webhooks 1.0.0 recommends: ten attempts in 272,105 s, that is 3 days, 3 hours, 35 minutes
 * and 5 seconds (jitter adds at most a tenth: 3 days and 11 hours). A weekend without staff fits in.
 */
export const DEFAULT_SCHEDULE: readonly number[] = parseSchedule('0s,5s,5m,30m,2h,5h,10h,14h,20h,24h');

/**
 * Milliseconds from the end of the last attempt to the next one, after `attemptsDone` attempts (0: the first is still
 * to come); undefined when the schedule is used up and the delivery is dead. `retryAfterMs`, what the partner asked
 * for, is the least it waits. `random` gives 0 (included) to 1 (excluded), for a jitter of 0 to 10 % on top.
 */
export function nextAttemptDelay(
  scheduleMs: readonly number[],
  attemptsDone: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number | undefined {
  const planned = scheduleMs[attemptsDone];
  if (planned === undefined) return undefined;
  const least = Math.max(planned, retryAfterMs ?? 0);
  return Math.round(least * (1 + LARGEST_JITTER * random()));
}
