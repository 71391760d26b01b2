import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { vacancyOf } from '../http-knocker.js';
import { approverWorks, proposals } from './approver.js';
import { auditorWorks } from './auditor.js';
import { keyboard, mouse } from './hands.js';
import { it } from './it.js';
import { giveSomething } from './officer.js';
import { CHROMIUM, launch, logIn, logInStrongly, lookOn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const LANE = 'klantsysteem-almelo';
const WAYS = ['mouse', 'keyboard'] as const;

/** What the other scenarios of this folder leave: each role from its log-in to done, one after the other (docs/console.md). */
withBrowser('each role does the rest of its work', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  const records: Record<string, string> = { mouse: 'ENS-5001', keyboard: 'ENS-5002' };

  beforeAll(async () => {
    [box, browser] = await Promise.all([
      startBox({ behaviours: { [LANE]: { kind: 'status', status: 422 } } }),
      launch(),
    ]);
    for (const way of WAYS) {
      await box.client('bakkerij-systeem').send(
        eventOf({
          id: `v-${way}`,
          source: await box.urn('bakkerij-de-proef'),
          record: 'vacancy',
          contract: 'schema-org/vacancy@30',
          subject: `VAC-${way}`,
          data: vacancyOf(`VAC-${way}`),
        }),
      );
    }
    await proposals(box);
    await box.settled();
    box.double(LANE).setBehaviour({ kind: 'accept' });
    await giveSomething(box, Object.values(records));
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
  const { look, leave } = lookOn('rest', () => now);
  afterEach(leave);

  describe.each([
    ['mouse', mouse],
    ['keyboard', keyboard],
  ] as const)('by %s', (way, handsOf) => {
    const seen = (where: string): Promise<void> => (way === 'mouse' ? look(where) : Promise.resolve());
    const needs = { come, seen };
    approverWorks(way, handsOf, needs);
    auditorWorks(handsOf, { ...needs, recordId: records[way]! });

    it('an operator goes from what needs somebody to what died, has it delivered again, and empties a lane', async () => {
      const { page } = await come('techniek-regio', '/overview');
      const hands = handsOf(page);
      const dialog = page.getByRole('dialog');
      await hands.press(page.getByRole('link', { name: /wacht(en)? op een deelnemer/ }));
      await page.getByRole('heading', { level: 1, name: 'Post die wacht' }).waitFor();
      await hands.press(page.getByRole('button', { name: /^wat op een ontvanger wacht/ }));
      const row = page.getByRole('row', { name: /Vacature/ }).first();
      await row.getByRole('link', { name: /^baan van / }).waitFor();
      const message = await row.getByRole('link', { name: /^Vacature/ }).getAttribute('href');
      expect(message).toMatch(/^\/console\/messages\?message=/);
      await seen('dead');
      await hands.press(page.getByRole('button', { name: /^Opnieuw bezorgen: Vacature/ }).first());
      await hands.press(dialog.getByRole('button', { name: '1 bericht opnieuw bezorgen' }));
      await page.getByText('1 bericht gaat opnieuw.').waitFor();
      await hands.press(page.getByRole('link', { name: 'Banen' }));
      await hands.press(page.getByRole('button', { name: 'Pauzeren: Klantsysteem Almelo (voorbeeld)' }));
      await hands.press(dialog.getByRole('button', { name: 'Baan pauzeren' }));
      await page.getByText('Klantsysteem Almelo (voorbeeld) is gepauzeerd.').waitFor();
      // What needs somebody stands first.
      const states = await page.locator('tbody .badge').allTextContents();
      expect(states.findLastIndex((state) => state !== 'Open')).toBeLessThan(states.indexOf('Open'));
      await hands.press(page.getByRole('button', { name: 'Openen: Klantsysteem Almelo (voorbeeld)' }));
      await hands.press(dialog.getByRole('button', { name: 'Baan openen' }));
      await page.getByText('Klantsysteem Almelo (voorbeeld) is weer open.').waitFor();
    });

    it('an operator delivers a period again, after seeing how much that is', async () => {
      await box.settled();
      const { page } = await come('techniek-regio', '/post');
      const hands = handsOf(page);
      await hands.choose(page.getByLabel('Baan', { exact: true }), 'Klantsysteem Enschede (voorbeeld)');
      await hands.choose(page.getByLabel('Welke'), 'al bezorgd');
      await hands.fill(page.getByLabel('Vanaf'), '2026-11-01');
      await hands.press(page.getByRole('button', { name: 'Bekijk hoeveel het is' }));
      await page.getByRole('heading', { name: 'Dit zou opnieuw gaan' }).waitFor();
      await seen('period');
      await hands.press(page.getByRole('button', { name: /opnieuw bezorgen$/ }).last());
      await hands.press(page.getByRole('dialog').getByRole('button', { name: /opnieuw bezorgen$/ }));
      await page.getByText(/gaa[nt] opnieuw\.$/).waitFor();
    });

    it('an administrator proposes that a role ends, and takes the proposal back', async () => {
      const { page } = await come('beheer-regio', '/settings');
      const hands = handsOf(page);
      const dialog = page.getByRole('dialog');
      await hands.press(
        page.getByRole('button', { name: 'Beëindigen: Privacyfunctionaris, Gemeente Hengelo (voorbeeld)' }),
      );
      await hands.press(dialog.getByRole('button', { name: 'Voorstellen' }));
      await hands.press(
        page.getByRole('link', { name: 'Einde: Privacyfunctionaris voor Gemeente Hengelo (voorbeeld)' }),
      );
      await hands.press(page.getByRole('button', { name: 'Voorstel intrekken' }));
      await seen('withdraw');
      await hands.press(dialog.getByRole('button', { name: 'Intrekken' }));
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Ingetrokken').first().waitFor();
    });

    it('a privacy officer takes more time for a request, then restricts, and lifts that', async () => {
      const { page } = await come('privacy-enschede', '/rights');
      const hands = handsOf(page);
      const dialog = page.getByRole('dialog');
      const record = records[way]!;
      await hands.press(page.getByRole('button', { name: 'Nieuw verzoek' }));
      await hands.choose(dialog.getByLabel('Wat vraagt de persoon'), 'Beperken');
      await hands.fill(dialog.getByLabel('Dossiernummer'), record);
      await hands.fill(dialog.getByLabel('Vastgelegd door', { exact: false }), 'team-7');
      await hands.press(dialog.getByRole('button', { name: 'Vastleggen' }));
      await page.getByText('Het verzoek is vastgelegd.').waitFor();
      await hands.press(page.getByRole('button', { name: `Verlengen: Beperken ${record}` }));
      await hands.press(dialog.getByRole('button', { name: 'Verlengen' }));
      await logInStrongly(now, 'privacy-enschede', handsOf);
      await page.getByText('Het verzoek is verlengd.').waitFor();
      await hands.press(page.getByRole('button', { name: `Beslissen: Beperken ${record}` }));
      await hands.press(dialog.getByRole('button', { name: 'Besluit vastleggen' }));
      await page.getByText('Het besluit is vastgelegd.').waitFor();
      await hands.press(page.getByRole('button', { name: `Uitvoeren: Beperken ${record}` }));
      await hands.press(dialog.getByRole('button', { name: 'Uitvoeren' }));
      await page.getByText('Het besluit is uitgevoerd.').waitFor();
      await hands.press(page.getByRole('button', { name: 'alles', exact: true }));
      await hands.press(page.getByRole('button', { name: `Opheffen: Beperken ${record}` }));
      await hands.press(dialog.getByRole('button', { name: 'Opheffen' }));
      await page.getByText('Het is opgeheven.').waitFor();
      await seen('lifted');
    });
  });
});
