import { describe, expect, it } from '@jest/globals';
import { isObject, type Json, type JsonObject } from '#kernel';
import { changesOf } from './change-words.rules.js';
import { FIELDS } from './change-words.js';
import { REGION_SCHEMAS } from './region.schema.js';
import type { ConfigKind } from '#storage';

/** Names that are the same in both languages, or are names themselves. */
const SAME = new Set(['oin', 'fsc', 'document', 'contact']);
const SAME_VALUES = new Set(['bsn', 'route']);

/** Every member that a kind of thing can have, and every value of a closed list with the member in which it stands. */
function partsOf(schema: Json): { members: string[]; values: [name: string, value: string][] } {
  const members = new Set<string>();
  const values: [string, string][] = [];
  const walk = (part: Json, name: string): void => {
    if (Array.isArray(part)) for (const one of part) walk(one, name);
    if (!isObject(part)) return;
    const { properties, enum: listed, const: only, ...rest } = part;
    if (Array.isArray(listed)) values.push(...listed.map((one): [string, string] => [name, String(one)]));
    if (typeof only === 'string') values.push([name, only]);
    for (const [member, inner] of Object.entries(isObject(properties) ? properties : {})) {
      members.add(member);
      walk(inner, member);
    }
    for (const inner of Object.values(rest)) walk(inner, name);
  };
  walk(schema, '');
  return { members: [...members], values };
}

describe('what changes is said in words', () => {
  const kinds = (Object.keys(REGION_SCHEMAS) as ConfigKind[]).filter((kind) => kind !== 'mapping');

  it.each(kinds)('of a %s: every member and every value of a closed list', (kind) => {
    const { members, values } = partsOf(REGION_SCHEMAS[kind]);
    const wordless = members.filter((name) => FIELDS[name] === undefined);
    // In English some of them are the word itself.
    const asTheyAre = values.filter(([name, value]) => {
      const [said] = changesOf(kind, undefined, { [name]: value }, 'nl', () => undefined);
      return said!.endsWith(`: ${value}`) && !SAME_VALUES.has(value);
    });
    const inCode = values.filter(([name, value]) => {
      const [said] = changesOf(kind, undefined, { [name]: value }, 'en', () => undefined);
      return said!.endsWith(`: ${value}`) && (value.includes('-') || value === 'webhook');
    });
    expect({ wordless, asTheyAre, inCode }).toEqual({ wordless: [], asTheyAre: [], inCode: [] });
  });

  it('a label is not the same in both languages', () => {
    const alike = Object.entries(FIELDS).filter(([name, { nl, en }]) => nl === en && !SAME.has(name));
    expect(alike).toEqual([]);
  });

  it('moments and days by the calendar of the region', () => {
    const after: JsonObject = { until: '2027-01-01T00:00:00+01:00', textOf: '2026-07-01', retention: 'P1M' };
    const said = (language: 'nl' | 'en'): string[] =>
      changesOf('clause', undefined, after, language, () => undefined);
    expect(said('nl')).toEqual([
      'tot: 1 januari 2027 om 00.00 uur',
      'wettekst van: 1 juli 2026',
      'bewaren: 1 maand',
    ]);
    expect(said('en')).toEqual([
      'until: 1 January 2027 at 00:00',
      'text of: 1 July 2026',
      'kept for: 1 month',
    ]);
  });

  it('languages by their names', () => {
    const helps = (...languages: string[]): JsonObject => ({ helps: [{ party: 'enschede', languages }] });
    const said = (language: 'nl' | 'en'): string[] =>
      changesOf('desk', helps('nld'), helps('nld', 'ara', 'qaa'), language, () => 'Enschede');
    expect(said('nl')[0]).toBe('helpt: erbij Enschede, talen Nederlands, Arabisch, qaa');
    expect(said('en')[0]).toBe('helps: added Enschede, languages Dutch, Arabic, qaa');
  });
});
