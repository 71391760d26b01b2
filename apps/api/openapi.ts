import { isObject, type Json, type JsonObject } from '#kernel';
import { API_VERSION } from './api-version.js';
import { operationOf, tagOf } from './openapi-operation.js';
import { REQUESTS } from './requests.js';
import { ROUTES, SCOPES } from './routes.js';

/** Where the hub is reached, and where tokens come from. */
export interface Addresses {
  server: string;
  tokens: string;
}

/** OpenAPI 3.0.3, made from the route table and from the schemas that validate at run time. */
export function openApi({ server, tokens }: Addresses): JsonObject {
  const rows = ROUTES.filter((row) => row.path.startsWith('/v1/') && !row.undescribed);
  const paths: Record<string, JsonObject> = {};
  for (const route of rows) {
    const path = route.path.slice('/v1'.length).replace(/:([a-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  const tags = [...new Set(rows.map((row) => tagOf(row.path)))];
  return hoisted({
    openapi: '3.0.3',
    info: {
      title: 'Schakel',
      version: API_VERSION,
      description: ABOUT,
      contact: { name: 'Schakel', url: 'https://schakel.example', email: 'beheer@schakel.example' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
    },
    externalDocs: { description: 'What partners receive (AsyncAPI)', url: `${server}/v1/asyncapi.json` },
    servers: [{ url: `${server}/v1`, description: 'This hub' }],
    tags: tags.map((name) => ({ name, description: TAGS[name] ?? name })),
    paths,
    components: {
      securitySchemes: {
        partner: {
          type: 'oauth2',
          description: 'A JWT access token of the region, by client credentials',
          flows: {
            clientCredentials: {
              tokenUrl: tokens,
              scopes: Object.fromEntries(SCOPES.map((scope) => [scope, summariesOf(scope)])),
            },
          },
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'schakel-session',
          description:
            'A person who logged in by /auth/login; what changes something also needs X-CSRF-Token',
        },
      },
      headers: HEADERS,
      parameters: PARAMETERS,
    },
  });
}

const ABOUT =
  'Data-sharing hub of a labour-market region. Every refusal is application/problem+json with a stable code; ' +
  'every fault of a request comes at once. Moments are RFC 3339 with an offset, answered in UTC. ' +
  'Every answer carries API-Version, Cache-Control: no-store and the security headers of the API Design Rules.';

const TAGS: Record<string, string> = {
  messages: 'What you send, and what became of it',
  batches: 'Files of many records',
  occasions: 'Why records about a person may move',
  inbox: 'Your post, when nobody can call you',
  endpoints: 'Where your post goes',
  consents: 'What a person said yes or no to',
  declarations: 'Written declarations of no objection',
  'consent-invitations': 'Codes with which a person answers itself',
  'link-codes': 'Codes by which a person is found from another desk',
  links: 'Entries that are taken for one person',
  retractions: 'What recipients did with what they were told to delete',
  'access-evaluations': 'Asking without sending',
  decisions: 'Why something was decided',
  contracts: 'The forms that documents have',
  'audit-log': 'How the access log proves itself',
  'signing-keys': 'Keys of systems that can only sign',
  me: 'Who is logged in',
  drafts: 'Changes that the parties approve',
  endings: 'What a party ends by itself',
  configuration: 'What is, was and will be in force',
  matrix: 'Who may receive what from whom',
  'processing-activities': 'The register (GDPR 30)',
  plan: 'What changes when',
  successions: 'One in the place of another',
  parallels: 'One beside another',
  'openapi.json': 'This description',
  'openapi.yaml': 'This description',
};

const summariesOf = (scope: string): string =>
  ROUTES.filter((row) => row.scope === scope)
    .map((row) => row.summary)
    .join('; ');

const HEADERS: JsonObject = {
  ApiVersion: {
    description: 'Version of this API',
    schema: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    example: API_VERSION,
  },
  RateLimit: {
    description: 'What is left of each policy, and in how many seconds it is whole again (draft 10)',
    schema: { type: 'string' },
    example: '"requests";r=5999;t=60',
  },
  RateLimitPolicy: {
    description: 'How much of what is allowed in how many seconds (draft 10)',
    schema: { type: 'string' },
    example: '"requests";q=6000;w=60',
  },
};

const PARAMETERS: JsonObject = {
  Traceparent: {
    name: 'traceparent',
    in: 'header',
    description: 'W3C trace context: your trace goes on in the hub, and stands in its logs',
    schema: { type: 'string', maxLength: 200 },
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  },
  Tracestate: {
    name: 'tracestate',
    in: 'header',
    description: 'W3C trace context; taken in with a traceparent, never given to other partners',
    schema: { type: 'string', maxLength: 1000 },
    example: 'partner=00f067aa0ba902b7',
  },
  FscTransactionId: {
    name: 'Fsc-Transaction-Id',
    in: 'header',
    description:
      'Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it',
    schema: { type: 'string', format: 'uuid' },
    example: '019ac000-0000-7000-8000-000000000001',
  },
};

/** Parts with a title become components; and OpenAPI 3.0 knows no `const`. */
function hoisted(document: JsonObject): JsonObject {
  const schemas: Record<string, JsonObject> = {};
  const titles = new Map<unknown, string>(Object.entries(REQUESTS).map(([name, schema]) => [schema, name]));
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    const title = titles.get(value) ?? (isSchema(value) ? (value['title'] as string) : undefined);
    if (title === undefined) return plain(value);
    if (!schemas[title]) {
      schemas[title] = {};
      schemas[title] = plain(value);
    }
    return { $ref: `#/components/schemas/${title}` };
  };
  const plain = (value: JsonObject): JsonObject => {
    const { const: constant, ...rest } = value;
    const members = constant === undefined ? rest : { ...rest, enum: [constant] };
    return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, walk(member)]));
  };
  const whole = walk(document) as JsonObject;
  const { components } = whole;
  const ordered = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...whole, components: { ...(components as JsonObject), schemas: ordered } };
}

const isSchema = (value: JsonObject): boolean =>
  typeof value['title'] === 'string' && ('type' in value || 'oneOf' in value || 'anyOf' in value);
