import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import { approvedVersions } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { clientEvent, CLOUD_EVENT } from '../http-knocker.js';
import { keyboard, marksFirstLine, mouse, type Hands } from './hands.js';
import { it } from './it.js';
import {
  CHROMIUM,
  findings,
  fitsNarrow,
  focusOn,
  launch,
  logIn,
  logInStrongly,
  picture,
  visit,
  type Visit,
} from './visitor.js';
import { asksAtTheDesk, worksAtTheDesk } from './desk.js';
import { seesIntroductions } from './introductions.js';
import { seesReferrals } from './referrals.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const BAKERY = 'Bakkerij De Proef (verzonnen)';
const ACTIVITIES = ['begeleiden-balie', 'verstrekken-begeleiding'];

/** One hub and one browser for all of it. */
withBrowser('the console', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  beforeAll(async () => {
    [box, browser] = await Promise.all([
      startBox({ behaviours: { 'klantsysteem-almelo': { kind: 'gone' } } }),
      launch(),
    ]);
    const versions = await approvedVersions(box.admin);
    for (const [index, key] of ACTIVITIES.entries()) {
      const found = versions.find((one) => one.key === key)!;
      const content = { ...found.content, retention: 'P3M' } as JsonObject;
      const title = `Korter bewaren ${index + 1}`;
      const body = { title, changes: [{ kind: found.kind, key, content }] };
      const { status } = await box.client('programmabureau').request('POST', '/v1/drafts', body);
      expect(status).toBe(201);
    }
    await publishTable(box);
    const event = await clientEvent(box, {
      source: await box.urn('enschede'),
      subject: { recordId: 'ENS-4001' },
    });
    await box.client('klantsysteem-enschede').request('POST', '/v1/messages', event, CLOUD_EVENT);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });

  /** Who logged in once goes on with the next task, as people do. */
  const visits = new Map<string, Visit>();
  const come = async (person: string, path = ''): Promise<Visit> => {
    const before = visits.get(person);
    now = before ?? (await visit(browser));
    visits.set(person, now);
    if (before) await now.page.goto(`${box.url}/console${path}`);
    else await logIn(now, box.url, person, path);
    return now;
  };
  afterEach(() => expect(now.complaints).toEqual([]));

  describe.each([
    ['mouse', mouse],
    ['keyboard', keyboard],
  ] as const)('by %s', (way, handsOf) => {
    afterAll(async () => {
      for (const { context } of visits.values()) await context.close();
      visits.clear();
    });
    /** An answer, or a form that is not right, is for everybody too: looked at once. */
    const look = async (what: string): Promise<void> => {
      if (way !== 'mouse') return;
      expect((await findings(now.page)).map((one) => `${what}: ${one}`)).toEqual([]);
      expect(`${what}: ${await fitsNarrow(now.page)}`).toBe(`${what}: true`);
      await picture(now, `answer-${what}`);
    };
    worksAtTheDesk(handsOf, { box: () => box, come });
    asksAtTheDesk(handsOf, { box: () => box, come, look });
    seesReferrals(handsOf, { box: () => box, come, look });
    seesIntroductions(handsOf, { box: () => box, come, look });
    it('lets an operator pause a lane and open it again', async () => {
      const { page } = await come('techniek-regio');
      const hands: Hands = handsOf(page);
      await page.getByRole('heading', { name: 'De regio nu' }).waitFor();
      await hands.press(page.getByRole('link', { name: 'Banen' }));
      await hands.press(page.getByRole('button', { name: 'Pauzeren: UWV-systeem (voorbeeld)' }));
      await hands.choose(page.getByLabel('Reden'), 'Storing of incident');
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Baan pauzeren' }));
      await page.getByText('UWV-systeem (voorbeeld) is gepauzeerd.').waitFor();
      // What was said goes on being said, in the language that is read now.
      await hands.press(page.getByRole('button', { name: 'English' }));
      await page.getByText('UWV-systeem (voorbeeld) is paused.').waitFor();
      await hands.press(page.getByRole('button', { name: 'Nederlands' }));
      const own = await box.client('uwv-systeem').request('GET', '/v1/lanes');
      expect(own.body).toMatchObject({
        lanes: [{ state: 'paused', paused: { by: 'operator:werkcentrum-twente', reason: 'incident' } }],
      });
      await hands.press(page.getByRole('button', { name: 'Openen: UWV-systeem (voorbeeld)' }));
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Baan openen' }));
      await page.getByText('UWV-systeem (voorbeeld) is weer open.').waitFor();
    });

    it('lets an operator see what would go again before it goes', async () => {
      const { page } = await come('techniek-regio', '/post');
      const hands = handsOf(page);
      await hands.press(page.getByRole('button', { name: 'Bekijk hoeveel het is' }));
      await page.getByText('Kies: Baan').first().waitFor();
      await focusOn(page.locator('.summary'));
      expect(await marksFirstLine(page.locator('.summary li').first())).toBe(true);
      await hands.press(page.getByRole('link', { name: 'Vul in: Vanaf' }));
      await hands.choose(page.getByLabel('Baan', { exact: true }), 'UWV-systeem (voorbeeld)');
      await hands.fill(page.getByLabel('Vanaf'), '2026-11-01');
      await hands.press(page.getByRole('button', { name: 'Bekijk hoeveel het is' }));
      await page.getByText('Niets om opnieuw te bezorgen').waitFor();
    });

    it('lets an approver read what changes, prove who it is, and approve', async () => {
      const title = `Korter bewaren ${way === 'mouse' ? 1 : 2}`;
      const { page } = await come('akkoord-enschede', '/agreements/drafts');
      const hands = handsOf(page);
      await hands.press(page.getByRole('link', { name: title }));
      await page
        .getByText(/P3M|3 maanden/)
        .first()
        .waitFor();
      await look('draft');
      await hands.press(page.getByRole('button', { name: 'Akkoord geven' }));
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Akkoord', exact: true }));
      await logInStrongly(now, 'akkoord-enschede', handsOf);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('Akkoord', { exact: true }).first().waitFor();
      const { rows } = await sql<{
        state: string;
      }>`select state from config_draft where title = ${title}`.execute(box.admin);
      expect(rows).toEqual([{ state: 'approved' }]);
    });

    it('answers what if, with what has to be so besides', async () => {
      const { page } = await come('akkoord-enschede', '/agreements/what-if');
      const hands = handsOf(page);
      await hands.choose(page.getByLabel('Wie wil geven?'), 'Gemeente Enschede (voorbeeld)');
      await hands.choose(page.getByLabel('Aan wie?'), 'Bakkerij De Proef (verzonnen)');
      await hands.choose(page.getByLabel('Wat?'), 'Klantgegevens');
      await hands.choose(page.getByLabel('Waarvoor?'), 'Leren');
      await page.getByText('Nee, dat mag niet').waitFor();
      await hands.choose(page.getByLabel('Aan wie?'), 'ROC van Twente (voorbeeld)');
      // Both clauses that are about this, and not one of them.
      await page.getByText('2 bepalingen gaan hierover.', { exact: false }).waitFor();
      for (const clause of ['jongere-aan-school', 'volwassene-aan-school'])
        await page.locator('.verdict', { hasText: clause }).getByText('Ja, als ook dit klopt').waitFor();
      await look('what-if');
    });

    it('lets a privacy officer register what a person says, and take it back', async () => {
      const { page } = await come('privacy-enschede');
      const hands = handsOf(page);
      await hands.fill(page.getByLabel('Dossiernummer'), 'ENS-4001');
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await hands.press(page.getByRole('button', { name: 'Vastleggen wat de persoon zegt' }));
      await hands.choose(page.getByLabel('Waarvoor'), 'Leren');
      await hands.choose(page.getByLabel('Aan wie'), 'ROC van Twente (voorbeeld)');
      await hands.press(page.getByLabel('diploma', { exact: false }));
      await hands.choose(page.getByLabel('Welke uitleg is gegeven'), 'leren-toestemming-1');
      await hands.choose(page.getByLabel('Taal van de persoon'), 'English');
      await hands.choose(page.getByLabel('Wie zegt het?'), 'een vertegenwoordiger');
      await hands.fill(page.getByLabel('Gevraagd door'), 'team-7');
      await hands.press(page.getByRole('button', { name: 'Controleren' }));
      await look('consent-wrong');
      await page.getByRole('link', { name: 'Zeg eerst dat nee zeggen geen gevolgen heeft' }).waitFor();
      await hands.press(page.getByLabel('Ik heb gezegd dat nee zeggen geen gevolgen heeft'));
      await hands.press(page.getByRole('button', { name: 'Controleren' }));
      const made = page.waitForResponse('**/v1/consents');
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Vastleggen' }));
      const { consentId } = (await (await made).json()) as { consentId: string };
      const receipt = await page.request.get(`${box.url}/v1/consents/${consentId}/receipt`);
      expect(await receipt.text()).toMatch(/"language":"en".*representative/s);
      await page.getByText('De toestemming is vastgelegd.').waitFor();
      await look('consents');
      expect(page.url()).not.toContain('ENS-4001');
      await hands.press(page.getByRole('button', { name: 'Intrekken' }).first());
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Toestemming intrekken' }));
      await page.getByText('De toestemming is ingetrokken.').waitFor();
    });

    it('gives an auditor every line of a period, and as a file after a strong log-in', async () => {
      const { page } = await come('controle-enschede');
      const hands = handsOf(page);
      await hands.press(page.getByRole('button', { name: 'Alle regels in een periode' }));
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await page.getByRole('link', { name: 'Vul in: Kenmerk' }).waitFor();
      await hands.fill(page.getByLabel('Vanaf'), '2026-11-01');
      await hands.fill(page.getByLabel('Tot en met'), '2026-11-30');
      await hands.fill(page.getByLabel('Kenmerk'), 'CTRL-2026-11');
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await page.getByRole('heading', { name: /\d+ regels/ }).waitFor();
      await look('audit-lines');
      await hands.press(page.getByRole('button', { name: 'Meenemen als bestand' }));
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Bestand ophalen' }));
      // What was filled in stays, and what was asked goes on by itself.
      const [file] = await Promise.all([
        page.waitForEvent('download', (one) => one.suggestedFilename() === 'lines.csv'),
        logInStrongly(now, 'controle-enschede', handsOf),
      ]);
      expect(await file.failure()).toBe(null);
      await page.getByText(/Klaar: \d+ regels/).waitFor();
      expect(await page.getByLabel('Kenmerk').inputValue()).toBe('CTRL-2026-11');
    });

    it('lets an administrator map a field, see what becomes of it, and propose it', async () => {
      const { page } = await come('beheer-regio', '/mappings');
      const hands = handsOf(page);
      await hands.press(page.getByRole('link', { name: 'vum/vacancy@3' }));
      await page.getByText('heen en terug geeft hetzelfde').waitFor();
      await hands.fill(page.getByLabel('Plaats bij de deelnemer', { exact: true }), 'naamVacature');
      await hands.press(page.getByRole('button', { name: 'Regel toevoegen' }));
      await page.getByText('Een plaats begint met een schuine streep').first().waitFor();
      const before = await page.getByRole('heading', { name: /\d+ regels/ }).textContent();
      await hands.press(page.getByRole('button', { name: /^Regel weghalen: \/nummerVacature/ }));
      await hands.fill(page.getByLabel('Plaats bij de deelnemer', { exact: true }), '/nummerVacature');
      await hands.fill(page.getByLabel('Plaats in de gezamenlijke vorm', { exact: true }), '/nummerVacature');
      await hands.press(page.getByRole('button', { name: 'Regel toevoegen' }));
      expect(await page.getByRole('heading', { name: /\d+ regels/ }).textContent()).toBe(before);
      await hands.press(page.getByRole('button', { name: 'Proberen op alle voorbeelden' }));
      await page.getByText(/^(Goed|Niet goed): /).waitFor();
      await look('mapping-tried');
    });

    it('shows an administrator how codes match, and two versions of a table beside each other', async () => {
      const { page } = await come('beheer-regio', '/mappings');
      const hands = handsOf(page);
      await hands.press(page.getByRole('link', { name: 'Codelijsten' }));
      await hands.press(page.getByRole('link', { name: 'ggm-niveau-opleiding' }));
      await hands.press(page.getByRole('button', { name: 'past niet (1)' }));
      await page.getByRole('heading', { name: '1 paar' }).waitFor();
      await hands.press(page.getByRole('link', { name: 'Terug naar alle codelijsten' }));
      await hands.press(page.getByRole('link', { name: 'Vertalingen' }));
      await hands.press(page.getByRole('link', { name: 'vum/vacancy@3' }));
      await page.getByRole('rowheader', { name: /anders/ }).waitFor();
      await hands.choose(page.getByLabel('Links'), 'versie 1');
      await page.getByText('Er is geen verschil').waitFor();
    });

    it('lets an administrator propose a role and the hours of a lane', async () => {
      const { page } = await come('beheer-regio', '/settings');
      const hands = handsOf(page);
      const dialog = page.getByRole('dialog');
      await hands.press(page.getByRole('button', { name: 'Rol toekennen' }));
      await hands.press(dialog.getByRole('button', { name: 'Voorstellen' }));
      await hands.press(dialog.getByRole('link', { name: 'Kies: Voor' }));
      await hands.choose(dialog.getByLabel('Voor', { exact: true }), BAKERY);
      await hands.fill(dialog.getByLabel('Groep bij de inlogvoorziening'), `schakel-bakkerij-${way}`);
      await hands.press(dialog.getByRole('button', { name: 'Voorstellen' }));
      // Nobody in the hub can approve for it: what it signed on paper goes along.
      await dialog.getByRole('link', { name: 'Vul in: Getekend document' }).waitFor();
      await look('role-paper');
      await hands.fill(dialog.getByLabel('Getekend document'), `VOORBEELD-${way}`);
      await hands.fill(dialog.getByLabel('Getekend op'), '2026-10-01');
      await hands.press(dialog.getByRole('button', { name: 'Voorstellen' }));
      await hands.press(page.getByRole('link', { name: `Medewerker balie voor ${BAKERY}` }));
      await page.getByRole('row', { name: new RegExp(`Bakkerij.*Getekend.*VOORBEELD-${way}`) }).waitFor();
      await hands.press(page.getByRole('link', { name: 'Instellingen' }));
      await hands.press(
        page.getByRole('button', { name: 'Tijden veranderen: Klantsysteem Almelo (voorbeeld)' }),
      );
      await hands.fill(dialog.getByLabel('Tot (uu:mm)'), way === 'mouse' ? '16:00' : '17:00');
      await hands.press(dialog.getByRole('button', { name: 'Voorstellen' }));
      await page.getByRole('link', { name: 'Diensttijd van Klantsysteem Almelo (voorbeeld)' }).waitFor();
      await page.getByText('DOCUMENT_TERM').waitFor();
    });
  });
});

/** A second version of a table, so that there is something to compare. */
async function publishTable(box: Box): Promise<void> {
  const admin = box.client('programmabureau');
  const read = await admin.request('GET', '/v1/mappings/vum-vacancy-3');
  const shipped = (read.body as JsonObject)['table'] as JsonObject;
  const rows = (shipped['rows'] as JsonObject[]).map((row) =>
    row['partner'] === '/naamVacature' ? { ...row, max: { partner: 100 } } : row,
  );
  const changes = [{ kind: 'mapping', key: 'vum-vacancy-3', content: { ...shipped, rows } }];
  const proposed = await admin.request('POST', '/v1/drafts', { title: 'Kortere titels', changes });
  const { draftId, hash } = proposed.body as { draftId: string; hash: string };
  const approved = await box
    .client('goedkeuring-enschede')
    .request('POST', `/v1/drafts/${draftId}/approvals`, { party: 'enschede', hash });
  expect(approved.status).toBe(201);
}
