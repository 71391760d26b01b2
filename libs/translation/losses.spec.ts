import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Json } from '#kernel';
import { compileMapping } from './load.js';
import { MAX_LOSSES } from './losses.rules.js';
import type { Table } from './table.js';

const inward = (rows: string, document: Json) => {
  const table = {
    contract: 'proef/client@1',
    canonical: 'canonical/client@1',
    rows: parse(rows) as Table['rows'],
  };
  const { document: result, losses } = compileMapping(table, {
    converter: () => undefined,
    codes: () => undefined,
  }).toCanonical(document);
  return [result, losses.map(({ reason, pointer }) => `${reason} ${pointer}`)];
};

describe('losses', () => {
  const rows = '[{same: [/a]}, {each: {canonical: /l, partner: /l}, rows: [{same: [/x]}]}]';
  it('never show a name that the form does not have, and count such members of an object as one', () => {
    const document: Json = {
      a: 1,
      'Jan Jansen': 1,
      bsn999990019: { a: [2] },
      l: [{ x: 1, geheim: 1 }, { nog: { x: 2 } }],
    };
    expect(inward(rows, document)).toEqual([
      { a: 1, l: [{ x: 1 }] },
      ['no-equivalent /*', 'no-equivalent /l/0/*', 'no-equivalent /l/1/*'],
    ]);
    expect(inward(rows, { a: 1, leeg: { er: [{ is: '' }] }, niets: [] })).toEqual([{ a: 1 }, []]);
  });

  it('are kept up to a number; the last says that there were more', () => {
    const items = (count: number): Json => ({ l: Array.from({ length: count }, () => ({ y: 1 })) });
    const all = inward(rows, items(MAX_LOSSES))[1] as string[];
    expect(all).toHaveLength(MAX_LOSSES);
    expect(all.at(-1)).toBe(`no-equivalent /l/${MAX_LOSSES - 1}/*`);
    const more = inward(rows, items(MAX_LOSSES + 1))[1] as string[];
    expect(more).toEqual([...all, 'more ']);
    expect(inward(rows, items(5 * MAX_LOSSES))[1]).toEqual(more);
  });

  it('do not go down without an end', () => {
    const deep = (levels: number): Json => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`) as Json;
    const [, losses] = inward('[{same: [/a]}, {same: [/b], direction: out}]', { a: 1, b: deep(5000) });
    expect(losses).toEqual([`no-equivalent /b${'/0'.repeat(101)}`]);
    expect(inward('[{same: [/a]}]', { a: 1, b: deep(5000) })).toEqual([{ a: 1 }, ['no-equivalent /*']]);
  });
});
