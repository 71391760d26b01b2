import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '#kernel';
import { loadContracts, type Contracts } from './index.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'laws-'));
  writeFileSync(
    join(root, 'never-carried.yaml'),
    'prefixes: [cd]\nkinds:\n  - { kind: origin, sentence: Origin is never carried., words: [nationaliteit] }\n',
  );
  mkdirSync(join(root, 'eigen/client/1'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const schema = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  'x-contract': {
    ref: 'eigen/client@1',
    recordType: 'client',
    direction: 'both',
    mediaTypes: ['application/json'],
  },
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});
const load = (text: string): Contracts => {
  writeFileSync(join(root, 'eigen/client/1/contract.schema.json'), text);
  return loadContracts(root);
};
const text = { type: 'string', maxLength: 20 };
const nothing = 'what is not described cannot be checked';

describe("a partner's schema is not taken", () => {
  it.each<[string, Json, ...string[]]>([
    ['a text without end', schema({ a: { type: 'string' } }), '/properties/a: a text needs a maxLength'],
    ['a list without end', schema({ a: { type: 'array', items: text } }), '/properties/a: a list needs'],
    [
      'a list of anything',
      schema({ a: { type: 'array', maxItems: 3 } }),
      '/properties/a: a list says what its items are',
    ],
    [
      'an open object',
      schema({ a: { type: ['object', 'null'] } }),
      '/properties/a: an object is closed (additionalProperties: false) or has a maxProperties',
    ],
    [
      'a member of anything',
      schema({ a: {}, b: true }),
      `/properties/a: ${nothing}`,
      `/properties/b: ${nothing}`,
    ],
    [
      'what is never carried',
      schema({ nationaliteit: text, in: schema({ CdNationaliteit: text }) }),
      '/properties/nationaliteit: the hub never carries this',
      '/properties/in/properties/CdNationaliteit: the hub never carries this',
    ],
    [
      'a pattern that one document cannot get through',
      schema({ a: { ...text, pattern: '^(a+)+$' } }),
      '/properties/a: this pattern can match one text in too many ways',
    ],
    [
      'such a pattern for names',
      schema({}, { patternProperties: { '^([a-z]+)*$': text } }),
      '(whole): this pattern can match one text in too many ways',
    ],
    [
      'a schema of somebody else',
      schema({ a: { $ref: 'https://example.org/adres.json' } }),
      '/properties/a: a $ref leads to a place in this file',
    ],
    [
      'an older dialect',
      schema({}, { $schema: 'http://json-schema.org/draft-07/schema#' }),
      '/$schema: contracts are written in JSON Schema 2020-12',
    ],
    ['what is no schema', null, 'a schema is an object'],
    [
      'a type that does not exist',
      schema({ a: { type: 'date', enum: ['x'] } }),
      '/properties/a/type: must be',
    ],
  ])('with %s', (_, wrong, ...sentences) => {
    for (const sentence of sentences) expect(() => load(JSON.stringify(wrong))).toThrow(sentence);
    expect(() => load(JSON.stringify(wrong))).toThrow(join('eigen', 'client', '1', 'contract.schema.json'));
  });

  it('of a size that takes long to compile', () => {
    expect(() => load(JSON.stringify(schema({}, { title: 'x'.repeat(1_000_000) })))).toThrow(
      '1000000 characters at most',
    );
  });

  it('says a thing once, and no more than twenty', () => {
    const wrong = schema({ a: { type: 'array', maxItems: 1, items: [text] } });
    expect(() => load(JSON.stringify(wrong))).toThrow(/: must be object,boolean$/);
    const many = schema(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}`, {}])));
    expect(() => load(JSON.stringify(many))).toThrow(/(?:\n.*){19}\n {2}and more$/);
  });
});

describe("a partner's schema is taken", () => {
  it.each<[string, string]>([
    ['with a byte order mark', `\uFEFF${JSON.stringify(schema({ a: text }))}`],
    ['that has itself inside', JSON.stringify(schema({ a: { $ref: '#' } }))],
    ['where each value is written out', JSON.stringify(schema({ a: { type: 'string', enum: ['x'] } }))],
    [
      'that marks what is never carried',
      JSON.stringify(schema({ nationaliteit: { 'x-never-carried': true } })),
    ],
  ])('%s', (_, content) => {
    expect(load(content).all()).toHaveLength(1);
  });

  it('and a name that it lets pass by a pattern is still never carried', () => {
    const open = schema({}, { patternProperties: { '^[a-z]+$': text } });
    const faults = load(JSON.stringify(open)).get('eigen/client@1')!.validate({ nationaliteit: 'x', a: 'y' });
    expect(faults).toMatchObject([{ pointer: '/nationaliteit', code: 'never-carried' }]);
  });
});
