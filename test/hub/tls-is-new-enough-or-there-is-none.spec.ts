import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWebhookClient, newSecret } from '#delivery';
import { tlsOf } from '../../apps/api/tls.js';
import type { Box } from '../../apps/demo/box.js';
import { Authority, filesOf, type Issued } from '../certificates.js';
import { startBox } from '../harness.js';

/** With what a client of today would not come: so that it is the hub that refuses. */
const ANYTHING = 'ALL:@SECLEVEL=0';

describe('TLS', () => {
  let box: Box;
  let ca: string;
  let server: Issued;
  beforeAll(async () => {
    const authority = await Authority.make('Gezag voor de proef (verzonnen)');
    ca = authority.cert;
    server = await authority.issue([['CN', 'localhost']], true);
    const files = filesOf({ cert: server.cert, key: server.key });
    box = await startBox({
      worker: false,
      withoutDoubles: true,
      settings: { TLS_CERT_FILE: files['cert']!, TLS_KEY_FILE: files['key']! },
    });
  });
  afterAll(() => box.stop());

  /** What was agreed, or how the hub said no. */
  const handshake = async (port: number, options: ConnectionOptions): Promise<string> => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...options });
    try {
      await once(socket, 'secureConnect');
      return `${socket.getProtocol()} ${socket.getCipher().name}`;
    } catch (error) {
      return (error as { code?: string }).code ?? 'refused';
    } finally {
      socket.destroy();
    }
  };
  const atHub = (options: ConnectionOptions = {}): Promise<string> =>
    handshake(Number(new URL(box.url).port), options);

  it('is 1.3 where the other can, and 1.2 where it cannot', async () => {
    expect(await atHub()).toMatch(/^TLSv1\.3 TLS_AES_256_GCM_SHA384$/);
    expect(await atHub({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-\w+-AES256-GCM-SHA384$/);
  });

  it.each(['TLSv1.1', 'TLSv1'] as const)('is not %s', async (version) => {
    const old = { minVersion: version, maxVersion: version, ciphers: ANYTHING } as const;
    expect(await atHub(old)).toMatch(/PROTOCOL_VERSION/);
    // A server that does speak it, to know that it is not the client of this test that cannot.
    const ancient = createServer({ cert: server.cert, key: server.key, ...old });
    ancient.listen(0, '127.0.0.1');
    await once(ancient, 'listening');
    expect(await handshake((ancient.address() as AddressInfo).port, old)).toMatch(/^TLSv1/);
    ancient.close();
  });

  it.each([
    'AES128-GCM-SHA256',
    'AES256-SHA',
    'ECDHE-RSA-AES128-SHA',
    'ECDHE-ECDSA-AES256-SHA384',
    'DHE-RSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES128-SHA256',
    'NULL-SHA256',
    'AECDH-AES256-SHA',
  ])('knows no %s', async (ciphers) => {
    expect(await atHub({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` })).toMatch(
      /HANDSHAKE_FAILURE|refused|ECONNRESET/,
    );
  });

  it('is 1.3 alone where that is set', async () => {
    const strict = createServer(tlsOf({ cert: server.cert, key: server.key, minVersion: 'TLSv1.3' }));
    strict.listen(0, '127.0.0.1');
    await once(strict, 'listening');
    const { port } = strict.address() as AddressInfo;
    expect(await handshake(port, {})).toMatch(/^TLSv1\.3/);
    expect(await handshake(port, { maxVersion: 'TLSv1.2' })).toMatch(/PROTOCOL_VERSION/);
    strict.close();
  });

  it('is never renegotiated, and what is not TLS gets no answer in the clear', async () => {
    const answer = await fetch(box.url.replace('https:', 'http:')).then(
      () => 'answered',
      () => 'refused',
    );
    expect(answer).toBe('refused');
  });

  it('of a partner is new enough and its certificate is checked, or nothing is sent', async () => {
    const sendTo = async (options: object, extraAuthorities?: string): Promise<[string, number]> => {
      let reached = 0;
      const partner = createServer(
        { cert: server.cert, key: server.key, ...options },
        (_request, response) => {
          reached += 1;
          response.writeHead(204).end();
        },
      );
      partner.listen(0, '127.0.0.1');
      await once(partner, 'listening');
      const client = createWebhookClient({
        origin: 'hub.example',
        connectTimeoutMs: 2000,
        timeoutMs: 5000,
        maxAnswerBytes: 4096,
        connectionsPerOrigin: 1,
        userAgent: 'Schakel/test',
        allowPrivateAddresses: true,
        ...(extraAuthorities ? { extraAuthorities } : {}),
      });
      const url = `https://localhost:${(partner.address() as AddressInfo).port}/`;
      const { kind } = await client.send({ url, secrets: [newSecret()] }, { id: 'een', body: '{}' });
      await client.close();
      partner.close();
      return [kind, reached];
    };
    expect(await sendTo({}, ca)).toEqual(['delivered', 1]);
    expect(await sendTo({})).toEqual(['later', 0]);
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: ANYTHING };
    expect(await sendTo(old, ca)).toEqual(['later', 0]);
  });
});
