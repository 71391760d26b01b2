import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { sql } from 'kysely';
import { newSecret, sign } from '#delivery';
import type { Role } from '#kernel';
import { prepareHttp } from '../../apps/api/http.js';
import { audienceOf, needsRegion, ROUTES, SCOPES, type RouteRow } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import { startTelemetry } from '../../apps/telemetry/telemetry.js';
import type { Answer } from '../../apps/demo/partner.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { TestIssuer } from '../http-issuer.js';
import { expectHouseRules, knock } from '../http-knocker.js';
import { applyTo, over, regionWith } from '../region.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const SYSTEM = 'bakkerij-systeem';
/** What the guard says; any other refusal comes after it. */
const AT_THE_DOOR = new Set([
  'unauthenticated',
  'insufficient-scope',
  'step-up-needed',
  'no-role',
  'role-not-chosen',
  'role-missing',
  'not-from-here',
]);
/** What is read here is configuration, and says nothing about people. */
const CONFIGURATION = [
  '/v1/signing-keys',
  '/v1/endpoints',
  '/v1/configuration',
  '/v1/matrix',
  '/v1/processing-activities',
  '/v1/plan',
  '/v1/drafts',
  '/v1/draft-previews',
  '/v1/mappings',
  '/v1/code-lists',
  '/v1/retention-terms',
  '/v1/mapping-previews',
  '/v1/mapping-trials',
  // Places and reasons; of records about people counts of ten and more.
  '/v1/losses',
  // Whom to ask by what is agreed; which of one's own views are open, and that there is something else to see in them.
  '/v1/desk-sources',
  '/v1/desks',
  '/v1/desk-questions',
  '/v1/desk-views',
  // States, counts and moments; what waits by its code.
  '/v1/lanes',
  '/v1/overview',
  '/v1/held-messages',
  // Who of the staff may do what, by pseudonym, and which connections nobody comes in by.
  '/v1/access-reviews',
  '/v1/revocations',
  // What is agreed on, and counts; of people only to the privacy officer of their own controller.
  '/v1/successions/:key/rehearsal',
  // Ids, kinds, states and moments.
  '/v1/messages',
  // How far an export is: numbers and a signature.
  '/v1/audit-log/exports',
];
const seconds = (): number => Math.floor(Date.now() / 1000);

type Expected = (row: RouteRow) => string;
interface Kind {
  name: string;
  expects: Expected;
  come(row: RouteRow): Promise<Answer>;
}

/** Who logged in, in this role: as the table says. */
const byRole =
  (role: Role | undefined, otherwise: string, isStrong = false, ofRegion = true): Expected =>
  (row) => {
    if (row.scope === 'open') return 'in';
    if (row.roles === undefined) return 'unauthenticated';
    if (row.roles.length === 0) return 'in';
    if (role === undefined) return otherwise;
    if (!row.roles.includes(role) || (needsRegion(row, role) && !ofRegion)) return 'role-missing';
    return row.stepUp && !isStrong ? 'step-up-needed' : 'in';
  };
const byToken =
  (with_: string): Expected =>
  (row) => {
    if (row.scope === 'open') return 'in';
    return SCOPES.includes(row.scope) ? with_ : 'unauthenticated';
  };
const nobody: Expected = (row) => (row.scope === 'open' ? 'in' : 'unauthenticated');

/** Ends the session last. */
const WALK = ROUTES.toSorted((a, b) => Number(a.path === '/auth/logout') - Number(b.path === '/auth/logout'));

