import {
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { Resource } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { HubConfig } from '#config';
import { traceOfDelivery } from '#exchange';
import { traceContextOf } from '#kernel';
import type { Answered, RequestSpan, Telemetry } from './telemetry.js';

export interface Traces {
  begin(traceparent: string | undefined, tracestate: string | undefined): RequestSpan;
  attempted(
    delivery: { id: string },
    result: Parameters<Telemetry['attempted']>[2],
    startedAtMs: number,
    seconds: number,
  ): void;
  stop(): Promise<void>;
}

const SAMPLED = /-01$/;

/** Spans of requests and of attempts, sent by OTLP; undefined where no collector is set. */
export function createTraces(
  { otlpEndpoint, otlpHeaders, tracePercent }: HubConfig['telemetry'],
  resource: Resource,
): Traces | undefined {
  if (otlpEndpoint === undefined) return undefined;
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint}/v1/traces`, headers: otlpHeaders });
  const provider = new BasicTracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(tracePercent / 100) }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('schakel');

  return {
    begin(traceparent, tracestate) {
      const span = tracer.startSpan('request', { kind: SpanKind.SERVER }, contextOf(traceparent, tracestate));
      return {
        traceId: span.spanContext().traceId,
        end({ method, route, operation, status, code }: Answered) {
          span.updateName(`${method} ${route}`);
          span.setAttributes({
            'http.request.method': method,
            'http.route': route,
            'http.response.status_code': status,
            'schakel.operation': operation,
            ...(code ? { 'schakel.refusal': code } : {}),
          });
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    /** In the trace of the delivery, which is the one that its recipient sees. */
    attempted({ id }, result, startedAtMs, seconds) {
      const parent = { ...traceOfDelivery(id), traceFlags: TraceFlags.SAMPLED, isRemote: true };
      const span = tracer.startSpan(
        'deliver',
        {
          kind: SpanKind.CLIENT,
          startTime: startedAtMs,
          attributes: {
            'schakel.result': result.kind,
            ...(result.kind === 'later' ? { 'schakel.reason': result.reason } : {}),
          },
        },
        trace.setSpanContext(ROOT_CONTEXT, parent),
      );
      if (result.kind !== 'delivered') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(startedAtMs + seconds * 1000);
    },
    stop: () => provider.shutdown(),
  };
}

function contextOf(traceparent: string | undefined, tracestate: string | undefined): Context {
  const named = traceContextOf(traceparent);
  if (!named) return ROOT_CONTEXT;
  const traceFlags = SAMPLED.test(traceparent!) ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...named,
    traceFlags,
    isRemote: true,
    ...(tracestate ? { traceState: createTraceState(tracestate) } : {}),
  });
}
