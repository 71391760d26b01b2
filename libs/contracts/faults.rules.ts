import type { ErrorObject } from 'ajv/dist/2020.js';
import { escapeToken, type Fault } from '#kernel';
import { isShownName } from './tree.rules.js';

const MOST = 100;
/** As the API describes a fault. */
const LONGEST_DETAIL = 1000;
const NEVER = 'never-carried';

const DETAILS: Record<string, string> = {
  'x-never-carried': 'The hub never carries this, whatever clause or consent there is.',
  'x-never-bsn': 'A citizen service number belongs in the envelope only, never in an id.',
  additionalProperties: 'This member is not part of the contract.',
  unevaluatedProperties: 'This member is not part of the contract.',
  required: 'This member is required.',
  const: 'Not the value that the contract fixes.',
  pattern: 'Not in the form that the contract describes.',
  uniqueItems: 'An item occurs twice.',
};

/** Of a long list so many are named: codes of a whole classification help nobody. */
const MOST_VALUES = 30;
const LONGEST_VALUE = 60;

/** What may stand there, named; the value that was sent is not repeated. */
export function listedValues(values: unknown[]): string {
  const named = values.slice(0, MOST_VALUES).map((value) => String(value).slice(0, LONGEST_VALUE));
  const more = values.length > MOST_VALUES ? `, and ${values.length - MOST_VALUES} more` : '';
  return `${named.join(', ')}${more}`;
}

const listed = (values: unknown[]): string =>
  `Not one of the values that the contract lists: ${listedValues(values)}.`.slice(0, LONGEST_DETAIL);

/** Of a form that is longer nobody reads what is wanted. */
const LONGEST_FORM = 200;

function notInForm(form: unknown): string {
  const isShown = typeof form === 'string' && form.length <= LONGEST_FORM;
  return isShown ? `Not in the form that the contract describes: ${form}` : DETAILS['pattern']!;
}

const detailOf = ({ keyword, params, message }: ErrorObject): string =>
  keyword === 'enum' && Array.isArray(params['allowedValues'])
    ? listed(params['allowedValues'] as unknown[])
    : keyword === 'pattern'
      ? notInForm(params['pattern'])
      : // Ajv's own sentences hold limits and types of the schema, never the value.
        (DETAILS[keyword] ?? `This ${message ?? 'does not honour the contract'}.`);

/** Where a member of this name stands, or its object where the name may be a value itself. */
const memberOf = (pointer: string, name: unknown): string =>
  typeof name === 'string' && isShownName(name) ? `${pointer}/${escapeToken(name)}` : pointer;

function faultOf(error: ErrorObject): Fault {
  const { keyword, instancePath, params } = error;
  const missing = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  const pointer = missing === undefined ? instancePath : memberOf(instancePath, missing);
  return { pointer, code: keyword.startsWith('x-never') ? NEVER : keyword, detail: detailOf(error) };
}

/** Names inside the document, index by index, may be values too: `999993549` as a member name is not repeated. */
const shown = (pointer: string): string =>
  pointer
    .split('/')
    .map((token, i) =>
      i === 0 || /^\d{1,6}$/.test(token) || isShownName(token.replaceAll('~', '')) ? token : '?',
    )
    .join('/');

/**
 * One list from what the schema says and what is never carried by name: a member that is never carried is reported
 * once, as that, and nothing else is said at or below it. The order is never-carried first; at most 100.
 */
export function mergeFaults(errors: ErrorObject[], named: Fault[]): Fault[] {
  const all = errors.filter(({ keyword }) => keyword !== 'if').map(faultOf);
  const never = [...named, ...all.filter(({ code }) => code === NEVER)];
  const taken = new Set(never.map(({ pointer }) => pointer));
  const isUnderNever = (pointer: string): boolean => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (taken.has(at)) return true;
    return false;
  };
  const seen = new Set<string>();
  return [...never, ...all.filter(({ pointer }) => !isUnderNever(pointer))]
    .filter(({ pointer, code }) => {
      const key = `${code} ${pointer}`;
      return seen.has(key) ? false : Boolean(seen.add(key));
    })
    .slice(0, MOST)
    .map((fault) => ({ ...fault, pointer: shown(fault.pointer) }));
}
