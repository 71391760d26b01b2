import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import type { Telemetry } from '../telemetry/telemetry.js';
import { createDoor } from './door.js';
import { HEADERS } from './http-answers.js';
import { JSON_TYPE, PROBLEM_JSON } from './media-types.js';
import { measure } from './measure.js';
import { watchPressure } from './pressure.js';
import { notTaken, Refused } from './problem.js';
import { createRoom, limitSockets } from './room.js';
import { ROUTES, type RouteRow } from './routes.js';
import { keepTime, letStream, STREAMED, streamedTypeOf } from './uploads.js';

export interface CompiledRoute extends RouteRow {
  pattern: RegExp;
  /** What `Accept` may name. */
  acceptable: ReadonlySet<string>;
}

function acceptableOf({ gives = [JSON_TYPE], operation }: RouteRow): Set<string> {
  const others = Object.values(operation.answers).flatMap(({ also = {} }) => Object.keys(also));
  const given = [...gives, ...others].flatMap((type) => [type, `${type.split('/')[0]}/*`]);
  return new Set(['*/*', PROBLEM_JSON, ...given]);
}

const COMPILED: CompiledRoute[] = ROUTES.map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:[a-z]+/g, '[^/]+')}$`),
  acceptable: acceptableOf(route),
}));

const pathOf = (request: FastifyRequest): string => request.raw.url!.split('?')[0]!;

/**
 * The row of the table for this request; the same pattern with another method is a 405, no pattern a 404. What the server
 * reads as another path, and would run by another row, is not there either.
 */
export function routeOf(request: FastifyRequest): CompiledRoute {
  const here = routesAt(pathOf(request));
  if (here.length === 0) throw new Refused({ code: 'not-found' });
  const route = here.find(
    (row) => row.method === request.method || (request.method === 'HEAD' && answersHead(row)),
  );
  if (!route) throw new Refused({ code: 'method-not-allowed' }, { Allow: allowOf(here) });
  if (route.path !== request.routeOptions.url) throw new Refused({ code: 'not-found' });
  return route;
}

/**
 * A target is a path and a query (RFC 9112, 3.2.1): a fragment is never sent. What would be read in two ways, as a path with
 * a `#` or as the path before it, is not there.
 */
const isTarget = ({ raw }: FastifyRequest): boolean => raw.url!.startsWith('/') && !raw.url!.includes('#');

const isLiteral = ({ path }: RouteRow): boolean => !path.includes(':');
const LITERAL = new Map(
  COMPILED.filter(isLiteral).map(({ path }) => [path, COMPILED.filter((route) => route.path === path)]),
);

/** What stands in the table as it is goes before what fits a pattern, and is found without trying them all. */
function routesAt(path: string): CompiledRoute[] {
  return LITERAL.get(path) ?? COMPILED.filter((route) => route.pattern.test(path));
}

const answersHead = (row: RouteRow): boolean => row.method === 'GET' && !row.takesAway;

const allowOf = (here: RouteRow[]): string =>
  [...here.map((row) => row.method), ...(here.some(answersHead) ? ['HEAD'] : []), 'OPTIONS'].join(', ');

