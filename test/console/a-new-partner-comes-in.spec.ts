import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import { startCaptureServer, type CaptureServer } from '../capture-server.js';
import { startBox } from '../harness.js';
import { VACANCY } from '../http-knocker.js';
import { keyboard, mouse } from './hands.js';
import { it } from './it.js';
import { CHROMIUM, focusOn, launch, logIn, logInStrongly, lookOn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const EMPLOYERS = ['Bakkerij De Proef (verzonnen)', 'Uitzendbureau Test (verzonnen)'];
const FORM = 'Vacature: schema-org/vacancy@30';

/** From nothing to a first test delivery, with a second person in between. */
withBrowser('a new partner', () => {
  let box: Box;
  let browser: Browser;
  let system: CaptureServer;
  let now: Visit;
  beforeAll(async () => {
    [box, browser, system] = await Promise.all([startBox({ worker: false }), launch(), startCaptureServer()]);
    system.grants = true;
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    await box.stop();
  });
  const come = async (path: string): Promise<Page> => {
    now = await visit(browser);
    await logIn(now, box.url, 'beheer-regio', path);
    return now.page;
  };
  const { look, leave } = lookOn('partner', () => now);
  afterEach(leave);
  /** The second person, over the API: the console's own way of approving has a task of its own. */
  const approve = async (title: string): Promise<void> => {
    const client = box.client('goedkeuring-enschede');
    const { body } = await client.request('GET', '/v1/drafts?state=open');
    const found = (body as unknown as { drafts: { title: string; draftId: string; hash: string }[] }).drafts;
    const { draftId, hash } = found.find((one) => one.title === title)!;
    const answer = await client.request('POST', `/v1/drafts/${draftId}/approvals`, {
      party: 'enschede',
      hash,
    });
    expect(answer.body).toMatchObject({ state: 'approved' });
  };

  it.each([
    ['mouse', mouse, '99990071'],
    ['keyboard', keyboard, '99990072'],
  ] as const)('comes in by %s', async (way, handsOf, kvk) => {
    const name = `Bureau ${way} (verzonnen)`;
    let page = await come('/partners');
    let hands = handsOf(page);
    const seen = (where: string): Promise<void> => (way === 'mouse' ? look(where) : Promise.resolve());
    await hands.press(page.getByRole('link', { name: 'Nieuwe deelnemer' }));
    await hands.press(page.getByRole('button', { name: 'Verder' }));
    await page.getByRole('link', { name: 'Vul in: Naam van de organisatie' }).waitFor();
    // What was wrong is said in the language of now, not of when it was found.
    await hands.press(page.getByRole('button', { name: /English/ }));
    await page.getByRole('link', { name: 'Fill in: Name of the organisation' }).waitFor();
    expect(await page.locator('.field-fault', { hasText: 'Vul in' }).count()).toBe(0);
    await hands.press(page.getByRole('button', { name: /Nederlands/ }));
    await page.getByRole('link', { name: 'Vul in: Naam van de organisatie' }).waitFor();
    await seen('wrong');
    await hands.fill(page.getByLabel('Naam van de organisatie'), name);
    expect(await page.getByLabel('Korte naam').inputValue()).toBe(`bureau-${way}-verzonnen`);
    await hands.choose(page.getByLabel('Soort organisatie'), 'uitzendbureau');
    await hands.choose(page.getByLabel('Welk nummer'), 'KvK-nummer');
    await hands.fill(page.getByLabel('Nummer', { exact: true }), kvk);
    await hands.fill(page.getByLabel('Getekend document'), `VOORBEELD-${way}`);
    await hands.fill(page.getByLabel('Getekend op'), '2026-10-01');
    await hands.press(page.getByRole('button', { name: 'Verder' }));
    await page.getByRole('heading', { name: /Stap 2 van 5/ }).waitFor();
    await focusOn(page.locator('#step'));
    await hands.fill(page.getByLabel('Naam van het systeem'), `Systeem ${way}`);
    await hands.fill(page.getByLabel('Wie het systeem beheert'), 'Leverancier Voorbeeld BV (verzonnen)');
    await hands.fill(page.getByLabel('Document waarin staat', { exact: false }), 'eigen systeem');
    await hands.fill(page.getByLabel('Client-id', { exact: false }), `systeem-${way}`);
    await hands.press(page.getByLabel('Het systeem kan geen token halen', { exact: false }));
    await seen('system');
    await hands.press(page.getByRole('button', { name: 'Verder' }));
    await hands.press(page.getByRole('button', { name: 'Verder' }));
    await page.getByRole('link', { name: 'Kies ten minste één vorm', exact: false }).waitFor();
    // Each form only the way that it goes, and of what may be joined only what the system takes.
    const [sends, receives] = ['Wat stuurt het systeem', 'Wat ontvangt het systeem'].map((group) =>
      page.getByRole('group', { name: group }),
    ) as [Locator, Locator];
    for (const [group, form, there] of [
      [sends, 'Klantgegevens: sonar/client@1', 1],
      [receives, 'Klantgegevens: sonar/client@1', 0],
      [sends, 'Klantgegevens: europass/client@3.3', 0],
      [receives, 'Klantgegevens: europass/client@3.3', 1],
    ] as const)
      expect(await group.getByLabel(form).count()).toBe(there);
    await hands.press(page.getByRole('group', { name: 'Wat stuurt het systeem' }).getByLabel(FORM));
    await hands.press(page.getByRole('group', { name: 'Wat ontvangt het systeem' }).getByLabel(FORM));
    await hands.fill(page.getByLabel('Voorbeeld', { exact: true }), '{ "title": 3 }');
    await hands.press(page.getByRole('button', { name: 'Proberen' }));
    await page.getByText('Het voorbeeld past niet in zijn vorm').waitFor();
    await seen('sample');
    await hands.fill(page.getByLabel('Voorbeeld', { exact: true }), JSON.stringify(VACANCY));
    await hands.press(page.getByRole('button', { name: 'Proberen' }));
    await page.getByText('0 fouten').waitFor();
    await hands.press(page.getByRole('button', { name: 'Verder' }));
    // Who is on the other side of that has to approve too, and has nobody in this hub: they sign on paper.
    await page.getByLabel('Vacature van werkgevers', { exact: true }).waitFor();
    expect(
      await page
        .getByRole('group', { name: /bepalingen/ })
        .getByLabel(/^Klantgegevens/)
        .count(),
    ).toBe(0);
    await hands.press(page.getByLabel('Vacature van werkgevers', { exact: true }));
    await seen('joins');
    await hands.press(page.getByRole('button', { name: 'Verder' }));
    await page.getByText(`De organisatie ${name} doet mee.`).waitFor();
    await page.getByText('geeft akkoord in Schakel').waitFor();
    await hands.press(page.getByRole('button', { name: 'Voorstellen' }));
    await page.getByRole('link', { name: 'Vul in: Getekend document' }).first().waitFor();
    for (const employer of EMPLOYERS) {
      const paper = page.getByRole('group', { name: employer });
      await hands.fill(paper.getByLabel('Getekend document'), `VOORBEELD-${way}`);
      await hands.fill(paper.getByLabel('Getekend op'), '2026-10-01');
    }
    await seen('check');
    await hands.press(page.getByRole('button', { name: 'Voorstellen' }));
    await page.getByText('Het voorstel ligt klaar').waitFor();
    await seen('proposed');
    const title = `Nieuwe deelnemer: ${name}`;
    await now.context.close();

    page = await come('/partners');
    hands = handsOf(page);
    await approve(title);
    await page.reload();
    await hands.press(page.getByText(`Systeem ${way}`, { exact: true }));
    await page.getByText('Er is nog geen adres.', { exact: false }).waitFor();
    await seen('no-address');
    await hands.fill(page.getByLabel('Adres waar het systeem post aanneemt'), 'ftp://x');
    await hands.press(page.getByRole('button', { name: 'Adres instellen' }));
    await page.getByRole('link', { name: 'Een adres begint met https://' }).waitFor();
    await hands.fill(page.getByLabel('Adres waar het systeem post aanneemt'), `${system.url}/${way}`);
    await hands.press(page.getByRole('button', { name: 'Adres instellen' }));
    await logInStrongly(now, 'beheer-regio', handsOf);
    await page.getByText('Het geheim ziet u maar één keer').waitFor();
    expect(await page.locator('.secret').textContent()).toMatch(/^whsec_/);
    await seen('secret');
    await hands.press(page.getByRole('button', { name: 'Ik heb het bewaard' }));
    expect(await page.locator('.secret').count()).toBe(0);
    await hands.press(page.getByRole('button', { name: 'Proefbericht sturen' }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Proefbericht sturen' }));
    await page.getByText('Het proefbericht is aangenomen.').waitFor();
    expect(system.posts.at(-1)!.body).toMatchObject({ type: 'nl.schakel.test.delivered' });
    await hands.press(page.getByRole('button', { name: 'Nieuwe sleutel maken' }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Sleutel maken' }));
    await page.getByText('Het geheim ziet u maar één keer').waitFor();
    await hands.press(page.getByRole('button', { name: /^Intrekken/ }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Sleutel intrekken' }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await seen('address');
  });

  it('leads nobody’s post elsewhere: an address that is set is the partner’s own', async () => {
    await come('/partners');
    const answer = await now.page.evaluate(async () => {
      const me = (await (await fetch('/v1/me')).json()) as { csrfToken: string };
      const said = await fetch('/v1/endpoints?connection=klantsysteem-almelo', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken, 'if-match': '*' },
        body: JSON.stringify({ url: 'https://elders.example/post' }),
      });
      return said.status;
    });
    expect(answer).toBe(401);
    await now.page.goto(`${box.url}/auth/login?stepUp=true&returnTo=/console/partners`);
    await now.page.locator('button[value="person-beheer-regio"]').click();
    await now.page.locator('.who').waitFor();
    const strongly = await now.page.evaluate(async () => {
      const me = (await (await fetch('/v1/me')).json()) as { csrfToken: string };
      const said = await fetch('/v1/endpoints?connection=klantsysteem-almelo', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken, 'if-match': '*' },
        body: JSON.stringify({ url: 'https://elders.example/post' }),
      });
      return (await said.json()) as { code: string };
    });
    expect(strongly.code).toBe('condition-failed');
  });
});
