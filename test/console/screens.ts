import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';

interface Screen {
  path: string;
  /** In a role that has it. */
  person: string;
  /** What it asks first; without: nothing before something is filled in, and `ask` does that. */
  asks?: string;
  /** What the answer is when there is nothing; without: it cannot be empty in a region, or says so elsewhere. */
  nothing?: object;
  ask?: (page: Page) => Promise<void>;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Every screen that can be reached by an address, in a role that has it. */
export const SCREENS: Screen[] = [
  { path: '/overview', person: 'techniek-regio', asks: '**/v1/overview' },
  {
    path: '/post',
    person: 'techniek-regio',
    asks: '**/v1/held-messages',
    nothing: { items: [], more: false },
  },
  { path: '/messages', person: 'techniek-regio', asks: '**/v1/messages?*', nothing: { messages: [] } },
  { path: '/lanes', person: 'techniek-regio', asks: '**/v1/lanes', nothing: { lanes: [] } },
  { path: '/agreements/matrix', person: 'akkoord-enschede', asks: '**/v1/matrix', nothing: { rows: [] } },
  { path: '/agreements/clauses', person: 'akkoord-enschede', asks: '**/v1/matrix', nothing: { rows: [] } },
  { path: '/agreements/what-if', person: 'akkoord-enschede', asks: '**/v1/matrix', nothing: { rows: [] } },
  { path: '/agreements/drafts', person: 'akkoord-enschede', asks: '**/v1/drafts*', nothing: { drafts: [] } },
  { path: '/plan', person: 'akkoord-enschede', asks: '**/v1/plan*', nothing: { items: [] } },
  {
    path: '/partners',
    person: 'akkoord-enschede',
    asks: '**/v1/configuration',
    nothing: { at: '2026-11-02T09:00:00Z', versions: [] },
  },
  { path: '/partners/new', person: 'beheer-regio', asks: '**/v1/configuration' },
  { path: '/mappings', person: 'beheer-regio', asks: '**/v1/mappings', nothing: { mappings: [] } },
  { path: '/mappings?contract=vum-vacancy-3', person: 'beheer-regio', asks: '**/v1/mappings/*' },
  { path: '/mappings/codes', person: 'beheer-regio', asks: '**/v1/code-lists', nothing: { codeLists: [] } },
  { path: '/mappings/codes?list=isco-08', person: 'beheer-regio', asks: '**/v1/code-lists/*' },
  { path: '/settings', person: 'beheer-regio', asks: '**/v1/retention-terms' },
  {
    path: '/consents',
    person: 'privacy-enschede',
    asks: '**/v1/consents/_search',
    nothing: { consents: [] },
    ask: async (page) => {
      await page.getByLabel('Dossiernummer').fill('ENS-4001');
      await press(page, 'Zoeken');
    },
  },
  { path: '/rights', person: 'privacy-enschede', asks: '**/v1/rights-requests*', nothing: { requests: [] } },
  { path: '/messages', person: 'privacy-enschede', asks: '**/v1/messages?*', nothing: { messages: [] } },
  { path: '/incidents', person: 'privacy-enschede', asks: '**/v1/incidents*', nothing: { incidents: [] } },
  { path: '/to-inform', person: 'privacy-enschede', asks: '**/v1/to-inform*', nothing: { lines: [] } },
  {
    path: '/access-reviews',
    person: 'beheer-regio',
    asks: '**/v1/access-reviews*',
    nothing: { reviews: [] },
  },
  {
    path: '/audit',
    person: 'controle-enschede',
    asks: '**/v1/audit-log/lines*',
    nothing: { lines: [] },
    ask: async (page) => {
      await press(page, 'Alle regels in een periode');
      await page.getByLabel('Vanaf').fill('2026-11-01');
      await page.getByLabel('Tot en met').fill('2026-11-30');
      await page.getByLabel('Kenmerk').fill('CTRL-2026-11');
      await press(page, 'Zoeken');
    },
  },
  { path: '/desk', person: 'balie-enschede', asks: '**/v1/desk-sources', nothing: { purposes: [] } },
  {
    path: '/desk/consent',
    person: 'balie-enschede',
    asks: '**/v1/desk-questions',
    nothing: { questions: [] },
  },
  { path: '/referrals', person: 'balie-enschede', asks: '**/v1/referrals*', nothing: { referrals: [] } },
  {
    path: '/introductions',
    person: 'balie-enschede',
    asks: '**/v1/introductions*',
    nothing: { introductions: [] },
  },
  { path: '/desk', person: 'balie-werkcentrum', asks: '**/v1/desk-sources' },
  // Also for who is not logged in.
  { path: '/story', person: 'balie-werkcentrum', asks: '**/v1/story' },
];

/** What nobody has to be logged in for. */
export const OPEN = ['/story'];

/** The addresses of the console, from where it has them: one that is not among the screens above has not been looked at. */
export const ROUTES = [...readFileSync('apps/console/routes.tsx', 'utf8').matchAll(/screen\(\s*'([^']+)'/g)]
  .map(([, path]) => path!)
  .filter((path) => path !== '/logged-in' && path !== '/accessibility');

/** What is said when something else comes than an answer. */
export const SAID = {
  loading: 'We halen de gegevens op.',
  failed: 'Dat lukte niet',
  forbidden: 'Dit mag u niet zien',
};
const PROBLEMS = { failed: [500, 'hub-error'], forbidden: [403, 'role-missing'] } as const;

/** In the place of the hub for what a screen asks: nothing comes, until it becomes a problem or an answer. */
export async function instead(page: Page, asks: string) {
  let answer: ((route: Route) => Promise<void>) | undefined;
  const waiting: Route[] = [];
  await page.route(asks, async (route) => (answer ? answer(route) : void waiting.push(route)));
  return {
    async become(what: keyof typeof PROBLEMS | object): Promise<void> {
      answer = (route) => {
        if (typeof what === 'object') return route.fulfill({ json: what });
        const [status, code] = PROBLEMS[what];
        const body = JSON.stringify({ status, code });
        return route.fulfill({ status, contentType: 'application/problem+json', body });
      };
      for (const route of waiting.splice(0)) await answer(route);
    },
  };
}

/** When nothing is on its way any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').waitFor();
  const loading = page.locator('.loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
};

/**
 * To another address of the console without loading it again, as a link does; by way of one that is everybody's, so that what
 * stood there before is not taken for it.
 */
export async function turnTo(page: Page, path: string): Promise<void> {
  const between = page.getByRole('heading', { level: 1, name: 'Toegankelijkheid' });
  await push(page, '/accessibility');
  await between.waitFor();
  await push(page, path);
  await between.waitFor({ state: 'detached' });
}

const push = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    const { history, dispatchEvent } = globalThis as unknown as {
      history: { pushState(state: object, title: string, to: string): void };
      dispatchEvent(event: Event): boolean;
    };
    history.pushState({}, '', to);
    dispatchEvent(new Event('popstate'));
  }, `/console${path}`);
