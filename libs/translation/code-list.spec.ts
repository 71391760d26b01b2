import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compileCodes } from './code-list.rules.js';

describe('a code list', () => {
  it('refuses codes that become each other for ever, and takes those that settle', () => {
    const list = (last: string) =>
      compileCodes({
        name: 'x',
        source: '',
        version: '',
        entries: [
          { partner: 'A', canonical: '1', match: 'broad' },
          { partner: 'B', canonical: '1', match: 'narrow' },
          { partner: 'B', canonical: '2', match: 'broad' },
          { partner: last, canonical: '2', match: 'narrow' },
        ],
      });
    expect(() => list('A')).toThrow('code A goes round in a circle');
    expect(list('B').toPartner('2')).toMatchObject({ value: 'B' });
  });

  it('is as long as the lists of occupations that there are, and no longer than that needs', () => {
    const schema = JSON.parse(readFileSync('schemas/code-list.schema.json', 'utf8')) as object;
    const isInOrder = new Ajv2020().compile(schema);
    const list = (length: number) => ({
      name: 'beroepen',
      source: 'made up',
      version: '1',
      entries: Array.from({ length }, (_, n) => ({
        partner: n,
        canonical: `R${n % 2_909}`,
        match: n < 2_909 ? 'exact' : 'broad',
      })),
    });
    expect([24_309, 50_000, 50_001].map((length) => isInOrder(list(length)))).toEqual([true, true, false]);
    const codes = compileCodes(list(24_309) as Parameters<typeof compileCodes>[0]);
    expect(codes.toCanonical(24_308)).toMatchObject({ value: `R${24_308 % 2_909}` });
    expect(codes.toPartner('R7')).toBe(7);
  });
});
