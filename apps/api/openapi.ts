import type { RunningHub } from '#exchange';
import { REFUSALS, type JsonObject } from '#kernel';
import { API_VERSION } from './http.js';
import { REQUESTS } from './requests.js';
import { DECISIONS } from './openapi-decisions.js';
import { CLOUD_EVENT, CLOUD_EVENT_BATCH, ROUTES, SCOPES, type RouteRow } from './routes.js';

/** OpenAPI 3.0.3, made from the route table and from the schemas that validate at run time. */
export function openApi(hub: RunningHub): JsonObject {
  const server = hub.config.publicUrl ?? `http://${hub.config.host}:${hub.config.port}`;
  const paths: Record<string, JsonObject> = {};
  for (const route of ROUTES.filter((row) => row.path.startsWith('/v1/'))) {
    const path = route.path.slice('/v1'.length).replace(/:([a-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Schakel',
      version: API_VERSION,
      description:
        'Data-sharing hub of a labour-market region. Every answer is JSON; every refusal is application/problem+json with a stable code.',
      contact: { name: 'Schakel', url: 'https://schakel.example', email: 'beheer@schakel.example' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
    },
    servers: [{ url: `${server}/v1` }],
    paths,
    components: {
      securitySchemes: {
        partner: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: hub.config.oidc.issuer ?? `${server}/token`,
              scopes: Object.fromEntries(
                SCOPES.map((scope) => [scope, ROUTES.find((row) => row.scope === scope)!.summary]),
              ),
            },
          },
        },
      },
      schemas: {
        ...forOpenApi(REQUESTS),
        Problem: PROBLEM,
        CloudEvent: EVENT,
        Receipt: RECEIPT,
        ...DECISIONS,
      },
    },
  };
}

const API_VERSION_HEADER: JsonObject = {
  'API-Version': { description: 'Version of this API', schema: { type: 'string' } },
};

