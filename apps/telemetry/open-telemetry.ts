import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import type { HubConfig } from '#config';
import { createGauges } from './gauges.js';
import { createInstruments } from './instruments.js';
import { startMetricsServer } from './metrics-server.js';
import type { Telemetry } from './telemetry.js';
import { createTraces } from './traces.js';

const EXPORT_EVERY_MS = 15_000;

/** Traces and metrics by OpenTelemetry: one set of instruments, read by Prometheus, sent by OTLP, or both. */
export async function createTelemetry(settings: HubConfig['telemetry']): Promise<Telemetry> {
  const { otlpEndpoint, otlpHeaders, metricsPort } = settings;
  const resource = resourceFromAttributes({ 'service.name': 'schakel' });
  const prometheus =
    metricsPort === undefined
      ? undefined
      : new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true });
  const collector =
    otlpEndpoint === undefined
      ? undefined
      : new PeriodicExportingMetricReader({
          exporter: new OTLPMetricExporter({ url: `${otlpEndpoint}/v1/metrics`, headers: otlpHeaders }),
          exportIntervalMillis: EXPORT_EVERY_MS,
        });
  const provider = new MeterProvider({
    resource,
    readers: [prometheus, collector].filter((reader) => reader !== undefined),
  });
  const meter = provider.getMeter('schakel');
  const instruments = createInstruments(meter);
  const gauges = createGauges(meter);
  const traces = createTraces(settings, resource);
  const server = prometheus && (await startMetricsServer(prometheus, settings));
  return {
    ...instruments,
    attempted(lane, delivery, result, startedAtMs, seconds) {
      instruments.attempted(lane, delivery, result, startedAtMs, seconds);
      traces?.attempted(delivery, result, startedAtMs, seconds);
    },
    begin: (traceparent, tracestate) => traces?.begin(traceparent, tracestate),
    watch: (hub) => gauges.watch(hub),
    metricsUrl: server?.url,
    async stop() {
      gauges.stop();
      await server?.stop();
      // A collector that is away must not keep the hub from stopping.
      await Promise.allSettled([provider.shutdown(), traces?.stop()]);
    },
  };
}