describe('the table of routes', () => {
  const issuer = new TestIssuer();
  let box: Box;
  let token: (more?: object) => Promise<string>;
  beforeAll(async () => {
    box = await startBox({
      worker: false,
      region: regionWith('connections.yaml', over(SYSTEM, { signedMessages: true })),
      settings: { OIDC_TRUSTED_ISSUERS: await issuer.start() },
    });
    token = (more = {}) =>
      issuer.sign({
        aud: 'urn:schakel:api',
        sub: SYSTEM,
        client_id: SYSTEM,
        jti: randomUUID(),
        scope: SCOPES.join(' '),
        iat: seconds(),
        exp: seconds() + 3600,
        ...more,
      });
  });
  afterAll(async () => {
    await box.stop();
    await issuer.stop();
  });

  const pathOf = ({ path }: RouteRow): string => path.replaceAll(/:[a-z]+/g, UNKNOWN);
  const bodyOf = ({ takes }: RouteRow): { headers: Record<string, string>; body?: string } =>
    takes ? { headers: { 'content-type': takes[0]! }, body: '{}' } : { headers: {} };
  const withHeaders =
    (headersOf: (row: RouteRow) => Promise<Record<string, string>> | Record<string, string>) =>
    async (row: RouteRow): Promise<Answer> => {
      const { headers, body } = bodyOf(row);
      const all = { ...headers, ...(await headersOf(row)) };
      return row.page ? openPage(row) : knock(box, row.method, pathOf(row), { headers: all, body });
    };
  /** What a browser navigates to; where it is sent on is not followed. */
  const openPage = async (row: RouteRow): Promise<Answer> => {
    const page = await new Browser(box.url).ask(row.method, `${box.url}${pathOf(row)}`);
    return { ...page, body: page.text ? JSON.parse(page.text) : null };
  };
  const bearer = (more: object = {}) =>
    withHeaders(async () => ({ authorization: `Bearer ${await token(more)}` }));

  async function somebody(name: string, person: string, expects: Expected, query = ''): Promise<Kind> {
    const browser = new Browser(box.url, (answer) => box.answers.push(answer));
    await browser.login(person, query);
    return {
      name,
      expects,
      come: async (row) => {
        if (row.page) return openPage(row);
        const { headers, body } = bodyOf(row);
        const parsed = body === undefined ? undefined : (JSON.parse(body) as object);
        return browser.request(row.method, pathOf(row), parsed as never, headers);
      },
    };
  }

  const walk = async ({ name, expects, come }: Kind): Promise<void> => {
    const [said, meant]: Record<string, string>[] = [{}, {}];
    for (const row of WALK) {
      const answer = await come(row);
      const code = (answer.body as { code?: string } | null)?.code ?? '';
      const place = `${row.method} ${row.path}`;
      said![place] = AT_THE_DOOR.has(code) ? code : answer.status < 500 ? 'in' : `${answer.status}`;
      meant![place] = expects(row);
    }
    expect({ name, ...said }).toEqual({ name, ...meant });
  };

  it('is all that there is: a route that does not stand in it does not start, nor a row without a route', async () => {
    for (const more of [['/v1/achterdeur'], []]) {
      const server = fastify();
      const telemetry = await startTelemetry(box.hub.config);
      await prepareHttp(server, box.hub.config, telemetry);
      for (const path of more) server.get(path, async () => 'in');
      await expect(server.ready()).rejects.toThrow(/routes and table differ: .*(achterdeur|messages)/);
      await server.close();
      await telemetry.stop();
    }
  });

  it('says for each route who it is for', () => {
    const audiences = new Set(ROUTES.map(audienceOf));
    expect([...audiences].sort()).toEqual(['either', 'open', 'partner', 'person']);
  });

  it('lets everybody by where it is open, and nobody else who says nothing', () =>
    walk({ name: 'nobody', expects: nobody, come: withHeaders(() => ({})) }));

  it.each<[string, Expected, object]>([
    ['a connection with every scope', byToken('in'), {}],
    ['a connection without a scope', byToken('insufficient-scope'), { scope: '' }],
    ['a connection with an expired token', nobody, { iat: seconds() - 7200, exp: seconds() - 3600 }],
    ['a client that nobody knows', nobody, { client_id: 'onbekend' }],
    ['a token for somebody else', nobody, { aud: 'urn:elders' }],
  ])('is obeyed: %s', (name, expects, more) => walk({ name, expects, come: bearer(more) }));

  it.each(SCOPES)('is obeyed: a connection with the scope %s alone', (scope) =>
    walk({
      name: scope,
      expects: (row) => byToken(row.scope === scope ? 'in' : 'insufficient-scope')(row),
      come: bearer({ scope }),
    }),
  );

  it('is obeyed: a connection that signs', async () => {
    const made = await box.client(SYSTEM).request('POST', '/v1/signing-keys', { kind: 'v1' });
    const key = made.body as { id: string; secret: string };
    const signed = (secret: string) =>
      withHeaders((row) => {
        const id = randomUUID();
        const body = bodyOf(row).body ?? '';
        return {
          'schakel-key': key.id,
          'webhook-id': id,
          'webhook-timestamp': String(seconds()),
          'webhook-signature': sign([secret], id, seconds(), body),
        };
      });
    const expects: Expected = (row) => (row.signed ? 'in' : nobody(row));
    await walk({ name: 'a signature', expects, come: signed(key.secret) });
    await walk({ name: 'another signature', expects: nobody, come: signed(newSecret()) });
  });

  it.each<[string, string, Role | undefined, string]>([
    ['an administrator of the region', 'beheer-regio', 'administrator', ''],
    ['an administrator of one organisation', 'beheer-hengelo', 'administrator', ''],
    ['an approver', 'akkoord-enschede', 'approver', ''],
    ['a privacy officer', 'privacy-enschede', 'privacy-officer', ''],
    ['an auditor', 'controle-enschede', 'auditor', ''],
    ['an employee of a desk', 'balie-werkcentrum', 'desk-employee', ''],
    ['an operator', 'techniek-regio', 'operator', ''],
    ['somebody who has not chosen yet', 'with-several-roles', undefined, 'role-not-chosen'],
    ['somebody without a role', 'without-role', undefined, 'no-role'],
  ])('is obeyed: %s', async (name, person, role, otherwise) => {
    const ofRegion = person.endsWith('-regio');
    await walk(await somebody(name, `person-${person}`, byRole(role, otherwise, false, ofRegion)));
    const strong = byRole(role, otherwise, true, ofRegion);
    await walk(await somebody(`${name}, strongly`, `person-${person}`, strong, '?stepUp=true'));
  });

  it('is obeyed: somebody whose session is over', async () => {
    const kind = await somebody('logged out', 'person-beheer-regio', nobody);
    await kind.come(ROUTES.find(({ path }) => path === '/auth/logout')!);
    await walk(kind);
  });

  it('is obeyed: a client that was revoked a moment ago', async () => {
    const come = bearer();
    expect((await come(ROUTES.find(({ path }) => path === '/v1/endpoints')!)).status).toBe(200);
    await applyTo(box, regionWith('connections.yaml', over(SYSTEM, { clients: ['een-ander'] })));
    await walk({ name: 'revoked', expects: nobody, come });
  });

  it('lets nobody read about people without a line in the log', () => {
    const silent = ROUTES.filter(({ method, roles, audits }) => method === 'GET' && roles?.length && !audits);
    expect(
      silent.map(({ path }) => path).filter((path) => !CONFIGURATION.some((known) => path.startsWith(known))),
    ).toEqual([]);
  });

  it('shows the administrator of the region no people and no documents', () => {
    const shown = ROUTES.filter(({ roles }) => roles?.includes('administrator')).map(({ path }) => path);
    expect(shown.filter((path) => !CONFIGURATION.some((known) => path.startsWith(known)))).toEqual([]);
  });

  it('leaves a line in the log of whom it knows and refuses, by route and without the id of what was asked for', async () => {
    const { rows } = await sql<
      Record<string, unknown>
    >`select distinct actor, object, result, organisations, details, origin
      from audit_event where action = 'access.refused' and object in ('route:GET /v1/rights-requests/:id',
        'route:GET /v1/lanes') order by object`.execute(box.admin);
    const ofPerson = rows.filter(({ actor }) => /^person:[^:]+:auditor:enschede$/.test(actor as string));
    expect(ofPerson).toEqual(
      ['GET /v1/lanes', 'GET /v1/rights-requests/:id'].map((route) => ({
        actor: ofPerson[0]!['actor'],
        object: `route:${route}`,
        result: 'role-missing',
        organisations: ['enschede'],
        details: {},
        origin: expect.any(String),
      })),
    );
    const ofSystem = rows.filter(
      ({ actor, result }) => actor === `connection:${SYSTEM}` && result === 'insufficient-scope',
    );
    expect(ofSystem).toMatchObject(
      ['lanes', 'rights-requests/:id'].map((path) => ({
        object: `route:GET /v1/${path}`,
        result: 'insufficient-scope',
        organisations: ['bakkerij-de-proef'],
      })),
    );
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
