import fc from 'fast-check';
import { isObject, type Json, type JsonObject } from '#kernel';
import { ROUTES, type RouteRow } from '../../apps/api/routes.js';
import { FORM_TYPE } from '../../apps/api/media-types.js';
import { REQUESTS } from '../../apps/api/requests.js';
import type { OperationExample } from '../../apps/api/operation.js';
import { arbitraryOf } from '../contracts/arbitrary.js';
import { NASTY } from './nasty.js';

/** A request as it goes over the wire. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** The client that this is a request of, by the examples; any other is refused what it may not do. */
  by: string | undefined;
}

/** Ids that were answered go in here and are asked for again. */
export type Ids = () => string;

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

const nasty = fc.constantFrom(...NASTY);
const junkText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('{', '[', '"', '{"a":1,"a":2}', '[1,]', '\ufeff{}', '<a/>', 'a;b\n1;2', ''),
  fc.integer({ min: 2, max: 300 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
  fc.integer({ min: 2, max: 60 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
);

/** Somewhere in the value something is changed, left out or added. */
function mutated(value: Json): fc.Arbitrary<Json> {
  const into = (inner: Json, put: (changed: Json) => Json): fc.Arbitrary<Json> => mutated(inner).map(put);
  if (Array.isArray(value) && value.length > 0) {
    return fc.oneof(
      fc.constant<Json>([...value, ...value]),
      nasty.map((one): Json => [...value, one]),
      fc.nat(value.length - 1).chain((at): fc.Arbitrary<Json> => {
        const others = [...value];
        return into(value[at]!, (changed) => others.with(at, changed));
      }),
      nasty,
    );
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    return fc.constantFrom(...Object.keys(value)).chain((name) => {
      const { [name]: inner, ...rest } = value;
      return fc.oneof(
        { weight: 1, arbitrary: fc.constant<Json>(rest) },
        { weight: 1, arbitrary: nasty.map((one): Json => ({ ...value, onbekend: one })) },
        { weight: 4, arbitrary: into(inner!, (changed) => ({ ...value, [name]: changed })) },
      );
    });
  }
  return nasty;
}

const bodyOfExample = (example: OperationExample | undefined): fc.Arbitrary<string> =>
  example?.body === undefined
    ? junkText
    : typeof example.body === 'string'
      ? example.mediaType === FORM_TYPE
        ? formLike(example.body)
        : linesLike(example.body)
      : fc.oneof(
          { weight: 2, arbitrary: fc.constant(JSON.stringify(example.body)) },
          { weight: 5, arbitrary: mutated(example.body as Json).map((body) => JSON.stringify(body)) },
          { weight: 1, arbitrary: cut(JSON.stringify(example.body)) },
        );

/** A form: one of its fields is not what it was, or stands there twice. */
function formLike(text: string): fc.Arbitrary<string> {
  const names = [...new URLSearchParams(text).keys(), 'g0', 'b0', 'wie', 'onbekend'];
  const changed = fc
    .tuple(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean())
    .map(([name, value, twice]) => {
      const form = new URLSearchParams(text);
      if (twice) form.append(name, value);
      else form.set(name, value);
      return form.toString();
    });
  return fc.oneof(fc.constant(text), changed, cut(text));
}

/** A text a line: one of them is not what it was. */
function linesLike(text: string): fc.Arbitrary<string> {
  const lines = text.trimEnd().split('\n');
  const changed = fc
    .tuple(fc.nat(lines.length - 1), mutated(JSON.parse(lines[0]!) as Json), junkText)
    .chain(([at, value, junk]) =>
      fc.constantFrom(JSON.stringify(value), junk).map((line) => lines.with(at, line).join('\n')),
    );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(text) },
    { weight: 5, arbitrary: changed },
    { weight: 1, arbitrary: cut(text) },
  );
}

const cut = (text: string): fc.Arbitrary<string> => fc.nat(text.length).map((at) => text.slice(0, at));

function bodyOf(route: RouteRow, mediaType: string): fc.Arbitrary<string> {
  const { operation } = route;
  const examples = operation.examples.filter((one) => (one.mediaType ?? 'application/json') === mediaType);
  const generated = operation.body
    ? arbitraryOf(REQUESTS[operation.body] as JsonObject).chain((body) =>
        fc.oneof(fc.constant(body), mutated(body)),
      )
    : undefined;
  return fc.oneof(
    ...examples.map((one) => ({ weight: 4, arbitrary: bodyOfExample(one) })),
    ...(generated ? [{ weight: 4, arbitrary: generated.map((body) => JSON.stringify(body)) }] : []),
    { weight: 1, arbitrary: junkText },
  );
}

const HEADER_VALUE = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 80 })
  .filter((text) => text.trim() !== '');
