import { expect, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Hands } from './hands.js';

/** Where Chromium is (scripts/test.mjs); empty: there is none, and what needs one is skipped. */
export const CHROMIUM = process.env['TEST_CHROMIUM'] ?? '';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** For what is meant to happen, on a machine that is busy: waiting costs nothing where it happens. */
export const PATIENCE_MS = 60_000;
jest.setTimeout(10 * PATIENCE_MS);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--lang=en-US'] });

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the browser itself complained of: a script that was stopped, an error that nobody caught. */
  complaints: string[];
}

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };

const open = new Set<BrowserContext>();

/** Of every page that is open: where it is, what stands on it, and where the focus is. */
export async function onScreen(): Promise<string> {
  const pages = [...open].flatMap((context) => context.pages());
  const told = pages.map(async (page) => {
    const text = await page.locator('body').innerText({ timeout: 5_000 });
    const focus = await page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 200) ?? ""');
    return `${text.slice(0, 3000)}\nfocus: ${focus}`;
  });
  const texts = await Promise.allSettled(told);
  return texts
    .map((one, index) => `on ${pages[index]!.url()}:\n${one.status === 'fulfilled' ? one.value : one.reason}`)
    .join('\n\n');
}

export async function visit(browser: Browser, language: 'nl' | 'en' = 'nl'): Promise<Visit> {
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-US', reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  open.add(context);
  context.on('close', () => open.delete(context));
  await context.addInitScript(`localStorage.setItem('schakel-language', '${language}')`);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // An answer that is a refusal is no complaint.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** From the first page, by the button, as an invented person, to where the log-in returns to. */
export async function logIn({ page }: Visit, hub: string, person: string, path = ''): Promise<void> {
  await page.goto(`${hub}/console${path}`);
  await page.getByRole('main').getByRole('button').first().click();
  await page.locator(`button[value="person-${person}"]`).click();
  await page.locator('.who').waitFor();
}

/** When the focus is there: it may come a moment after what it goes to. */
export const focusOn = (target: Locator): Promise<void> =>
  target.and(target.page().locator(':focus')).waitFor();

/** Does what sends a form of a page without scripts, and waits for the page that answers. */
export const answered = async (page: Page, act: Promise<void>): Promise<void> =>
  void (await Promise.all([page.waitForEvent('load'), act]));

/** What axe finds on the page as it is now, by rule and place; nothing is what it has to find. */
export async function findings(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // Not a script of the page: its policy would not let that in.
  if (!isThere) await page.evaluate(AXE);
  const results = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: rules,
        resultTypes: ['violations'],
      }),
    RULES,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Whether everything fits a narrow screen: nothing makes the page itself scroll sideways, or sticks out of its section. */
export async function fitsNarrow(page: Page): Promise<boolean> {
  await page.setViewportSize(NARROW);
  const fits = await page.evaluate<boolean>(`
    document.documentElement.scrollWidth <= document.documentElement.clientWidth &&
    [...document.querySelectorAll('main .section *')].every(
      (one) =>
        one.closest('.table-box, .tall, .code-box, .visually-hidden, svg') ||
        one.getBoundingClientRect().right <= one.closest('.section').getBoundingClientRect().right)`);
  await page.setViewportSize(WIDE);
  return fits;
}

/** What does not fit when a person makes all letters twice as large: the page scrolls sideways by it, or its text is cut. */
export async function tooLarge(page: Page): Promise<string[]> {
  const size = (size: string): Promise<void> =>
    page.evaluate(`document.documentElement.style.fontSize = ${JSON.stringify(size)}; undefined`);
  await size('200%');
  const found = await page.evaluate<string[]>(`
    [...document.querySelectorAll('main *, header *, footer *')]
      .filter((one) => !one.closest('.table-box, .tall, .code-box, .visually-hidden, svg'))
      .filter((one) => {
        const { right } = one.getBoundingClientRect();
        const isCut = /hidden|clip/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
        return right > document.documentElement.clientWidth + 1 || isCut;
      })
      .map((one) => one.tagName.toLowerCase() + '.' + one.className)`);
  await size('');
  return [...new Set(found)];
}

/** Holds back what the page asks of these addresses, until the answer may come: for what it shows meanwhile. */
export async function heldBack(page: Page, addresses: string): Promise<() => Promise<void>> {
  let letGo!: () => void;
  const may = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(addresses, async (asked) => {
    await may;
    await asked.continue();
  });
  return async () => {
    letGo();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

/** What a page weighs: how much is in it, and how long scripts worked since it was last weighed (to be told; no test demands it). */
export async function weighing({ context, page }: Visit) {
  const chrome = await context.newCDPSession(page);
  await chrome.send('Performance.enable');
  let before = 0;
  return async (): Promise<{ elements: number; scriptMs: number; heapMiB: number }> => {
    const { metrics } = await chrome.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((one) => one.name === name)!.value;
    const scriptMs = Math.round((of('ScriptDuration') - before) * 1000);
    before = of('ScriptDuration');
    return {
      elements: await page.evaluate<number>('document.querySelectorAll("*").length'),
      scriptMs,
      heapMiB: Math.round(of('JSHeapUsedSize') / 1_048_576),
    };
  };
}

const STRONGLY = /^(Opnieuw inloggen met extra zekerheid|Log in again, strongly)$/;

/** Presses what asks for a strong log-in, and logs in so in the window that opens; that closes by itself. */
export async function logInStrongly(
  { page, context }: Visit,
  person: string,
  handsOf: (page: Page) => Hands,
): Promise<void> {
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    handsOf(page).press(page.getByRole('button', { name: STRONGLY })),
  ]);
  const closed = opened.waitForEvent('close');
  // It may be gone before the key or the button is up again.
  const pressed = handsOf(opened).press(opened.locator(`button[value="person-${person}"]`));
  await Promise.all([closed, pressed.catch((error) => closed.catch(() => Promise.reject(error as Error)))]);
}

/**
 * Pictures of a screen as it is now, wide and narrow, where PICTURES names a folder: for whoever looks at what was made
 * (docs/screens). Whatever the language, in both.
 */
export async function picture({ page }: Visit, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  const other = async (): Promise<void> => {
    const { lang } = await page.evaluate<{ lang: string }>('({ lang: document.documentElement.lang })');
    // Behind a dialog no hand gets to the button; what is pressed by the page itself does.
    await page.evaluate(`[...document.querySelectorAll('header button')]
      .find((one) => /English|Nederlands/.test(one.textContent)).click()`);
    await page.locator(`html:not([lang="${lang}"])`).waitFor();
  };
  for (const language of ['nl', 'en']) {
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 });
      // What stays in the window stands where it does for who comes.
      await page.evaluate('scrollTo(0, 0)');
      await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize(WIDE);
    await other();
  }
}

/** Looks at one moment of a task: axe, a narrow screen, a picture. What was wrong is said when the visit ends. */
export function lookOn(name: string, now: () => Visit) {
  const wrong: string[] = [];
  return {
    look: async (where: string): Promise<void> => {
      wrong.push(...(await findings(now().page)).map((one) => `${where}: ${one}`));
      if (!(await fitsNarrow(now().page))) wrong.push(`${where} is too wide`);
      await picture(now(), `${name}-${where}`);
    },
    leave: async (): Promise<void> => {
      expect(now().complaints).toEqual([]);
      expect(wrong.splice(0)).toEqual([]);
      await now().context.close();
    },
  };
}
