import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { memberOf, openOccasion, sayYes, sendClient } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { CodePages } from '../medium/code-pages.js';
import { invent, stageOf } from '../medium/stage.js';
import { it } from './it.js';
import { answered, CHROMIUM, findings, fitsNarrow, launch, logIn, visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const TOWN = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';

/** What the hub itself makes, without the console: a reference to read, and the doors of people who have no account. */
withBrowser('pages that the hub makes', () => {
  let box: Box;
  let browser: Browser;
  let codes: CodePages;
  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox({ settings: { CODE_TRIES: '3' } }), launch()]);
    codes = new CodePages(box);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });

  const wrong: string[] = [];
  const look = async (page: Page, name: string): Promise<void> => {
    wrong.push(...(await findings(page)).map((one) => `${name}: ${one}`));
    if (!(await fitsNarrow(page))) wrong.push(`${name} is too wide`);
    const [language, title] = await page.evaluate<[string, string]>(
      '[document.documentElement.lang, document.title]',
    );
    if (!/^(nl|en)$/.test(language) || title === '') wrong.push(`${name} has no language or title`);
  };
  const come = async (work: (page: Page) => Promise<void>): Promise<void> => {
    wrong.length = 0;
    const { page, context, complaints } = await visit(browser);
    await work(page);
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  };
  const send = (page: Page): Promise<void> => answered(page, page.getByRole('button').first().click());

  it('are the reference of the API, whole', () =>
    come(async (page) => {
      await page.goto(`${box.url}/docs`);
      expect(await page.locator('article').count()).toBeGreaterThan(100);
      // Opened: what is folded away is not looked at.
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      await look(page, 'docs');
    }));

  it('are the door of a person with a code: the question, the answer, the receipt, and taking back', () =>
    come(async (page) => {
      const code = await codes.codeFor('AXE-1');
      for (const language of ['nl', 'en']) {
        await page.goto(`${box.url}/toestemming?taal=${language}`);
        await look(page, `code, ${language}`);
      }
      const type = async (typed: string): Promise<void> => {
        await page.goto(`${box.url}/toestemming`);
        await page.locator('input[name=code][type=text]').fill(typed);
        await send(page);
      };
      await type('AAAA-AAAA-AAAA-AAAA');
      await look(page, 'a wrong code');
      await type(code);
      await look(page, 'question');
      await answered(page, page.locator('button[value=ja]').click());
      await look(page, 'a yes to nothing');
      await page.locator('input[name=g0]').first().check();
      await answered(page, page.locator('button[value=ja]').click());
      const receipt = (await page.locator('.code').textContent())!;
      await look(page, 'thanks');
      await type(code);
      await look(page, 'answered before');
      await type(receipt);
      await look(page, 'receipt');
      await page.emulateMedia({ media: 'print' });
      await look(page, 'receipt, printed');
      await page.emulateMedia({ media: 'screen' });
      await answered(page, page.locator('form button').last().click());
      await look(page, 'taken back');
      for (let tried = 0; tried < 4; tried += 1) await type('BBBB-BBBB-BBBB-BBBB');
      await look(page, 'too many codes');
    }));

  it('are the door of a worker with the code of the group', () =>
    come(async (page) => {
      const made = await box.client('bakkerij-systeem').request('POST', '/v1/announcements', {
        team: await box.urn('mobiliteitsteam'),
        sector: 'C',
        occupation: '7512',
        people: 6,
        date: '2027-04-01',
        contact: 'personeelszaken@bakkerij-de-proef.voorbeeld',
      });
      for (const language of ['nl', 'en']) {
        await page.goto(`${box.url}/werk-naar-werk?taal=${language}`);
        await look(page, `work to work, ${language}`);
      }
      await page.goto(`${box.url}/werk-naar-werk`);
      await page.locator('input[name=code]').fill(memberOf(made, 'code'));
      // As a browser sends it that does not look itself at what is required.
      await page.evaluate('document.forms[0].noValidate = true');
      await send(page);
      await look(page, 'something is missing');
      await page.locator('input[name=code]').fill(memberOf(made, 'code'));
      await page.locator('input[name=hulpvraag]').first().check();
      await page.locator('input[name=voornaam]').fill('Noor');
      await page.locator('input[name=achternaam]').fill('Verzonnen');
      await page.locator('input[name=telefoon]').fill('0530000000');
      await send(page);
      await look(page, 'reported');
      expect(await page.locator('form').count()).toBe(0);
    }));

  it('are what a person takes home on paper', () =>
    come(async (page) => {
      const stage = stageOf(box);
      const recordId = 'AXE-2';
      const between = {
        kind: 'referral',
        purpose: 'learning',
        source: 'enschede',
        recipient: 'roc-van-twente',
      };
      await openOccasion(stage, TOWN, { ...between, subject: { recordId } });
      const consent = await sayYes(stage, TOWN, 'enschede', invent(recordId), 'roc-van-twente');
      await sendClient(stage, TOWN, 'enschede', invent(recordId));
      await box.settled();
      const asked: JsonObject = { kind: 'access', subject: { recordId }, notedBy: 'team-7' };
      const request = memberOf(
        await box
          .client(TOWN)
          .request('POST', '/v1/rights-requests', { ...asked, how: 'at-the-desk', givenBy: 'person' }),
        'requestId',
      );
      const decided = await box
        .client(OFFICER)
        .request('POST', `/v1/rights-requests/${request}/decisions`, { decision: 'granted' });
      expect(decided.status).toBe(201);
      const visited = { page, context: page.context(), complaints: [] };
      await logIn(visited, box.url, OFFICER);
      for (const path of [
        `/v1/consents/${consent}/receipt`,
        `/v1/rights-requests/${request}/report`,
        `/v1/rights-requests/${request}/report?language=en`,
      ]) {
        const answer = (await page.goto(`${box.url}${path}`))!;
        expect([path, answer.status(), answer.headers()['content-type']]).toEqual([
          path,
          200,
          'text/html; charset=utf-8',
        ]);
        await look(page, path);
        await page.emulateMedia({ media: 'print' });
        await look(page, `${path}, printed`);
        await page.emulateMedia({ media: 'screen' });
      }
    }));

  it('are those of the development identity provider, to log in and out', () =>
    come(async (page) => {
      await page.goto(`${box.url}/auth/login`);
      await look(page, 'log in');
      await answered(page, page.locator('button[value="person-beheer-regio"]').click());
      await page.goto(`${box.started.identity!.issuer}/session/end`);
      await look(page, 'log out');
      await send(page);
      await look(page, 'logged out');
    }));
});
