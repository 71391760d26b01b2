import { afterEach, describe, expect, it } from '@jest/globals';
import { newSecret } from './index.js';
import type { Lookup } from './agents.client.js';
import { answerWith, Loopback } from './loopback.js';

const POST = { id: '0195a1b2-0000-7000-8000-000000000001', body: '{}' };
const PUBLIC = '203.0.114.9';

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

/** Every way in which an address of a partner's makes the hub call: a delivery, a handshake, a token. */
const WAYS = ['a delivery', 'a handshake', 'a token'] as const;

async function goes(way: (typeof WAYS)[number], url: string, lookup?: Lookup): Promise<string> {
  const client = loopback.client({
    allowPrivateAddresses: false,
    connectTimeoutMs: 200,
    timeoutMs: 1000,
    ...(lookup ? { lookup } : {}),
  });
  if (way === 'a handshake') return String((await client.askPermission(url)).granted);
  const authorization = { tokenEndpoint: url, clientId: 'schakel', clientSecret: 'geheim-voor-de-proef' };
  const endpoint =
    way === 'a delivery'
      ? { url, secrets: [newSecret()] }
      : {
          url: 'https://8.8.8.8/',
          secrets: [newSecret()],
          authorization: { ...authorization, method: 'client_secret_basic' as const },
        };
  const result = await client.send(endpoint, POST);
  return result.kind === 'later' ? result.reason : result.kind;
}

const REFUSED: Record<string, string> = {
  'a delivery': 'blocked-address',
  'a handshake': 'false',
  'a token': 'authorization',
};

describe.each(WAYS)('%s of the hub', (way) => {
  const leadsTo = (...all: string[]): Lookup => {
    let asked = 0;
    return (_name, _options, callback) => {
      const address = all[Math.min(asked, all.length - 1)]!;
      asked += 1;
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    };
  };

  it.each([
    ['loopback', '127.0.0.1'],
    ['IPv6 loopback', '::1'],
    ['unspecified', '0.0.0.0'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6, in hex', '::ffff:7f00:1'],
    ['NAT64 of loopback', '64:ff9b::127.0.0.1'],
    ['NAT64 of a local network', '64:ff9b:1::7f00:1'],
    ['6to4 of a private address', '2002:a00:1::'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fd00::1'],
    ['metadata', '169.254.169.254'],
    ['metadata of Amazon over IPv6', 'fd00:ec2::254'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['metadata of Azure', '168.63.129.16'],
    ['private', '10.1.2.3'],
  ])('does not go where a name leads to %s', async (_, address) => {
    const server = await loopback.serve(answerWith(204, { 'webhook-allowed-origin': '*' }));
    const url = `http://partner.example:${server.port}/`;
    expect(await goes(way, url, leadsTo(address))).toBe(REFUSED[way]);
    expect(server.connections).toBe(0);
  });

  it.each([
    'http://127.0.0.1:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://2130706433:PORT/',
    'http://127.1:PORT/',
  ])('does not go to %s', async (url) => {
    const server = await loopback.serve(answerWith(204, { 'webhook-allowed-origin': '*' }));
    expect(await goes(way, url.replace('PORT', String(server.port)))).toBe(REFUSED[way]);
    expect(server.connections).toBe(0);
  });

  it('does not go where a name leads that had a public address first, and loopback the next time', async () => {
    const server = await loopback.serve(answerWith(204, { 'webhook-allowed-origin': '*' }));
    const rebinding = leadsTo(PUBLIC, '127.0.0.1');
    // Once with the public one, which nobody is at; then with the other: each connection asks, and each is checked.
    for (let attempt = 0; attempt < 3; attempt += 1)
      await goes(way, `http://partner.example:${server.port}/`, rebinding);
    expect(server.connections).toBe(0);
  });

  it('does not follow to another address', async () => {
    const inside = await loopback.serve(answerWith(204, { 'webhook-allowed-origin': '*' }));
    const outside = await loopback.serve(answerWith(307, { location: inside.url }));
    // Here both are on loopback, so that private addresses are allowed: it is the redirect that is not followed.
    const client = loopback.client();
    if (way === 'a handshake') expect(await client.askPermission(outside.url)).toEqual({ granted: false });
    else {
      const method = 'client_secret_basic' as const;
      const authorization = {
        tokenEndpoint: outside.url,
        clientId: 'schakel',
        clientSecret: 'geheim',
        method,
      };
      const endpoint = { url: outside.url, secrets: [newSecret()] };
      await client.send(way === 'a token' ? { ...endpoint, authorization } : endpoint, POST);
    }
    expect([outside.requests, inside.requests]).toEqual([1, 0]);
  });
});
