import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import { LoginClient } from '../../apps/api/login.js';
import type { Box } from '../../apps/demo/box.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { TestIssuer } from '../http-issuer.js';
import { expectHouseRules, expectProblem, knock } from '../http-knocker.js';

const PERSON = 'person-privacy-enschede';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('who logs out at the provider', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false });
  });
  afterAll(() => box.stop());

  const loggedIn = async (person = PERSON): Promise<Browser> => {
    const one = new Browser(box.url, (answer) => box.answers.push(answer));
    expect((await one.login(person)).status).toBe(303);
    return one;
  };
  const isIn = async (one: Browser): Promise<boolean> => (await one.request('GET', '/v1/me')).status === 200;
  const ended = async (): Promise<JsonObject[]> => {
    const { rows } = await sql<JsonObject>`
      select actor, origin from audit_event where action = 'person.logged-out' order by id`.execute(
      box.admin,
    );
    return rows;
  };
  /** To the provider's page and its button; gives where that leads. */
  const endAt = async (one: Browser, url: string): Promise<string | null> => {
    const page = await one.ask('GET', url);
    const [, action] = /action="([^"]+)"/.exec(page.text)!;
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page.text)!;
    const body = new URLSearchParams({ xsrf: xsrf!, logout: 'yes' });
    return (await one.ask('POST', new URL(action!, url).href, { body })).headers.get('location');
  };

  it('is out of the hub too, there and nowhere else', async () => {
    const [here, elsewhere, somebody] = [
      await loggedIn(),
      await loggedIn(),
      await loggedIn('person-beheer-regio'),
    ];
    await endAt(here, `${box.started.identity!.issuer}/session/end`);
    expectProblem(await here.request('GET', '/v1/me'), 401, 'unauthenticated');
    expect([await isIn(elsewhere), await isIn(somebody)]).toEqual([true, true]);
    expect((await ended()).at(-1)).toEqual({
      actor: expect.stringMatching(/^person:[\w-]{22}:privacy-officer:enschede$/),
      origin: '127.0.0.1',
    });
  });

  it('is out also after a role was chosen, when the session got another id', async () => {
    const one = await loggedIn('person-with-several-roles');
    const { choices } = (await one.request('GET', '/auth/choices')).body as { choices: JsonObject[] };
    const { role, organisation } = choices[0]!;
    expect(
      (await one.request('POST', '/auth/choice', { role: role!, organisation: organisation! })).status,
    ).toBe(200);
    await endAt(one, `${box.started.identity!.issuer}/session/end`);
    expect(await isIn(one)).toBe(false);
  });

  it('and who logs out here is led to the provider, out there too, and back', async () => {
    const one = await loggedIn();
    const { body } = await one.request('POST', '/auth/logout');
    const { continueAt } = body as { continueAt: string };
    const back = await endAt(one, continueAt);
    expect(back).toMatch(new RegExp(`^${box.url}/`));
    // Whoever comes again has to say again who they are.
    expect((await one.toProvider()).text).toContain(`value="${PERSON}"`);
  });

  it('keeps nothing by which the provider knows the session', async () => {
    await loggedIn();
    const { rows } = await sql<{ hash: Buffer }>`
      select provider_session as hash from session where provider_session is not null`.execute(box.admin);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ hash }) => hash.length === 32)).toBe(true);
  });

  it.each(['', 'logout_token=', 'logout_token=a.b.c', 'iets=anders', `logout_token=${'x'.repeat(20_000)}`])(
    'ends nothing with %.40j',
    async (body) => {
      const one = await loggedIn();
      const before = await ended();
      const answer = await knock(box, 'POST', '/auth/backchannel-logout', { headers: FORM, body });
      expect([400, 413]).toContain(answer.status);
      expect(await isIn(one)).toBe(true);
      expect(await ended()).toEqual(before);
    },
  );

  it('leaves every answer with its headers, and nothing personal in answers or log', () => {
    expectHouseRules(box);
    expect(box.log).not.toMatch(/eyJ|sid/);
  });
});