const PROBLEM: JsonObject = {
  type: 'object',
  required: ['status', 'title', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(REFUSALS) },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

const EVENT: JsonObject = {
  type: 'object',
  description: 'CloudEvents 1.0, NL GOV profile',
  required: ['specversion', 'id', 'source', 'type', 'dataschema', 'subject'],
  properties: {
    specversion: { type: 'string', enum: ['1.0'] },
    id: { type: 'string', description: 'Your own id of this message; a repeat gives the first receipt' },
    source: { type: 'string', description: 'The controller: urn:nld:oin:<20 digits>[:systeem:<name>]' },
    type: { type: 'string', description: 'nl.schakel.<record>.<published|withdrawn>' },
    dataschema: { type: 'string', description: 'urn:schakel:contract:<family>/<record>@<version>' },
    subject: {
      description: 'Your record id, or an object with recordId, bsn and flags',
      oneOf: [
        { type: 'string' },
        {
          type: 'object',
          required: ['recordId'],
          properties: {
            recordId: { type: 'string' },
            bsn: { type: 'string' },
            flags: {
              type: 'array',
              items: { type: 'string', enum: ['address-secrecy', 'restricted', 'objection'] },
            },
          },
        },
      ],
    },
    data: { description: 'The document, in the form that the contract describes' },
  },
  example: {
    specversion: '1.0',
    id: 'vacature-2026-001',
    source: 'urn:nld:kvk:99990001:systeem:werving',
    type: 'nl.schakel.vacancy.published',
    dataschema: 'urn:schakel:contract:schema-org/vacancy@30',
    subject: 'VAC-001',
    data: { '@type': 'JobPosting', title: 'Bakker' },
  },
};

const RECEIPT: JsonObject = {
  type: 'object',
  required: ['messageId', 'state', 'recordType'],
  properties: {
    messageId: { type: 'string', format: 'uuid' },
    state: { type: 'string', enum: ['accepted', 'distributed', 'held'] },
    recordType: { type: 'string' },
  },
};

const BODIES: Record<string, JsonObject> = {
  '/v1/occasions': ref('Occasion'),
  '/v1/retractions/:id/answers': ref('RetractionAnswer'),
  '/v1/link-codes': ref('LinkCode'),
  '/v1/consents': ref('Consent'),
  '/v1/consents/_search': ref('ConsentSearch'),
  '/v1/consents/:id/renewals': ref('ConsentRenewal'),
  '/v1/consent-invitations': ref('ConsentInvitation'),
  '/v1/declarations': ref('Declaration'),
  '/v1/endpoints': ref('Endpoint'),
  '/v1/inbox/receipts': ref('InboxReceipts'),
  '/v1/access-evaluations': ref('AccessEvaluations'),
};

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

const ANSWERS: Record<string, JsonObject> = {
  '/v1/messages': { oneOf: [ref('Receipt'), { type: 'array', items: { type: 'object' } }] },
  '/v1/access-evaluations': {
    oneOf: [ref('Evaluation'), { type: 'object', properties: { evaluations: list(ref('Evaluation')) } }],
  },
  '/v1/decisions/:id': ref('Decision'),
};

function list(items: JsonObject): JsonObject {
  return { type: 'array', items };
}

function bodySchema(route: RouteRow, mediaType: string): JsonObject {
  if (mediaType === CLOUD_EVENT) return ref('CloudEvent');
  if (mediaType === CLOUD_EVENT_BATCH) return { type: 'array', items: ref('CloudEvent') };
  if (mediaType.endsWith('xml') || mediaType.endsWith('csv')) return { type: 'string' };
  return BODIES[route.path] ?? { type: 'object' };
}

const MAKES_NOTHING: ReadonlySet<string> = new Set([
  '/v1/inbox/receipts',
  '/v1/access-evaluations',
  '/v1/consents/_search',
]);

const okStatus = ({ method, path }: RouteRow): string => {
  if (path === '/v1/messages') return '202';
  return method === 'POST' && !MAKES_NOTHING.has(path) ? '201' : '200';
};

function operationOf(route: RouteRow): JsonObject {
  const problem = {
    headers: API_VERSION_HEADER,
    description: 'Refused',
    content: { 'application/problem+json': { schema: ref('Problem') } },
  };
  const isOpen = route.scope === 'open';
  const parameters = [...route.path.matchAll(/:([a-z]+)/g)].map((match) => ({
    name: match[1]!,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  const headers = route.path.endsWith('.json')
    ? { ...API_VERSION_HEADER, 'access-control-allow-origin': { schema: { type: 'string' } } }
    : API_VERSION_HEADER;
  const okSchema = ANSWERS[route.path] ?? { type: 'object' };
  return {
    summary: route.summary,
    operationId: `${route.method.toLowerCase()}${route.path
      .replace(/\/v1|:id/g, '')
      .replace(/[/.](\w)/g, (_, c: string) => c.toUpperCase())
      .replace(/\W/g, '')}`,
    tags: [route.path.split('/')[2]!],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isOpen ? { security: [] } : { security: [{ partner: [route.scope] }] }),
    ...(route.takes
      ? {
          requestBody: {
            required: !route.emptyOk,
            content: Object.fromEntries(
              route.takes.map((type) => [type, { schema: bodySchema(route, type) }]),
            ),
          },
        }
      : {}),
    responses: {
      [okStatus(route)]: {
        description: 'Done',
        headers,
        content: { 'application/json': { schema: okSchema } },
      },
      ...(isOpen ? {} : { '400': problem, '401': problem, '403': problem, '404': problem }),
    },
  };
}

/** OpenAPI 3.0 knows no `const`. */
function forOpenApi(schemas: Record<string, JsonObject>): JsonObject {
  return JSON.parse(JSON.stringify(schemas), (_key, value: unknown) =>
    value && typeof value === 'object' && 'const' in value
      ? { type: (value as JsonObject)['type'], enum: [(value as JsonObject)['const']] }
      : value,
  ) as JsonObject;
}
