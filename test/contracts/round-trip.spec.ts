import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES, valueAt, type Json } from '#kernel';
import { arbitraryOf } from './arbitrary.js';
import { contracts, lacking, lines, mappings } from './folders.js';

const partners = contracts.all().filter(({ family }) => family !== 'canonical');
const bothWays = partners.filter(({ direction }) => direction !== 'in');

describe.each(partners.map((contract) => [contract.ref, contract] as const))(
  'whatever honours %s',
  (ref, contract) => {
    const mapping = mappings.get(ref)!;
    const documents = arbitraryOf(contract.schema).filter(
      (document) => contract.validate(document).length === 0,
    );
    const canonical = contracts.canonical(contract.recordType);

    it('has a canonical form that honours the canonical contract', () => {
      fc.assert(
        fc.property(documents, (document) => {
          expect(canonical.validate(mapping.toCanonical(document).document)).toEqual([]);
        }),
        { numRuns: 150 },
      );
    });

    it('is not touched by translating, and its losses point into it', () => {
      fc.assert(
        fc.property(documents, (document) => {
          const before = JSON.stringify(document);
          const { losses } = mapping.toCanonical(document);
          expect(JSON.stringify(document)).toBe(before);
          for (const { pointer } of losses)
            expect([pointer, valueAt(document, pointer.replace(/\/\*$/, ''))]).not.toEqual([
              pointer,
              undefined,
            ]);
        }),
        { numRuns: 100 },
      );
    });
  },
);

describe.each(bothWays.map((contract) => [contract.ref, contract] as const))(
  'there and back with %s',
  (ref, contract) => {
    const mapping = mappings.get(ref)!;
    const documents = arbitraryOf(contract.schema).filter(
      (document) => contract.validate(document).length === 0,
    );

    it('gives the same canonical form, but for the losses that were reported', () => {
      fc.assert(
        fc.property(documents, (document: Json) => {
          const first = mapping.toCanonical(document).document;
          const out = mapping.toPartner(first);
          expect(contract.validate(out.document)).toEqual([]);
          const second = mapping.toCanonical(out.document).document;
          const lost = new Set(out.losses.map(({ pointer }) => pointer));
          expect(lacking(lines(first, lost), lines(second))).toEqual([]);
          expect(lacking(lines(second), lines(first))).toEqual([]);
        }),
        { numRuns: 200 },
      );
    });

    it('settles: what was there and back once comes back unchanged', () => {
      fc.assert(
        fc.property(documents, (document: Json) => {
          const once = mapping.toPartner(mapping.toCanonical(document).document).document;
          const twice = mapping.toPartner(mapping.toCanonical(once).document).document;
          expect(lines(twice)).toEqual(lines(once));
        }),
        { numRuns: 100 },
      );
    });
  },
);

/** Forms that can say something of every canonical document, whatever is left of it after minimising. */
const ALWAYS_HONOURED = ['setu/introduction@2', 'europass/client@3.3'];

describe.each(ALWAYS_HONOURED)('whatever the canonical form says, as %s', (ref) => {
  const contract = contracts.get(ref)!;
  const mapping = mappings.get(ref)!;
  const canonical = contracts.canonical(contract.recordType);
  const documents = arbitraryOf(canonical.schema).filter(
    (document) => canonical.validate(document).length === 0,
  );

  it('honours the contract, and every leaf that is not in it is reported', () => {
    fc.assert(
      fc.property(documents, fc.subarray([...CATEGORIES]), (document, categories) => {
        const kept = contracts.keepOnly(document, contract.recordType, new Set(categories)).document;
        const out = mapping.toPartner(kept);
        expect(contract.validate(out.document)).toEqual([]);
        const lost = new Set(out.losses.map(({ pointer }) => pointer));
        const back = mapping.toCanonical(out.document).document;
        expect(lacking(lines(kept, lost), lines(back))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

it('a title that is mark-up alone is still a title', () => {
  const mapping = mappings.get('schema-org/vacancy@30')!;
  const document = { '@context': 'https://schema.org', '@type': 'JobPosting', identifier: 'A', title: '<A>' };
  const { document: canonical, losses } = mapping.toCanonical(document);
  expect(valueAt(canonical, '/naamVacature')).toBe('<A>');
  expect(losses.map(({ pointer }) => pointer)).not.toContain('/title');
  expect(valueAt(mapping.toPartner(canonical).document, '/title')).toBe('<A>');
});
