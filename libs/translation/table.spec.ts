import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Json } from '#kernel';
import { compileCodes } from './code-list.rules.js';
import { Lost, type Converter } from './converter.js';
import { compileMapping } from './load.js';
import type { Mapping } from './mapping.js';
import type { Table } from './table.js';

const double: Converter = {
  toCanonical: (value) => (typeof value === 'number' ? value * 2 : undefined),
  toPartner: (value) => (typeof value === 'number' ? value / 2 : undefined),
};
const range: Converter = {
  toCanonical: (value) =>
    typeof value === 'string'
      ? { van: Number(value.split('-')[0]), tot: Number(value.split('-')[1]) }
      : undefined,
  toPartner: (value) => {
    const { van, tot } = value as { van?: number; tot?: number };
    return van === undefined ? undefined : `${van}-${tot}`;
  },
  parts: ['van', 'tot'],
};
const levels = compileCodes({
  name: 'levels',
  source: 'proef',
  version: '1',
  entries: [
    { partner: 'LAAG', canonical: 1, match: 'exact' },
    { partner: 'HOOG', canonical: 2, match: 'exact' },
    { partner: 'HOOGST', canonical: 2, match: 'broad' },
    { partner: 'TOP', canonical: 2, match: 'close' },
    { partner: 'MISSCHIEN', match: 'ambiguous' },
    { partner: 'GEEN', match: 'none' },
    { canonical: 9, match: 'none' },
    { partner: 'ANDERS', canonical: 8, match: 'narrow' },
  ],
});
const names = {
  converter: (name: string) => ({ double, range })[name],
  codes: (name: string) => (name === 'levels' ? levels : undefined),
};
const mapping = (rows: string): Mapping =>
  compileMapping(
    { contract: 'proef/client@1', canonical: 'canonical/client@1', rows: parse(rows) as Table['rows'] },
    names,
  );

const inward = (rows: string, document: Json) => {
  const { document: result, losses } = mapping(rows).toCanonical(document);
  return [result, losses.map(({ reason, pointer }) => `${reason} ${pointer}`)];
};
const outward = (rows: string, document: Json) => {
  const { document: result, losses } = mapping(rows).toPartner(document);
  return [result, losses.map(({ reason, pointer }) => `${reason} ${pointer}`)];
};

describe('fields', () => {
  it('go both ways, through a converter, deep and by the escaped name', () => {
    const rows = '[{canonical: /a/b, partner: /X~1Y}, {canonical: /n, partner: /m/o, with: double}]';
    expect(inward(rows, { 'X/Y': 'x', m: { o: 2 } })).toEqual([{ a: { b: 'x' }, n: 4 }, []]);
    expect(outward(rows, { a: { b: 'x' }, n: 4 })).toEqual([{ 'X/Y': 'x', m: { o: 2 } }, []]);
  });

  it('that no row reads are lost one by one, indexes included; what says nothing is no loss', () => {
    const rows = '[{same: [/a]}, {same: [/b/c~1d/e], direction: out}]';
    expect(inward(rows, { a: 1, b: { 'c/d': [1, { e: 2 }] }, leeg: {}, niets: [], tekst: '' })).toEqual([
      { a: 1 },
      ['no-equivalent /b/c~1d/0', 'no-equivalent /b/c~1d/1/e'],
    ]);
  });

  it('go one way only where the row says so', () => {
    const rows = '[{same: [/a], direction: in}, {same: [/b], direction: out}]';
    expect(inward(rows, { a: 1, b: 2 })).toEqual([{ a: 1 }, ['no-equivalent /b']]);
    expect(outward(rows, { a: 1, b: 2 })).toEqual([{ b: 2 }, ['no-equivalent /a']]);
  });

  it('are cut at whole characters', () => {
    const rows = '[{canonical: /a, partner: /a, max: {partner: 3}}]';
    expect(outward(rows, { a: '👩👩👩' })).toEqual([{ a: '👩👩👩' }, []]);
    expect(outward(rows, { a: 'ab👩x' })).toEqual([{ a: 'ab👩' }, ['truncated /a']]);
    expect(inward(rows, { a: 'abcdef' })).toEqual([{ a: 'abcdef' }, []]);
  });

  it('get their default on the way to the partner, only where the object is there', () => {
    const rows =
      '[{canonical: /soort, partner: /kind, default: gewoon}, {canonical: /d/e, partner: /d/e, default: 1}]';
    expect(outward(rows, {})).toEqual([{ kind: 'gewoon' }, []]);
    expect(outward(rows, { soort: 'eigen' })).toEqual([{ kind: 'eigen' }, []]);
    expect(inward(rows, {})).toEqual([{}, []]);
  });

  it('may be an object on one side and a text on the other, beside rows for other members', () => {
    const rows =
      '[{canonical: /uren, partner: /hours, with: range}, {canonical: /uren/soort, partner: /kind}]';
    expect(inward(rows, { kind: 'k', hours: '3-5' })).toEqual([{ uren: { soort: 'k', van: 3, tot: 5 } }, []]);
    expect(outward(rows, { uren: { van: 3, tot: 5, soort: 'k', rest: 1 } })).toEqual([
      { hours: '3-5', kind: 'k' },
      ['no-equivalent /uren/*'],
    ]);
  });
});

