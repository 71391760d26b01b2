import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { until } from '../../apps/demo/until.js';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';

import { it } from './it.js';
import { settled } from './screens.js';
import { CHROMIUM, findings, focusOn, launch, logIn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const INCIDENT = '01a2cdb0-0000-7000-8000-000000000001';
const PEOPLE = 230;

withBrowser('what somebody asked for or filled in', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox(), launch()]);
    const at = box.clock.now();
    await sql`
      insert into incident (id, controller, kind, state, object, recipients, categories, deliveries, people, made_at, discovered_at,
        due_at, confirmed_at)
      values (${INCIDENT}, 'enschede', 'mix-up', 'confirmed', '', '{almelo}', '{contact}', ${PEOPLE}::int, ${PEOPLE}::int, ${at}, ${at}, ${at},
        ${at})`.execute(box.admin);
    await sql`
      insert into incident_touched (incident_id, side, record_pk, record_type, other, categories, deliveries, first_at, last_at)
      select ${INCIDENT}::uuid, 'gave', i, 'client', 'almelo', '{contact}', 1, ${at}::timestamptz, ${at}::timestamptz
      from generate_series(1, ${PEOPLE}::int) i`.execute(box.admin);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });
  afterEach(async () => {
    expect(now.complaints).toEqual([]);
    await now.context.close();
  });
  const come = async (person: string, path: string): Promise<Page> => {
    now = await visit(browser);
    await logIn(now, box.url, person, path);
    await settled(now.page);
    return now.page;
  };

  it('is everybody on paper, of a list of which a page is on the screen', async () => {
    const page = await come('privacy-enschede', `/incidents?incident=${INCIDENT}`);
    const people = page.locator('section', { has: page.locator('#people') });
    await people.getByRole('row').nth(50).waitFor();
    expect(await people.getByRole('row').count()).toBe(1 + 50);
    await page.evaluate(`window.print = () => {
      window.printed = document.querySelectorAll('section:has(#people) tbody tr').length;
      dispatchEvent(new Event('afterprint'));
    }`);
    await people.getByRole('button', { name: 'Printen' }).click();
    const printed = (): Promise<unknown> => page.evaluate('window.printed');
    await until('it is printed', async () => (await printed()) !== undefined);
    expect(await printed()).toBe(PEOPLE);
    await people.getByRole('row').nth(51).waitFor({ state: 'detached' });
    expect(await people.getByRole('row').count()).toBe(1 + 50);
  });

  it('is no calendar when the hub does not give one: that is said, and asked again', async () => {
    const page = await come('akkoord-enschede', '/plan');
    await page.locator('.timeline, .said').first().waitFor();
    let saved = 0;
    page.on('download', () => (saved += 1));
    const refuses = {
      status: 503,
      contentType: 'application/problem+json',
      body: '{"status":503,"code":"busy"}',
    };
    const isCalendar = (headers: Record<string, string>): boolean => headers['accept'] === 'text/calendar';
    await page.route('**/v1/plan?*', (route) =>
      isCalendar(route.request().headers()) ? route.fulfill(refuses) : route.continue(),
    );
    await page.getByRole('button', { name: 'Naar uw agenda' }).click();
    await page.getByRole('alert').getByText('Het is druk').waitFor();
    expect(saved).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Opnieuw proberen' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^BEGIN:VCALENDAR/);
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('is not left behind without a word: a new partner that is half filled in', async () => {
    const page = await come('beheer-regio', '/partners/new');
    const name = page.getByLabel('Naam van de organisatie');
    await name.fill('Gemeente Verzonnen');
    await page.getByRole('link', { name: 'Planning' }).click();
    const dialog = page.getByRole('dialog', { name: 'Weggaan van deze pagina?' });
    await focusOn(dialog.getByRole('heading'));
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // In the other language it stays too.
    await page.getByRole('button', { name: /English/ }).click();
    const inEnglish = page.getByLabel('Name of the organisation');
    expect(await inEnglish.inputValue()).toBe('Gemeente Verzonnen');
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (one) => {
        resolve(one.type());
        void one.dismiss();
      });
    });
    await page.evaluate('setTimeout(() => location.reload())');
    expect(await asked).toBe('beforeunload');
    expect(await inEnglish.inputValue()).toBe('Gemeente Verzonnen');
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL('**/console/plan');
  });
});
