import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isObject, pointerTokens, type Json, type JsonObject } from '#kernel';
import type { Loss } from '#translation';
import { arbitraryOf } from './arbitrary.js';
import { contracts, mappings } from './folders.js';

/** Laws of every table, whatever comes in: found by folder, nothing is listed. round-trip.spec.ts has those of there and back. */
const partners = contracts.all().filter(({ family }) => family !== 'canonical');
const SECRET = 'ZeerPersoonlijk';
const KEPT = 200;

/** Every member name that a schema has. */
function namesOf(schema: Json, names = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const part of schema) namesOf(part, names);
  else if (isObject(schema)) {
    if (isObject(schema['properties'])) for (const name of Object.keys(schema['properties'])) names.add(name);
    for (const part of Object.values(schema)) namesOf(part, names);
  }
  return names;
}

/** The document with a member of the sender's own in every object, named and filled with what is nobody's business. */
function withOwnMembers(document: Json, more: Json): Json {
  if (Array.isArray(document)) return document.map((item) => withOwnMembers(item, more));
  if (!isObject(document)) return document;
  const own = Object.entries(document).map(([name, member]) => [name, withOwnMembers(member, more)] as const);
  return { ...Object.fromEntries(own), [`${SECRET} 999990019`]: more, [`${SECRET}/~`]: { [SECRET]: SECRET } };
}

const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
const onlyNames = (losses: Loss[], names: ReadonlySet<string>): string[] =>
  losses
    .flatMap(({ pointer }) => pointerTokens(pointer))
    .filter((token) => token !== '*' && !/^\d+$/.test(token) && !names.has(token));

describe.each(partners.map((contract) => [contract.ref, contract] as const))('with %s', (ref, contract) => {
  const mapping = mappings.get(ref)!;
  const canonical = contracts.canonical(contract.recordType);
  const sides = [
    { way: 'read', schema: contract.schema, translate: mapping.toCanonical },
    { way: 'written', schema: canonical.schema, translate: mapping.toPartner },
  ].filter(({ way }) => contract.direction === 'both' || (way === 'read') === (contract.direction === 'in'));

  it.each(sides)(
    'members of a sender’s own neither throw nor show when it is $way',
    ({ schema, translate }) => {
      const names = namesOf(schema);
      const documents = arbitraryOf(schema);
      fc.assert(
        fc.property(documents, anything, (document, more) => {
          const known = translate(document);
          const { document: result, losses } = translate(withOwnMembers(document, more));
          expect(result).toEqual(known.document);
          expect(JSON.stringify(losses)).not.toContain(SECRET);
          expect(onlyNames(losses, names)).toEqual([]);
          // Of more than can be kept, the last ones are not named.
          const isNamed = losses.some(
            ({ pointer, reason }) => pointer === '/*' && reason === 'no-equivalent',
          );
          expect(isNamed || losses.length > KEPT).toBe(true);
          expect(losses.length).toBeLessThanOrEqual(KEPT + 1);
        }),
        { numRuns: 10 },
      );
    },
  );

  it.each(sides)(
    'any value at all is taken when it is $way, and losses are places and reasons',
    ({ schema, translate }) => {
      const names = namesOf(schema);
      const top = Object.keys((schema['properties'] ?? {}) as JsonObject);
      const strange = fc.oneof(
        anything,
        fc.dictionary(fc.constantFrom(...top), anything),
      ) as fc.Arbitrary<Json>;
      fc.assert(
        fc.property(strange, (document) => {
          const { losses } = translate(document);
          expect(onlyNames(losses, names)).toEqual([]);
          for (const loss of losses) expect(Object.keys(loss).sort()).toEqual(['pointer', 'reason']);
        }),
        { numRuns: 50 },
      );
    },
  );
});
