import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import type { Connection } from '#partners';
import { createAllowance, DAY_S, MESSAGES, type Allowance, type Taken } from './allowance.js';
import { createCount } from './count.js';
import { Refused } from './problem.js';

declare module 'fastify' {
  interface FastifyInstance {
    door: Door;
  }
}

/**
 * How much a connection may ask, and how much at once: one that floods the hub is refused before it takes the room of
 * others. Counted in Redis where there is one, else in the process; never in the database.
 */
export interface Door {
  /** Knows from now on which answer belongs to this request. */
  expect(request: FastifyRequest, reply: FastifyReply): void;
  /** Lets the request in, or throws Refused with Retry-After. To be called once, when the connection is known. */
  admit(request: FastifyRequest, connection: Connection): Promise<void>;
  /** The same for the messages that a request brings. */
  admitMessages(request: FastifyRequest, connection: Connection, count: number): Promise<void>;
  close(): void;
}

const MINUTE_S = 60;
const TRY_AGAIN_S = 1;

export function createDoor(config: HubConfig): Door {
  const { limits } = config;
  const allowance: Allowance = createAllowance(config.redisUrl);
  const replies = new WeakMap<FastifyRequest, FastifyReply>();
  const requestsInside = createCount();
  const messagesInside = createCount();
  /** Of all that may be waiting for its commit, one connection never takes more than half. */
  const share = Math.ceil(limits.maxPending / 2);

  const tooMany = (taken?: Taken): Refused =>
    new Refused({ code: 'too-many-requests' }, { 'Retry-After': String(taken?.resetS ?? TRY_AGAIN_S) });

  return {
    expect: (request, reply) => void replies.set(request, reply),
    async admit(request, { key, limits: own }) {
      const reply = replies.get(request)!;
      const atOnce = own?.concurrentRequests ?? limits.concurrentRequests;
      if (requestsInside.of(key) >= atOnce) throw tooMany();
      requestsInside.add(key, 1);
      reply.raw.once('close', () => requestsInside.add(key, -1));
      const quota = own?.requestsPerMinute ?? limits.requestsPerMinute;
      const taken = await allowance.take('requests', key, 1, quota, MINUTE_S);
      tell(reply, [{ name: 'requests', quota, window: MINUTE_S, taken }]);
      if (!taken.allowed) throw tooMany(taken);
    },
    async admitMessages(request, { key, limits: own }, count) {
      const reply = replies.get(request)!;
      const inside = messagesInside.of(key);
      if (inside > 0 && inside + count > share) throw tooMany();
      messagesInside.add(key, count);
      reply.raw.once('close', () => messagesInside.add(key, -count));
      const quota = own?.messagesPerDay ?? limits.messagesPerDay;
      const taken = await allowance.take(MESSAGES, key, count, quota, DAY_S);
      tell(reply, [{ name: MESSAGES, quota, window: DAY_S, taken }]);
      if (!taken.allowed)
        throw new Refused({ code: 'quota-exceeded' }, { 'Retry-After': String(taken.resetS) });
    },
    close: () => allowance.close(),
  };
}

interface Policy {
  name: string;
  quota: number;
  window: number;
  taken: Taken;
}

/** The form of draft-ietf-httpapi-ratelimit-headers-10; a second policy stands behind the first. */
function tell(reply: FastifyReply, policies: Policy[]): void {
  if (reply.raw.headersSent) return;
  const behind = (name: string, said: string): string => {
    const before = reply.getHeader(name);
    return typeof before === 'string' ? `${before}, ${said}` : said;
  };
  for (const { name, quota, window, taken } of policies) {
    void reply.headers({
      'RateLimit-Policy': behind('RateLimit-Policy', `"${name}";q=${quota};w=${window}`),
      RateLimit: behind('RateLimit', `"${name}";r=${taken.left};t=${taken.resetS}`),
    });
  }
}
