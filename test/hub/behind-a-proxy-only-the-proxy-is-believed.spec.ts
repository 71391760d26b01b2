import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sha256 } from '#kernel';
import { saveEndpoint } from '#partners';
import type { Box } from '../../apps/demo/box.js';
import { Authority, type Issued } from '../certificates.js';
import { startBox } from '../harness.js';
import { TestIssuer } from '../http-issuer.js';
import { regionWith } from '../region.js';

const PROXY = '127.0.0.2';
const SOMEBODY = '127.0.0.1';
const OIN = '00000001001589623000';
const seconds = (): number => Math.floor(Date.now() / 1000);

const derOf = ({ cert }: Issued): Buffer => Buffer.from(cert.replace(/-----[^-]+-----|\s/g, ''), 'base64');
/** As RFC 9440 has it, and as proxies give PEM. */
const asBytes = (issued: Issued): string => `:${derOf(issued).toString('base64')}:`;
const asPem = ({ cert }: Issued): string => encodeURIComponent(cert);

describe('behind a proxy', () => {
  const issuer = new TestIssuer();
  let box: Box;
  let own: Issued;
  let others: Issued;
  let tricky: Issued;

  beforeAll(async () => {
    const authority = await Authority.make('Gezag voor de proef (verzonnen)');
    own = await authority.issue([
      ['CN', 'een.example'],
      ['2.5.4.5', OIN],
    ]);
    others = await authority.issue([
      ['CN', 'elders.example'],
      ['2.5.4.5', '00000001999900020000'],
    ]);
    tricky = await authority.issue([['CN', `elders.example\nserialNumber=${OIN}`]]);
    box = await startBox({
      worker: false,
      region: regionWith('connections.yaml', (entry) =>
        entry.key === 'bakkerij-systeem' ? { ...entry, certificateOf: OIN, channel: 'webhook' } : entry,
      ),
      withoutDoubles: true,
      settings: {
        OIDC_TRUSTED_ISSUERS: await issuer.start(),
        TRUSTED_PROXIES: `${PROXY}, 10.0.0.0/8`,
        CLIENT_CERTIFICATE_HEADER: 'Client-Cert',
      },
    });
    const endpoint = {
      connection: 'klantsysteem-almelo',
      url: 'https://almelo.example/in',
      secrets: ['whsec_x'],
    };
    await saveEndpoint(box.hub.db, box.hub.keys, { ...endpoint, changedAt: box.hub.now() });
  });
  afterAll(async () => {
    await box.stop();
    await issuer.stop();
  });

  const token = (client: string, boundTo?: Issued): Promise<string> =>
    issuer.sign({
      aud: 'urn:schakel:api',
      sub: client,
      client_id: client,
      jti: randomUUID(),
      scope: 'endpoints.write',
      iat: seconds(),
      exp: seconds() + 600,
      ...(boundTo ? { cnf: { 'x5t#S256': sha256(derOf(boundTo)).toString('base64url') } } : {}),
    });

  const call = (
    method: string,
    from: string,
    headers: Record<string, string | string[]>,
    body?: string,
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const options = { method, localAddress: from, headers, agent: false };
      const asked = request(`${box.url}/v1/endpoints`, options, (response) => {
        response.resume().on('end', () => resolve(response.statusCode!));
      });
      asked.on('error', reject).end(body);
    });
  const come = async (
    from: string,
    certificate: string | string[] | undefined,
    boundTo: Issued | undefined = own,
  ): Promise<number> =>
    call('GET', from, {
      authorization: `Bearer ${await token('bakkerij-systeem', boundTo)}`,
      ...(certificate === undefined ? {} : { 'client-cert': certificate }),
    });

  it('takes the certificate that the proxy passes on, in either form', async () => {
    expect(await come(PROXY, asBytes(own))).toBe(200);
    expect(await come(PROXY, asPem(own))).toBe(200);
  });

  it('does not believe the header of anybody else', async () => {
    expect(await come(SOMEBODY, asBytes(own))).toBe(401);
    expect(await come(SOMEBODY, asPem(own))).toBe(401);
  });

  it.each<[string, () => string | string[] | undefined]>([
    ['none', () => undefined],
    ['an empty one', () => ''],
    ['something else', () => 'geen certificaat'],
    ['broken percents', () => '%E0%A4%A'],
    ['half of one', () => asBytes(own).slice(0, 200)],
    ['a very long one', () => `:${'A'.repeat(17_000)}:`.slice(0, 15_000)],
    ['two', () => [asBytes(own), asBytes(own)]],
    ['that of another', () => asBytes(others)],
  ])('does not take %s', async (_, certificate) => expect(await come(PROXY, certificate())).toBe(401));

  it('wants the OIN of the connection in it, also for a token that is bound to it or to none', async () => {
    for (const certificate of [others, tricky]) {
      expect(await come(PROXY, asBytes(certificate), certificate)).toBe(401);
      expect(
        await call('GET', PROXY, {
          authorization: `Bearer ${await token('bakkerij-systeem')}`,
          'client-cert': asBytes(certificate),
        }),
      ).toBe(401);
    }
    const unbound = {
      authorization: `Bearer ${await token('bakkerij-systeem')}`,
      'client-cert': asBytes(own),
    };
    expect(await call('GET', PROXY, unbound)).toBe(200);
  });

  it.each<[string, string, string | undefined, string]>([
    ['somebody who says to be elsewhere', SOMEBODY, '198.51.100.7', SOMEBODY],
    ['the proxy for a caller', PROXY, '198.51.100.7', '198.51.100.7'],
    ['the proxy for a caller who says to be elsewhere', PROXY, '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['two proxies of ours for a caller', PROXY, '203.0.113.9, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['the proxy for itself', PROXY, undefined, PROXY],
    ['the proxy with something that is no address', PROXY, 'onzin', PROXY],
  ])('logs where a request came from: %s', async (_, from, forwarded, origin) => {
    const status = await call(
      'PUT',
      from,
      {
        authorization: `Bearer ${await token('klantsysteem-almelo')}`,
        'content-type': 'application/json',
        'if-match': '*',
        ...(forwarded ? { 'x-forwarded-for': forwarded } : {}),
      },
      JSON.stringify({ url: 'http://127.0.0.1:9/in' }),
    );
    expect(status).toBe(200);
    const { rows } = await sql<{ origin: string }>`
      select origin from audit_event where action = 'endpoint.changed' order by id desc limit 1`.execute(
      box.admin,
    );
    expect(rows[0]).toEqual({ origin });
  });
});
