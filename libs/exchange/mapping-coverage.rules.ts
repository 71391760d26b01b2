import { escapeToken, isObject, pointerTokens, valueAt, type Json, type JsonObject } from '#kernel';
import { rowsOf, type Side, type Table } from '#translation';

/** A place that a form requires: whether the table ever fills it, and whether this document has it. */
export interface CoveredPlace {
  pointer: string;
  inTable: boolean;
  inDocument: boolean;
}

const DEEPEST = 12;

/** Every leaf that a form requires of every document, `*` for any item of a list. */
export function requiredPlaces(schema: JsonObject): string[] {
  const found: string[] = [];
  const walk = (part: Json | undefined, pointer: string, depth: number): void => {
    const here = resolved(part, schema);
    if (!isObject(here) || depth > DEEPEST) return;
    const { required, properties, items } = here;
    const names = Array.isArray(required) ? (required as string[]) : [];
    if (isObject(items)) return walk(items, `${pointer}/*`, depth + 1);
    if (names.length === 0 || !isObject(properties)) {
      if (pointer !== '') found.push(pointer);
      return;
    }
    for (const name of names) walk(properties[name], `${pointer}/${escapeToken(name)}`, depth + 1);
  };
  walk(schema, '', 0);
  return found;
}

function resolved(part: Json | undefined, root: JsonObject): Json | undefined {
  const ref = isObject(part) ? part['$ref'] : undefined;
  return typeof ref === 'string' && ref.startsWith('#') ? valueAt(root, ref.slice(1)) : part;
}

export function coverageOf(
  schema: JsonObject,
  table: Table,
  side: Side,
  document: JsonObject,
): CoveredPlace[] {
  const skipped = side === 'canonical' ? 'out' : 'in';
  const written = rowsOf(table)
    .filter(({ says }) => says['direction'] !== skipped && says['group'] === undefined)
    .flatMap((row) => row[side] ?? []);
  return requiredPlaces(schema).map((pointer) => ({
    pointer,
    inTable: written.some((place) => meets(place, pointer)),
    inDocument: hasValue(document, pointerTokens(pointer)),
  }));
}

/** The same place, or one in the other: an object that goes over fills what is in it. A first item (`0`) is an item. */
function meets(place: string, pointer: string): boolean {
  const [own, other] = [pointerTokens(place), pointerTokens(pointer)];
  const shortest = Math.min(own.length, other.length);
  return own
    .slice(0, shortest)
    .every((token, i) => token === other[i] || ([token, other[i]].includes('*') && /^(\*|0)$/.test(token)));
}

function hasValue(value: Json | undefined, [token, ...rest]: string[]): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (token === undefined) return true;
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => hasValue(item, token === '*' ? rest : [token, ...rest]));
  return isObject(value) && hasValue(value[token], rest);
}
