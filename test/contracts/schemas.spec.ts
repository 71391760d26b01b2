import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, isAboutPerson, isObject, RECORD_TYPES, type Json, type JsonObject } from '#kernel';
import { contracts } from './folders.js';

/** Every schema inside a schema, with the place where it stands. */
function* subschemas(schema: Json, place = ''): Generator<[string, JsonObject]> {
  if (Array.isArray(schema)) {
    for (const [i, item] of schema.entries()) yield* subschemas(item, `${place}/${i}`);
  } else if (isObject(schema)) {
    yield [place, schema];
    for (const [name, member] of Object.entries(schema)) yield* subschemas(member, `${place}/${name}`);
  }
}

const types = (schema: JsonObject): Json[] => [schema['type'] ?? []].flat();

/** Member names of all objects of a schema, with whether they are marked as never carried. */
function* members(schema: JsonObject): Generator<[string, JsonObject, parent: string]> {
  for (const [place, sub] of subschemas(schema)) {
    if (!place.endsWith('/properties')) continue;
    const parent = place.split('/').at(-2) || 'top';
    for (const [name, member] of Object.entries(sub)) yield [name, member as JsonObject, parent];
  }
}

describe.each(contracts.all().map((contract) => [contract.ref, contract] as const))(
  'the schema of %s',
  (_, contract) => {
    it('bounds every text and every list', () => {
      const unbounded = [...subschemas(contract.schema)]
        .filter(([place]) => !place.endsWith('/properties') && !place.startsWith('/x-'))
        .filter(
          ([, schema]) =>
            (types(schema).includes('string') && schema['maxLength'] === undefined) ||
            (types(schema).includes('array') && schema['maxItems'] === undefined),
        )
        .map(([place]) => place);
      expect(unbounded).toEqual([]);
    });

    it('bounds or closes every object', () => {
      const open = [...subschemas(contract.schema)]
        .filter(([place]) => !place.endsWith('/properties') && !place.startsWith('/x-'))
        .filter(([, schema]) => types(schema).includes('object'))
        .filter(
          ([, schema]) => schema['additionalProperties'] !== false && schema['maxProperties'] === undefined,
        )
        .map(([place]) => place);
      expect(open).toEqual([]);
    });

    it('says what it is', () => {
      expect(contract.schema['title']).toEqual(expect.any(String));
      expect(contract.schema['description']).toEqual(expect.any(String));
    });

    // A BSN has a category of its own and only where the hub itself writes it: the client below has none.
    it('has no member that is never carried, unless to refuse it', () => {
      const wrong = [...members(contract.schema)]
        .filter(([, member]) => member['x-never-carried'] !== true && member['x-category'] !== 'bsn')
        .filter(([name, , parent]) =>
          contracts
            .neverCarried({ [parent]: { [name]: 1 } }, contract.recordType)
            .some(({ pointer }) => pointer === `/${parent}/${name}`),
        )
        .map(([name]) => name);
      expect(wrong).toEqual([]);
    });
  },
);

// Found, not listed: whatever record type is added is looked at.
const canonicals = contracts.all().filter(({ family }) => family === 'canonical');

it('has a canonical form for every record type', () => {
  expect(canonicals.map(({ recordType }) => recordType).sort()).toEqual([...RECORD_TYPES].sort());
});

describe.each(canonicals.map(({ recordType }) => recordType))('the canonical %s', (recordType) => {
  it('has a category on every leaf', () => {
    const categories = contracts.categoriesOf(recordType);
    const leaves = [...subschemas(contracts.canonical(recordType).schema)].filter(([, schema]) => {
      const [type] = types(schema);
      return typeof type === 'string' && type !== 'object' && type !== 'array';
    });
    expect(leaves.filter(([, leaf]) => !CATEGORIES.includes(leaf['x-category'] as never))).toEqual([]);
    expect(categories.size).toBe(leaves.length);
  });

  it('is closed everywhere', () => {
    const open = [...subschemas(contracts.canonical(recordType).schema)]
      .filter(([, schema]) => types(schema).includes('object'))
      .filter(([, schema]) => schema['additionalProperties'] !== false);
    expect(open).toEqual([]);
  });
});

it('puts free text, target group and support in the categories that the law names', () => {
  const client = contracts.categoriesOf('client');
  const inCategory = (category: string): string[] =>
    [...client].filter(([, its]) => its === category).map(([pattern]) => pattern);
  expect(inCategory('target-group')).toEqual(['/indicatieLdrRegistratie']);
  expect(inCategory('free-text')).toEqual(
    expect.arrayContaining(['/persoonlijkePresentatie', '/bemiddelingsberoep/*/toelichtingBeroep']),
  );
  expect([...client.keys()].filter((pattern) => /toelichting/i.test(pattern))).toEqual(
    inCategory('free-text').filter((pattern) => /toelichting/i.test(pattern)),
  );
  expect(client.get('/mobiliteit/bemiddelingspostcode')).toBe('address');
  expect(client.get('/mobiliteit/postcodegebied')).toBe('mobility');
  expect(client.get('/identiteit/geboortedatum')).toBe('identity');
  const leftOut = ['bsn', 'employer-business', 'employer-contact'];
  expect(leftOut.flatMap(inCategory)).toEqual([]);
  expect(isAboutPerson('client')).toBe(true);
});

it('names people in an employer contact in the category employer-contact, and nowhere else', () => {
  const contact = contracts.categoriesOf('employer-contact');
  const people = [...contact].filter(([, category]) => category === 'employer-contact');
  const of = ['/accountmanager', '/werkgever/vestigingsadres/contactpersoonAfdeling'];
  expect(people.map(([pattern]) => pattern).sort()).toEqual(
    [
      ...of.flatMap((place) => ['emailadres', 'naam', 'telefoonnummer'].map((name) => `${place}/${name}`)),
      `${of[1]}/functie`,
    ].sort(),
  );
  expect(isAboutPerson('employer-contact')).toBe(false);
});

it('has no place for a value or an explanation in a correction report', () => {
  expect([...contracts.categoriesOf('correction-report').keys()].sort()).toEqual([
    '/datumConstatering',
    '/fout/*/plaats',
    '/fout/*/soortFout',
    '/idMelding',
    '/kenmerkRecord',
    '/levering',
    '/melder',
    '/soortRecord',
  ]);
  expect(isAboutPerson('correction-report')).toBe(true);
});
