/**
 * `npm run screens -- <folder>`: plays the demo, then takes a picture of every address of the console in every role that has
 * it: Dutch and English, 1440 and 320 wide, and of what a role sees first also dark and as it prints. For whoever looks at
 * what was made. Routes are read from the console and people from the log-in page: what is new comes along by itself.
 * Without a folder: one of each screen, and a few others, to docs/screens. `npm run screens -- <folder> <word>`: only those
 * whose name has that word.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { chromium } from 'playwright-core';
import { Box } from '../dist/apps/demo/box.js';
import { play } from '../dist/apps/demo/main.js';
import { chromiumPath } from './chromium.mjs';

const [folder = 'docs/screens', word = ''] = process.argv.slice(2);
const isForDocs = process.argv[2] === undefined;
const SEED = 20261123;
/** In the documentation beside the Dutch one of 1440 wide. */
const ALSO = { '/overview': ['nl-320'], '/audit': ['en-dark'], '/plan': ['nl-print'] };
const WINDOWS = ['nl-1440', 'nl-320', 'en-1440', 'en-320'];
const A4 = { width: 794, height: 1123 };

const routes = [...readFileSync('apps/console/routes.tsx', 'utf8').matchAll(/screen\(\s*'([^']+)'/g)]
  .map(([, path]) => path)
  .filter((path) => path !== '/logged-in' && path !== '/accessibility');
const executablePath = chromiumPath({ forPictures: true });
const box = await Box.start({
  databaseUrl: process.env.DATABASE_URL,
  opensAt: new Date('2026-12-31T21:00:00+01:00'),
  behaviours: {
    'klantsysteem-almelo': { kind: 'fail-first', times: 2, status: 503 },
    'klantsysteem-enschede': { kind: 'gone' },
  },
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=nl-NL'] });
const visit = async () => {
  const context = await browser.newContext({
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  return context.newPage();
};
const settled = async (page) => {
  await page.locator('h1').first().waitFor();
  const loading = page.locator('.loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
};
/** `/messages?message=<id>` is `messages-message`: the same name for the same screen each time. */
const nameOf = (path) =>
  path
    .replace(/=.*/, '')
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'start';

/** The demo introduces nobody: somebody of Enschede, to an agency; nothing of it has come there, which the list does not tell. */
const introduce = async () => {
  for (const recordId of ['ENS-901', 'ENS-902'])
    await box.client('klantsysteem-enschede').request('POST', '/v1/occasions', {
      kind: 'introduction',
      purpose: 'matching',
      source: await box.urn('enschede'),
      recipient: await box.urn('uitzendbureau-test'),
      subject: { recordId },
    });
};

let taken = 0;
/** One address, in one way; says where it leads to with something named. */
async function picture(page, path, way, name) {
  if (!name.includes(word)) return [];
  const [language, kind] = way.split('-');
  await page.evaluate((one) => localStorage.setItem('schakel-language', one), language);
  await page.setViewportSize(kind === 'print' ? A4 : { width: Number(kind) || 1440, height: 900 });
  await page.emulateMedia({
    colorScheme: kind === 'dark' ? 'dark' : 'light',
    media: kind === 'print' ? 'print' : 'screen',
  });
  await page.goto(`${box.url}/console${path}`);
  await settled(page);
  const [width, isWide, leads] = await page.evaluate(`[
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth > document.documentElement.clientWidth,
    [...document.querySelectorAll('main a[href^="/console/"][href*="?"]')].map((one) => one.getAttribute('href').slice(8)),
  ]`);
  if (isWide) console.log(`${name}: wider than ${width}`);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: !isForDocs || kind === 'print', animations: 'disabled' });
  // 256 colours are enough for a page, where the tool for it is there.
  if (isForDocs) spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', file, '256', file]);
  taken += 1;
  return leads;
}

/** Everything that somebody may look at, and what that leads to: the first of each kind. */
async function walk(page, role, from, seen) {
  const queue = [...from];
  for (const path of queue) {
    const kind = isForDocs ? nameOf(path) : `${role}-${nameOf(path)}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const more = path === from[0] || path.includes('?') ? ['en-dark', 'nl-print'] : [];
    for (const way of isForDocs ? ['nl-1440', ...(ALSO[path] ?? [])] : [...WINDOWS, ...more]) {
      const leads = await picture(page, path, way, isForDocs && way === 'nl-1440' ? kind : `${kind}-${way}`);
      queue.push(...leads.filter((one) => routes.includes(one.split('?')[0])));
    }
  }
}

try {
  mkdirSync(folder, { recursive: true });
  await play(box, SEED, new Writable({ write: (_chunk, _encoding, done) => done() }));
  await introduce();
  const seen = new Set();
  const visitor = await visit();
  await visitor.goto(`${box.url}/console`);
  await walk(visitor, 'visitor', isForDocs ? ['/'] : ['/', '/accessibility', '/nothing'], seen);
  await visitor.goto(`${box.url}/auth/login`);
  const people = await visitor.evaluate(
    `[...document.querySelectorAll('button[value^="person-"]')].map((one) => one.value)`,
  );
  await visitor.context().close();
  for (const person of people) {
    const page = await visit();
    await page.goto(`${box.url}/auth/login?returnTo=/console`);
    await page.locator(`button[value="${person}"]`).click();
    await settled(page);
    const [role, screens] = await page.evaluate(`[
      document.querySelector('.who strong')?.textContent.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
      [...document.querySelectorAll('.nav-link')].map((one) => one.getAttribute('href').split('/')[2]),
    ]`);
    const own = routes.filter((path) => screens.includes(path.split('/')[1]));
    await walk(page, role ?? person, role ? own : isForDocs ? [] : ['/'], seen);
    await page.context().close();
  }
  console.log(`${taken} pictures in ${folder}`);
} finally {
  await browser.close();
  await box.stop();
}
process.exit();
