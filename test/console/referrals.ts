import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { newId } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { memberOf } from '../../apps/demo/play.js';
import type { Hands } from './hands.js';
import { it } from './it.js';
import type { Visit } from './visitor.js';

interface Needs {
  box(): Box;
  come(person: string, path?: string): Promise<Visit>;
  look(what: string): Promise<void>;
}
let serial = 0;

/** Somebody is at the desk of Enschede; the person is known in Hengelo. */
async function cameToTheDesk(box: Box): Promise<{ id: string; recordId: string }> {
  const recordId = `BALIE-${(serial += 1)}00`;
  const answer = await box.client('balie-werkcentrum').request('POST', '/v1/occasions', {
    kind: 'referral',
    purpose: 'guidance',
    source: await box.urn('hengelo'),
    recipient: await box.urn('enschede'),
    desk: 'werkcentrum-enschede',
    helpRequest: 'find-work',
    subject: { recordId, bsn: '999993549' },
  });
  return { id: memberOf(answer, 'occasionId'), recordId };
}

/** Referrals: whose turn it is, by when, how one went, and the steps that a desk may say. */
export function seesReferrals(handsOf: (page: Page) => Hands, { box, come, look }: Needs): void {
  it('lets an employee of a desk see whose turn it is, and say how it goes until it is closed', async () => {
    const { id, recordId } = await cameToTheDesk(box());
    const { page } = await come('balie-enschede', '/referrals');
    const hands = handsOf(page);
    const row = page
      .getByRole('row', { name: /werk vinden.*Opgepakt.*Gemeente Enschede \(voorbeeld\)/ })
      .first();
    await row.waitFor();
    expect(await row.getByText('Over tijd').count()).toBe(0);
    await sql`update referral set due_at = '2026-01-01T00:00:00Z' where id = ${id}`.execute(box().admin);
    await hands.press(page.getByRole('button', { name: 'over tijd' }));
    await page.getByText('Over tijd', { exact: true }).waitFor();
    await look('referrals');
    // Found by the number that the own system has for the person, or by its own.
    const found = page.getByRole('table', { name: 'Gevonden verwijzingen' });
    for (const [by, field, asked] of [
      ['Uw eigen dossiernummer', 'Uw eigen dossiernummer', recordId],
      ['Nummer van de verwijzing', 'Nummer van de verwijzing', id],
    ] as const) {
      await hands.choose(page.getByLabel('Zoeken op'), by);
      await hands.fill(page.getByLabel(field), asked);
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await found.locator('code').waitFor();
      expect(await found.locator('code').allTextContents()).toEqual([id]);
    }
    await look('referral-found');
    await hands.fill(page.getByLabel('Nummer van de verwijzing'), newId(box().clock.now()));
    await hands.press(page.getByRole('button', { name: 'Zoeken' }));
    await page.getByText('Geen verwijzing gevonden').waitFor();
    expect(page.url()).not.toContain(recordId);
    await hands.press(page.getByRole('link', { name: 'werk vinden' }));
    await page.getByRole('heading', { level: 1, name: 'Werk vinden' }).waitFor();
    expect(new URL(page.url()).search).toBe(`?referral=${id}`);
    // What this desk may say is what the hub names, and nothing else.
    const acts = page.locator('main .button-row').getByRole('button');
    expect(await acts.allTextContents()).toEqual(['Wachten op de persoon', 'Overgedragen', 'Afsluiten']);
    await hands.press(page.getByRole('button', { name: 'Wachten op de persoon' }));
    const dialog = page.getByRole('dialog');
    await hands.press(dialog.getByRole('button', { name: 'Wachten op de persoon' }));
    await page.getByText('Vastgelegd: Wacht op de persoon.').waitFor();
    await hands.press(page.getByRole('button', { name: 'Afsluiten' }));
    await hands.press(dialog.getByRole('button', { name: 'Afsluiten' }));
    await dialog.getByRole('link', { name: 'Kies: Hoe is het afgelopen?' }).waitFor();
    await look('referral-closing');
    await hands.choose(dialog.getByLabel('Hoe is het afgelopen?'), 'heeft werk gevonden');
    await hands.press(dialog.getByRole('button', { name: 'Afsluiten' }));
    await page.getByText('Vastgelegd: Afgesloten.').waitFor();
    expect(await page.locator('.timeline-sentence').allTextContents()).toEqual([
      'Opgepakt',
      'Wacht op de persoon',
      'Afgesloten',
    ]);
    expect(await acts.count()).toBe(0);
    await look('referral');
    const { body } = await box().client('balie-werkcentrum').request('GET', `/v1/referrals/${id}`);
    expect(body).toMatchObject({ state: 'closed', outcome: 'found-work' });
  });

  it('lets an employee of a desk refer somebody by what is asked, where and in which language', async () => {
    const { page } = await come('balie-enschede', '/referrals');
    const hands = handsOf(page);
    await hands.press(page.getByRole('button', { name: 'Iemand verwijzen' }));
    const dialog = page.getByRole('dialog');
    await hands.press(dialog.getByRole('button', { name: 'Verwijzen', exact: true }));
    await dialog.getByRole('link', { name: 'Kies: Wat vraagt de persoon?' }).waitFor();
    await look('referral-report');
    await hands.choose(dialog.getByLabel('Wat vraagt de persoon?'), 'werk vinden');
    await hands.choose(dialog.getByLabel('Waar wil de persoon'), 'Gemeente Almelo (voorbeeld)');
    await hands.choose(dialog.getByLabel('In welke taal?'), 'Arabisch');
    await hands.fill(dialog.getByLabel('Dossiernummer in uw systeem'), `ENS-78${(serial += 1)}`);
    await hands.press(dialog.getByRole('button', { name: 'Verwijzen', exact: true }));
    await dialog.getByText('Gemeld bij Balie Werkcentrum Almelo (voorbeeld)').waitFor();
    await dialog.getByText('deze taal wordt daar niet gesproken').waitFor();
    const number = (await dialog.locator('code').textContent())!;
    await look('referral-reported');
    await hands.press(dialog.getByRole('button', { name: 'Sluiten', exact: true }));
    await hands.press(page.getByRole('link', { name: 'werk vinden' }).first());
    await page.getByText('Gemeld door', { exact: true }).waitFor();
    const { rows } = await sql<{ source: string; recipient: string }>`
      select source, recipient from referral where id = ${number}`.execute(box().admin);
    expect(rows).toEqual([{ source: 'enschede', recipient: 'almelo' }]);
  });
}
