import type { FastifyRequest } from 'fastify';
import { newTraceId, traceContextOf, traceIdOf } from '#kernel';

const traces = new WeakMap<FastifyRequest, string>();

/** From now on the request is in this trace. */
export const joinTrace = (request: FastifyRequest, traceId: string): void =>
  void traces.set(request, traceId);

/** The trace of this request: the caller's where it gave one that is in order, else one of its own; the same each time. */
export function traceOf(request: FastifyRequest): string {
  const known = traces.get(request);
  if (known) return known;
  const { traceparent } = request.headers;
  const trace = traceIdOf(typeof traceparent === 'string' ? traceparent : undefined) ?? newTraceId();
  traces.set(request, trace);
  return trace;
}

/** The span of the caller in that trace, where it named one: written down beside what it sent. */
export function parentSpanOf(request: FastifyRequest): { parentSpan?: string } {
  const { traceparent } = request.headers;
  const context = traceContextOf(typeof traceparent === 'string' ? traceparent : undefined);
  return context?.traceId === traceOf(request) ? { parentSpan: context.spanId } : {};
}
