import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { openOccasion, sendClient } from '../../apps/demo/play.js';
import { invent, stageOf } from '../medium/stage.js';
import { dutchIn, speakEnglish } from './english.js';
import type { Hands } from './hands.js';
import { it } from './it.js';
import { logInStrongly, type Visit } from './visitor.js';

const SYSTEM = 'klantsysteem-enschede';
const LEAKED = 'Gelekte sleutel: iemand anders zag een wachtwoord of sleutel';

export interface OfficerNeeds {
  box(): Box;
  come(person: string, path: string): Promise<Visit>;
  look(where: string): Promise<void>;
}

/** People of Enschede of whom something went to Almelo. */
export async function giveSomething(box: Box, recordIds: readonly string[]): Promise<void> {
  const stage = stageOf(box);
  for (const recordId of recordIds) {
    const between = { kind: 'referral', purpose: 'guidance', source: 'enschede', recipient: 'almelo' };
    await openOccasion(stage, SYSTEM, { ...between, subject: { recordId } });
    await sendClient(stage, SYSTEM, 'enschede', invent(recordId));
    await box.settled();
  }
}

/** What a privacy officer, a desk, whoever runs the hub and an administrator do about incidents, telling and access. */
export function officerWorks(
  way: 'mouse' | 'keyboard',
  handsOf: (page: Page) => Hands,
  recordId: string,
  { box, come, look }: OfficerNeeds,
): void {
  const seen = (where: string): Promise<void> => (way === 'mouse' ? look(where) : Promise.resolve());

  it(`shows who received what of a person and on which basis, by ${way}`, async () => {
    const { page } = await come('privacy-enschede', '/consents');
    const hands = handsOf(page);
    await hands.fill(page.getByLabel('Dossiernummer'), recordId);
    await hands.press(page.getByRole('button', { name: 'Zoeken' }));
    await hands.press(page.getByRole('button', { name: 'Wie kreeg wat over deze persoon?' }));
    const line = page.locator('section', { hasText: 'Wie wat kreeg' }).getByRole('row', { name: /Almelo/ });
    await line.getByText(/grond: (publieke taak|wettelijke plicht)/).waitFor();
    await line.getByText('kan opnieuw worden bezorgd').waitFor();
    await seen('who-received-what');
    expect(page.url()).not.toContain(recordId);
  });

  it(`lets an incident be said, seen through, confirmed and closed, by ${way}`, async () => {
    const visited = await come('privacy-enschede', '/incidents');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    await seen('no-incidents');
    await hands.press(page.getByRole('button', { name: 'Incident melden' }));
    await hands.press(dialog.getByRole('button', { name: 'Melden', exact: true }));
    await dialog.getByRole('link', { name: 'Vul in: Dossiers van onze organisatie' }).waitFor();
    await seen('report-incident');
    await hands.fill(dialog.getByLabel('Dossiers van onze organisatie'), 'NIEMAND-1');
    await hands.press(dialog.getByRole('button', { name: 'Melden', exact: true }));
    await dialog.getByRole('link', { name: /niet van uw organisatie/ }).waitFor();
    await hands.fill(dialog.getByLabel('Dossiers van onze organisatie'), recordId);
    await hands.press(dialog.getByRole('button', { name: 'Melden', exact: true }));
    await page.getByText('Het incident is gemeld. De klok loopt.').waitFor();
    await seen('incidents');
    await hands.press(page.getByRole('link', { name: 'Verkeerde ontvanger' }));
    await hands.press(page.getByRole('button', { name: 'Bevestigen' }));
    await dialog.getByText('Het gaat om 1 persoon van uw organisatie.', { exact: false }).waitFor();
    await dialog.getByLabel('Gemeente Almelo (voorbeeld): 1 dossier').waitFor();
    await seen('confirm-incident');
    await hands.press(dialog.getByRole('button', { name: 'Incident bevestigen' }));
    await logInStrongly(visited, 'privacy-enschede', handsOf);
    await page.getByText('Het incident is bevestigd.').waitFor();
    await page.getByRole('heading', { name: 'Wie moet weghalen wat hij kreeg' }).waitFor();
    await page.getByRole('rowheader', { name: recordId }).waitFor();
    await seen('incident');
    await hands.press(page.getByRole('button', { name: 'Afsluiten' }));
    await hands.press(dialog.getByRole('button', { name: 'Afsluiten' }));
    await dialog.getByRole('link', { name: 'Kies: De toezichthouder' }).waitFor();
    await seen('close-incident');
    await hands.choose(dialog.getByLabel('De toezichthouder'), 'gemeld aan de toezichthouder');
    await hands.choose(dialog.getByLabel('De mensen om wie het gaat'), 'de mensen weten het');
    await hands.press(dialog.getByRole('button', { name: 'Afsluiten' }));
    await page.getByText('Het incident is afgesloten.').waitFor();
    expect(page.url()).not.toContain(recordId);
  });

  it(`lets a desk say, in English, that something went wrong, by ${way}`, async () => {
    const { page } = await come('balie-enschede', '/incidents');
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    await speakEnglish(page, hands);
    await seen('desk-incident');
    await hands.press(page.getByRole('button', { name: 'Report an incident' }));
    await hands.press(dialog.getByRole('button', { name: 'Report', exact: true }));
    await dialog.getByRole('link', { name: 'Fill in: Files of our organisation' }).waitFor();
    expect(await dutchIn(page)).toEqual([]);
    await hands.choose(
      dialog.getByLabel('What is the matter'),
      'Lost mail: something was sent and is nowhere',
    );
    await hands.fill(dialog.getByLabel('Files of our organisation'), recordId);
    await hands.press(dialog.getByRole('button', { name: 'Report', exact: true }));
    await page.getByText('The incident is reported. The clock runs.').waitFor();
  });

  it(`revokes a connection with one button, and lets it in again, by ${way}`, async () => {
    const visited = await come('techniek-regio', '/incidents');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    const lane = async (): Promise<unknown> => {
      const { status } = await box().client('uwv-systeem').request('GET', '/v1/lanes');
      return status;
    };
    expect(await lane()).toBe(200);
    await hands.press(page.getByRole('button', { name: 'Incident melden' }));
    await hands.choose(dialog.getByLabel('Wat is er aan de hand'), LEAKED);
    await hands.choose(dialog.getByLabel('Een aansluiting'), 'UWV-systeem (voorbeeld)');
    await hands.fill(dialog.getByLabel('Vanaf'), yesterday(box()));
    await hands.press(dialog.getByRole('button', { name: 'Melden', exact: true }));
    await page.getByText('Het incident is gemeld. De klok loopt.').waitFor();
    await hands.press(page.getByRole('link', { name: 'Gelekte sleutel' }).first());
    await hands.press(page.getByRole('button', { name: 'Aansluiting intrekken' }));
    await dialog.getByText('Er gaat niets meer naar dit systeem.', { exact: false }).waitFor();
    await seen('revoke-connection');
    await hands.press(dialog.getByRole('button', { name: 'Nu intrekken' }));
    await logInStrongly(visited, 'techniek-regio', handsOf);
    await page.getByText('UWV-systeem (voorbeeld) is ingetrokken.', { exact: false }).waitFor();
    expect(await lane()).toBe(401);
    await seen('operators-incident');
    await hands.press(page.getByRole('link', { name: 'Terug naar alle incidenten' }));
    await hands.press(page.getByRole('button', { name: 'Weer toelaten: UWV-systeem (voorbeeld)' }));
    await dialog.getByLabel('uwv-systeem').waitFor();
    await seen('let-in-again');
    await hands.press(dialog.getByRole('button', { name: 'Weer toelaten' }));
    await page.getByText('UWV-systeem (voorbeeld) is weer toegelaten.').waitFor();
    expect(await lane()).toBe(200);
    await seen('operators-incidents');
  });

  it(`lists whom to tell, with the notice, and marks that it was done, by ${way}`, async () => {
    const visited = await come('privacy-enschede', '/to-inform');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    const row = page.getByRole('row', { name: new RegExp(recordId) });
    await row.getByText('te laat').waitFor();
    await seen('to-inform');
    const [notice] = await Promise.all([
      visited.context.waitForEvent('page'),
      hands.press(row.getByRole('link', { name: /Bekijken en printen/ })),
    ]);
    await notice.getByText('Wie gegevens over u kreeg').first().waitFor();
    await notice.close();
    await hands.press(page.getByRole('button', { name: `Afvinken: Dossier ${recordId}` }));
    await hands.choose(dialog.getByLabel('Hoe', { exact: true }), 'hoefde niet');
    await hands.press(dialog.getByRole('button', { name: 'Afvinken' }));
    await dialog.getByRole('link', { name: 'Kies: Waarom hoefde het niet' }).waitFor();
    await seen('mark-informed');
    await hands.choose(dialog.getByLabel('Hoe', { exact: true }), 'schriftelijk');
    await hands.fill(dialog.getByLabel('Vastgelegd door', { exact: false }), 'team-7');
    await hands.press(dialog.getByRole('button', { name: 'Afvinken' }));
    await page.getByText('Het is afgevinkt.').waitFor();
    await hands.press(page.getByRole('button', { name: 'wat gedaan is' }));
    await row.getByText('team-7', { exact: false }).waitFor();
    await seen('informed');
  });

  it(`reviews who has access: confirmed, or removed with a reason, by ${way}`, async () => {
    const visited = await come('beheer-regio', '/access-reviews');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    const organisation = way === 'mouse' ? 'Gemeente Hengelo (voorbeeld)' : 'Gemeente Borne (voorbeeld)';
    await seen('reviews');
    await hands.press(page.getByRole('button', { name: 'Nu beginnen' }));
    await hands.press(dialog.getByRole('button', { name: 'Beginnen' }));
    await dialog.getByRole('link', { name: 'Kies: Voor' }).waitFor();
    await hands.choose(dialog.getByLabel('Voor', { exact: true }), organisation);
    await hands.press(dialog.getByRole('button', { name: 'Beginnen' }));
    await logInStrongly(visited, 'beheer-regio', handsOf);
    await page.getByRole('heading', { level: 1, name: 'Wie heeft toegang' }).waitFor();
    const supplier = 'Klantsysteem van drie gemeenten (voorbeeld)';
    await page.getByLabel(`Kies ${supplier}`).waitFor();
    await seen('review');
    await hands.press(page.getByLabel(`Kies ${supplier}`));
    await hands.press(page.getByRole('button', { name: '1 gekozene bevestigen' }));
    await hands.press(dialog.getByRole('button', { name: 'Bevestigen' }));
    await page.getByText('De toegang is bevestigd.').waitFor();
    await hands.press(page.getByRole('button', { name: 'alles', exact: true }));
    await hands.press(page.getByRole('button', { name: `Wegnemen: ${supplier}` }));
    await hands.press(dialog.getByRole('button', { name: 'Toegang wegnemen' }));
    await dialog.getByRole('link', { name: 'Kies: Waarom' }).waitFor();
    await seen('remove-access');
    await hands.choose(dialog.getByLabel('Waarom'), 'de afspraak is voorbij');
    await hands.press(dialog.getByRole('button', { name: 'Toegang wegnemen' }));
    await page.getByText('De toegang is weggenomen.').waitFor();
    await page
      .getByRole('row', { name: new RegExp(supplier.slice(0, 20)) })
      .getByText('de afspraak is voorbij')
      .waitFor();
    await seen('reviewed');
  });
}

const yesterday = (box: Box): string =>
  new Date(box.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
