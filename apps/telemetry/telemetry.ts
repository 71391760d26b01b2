import type { HubConfig } from '#config';
import { NOBODY, type Observer, type RunningHub } from '#exchange';
import type { RefusalCode } from '#kernel';

/** One request as it is measured: which operation, never which address. */
export interface Answered {
  /** Of the route table; `none` where there is no such route. */
  operation: string;
  method: string;
  /** Pattern of the path. */
  route: string;
  status: number;
  code: RefusalCode | undefined;
  seconds: number;
}

export interface RequestSpan {
  traceId: string;
  end(answered: Answered): void;
}

/** What is told of a running hub: numbers and traces, and nothing about people. Silent unless it is asked for. */
export interface Telemetry extends Observer {
  answered(answered: Answered): void;
  /** Begins the span of a request, in the caller's trace where it named one; undefined where nobody wants traces. */
  begin(traceparent: string | undefined, tracestate: string | undefined): RequestSpan | undefined;
  /** From now on the gauges are read from this hub. */
  watch(hub: RunningHub): void;
  /** Where /metrics is; undefined where it is not. */
  metricsUrl: string | undefined;
  stop(): Promise<void>;
}

export const SILENT: Telemetry = {
  ...NOBODY,
  answered: () => undefined,
  begin: () => undefined,
  watch: () => undefined,
  metricsUrl: undefined,
  stop: async () => undefined,
};

/** Nothing is loaded, and nothing measured, where neither a port for /metrics nor a collector is set. */
export async function startTelemetry({ telemetry }: HubConfig): Promise<Telemetry> {
  if (telemetry.metricsPort === undefined && telemetry.otlpEndpoint === undefined) return SILENT;
  const { createTelemetry } = await import('./open-telemetry.js');
  return createTelemetry(telemetry);
}
