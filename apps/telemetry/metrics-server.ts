import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import type { HubConfig } from '#config';
import { sameBytes, sha256 } from '#kernel';

const PATH = '/metrics';
/** A worker has no other port: whoever watches over it asks here, without a token and without a question to the database. */
const LIVE = '/health/live';
const SLOW_CLIENT_MS = 10_000;

/** /metrics on a port of its own: it is for the operator's network, never for partners. */
export async function startMetricsServer(
  exporter: PrometheusExporter,
  { metricsPort, metricsHost, metricsToken }: HubConfig['telemetry'],
): Promise<{ url: string; stop(): Promise<void> }> {
  const wanted = metricsToken && sha256(`Bearer ${metricsToken}`);
  const server = createServer({ requestTimeout: SLOW_CLIENT_MS }, (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (request.method === 'GET' && request.url === LIVE)
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"up"}');
    if (request.method !== 'GET' || request.url !== PATH) return void response.writeHead(404).end();
    if (wanted && !sameBytes(sha256(request.headers.authorization ?? ''), wanted))
      return void response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
    exporter.getMetricsRequestHandler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(metricsPort, metricsHost, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${metricsHost}:${port}${PATH}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
