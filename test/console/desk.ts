import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { clientEvent } from '../http-knocker.js';
import type { Hands } from './hands.js';
import { it } from './it.js';
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

/** Two questions at the desk, with a paper in the language of the person; where there is nothing to ask, no screen. */
export function asksAtTheDesk(
  handsOf: (page: Page) => Hands,
  { box, come, look }: Needs & { look(what: string): Promise<void> },
): void {
  it('lets an employee of a desk ask the two questions, and print what was said', async () => {
    const recordId = `ENS-79${(serial += 1)}`;
    const { page } = await come('balie-enschede');
    const hands = handsOf(page);
    await hands.press(page.getByRole('link', { name: 'Naar de vragen en het papier' }));
    await page.getByRole('heading', { level: 1, name: 'Vraag het aan de persoon' }).waitFor();
    await hands.press(page.getByRole('button', { name: 'Controleren' }));
    await page.getByRole('link', { name: 'Kies: Aan wie' }).waitFor();
    await look('consent-asked');
    await hands.choose(page.getByLabel('Waarvoor', { exact: true }), 'Leren');
    await hands.choose(page.getByLabel('Taal van de persoon'), 'English');
    await hands.press(page.getByLabel('ROC van Twente (voorbeeld)'));
    await hands.press(page.getByLabel('diploma', { exact: false }));
    // Open for a pen, for who wants to read it first and sign it.
    const paper = page.locator('.paper');
    await paper.and(page.locator('[lang="en"]')).getByText('wants to give these data of yours').waitFor();
    expect(await paper.getByText('(said)').count()).toBe(0);
    await hands.press(page.getByLabel('Ik heb gezegd dat nee zeggen geen gevolgen heeft'));
    await hands.choose(page.getByLabel('Mogen wij de gegevens geven?'), 'ja, dat mag');
    await hands.choose(page.getByLabel('Mogen wij erover praten?'), 'nee, ik heb bezwaar');
    await hands.fill(page.getByLabel('Dossiernummer van de persoon'), recordId);
    await hands.fill(page.getByLabel('Gevraagd door'), 'team-7');
    await hands.press(page.getByRole('button', { name: 'Controleren' }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Vastleggen' }));
    await page.getByText('Het is vastgelegd.').waitFor();
    await look('consent-paper');
    // The paper is in the language of the person, says what was said, and holds no name and no number of a record.
    expect(await paper.getAttribute('lang')).toBe('en');
    expect(await paper.getByText('(said)').count()).toBe(2);
    expect(await paper.textContent()).not.toContain(recordId);
    await paper.getByText('wants to give these data of yours: diplomas').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
    expect(await paper.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    const { rows } = await sql<{ state: string; declarations: number }>`
      select c.state, (select count(*)::int from declaration d where d.subject_id = s.id) as declarations
      from consent c join subject s on s.id = c.subject_id where s.record_id = ${recordId}`.execute(
      box().admin,
    );
    expect(rows).toEqual([{ state: 'given', declarations: 0 }]);
    await hands.press(page.getByRole('button', { name: 'Klaar: volgende persoon' }));
    expect(await page.getByLabel('Dossiernummer van de persoon').inputValue()).toBe('');
  });

  it('has no screen for consent where all that an organisation gives rests on the law', async () => {
    const { page } = await come('balie-werkcentrum');
    await page.getByText('De persoon is hier en weet dat ik dit vraag').waitFor();
    expect(await page.getByRole('link', { name: 'Naar de vragen en het papier' }).count()).toBe(0);
    await page.goto(`${box().url}/console/desk/consent`);
    await page.getByText('Aan deze balie vraagt u geen toestemming').waitFor();
    await look('consent-none');
  });
}
