import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { connectRedis } from '#storage';

/** What is left of an allowance after taking from it. */
export interface Taken {
  allowed: boolean;
  left: number;
  /** In how many seconds it is whole again. */
  resetS: number;
}

export interface Allowance {
  /** Takes `points` of what `key` may have in `windowS` seconds; what is more than all of it is never allowed. */
  take(policy: string, key: string, points: number, quota: number, windowS: number): Promise<Taken>;
  /** What was taken and not used, in the same window. */
  giveBack(policy: string, key: string, points: number, quota: number, windowS: number): Promise<void>;
  close(): void;
}

/** Of a connection in a day, by whichever door they come. */
export const MESSAGES = 'messages';
export const DAY_S = 86_400;

const COMMAND_LIMIT_MS = 250;

/** Shared by all processes on Redis; without Redis, and while it is away, each process counts for itself: the bells say so in the log. */
export function createAllowance(redisUrl: string | undefined): Allowance {
  const redis = redisUrl
    ? connectRedis(redisUrl, {
        enableOfflineQueue: false,
        commandTimeout: COMMAND_LIMIT_MS,
        lazyConnect: false,
        // Requests come together: what is asked for them goes in one write.
        enableAutoPipelining: true,
      })
    : undefined;
  const limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>();

  function limiterOf(policy: string, quota: number, windowS: number): RateLimiterMemory | RateLimiterRedis {
    const name = `${policy}:${quota}`;
    let limiter = limiters.get(name);
    if (!limiter) {
      const options = { keyPrefix: `{schakel}:limit:${name}`, points: quota, duration: windowS };
      const memory = new RateLimiterMemory(options);
      limiter = redis
        ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
        : memory;
      limiters.set(name, limiter);
    }
    return limiter;
  }

  return {
    async take(policy, key, points, quota, windowS) {
      try {
        return takenOf(await limiterOf(policy, quota, windowS).consume(key, points), true);
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return takenOf(refused, false);
        throw refused;
      }
    },
    async giveBack(policy, key, points, quota, windowS) {
      await limiterOf(policy, quota, windowS).reward(key, points);
    },
    close: () => redis?.disconnect(),
  };
}

const takenOf = (result: RateLimiterRes, allowed: boolean): Taken => ({
  allowed,
  left: Math.max(0, result.remainingPoints),
  resetS: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
});