/** What may be asked here; a page of somebody else's may read what is open. */
function answerOptions(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const here = routesAt(pathOf(request));
  if (here.length === 0) throw new Refused({ code: 'not-found' });
  const allow = allowOf(here);
  const shared = here.some((row) => row.shared)
    ? { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': allow }
    : {};
  return reply
    .status(204)
    .headers({ Allow: allow, ...shared })
    .send();
}

export const mediaTypeOf = (header: string | undefined): string | undefined =>
  header?.split(';')[0]!.trim().toLowerCase();

const hasBody = ({ headers }: FastifyRequest): boolean =>
  Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;

/** Node keeps the first and forgets the others; somebody before us may have gone by another (RFC 9112, 3.2). */
function hostsOf({ raw }: FastifyRequest): number {
  let hosts = 0;
  for (let at = 0; at < raw.rawHeaders.length; at += 2) {
    const name = raw.rawHeaders[at]!;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
}

const isNobody = ({ headers }: FastifyRequest): boolean =>
  headers.authorization === undefined &&
  headers.cookie === undefined &&
  headers['webhook-signature'] === undefined;

/** Not unpacked, and so not taken for what is in it: a file would be accepted first and found out to be nonsense later. */
function checkCoding(request: FastifyRequest): void {
  const coding = request.headers['content-encoding'];
  if (!coding || coding.toLowerCase() === 'identity' || !hasBody(request)) return;
  const detail = 'A body is not compressed here: send it without Content-Encoding.';
  throw new Refused({ code: 'unsupported-media-type', detail }, { 'Accept-Encoding': 'identity' });
}

function checkMediaTypes(request: FastifyRequest, route: CompiledRoute): void {
  if (route.takes) {
    const { headers } = request;
    checkCoding(request);
    const type = mediaTypeOf(headers['content-type']);
    const isTaken = type !== undefined && route.takes.includes(type);
    if (!isTaken && (hasBody(request) || !route.emptyOk)) throw notTaken(route.method, route.takes);
  }
  if (route.page) return;
  const { accept } = request.headers;
  if (accept && !accept.split(',').some((part) => route.acceptable.has(mediaTypeOf(part)!))) {
    throw new Refused({ code: 'not-acceptable' });
  }
}

/** What is going says so in every answer (RFC 9745, RFC 8594). */
export function tellOfEnd(reply: FastifyReply, { deprecated }: RouteRow): void {
  if (!deprecated) return;
  const seconds = Math.floor(Date.parse(deprecated.since) / 1000);
  const { sunset, link } = deprecated;
  void reply.headers({ Deprecation: `@${seconds}`, Link: `<${link}>; rel="deprecation"` });
  if (!sunset) return;
  void reply.headers({
    Sunset: new Date(sunset).toUTCString(),
    Link: `<${link}>; rel="deprecation", <${link}>; rel="sunset"`,
  });
}

/** Bodies arrive as bytes: what they hold is decided by the route, not by a parser that may drop a duplicate member. */
export async function prepareHttp(
  fastify: FastifyInstance,
  config: HubConfig,
  telemetry: Telemetry,
): Promise<void> {
  const controllers = new Set<string>();
  measure(fastify, telemetry);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: config.limits.maxBody },
    (_request, body, done) => done(null, body),
  );
  fastify.addContentTypeParser(STREAMED, (_request, payload, done) => done(null, payload));
  fastify.addHook('onRoute', ({ method, path }) => {
    for (const one of [method].flat())
      if (one !== 'HEAD' && one !== 'OPTIONS') controllers.add(`${one} ${path}`);
  });
  const room = createRoom(config);
  fastify.decorate('door', createDoor(config));
  fastify.addHook('onClose', async ({ door }) => door.close());
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (hasBody(request)) keepTime(request, config.limits.requestTimeout);
    const hosts = hostsOf(request);
    if (hosts > 1 || (hosts === 0 && request.raw.httpVersion === '1.1'))
      throw new Refused({ code: 'invalid-request' });
    if (!isTarget(request)) throw new Refused({ code: 'not-found' });
    if (request.method === 'OPTIONS') return answerOptions(request, reply);
    const route = routeOf(request);
    tellOfEnd(reply, route);
    if (route.shared) reply.header('Access-Control-Allow-Origin', '*');
    checkMediaTypes(request, route);
    // Who says nothing of themselves is not listened to any further: their body is not read.
    if (route.scope !== 'open' && isNobody(request))
      throw new Refused({ code: 'unauthenticated' }, { 'WWW-Authenticate': 'Bearer' });
    if (route.streams) letStream(request, mediaTypeOf(request.headers['content-type'])!);
    else if (hasBody(request)) room.enter(request, reply);
    fastify.door.expect(request, reply);
    return undefined;
  });
  fastify.addHook('preParsing', (request, reply, body, done) => {
    const isCounted =
      request.headers['transfer-encoding'] !== undefined && streamedTypeOf(request) === undefined;
    done(null, isCounted ? room.counted(request, reply, body as Readable) : body);
  });
  await watchPressure(fastify, config);
  // An expectation that the hub does not know is let be; Node's own answer would not be a problem.
  fastify.server.on('checkExpectation', (request, response) => fastify.routing(request, response));
  limitSockets(fastify.server, config);
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