const headers = (own: string[]): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(
    fc.constantFrom(
      'accept',
      'traceparent',
      'tracestate',
      'fsc-transaction-id',
      'if-match',
      'idempotency-key',
      'schakel-subject',
      'schakel-source',
      'x-forwarded-for',
      'content-encoding',
      'accept-encoding',
      'range',
      'x-http-method-override',
      ...own,
    ),
    fc.oneof(
      HEADER_VALUE,
      fc.constantFrom(
        '*',
        '*/*',
        'application/json',
        'text/html',
        'gzip',
        `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        '{"recordId":"A"}',
        UNKNOWN,
      ),
    ),
    { maxKeys: 3 },
  );

const query = (route: RouteRow): fc.Arbitrary<string> => {
  const names = [...Object.keys(route.operation.query ?? {}), 'onbekend', '__proto__'];
  const shown = Object.entries(route.operation.examples.find((one) => one.query)?.query ?? {});
  // What an example takes from an earlier answer is not there: anything may stand in its place.
  const example = shown.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : name,
  ]);
  return fc.oneof(
    fc.constant(''),
    fc.constant(example.length > 0 ? `?${new URLSearchParams(example)}` : ''),
    fc
      .array(
        fc.tuple(
          fc.constantFrom(...names),
          fc.oneof(fc.string({ maxLength: 20 }), fc.integer().map(String), fc.constant('%00')),
        ),
        {
          maxLength: 3,
        },
      )
      .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`),
  );
};

/** A client takes out segments of dots, and comes to another route. */
const segmentOf = (text: string): string => (/^\.{0,2}$/.test(text) ? 'x' : encodeURIComponent(text));

/** For each parameter one of the ids, anything, or what an example has there. */
const pathOf = (route: RouteRow, ids: Ids): fc.Arbitrary<string> => {
  const names = [...route.path.matchAll(/:([a-z]+)/g)].map(([, name]) => name!);
  const values = names.map((name) => {
    const shown = route.operation.examples.flatMap(({ path }) => path?.[name] ?? []);
    return fc.oneof(
      ...(shown.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...shown) }] : []),
      { weight: shown.length > 0 ? 1 : 3, arbitrary: fc.constant('').map(() => ids()) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.string({ maxLength: 60 }).map(segmentOf) },
    );
  });
  return fc
    .tuple(...values)
    .map((all) =>
      names.reduce((path, name, index) => path.replace(`:${name}`, () => all[index]!), route.path),
    );
};

/** Long polls would be waiting, not fuzzing. */
const withoutWaiting = (address: string): string => address.replaceAll(/([?&])wait=[^&]*/g, '$1wait=0');

/** The main job, however many other routes there are: of a few hundred requests some are taken in. */
const MAIN = new Set(['/v1/messages', '/v1/batches']);
// Where something is taken in, more can go wrong.
const weightOf = ({ path, takes }: RouteRow): number => (takes ? (MAIN.has(path) ? 40 : 4) : 1);

/** Any request at any route: as the document has it, nearly so, or not at all. */
export const anyRequest = (ids: Ids): fc.Arbitrary<FuzzRequest> =>
  fc.oneof(...ROUTES.map((route) => ({ weight: weightOf(route), arbitrary: requestAt(route, ids) })));

function requestAt(route: RouteRow, ids: Ids): fc.Arbitrary<FuzzRequest> {
  const bodies = Object.fromEntries((route.takes ?? []).map((type) => [type, bodyOf(route, type)]));
  return fc
    .record({
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant(route.method as string) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
        },
      ),
      path: pathOf(route, ids),
      query: query(route),
      headers: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Record<string, string>>({}) },
        {
          weight: 2,
          arbitrary: headers(Object.keys(route.operation.headers ?? {}).map((name) => name.toLowerCase())),
        },
      ),
      by: fc.constantFrom(
        undefined,
        ...route.operation.examples.flatMap(({ by }) => (by ? [by, by, by] : [])),
      ),
      type: fc.constantFrom(...(route.takes ?? ['application/json'])),
      wrongType: fc.oneof(
        { weight: 15, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom('text/plain', '', 'application/json; charset=utf-16') },
      ),
    })
    .chain(({ type, wrongType, ...rest }) =>
      (bodies[type] ?? fc.constant(undefined)).map((body) => {
        const sends = body !== undefined && !['GET', 'HEAD'].includes(rest.method);
        const own = headersOfExample(route, type);
        return {
          by: rest.by,
          method: rest.method,
          path: withoutWaiting(`${rest.path}${rest.query}`),
          headers: {
            ...own,
            ...rest.headers,
            ...(sends ? { 'content-type': wrongType ?? type } : {}),
          },
          body: sends ? body : undefined,
        };
      }),
    );
}

const headersOfExample = (route: RouteRow, mediaType: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(route.operation.examples.find((one) => one.mediaType === mediaType)?.headers ?? {}).map(
      ([name, value]) => [name.toLowerCase(), value],
    ),
  );
