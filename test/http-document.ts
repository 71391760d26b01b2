import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { HEADERS } from '../apps/api/http-answers.js';
import { openApi } from '../apps/api/openapi.js';
import { operationOf } from '../apps/api/openapi-operation.js';
import { ROUTES, type RouteRow } from '../apps/api/routes.js';
import type { Answer } from '../apps/demo/partner.js';
import type { Json, JsonObject } from '#kernel';

/** Every answer in the tests is held against the OpenAPI document: what it does not describe may not be answered. */

const DOCUMENT = openApi({ server: 'https://hub.example', tokens: 'https://login.example/token' });
const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ strict: false, allErrors: true }));
ajv.addSchema(DOCUMENT, 'document');

/** Of HTTP itself, and what the hub says with everything. */
const UNSAID = new Set([
  'date',
  'connection',
  'keep-alive',
  'content-length',
  'content-type',
  'transfer-encoding',
  ...Object.keys(HEADERS).map((name) => name.toLowerCase()),
]);

interface Described {
  headers: Set<string>;
  /** By media type; a text is not looked into. */
  bodies: Map<string, ValidateFunction | undefined>;
  refusals: string[] | undefined;
}

const PLACES = ROUTES.map((row) => ({
  row,
  place: new RegExp(`^${row.path.replaceAll('.', '\\.').replace(/:[a-z]+/g, '[^/]+')}$`),
}));

function routeAt(method: string, path: string): RouteRow | undefined {
  const here = PLACES.filter(({ place }) => place.test(path)).map(({ row }) => row);
  // What stands there as it is goes before what fits a pattern.
  const literal = here.filter((row) => row.path === path);
  return (literal.length > 0 ? literal : here).find(
    (row) => row.method === method || (method === 'HEAD' && row.method === 'GET' && !row.takesAway),
  );
}

const escape = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
const known = new Map<string, Described | undefined>();

function describedAnswer(route: RouteRow, status: number): Described | undefined {
  const name = `${route.method} ${route.path} ${status}`;
  if (known.has(name)) return known.get(name);
  const isDescribed = route.path.startsWith('/v1/') && !route.undescribed;
  const path = route.path.replace('/v1', '').replace(/:([a-z]+)/g, '{$1}');
  const method = route.method.toLowerCase();
  const operation = isDescribed
    ? ((DOCUMENT['paths'] as Record<string, JsonObject>)[path]![method] as JsonObject)
    : operationOf(route);
  const response = (operation['responses'] as Record<string, JsonObject>)[status];
  const content = Object.keys((response?.['content'] ?? {}) as JsonObject);
  const place = `document#/paths/${escape(path)}/${method}/responses/${status}`;
  const schemaOf = (mediaType: string): JsonObject =>
    isDescribed
      ? { $ref: `${place}/content/${escape(mediaType)}/schema` }
      : ((response!['content'] as Record<string, JsonObject>)[mediaType]!['schema'] as JsonObject);
  const described = response && {
    headers: new Set(
      Object.keys((response['headers'] ?? {}) as JsonObject).map((header) => header.toLowerCase()),
    ),
    bodies: new Map(
      content.map((type) => [type, /[/+]json$/.test(type) ? ajv.compile(schemaOf(type)) : undefined]),
    ),
    refusals: response['x-refusals'] as string[] | undefined,
  };
  known.set(name, described);
  return described;
}

/** Throws with what is not as the document describes it. */
export function honoursDocument(answer: Answer): void {
  const faults = faultsOf(answer);
  if (faults.length === 0) return;
  const { method = '', path = '' } = answer.asked ?? {};
  throw new Error(
    `${method} ${path} answered ${answer.status} against the OpenAPI document: ${faults.join('; ')}\n${answer.text.slice(0, 600)}`,
  );
}

export function faultsOf({ asked, status, headers, text, body }: Answer): string[] {
  if (!asked || asked.method === 'OPTIONS') return [];
  const route = routeAt(asked.method, asked.path.split('?')[0]!);
  // Where there is no operation there is a problem, and that is all there is.
  if (!route) return status === 404 || status === 405 ? [] : [`no such operation, and ${status}`];
  const described = describedAnswer(route, status);
  if (!described) return [`status ${status} is not described`];
  const faults = [...headers.keys()]
    .filter((name) => !UNSAID.has(name) && !described.headers.has(name))
    .map((name) => `header ${name} is not described`);
  if (asked.method === 'HEAD' || !text) return faults;
  const mediaType = headers.get('content-type')?.split(';')[0] ?? '';
  if (!described.bodies.has(mediaType)) return [...faults, `media type ${mediaType} is not described`];
  const validate = described.bodies.get(mediaType);
  if (validate && !validate(body))
    faults.push(`the body: ${ajv.errorsText(validate.errors, { dataVar: '' }).slice(0, 1000)}`);
  const { code } = (body ?? {}) as { code?: string };
  // A page of the hub's own says it in words.
  if (mediaType.endsWith('json') && described.refusals && !described.refusals.includes(code ?? ''))
    faults.push(`refusal ${code} is not described`);
  return faults;
}

export const documentOfTests = (): Json => DOCUMENT;
