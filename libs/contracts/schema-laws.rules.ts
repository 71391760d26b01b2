import { escapeToken, isObject, type Json, type JsonObject } from '#kernel';
import { slowPattern } from './pattern.rules.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords that hold a schema for each name, schemas in a row, or one schema. */
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const LISTED = ['prefixItems', 'allOf', 'anyOf', 'oneOf'];
const SINGLE = [
  'items',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
].concat(['propertyNames', 'not', 'if', 'then', 'else']);
/** Where a schema describes a value by itself, and does not only say more of one that is described already. */
const OF_VALUE =
  /\/(?:properties|patternProperties)\/[^/]*$|\/items$|\/prefixItems\/\d+$|\/additionalProperties$/;
const DESCRIBES = ['type', '$ref', 'const', 'enum', 'allOf', 'anyOf', 'oneOf', 'x-never-carried'];

interface Place {
  pointer: string;
  schema: Json;
  /** The member that the schema is of, and the one in which that stands. */
  member?: string;
  parent?: string;
}

/** Every schema inside a schema, by JSON pointer. */
function* placesIn(place: Place): Generator<Place> {
  yield place;
  const { pointer, schema, member, parent } = place;
  if (!isObject(schema)) return;
  const inside = { ...(member === undefined ? {} : { member }), ...(parent === undefined ? {} : { parent }) };
  for (const word of NAMED) {
    const named = schema[word];
    if (!isObject(named)) continue;
    for (const [name, one] of Object.entries(named)) {
      const at = `${pointer}/${word}/${escapeToken(name)}`;
      const isMember = word === 'properties';
      yield* placesIn(
        isMember
          ? { pointer: at, schema: one, member: name, ...(member === undefined ? {} : { parent: member }) }
          : { pointer: at, schema: one },
      );
    }
  }
  for (const word of LISTED) {
    const listed = schema[word];
    if (!Array.isArray(listed)) continue;
    for (const [i, one] of listed.entries())
      yield* placesIn({ pointer: `${pointer}/${word}/${i}`, schema: one, ...inside });
  }
  for (const word of SINGLE)
    if (schema[word] !== undefined)
      yield* placesIn({ pointer: `${pointer}/${word}`, schema: schema[word], ...inside });
}

const has = (schema: JsonObject, type: string): boolean => [schema['type'] ?? []].flat().includes(type);

/** Lists and objects that end by themselves, and texts of which every value is written out. */
function boundFaults(schema: JsonObject): string[] {
  const faults: string[] = [];
  const isListed = schema['enum'] !== undefined || schema['const'] !== undefined;
  if (has(schema, 'string') && schema['maxLength'] === undefined && !isListed)
    faults.push('a text needs a maxLength');
  if (has(schema, 'array') && schema['maxItems'] === undefined && schema['items'] !== false)
    faults.push('a list needs a maxItems');
  if (has(schema, 'array') && schema['items'] === undefined) faults.push('a list says what its items are');
  const isClosed = [schema['additionalProperties'], schema['unevaluatedProperties']].includes(false);
  if (has(schema, 'object') && !isClosed && schema['maxProperties'] === undefined)
    faults.push('an object is closed (additionalProperties: false) or has a maxProperties');
  return faults;
}

function faultsAt({ pointer, schema, member, parent }: Place, isCarried: IsCarried): string[] {
  const describesNothing = !isObject(schema) || !DESCRIBES.some((word) => schema[word] !== undefined);
  if (schema !== false && !Array.isArray(schema) && describesNothing && OF_VALUE.test(pointer))
    return ['what is not described cannot be checked: say what it is'];
  if (!isObject(schema)) return [];
  const faults = boundFaults(schema);
  const reference = schema['$ref'];
  if (typeof reference === 'string' && !reference.startsWith('#'))
    faults.push('a $ref leads to a place in this file: nothing is fetched, put what it names under $defs');
  const pattern = schema['pattern'];
  const slow = typeof pattern === 'string' ? slowPattern(pattern) : undefined;
  if (slow) faults.push(slow);
  for (const name of Object.keys(isObject(schema['patternProperties']) ? schema['patternProperties'] : {}))
    if (slowPattern(name)) faults.push(slowPattern(name)!);
  const mayStand = schema['x-never-carried'] === true || schema['x-category'] === 'bsn';
  if (member !== undefined && /\/properties\/[^/]*$/.test(pointer) && !mayStand && !isCarried(member, parent))
    faults.push('the hub never carries this: leave it out, or mark it x-never-carried so that it is refused');
  return faults;
}

/** Whether a member of this name may stand in a document of the contract, below another or at the top. */
export type IsCarried = (member: string, parent: string | undefined) => boolean;

const MOST = 20;

/**
 * What the hub asks of a contract schema beyond JSON Schema, as `pointer: what is wrong`; empty when all is well. Bounded,
 * described, closed in itself, nothing that is never carried, and no pattern by which one document would stop the hub.
 */
export function schemaFaults(schema: Json, isCarried: IsCarried): string[] {
  if (!isObject(schema)) return ['a schema is an object'];
  const dialect = schema['$schema'];
  if (dialect !== undefined && dialect !== DIALECT)
    return [`/$schema: contracts are written in JSON Schema 2020-12 (${DIALECT}), not in ${String(dialect)}`];
  const faults: string[] = [];
  for (const place of placesIn({ pointer: '', schema }))
    for (const fault of faultsAt(place, isCarried)) {
      if (faults.length === MOST) return [...faults, 'and more'];
      faults.push(`${place.pointer || '(whole)'}: ${fault}`);
    }
  return faults;
}
