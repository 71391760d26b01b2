import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '#kernel';
import { compileMapping } from './load.js';
import type { Table } from './table.js';

const read = (rows: string, document: Json): JsonObject =>
  compileMapping(
    { contract: 'proef/client@1', canonical: 'canonical/client@1', rows: parse(rows) as Table['rows'] },
    { converter: () => undefined, codes: () => undefined },
  ).toCanonical(frozen(document)).document;

/** A write to it throws. */
function frozen<T extends Json>(value: T): T {
  if (Array.isArray(value)) value.forEach(frozen);
  else if (isObject(value)) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

const SAME = '{same: [/a/x, /a/y, /a/b/z]}';
const LIST = '{each: {canonical: /a/l, partner: /a/l}, rows: [{same: [/x, /y]}]}';
const document = { a: { x: 1, y: ['t'], b: { z: { deep: [1] } }, l: [{ x: 1 }, { y: 2 }] as Json[] } };

describe('an object that goes over as it is', () => {
  it('is part of the output, where nothing else is written in it', () => {
    const result = read(`[${SAME}, ${LIST}]`, document);
    expect(result).toEqual(document);
    expect(result['a']).toBe(document.a);
  });

  it.each<[string, string, Json, Json]>([
    ['a constant', '{canonical: /a/k, value: 3}', {}, { k: 3 }],
    ['a constant in something below', '{canonical: /a/b/k, value: 3}', {}, { b: { ...document.a.b, k: 3 } }],
    ['another member', '{canonical: /a/k, partner: /k}', { k: 4 }, { k: 4 }],
    [
      'a member deeper down',
      '{canonical: /a/b/c/d, partner: /k}',
      { k: 4 },
      { b: { ...document.a.b, c: { d: 4 } } },
    ],
    [
      'items of another list',
      '{each: {canonical: /a/l, partner: /m}, rows: [{same: [/x]}]}',
      { m: [{ x: 9 }] },
      { l: [...document.a.l, { x: 9 }] },
    ],
  ])('is not written to by %s', (_, row, more, changes) => {
    const whole = { ...document, ...(more as JsonObject) };
    const wanted = { a: { ...document.a, ...(changes as JsonObject) } };
    expect(read(`[${SAME}, ${LIST}, ${row}]`, whole)).toEqual(wanted);
  });

  it('is read member by member when it holds something else', () => {
    const strange = { a: { ...document.a, unknown: 1 } };
    expect(read(`[${SAME}, ${LIST}]`, strange)).toEqual(document);
    for (const l of [[], {}, [[]], [{ x: 1 }, 'y'], [{ x: 1, q: 1 }]] as Json[]) {
      const result = read(`[${SAME}, ${LIST}]`, { a: { x: 1, l } });
      expect((result['a'] as JsonObject)['l']).toEqual(
        Array.isArray(l) && isObject(l[0]) ? [{ x: 1 }] : undefined,
      );
    }
  });
});
