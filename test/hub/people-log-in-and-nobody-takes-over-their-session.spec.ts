import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules, expectProblem } from '../http-knocker.js';
import { applyTo, regionWith } from '../region.js';

const SESSION = 'schakel-session';
const MINUTE = 60_000;

describe('somebody who logs in', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false });
  });
  afterAll(() => box.stop());

  const browser = (): Browser => new Browser(box.url, (answer) => box.answers.push(answer));
  const loggedIn = async (person: string, query = ''): Promise<Browser> => {
    const one = browser();
    expect((await one.login(person, query)).status).toBe(303);
    return one;
  };
  const logged = async (action: string): Promise<JsonObject[]> => {
    const { rows } = await sql<JsonObject>`
      select actor, organisations, details, origin from audit_event where action = ${action} order by id`.execute(
      box.admin,
    );
    return rows;
  };

  it('is known by a pseudonym, a role and an organisation, and by no name', async () => {
    const officer = await loggedIn('person-privacy-enschede');
    const { status, body } = await officer.request('GET', '/v1/me');
    expect([status, body]).toMatchObject([
      200,
      {
        person: expect.stringMatching(/^[\w-]{22}$/),
        role: 'privacy-officer',
        organisation: await box.urn('enschede'),
        hasChoice: false,
        csrfToken: expect.any(String),
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('person-privacy');
    const { person } = body as { person: string };
    expect((await logged('person.logged-in')).at(-1)).toEqual({
      actor: `person:${person}:privacy-officer:enschede`,
      organisations: ['enschede'],
      details: {},
      origin: '127.0.0.1',
    });
    const { rows } = await sql`select row_to_json(s)::text as text from session s`.execute(box.admin);
    expect(JSON.stringify(rows)).not.toMatch(/Verzonnen|person-privacy/);
    expect(JSON.stringify(rows)).not.toContain(officer.cookie(SESSION)!.split('.')[0]);
    // The same person is the same pseudonym the next time.
    expect((await (await loggedIn('person-privacy-enschede')).request('GET', '/v1/me')).body).toMatchObject({
      person,
    });
  });

  it('gets a cookie that scripts cannot read and other sites do not send, signed', async () => {
    const one = browser();
    const page = await one.toProvider();
    const back = await one.ask('POST', page.url, {
      body: new URLSearchParams({ person: 'person-beheer-regio' }),
    });
    const callback = await one
      .ask('GET', back.headers.get('location')!)
      .then((next) =>
        next.url.startsWith(`${box.url}/auth/callback`)
          ? next
          : one.ask('GET', next.headers.get('location')!),
      );
    const [line] = callback.headers.getSetCookie().filter((text) => text.startsWith(`${SESSION}=`));
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const [id, signature] = one.cookie(SESSION)!.split('.') as [string, string];
    for (const forged of [
      id,
      `${id}.`,
      `${id}.${'A'.repeat(signature.length)}`,
      `${'A'.repeat(43)}.${signature}`,
    ]) {
      one.setCookie(SESSION, forged);
      expectProblem(await one.request('GET', '/v1/me'), 401, 'unauthenticated');
    }
    one.setCookie(SESSION, `${id}.${signature}`);
    expect((await one.request('GET', '/v1/me')).status).toBe(200);
  });

  it('never goes on in a session that somebody else put there', async () => {
    const attacker = await loggedIn('person-controle-enschede');
    const planted = attacker.cookie(SESSION)!;
    const victim = browser();
    victim.setCookie(SESSION, planted);
    await victim.login('person-privacy-enschede');
    expect(victim.cookie(SESSION)).not.toBe(planted);
    // What the victim replaced is over: whoever still holds it has nothing.
    expectProblem(await attacker.request('GET', '/v1/me'), 401, 'unauthenticated');
    // Nor does an id that was never given out become a session.
    const made = browser();
    made.setCookie(SESSION, `${'x'.repeat(43)}.${'y'.repeat(43)}`);
    await made.login('person-privacy-enschede');
    expect(made.cookie(SESSION)).not.toContain('xxx');
  });

  it('comes in with an answer of the provider to their own question only', async () => {
    const [one, other] = [browser(), browser()];
    const page = await one.toProvider();
    let step = await one.ask('POST', page.url, {
      body: new URLSearchParams({ person: 'person-beheer-regio' }),
    });
    while (!step.headers.get('location')!.startsWith(`${box.url}/auth/callback`))
      step = await one.ask('GET', step.headers.get('location')!);
    const answer = step.headers.get('location')!;
    // A link with somebody's code in another browser, with and without a log-in of its own under way.
    expectProblem(await ask(other, answer), 400, 'login-failed');
    await other.toProvider();
    expectProblem(await ask(other, answer), 400, 'login-failed');
    const wrongState = new URL(answer);
    wrongState.searchParams.set('state', 'iets-anders');
    const kept = one.cookie('schakel-login')!;
    expectProblem(await ask(one, wrongState.href), 400, 'login-failed');
    one.setCookie('schakel-login', `${kept.slice(0, -4)}AAAA`);
    expectProblem(await ask(one, answer), 400, 'login-failed');
    one.setCookie('schakel-login', kept);
    expect((await one.ask('GET', answer)).status).toBe(303);
    // And once.
    one.setCookie('schakel-login', kept);
    expectProblem(await ask(one, answer), 400, 'login-failed');
    expectProblem(await ask(browser(), `${box.url}/auth/callback`), 400, 'login-failed');
  });

  it('who could not log in reads why on a page that leads on', async () => {
    const one = browser();
    await one.toProvider('?returnTo=/console/rights');
    const stopped = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
    const page = await one.ask('GET', `${box.url}/auth/callback?error=access_denied`, stopped);
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(page.text).toContain('href="/auth/login?returnTo=%2Fconsole%2Frights"');
    const lost = await browser().ask('GET', `${box.url}/auth/callback?code=x&state=y`, stopped);
    expect(lost.text).toContain('href="/auth/login?returnTo=%2Fconsole"');
  });

  const ask = async (one: Browser, url: string) => {
    const page = await one.ask('GET', url);
    return { ...page, body: JSON.parse(page.text || 'null') as JsonObject };
  };

  it.each([
    'https://elders.example',
    '//elders.example',
    '/\\elders.example',
    '\\\\elders.example',
    '/console/..//elders.example',
    'javascript:alert(1)',
    '/console/\r\nSet-Cookie: x=y',
    '/elders',
    '/v1/me',
    '/docs/meer',
    '/console@elders.example',
    ' /docs',
    '',
  ])('does not return to %j', async (address) => {
    const page = await ask(browser(), `${box.url}/auth/login?returnTo=${encodeURIComponent(address)}`);
    expectProblem(page, 400, 'invalid-request');
    expect(page.headers.get('location')).toBeNull();
  });

  it.each(['/docs', '/console', '/console/berichten?zoek=1'])('returns to %s', async (address) => {
    const page = await browser().login('person-beheer-regio', `?returnTo=${encodeURIComponent(address)}`);
    expect(page.url).toBe(`${box.url}${address}`);
  });

  it('changes something from a page of the hub only', async () => {
    const one = await loggedIn('person-with-several-roles');
    const token = await one.csrfToken();
    const choice = { role: 'desk-employee', organisation: await box.urn('enschede') };
    const other = await (await loggedIn('person-with-several-roles')).csrfToken();
    const forged: Record<string, string>[] = [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': `${token}x` },
      { 'x-csrf-token': other },
      { 'x-csrf-token': token, 'sec-fetch-site': 'cross-site' },
      { 'x-csrf-token': token, 'sec-fetch-site': 'same-site' },
      { 'x-csrf-token': token, origin: 'https://elders.example' },
      { 'x-csrf-token': token, origin: 'null' },
    ];
    for (const headers of forged) {
      expectProblem(await one.request('POST', '/auth/choice', choice, headers), 403, 'not-from-here');
      expectProblem(await one.request('POST', '/auth/logout', undefined, headers), 403, 'not-from-here');
    }
    // A form of another site can send no JSON and no header of its own.
    const form = await one.ask('POST', `${box.url}/auth/choice`, {
      body: new URLSearchParams({ role: 'x' }),
    });
    expect(form.status).toBe(415);
    expect((await one.request('POST', '/auth/choice', choice)).status).toBe(200);
  });

  it('reads nothing in another session than the page says it works in', async () => {
    const one = await loggedIn('person-with-several-roles');
    const token = await one.csrfToken();
    const choice = { role: 'privacy-officer', organisation: await box.urn('enschede') };
    await one.request('POST', '/auth/choice', choice);
    const said = (own: string): Record<string, string> => ({ 'x-csrf-token': own });
    for (const path of ['/v1/rights-requests', '/v1/me', '/auth/choices']) {
      expectProblem(await one.request('GET', path, undefined, said(token)), 403, 'not-from-here');
      expectProblem(await one.request('GET', path, undefined, said('')), 403, 'not-from-here');
      expect((await one.request('GET', path, undefined, said(await one.csrfToken()))).status).toBe(200);
      expect((await one.request('GET', path)).status).toBe(200);
    }
  });

  it('with several roles chooses one, gets a new id, and has that role and no other', async () => {
    const one = await loggedIn('person-with-several-roles');
    const choices = (await one.request('GET', '/auth/choices')).body as { choices: JsonObject[] };
    expect(choices.choices.length).toBeGreaterThan(1);
    const decision = `/v1/decisions/01890000-0000-7000-8000-000000000000`;
    expectProblem(await one.request('GET', decision), 403, 'role-not-chosen');
    const before = one.cookie(SESSION)!;
    const enschede = await box.urn('enschede');
    const elsewhere = { role: 'privacy-officer', organisation: await box.urn('almelo') };
    expectProblem(await one.request('POST', '/auth/choice', elsewhere), 403, 'role-missing');
    const bad = await one.request('POST', '/auth/choice', { role: 'koning' });
    expectProblem(bad, 400, 'invalid-request', ['/organisation', '/role']);
    await one.request('POST', '/auth/choice', { role: 'privacy-officer', organisation: enschede });
    const after = one.cookie(SESSION)!;
    expect(after).not.toBe(before);
    expectProblem(await one.request('GET', decision), 404, 'not-found');
    one.setCookie(SESSION, before);
    expectProblem(await one.request('GET', '/v1/me'), 401, 'unauthenticated');
    expect((await logged('person.chose-role')).at(-1)).toMatchObject({
      actor: expect.stringMatching(/:privacy-officer:enschede$/),
      organisations: ['enschede'],
    });
  });

  it('without a role here can do nothing', async () => {
    const one = await loggedIn('person-without-role');
    expect((await one.request('GET', '/v1/me')).body).not.toHaveProperty('role');
    expectProblem(await one.request('GET', '/v1/signing-keys'), 403, 'no-role');
    expect((await logged('person.without-role')).at(-1)).toMatchObject({ organisations: [] });
  });

  it('loses a role when its mapping ends, at the next request', async () => {
    const one = await loggedIn('person-controle-enschede');
    await applyTo(
      box,
      regionWith('role-mappings.yaml', (entry) => (entry.key === 'controle-enschede' ? undefined : entry)),
    );
    expect((await one.request('GET', '/v1/me')).body).not.toHaveProperty('role');
    expectProblem(await one.request('GET', '/v1/signing-keys'), 403, 'no-role');
    await applyTo(box, 'config/regions/twente');
  });

  it('is logged out after a quiet quarter of an hour, and at the end of the day however busy', async () => {
    const [quiet, busy] = [await loggedIn('person-beheer-regio'), await loggedIn('person-beheer-regio')];
    for (let quarter = 0; quarter < 3; quarter++) {
      box.clock.turnBy(14 * MINUTE);
      expect((await busy.request('GET', '/v1/me')).status).toBe(200);
      if (quarter === 0) expect((await quiet.request('GET', '/v1/me')).status).toBe(200);
    }
    expectProblem(await quiet.request('GET', '/v1/me'), 401, 'unauthenticated');
    for (let spent = 3 * 14; spent < 600 - 14; spent += 14) {
      box.clock.turnBy(14 * MINUTE);
      expect((await busy.request('GET', '/v1/me')).status).toBe(200);
    }
    box.clock.turnBy(14 * MINUTE);
    expectProblem(await busy.request('GET', '/v1/me'), 401, 'unauthenticated');
  });

  it('is logged out when they say so, here and at the provider', async () => {
    const one = await loggedIn('person-beheer-regio');
    const kept = one.cookie(SESSION)!;
    const { status, body } = await one.request('POST', '/auth/logout');
    expect([status, body]).toMatchObject([200, { continueAt: expect.stringContaining('/session/end?') }]);
    expect(one.cookie(SESSION)).toBeUndefined();
    one.setCookie(SESSION, kept);
    expectProblem(await one.request('GET', '/v1/me'), 401, 'unauthenticated');
    expect((await logged('person.logged-out')).at(-1)).toMatchObject({
      actor: expect.stringMatching(/^person:[\w-]{22}:administrator:werkcentrum-twente$/),
    });
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () => {
    expectHouseRules(box);
    expect(box.log).not.toMatch(/Verzonnen|code=|state=/);
  });
});
