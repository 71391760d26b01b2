import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { PartnerWithTokens } from '../authorization-partner.js';
import { Authority, filesOf, type Issued } from '../certificates.js';
import { startBox } from '../harness.js';
import { expectHouseRules, expectProblem, vacancyEvent } from '../http-knocker.js';

const SYSTEM = 'klantsysteem-almelo';
const SECRET = 'geheim-van-de-hub-bij-de-partner-verzonnen';

describe('an endpoint that wants a token', () => {
  const partner = new PartnerWithTokens();
  let box: Box;
  let own: Issued;
  beforeAll(async () => {
    const authority = await Authority.make('Gezag voor de proef (verzonnen)');
    own = await authority.issue([['CN', 'de-hub']]);
    await partner.start(authority, await authority.issue([['CN', 'localhost']], true));
    const { ca } = filesOf({ ca: authority.cert });
    box = await startBox({ settings: { PARTNER_CA_FILE: ca! }, behaviours: {} });
  });
  afterAll(async () => {
    await box.stop();
    await partner.stop();
  });

  const put = (body: JsonObject) =>
    box.client(SYSTEM).request('PUT', '/v1/endpoints', body, { 'if-match': '*' });
  /** Sets the endpoint and clears what was seen before. */
  async function setUp(
    authorization: JsonObject | undefined,
    certificate?: JsonObject,
    more: JsonObject = {},
  ): Promise<JsonObject> {
    const answer = await put({
      url: partner.url,
      ...(authorization
        ? {
            authorization: {
              tokenEndpoint: `${partner.issuer}/token`,
              issuer: partner.issuer,
              clientId: 'de-hub',
              ...authorization,
            },
          }
        : {}),
      ...(certificate ? { certificate } : {}),
      ...more,
    });
    expect(answer.status).toBe(200);
    partner.secret = (answer.body as { secret: string }).secret;
    partner.arrived.length = 0;
    partner.tokensGiven = 0;
    return answer.body as JsonObject;
  }
  async function sendSome(count: number): Promise<void> {
    for (let n = 0; n < count; n++)
      await box
        .client('bakkerij-systeem')
        .send(await vacancyEvent(box, { subject: `VAC-${Math.random()}`.replace('0.', '') }));
  }
  const deliverAll = async (count: number): Promise<void> => {
    await sendSome(count);
    await box.settled();
  };
  const attempts = async (reason: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from attempt a join delivery d on d.id = a.delivery_id
      where d.lane = ${SYSTEM} and a.reason = ${reason}`.execute(box.admin);
    return rows[0]!.n;
  };
  const PAIR = (): JsonObject => ({ certificate: own.cert, privateKey: own.key });

  it('gets one by a secret, the same for many deliveries', async () => {
    partner.knows({ client_secret: SECRET });
    const shown = await setUp({ method: 'client_secret_basic', clientSecret: SECRET });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    await deliverAll(30);
    expect(partner.arrived).toHaveLength(30);
    expect(new Set(partner.arrived.map(({ bearer }) => bearer)).size).toBe(1);
    expect(partner.arrived.every(({ signed }) => signed)).toBe(true);
    expect(partner.tokensGiven).toBe(1);
  });

  it('gets it with all that it wants besides: batches, and headers of its own', async () => {
    const besides = { batch: 10, headers: { 'X-Systeem': 'proef' } };
    const shown = await setUp({ method: 'client_secret_basic', clientSecret: SECRET }, undefined, besides);
    expect(shown).toMatchObject({
      settings: { batch: 10 },
      headers: ['X-Systeem'],
      authorization: { method: 'client_secret_basic' },
    });
    await deliverAll(10);
    const [first] = partner.arrived;
    expect(first).toMatchObject({ bearer: expect.any(String), signed: true, system: 'proef' });
    for (const one of partner.arrived) expect(one).toEqual(first);
    const { rows } =
      await sql`select 1 from delivery where lane = ${SYSTEM} and state <> 'delivered'`.execute(box.admin);
    expect(rows).toEqual([]);
    await setUp({ method: 'client_secret_basic', clientSecret: SECRET });
    await deliverAll(1);
  });

  it('gets a new one at once when the one before is refused, and nothing is lost or late', async () => {
    for (const { bearer } of partner.arrived) partner.refused.add(bearer!);
    partner.tokensGiven = 0;
    const before = await attempts('status');
    await deliverAll(10);
    expect([partner.tokensGiven, await attempts('status')]).toEqual([1, before]);
  });

  it.each(['issuer', 'token-endpoint'])(
    'gets one by a key that the hub made and shows: for the %s',
    async (audience) => {
      const setting = { method: 'private_key_jwt', assertionAudience: audience };
      const shown = (await setUp(setting)) as { authorization: { clientKey: JsonObject } };
      const { clientKey } = shown.authorization;
      expect(clientKey).toEqual({
        kty: 'EC',
        crv: 'P-256',
        x: expect.any(String),
        y: expect.any(String),
        kid: expect.any(String),
        alg: 'ES256',
        use: 'sig',
      });
      partner.knows({
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [clientKey] },
      });
      await deliverAll(3);
      expect(partner.arrived).toHaveLength(3);
      // The key stays when something else changes, and is another when that is asked.
      expect(await setUp(setting)).toMatchObject({ authorization: { clientKey } });
      const renewed = (await setUp({ ...setting, newKey: true })) as typeof shown;
      expect(renewed.authorization.clientKey['kid']).not.toBe(clientKey['kid']);
    },
  );

  it('gets one by a certificate, and is called with it', async () => {
    partner.knows({ token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_subject_dn: 'CN=de-hub' });
    partner.wantsCertificate = true;
    const shown = await setUp({ method: 'tls_client_auth' }, PAIR());
    expect(JSON.stringify(shown)).not.toContain('PRIVATE');
    await deliverAll(3);
    expect(partner.arrived.map(({ certificate }) => certificate)).toEqual(Array(3).fill('CN=de-hub'));
    const { body } = await box.client(SYSTEM).request('GET', '/v1/endpoints');
    expect(body).toMatchObject({
      authorization: { method: 'tls_client_auth', clientId: 'de-hub' },
      certificate: { thumbprint: expect.any(String), validUntil: '2120-01-01T00:00:00.000Z' },
    });
    partner.wantsCertificate = false;
  });

  it('keeps its post waiting while there is no token: that counts against the endpoint, not the document', async () => {
    const clientSecret = 'nog-niet-bekend-bij-de-partner-verzonnen';
    partner.knows({ client_secret: SECRET });
    await setUp({ method: 'client_secret_basic', clientSecret });
    await sendSome(1);
    while ((await attempts('authorization')) === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(partner.arrived).toEqual([]);
    partner.knows({ client_secret: clientSecret });
    await box.settled();
    expect(partner.arrived).toHaveLength(1);
  });

  it('asks for no third token when a new one is refused too', async () => {
    partner.knows({ client_secret: SECRET });
    partner.refusesAll = true;
    await setUp({ method: 'client_secret_basic', clientSecret: SECRET, scope: 'post' });
    const before = await attempts('status');
    await sendSome(3);
    while ((await attempts('status')) < before + 4) await new Promise((resolve) => setImmediate(resolve));
    expect(partner.tokensGiven).toBe(2);
    partner.refusesAll = false;
    await box.settled();
    expect(partner.arrived).toHaveLength(3);
  });

  it.each<[string, JsonObject, string[]]>([
    [
      'a secret where none belongs',
      { authorization: { method: 'private_key_jwt', clientSecret: 'x' } },
      ['/authorization/clientSecret'],
    ],
    [
      'no secret where one belongs',
      { authorization: { method: 'client_secret_basic' } },
      ['/authorization/clientSecret'],
    ],
    ['no certificate where one belongs', { authorization: { method: 'tls_client_auth' } }, ['/certificate']],
    [
      'credentials in an address',
      { authorization: { method: 'private_key_jwt', tokenEndpoint: 'https://a:b@c.example/t' } },
      ['/authorization/tokenEndpoint'],
    ],
    ['another way in', { authorization: { method: 'client_secret_post' } }, ['/authorization/method']],
    ['no certificate at all', { certificate: { certificate: 'x', privateKey: 'y' } }, ['/certificate']],
  ])('refuses %s, and changes nothing', async (_, body, pointers) => {
    const before = await box.client(SYSTEM).request('GET', '/v1/endpoints');
    const authorization = body['authorization'] && {
      authorization: {
        tokenEndpoint: 'https://as.example/token',
        clientId: 'x',
        ...(body['authorization'] as JsonObject),
      },
    };
    expectProblem(
      await put({ url: partner.url, ...body, ...authorization }),
      400,
      'invalid-request',
      pointers,
    );
    expect((await box.client(SYSTEM).request('GET', '/v1/endpoints')).text).toBe(before.text);
  });

  it('refuses a private key of another certificate', async () => {
    const other = await (await Authority.make('elders (verzonnen)')).issue([['CN', 'x']]);
    const certificate = { certificate: own.cert, privateKey: other.key };
    expectProblem(await put({ url: partner.url, certificate }), 400, 'invalid-request', ['/certificate']);
  });

  it('has its secrets nowhere in the clear', async () => {
    const { rows } = await sql<{ text: string }>`
      select row_to_json(e)::text as text from endpoint e union all select row_to_json(a)::text from audit_event a
      union all select row_to_json(t)::text from attempt t`.execute(box.admin);
    const hex = Buffer.from(SECRET).toString('hex');
    const leaking = rows.filter(({ text: row }) =>
      [SECRET, hex, 'PRIVATE KEY'].some((one) => row.includes(one)),
    );
    expect(leaking).toEqual([]);
    expect(box.log).not.toContain(SECRET);
    for (const { bearer } of partner.arrived) expect(box.log).not.toContain(bearer);
    expectHouseRules(box);
  });
});