describe('two rows for one place', () => {
  it('must say who gives way', () => {
    expect(() => mapping('[{canonical: /a, partner: /x}, {canonical: /a, partner: /y}]')).toThrow(
      '/rows/1: an earlier row writes /a too',
    );
  });

  it('let the earlier one win, whatever the order in the document', () => {
    const rows =
      '[{canonical: /a, partner: /x, direction: in}, {canonical: /a, partner: /y, direction: in, fallback: reported}]';
    expect(inward(rows, { y: 2, x: 1 })).toEqual([{ a: 1 }, ['partial-value /y']]);
    expect(inward(rows, { y: 1, x: 1 })).toEqual([{ a: 1 }, []]);
    expect(inward(rows, { y: 2 })).toEqual([{ a: 2 }, []]);
    expect(inward(rows.replace('reported', 'implied'), { y: 2, x: 1 })).toEqual([{ a: 1 }, []]);
  });

  it('or add a paragraph, up to a length', () => {
    const rows =
      '[{canonical: /a, partner: /x}, {canonical: /a, partner: /y, direction: in, append: true, max: {canonical: 6}}]';
    expect(inward(rows, { y: 'b', x: 'a' })).toEqual([{ a: 'a\n\nb' }, []]);
    expect(inward(rows, { y: 'bcdef', x: 'a' })).toEqual([{ a: 'a\n\nbcd' }, ['truncated /y']]);
    expect(inward(rows, { y: 'b' })).toEqual([{ a: 'b' }, []]);
  });
});

describe('code lists', () => {
  const rows = '[{canonical: /n, partner: /N, codes: levels}]';
  it.each([
    ['LAAG', 1, []],
    ['TOP', 2, []],
    ['HOOGST', 2, ['partial-value /N']],
    ['MISSCHIEN', undefined, ['ambiguous-code /N']],
    ['GEEN', undefined, ['unmapped-code /N']],
    ['ONBEKEND', undefined, ['unmapped-code /N']],
  ])('read %s', (code, expected, losses) => {
    expect(inward(rows, { N: code })).toEqual([expected === undefined ? {} : { n: expected }, losses]);
  });

  it('write the exact code, and say when the partner can say less', () => {
    expect(outward(rows, { n: 2 })).toEqual([{ N: 'HOOG' }, []]);
    expect(outward(rows, { n: 8 })).toEqual([{ N: 'ANDERS' }, ['partial-value /n']]);
    expect(outward(rows, { n: 9 })).toEqual([{}, ['unmapped-code /n']]);
  });

  it('refuse a code that occurs twice', () => {
    const entry = { partner: 'A', canonical: 1, match: 'exact' } as const;
    expect(() => compileCodes({ name: 'x', source: '', version: '', entries: [entry, entry] })).toThrow(
      'code A occurs twice',
    );
  });

  it('may let a form pass unchanged', () => {
    const list = compileCodes({ name: 'x', source: '', version: '', passes: '^[a-z]{3}$', entries: [] });
    expect(list.toCanonical('nld')).toBe('nld');
    expect(list.toCanonical('nl')).toEqual(new Lost('unmapped-code'));
  });
});

