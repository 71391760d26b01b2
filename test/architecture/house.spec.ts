import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The drawing of the house (docs/architecture.md) as a test: who may import whom, how long files are, what they are called. */

const MAY_IMPORT: Record<string, string[]> = {
  kernel: [],
  config: ['kernel'],
  storage: ['kernel', 'config'],
  contracts: ['kernel'],
  translation: ['kernel'],
  partners: ['kernel', 'config', 'storage'],
  consent: ['kernel', 'storage'],
  delivery: ['kernel', 'config', 'storage'],
  audit: ['kernel', 'storage'],
  exchange: [
    'kernel',
    'config',
    'storage',
    'contracts',
    'translation',
    'partners',
    'consent',
    'delivery',
    'audit',
  ],
};
const ROLES = ['decision', 'rules', 'store', 'client', 'module', 'controller', 'processor', 'spec', 'schema'];
const IMPURE =
  /from '(@nestjs|pg|kysely|undici|node:(fs|http|https|child_process))|process\.env|Date\.now\(\)|new Date\(\)|\bfetch\(/;
const MAX_LINES = 300;
const MAX_PIPELINE_LINES = 150;

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'libs', 'apps', 'test', 'bench', 'scripts'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes('/generated/'));
const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const importsOf = (file: string): string[] =>
  [...textOf.get(file)!.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);

/** A lib is a room with a door of its own; everything else is one hall. */
const roomOf = (path: string): string =>
  path.startsWith('libs/') ? path.split('/').slice(0, 2).join('/') : 'hall';

describe('the house', () => {
  it('has dependencies in one direction only', () => {
    const wrong = files
      .filter((file) => file.startsWith('libs/') && !file.endsWith('.spec.ts'))
      .flatMap((file) => {
        const lib = file.split('/')[1]!;
        return importsOf(file)
          .filter((name) => name.startsWith('#') && !MAY_IMPORT[lib]!.includes(name.slice(1)))
          .map((name) => `${file} imports ${name}`);
      });
    expect(wrong).toEqual([]);
  });

  it('is entered through public faces: no relative import leaves its lib or reaches into one', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(dirname(file), name))
        .filter((target) => roomOf(target) !== roomOf(file))
        .map((target) => `${file} reaches into ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names its libs in one list: the imports map', () => {
    const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      imports: Record<string, unknown>;
    };
    expect(Object.keys(imports).sort()).toEqual(
      Object.keys(MAY_IMPORT)
        .map((lib) => `#${lib}`)
        .sort(),
    );
  });

  it('keeps files short, and the pipeline on one page', () => {
    const long = [...textOf]
      .map(([file, text]) => [file, text.split('\n').length - 1] as const)
      .filter(([, lines]) => lines > MAX_LINES);
    expect(long).toEqual([]);
    expect(textOf.get('libs/exchange/pipeline.ts')!.split('\n').length).toBeLessThanOrEqual(
      MAX_PIPELINE_LINES,
    );
  });

  it('gives files a role from the closed list, or none', () => {
    const wrong = files
      .filter((file) => file.startsWith('libs/') || file.startsWith('apps/'))
      .map((file) =>
        basename(file)
          .replace(/\.(ts|tsx|mjs)$/, '')
          .split('.'),
      )
      .filter((parts) => parts.slice(1).some((role) => !ROLES.includes(role) && role !== 'faults'))
      .map((parts) => parts.join('.'));
    expect(wrong).toEqual([]);
    expect(files.filter((file) => /(service|helper|util|manager|\bdto)s?\.ts$/.test(file))).toEqual([]);
  });

  it('keeps deciding pure: no Nest, database, network, clock or environment in rules and decisions', () => {
    const impure = files.filter(
      (file) => /\.(rules|decision)\.ts$/.test(file) && IMPURE.test(textOf.get(file)!),
    );
    expect(impure).toEqual([]);
  });

  it('reads the environment in programs only', () => {
    const readers = files.filter(
      (file) =>
        /process\.env/.test(textOf.get(file)!) && !file.startsWith('test/') && !file.startsWith('scripts/'),
    );
    const allowed = [
      'apps/api/startup.ts',
      'apps/api/audit-log.ts',
      'apps/api/config-apply.ts',
      'apps/api/contract-use.ts',
      'apps/api/keys-rotate.ts',
      'apps/api/config-export.ts',
      'apps/api/organisation-export.ts',
      'apps/api/config-plan.ts',
      'apps/demo/main.ts',
      'libs/config/config.ts',
    ];
    expect(readers.filter((file) => !allowed.includes(file) && !file.startsWith('bench/'))).toEqual([]);
  });

  it('lets the console speak HTTP only, and no lib know an app', () => {
    const wrong = files.filter((file) => file.startsWith('libs/') && /apps\//.test(importsOf(file).join()));
    expect(wrong).toEqual([]);
    const inside = files.filter((file) => file.startsWith('apps/console/'));
    expect(inside.length).toBeGreaterThan(20);
    const reaching = inside.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('#') || name.startsWith('node:') || name.startsWith('.'))
        .filter((name) => {
          const target = name.startsWith('.') ? join(dirname(file), name) : name;
          return !target.startsWith('apps/console/') && target !== 'apps/client/index.js';
        })
        .map((name) => `${file} imports ${name}`),
    );
    expect(reaching).toEqual([]);
  });

  it('keeps what people read in the words of the console, in both languages', () => {
    const said = files
      .filter((file) => file.startsWith('apps/console/words/nl/'))
      .map((file) => basename(file));
    const also = files
      .filter((file) => file.startsWith('apps/console/words/en/'))
      .map((file) => basename(file));
    expect(also).toEqual(said);
    // Text between tags is a word; everything that is shown comes from t(…).
    const loose = files
      .filter((file) => file.startsWith('apps/console/') && file.endsWith('.tsx'))
      .filter((file) => />\s*[A-Z][a-z]+ [a-z]+[^<{]*<\//.test(textOf.get(file)!));
    expect(loose).toEqual([]);
  });

  it('has a true nest-cli.json', () => {
    const { projects } = JSON.parse(readFileSync('nest-cli.json', 'utf8')) as {
      projects: Record<string, { entryFile: string }>;
    };
    for (const { entryFile } of Object.values(projects)) expect(files).toContain(`${entryFile}.ts`);
  });
});
