import { isId, type Fault, type JsonObject } from '#kernel';
import { moment as momentForm } from './forms.schema.js';
import type { Operation } from './operation.js';
import { Refused } from './problem.js';

/** What Fastify makes of a query string: a name that comes twice is a list. */
export type Query = Record<string, string | string[] | undefined>;

interface Kind<T> {
  schema: JsonObject;
  read(text: string): T | undefined;
  expected: string;
}

const MOST = Number.MAX_SAFE_INTEGER;
const HASH_BYTES = 32;

const whole = (minimum: number, maximum = MOST): Kind<number> => ({
  schema: { type: 'integer', minimum, ...(maximum < MOST ? { maximum } : {}) },
  read: (text) => {
    const value = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
    return value >= minimum && value <= maximum ? value : undefined;
  },
  expected: `a whole number from ${minimum}${maximum < MOST ? ` to ${maximum}` : ''}`,
});
const MOMENT = new RegExp(momentForm['pattern'] as string);
const moment: Kind<Date> = {
  schema: momentForm,
  read: (text) => (MOMENT.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : undefined),
  expected: 'a date-time',
};
const id: Kind<string> = {
  schema: { type: 'string', format: 'uuid', maxLength: 36 },
  read: (text) => (isId(text) ? text : undefined),
  expected: 'an id',
};
/** In base64 of either alphabet, for in a URL the plus of the first one has to be escaped. */
const hash: Kind<Buffer> = {
  schema: { type: 'string', maxLength: 44, pattern: '^[A-Za-z0-9+/_-]{43}=?$' },
  read: (text) => {
    const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
    return bytes?.length === HASH_BYTES ? bytes : undefined;
  },
  expected: 'base64 of 32 bytes',
};

/** The query parameters of the log's own routes: what is checked is what the OpenAPI document shows. */
export const QUERIES = {
  checkpoints: { after: whole(0), from: moment, until: moment, max: whole(1, 1000), wait: whole(0, 20) },
  inclusionProofs: { eventId: id, position: whole(0), leafHash: hash, treeSize: whole(1) },
  consistencyProofs: { fromSize: whole(0), toSize: whole(0) },
} satisfies Record<string, Record<string, Kind<unknown>>>;

const ABOUT: Record<string, string> = {
  after: 'Only checkpoints after this number',
  from: 'Signed at this moment or later',
  until: 'Signed before this moment',
  max: 'How many at most',
  wait: 'Seconds to wait for the first',
  eventId: 'The event; or position and leafHash',
  position: 'The place of a leaf',
  leafHash: 'Its hash, base64 or base64url of 32 bytes',
  treeSize: 'The size of the tree to prove it in; the latest checkpoint where it is not named',
  fromSize: 'The size of the older tree',
  toSize: 'The size of the newer tree; the latest checkpoint where it is not named',
};

/** As the description of the API has them. */
export const parametersOf = (name: keyof Queries): NonNullable<Operation['query']> =>
  Object.fromEntries(
    Object.entries(QUERIES[name]).map(([key, { schema }]) => [
      key,
      { schema, description: ABOUT[key]!, ...(key === 'fromSize' ? { required: true } : {}) },
    ]),
  );

type Queries = typeof QUERIES;
type Read<Name extends keyof Queries> = {
  [Key in keyof Queries[Name]]?: Queries[Name][Key] extends Kind<infer T> ? T : never;
};

/** All faults at once, by name; what is not known here is a fault too. Throws Refused. */
export function readQuery<Name extends keyof Queries>(name: Name, query: Query): Read<Name> {
  const kinds: Record<string, Kind<unknown>> = QUERIES[name];
  const read: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [key, text] of Object.entries(query)) {
    const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
    const value = typeof text === 'string' ? kind?.read(text) : undefined;
    if (value !== undefined) read[key] = value;
    else if (kind)
      faults.push({
        pointer: '',
        code: key,
        detail: `The query parameter ${key} is ${kind.expected}, once.`,
      });
    else if (!faults.some(({ code }) => code === 'unknown'))
      faults.push({
        pointer: '',
        code: 'unknown',
        detail: 'There is a query parameter that is not known here.',
      });
  }
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  return read as Read<Name>;
}