describe('lists', () => {
  it('are read item by item, one value counting as a list of one', () => {
    const rows = '[{each: {canonical: /talen, partner: /T}, rows: [{canonical: /code, partner: /c}]}]';
    expect(inward(rows, { T: [{ c: 'a' }, { d: 1 }, {}, { c: 'b' }] })).toEqual([
      { talen: [{ code: 'a' }, { code: 'b' }] },
      ['no-equivalent /T/1/*'],
    ]);
    expect(inward(rows, { T: { c: 'a', d: 1 } })).toEqual([
      { talen: [{ code: 'a' }] },
      ['no-equivalent /T/*'],
    ]);
  });

  it('nest, and may hold plain values or lists', () => {
    const rows =
      '[{each: {canonical: /u, partner: /o}, rows: [{each: {canonical: /t, partner: ""}, rows: [{canonical: "", partner: /v}]}]}]';
    expect(inward(rows, { o: [[{ v: 'a' }, { v: 'b' }], [{ w: 1 }]] })).toEqual([
      { u: [{ t: ['a', 'b'] }] },
      ['no-equivalent /o/1/0/*'],
    ]);
    expect(outward(rows, { u: [{ t: ['a', 'b'] }, { t: ['c'] }] })).toEqual([
      { o: [[{ v: 'a' }, { v: 'b' }], [{ v: 'c' }]] },
      [],
    ]);
  });

  it('may be told apart by a constant, which is written on the way back', () => {
    const rows =
      '[{each: {canonical: /rijbewijs, partner: /L}, where: {partner: {/naam: rijbewijs}}, rows: [{canonical: "", partner: /id}]}, {each: {canonical: /cursus, partner: /L}, rows: [{canonical: "", partner: /naam}]}]';
    expect(inward(rows, { L: [{ naam: 'vca' }, { naam: 'rijbewijs', id: 'B' }] })).toEqual([
      { cursus: ['vca'], rijbewijs: ['B'] },
      [],
    ]);
    expect(outward(rows, { cursus: ['vca'], rijbewijs: ['B'] })).toEqual([
      { L: [{ naam: 'vca' }, { id: 'B', naam: 'rijbewijs' }] },
      [],
    ]);
  });

  it('may give two lists from one', () => {
    const rows =
      '[{each: {canonical: /a, partner: /L}, rows: [{canonical: "", partner: /x}]}, {each: {canonical: /b, partner: /L}, rows: [{canonical: "", partner: /y}]}]';
    expect(
      inward(rows, {
        L: [
          { x: 1, y: 2 },
          { y: 3, z: 4 },
        ],
      }),
    ).toEqual([{ a: [1], b: [2, 3] }, ['no-equivalent /L/1/*']]);
  });

  it('leave out items without what they need', () => {
    const rows =
      '[{each: {canonical: /talen, partner: /T}, needs: {canonical: /code}, rows: [{same: [/code, /niveau]}]}]';
    expect(inward(rows, { T: [{ niveau: 3 }, { code: 'nld' }] })).toEqual([
      { talen: [{ code: 'nld' }] },
      ['partial-value /T/0'],
    ]);
  });
});

describe('one object that is an item of a list', () => {
  const rows =
    '[{one: {canonical: /talen, partner: /NL}, list: canonical, where: {canonical: {/code: nld}}, rows: [{same: [/niveau]}]}, {each: {canonical: /talen, partner: /T}, rows: [{same: [/code, /niveau]}]}]';
  it('goes in and out of the list', () => {
    expect(inward(rows, { NL: { niveau: 3 }, T: [{ code: 'deu' }] })).toEqual([
      { talen: [{ niveau: 3, code: 'nld' }, { code: 'deu' }] },
      [],
    ]);
    expect(outward(rows, { talen: [{ code: 'deu' }, { code: 'nld', niveau: 3 }] })).toEqual([
      { T: [{ code: 'deu' }], NL: { niveau: 3 } },
      [],
    ]);
  });

  it('is the first of them; the next goes with the others', () => {
    expect(
      outward(rows, {
        talen: [
          { code: 'nld', niveau: 3 },
          { code: 'nld', niveau: 1 },
        ],
      }),
    ).toEqual([{ NL: { niveau: 3 }, T: [{ code: 'nld', niveau: 1 }] }, []]);
    const alone = '[{one: {canonical: /adres, partner: /plaats}, list: partner, rows: [{same: [/p]}]}]';
    expect(inward(alone, { plaats: [{ p: 1 }, { p: 2 }] })).toEqual([
      { adres: { p: 1 } },
      ['no-equivalent /plaats/1/p'],
    ]);
    expect(outward(alone, { adres: { p: 1 } })).toEqual([{ plaats: [{ p: 1 }] }, []]);
  });
});

describe('constants', () => {
  const rows = '[{same: [/a, /o/p]}, {partner: /@type, value: T}, {partner: /o/@type, value: O}]';
  it('are written where their object is, and expected on the way in', () => {
    expect(outward(rows, { a: 1 })).toEqual([{ a: 1, '@type': 'T' }, []]);
    expect(outward(rows, { o: { p: 1 } })).toEqual([{ '@type': 'T', o: { p: 1, '@type': 'O' } }, []]);
    expect(inward(rows, { '@type': 'T', o: { '@type': 'X' } })).toEqual([{}, ['no-equivalent /o/@type']]);
  });
});

describe('a table that is not in order', () => {
  it('names the row and what is missing', () => {
    expect(() => mapping('[{same: [/a]}, {canonical: /b, partner: /c, with: niets}]')).toThrow(
      '/rows/1: no converter niets',
    );
    expect(() =>
      mapping('[{each: {canonical: /b, partner: /c}, rows: [{canonical: /x, partner: /y, codes: niets}]}]'),
    ).toThrow('/rows/0/rows/0: no code list niets');
  });
});

it('takes any document and leaves it as it was', () => {
  const strange: Json[] = [null, 1, 'x', [], [1], {}, { a: [[[]]] }, { toString: 1, hasOwnProperty: null }];
  const rows =
    '[{same: [/a/b]}, {each: {canonical: /l, partner: /l}, rows: [{same: [/x]}]}, {same: [/whole]}]';
  for (const document of strange) {
    const before = JSON.stringify(document);
    mapping(rows).toCanonical(document);
    mapping(rows).toPartner(document);
    expect(JSON.stringify(document)).toBe(before);
  }
});
