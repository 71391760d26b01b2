import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { clientEvent, CLOUD_EVENT } from '../http-knocker.js';
import { keyboard, mouse } from './hands.js';
import { it } from './it.js';
import { giveSomething, officerWorks } from './officer.js';
import { CHROMIUM, launch, logIn, logInStrongly, lookOn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;

withBrowser('what people ask, in the console', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox(), launch()]);
    for (const recordId of ['ENS-4001', 'ENS-4002']) {
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
    await hands.fill(dialog.getByLabel('Dossiernummer'), recordId);
    await hands.fill(dialog.getByLabel('Vastgelegd door', { exact: false }), 'team-7');
    await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
    await page.getByText('Het verzoek is vastgelegd.').waitFor();
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
});
