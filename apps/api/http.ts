import type { Socket } from 'node:net';
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
  const here = routesAt(pathOf(request));
  if (here.length === 0) throw new Refused({ code: 'not-found' });
  const route = here.find(
    (row) => row.method === request.method || (request.method === 'HEAD' && answersHead(row)),
  );
  if (!route) throw new Refused({ code: 'method-not-allowed' }, { Allow: allowOf(here) });
  return route;
}

/** What stands in the table as it is goes before what fits a pattern. */
function routesAt(path: string): CompiledRoute[] {
  const here = COMPILED.filter((route) => route.pattern.test(path));
  const literal = here.filter((route) => route.path === path);
  return literal.length > 0 ? literal : here;
}

const answersHead = (row: RouteRow): boolean => row.method === 'GET' && !row.takesAway;

const allowOf = (here: RouteRow[]): string =>
  [...here.map((row) => row.method), ...(here.some(answersHead) ? ['HEAD'] : []), 'OPTIONS'].join(', ');

/** What may be asked here; a page of somebody else's may read what is open. */
function answerOptions(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const here = routesAt(pathOf(request));
  if (here.length === 0) throw new Refused({ code: 'not-found' });
  const allow = allowOf(here);
  const isShared = pathOf(request).endsWith('.json');
  const shared = isShared
    ? { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': allow }
    : {};
  return reply
    .status(204)
    .headers({ Allow: allow, ...shared })
    .send();
}

const mediaTypeOf = (header: string | undefined): string | undefined =>
  header?.split(';')[0]!.trim().toLowerCase();

function checkMediaTypes(request: FastifyRequest, route: RouteRow): void {
  if (route.takes) {
    const { headers } = request;
    const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
    const type = mediaTypeOf(headers['content-type']);
    const isTaken = type !== undefined && route.takes.includes(type);
    if (!isTaken && (hasBody || !route.emptyOk)) throw new Refused({ code: 'unsupported-media-type' });
  }
  const { accept } = request.headers;
  if (accept && !accept.split(',').some((part) => isGiven(mediaTypeOf(part)!, route))) {
    throw new Refused({ code: 'not-acceptable' });
  }
}

/** A page of the hub's own is no JSON; its refusals are, so that both may be asked for. */
function isGiven(wanted: string, { gives, mayGive = [] }: RouteRow): boolean {
  const others = gives ? [gives, ...mayGive] : mayGive;
  return (
    ACCEPTABLE.test(wanted) || others.some((type) => wanted === type || wanted === `${type.split('/')[0]}/*`)
  );
}

const ACCEPTABLE = /^(\*\/\*|application\/(\*|json|problem\+json))$/;

/** Bodies arrive as bytes: what they hold is decided by the route, not by a parser that may drop a duplicate member. */
export function prepareHttp(fastify: FastifyInstance, config: HubConfig): void {
  const controllers = new Set<string>();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: config.limits.maxBody },
    (_request, body, done) => done(null, body),
  );
  fastify.addHook('onRoute', ({ method, path }) => {
    for (const one of [method].flat())
      if (one !== 'HEAD' && one !== 'OPTIONS') controllers.add(`${one} ${path}`);
  });
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (request.raw.httpVersion === '1.1' && !request.headers.host)
      throw new Refused({ code: 'invalid-request' });
    if (request.method === 'OPTIONS') return answerOptions(request, reply);
    checkMediaTypes(request, routeOf(request));
    return undefined;
  });
  // An expectation that the hub does not know is let be; Node's own answer would not be a problem.
  fastify.server.on('checkExpectation', (request, response) => fastify.routing(request, response));
  fastify.addHook('onReady', async () => compareWithTable(controllers));
}

/** The table is the only list of routes: what differs from it does not start. */
function compareWithTable(controllers: Set<string>): void {
  const table = new Set(ROUTES.map((route) => `${route.method} ${route.path}`));
  const differing = [...controllers, ...table].filter(
    (route) => !(controllers.has(route) && table.has(route)),
  );
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

/** What is not HTTP, too long in coming or too large in its headers never becomes a request; it gets a problem too. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const [status, title, detail] = CLIENT_ERRORS[error.code ?? ''] ?? [
      400,
      'Bad Request',
      'This is not an HTTP request.',
    ];
    const body = JSON.stringify({ ...problemOf({ code: 'invalid-request', detail }), status, title });
    const headers = {
      ...HEADERS,
      'Content-Type': PROBLEM_JSON,
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
  }
  socket.destroy(error);
}

const CLIENT_ERRORS: Record<string, [number, string, string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request was not in within the time limit.'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are larger than the limit.'],
};

const BY_FASTIFY_CODE: Record<string, Parameters<typeof refuse>[0]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

const BY_STATUS: Record<number, Parameters<typeof refuse>[0]> = {
  400: 'invalid-request',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

function refusedOf(error: unknown): Pick<Refused, 'refusal' | 'headers'> {
  if (error instanceof Refused) return error;
  const { code, statusCode, status } = error as { code?: string; statusCode?: number; status?: number };
  // Nest makes an exception of its own from an error of Fastify, of which only the status is left.
  const known = BY_FASTIFY_CODE[code ?? ''] ?? BY_STATUS[statusCode ?? status ?? 0];
  return { refusal: { code: known ?? 'hub-error' }, headers: {} };
}