describe('a logout token', () => {
  const issuer = new TestIssuer();
  let login: LoginClient;
  /** By how many milliseconds the clock that all processes share is ahead of that of this machine. */
  let ahead = 0;
  beforeAll(async () => {
    login = new LoginClient({
      issuer: await issuer.start(),
      clientId: 'hub',
      clientSecret: 'geheim',
      insecure: true,
      stepUp: { acr: [], ageSeconds: 300 },
      now: () => Date.now() + ahead,
      trouble: () => undefined,
    });
  });
  afterEach(() => void (ahead = 0));
  afterAll(() => issuer.stop());

  const now = (): number => Math.floor((Date.now() + ahead) / 1000);
  const good = (): JsonObject => ({
    aud: 'hub',
    iat: now(),
    exp: now() + 120,
    jti: randomUUID(),
    sub: 'somebody',
    sid: 'a-session',
    events: { [EVENT]: {} },
  });

  it('names a session, or a person', async () => {
    expect(await login.endedThere(await issuer.sign(good(), 'logout+jwt'))).toEqual({
      issuer: issuer.url,
      sid: 'a-session',
    });
    const { sid: _, ...without } = good();
    expect(await login.endedThere(await issuer.sign(without))).toEqual({
      issuer: issuer.url,
      subject: 'somebody',
    });
  });

  it.each<[string, JsonObject]>([
    ['for another client', { aud: 'iemand-anders' }],
    ['of another issuer', { iss: 'https://elders.example' }],
    ['that is over', { exp: 1 }],
    ['that is old', { iat: 1, exp: 4_000_000_000 }],
    ['without a moment', { iat: null as never }],
    ['without an id', { jti: null as never }],
    ['without the event', { events: {} }],
    ['with the event as a text', { events: { [EVENT]: 'ja' } }],
    ['without events: an id token', { events: null as never }],
    ['with a nonce: an id token', { nonce: 'n' }],
    ['of nobody', { sub: null as never, sid: null as never }],
  ])('is none %s', async (_, more) => {
    const claims = Object.fromEntries(
      Object.entries({ ...good(), ...more }).filter(([, value]) => value !== null),
    );
    expect(await login.endedThere(await issuer.sign(claims))).toBeUndefined();
  });

  it('is none when nobody signed it, or somebody else did', async () => {
    const claims = { ...good(), iss: issuer.url };
    expect(await login.endedThere(new UnsecuredJWT(claims).encode())).toBeUndefined();
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32, 1));
    expect(await login.endedThere(forged)).toBeUndefined();
    const other = new TestIssuer();
    await other.start();
    expect(await login.endedThere(await other.sign(claims))).toBeUndefined();
    await other.stop();
  });

  it('and an id token are judged by the clock that all processes share, and not by that of this machine', async () => {
    const answer = async (claims: JsonObject): Promise<boolean> => {
      const { attempt } = await login.begin('https://hub.example/auth/callback', {
        returnTo: '/',
        stepUp: true,
      });
      issuer.idToken = { aud: 'hub', sub: 'somebody', nonce: attempt.nonce, ...claims };
      const current = new URL(`https://hub.example/auth/callback?code=c&state=${attempt.state}`);
      return (await login.finish(current, attempt)) !== undefined;
    };
    const byMachine = { iat: now(), exp: now() + 120, auth_time: now() };
    const out = good();
    expect([await answer(byMachine), await login.endedThere(await issuer.sign(out))]).toMatchObject([
      true,
      {},
    ]);
    ahead = 3_600_000;
    expect([await answer(byMachine), await login.endedThere(await issuer.sign(out))]).toEqual([
      false,
      undefined,
    ]);
    // When a person logged in decides about a step-up, however long the token says to last.
    expect(await answer({ ...byMachine, exp: now() + 120 })).toBe(false);
    const byHub = { iat: now(), exp: now() + 120, auth_time: now() };
    expect([await answer(byHub), await login.endedThere(await issuer.sign(good()))]).toMatchObject([
      true,
      {},
    ]);
  });

  it('cannot be looked at while the provider is away: that is said, and not that it is wrong', async () => {
    const away = new LoginClient({
      issuer: 'http://127.0.0.1:9',
      clientId: 'hub',
      clientSecret: 'geheim',
      insecure: true,
      stepUp: { acr: [], ageSeconds: 300 },
      now: Date.now,
      trouble: () => undefined,
    });
    await expect(away.endedThere(await issuer.sign(good()))).rejects.toThrow();
  });
});
