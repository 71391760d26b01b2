import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { clientEvent } from '../http-knocker.js';
import type { Hands } from './hands.js';
import { findings, fitsNarrow, type Visit } from './visitor.js';

const BSN = '999993549';
let serial = 0;

interface Needs {
  box(): Box;
  come(person: string, path?: string): Promise<Visit>;
}

/** What Hengelo knows of the person, sent by its own system. */
async function answers(box: Box, flags: string[] = []): Promise<void> {
  const event = await clientEvent(box, {
    id: `balie-${(serial += 1)}`,
    source: await box.urn('hengelo'),
    subject: { recordId: 'HGL-8001', bsn: BSN, flags },
  });
  const { status } = await box.client('leverancier-midden').send(event);
  expect(status).toBe(202);
}

const part = (page: Page, name: string) => page.locator('section', { hasText: name });

/** A desk asks sources with the person there, sees what comes by itself, and takes it all away. */
export function worksAtTheDesk(handsOf: (page: Page) => Hands, { box, come }: Needs): void {
  it('lets an employee of a desk see what sources show, as it comes and goes', async () => {
    const { page } = await come('balie-enschede');
    const hands = handsOf(page);
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
    await hands.press(page.getByRole('button', { name: 'Vragen', exact: true }));
    await page.getByText('Kijk alleen als de persoon erbij is').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await hands.press(page.getByLabel('De persoon is hier'));
    await hands.choose(page.getByLabel('Wat vraagt de persoon?'), 'werk vinden');
    await hands.press(page.getByLabel('Gemeente Hengelo (voorbeeld)'));
    await hands.press(page.getByLabel('Gemeente Almelo (voorbeeld)'));
    await hands.fill(page.getByLabel('BSN van de persoon'), BSN);
    await hands.press(page.getByRole('button', { name: 'Vragen', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Wat bronnen laten zien' }).waitFor();
    await part(page, 'Gemeente Hengelo').getByText('Gevraagd', { exact: true }).waitFor();
    await part(page, 'Gemeente Almelo').getByText('Niet bereikt', { exact: true }).waitFor();
    expect(await findings(page)).toEqual([]);

    await answers(box());
    await part(page, 'Gemeente Hengelo').getByText('Binnen', { exact: true }).waitFor();
    await part(page, 'Gemeente Hengelo').getByText('Achternaam').waitFor();
    expect([await findings(page), await fitsNarrow(page)]).toEqual([[], true]);
    expect(await page.locator('main').textContent()).not.toContain(BSN);
    expect(page.url()).not.toContain(BSN);

    await answers(box(), ['restricted']);
    await part(page, 'Gemeente Hengelo').getByText('Niet te zien', { exact: true }).waitFor();
    expect(await page.getByText('Achternaam').count()).toBe(0);
    const address = page.url();
    await hands.press(page.getByRole('button', { name: 'Klaar: alles weghalen' }));
    await page.getByText('Het beeld is weg.').waitFor();
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Dit beeld is voorbij' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });
}
