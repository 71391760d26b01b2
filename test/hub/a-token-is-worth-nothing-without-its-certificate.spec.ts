import type { webcrypto } from 'node:crypto';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { sql } from 'kysely';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  customFetch,
  discovery,
  PrivateKeyJwt,
  TlsClientAuth,
  type CustomFetch,
} from 'openid-client';
import { Agent, fetch as undiciFetch } from 'undici';
import { sha256, type Json } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { Authority, filesOf, type Issued } from '../certificates.js';
import { startBox } from '../harness.js';
import { regionWith } from '../region.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const SCOPE = { scope: 'messages.read messages.write' };
const ENSCHEDE_OIN = '00000001001589623000';

interface Said {
  status: number;
  code?: string;
  challenge?: string;
}

describe('a token that is bound to a certificate', () => {
  let box: Box;
  let own: Issued;
  let other: Issued;
  let strangers: Issued;
  let signingKey: webcrypto.CryptoKey;
  let ca: string;
  let bound: string;

  beforeAll(async () => {
    const authority = await Authority.make('Gezag voor de proef (verzonnen)');
    const elsewhere = await Authority.make('Een ander gezag (verzonnen)');
    ca = authority.cert;
    const server = await authority.issue([['CN', 'localhost']], true);
    own = await authority.issue([
      ['CN', 'klantsysteem.enschede.example'],
      ['2.5.4.5', ENSCHEDE_OIN],
    ]);
    other = await authority.issue([
      // A name that tries to look like a line of its own in a printed subject.
      ['CN', `elders.example\nserialNumber=${ENSCHEDE_OIN}`],
      ['2.5.4.5', '00000001999900020000'],
    ]);
    strangers = await elsewhere.issue([
      ['CN', 'klantsysteem.enschede.example'],
      ['2.5.4.5', ENSCHEDE_OIN],
    ]);
    const pair = await generateKeyPair('ES256', { extractable: true });
    signingKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'ES256', use: 'sig' } as Record<string, Json>;
    const subject = `CN=klantsysteem.enschede.example,serialNumber=${ENSCHEDE_OIN}`;
    const region = regionWith('connections.yaml', (entry) => {
      if (entry.key === 'klantsysteem-enschede') {
        const clients = ['klantsysteem-enschede', { id: 'enschede-tls', certificateSubject: subject }];
        return { ...entry, clients, requireBoundTokens: true, certificateOf: 'enschede' };
      }
      if (entry.key === 'klantsysteem-almelo')
        return { ...entry, clients: ['klantsysteem-almelo', { id: 'almelo-sleutel', keys: [jwk] }] };
      if (entry.key === 'leverancier-midden') return { ...entry, certificateOf: ENSCHEDE_OIN };
      return entry;
    });
    const files = filesOf({ cert: server.cert, key: server.key, ca });
    box = await startBox({
      worker: false,
      region,
      // The doubles of the box come without certificates: only what asks for none is started by them.
      withoutDoubles: true,
      settings: {
        TLS_CERT_FILE: files['cert']!,
        TLS_KEY_FILE: files['key']!,
        TLS_CLIENT_CA_FILE: files['ca']!,
      },
    });
    bound = await tokenByTls('enschede-tls', own);
  });
  afterAll(() => box.stop());

  /** A token by the client certificate itself (tls_client_auth). */
  async function tokenByTls(client: string, certificate: Issued): Promise<string> {
    const agent = new Agent({ connect: { ca, cert: certificate.cert, key: certificate.key } });
    const withCertificate: CustomFetch = (url, options) =>
      undiciFetch(url, { ...options, dispatcher: agent } as never) as never;
    const configuration = await discovery(
      new URL(box.started.identity!.issuer),
      client,
      { use_mtls_endpoint_aliases: true },
      TlsClientAuth(),
      { execute: [allowInsecureRequests], [customFetch]: withCertificate },
    );
    try {
      return (await clientCredentialsGrant(configuration, SCOPE)).access_token;
    } finally {
      await agent.close();
    }
  }

  const read = (token: string, certificate?: Issued): Promise<Said> =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${box.url.replace('127.0.0.1', 'localhost')}/v1/messages/${UNKNOWN}`,
        { ca, agent: false, headers: { authorization: `Bearer ${token}` }, ...certificate },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              code: (JSON.parse(text) as { code?: string }).code,
              challenge: response.headers['www-authenticate'],
            }),
          );
        },
      );
      asked.on('error', reject).end();
    });

  it('says to which', () => {
    const payload = JSON.parse(Buffer.from(bound.split('.')[1]!, 'base64url').toString()) as object;
    const der = Buffer.from(own.cert.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(payload).toMatchObject({ cnf: { 'x5t#S256': sha256(der).toString('base64url') } });
  });

  it('is taken with it, again and again on new connections', async () => {
    for (let n = 0; n < 3; n++) expect(await read(bound, own)).toMatchObject({ status: 404 });
  });

  it.each<[string, () => Issued | undefined]>([
    ['without a certificate', () => undefined],
    ['with another certificate', () => other],
    ['with one of an authority that the hub does not know', () => strangers],
  ])('is refused %s, though it was taken before', async (_, certificate) => {
    expect(await read(bound, certificate())).toEqual({
      status: 401,
      code: 'unauthenticated',
      challenge:
        'Bearer error="invalid_token", error_description="not with the certificate to which the token is bound"',
    });
  });

  it('is what the connection needs, where its configuration says so', async () => {
    const plain = await tokenByKeyOrSecret('klantsysteem-enschede');
    expect(await read(plain, own)).toMatchObject({
      status: 401,
      challenge: expect.stringContaining('bound'),
    });
  });

  it('is not all that a connection can need: also the OIN, in a certificate of an authority that is known', async () => {
    const plain = await tokenByKeyOrSecret('leverancier-midden');
    expect(await read(plain, own)).toMatchObject({ status: 404 });
    for (const certificate of [other, strangers, undefined])
      expect(await read(plain, certificate)).toMatchObject({
        status: 401,
        challenge: expect.stringContaining('OIN'),
      });
  });

  it('is not given to a client that comes with another certificate', async () => {
    await expect(tokenByTls('enschede-tls', other)).rejects.toThrow();
    await expect(tokenByTls('enschede-tls', strangers)).rejects.toThrow();
  });

  it('is given to a client that signs its way in, and not to who signs with another key', async () => {
    const token = await tokenByKeyOrSecret('almelo-sleutel', signingKey);
    expect(await read(token)).toMatchObject({ status: 404 });
    const foreign = await generateKeyPair('ES256');
    await expect(tokenByKeyOrSecret('almelo-sleutel', foreign.privateKey)).rejects.toThrow();
  });

  async function tokenByKeyOrSecret(client: string, key?: webcrypto.CryptoKey): Promise<string> {
    if (!key) return box.client(client).token();
    const configuration = await discovery(
      new URL(box.started.identity!.issuer),
      client,
      undefined,
      PrivateKeyJwt(key),
      { execute: [allowInsecureRequests] },
    );
    return (await clientCredentialsGrant(configuration, SCOPE)).access_token;
  }

  it('leaves no certificate and no token in the log or the database', async () => {
    expect(box.log).not.toMatch(/BEGIN CERTIFICATE|eyJ/);
    const { rows } = await sql<{
      text: string;
    }>`select row_to_json(a)::text as text from audit_event a`.execute(box.admin);
    expect(rows.filter(({ text }) => /eyJ|CERTIFICATE/.test(text))).toEqual([]);
  });
});
