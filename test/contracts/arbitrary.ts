import fc from 'fast-check';
import { isObject, valueAt, type Json, type JsonObject } from '#kernel';

const DAYS = { min: new Date('1950-01-01'), max: new Date('2039-12-31'), noInvalidDate: true };
const day = fc.date(DAYS).map((date) => date.toISOString().slice(0, 10));

function ofText(schema: JsonObject): fc.Arbitrary<Json> {
  const {
    format,
    pattern,
    minLength = 0,
    maxLength = 40,
  } = schema as {
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  if (format === 'date') return day;
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date(DAYS).map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress({ size: '-1' });
  if (format === 'uri') return fc.webUrl({ size: '-1' });
  // A date in the form of a pattern bounds the beginning only.
  if (pattern?.startsWith('^\\d{4}-')) return day;
  if (pattern !== undefined) {
    const exact = new RegExp(pattern);
    // The generator does not know looking ahead: generate without, keep what matches with.
    const texts = fc.stringMatching(new RegExp(pattern.replace(/\(\?=[^)]*\)/g, '')));
    return texts.filter((text) => text.length <= maxLength && text.length >= minLength && exact.test(text));
  }
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) });
}

/**
 * Documents that honour a contract schema: the keywords that our schemas use. Members that are never carried and
 * members beyond the named ones are left out.
 */
export function arbitraryOf(schema: JsonObject, root: JsonObject = schema): fc.Arbitrary<Json> {
  const ref = schema['$ref'];
  // What a contract lets pass without knowing it: anything small will do.
  if (ref === '#/$defs/other') return fc.constantFrom<Json>('iets', ['iets'], { dieper: 'iets' });
  if (typeof ref === 'string') return arbitraryOf(valueAt(root, ref.slice(1)) as JsonObject, root);
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  const types = [schema['type']].flat() as string[];
  if (types.length > 1) return fc.oneof(...types.map((type) => arbitraryOf({ ...schema, type }, root)));
  const [low, high] = [Number(schema['minimum'] ?? 0), Number(schema['maximum'] ?? 1000)];
  switch (types[0]) {
    case 'string':
      return ofText(schema);
    case 'integer':
      return fc.integer({ min: low, max: high });
    case 'number':
      return fc.integer({ min: Math.ceil(low), max: Math.floor(high) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return listOf(schema, root);
    case 'object':
      return objectOf(schema, root);
    default:
      return fc.constant(null);
  }
}

function listOf(schema: JsonObject, root: JsonObject): fc.Arbitrary<Json> {
  const maxLength = Math.min(3, schema['maxItems'] as number);
  const minLength = (schema['minItems'] as number | undefined) ?? 0;
  const item = arbitraryOf(schema['items'] as JsonObject, root);
  return schema['uniqueItems'] === true
    ? fc.uniqueArray(item, { minLength, maxLength })
    : fc.array(item, { minLength, maxLength });
}

function objectOf(schema: JsonObject, root: JsonObject): fc.Arbitrary<Json> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const known = Object.entries(properties).filter(
    ([, member]) => isObject(member) && member['x-never-carried'] !== true,
  );
  const shape = Object.fromEntries(
    known.map(([name, member]) => [name, arbitraryOf(member as JsonObject, root)]),
  );
  // One of several, never two: a choice between members.
  if (schema['maxProperties'] === 1) {
    return fc.oneof(
      ...Object.entries(shape).map(([name, value]) => value.map((one): Json => ({ [name]: one }))),
    );
  }
  const requiredKeys = (schema['required'] as string[] | undefined) ?? [];
  return fc.record(shape, {
    requiredKeys: requiredKeys.filter((name) => name in shape),
  }) as fc.Arbitrary<Json>;
}
