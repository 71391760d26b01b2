import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ProcessingRecord } from './processing.rules.js';

/**
 * Processing records as one request of the OpenTelemetry protocol in JSON, on one line: what a collector or a logbook takes at
 * /v1/traces as it stands, and a file of such lines is what the OTLP File Exporter writes. Nothing is sampled away.
 */
export const otlpLine = (records: ProcessingRecord[]): string =>
  `${Buffer.from(JsonTraceSerializer.serializeRequest(spansOf(records))!).toString('utf8')}\n`;

/** One for all: spans of one resource and scope are written together. */
const SCOPE = { name: 'schakel.processing' };

function spansOf(records: ProcessingRecord[]): ReadableSpan[] {
  const resources = new Map<string, ReadableSpan['resource']>();
  return records.map((record) => {
    const name = JSON.stringify(record.resource.attributes);
    const resource = resources.get(name) ?? resourceFromAttributes(record.resource.attributes);
    resources.set(name, resource);
    const [startTime, endTime] = [timeOf(record.start_time), timeOf(record.end_time)];
    const context = (spanId: string) => ({
      traceId: record.trace_id,
      spanId,
      traceFlags: TraceFlags.SAMPLED,
    });
    return {
      name: record.name,
      kind: SpanKind.INTERNAL,
      spanContext: () => context(record.span_id),
      ...(record.parent_span_id ? { parentSpanContext: context(record.parent_span_id) } : {}),
      startTime,
      endTime,
      duration: timeOf(record.end_time - record.start_time),
      status: { code: STATUS[record.status] },
      attributes: record.attributes,
      links: [],
      events: [],
      ended: true,
      resource,
      instrumentationScope: SCOPE,
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    };
  });
}

const STATUS = {
  Unset: SpanStatusCode.UNSET,
  Ok: SpanStatusCode.OK,
  Error: SpanStatusCode.ERROR,
} satisfies Record<ProcessingRecord['status'], SpanStatusCode>;

/** From milliseconds to seconds and nanoseconds. */
const timeOf = (ms: number): [number, number] => [Math.floor(ms / 1000), (ms % 1000) * 1_000_000];
