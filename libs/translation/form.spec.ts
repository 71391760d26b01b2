import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Json, JsonObject } from '#kernel';
import type { Forms } from './form.rules.js';
import { compileMapping } from './load.js';
import type { Mapping } from './mapping.js';
import type { Table } from './table.js';

describe('a table whose forms are known', () => {
  const schema = (members: Json): JsonObject => ({ type: 'object', properties: members as JsonObject });
  const forms: Forms = {
    canonical: schema({ a: {}, l: { type: 'array', items: schema({ x: {} }) } }),
    partner: {
      ...schema({
        A: {},
        L: { $ref: '#/$defs/many' },
        S: { anyOf: [schema({ t: {} }), { type: 'string' }] },
      }),
      $defs: { many: { type: ['object', 'array'], ...schema({ X: {} }), items: schema({ Y: {} }) } },
    },
  };
  const checked = (rows: string): Mapping =>
    compileMapping(
      { contract: 'proef/client@1', canonical: 'canonical/client@1', rows: parse(rows) as Table['rows'] },
      { converter: () => undefined, codes: () => undefined },
      forms,
    );

  it('names the row that points nowhere', () => {
    const group = (more: string): string => `[{each: {canonical: /l, partner: /L}, ${more}}]`;
    expect(() => checked('[{canonical: /a, partner: /A}, {canonical: /b, partner: /A}]')).toThrow(
      '/rows/1: canonical/client@1 has no /b',
    );
    expect(() => checked('[{canonical: /a, partner: /S/u}]')).toThrow('/rows/0: proef/client@1 has no /S/u');
    expect(() => checked('[{partner: /B, value: 1}]')).toThrow('/rows/0: proef/client@1 has no /B');
    expect(() => checked('[{same: [/a]}]')).toThrow('/rows/0: proef/client@1 has no /a');
    expect(() => checked(group('rows: [{canonical: /y, partner: /X}]'))).toThrow(
      '/rows/0/rows/0: canonical/client@1 has no /y',
    );
    expect(() => checked(group('where: {partner: {/Z: 1}}, rows: [{canonical: /x, partner: /X}]'))).toThrow(
      '/rows/0/where: proef/client@1 has no /Z',
    );
    expect(() => checked(group('needs: {canonical: /z}, rows: [{canonical: /x, partner: /X}]'))).toThrow(
      '/rows/0/needs: canonical/client@1 has no /z',
    );
    expect(() =>
      checked('[{each: {canonical: /m, partner: /L}, rows: [{canonical: /x, partner: /X}]}]'),
    ).toThrow('/rows/0: canonical/client@1 has no /m');
    expect(() =>
      checked(
        '[{canonical: /a, partner: /S/t}, {each: {canonical: /l, partner: /L}, rows: [{canonical: /x, partner: /Y}]}]',
      ),
    ).not.toThrow();
  });
});
