import { isId, type Fault } from '#kernel';
import { Refused } from './problem.js';

const MOMENT =
  /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,3})?)?(Z|\+\d{2}:\d{2}|-(?!00:00)\d{2}:\d{2})$/;
const KEY = /^[a-z0-9][a-z0-9.-]{0,98}$/;

const RECORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const MOST_CHARACTERS = 120;

interface Kinds {
  moment: Date;
  number: number;
  key: string;
  id: string;
  party: string;
  record: string;
}

type Asked = keyof Kinds | readonly string[];
type Read<One extends Asked> = One extends keyof Kinds
  ? Kinds[One]
  : One extends readonly (infer Value)[]
    ? Value
    : never;

const READERS: { [Kind in keyof Kinds]: [(text: string) => Kinds[Kind] | undefined, string] } = {
  moment: [
    (text) => (MOMENT.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : undefined),
    'A date-time with an offset; write + as %2B.',
  ],
  number: [(text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined), 'A whole number from 1 up.'],
  key: [(text) => (KEY.test(text) ? text : undefined), 'A key, as in the files of a region.'],
  party: [
    (text) => (text.startsWith('urn:') && text.length <= MOST_CHARACTERS ? text : undefined),
    'The name of an organisation or arrangement, as in an envelope.',
  ],
  record: [(text) => (RECORD.test(text) ? text : undefined), 'A record id of your own.'],
  id: [(text) => (isId(text) ? text : undefined), 'An id.'],
};

/** What is asked behind the question mark, read; what is not known there, cannot be read or is missing is named at once. */
export function queryOf<Names extends Record<string, Asked>>(
  query: unknown,
  names: Names,
  required: (keyof Names & string)[] = [],
): { [Name in keyof Names]?: Read<Names[Name]> } {
  const given = (query ?? {}) as Record<string, unknown>;
  const faults: Fault[] = [];
  const read: Record<string, unknown> = {};
  const wrong = (name: string, code: string, detail: string): void => {
    faults.push({ pointer: `/${name}`, code, detail });
  };
  for (const [name, value] of Object.entries(given)) {
    const asked = Object.hasOwn(names, name) ? names[name]! : undefined;
    if (!asked) wrong(name, 'unknown', 'Not known here.');
    else if (typeof asked === 'object') {
      if (asked.includes(value as string)) read[name] = value;
      else wrong(name, 'value', `One of ${asked.join(', ')}.`);
    } else {
      const [reader, detail] = READERS[asked as keyof Kinds];
      const found = typeof value === 'string' ? reader(value) : undefined;
      if (found === undefined) wrong(name, 'value', detail);
      else read[name] = found;
    }
  }
  for (const name of required) if (!(name in given)) wrong(name, 'required', 'Is missing.');
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  return read as { [Name in keyof Names]?: Read<Names[Name]> };
}
