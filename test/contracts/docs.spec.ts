import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { contracts, mappings } from './folders.js';

/** The names in the first column of the table of contracts. */
const documented = (): string[] =>
  readFileSync('docs/formats/README.md', 'utf8')
    .split('\n')
    .flatMap((line) => /^\| ([a-z-]+\/[a-z-]+@[0-9.]+) +\|/.exec(line)?.[1] ?? []);

it('names every contract between partners, and no other', () => {
  const partners = contracts.all().filter(({ family }) => family !== 'canonical');
  expect(documented().sort()).toEqual(partners.map(({ ref }) => ref).sort());
});

it('has a mapping for every contract, canonical ones included', () => {
  expect(
    mappings
      .all()
      .map(({ ref }) => ref)
      .sort(),
  ).toEqual(
    contracts
      .all()
      .map(({ ref }) => ref)
      .sort(),
  );
});
