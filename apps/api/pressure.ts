import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import type { HubConfig } from '#config';
import { Refused } from './problem.js';

/** Answered whatever the pressure is: whoever keeps the process running must not think that it is dead. */
const ALWAYS_ANSWERED = '/health/live';

/**
 * Before memory grows or everything becomes slow: while the event loop lags or the heap is nearly full, requests are
 * answered with 503 and Retry-After. What was accepted goes on.
 */
export async function watchPressure(fastify: FastifyInstance, { limits }: HubConfig): Promise<void> {
  await fastify.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelay,
    maxHeapUsedBytes: Math.round((getHeapStatistics().heap_size_limit * limits.maxHeapPercent) / 100),
    pressureHandler: (request, _reply, _kind, value) => {
      // Infinite is a process that was not given the processor at all since the last look: how late it is, the next look says.
      const isKnown = value === undefined || Number.isFinite(value);
      if (isKnown && request.raw.url !== ALWAYS_ANSWERED) throw new Refused({ code: 'busy' });
    },
  });
}
