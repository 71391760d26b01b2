import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { until } from '../../apps/demo/until.js';
import { startBox } from '../harness.js';
import { clientEvent, CLOUD_EVENT } from '../http-knocker.js';
import { it } from './it.js';
import { namedTwice } from './names.js';
import { instead, OPEN, ROUTES, SAID, SCREENS, settled, turnTo } from './screens.js';
import {
  CHROMIUM,
  findings,
  fitsNarrow,
  focusOn,
  launch,
  logIn,
  picture,
  tooLarge,
  visit,
  type Visit,
} from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const people = [...new Set(SCREENS.map(({ person }) => person))];
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const screensOf = (person: string) => SCREENS.filter((one) => one.person === person);

/** Of every screen, in every state: axe finds nothing, it fits, and it says what is the matter. */
withBrowser('the screens of the console', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit | undefined;
  beforeAll(async () => {
    [box, browser] = await Promise.all([
      startBox({ behaviours: { 'klantsysteem-almelo': { kind: 'gone' } } }),
      launch(),
    ]);
    const event = await clientEvent(box, {
      source: await box.urn('enschede'),
      subject: { recordId: 'ENS-4001' },
    });
    await box.client('klantsysteem-enschede').request('POST', '/v1/messages', event, CLOUD_EVENT);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });
  const come = async (person: string, path = ''): Promise<Visit> => {
    const visited = await visit(browser);
    now = visited;
    await logIn(visited, box.url, person, path);
    return visited;
  };
  const go = (page: Page, path: string) => page.goto(`${box.url}/console${path}`);
  afterEach(async () => {
    if (!now) return;
    expect(now.complaints).toEqual([]);
    await now.context.close();
    now = undefined;
  });

  it('are all looked at here', () => {
    const looked = SCREENS.map(({ path }) => path.split('?')[0]);
    expect(ROUTES.filter((path) => !looked.includes(path))).toEqual([]);
  });

  describe.each(people)('of %s', (person) => {
    it('with what is there, and in every state instead of it', async () => {
      const visited = await come(person);
      const { page } = visited;
      const wrong: string[] = [];
      const look = async (where: string): Promise<void> => {
        wrong.push(...(await findings(page)).map((one) => `${where}: ${one}`));
        if (!(await fitsNarrow(page))) wrong.push(`${where} is too wide`);
      };
      for (const { path, asks, nothing, ask } of screensOf(person)) {
        await turnTo(page, path);
        await ask?.(page);
        await settled(page);
        await look(path);
        wrong.push(...(await tooLarge(page)).map((one) => `${path}, letters twice as large: ${one}`));
        wrong.push(...(await namedTwice(page)).map((name) => `${path} names two things "${name}"`));
        await picture(visited, `screen${path.replaceAll(/[^a-z]+/g, '-')}`);
        if (!asks) continue;
        // What is said instead is one part for all screens: looked at whole on the first, and once on each other.
        const isFirst = path === screensOf(person)[0]!.path;
        const answers = await instead(page, asks);
        await go(page, path);
        await ask?.(page);
        // The screen itself, and not what stands there while its own script comes.
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.getByText(SAID.loading).first().waitFor();
        if (isFirst) await look(`${path}, loading`);
        await answers.become('failed');
        await page.getByText(SAID.failed).first().waitFor();
        await look(`${path}, failed`);
        if (nothing) {
          await answers.become(nothing);
          const again = page.getByRole('button', { name: 'Opnieuw proberen' }).first();
          await again.click();
          await page.locator('.said').filter({ hasNotText: SAID.failed }).first().waitFor();
          await look(`${path}, empty`);
        }
        await answers.become('forbidden');
        await go(page, path);
        await ask?.(page);
        await page.getByText(SAID.forbidden).first().waitFor();
        if (isFirst) await look(`${path}, forbidden`);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      }
      expect(wrong).toEqual([]);
    });

    it('without a connection', async () => {
      const { page, context, complaints } = await come(person);
      const screens = screensOf(person);
      await go(page, '/accessibility');
      await settled(page);
      // Nothing of the screens is in the browser yet, nor can it come.
      await context.setOffline(true);
      for (const { path } of screens) {
        await turnTo(page, path);
        // Where a role begins, the screen itself came with the log-in.
        const search = page.getByRole('button', { name: 'Zoeken', exact: true });
        await page.getByText('Geen verbinding').or(search).first().waitFor();
      }
      expect(await findings(page)).toEqual([]);
      const last = screens.at(-1)!;
      const again = page.getByRole('button', { name: 'Opnieuw proberen' }).first();
      if (!last.ask) await Promise.all([page.waitForEvent('requestfailed'), again.click()]);
      await context.setOffline(false);
      // What was asked already is asked again by itself; where not even the script came, somebody has to.
      again.click().catch(() => undefined);
      await page.getByText('Geen verbinding').first().waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(`/console${last.path.split('?')[0]}`);
      // The screen is there, what it asks is not.
      await Promise.all(
        screens.map(async ({ path, asks, ask }) => {
          const one = await context.newPage();
          if (asks) await one.route(asks, (route) => route.abort());
          await go(one, path);
          await ask?.(one);
          if (asks) await one.getByText('Geen verbinding').first().waitFor();
          if (path === last.path) expect(await findings(one)).toEqual([]);
        }),
      );
      complaints.length = 0;
    });

    it('are no others: of those of other roles it is said that they are not', async () => {
      const { page } = await come(person);
      const own = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.nav-link')].map((one) => one.getAttribute('href').split('/')[2])`,
      );
      const others = [
        ...ROUTES.filter((path) => !own.includes(path.split('/')[1]!) && !OPEN.includes(path)),
        ...(person === 'controle-enschede' ? ['/agreements/drafts', '/partners/new'] : []),
      ];
      expect(others.length).toBeGreaterThan(5);
      for (const path of others) {
        await turnTo(page, path);
        await heading(page, 'Dit mag u niet zien').waitFor();
        expect(new URL(page.url()).pathname).toBe(`/console${path}`);
      }
      expect([await findings(page), await fitsNarrow(page)]).toEqual([[], true]);
    });
  });

  it('in the dark, in English, and before one is logged in', async () => {
    const visited = await visit(browser, 'en');
    now = visited;
    const { page } = visited;
    await page.emulateMedia({ colorScheme: 'dark' });
    const wrong: string[] = [];
    for (const path of ['', '/accessibility', '/nothing']) {
      await go(page, path);
      await settled(page);
      wrong.push(...(await findings(page)));
      if (!(await fitsNarrow(page))) wrong.push(`${path} is too wide`);
    }
    expect(wrong).toEqual([]);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.getByRole('button', { name: /Nederlands/ }).click();
    await page.getByRole('heading', { name: 'Inloggen bij Schakel' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('nl');
  });

  it('who goes from page to page: the focus, the name of the window and the first link say where', async () => {
    const { page } = await come('techniek-regio');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Naar de inhoud');
    await page.getByRole('link', { name: 'Banen' }).click();
    await focusOn(heading(page, 'Banen'));
    await until('the window has its name', async () => (await page.title()) === 'Banen – Schakel');
    expect(await page.locator('nav [aria-current="page"]').textContent()).toBe('Banen');
    await page.emulateMedia({ colorScheme: 'dark' });
    await go(page, '/overview');
    await settled(page);
    expect(await findings(page)).toEqual([]);
  });

  it('who opens a dialog and leaves it is where they were; who does what it asks is told, and not thrown to the top', async () => {
    const { page } = await come('techniek-regio', '/lanes');
    const pause = page.getByRole('button', { name: 'Pauzeren: UWV-systeem (voorbeeld)' });
    await pause.click();
    const dialog = page.getByRole('dialog', { name: 'UWV-systeem (voorbeeld) pauzeren?' });
    await focusOn(dialog.getByRole('heading'));
    // What is behind it cannot be reached.
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          '!document.hasFocus() || document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
        ),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusOn(pause);
    await pause.click();
    await dialog.getByRole('button', { name: 'Baan pauzeren' }).click();
    await page.getByRole('status').filter({ hasText: 'UWV-systeem (voorbeeld) is gepauzeerd.' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    // The button is another one now: the focus is at the list that it stood in.
    await focusOn(page.getByRole('heading', { name: 'Alle banen' }));
  });

  it('say aloud what changes by itself', async () => {
    const { page } = await come('techniek-regio', '/overview');
    const first = page.waitForResponse('**/v1/overview/events*');
    await page.reload();
    await first;
    await page.locator('.live-live').waitFor();
    const status = await page.evaluate(async () => {
      const { csrfToken } = (await (await fetch('/v1/me')).json()) as { csrfToken: string };
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
      const body = JSON.stringify({ reason: 'maintenance' });
      return (await fetch('/v1/lanes/roc-systeem/pauses', { method: 'POST', headers, body })).status;
    });
    expect(status).toBe(200);
    await page.getByRole('status').filter({ hasText: 'is nu: Gepauzeerd.' }).waitFor();
  });

  it('move only for whoever wants that', async () => {
    const { page } = await come('techniek-regio');
    const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
      await page.emulateMedia({ reducedMotion });
      await page.route('**/v1/lanes', () => Promise.resolve());
      await go(page, '/lanes');
      await page.locator('.loading-bar').first().waitFor();
      const count = await page.evaluate<number>('document.getAnimations().length');
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      return count;
    };
    expect(await moving('no-preference')).toBeGreaterThan(0);
    expect(await moving('reduce')).toBe(0);
  });
});
