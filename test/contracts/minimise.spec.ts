import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES, escapeToken, isObject, type Category, type Json, type JsonObject } from '#kernel';
import { arbitraryOf } from './arbitrary.js';
import { contracts, leavesOf, mappings } from './folders.js';

const canonicals = contracts.all().filter(({ family }) => family === 'canonical');
const goingOut = (recordType: string) =>
  contracts
    .all()
    .filter(
      (contract) =>
        contract.recordType === recordType && contract.direction !== 'in' && contract.family !== 'canonical',
    );
const patternOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');
const permits = fc.subarray([...CATEGORIES]).map((categories) => new Set<Category>(categories));

/** The only fields that stay whatever the permit, beside the ids that give way to pseudonyms: both sides know them. */
const KNOWN_TO_BOTH: Record<string, string[]> = {
  introduction: ['/idAanleiding', '/vacature/idVacature'],
  referral: ['/idAanleiding'],
};

const MARK = 'buiten-de-toestemming';

/** The same document in which every leaf for which `isOutside` holds is a text that is easy to find. */
function withMarks(document: Json, isOutside: (pointer: string) => boolean, pointer = ''): Json {
  if (Array.isArray(document))
    return document.map((item, place) => withMarks(item, isOutside, `${pointer}/${place}`));
  if (!isObject(document)) return isOutside(pointer) ? MARK : document;
  return Object.fromEntries(
    Object.entries(document).map(([name, member]) => [
      name,
      withMarks(member, isOutside, `${pointer}/${escapeToken(name)}`),
    ]),
  );
}

describe.each(canonicals.map((contract) => [contract.ref, contract] as const))(
  'of whatever honours %s',
  (_, { recordType, schema, validate }) => {
    const documents = arbitraryOf(schema).filter((document) => validate(document).length === 0);
    const categories = contracts.categoriesOf(recordType);
    const always = new Set(
      [
        contracts.referenceOf(recordType),
        contracts.personOf(recordType) ?? [],
        KNOWN_TO_BOTH[recordType] ?? [],
      ].flat(),
    );
    const categoryAt = (pointer: string): Category | undefined => categories.get(patternOf(pointer));

    it('only fields of the permit stay, and every other is counted under its category', () => {
      fc.assert(
        fc.property(documents, permits, fc.boolean(), (document: Json, permitted, withoutResidence) => {
          const options = { withoutResidence };
          const { document: kept, dropped } = contracts.keepOnly(document, recordType, permitted, options);
          const fields = new Set(contracts.fieldsOf(recordType, permitted, options));
          // A leaf that is a list of values is counted once; what is empty is nothing.
          const keptLeaves = leavesOf(kept).map(patternOf);
          for (const pattern of keptLeaves) expect([pattern, fields.has(pattern)]).toEqual([pattern, true]);
          for (const field of fields)
            expect(always.has(field) || permitted.has(categories.get(field)!)).toBe(true);
          const gone = leavesOf(document).filter((pointer) => !fields.has(patternOf(pointer)));
          for (const category of CATEGORIES)
            expect([category, dropped[category]]).toEqual([
              category,
              gone.filter((pointer) => categoryAt(pointer) === category).length,
            ]);
          expect(keptLeaves.length + gone.length).toBe(leavesOf(document).length);
        }),
        { numRuns: 300 },
      );
    });

    it('no value outside the permit is in any form in which it goes out', () => {
      fc.assert(
        fc.property(documents, permits, (document: Json, permitted) => {
          const marked = withMarks(document, (pointer) => {
            const category = categoryAt(pointer);
            return !always.has(pointer) && (category === undefined || !permitted.has(category));
          });
          const { document: kept } = contracts.keepOnly(marked, recordType, permitted);
          for (const { ref } of goingOut(recordType)) {
            const { document: out } = mappings.get(ref)!.toPartner(kept as JsonObject);
            expect([ref, JSON.stringify(out).includes(MARK)]).toEqual([ref, false]);
          }
          expect(JSON.stringify(kept)).not.toContain(MARK);
        }),
        { numRuns: 150 },
      );
    });
  },
);

it('what helps somebody to work stays with the help that is needed, in whichever field of a client it is said', () => {
  const categories = contracts.categoriesOf('client');
  expect(categories.get('/hulpvraag')).toBe('support-needs');
  const document = {
    idWerkzoekende: 'A1',
    hulpvraag: 'adapted-workplace',
    ondersteuningsbehoefte: ['language'],
  };
  const others = new Set(CATEGORIES.filter((category) => category !== 'support-needs'));
  expect(contracts.keepOnly(document, 'client', others).document).toEqual({ idWerkzoekende: 'A1' });
});
