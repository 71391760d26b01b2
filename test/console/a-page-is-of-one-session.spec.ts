import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { it } from './it.js';
import { giveSomething } from './officer.js';
import { CHROMIUM, launch, logIn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const SOMEBODY = 'ENS-6001';
const QUIET_MS = 16 * 60_000;
const TERM_MS = 28 * 60_000;

withBrowser('a page of the console is of one session', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox({ settings: { SESSION_TERM: `${TERM_MS}ms` } }), launch()]);
    await giveSomething(box, [SOMEBODY]);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });
  afterEach(() => now.context.close());

  const come = async (person: string, path: string): Promise<Page> => {
    now = await visit(browser);
    await logIn(now, box.url, person, path);
    return now.page;
  };
  /** Another window of the same browser. */
  const besides = async (path: string): Promise<Page> => {
    const page = await now.context.newPage();
    await page.goto(`${box.url}/console${path}`);
    return page;
  };
  const whoGotWhat = async (page: Page): Promise<void> => {
    await page.getByLabel('Dossiernummer').fill(SOMEBODY);
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByRole('button', { name: 'Wie kreeg wat over deze persoon?' }).click();
    await page.getByRole('row', { name: /Almelo/ }).waitFor();
  };
  const chooseRole = async (page: Page, role: RegExp): Promise<void> => {
    await page.getByRole('button', { name: role }).click();
    await page.locator('.who', { hasText: role }).waitFor();
  };
  /** What the page counts by is the machine's: it has waited as long as the hub. */
  const later = async (page: Page, ms: number): Promise<void> => {
    box.clock.turnBy(ms);
    await page.evaluate(`{ const now = Date.now; Date.now = () => now() + ${ms}; }`);
  };
  const everything = (page: Page): Promise<string> =>
    page.evaluate(
      `[document.body.innerHTML, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)].join()`,
    );

  it('that shows nothing of anybody any more after a log-out in another window', async () => {
    const page = await come('privacy-enschede', '/consents');
    await whoGotWhat(page);
    const other = await besides('/rights');
    await other.getByRole('button', { name: 'Uitloggen' }).click();
    await page.getByRole('heading', { name: 'U bent uitgelogd' }).waitFor();
    expect(await everything(page)).not.toMatch(new RegExp(`${SOMEBODY}|Almelo`));
  });

  it('that turns to the role that was chosen in another window, and forgets what was of the one before', async () => {
    now = await visit(browser);
    const { page } = now;
    await page.goto(`${box.url}/console`);
    await page.getByRole('main').getByRole('button').first().click();
    await page.locator('button[value="person-with-several-roles"]').click();
    await chooseRole(page, /Privacyfunctionaris.*Enschede/s);
    await page.goto(`${box.url}/console/consents`);
    await whoGotWhat(page);
    await chooseRole(await besides('/choose'), /Medewerker balie.*Werkcentrum/s);
    await page.getByText('Nu geldt: Medewerker balie, Werkcentrum', { exact: false }).waitFor();
    await page.locator('.who', { hasText: 'Werkcentrum' }).waitFor();
    expect(await everything(page)).not.toMatch(new RegExp(`${SOMEBODY}|Almelo`));
  });

  it('whose work goes on in a session that the same person began anew for the same work', async () => {
    const page = await come('privacy-enschede', '/consents');
    await page.getByLabel('Dossiernummer').fill(SOMEBODY);
    const other = await besides('/logged-in');
    await other.goto(`${box.url}/auth/login?returnTo=/console/rights&stepUp=true`);
    await other.locator('button[value="person-privacy-enschede"]').click();
    await other.getByRole('heading', { name: 'Verzoeken van mensen' }).waitFor();
    expect(await page.getByLabel('Dossiernummer').inputValue()).toBe(SOMEBODY);
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByRole('button', { name: 'Wie kreeg wat over deze persoon?' }).waitFor();
  });

  it('that shows nothing of anybody any more after a quiet quarter of an hour', async () => {
    const page = await come('privacy-enschede', '/consents');
    await whoGotWhat(page);
    await later(page, QUIET_MS);
    await page.getByRole('heading', { name: 'U bent uitgelogd' }).waitFor();
    expect(await everything(page)).not.toMatch(new RegExp(`${SOMEBODY}|Almelo`));
  });

  it('that says in a dialog too that its session is about to end, and lets one go on there', async () => {
    const page = await come('privacy-enschede', '/rights');
    await page.getByRole('button', { name: 'Nieuw verzoek' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Dossiernummer').fill(SOMEBODY);
    await later(page, 14 * 60_000);
    await dialog.getByRole('button', { name: 'Ingelogd blijven' }).click();
    await page.locator('.session-ends').first().waitFor({ state: 'detached' });
    expect(await dialog.getByLabel('Dossiernummer').inputValue()).toBe(SOMEBODY);
  });

  it('that says when its session is over at its term, whatever one does, and lets one log in anew beside it', async () => {
    const page = await come('privacy-enschede', '/consents');
    await whoGotWhat(page);
    // Each is a use of the session, which does not put off its term.
    for (const ms of [10, 10].map((minutes) => minutes * 60_000)) {
      await later(page, ms);
      await whoGotWhat(page);
    }
    const warning = page.getByRole('status').filter({ hasText: /Om \d\d:\d\d wordt u uitgelogd/ });
    const [beside] = await Promise.all([
      now.context.waitForEvent('page'),
      warning.getByRole('button', { name: 'Opnieuw inloggen' }).click(),
    ]);
    const closed = beside.waitForEvent('close');
    await beside
      .locator('button[value="person-privacy-enschede"]')
      .click()
      .catch(() => undefined);
    await closed;
    await warning.waitFor({ state: 'detached' });
    await later(page, 10 * 60_000);
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByRole('button', { name: 'Wie kreeg wat over deze persoon?' }).waitFor();
    expect(await page.getByLabel('Dossiernummer').inputValue()).toBe(SOMEBODY);
  });
});
