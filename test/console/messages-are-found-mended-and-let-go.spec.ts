import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { distribute, emptyLane } from '#exchange';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { vacancyOf } from '../http-knocker.js';
import { choose } from '../medium/choices.js';
import { invent } from '../medium/stage.js';
import { keyboard, mouse } from './hands.js';
import { it } from './it.js';
import {
  CHROMIUM,
  focusOn,
  launch,
  logIn,
  logInStrongly,
  heldBack,
  lookOn,
  visit,
  weighing,
  type Visit,
} from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
/** How many pages of the list are turned. */
const TURNS = Number(process.env['MEASURE'] ?? 6);
const WRONG_FORM = { vacancy: 'vum/vacancy@3', client: 'vum/client@2' };
const FORM = { vacancy: 'schema-org/vacancy@30', client: 'ggm/client@2.5' };

withBrowser('messages in the console', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit;
  const held: Record<string, string> = {};
  let [yes, no] = ['', ''];

  const vacancy = async (subject: string): Promise<string> => {
    const source = await box.urn('bakkerij-de-proef');
    const answer = await box.client('bakkerij-systeem').send(
      eventOf({
        id: `v-${subject}`,
        source,
        record: 'vacancy',
        contract: FORM.vacancy,
        subject,
        data: vacancyOf(subject),
      }),
    );
    return memberOf(answer, 'messageId');
  };
  const person = async (recordId: string): Promise<string> => {
    const [source, recipient] = [await box.urn('enschede'), await box.urn('roc-van-twente')];
    const client = box.client('klantsysteem-enschede');
    const occasion = { kind: 'referral', purpose: 'learning', source, recipient, subject: { recordId } };
    await client.request('POST', '/v1/occasions', occasion);
    const { document: data } = invent(recordId);
    const event = { id: `c-${recordId}`, source, record: 'client', contract: FORM.client, data } as const;
    return memberOf(await client.send(eventOf({ ...event, subject: { recordId } })), 'messageId');
  };
  /** As if its table had been read wrongly: in another form than it came in. */
  const readAs = (id: string, contract: string) =>
    sql`update message set contract = ${contract} where id = ${id}`.execute(box.admin);
  const work = async (): Promise<void> => {
    while (await distribute(box.hub.pipeline));
    for (const lane of ['klantsysteem-almelo', 'roc-systeem']) await emptyLane(box.hub, lane);
  };

  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox({ worker: false }), launch()]);
    for (const name of ['A', 'B', 'C']) await vacancy(name);
    yes = await person('ENS-JA');
    no = await person('ENS-NEE');
    await choose(box, 'ENS-JA', 'yes');
    await choose(box, 'ENS-NEE', 'refused');
    for (const way of ['mouse', 'keyboard']) {
      held[way] = await vacancy(`HELD-${way}`);
      await readAs(held[way], WRONG_FORM.vacancy);
    }
    held['person'] = await person('ENS-FOUT');
    await readAs(held['person'], WRONG_FORM.client);
    await work();
    await box.sealed();
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });

  const come = async (who: string, path: string): Promise<Page> => {
    now = await visit(browser);
    await logIn(now, box.url, who, path);
    return now.page;
  };
  const { look, leave } = lookOn('messages', () => now);
  afterEach(leave);

  describe.each([
    ['mouse', mouse],
    ['keyboard', keyboard],
  ] as const)('by %s', (way, handsOf) => {
    it('an operator finds what is held, sees the fault in the document, and lets it go on when it is mended', async () => {
      const page = await come('techniek-regio', '/messages');
      const hands = handsOf(page);
      await hands.choose(page.getByLabel('Stand'), 'Vastgehouden');
      await hands.choose(page.getByLabel('Soort'), 'Vacature');
      const answer = await heldBack(page, '**/v1/messages?*');
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await page.locator('[aria-busy="true"]').waitFor();
      if (way === 'mouse') await look('asked');
      await answer();
      await page.locator('[aria-busy="false"]').getByText('Vastgehouden').first().waitFor();
      if (way === 'mouse') await look('found');
      await hands.press(page.locator(`a[href*="${held[way]}"]`));
      await page.getByText('Het zou weer worden vastgehouden').waitFor();
      await page.getByRole('table', { name: /\d+ fout/ }).waitFor();
      await hands.press(page.getByRole('button', { name: 'Bericht bekijken' }));
      const dialog = page.getByRole('dialog');
      await hands.press(dialog.getByRole('button', { name: 'Bekijken' }));
      await dialog.getByRole('link', { name: 'Vul in: Kenmerk' }).waitFor();
      if (way === 'mouse') await look('reason');
      await hands.fill(dialog.getByLabel('Kenmerk'), 'INC-2026-3');
      await hands.press(dialog.getByRole('button', { name: 'Bekijken' }));
      await logInStrongly(now, 'techniek-regio', handsOf);
      await page.getByRole('region', { name: /Het bericht, met de fouten/ }).waitFor();
      expect(await page.locator('mark').allTextContents()).not.toEqual([]);
      if (way === 'mouse') await look('held');
      await readAs(held[way]!, FORM.vacancy);
      await hands.press(page.getByRole('button', { name: 'Opnieuw kijken' }));
      await page.getByText('Het zou nu doorgaan').waitFor();
      await hands.press(page.getByRole('button', { name: 'Laten doorgaan' }));
      await hands.press(dialog.getByRole('button', { name: 'Laten doorgaan' }));
      await page.getByText('Het bericht gaat door.').waitFor();
      await page.getByText('Wacht op verdeling').first().waitFor();
      expect(page.url()).not.toMatch(/ENS|HELD|INC/);
    });

    it('an operator chooses messages and sees how many go again, and to whom, before they do', async () => {
      const page = await come('techniek-regio', '/messages');
      const hands = handsOf(page);
      await hands.press(page.getByLabel('Kies alles op deze pagina'));
      await hands.press(page.getByRole('button', { name: 'Opnieuw laten gaan' }));
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/berichten over personen gaan niet mee/).waitFor();
      await dialog.getByText('Gemeente Almelo (voorbeeld)').waitFor();
      if (way === 'mouse') await look('again');
      await hands.press(dialog.getByRole('button', { name: 'Opnieuw laten gaan' }));
      await page.getByText('De gekozen berichten gaan opnieuw.').waitFor();
      await work();
    });

    it('a privacy officer reads why, by whom it was tried, and takes the proof along', async () => {
      const page = await come('privacy-enschede', '/messages');
      const hands = handsOf(page);
      await hands.press(page.locator(`a[href*="${no}"]`));
      await page.getByText('Mag niet').first().waitFor();
      await hands.press(page.getByRole('link', { name: 'Terug naar de berichten' }));
      await hands.fill(page.getByLabel('Nummer van een bericht of bezorging'), 'ENS-JA');
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await page.getByRole('link', { name: /Een nummer heeft 36 tekens/ }).waitFor();
      await hands.fill(page.getByLabel('Nummer van een bericht of bezorging'), yes);
      await hands.press(page.getByRole('button', { name: 'Zoeken' }));
      await hands.press(page.locator(`a[href*="${yes}"]`));
      await page.getByText('Bezorgd', { exact: true }).waitFor();
      if (way === 'mouse') await look('journey');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        hands.press(page.getByRole('button', { name: 'Bewijs meenemen' })),
      ]);
      expect(file.suggestedFilename()).toBe(`bewijs-${yes}.json`);
    });
  });

  it('an operator sees of a message about a person neither what was chosen nor the document', async () => {
    const page = await come('techniek-regio', `/messages?message=${yes}`);
    await page.getByText('Niet getoond').waitFor();
    expect(await page.getByText('Bezorgd', { exact: true }).count()).toBe(0);
    await look('not-shown');
    await page.goto(`${box.url}/console/messages?message=${held['person']}`);
    await page
      .getByText('Alleen de privacyfunctionaris van de afzender mag het bericht zien.', { exact: false })
      .waitFor();
    await look('held-person');
    await page.goto(`${box.url}/console/messages?message=01890000-0000-7000-8000-000000000000`);
    await page.getByText('Niet gevonden').waitFor();
    await look('nothing-there');
  });

  it('many are paged, and when nothing fits that is said', async () => {
    await sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, key_id,
        state, trace_id, accepted_at, distributed_at)
      select ('01800000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, m.controller, m.connection, m.record_type, m.action,
        m.contract, 'many-' || n, m.record_pk, -n, m.key_id, 'distributed', m.trace_id, '2022-03-30T00:00:00Z', '2022-03-30T00:00:00Z'
      from generate_series(1, 100000) n, (select * from message where record_type = 'vacancy' limit 1) m`.execute(
      box.admin,
    );
    const page = await come('techniek-regio', '/messages');
    // However far one goes, what is in the window is one page.
    const weigh = await weighing(now);
    const weights = [];
    for (let turned = 2; turned <= TURNS; turned++) {
      await page.getByRole('button', { name: 'Ouder' }).click();
      await page.getByText(`Pagina ${turned}`).waitFor();
      await page.locator('[aria-busy="false"]').waitFor();
      weights.push(await weigh());
    }
    expect(new Set(weights.slice(1).map(({ elements }) => elements)).size).toBe(1);
    if (process.env['MEASURE']) console.log(weights);
    for (let turned = TURNS - 1; turned >= 2; turned--) {
      await page.getByRole('button', { name: 'Nieuwer' }).click();
      await page.getByText(`Pagina ${turned}`).waitFor();
      await page.locator('[aria-busy="false"]').waitFor();
    }
    expect(await page.getByRole('row').count()).toBe(51);
    await focusOn(page.locator('#found'));
    await page.getByRole('button', { name: 'Nieuwer' }).click();
    await page.getByText('Pagina 1').waitFor();
    await page.getByLabel('Stand').selectOption({ label: 'Opgegeven' });
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByText('We hebben 5000 berichten bekeken', { exact: false }).waitFor();
    await look('nothing-yet');
    await page.getByRole('button', { name: 'Ouder' }).click();
    await page.getByText('Pagina 2').waitFor();
    await page
      .locator('[aria-busy="false"]')
      .getByText('We hebben 5000 berichten bekeken', { exact: false })
      .waitFor();
    await page.getByLabel('Tot en met').fill('2021-12-31');
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByText('Er is niets dat past bij wat u vraagt.', { exact: false }).waitFor();
  });
});
