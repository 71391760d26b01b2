import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestSpan, Telemetry } from '../telemetry/telemetry.js';
import { codeOfAnswer } from './http-answers.js';
import { ROUTES } from './routes.js';
import { joinTrace } from './trace.js';

const OPERATIONS = new Map(ROUTES.map((route) => [`${route.method} ${route.path}`, route.operation.id]));

/** Every request is counted by its operation, and is a span where traces are wanted. */
export function measure(fastify: FastifyInstance, telemetry: Telemetry): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>();
  fastify.addHook('onRequest', async (request) => {
    const { traceparent, tracestate } = request.headers;
    const span = telemetry.begin(oneOf(traceparent), oneOf(tracestate));
    if (!span) return;
    spans.set(request, span);
    joinTrace(request, span.traceId);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const operation = OPERATIONS.get(`${method} ${route}`);
    const answered = {
      operation: operation ?? 'none',
      // A method or path of the caller's own is no label.
      method: operation ? method : 'none',
      route: operation ? route! : 'none',
      status: reply.statusCode,
      code: codeOfAnswer(reply),
      seconds: reply.elapsedTime / 1000,
    };
    telemetry.answered(answered);
    spans.get(request)?.end(answered);
  });
}

const oneOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;
