import { isObject, pointerTokens, valueAt, type Fault, type Json, type JsonObject } from '#kernel';
import { FIRST } from './places.rules.js';
import { isConstant, isGroup, isSame, type GroupRow, type Row, type Side, type Table } from './table.js';

/** What tables need to know of the two forms between which they stand. */
export interface Forms {
  canonical: JsonObject;
  partner: JsonObject;
}

/** The schemas that may describe one place of a document. */
type Place = readonly JsonObject[];

/** Every member name that a contract schema has, wherever it stands. */
export function namesOf(schema: Json): Set<string> {
  const names = new Set<string>();
  const walk = (part: Json, isMembers: boolean): void => {
    if (Array.isArray(part)) part.forEach((one) => walk(one, false));
    else if (isObject(part)) {
      for (const [word, value] of Object.entries(part)) {
        if (isMembers) names.add(word);
        walk(value, !isMembers && word === 'properties');
      }
    }
  };
  walk(schema, false);
  return names;
}

/** Every member name that a table has on one side. */
export function namesIn(rows: Row[], side: Side): Set<string> {
  const pointers = (row: Row): string[] => {
    if (isSame(row)) return row.same;
    if (isConstant(row)) return [row[side] ?? ''];
    if (!isGroup(row)) return [row[side]];
    const conditions = Object.keys(row.where?.[side] ?? {});
    return [(row.each ?? row.one!)[side], ...conditions, ...row.rows.flatMap(pointers)];
  };
  return new Set(rows.flatMap(pointers).flatMap(pointerTokens));
}

const BRANCHES = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];

/** A schema with everything that it refers to or combines. */
function expanded(schema: Json | undefined, root: JsonObject, seen = new Set<JsonObject>()): JsonObject[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const ref = schema['$ref'];
  const parts: (Json | undefined)[] = BRANCHES.flatMap((word) => schema[word] ?? []);
  if (typeof ref === 'string' && ref.startsWith('#')) parts.push(valueAt(root, ref.slice(1)));
  return [schema, ...parts.flatMap((part) => expanded(part, root, seen))];
}

function below(place: Place, pointer: string, root: JsonObject): Place {
  return pointerTokens(pointer).reduce<Place>(
    (at, token) =>
      at.flatMap(({ properties, items }) =>
        isObject(properties) && Object.hasOwn(properties, token)
          ? expanded(properties[token], root)
          : expanded(token === FIRST ? items : undefined, root),
      ),
    place,
  );
}

/** One value counts as a list of one, so that a group's item may be the place itself or what a list there holds. */
const itemsOf = (place: Place, root: JsonObject): Place => [
  ...place,
  ...place.flatMap(({ items }) => expanded(items, root)),
];

const SIDES: readonly Side[] = ['canonical', 'partner'];

/** Every row that points at a place that its contract does not have. */
export function placeFaults(table: Table, forms: Forms): Fault[] {
  const nameOf: Record<Side, string> = { canonical: table.canonical, partner: table.contract };
  const faults: Fault[] = [];
  /** Nothing, where what it is in is not there either: that was said. */
  const placeOf = (side: Side, within: Place, pointer: string, at: string): Place => {
    if (within.length === 0) return [];
    const place = below(within, pointer, forms[side]);
    if (place.length === 0)
      faults.push({ pointer: at, code: 'no-place', detail: `${nameOf[side]} has no ${pointer}` });
    return place;
  };
  const check = (rows: Row[], within: Record<Side, Place>, at: string): void =>
    rows.forEach((row, index) => {
      const here = `${at}/${index}`;
      for (const side of SIDES) {
        if (isSame(row)) for (const pointer of row.same) placeOf(side, within[side], pointer, here);
        else if (!isGroup(row) && row[side] !== undefined) placeOf(side, within[side], row[side], here);
      }
      if (isGroup(row)) checkGroup(row, within, here);
    });
  const checkGroup = (row: GroupRow, within: Record<Side, Place>, at: string): void => {
    const { each, one, where, needs } = row;
    const itemOf = (side: Side): Place => {
      const item = itemsOf(placeOf(side, within[side], (each ?? one!)[side], at), forms[side]);
      for (const pointer of Object.keys(where?.[side] ?? {})) placeOf(side, item, pointer, `${at}/where`);
      if (needs?.[side] !== undefined) placeOf(side, item, needs[side], `${at}/needs`);
      return item;
    };
    check(row.rows, { canonical: itemOf('canonical'), partner: itemOf('partner') }, `${at}/rows`);
  };
  check(
    table.rows,
    {
      canonical: expanded(forms.canonical, forms.canonical),
      partner: expanded(forms.partner, forms.partner),
    },
    '/rows',
  );
  return faults;
}

/** Throws, naming the row, when a row points at a place that its contract does not have. */
export function checkPlaces(table: Table, forms: Forms): void {
  const [first] = placeFaults(table, forms);
  if (first) throw new Error(`${first.pointer}: ${first.detail}`);
}
