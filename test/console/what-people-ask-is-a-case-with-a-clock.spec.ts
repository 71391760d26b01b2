import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { clientEvent, CLOUD_EVENT } from '../http-knocker.js';
import { keyboard, mouse, type Hands } from './hands.js';
import { it } from './it.js';
import { giveSomething, officerWorks } from './officer.js';
import { CHROMIUM, launch, logIn, logInStrongly, lookOn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;

const dayOf = (box: Box, days: number): string =>
  new Date(box.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Of somebody who is named in a vacancy: by an address that is kept nowhere, so by the number of the request after that. */
async function takesInOfAContact(
  page: Page,
  hands: Hands,
  seen: (where: string) => Promise<void>,
): Promise<void> {
  const dialog = page.getByRole('dialog');
  const address = 'personeelszaken@bakkerij.voorbeeld';
  await hands.press(page.getByRole('button', { name: 'Nieuw verzoek' }));
  await hands.choose(dialog.getByLabel('Over wie gaat het'), 'een contactpersoon van een werkgever');
  await hands.fill(dialog.getByLabel('E-mailadres'), address);
  await hands.fill(dialog.getByLabel('Vastgelegd door', { exact: false }), 'team-7');
  await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
  await hands.press(dialog.getByLabel('Leg het toch vast', { exact: false }));
  await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
  const said = await page.getByText(/^Het verzoek is vastgelegd, onder nummer /).textContent();
  const row = page.getByRole('row', { name: /Contactpersoon van een werkgever/ });
  await row.getByText('niet bekend in de hub').waitFor();
  expect(said).toContain(await row.locator('code').textContent());
  await seen('contact');
  expect(await page.locator('main').textContent()).not.toContain(address);
}

withBrowser('what people ask, in the console', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox(), launch()]);
    for (const recordId of ['ENS-4001', 'ENS-4002', 'ENS-4003']) {
      const event = await clientEvent(box, { source: await box.urn('enschede'), subject: { recordId } });
      await box.client('klantsysteem-enschede').request('POST', '/v1/messages', event, CLOUD_EVENT);
    }
    await giveSomething(box, ['ENS-5001', 'ENS-5002']);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });
  const come = async (person: string, path: string): Promise<Visit> => {
    now = await visit(browser);
    await logIn(now, box.url, person, path);
    return now;
  };
  const { look, leave } = lookOn('rights', () => now);
  afterEach(leave);
  officerWorks('mouse', mouse, 'ENS-5001', { box: () => box, come, look });
  officerWorks('keyboard', keyboard, 'ENS-5002', { box: () => box, come, look });

  it.each([
    ['mouse', mouse, 'ENS-4001'],
    ['keyboard', keyboard, 'ENS-4002'],
  ] as const)('is taken in, decided and done by %s', async (way, handsOf, recordId) => {
    const { page } = await come('privacy-enschede', '/rights');
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    const seen = (where: string): Promise<void> => (way === 'mouse' ? look(where) : Promise.resolve());
    if (way === 'mouse') await page.getByText('Er zijn geen verzoeken').waitFor();
    await seen('none');
    await hands.press(page.getByRole('button', { name: 'Nieuw verzoek' }));
    await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
    await dialog.getByRole('link', { name: 'Vul in: Dossiernummer' }).waitFor();
    await seen('receive');
    // A slip is said, and asked about, before anything is taken in; a letter counts from the day that it came.
    await hands.fill(dialog.getByLabel('Dossiernummer'), `${recordId}0`);
    await hands.fill(dialog.getByLabel('Ontvangen op', { exact: false }), dayOf(box, -3));
    await hands.fill(dialog.getByLabel('Vastgelegd door', { exact: false }), 'team-7');
    await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
    await dialog.getByRole('link', { name: /^De hub kent deze persoon niet/ }).waitFor();
    await dialog.getByLabel('Leg het toch vast', { exact: false }).waitFor();
    await seen('not-known');
    await hands.fill(dialog.getByLabel('Dossiernummer'), recordId);
    await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
    await page.getByText('Het verzoek is vastgelegd.').waitFor();
    const { requests } = (await box.client('privacy-enschede').request('GET', '/v1/rights-requests'))
      .body as { requests: { recordId: string; receivedAt: string }[] };
    const received = requests.find((one) => one.recordId === recordId)!.receivedAt;
    // Midnight of the region.
    expect(received.slice(0, 10)).toBe(dayOf(box, -4));
    if (way === 'mouse') await takesInOfAContact(page, hands, seen);
    await hands.press(page.getByRole('button', { name: `Beslissen: Inzage ${recordId}` }));
    await hands.choose(dialog.getByLabel('Besluit'), 'afgewezen');
    await hands.press(dialog.getByRole('button', { name: 'Besluit vastleggen' }));
    await dialog.getByRole('link', { name: 'Kies: Waarom niet, of niet alles' }).waitFor();
    await seen('decide');
    await hands.choose(dialog.getByLabel('Besluit'), 'toegewezen');
    await hands.press(dialog.getByRole('button', { name: 'Besluit vastleggen' }));
    await logInStrongly(now, 'privacy-enschede', handsOf);
    await page.getByText('Het besluit is vastgelegd.').waitFor();
    await seen('list');
    const [report] = await Promise.all([
      now.context.waitForEvent('page'),
      hands.press(page.getByRole('link', { name: /Overzicht om te printen/ })),
    ]);
    await report.locator('h1').waitFor();
    expect(report.url()).not.toContain(recordId);
    await report.close();
    await hands.press(page.getByRole('button', { name: `Uitvoeren: Inzage ${recordId}` }));
    await hands.press(dialog.getByRole('button', { name: 'Uitvoeren' }));
    await page.getByText('Het besluit is uitgevoerd.').waitFor();
    await hands.press(page.getByRole('button', { name: 'alles', exact: true }));
    await page.getByRole('rowheader', { name: new RegExp(recordId) }).waitFor();
    expect(page.url()).not.toContain(recordId);
  });

  it('is one case, also when the answer was lost on its way and it is sent again', async () => {
    const { page } = await come('privacy-enschede', '/rights');
    const dialog = page.getByRole('dialog');
    await page.route(
      '**/v1/rights-requests',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Nieuw verzoek' }).click();
    await dialog.getByLabel('Dossiernummer').fill('ENS-4003');
    await dialog.getByLabel('Vastgelegd door', { exact: false }).fill('team-7');
    await dialog.getByRole('button', { name: 'Vastleggen' }).click();
    await dialog.getByText('Geen verbinding').waitFor();
    await dialog.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Het verzoek is vastgelegd', { exact: false }).waitFor();
    await page
      .getByRole('row', { name: /ENS-4003/ })
      .first()
      .waitFor();
    expect(await page.getByRole('row', { name: /ENS-4003/ }).count()).toBe(1);
  });
});
