import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import type { Telemetry } from '../telemetry/telemetry.js';
import { proxyCheck } from './certificates.js';
import { answerClientError, sendRefusal } from './http-answers.js';
import { prepareHttp } from './http.js';
import { naming } from './start-checks.js';
import { tlsOf } from './tls.js';

const SLOW_CLIENT_MS = 10_000;
const MAX_URL = 500;

/** For what fails where Nest does not look. */
const errorHandler = (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
  sendRefusal(reply, error);

/** Starts listening: over TLS where a certificate was given, else behind a proxy that ends it. */
export async function serveApi(
  config: HubConfig,
  root: DynamicModule,
  telemetry: Telemetry,
): Promise<NestFastifyApplication> {
  const isProxy = proxyCheck(config.proxies.trusted);
  const server = nodeServer(config.limits.requestTimeout, config.batch.uploadTimeout);
  const adapter = new FastifyAdapter({
    bodyLimit: config.limits.maxBody,
    requestTimeout: server.requestTimeout,
    connectionTimeout: config.limits.idleTimeout,
    keepAliveTimeout: SLOW_CLIENT_MS,
    routerOptions: { maxParamLength: MAX_URL, ignoreTrailingSlash: false, caseSensitive: true },
    exposeHeadRoutes: true,
    // Where a request comes from is what the nearest proxy of ours says; what anybody else adds is not believed.
    trustProxy: config.proxies.trusted.length > 0 && ((address: string) => isProxy(address)),
    // What comes in while the hub stops is still answered; its connection ends with the answer.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    ...(config.tls ? { https: { ...server, ...tlsOf(config.tls) } } : { http: server }),
    clientErrorHandler: answerClientError,
    frameworkErrors: errorHandler,
  } as never);
  const fastify = adapter.getInstance<FastifyInstance>();
  await prepareHttp(fastify as never, config, telemetry);
  // Nest knows no path that ends so.
  fastify.get('/console/', { errorHandler }, (_request, reply) => reply.redirect('/console', 308));
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: false,
    // Else Nest ends the process by itself, and says nothing.
    abortOnError: false,
    bodyParser: false,
  });
  try {
    await naming('HOST and PORT', () => app.listen(config.port, config.host));
  } catch (error) {
    // What came up beside it would look for a database that is stopped under it, and say so line after line.
    await app.close();
    throw error;
  }
  return app;
}

/** How Node's own server is set: it swaps these limits when that of the headers is the longer one, and looks at them every half minute. */
const nodeServer = (limit: number, ofUploads: number) => ({
  // Of whatever is no upload uploads.ts keeps the time.
  requestTimeout: Math.max(limit, ofUploads),
  headersTimeout: limit,
  connectionsCheckingInterval: Math.min(SLOW_CLIENT_MS, Math.ceil(limit / 2)),
  // Asked for in prepareHttp, where the answer is a problem.
  requireHostHeader: false,
});
