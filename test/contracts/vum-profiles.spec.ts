import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson, isObject, type Json, type JsonObject } from '#kernel';
import { vumExamples } from '../harness.js';
import { contracts, lacking, lines, mappings } from './folders.js';

/** Our own profiles, always; those of the publisher's accreditation set where somebody has them. */
const OWN = 'test/contracts/vum-profiles.ndjson';
const PUBLISHED = /^werkzoekenden.*\.json$/;

const own = (): JsonObject[] =>
  readFileSync(OWN, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JsonObject);
const published = (folder: string): JsonObject[] =>
  readdirSync(folder)
    .filter((name) => PUBLISHED.test(name))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject[]);

/** In VUM an empty list, object or text says what is said by leaving it out. */
function said(value: Json): Json | undefined {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(said).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value)
    .map(([name, member]) => [name, said(member)] as const)
    .filter(([, member]) => member !== undefined);
  return members.length > 0 ? (Object.fromEntries(members) as JsonObject) : undefined;
}

/** The losses that the README of version 2 names: canonical pointer pattern and reason. */
const DOCUMENTED = new Set(
  [
    ...readFileSync(join(contracts.folderOf('vum/client@2'), 'README.md'), 'utf8').matchAll(
      /^\| `(\/[^`]+)` +\| ([a-z-]+) +\|/gm,
    ),
  ].map(([, pattern, reason]) => `${pattern} ${reason}`),
);
const patternOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

const [v2, v3] = [contracts.get('vum/client@2')!, contracts.get('vum/client@3')!];
const [second, third] = [mappings.get('vum/client@2')!, mappings.get('vum/client@3')!];

describe.each([
  ['our own profiles', own(), 24],
  ['the published profiles', vumExamples() ? published(vumExamples()!) : undefined, 200],
] as const)('%s', (_, profiles, least) => {
  // Without SCHAKEL_VUM_EXAMPLES there is nothing to look at, and the report says that it was skipped.
  const test = profiles ? it : it.skip;

  test('are as many as they should be, and honour the contract', () => {
    expect(profiles!.length).toBeGreaterThanOrEqual(least);
    for (const profile of profiles!) expect(v3.validate(profile)).toEqual([]);
  });

  test('go to the canonical form and back equal, and nothing is lost', () => {
    for (const profile of profiles!) {
      const inward = third.toCanonical(profile);
      const outward = third.toPartner(inward.document);
      expect([...inward.losses, ...outward.losses]).toEqual([]);
      expect(canonicalJson(said(outward.document)!)).toBe(canonicalJson(said(profile)!));
    }
  });

  test('go to version 2 and back with the documented losses only', () => {
    for (const profile of profiles!) {
      const canonical = third.toCanonical(profile).document;
      const older = second.toPartner(canonical);
      expect(v2.validate(older.document)).toEqual([]);
      const reported = older.losses.map(({ pointer, reason }) => `${patternOf(pointer)} ${reason}`);
      expect(reported.filter((loss) => !DOCUMENTED.has(loss))).toEqual([]);

      const again = second.toCanonical(older.document);
      expect(again.losses).toEqual([]);
      const newer = third.toPartner(again.document);
      expect(v3.validate(newer.document)).toEqual([]);
      // What version 2 kept has no loss on the way back either: nothing was made up that version 3 cannot say.
      expect(newer.losses).toEqual([]);
      // All that is missing was reported, place by place; all that is new is what was cut.
      const lost = new Set(older.losses.map(({ pointer }) => pointer));
      const cut = new Set(
        older.losses.filter(({ reason }) => reason === 'truncated').map(({ pointer }) => patternOf(pointer)),
      );
      const back = third.toCanonical(newer.document).document;
      expect(lacking(lines(canonical, lost), lines(back))).toEqual([]);
      const made = lacking(lines(back), lines(canonical));
      expect(made.filter((line) => !cut.has(line.split(' ')[0]!))).toEqual([]);
    }
  });
});
