import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { textOf } from './pages.js';

interface Setting {
  kind: string;
  default?: string;
}
interface Description {
  shortDescription: string;
  longDescription: string;
  features: string[];
  screenshots?: string[];
}
interface PublicCode {
  publiccodeYmlVersion: string;
  maintenance: { type: string; contacts?: unknown[]; contractors?: unknown[] };
  description: Record<string, Description>;
}

const FOLDER = 'docs/adoption';
const PAGES = readdirSync(FOLDER).map((file) => join(FOLDER, file));
const SETTINGS = parse(readFileSync('config/hub.defaults.yaml', 'utf8')) as Record<string, Setting>;
const ROUTES = new Set(
  [...textOf('docs/generated/routes.md').matchAll(/^\| ([A-Z]+) \| `([^`]+)`/gm)].map(
    ([, method, path]) => `${method} ${path!.replaceAll(/:(\w+)/g, '{$1}')}`,
  ),
);
const REQUIRED = [
  'publiccodeYmlVersion',
  'name',
  'url',
  'platforms',
  'developmentStatus',
  'softwareType',
  'description',
  'legal/license',
  'maintenance/type',
  'localisation/localisationReady',
  'localisation/availableLanguages',
];
const IN_WORDS: Record<string, string> = { d: 'dagen', h: 'uur' };

/** Cells of the rows of every table on a page, without heading and line. */
const rowsOf = (page: string): string[][] =>
  textOf(page)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| --'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const codesOf = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

describe.each(PAGES)('%s', (page) => {
  const codes = codesOf(textOf(page));

  it('says first that it is a model', () => {
    expect(textOf(page)).toMatch(/^# .+\n\nModel, laat het controleren\. /);
  });

  it('names tests and other files that are there', () => {
    const files = codes.filter((code) => /^(apps|libs|test|config|schemas|docs|bench)\/\S+$/.test(code));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names settings that are there', () => {
    const named = codes.filter((code) => /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(code));
    // A secret may stand in a file.
    const isThere = (name: string) =>
      Object.hasOwn(SETTINGS, name) || SETTINGS[name.replace(/_FILE$/, '')]?.kind === 'secret';
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  it('names routes that are there', () => {
    const named = codes.filter((code) => /^(GET|POST|PUT|DELETE) /.test(code));
    expect(named.filter((route) => !ROUTES.has(route))).toEqual([]);
  });
});

it('the folder is all in its own list, and knows routes to compare with', () => {
  const listed = new Set(
    [...textOf(join(FOLDER, 'README.md')).matchAll(/\]\(([a-z0-9-]+\.md)\)/g)].map(([, file]) => file),
  );
  expect(readdirSync(FOLDER).filter((file) => file !== 'README.md' && !listed.has(file))).toEqual([]);
  expect(ROUTES.size).toBeGreaterThan(50);
});

describe('the table of terms', () => {
  const terms = Object.entries(SETTINGS).filter(([name]) => name.endsWith('_TERM'));
  const rows = rowsOf(join(FOLDER, 'bewaartermijnen.md'));

  it.each(terms)('has %s, as it comes', (name, setting) => {
    const [, count, unit] = /^(\d+)([a-z]+)$/.exec(setting.default!)!;
    expect(rows.find(([cell]) => cell === `\`${name}\``)?.[1]).toBe(`${count} ${IN_WORDS[unit!]}`);
  });
});

describe('the table of controls', () => {
  const [, ...rows] = rowsOf(join(FOLDER, 'bio2.md'));

  it('has each number once, in order', () => {
    const numbers = rows.map(([number]) => number!.split('.').map(Number) as [number, number]);
    const inOrder = [...numbers].sort(([a, b], [c, d]) => a - c || b - d);
    expect(numbers).toEqual(inOrder);
    expect(new Set(numbers.map(String)).size).toBe(numbers.length);
  });

  it.each(rows)('%s %s: shows something, and leaves something to do', (_number, _name, does, shown, own) => {
    expect(codesOf(shown!).length + [...shown!.matchAll(/\]\(/g)].length).toBeGreaterThan(0);
    expect(does!.length).toBeGreaterThan(3);
    expect(own!.length).toBeGreaterThan(3);
  });
});

describe('publiccode.yml', () => {
  const text = readFileSync('publiccode.yml', 'utf8');
  const publiccode = parse(text) as PublicCode;

  it.each(REQUIRED)('has %s', (path) => {
    const value = path
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], publiccode);
    expect(value ?? '').not.toBe('');
  });

  it('is of a version and with descriptions that catalogues take', () => {
    expect(Number(publiccode.publiccodeYmlVersion)).toBeGreaterThanOrEqual(0.4);
    for (const { shortDescription, longDescription, features, screenshots } of Object.values(
      publiccode.description,
    )) {
      expect(shortDescription.length).toBeLessThanOrEqual(150);
      expect(longDescription.length).toBeGreaterThanOrEqual(150);
      expect(features.length).toBeGreaterThan(0);
      expect((screenshots ?? []).filter((file) => !existsSync(file))).toEqual([]);
    }
  });

  it('names who maintains it, unless nobody does', () => {
    const { type, contacts, contractors } = publiccode.maintenance;
    expect(['internal', 'community', 'contract', 'none']).toContain(type);
    if (type === 'contract') expect(contractors).not.toHaveLength(0);
    else if (type !== 'none') expect(contacts).not.toHaveLength(0);
  });
});

it('one licence covers every file, and its text is where REUSE looks for it', () => {
  const { license } = JSON.parse(readFileSync('package.json', 'utf8')) as { license: string };
  const reuse = readFileSync('REUSE.toml', 'utf8');
  expect(reuse).toMatch(/^version = 1$/m);
  expect(reuse.match(/^path = .*$/gm)).toEqual(['path = "**"']);
  expect(reuse).toContain(`SPDX-License-Identifier = "${license}"`);
  expect(reuse).toMatch(/^SPDX-FileCopyrightText = ".+"$/m);
  expect(readdirSync('LICENSES')).toEqual([`${license}.txt`]);
  expect(readFileSync(`LICENSES/${license}.txt`, 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
  expect((parse(readFileSync('publiccode.yml', 'utf8')) as { legal: object }).legal).toMatchObject({
    license,
  });
});
