import { describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { findings, fitsNarrow, picture, visit, type Visit } from './visitor.js';

interface Needs {
  come(person: string, path?: string): Promise<Visit>;
  browser(): Browser;
  hub(): string;
  keep(visited: Visit): void;
}

/** Every screen, in a role that has it, and what it asks first. */
const SCREENS: [path: string, person: string, asks: string | undefined][] = [
  ['/overview', 'techniek-regio', '**/v1/overview'],
  ['/post', 'techniek-regio', '**/v1/held-messages'],
  ['/messages', 'techniek-regio', '**/v1/messages?*'],
  ['/lanes', 'techniek-regio', '**/v1/lanes'],
  ['/agreements/matrix', 'akkoord-enschede', '**/v1/matrix'],
  ['/agreements/clauses', 'akkoord-enschede', '**/v1/matrix'],
  ['/agreements/what-if', 'akkoord-enschede', '**/v1/matrix'],
  ['/agreements/drafts', 'akkoord-enschede', '**/v1/drafts*'],
  ['/plan', 'akkoord-enschede', '**/v1/plan*'],
  ['/partners', 'akkoord-enschede', '**/v1/configuration'],
  ['/partners/new', 'beheer-regio', '**/v1/configuration'],
  ['/mappings', 'beheer-regio', '**/v1/mappings'],
  ['/mappings?contract=vum-vacancy-3', 'beheer-regio', '**/v1/mappings/*'],
  ['/mappings/codes', 'beheer-regio', '**/v1/code-lists'],
  ['/mappings/codes?list=isco-08', 'beheer-regio', '**/v1/code-lists/*'],
  ['/settings', 'beheer-regio', '**/v1/retention-terms'],
  ['/consents', 'privacy-enschede', undefined],
  ['/rights', 'privacy-enschede', '**/v1/rights-requests*'],
  ['/messages', 'privacy-enschede', '**/v1/messages?*'],
  ['/incidents', 'privacy-enschede', '**/v1/incidents*'],
  ['/to-inform', 'privacy-enschede', '**/v1/to-inform*'],
  ['/access-reviews', 'beheer-regio', '**/v1/access-reviews*'],
  ['/audit', 'controle-enschede', undefined],
  ['/desk', 'balie-enschede', '**/v1/desk-sources'],
  ['/desk/consent', 'balie-enschede', '**/v1/desk-questions'],
  ['/referrals', 'balie-enschede', '**/v1/referrals*'],
  ['/desk', 'balie-werkcentrum', '**/v1/desk-sources'],
];

/** What a list is that has nothing in it. */
const NOTHING: Record<string, object> = {
  '/post': { items: [], more: false },
  '/lanes': { lanes: [] },
  '/agreements/drafts': { drafts: [] },
  '/plan': { items: [] },
  '/mappings': { mappings: [] },
  '/mappings/codes': { codeLists: [] },
  '/messages': { messages: [] },
  '/rights': { requests: [] },
  '/incidents': { incidents: [] },
  '/to-inform': { lines: [] },
  '/access-reviews': { reviews: [] },
  '/referrals': { referrals: [] },
  '/desk': { purposes: [] },
  '/desk/consent': { questions: [] },
};

const problem = (status: number, code: string) => (route: Route) =>
  route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ status, code }) });
/** What can come instead of an answer, and what is said then. */
const INSTEAD: Record<string, { answer: (route: Route) => Promise<void>; said: string }> = {
  forbidden: { answer: problem(403, 'role-missing'), said: 'Dit mag u niet zien' },
  failed: { answer: problem(500, 'hub-error'), said: 'Dat lukte niet' },
  offline: { answer: (route) => route.abort(), said: 'Geen verbinding' },
  loading: { answer: () => Promise.resolve(), said: 'We halen de gegevens op.' },
};

const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').waitFor();
  const loading = page.locator('.loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
};

/** Of every screen, in every state: axe finds nothing, and it fits a narrow screen. */
export function screensAreForEverybody({ come, browser, hub, keep }: Needs): void {
  describe('is for everybody', () => {
    const people = [...new Set(SCREENS.map(([, person]) => person))];
    it.each(people)(
      'on the screens of %s, whatever comes',
      async (person) => {
        const screens = SCREENS.filter(([, one]) => one === person);
        const visited = await come(person);
        const { page } = visited;
        const wrong: string[] = [];
        for (const [path, , asks] of screens) {
          await page.goto(`${hub()}/console${path}`);
          await settled(page);
          wrong.push(...(await findings(page)).map((one) => `${path}: ${one}`));
          if (!(await fitsNarrow(page))) wrong.push(`${path} is too wide`);
          await picture(visited, `screen${path.replaceAll(/[^a-z]+/g, '-')}`);
          const nothing = NOTHING[path];
          if (nothing) {
            await page.route(asks!, (route) => route.fulfill({ json: nothing }));
            await page.goto(`${hub()}/console${path}`);
            await page.locator('.said').first().waitFor();
            wrong.push(...(await findings(page)).map((one) => `${path}, empty: ${one}`));
            if (!(await fitsNarrow(page))) wrong.push(`${path}, empty, is too wide`);
            await page.unrouteAll({ behavior: 'ignoreErrors' });
          }
          for (const [state, { answer, said }] of asks ? Object.entries(INSTEAD) : []) {
            await page.route(asks!, answer);
            await page.goto(`${hub()}/console${path}`);
            await page.getByText(said).first().waitFor();
            // What is said instead is one part for all screens: looked at whole on the first, and once on each other.
            const isLooked = path === screens[0]![0] || state === 'failed';
            if (isLooked) wrong.push(...(await findings(page)).map((one) => `${path}, ${state}: ${one}`));
            await page.unrouteAll({ behavior: 'ignoreErrors' });
          }
        }
        expect(wrong).toEqual([]);
      },
      180_000,
    );

    it('in the dark, in English, and before one is logged in', async () => {
      const english = await visit(browser(), 'en');
      keep(english);
      const { page } = english;
      await page.emulateMedia({ colorScheme: 'dark' });
      const wrong: string[] = [];
      for (const path of ['', '/accessibility', '/nothing']) {
        await page.goto(`${hub()}/console${path}`);
        await settled(page);
        wrong.push(...(await findings(page)));
        if (!(await fitsNarrow(page))) wrong.push(`${path} is too wide`);
      }
      expect(wrong).toEqual([]);
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      await page.getByRole('button', { name: /Nederlands/ }).click();
      await page.getByRole('heading', { name: 'Inloggen bij Schakel' }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe('nl');
    });

    it('who goes from page to page: the focus, the name of the window and the first link say where', async () => {
      const { page } = await come('techniek-regio');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Naar de inhoud');
      await page.getByRole('link', { name: 'Banen' }).click();
      await page.getByRole('heading', { level: 1, name: 'Banen' }).waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
      expect(await page.title()).toBe('Banen – Schakel');
      expect(await page.locator('nav [aria-current="page"]').textContent()).toBe('Banen');
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(`${hub()}/console/overview`);
      await settled(page);
      expect(await findings(page)).toEqual([]);
    });
  });
}
