import { REFUSALS, type JsonObject, type RefusalCode } from '#kernel';
import { HTML_TYPE, JSON_TYPE, PROBLEM_JSON } from './media-types.js';
import { refusalsOf } from './openapi-refusals.js';
import { givesPages } from './pages.rules.js';
import { takenIn } from './problem.js';
import { PROBLEM } from './problem.schema.js';
import type { Operation, OperationAnswer, OperationExample, Parameter, PathParameter } from './operation.js';
import { REQUESTS } from './requests.js';
import type { RouteRow } from './routes.js';

/** One route as an operation of the OpenAPI document. */
export function operationOf(route: RouteRow): JsonObject {
  const { operation } = route;
  const parameters = parametersOf(route);
  return {
    summary: route.summary,
    description: operation.description ?? `${route.summary}.`,
    operationId: operation.id,
    tags: [tagOf(route.path)],
    ...(route.deprecated ? { deprecated: true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    security: securityOf(route),
    ...(route.takes ? { requestBody: bodyOf(route) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.answers).map(([status, answer]) => [
          status,
          {
            description: answer.description,
            headers: { ...headersOf(route), ...texts(answer.headers ?? {}) },
            ...contentOf(answer),
          },
        ]),
      ),
      ...Object.fromEntries([...refusalsOf(route)].map(([status, codes]) => refusal(route, status, codes))),
    },
  };
}

function contentOf({ schema, mediaType = JSON_TYPE, also = {} }: OperationAnswer): JsonObject {
  if (!schema) return {};
  const all = Object.entries({ [mediaType]: schema, ...also });
  return { content: Object.fromEntries(all.map(([type, one]) => [type, { schema: one }])) };
}

export const tagOf = (path: string): string => path.split('/')[2] ?? 'health';

const AN_ID: PathParameter = {
  description: 'As the hub gave it',
  schema: { type: 'string', format: 'uuid' },
  example: '01890000-0000-7000-8000-000000000000',
};

const IDEMPOTENCY_KEY: Parameter = {
  schema: { type: 'string', maxLength: 200 },
  description:
    'Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept.',
};

function parametersOf(route: RouteRow): JsonObject[] {
  const { operation } = route;
  const inPath = [...route.path.matchAll(/:([a-z]+)/g)].map(([, name]) => ({
    name: name!,
    in: 'path',
    required: true,
    ...(operation.path?.[name!] ?? AN_ID),
  }));
  const of = (place: string, list: Operation['query'] = {}) =>
    Object.entries(list).map(([name, { schema, description, required = false }]) => ({
      name,
      in: place,
      required,
      description,
      schema,
    }));
  const shared = ['Traceparent', 'Tracestate', 'FscTransactionId'].map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  return [
    ...inPath,
    ...of('query', operation.query),
    ...of('header', { ...(route.keyed ? { 'Idempotency-Key': IDEMPOTENCY_KEY } : {}), ...operation.headers }),
    ...(route.scope === 'open' ? [] : shared),
  ];
}

function bodyOf(route: RouteRow): JsonObject {
  const { operation } = route;
  return {
    required: !route.emptyOk,
    content: Object.fromEntries(
      route.takes!.map((mediaType) => {
        const schema = operation.body ? REQUESTS[operation.body] : (operation.bodies?.[mediaType] ?? {});
        const examples = operation.examples.filter((one) => (one.mediaType ?? JSON_TYPE) === mediaType);
        return [mediaType, { schema, ...(examples.length > 0 ? { examples: shown(examples) } : {}) }];
      }),
    ),
  };
}

const shown = (examples: OperationExample[]): JsonObject =>
  Object.fromEntries(
    examples
      .filter((one) => one.body !== undefined)
      .map(({ name, summary, body }) => [name, { summary, value: body as JsonObject }]),
  );

const header = (description: string, schema: JsonObject = { type: 'string' }): JsonObject => ({
  description,
  schema,
});

const texts = (headers: Record<string, string>): JsonObject =>
  Object.fromEntries(Object.entries(headers).map(([name, description]) => [name, header(description)]));

/** Beside the security headers, which every answer has, what is said with every answer of this route. */
function headersOf(route: RouteRow): JsonObject {
  const { deprecated } = route;
  return {
    'API-Version': { $ref: '#/components/headers/ApiVersion' },
    ...(route.scope === 'open'
      ? {}
      : {
          RateLimit: { $ref: '#/components/headers/RateLimit' },
          'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
        }),
    ...(route.shared ? texts({ 'access-control-allow-origin': 'Any page may read it: *' }) : {}),
    ...(deprecated ? texts({ Deprecation: 'Since when (RFC 9745)', Link: 'What to read about it' }) : {}),
    ...(deprecated?.sunset ? texts({ Sunset: 'When it goes (RFC 8594)' }) : {}),
  };
}

function refusal(route: RouteRow, status: number, codes: RefusalCode[]): [string, JsonObject] {
  // A page may say so where somebody reads it.
  const answer = route.operation.answers[status];
  const { content = {} } = answer ? contentOf(answer) : {};
  const page: JsonObject =
    status === 401 && givesPages(route) ? { [HTML_TYPE]: { schema: { type: 'string' } } } : {};
  const waits = status === 429 || status === 503 || codes.includes('id-under-way');
  const challenges = status === 401 || codes.includes('insufficient-scope');
  return [
    String(status),
    {
      description: codes.map((code) => REFUSALS[code].title).join(', '),
      headers: {
        ...headersOf(route),
        ...(waits ? texts({ 'Retry-After': 'After how many seconds it is worth trying again' }) : {}),
        ...(codes.includes('unsupported-media-type')
          ? texts({
              [takenIn(route.method)]: 'The Content-Types that would do',
              'Accept-Encoding': 'identity, where the body was compressed (RFC 9110, 12.5.3)',
            })
          : {}),
        ...(route.page ? texts({ 'Set-Cookie': 'What was begun is over' }) : {}),
        ...(challenges ? texts({ 'WWW-Authenticate': 'What token is needed (RFC 6750)' }) : {}),
      },
      content: { ...(content as JsonObject), ...page, [PROBLEM_JSON]: { schema: PROBLEM } },
      'x-refusals': codes,
    },
  ];
}

/** A token with the scope, a session in one of the roles, or either. */
function securityOf({ scope, roles }: RouteRow): JsonObject[] {
  if (scope === 'open') return [];
  const bySession: JsonObject[] = scope === 'person' || roles ? [{ session: [] }] : [];
  return scope === 'person' ? bySession : [{ partner: [scope] }, ...bySession];
}
