import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { JsonObject } from '#kernel';
import { mappings, SCHEMAS } from './folders.js';

interface List {
  name: string;
  source: string;
  version: string;
  entries: { partner?: string; canonical?: string; match: string }[];
}
const folder = join(SCHEMAS, 'code-lists');
const lists = readdirSync(folder).map((file) => parse(readFileSync(join(folder, file), 'utf8')) as List);

describe('code lists', () => {
  it.each(lists.map((list) => [list.name, list] as const))('%s says where it comes from', (_, list) => {
    expect([list.source, list.version].every((text) => text.trim().length > 0)).toBe(true);
  });

  it('have every group of ISCO-08, and each below the one above it', () => {
    const codes = lists.find(({ name }) => name === 'isco-08')!.entries.map(({ canonical }) => canonical!);
    const known = new Set(codes);
    const ofLength = (length: number) => codes.filter((code) => code.length === length).length;
    expect([1, 2, 3, 4].map(ofLength)).toEqual([10, 43, 130, 436]);
    expect(codes.filter((code) => code.length > 1 && !known.has(code.slice(0, -1)))).toEqual([]);
  });

  it('report an occupation of no list, and keep its words', () => {
    const { toCanonical, toPartner } = mappings.get('hr-open/vacancy@4')!;
    const out = toPartner({ idVacature: 'v-1', beroep: { codeIsco: '9999', naamBeroep: 'Tovenaar' } });
    expect(out.losses).toEqual([{ pointer: '/beroep/codeIsco', reason: 'unmapped-code' }]);
    const back = toCanonical(out.document).document;
    expect((back['beroep'] as JsonObject)['naamBeroep']).toBe('Tovenaar');
    const known = toPartner({ idVacature: 'v-1', beroep: { codeIsco: '5120' } });
    expect(known.losses).toEqual([]);
    expect((toCanonical(known.document).document['beroep'] as JsonObject)['codeIsco']).toBe('5120');
  });
});
