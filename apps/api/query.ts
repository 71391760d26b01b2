import { isId, type Fault, type JsonObject } from '#kernel';
import type { Operation } from './operation.js';
import { Refused } from './problem.js';

/** Throws Refused with every query parameter that is not as the operation describes it. What it does not name is let be. */
export function checkQuery(operation: Operation, query: unknown): void {
  const given = (query ?? {}) as Record<string, string | string[] | undefined>;
  const faults: Fault[] = [];
  for (const [name, { schema, required }] of Object.entries(operation.query ?? {})) {
    const value = given[name];
    const wrong = value === undefined ? required && 'is required' : wrongWith(schema, value);
    if (wrong) faults.push({ pointer: '', code: name, detail: `The query parameter ${name} ${wrong}.` });
  }
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
}

const WHOLE_NUMBER = /^\d{1,9}$/;

function wrongWith(schema: JsonObject, value: string | string[]): string | undefined {
  if (Array.isArray(value)) return 'stands there more than once';
  const { minimum = 0, maximum = Infinity, maxLength = Infinity, pattern } = schema as Bounds;
  if (schema['type'] === 'integer') {
    const fits = WHOLE_NUMBER.test(value) && Number(value) >= minimum && Number(value) <= maximum;
    return fits ? undefined : `is a whole number from ${minimum} to ${maximum}`;
  }
  if (value.length > maxLength) return `has ${maxLength} characters at most`;
  if (pattern && !new RegExp(pattern, 'u').test(value)) return 'is not in the form that it has';
  const format = FORMATS[schema['format'] as string];
  if (format && !format(value)) return 'is not in the form that it has';
  const allowed = schema['enum'] as string[] | undefined;
  return !allowed || allowed.includes(value) ? undefined : `is one of ${allowed.join(', ')}`;
}

/** What a pattern lets by and is none. */
const FORMATS: Record<string, (text: string) => boolean> = {
  'date-time': (text) => !Number.isNaN(Date.parse(text)),
  uuid: isId,
};

interface Bounds {
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
}
