import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import type { JsonObject } from '#kernel';
import { contentHash } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { Browser as Asker } from '../browser.js';
import { startBox } from '../harness.js';
import { it } from './it.js';
import { settled } from './screens.js';
import { CHROMIUM, findings, fitsNarrow, launch, logIn, visit, type Visit } from './visitor.js';

const withBrowser = CHROMIUM ? describe : describe.skip;
const MANY = 620;
/** One in ten is over; the rest is open. */
const IS_OVER = sql`i % 10 = 0`;
const OPEN = MANY - MANY / 10;

const ROLES = 120;

/** In force, as many as a large region would have: organisations, each with who audits it. */
async function partners(box: Box): Promise<void> {
  const things = Array.from({ length: ROLES }, (_, index) => index + 1).flatMap((one) => {
    const [party, oin] = [`verzonnen-${one}`, String(one).padStart(20, '9')];
    return [
      {
        kind: 'organisation',
        key: party,
        content: { oin, kind: 'public-body', name: `Gemeente Verzonnen ${one}` },
      },
      {
        kind: 'role-mapping',
        key: `auditor-${party}`,
        content: { role: 'auditor', claim: 'groups', value: `controle-${one}`, party },
      },
    ];
  });
  const hashed = things.map((one) => ({ ...one, hash: contentHash(one.content) }));
  await sql`
    insert into config_version (id, kind, key, version, content, content_hash, valid_from, state, proposed_by, proposed_at,
      approved_by, approved_at, approvals)
    select gen_random_uuid(), kind, key, 1, content, hash, '2026-01-01', 'approved',
      'config:apply', '2026-01-01', array['config:apply'], '2026-01-01', '[]'
    from jsonb_to_recordset(${JSON.stringify(hashed)}::jsonb) as t (kind text, key text, content jsonb, hash text)`.execute(
    box.admin,
  );
}

withBrowser('long lists', () => {
  let box: Box;
  let browser: Browser;
  let now: Visit | undefined;
  beforeAll(async () => {
    [box, browser] = await Promise.all([startBox(), launch()]);
    await partners(box);
    const moment = sql`${box.clock.now()}::timestamptz - i * interval '5 hours'`;
    await sql`
      insert into access_review (id, party, begun_at, begun_by, due_at, done_at)
      select gen_random_uuid(), 'enschede', ${moment}, 'hub', ${moment}, case when ${IS_OVER} then ${moment} end
      from generate_series(1, ${MANY}::int) i`.execute(box.admin);
    await sql`
      insert into incident (id, controller, kind, state, object, recipients, categories, deliveries, made_at, discovered_at,
        due_at, closed_at, outcome)
      select gen_random_uuid(), 'enschede', 'mix-up', case when ${IS_OVER} then 'closed' else 'suspected' end, '', '{}', '{}', 0,
        ${moment}, ${moment}, ${moment}, case when ${IS_OVER} then ${moment} end, case when ${IS_OVER} then 'handled' end
      from generate_series(1, ${MANY}::int) i`.execute(box.admin);
  });
  afterAll(async () => {
    await browser.close();
    await box.stop();
  });
  afterEach(async () => {
    expect(now?.complaints ?? []).toEqual([]);
    await now?.context.close();
    now = undefined;
  });

  /** Every item of a list, from page to page. */
  const walked = async (person: string, first: string, name: string, id: string): Promise<unknown[]> => {
    const asker = new Asker(box.url);
    await asker.login(`person-${person}`);
    const found: unknown[] = [];
    for (let path: string | undefined = first; path;) {
      const answer = await asker.request('GET', path);
      const items = (answer.body as JsonObject)[name] as JsonObject[];
      expect(items.length).toBeLessThanOrEqual(50);
      found.push(...items.map((one) => one[id]));
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    return found;
  };

  it.each([
    ['beheer-regio', '/v1/access-reviews', 'reviews', 'reviewId', MANY],
    ['privacy-enschede', '/v1/incidents', 'incidents', 'incidentId', MANY],
    ['privacy-enschede', '/v1/incidents?open=true', 'incidents', 'incidentId', OPEN],
    ['techniek-regio', '/v1/incidents', 'incidents', 'incidentId', MANY],
  ])('give all that there is, a page at a time: %s %s', async (person, path, name, id, count) => {
    const found = await walked(person, path, name, id);
    expect([found.length, new Set(found).size]).toEqual([count, count]);
  });

  const come = async (person: string, path: string): Promise<Page> => {
    now = await visit(browser);
    await logIn(now, box.url, person, path);
    await settled(now.page);
    return now.page;
  };
  const onPage = (page: Page, which: number): Promise<void> =>
    page.locator('.pager').getByText(`Pagina ${which}`, { exact: true }).waitFor();
  const turn = async (page: Page, which: number): Promise<void> => {
    await page.getByRole('button', { name: 'Volgende' }).click();
    await onPage(page, which);
  };

  it('say how many reviews are late, on whatever page those are', async () => {
    const page = await come('beheer-regio', '/access-reviews');
    await page.getByText(`${OPEN} rondes zijn te laat`).waitFor();
    await turn(page, 2);
    await page.getByText(`${OPEN} rondes zijn te laat`).waitFor();
    expect([await findings(page), await fitsNarrow(page)]).toEqual([[], true]);
  });

  it('are where one was, for who looks at one and comes back, and for who loads the page anew', async () => {
    const page = await come('privacy-enschede', '/incidents');
    const everything = page.getByRole('button', { name: 'alles' });
    await everything.click();
    await turn(page, 2);
    await turn(page, 3);
    const [asked] = await Promise.all([
      page.waitForResponse('**/v1/incidents/*'),
      page.getByRole('table').first().getByRole('link').first().click(),
    ]);
    expect(asked.ok()).toBe(true);
    await settled(page);
    await page.goBack();
    await onPage(page, 3);
    await page.reload();
    await onPage(page, 3);
    expect(await everything.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Vorige' }).click();
    await onPage(page, 2);
    expect(page.url()).toBe(`${box.url}/console/incidents`);
    // Who comes anew begins at the start.
    await page.getByRole('link', { name: 'Incidenten' }).click();
    await onPage(page, 1);
  });

  it('of the configuration come with one question each, a page in the window, and are found by name', async () => {
    const page = await come('beheer-regio', '/settings');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await settled(page);
    const roles = page.locator('section', { has: page.getByRole('heading', { name: 'Rollen' }) });
    await roles.getByRole('table').waitFor();
    expect(asked.filter((path) => path.startsWith('/v1/configuration/'))).toEqual([]);
    expect(await roles.getByRole('row').count()).toBe(51);
    await roles.getByLabel('Zoek op naam').fill('verzonnen 117');
    await roles.getByRole('status').filter({ hasText: '1 van ' }).waitFor();
    expect(await roles.getByRole('row').count()).toBe(2);
    await page.goto(`${box.url}/console/partners`);
    await settled(page);
    const parties = page.locator('section', { has: page.locator('#parties') });
    expect(await parties.getByRole('row').count()).toBe(51);
    await parties.getByRole('button', { name: 'Volgende' }).click();
    await parties.getByText('Pagina 2').waitFor();
    await parties.getByLabel('Zoek op naam').fill('urn:nld:oin:9999');
    await parties.getByText('Pagina 1').waitFor();
    expect([await findings(page), await fitsNarrow(page)]).toEqual([[], true]);
  });
});
