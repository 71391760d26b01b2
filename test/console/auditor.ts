import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Hands } from './hands.js';
import { it } from './it.js';
import { focusOn, type Visit } from './visitor.js';

interface AuditorNeeds {
  come(person: string, path: string): Promise<Visit>;
  seen(where: string): Promise<void>;
  recordId: string;
}
const ME = 'controle-enschede';

/** What an auditor asks of the log, and of what was agreed. */
export function auditorWorks(handsOf: (page: Page) => Hands, { come, seen, recordId }: AuditorNeeds): void {
  it('an auditor asks each of the six questions, with a reason', async () => {
    const { page } = await come(ME, '/audit');
    const hands = handsOf(page);
    const ask = async (question: string, fill: () => Promise<void>): Promise<void> => {
      await hands.press(page.getByRole('button', { name: question }));
      await fill();
      if (question.startsWith('Wat kreeg')) await hands.fill(page.getByLabel('Kenmerk'), 'CTRL-2026-11');
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await page.locator('#answer').or(page.getByText('Geen regels gevonden')).first().waitFor();
      await seen(question.replaceAll(/\W+/g, '-').toLowerCase());
    };
    const period = async (): Promise<void> => {
      await hands.fill(page.getByLabel('Vanaf'), '2026-11-01');
      await hands.fill(page.getByLabel('Tot en met'), '2026-11-30');
    };
    const person = (): Promise<void> => hands.fill(page.getByLabel('Dossiernummer'), recordId);
    await ask('Wat kreeg een partij van een andere?', async () => {
      await hands.choose(page.getByLabel('Van', { exact: true }), 'Gemeente Enschede (voorbeeld)');
      await hands.choose(page.getByLabel('Aan', { exact: true }), 'ROC van Twente (voorbeeld)');
      await period();
    });
    await ask('Wat ging niet, omdat er geen toestemming was?', period);
    await ask('Wie keek in het logboek van deze persoon?', person);
    // Of those that the region has, by what they are called.
    await ask('Wie veranderde deze afspraak?', () =>
      hands.choose(
        page.getByLabel('Welke', { exact: true }),
        'Overeenkomst leren en werken (voorbeeld) (leren-en-werken)',
      ),
    );
    // What a decision was made of is asked from where its number stands.
    await ask('Wie kreeg iets over deze persoon?', person);
    await hands.press(page.getByRole('button', { name: /^Waaruit kwam dit\?/ }).first());
    await page.locator('#answer').waitFor();
    await page.getByText('Bekijk alles, met het bewijs').waitFor();
    await focusOn(page.locator('#answer'));
    await seen('followed');
    expect(page.url()).not.toContain(recordId);
  });

  it('an auditor sees what a clause said on an earlier day, and what was different then', async () => {
    const { page } = await come(ME, '/agreements/clauses');
    const hands = handsOf(page);
    const clause = page
      .locator('.clause')
      .filter({ hasText: 'ROC van Twente (voorbeeld). Doel: leren' })
      .first();
    const kept = clause.locator('.fact', { hasText: 'Bewaartermijn' });
    await hands.choose(page.getByLabel('Waar deze organisatie bij hoort'), 'ROC van Twente (voorbeeld)');
    await hands.press(clause.getByText('Bekijk de details'));
    await kept.getByText('4 maanden').waitFor();
    await clause.getByText('bewaren: was 12 maanden, wordt 4 maanden').waitFor();
    await seen('clause');
    await hands.fill(page.getByLabel('Zoals het was op'), '2026-10-01');
    await page.getByText('Dit gold op 1 oktober 2026.').waitFor();
    await hands.press(clause.getByText('Bekijk de details'));
    await kept.getByText('12 maanden').waitFor();
    await seen('clause-then');
  });

  it('an auditor sees who may receive what, where it says so, by whom it is sent, and what changes', async () => {
    const { page } = await come(ME, '/agreements/matrix');
    const hands = handsOf(page);
    await hands.choose(page.getByLabel('Afzender'), 'Gemeente Enschede (voorbeeld)');
    await hands.press(page.getByRole('button', { name: /^Waar staat dat\?: UWV-systeem/ }));
    await page.getByRole('heading', { name: /^Waar staat dat: UWV-systeem \(voorbeeld\), voor/ }).waitFor();
    await page.getByText('Gemeente Enschede (voorbeeld) mag klantgegevens geven aan UWV-systeem').waitFor();
    await seen('where');
    await hands.press(page.getByRole('link', { name: 'Deelnemers' }));
    await hands.press(page.getByText('UWV-systeem (voorbeeld)', { exact: true }).first());
    await page.locator('.fact', { hasText: 'Werkt voor' }).getByText('uwv', { exact: false }).waitFor();
    await seen('partner');
    await hands.press(page.getByRole('link', { name: 'Planning' }));
    await hands.choose(page.getByLabel('Waar het om gaat'), 'Leerwerkloket Twente (voorbeeld)');
    await page
      .getByText(/Opvolging van Leerwerkloket Twente \(voorbeeld\) door Werkcentrum Twente/)
      .first()
      .waitFor();
    await seen('plan');
  });
}
