import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import { refuse } from '#kernel';
import { problemOf, PROBLEM_JSON, Refused } from './problem.js';
import { ROUTES, type RouteRow } from './routes.js';

export const API_VERSION = '0.1.0';

const HEADERS: Record<string, string> = {
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

interface CompiledRoute extends RouteRow {
  pattern: RegExp;
}

const COMPILED: CompiledRoute[] = ROUTES.map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:[a-z]+/g, '[^/]+')}$`),
}));

const pathOf = (request: FastifyRequest): string => request.raw.url!.split('?')[0]!;

/** The row of the table for this request; the same pattern with another method is a 405, no pattern a 404. */
export function routeOf(request: FastifyRequest): CompiledRoute {
  const path = pathOf(request);
  const here = COMPILED.filter((route) => route.pattern.test(path));
  if (here.length === 0) throw new Refused({ code: 'not-found' });
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = here.find((row) => row.method === method);
  if (!route) throw new Refused({ code: 'method-not-allowed' }, { Allow: here.map((row) => row.method).join(', ') });
  return route;
}

const mediaTypeOf = (header: string | undefined): string | undefined => header?.split(';')[0]!.trim().toLowerCase();

function checkMediaTypes(request: FastifyRequest, route: RouteRow): void {
  if (route.takes) {
    const { headers } = request;
    const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
    const type = mediaTypeOf(headers['content-type']);
    const isTaken = type !== undefined && route.takes.includes(type);
    if (!isTaken && (hasBody || !route.emptyOk)) throw new Refused({ code: 'unsupported-media-type' });
  }
  const { accept } = request.headers;
  if (accept && !accept.split(',').some((part) => ACCEPTABLE.test(mediaTypeOf(part)!))) {
    throw new Refused({ code: 'not-acceptable' });
  }
}

const ACCEPTABLE = /^(\*\/\*|application\/(\*|json|problem\+json))$/;

/** Bodies arrive as bytes: what they hold is decided by the route, not by a parser that may drop a duplicate member. */
export function prepareHttp(fastify: FastifyInstance, config: HubConfig): void {
  const controllers = new Set<string>();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: config.limits.maxBody }, (_request, body, done) =>
    done(null, body),
  );
  fastify.addHook('onRoute', ({ method, path }) => {
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') controllers.add(`${one} ${path}`);
  });
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (request.method === 'OPTIONS' && pathOf(request).endsWith('.json')) return;
    checkMediaTypes(request, routeOf(request));
  });
  fastify.addHook('onReady', async () => compareWithTable(controllers));
}

/** The table is the only list of routes: what differs from it does not start. */
function compareWithTable(controllers: Set<string>): void {
  const table = new Set(ROUTES.map((route) => `${route.method} ${route.path}`));
  const differing = [...controllers, ...table].filter((route) => !(controllers.has(route) && table.has(route)));
  if (differing.length > 0) throw new Error(`routes and table differ: ${[...new Set(differing)].join(', ')}`);
}

/** Every error becomes a problem; what the hub did not foresee says nothing about itself. */
export function sendRefusal(reply: FastifyReply, error: unknown): void {
  const { refusal, headers } = refusedOf(error);
  const problem = problemOf(refusal);
  const wait: Record<string, string> = problem.status === 503 ? { 'Retry-After': '2' } : {};
  void reply
    .status(problem.status)
    .headers({ ...HEADERS, ...wait, ...headers, 'Content-Type': PROBLEM_JSON })
    .send(JSON.stringify(problem));
}

const BY_FASTIFY_CODE: Record<string, Parameters<typeof refuse>[0]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_URL_LENGTH: 'not-found',
};

function refusedOf(error: unknown): Pick<Refused, 'refusal' | 'headers'> {
  if (error instanceof Refused) return error;
  const { code, statusCode, status } = error as { code?: string; statusCode?: number; status?: number };
  const known = BY_FASTIFY_CODE[code ?? ''];
  if (known) return { refusal: { code: known }, headers: {} };
  if (statusCode === 404 || status === 404) return { refusal: { code: 'not-found' }, headers: {} };
  if (statusCode === 400 || status === 400) return { refusal: { code: 'invalid-request' }, headers: {} };
  return { refusal: { code: 'hub-error' }, headers: {} };
}
