/**
 * Builds the console (apps/console) into dist/console, when its sources, the client or the lock file are others than last
 * time. Fails when the first load is over its budget: the script that the page itself names, compressed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const from = join(root, 'apps', 'console');
const to = join(root, 'dist', 'console');
const STAMP = join(to, '.built-from');
const FIRST_LOAD_BUDGET = 250_000;

const sources = readdirSync(from, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
// Of which the console shows some.
const examples = readdirSync(join(root, 'schemas', 'canonical'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath.endsWith('accepted'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const others = [
  'package-lock.json',
  'apps/client/index.ts',
  'apps/client/generated/api.ts',
  'scripts/console.mjs',
];
const hash = createHash('sha256');
for (const file of [...sources, ...examples, ...others.map((name) => join(root, name))])
  hash.update(file.slice(root.length)).update(readFileSync(file));
const stamp = hash.digest('hex');
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) process.exit(0);

// Loaded only when there is something to build.
const { build } = await import('vite');
rmSync(to, { recursive: true, force: true });
await build({
  root: from,
  configFile: false,
  base: '/console/',
  logLevel: 'warn',
  css: { transformer: 'lightningcss', lightningcss: { unusedSymbols: unusedSymbols() } },
  build: {
    outDir: to,
    emptyOutDir: true,
    // Nothing inline: the policy of these pages allows no data: and no script in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    // A directive of React for servers, of which there is none here.
    rolldownOptions: {
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
});
const page = readFileSync(join(to, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/console\/([^"]+\.js)"/g)].map(([, file]) => file);
const bytes = named.reduce((sum, file) => sum + gzipSync(readFileSync(join(to, file))).length, 0);
if (named.length === 0 || bytes > FIRST_LOAD_BUDGET) {
  console.error(`the first load of the console is ${bytes} bytes of script; at most ${FIRST_LOAD_BUDGET}`);
  process.exit(1);
}
for (const file of readdirSync(join(to, 'assets')).filter((name) => /\.(js|css|svg)$/.test(name))) {
  const text = readFileSync(join(to, 'assets', file));
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(join(to, 'assets', `${file}.br`), brotliCompressSync(text, { params }));
}
writeFileSync(STAMP, stamp);
console.log(`console: first load ${Math.round(bytes / 1000)} kB of script, compressed`);

/**
 * Of the design system only what the console uses: classes that none of its sources names, and tokens that nothing that is
 * left leads to.
 */
function unusedSymbols() {
  const modules = join(root, 'node_modules');
  const library = readFileSync(join(modules, '@utrecht/component-library-css/dist/index.css'), 'utf8');
  const theme = readFileSync(
    join(modules, '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'),
    'utf8',
  );
  const own = sources
    .filter((file) => /\.(tsx?|css|html)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const words = new Set(own.match(/[\w-]+/g));
  const classes = new Set([...library.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
  const unused = [...classes].filter((name) => !words.has(name));
  const isLeft = (rule) => !unused.some((name) => rule.includes(`.${name}`));
  const left = library.split('}').filter((rule) => isLeft(rule.split('{')[0]));
  const tokens = new Map(
    [...theme.matchAll(/^\s+(--[\w-]+):\s*([^;]*);/gm)].map(([, name, value]) => [name, value]),
  );
  const reached = new Set();
  const follow = (text) => {
    for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      follow(tokens.get(name) ?? '');
    }
  };
  follow(`${left.join('}')}\n${own}`);
  return [...unused, ...[...tokens.keys()].filter((name) => !reached.has(name) && !words.has(name))];
}
