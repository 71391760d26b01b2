/**
 * `npm run screens -- <folder>`: plays the demo, then takes a picture of every address of the console in every role that has
 * it: Dutch and English, 1440 and 320 wide; the first of each role also dark and as it prints. For whoever looks at what was
 * made. Routes are read from the console, people from the log-in page: what is new comes along by itself.
 * What is chosen for the documentation goes to docs/screens, without a folder named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { chromium } from 'playwright-core';
import { Box } from '../dist/apps/demo/box.js';
import { play } from '../dist/apps/demo/main.js';

/** For the documentation: by the name of the picture. */
const CHOSEN = process.argv[2] ? undefined : JSON.parse(readFileSync('docs/screens/chosen.json', 'utf8'));
const folder = process.argv[2] ?? 'docs/screens';
const only = process.argv[3] ?? '';
mkdirSync(folder, { recursive: true });

const routes = [...readFileSync('apps/console/routes.tsx', 'utf8').matchAll(/screen\(\s*'([^']+)'/g)]
  .map(([, path]) => path)
  .filter((path) => path !== '/logged-in');
/** Addresses to which a screen leads with something named: the first of each kind is looked at too. */
const LEADS = `[...document.querySelectorAll('main a[href^="/console/"][href*="?"]')].map((one) => one.getAttribute('href').slice(8))`;
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path && existsSync(path),
);

const box = await Box.start({
  databaseUrl: process.env.DATABASE_URL,
  opensAt: new Date('2026-12-31T21:00:00+01:00'),
  behaviours: {
    'klantsysteem-almelo': { kind: 'fail-first', times: 2, status: 503 },
    'klantsysteem-enschede': { kind: 'gone' },
  },
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let taken = 0;

const settle = async (page) => {
  await page.locator('h1').first().waitFor();
  const loading = page.locator('.loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
};
const shoot = async (page, name) => {
  const file = CHOSEN ? CHOSEN[name] : name;
  if (!file || !name.includes(only)) return;
  const path = join(folder, `${file}.png`);
  await page.screenshot({ path, fullPage: !CHOSEN, animations: 'disabled' });
  // A palette of 256 colours is enough for a page, where the tool for it is there.
  if (CHOSEN) spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', path, '256', path]);
  taken += 1;
};
const nameOf = (role, path) =>
  `${role}${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27,}/g, 'one').replaceAll(/[^a-z0-9]+/g, '-')}`;

/** One address in both languages, wide and narrow. */
async function picture(page, role, path, more) {
  const name = nameOf(role, path);
  if (only && !name.includes(only.split(' ')[0])) return [];
  let leads = [];
  for (const language of ['nl', 'en']) {
    await page.evaluate((one) => localStorage.setItem('schakel-language', one), language);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${box.url}/console${path}`);
    await settle(page);
    await shoot(page, `${name}-${language}-1440`);
    if (language === 'nl') leads = await page.evaluate(LEADS);
    await page.setViewportSize({ width: 320, height: 900 });
    await shoot(page, `${name}-${language}-320`);
    const isWide = await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    if (isWide) console.log(`${name} in ${language} is too wide at 320`);
  }
  if (!more) return leads;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await shoot(page, `${name}-print`);
  await page.emulateMedia({ media: 'screen' });
  return leads;
}

const visit = async () => {
  const context = await browser.newContext({
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  return context.newPage();
};

try {
  await play(box, 20261123, new Writable({ write: (_chunk, _encoding, done) => done() }));
  const page = await visit();
  await page.goto(`${box.url}/console`);
  for (const path of ['/', '/accessibility', '/nothing']) await picture(page, 'visitor', path, path === '/');
  await page.goto(`${box.url}/auth/login`);
  const people = await page.evaluate(
    `[...document.querySelectorAll('button[value^="person-"]')].map((one) => one.value)`,
  );
  await page.context().close();
  const seen = new Set();
  for (const person of people) {
    const visited = await visit();
    await visited.goto(`${box.url}/auth/login?returnTo=/console`);
    await visited.locator(`button[value="${person}"]`).click();
    await settle(visited);
    const isWorking = (await visited.locator('.who').count()) > 0;
    const role = isWorking
      ? (await visited.locator('.who strong').textContent()).toLowerCase().replaceAll(/[^a-z]+/g, '-')
      : person;
    const has = await visited.evaluate(
      `[...document.querySelectorAll('.nav-link')].map((one) => one.getAttribute('href').split('/')[2])`,
    );
    const queue = isWorking ? routes.filter((path) => has.includes(path.split('/')[1])) : ['/'];
    for (const path of queue) {
      const [kind] = path.split('=');
      if (seen.has(`${role} ${kind}`)) continue;
      seen.add(`${role} ${kind}`);
      queue.push(...(await picture(visited, role, path, path === queue[0] || path.includes('?'))));
    }
    await visited.context().close();
  }
  console.log(`${taken} pictures in ${folder}`);
} finally {
  await browser.close();
  await box.stop();
}
process.exit();
