import { describe, expect, it } from '@jest/globals';
import type { Json } from '#kernel';
import { compileMapping } from './load.js';
import type { Translated } from './mapping.js';

const mapping = compileMapping(
  {
    contract: 'proef/client@1',
    canonical: 'canonical/client@1',
    rows: [
      { canonical: '/naam', partner: '/a/0/b/0/naam' },
      { canonical: '/code', partner: '/a/0/code' },
    ],
  },
  { converter: () => undefined, codes: () => undefined },
);
const shown = ({ document, losses }: Translated): Json => [
  document,
  losses.map(({ reason, pointer }) => `${reason} ${pointer}`),
];

describe('the first item of a list', () => {
  it('is read, and the others are lost', () => {
    const document: Json = { a: [{ b: [{ naam: 'x' }, { naam: 'y' }], code: 1 }, { code: 2 }] };
    expect(shown(mapping.toCanonical(document))).toEqual([
      { naam: 'x', code: 1 },
      ['no-equivalent /a/0/b/1/naam', 'no-equivalent /a/1/code'],
    ]);
  });

  it('is looked for in lists only', () => {
    const document = { a: { b: [{ naam: 'x' }] } };
    expect(shown(mapping.toCanonical(document))).toEqual([{}, ['no-equivalent /a/b/0/naam']]);
    expect(shown(mapping.toCanonical({ a: [] }))).toEqual([{}, []]);
  });

  it('is written as a list of one', () => {
    expect(shown(mapping.toPartner({ naam: 'x', code: 1 }))).toEqual([
      { a: [{ b: [{ naam: 'x' }], code: 1 }] },
      [],
    ]);
    expect(shown(mapping.toPartner({ code: 1 }))).toEqual([{ a: [{ code: 1 }] }, []]);
  });
});
