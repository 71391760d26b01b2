import { describe, expect, it } from '@jest/globals';
import { isBlockedAddress, targetOf } from './address.rules.js';
import { memo } from './memo.js';

const BLOCKED = `
  0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.9.9.9
  168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1
  192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
  :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:a00:1 64:ff9b::10.0.0.1 64:ff9b:1::1
  64:ff9b::a9fe:a9fe 100::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 fc00::1 fd00:ec2::254
  fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 localhost 127.1 0x7f.0.0.1
`
  .trim()
  .split(/\s+/);

const OPEN = `
  8.8.8.8 1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 168.63.129.17
  169.253.0.1 169.255.0.1 172.15.255.255 172.32.0.0 192.167.1.1 192.169.0.1 223.255.255.255
  2a00:1450:400e:80e::200e 2606:4700::1111 64:ff9b::8.8.8.8 fbff::1
`
  .trim()
  .split(/\s+/);

describe('addresses', () => {
  it.each(['', ...BLOCKED])('%p is blocked', (address) => expect(isBlockedAddress(address)).toBe(true));
  it.each(OPEN)('%s is open', (address) => expect(isBlockedAddress(address)).toBe(false));
});

describe('where a URL leads', () => {
  it('gives origin and path, without the fragment', () => {
    expect(targetOf('https://Partner.example:8443/in?x=1#part', false)).toEqual({
      origin: 'https://partner.example:8443',
      path: '/in?x=1',
    });
  });

  it.each([
    '',
    'partner.example',
    'ftp://partner.example/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:0',
  ])('is nowhere for %p, whatever is allowed', (url) =>
    expect([targetOf(url, false), targetOf(url, true)]).toEqual([undefined, undefined]),
  );

  it.each([
    'https://user@partner.example/',
    'https://user:word@partner.example/',
    'https://:word@partner.example/',
  ])('refuses credentials: %s', (url) => expect(targetOf(url, true)).toBeUndefined());

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
    'http://①②⑦.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
    'https://localhost/',
    'https://partner.localhost./',
  ])('refuses %s unless private addresses are allowed', (url) => {
    expect(targetOf(url, false)).toBeUndefined();
    expect(targetOf(url, true)).toBeDefined();
  });

  it('takes a public literal', () => expect(targetOf('https://[2606:4700::1111]/x', false)?.path).toBe('/x'));
});

describe('memory', () => {
  it('makes a thing once, and again only after it was pushed out', () => {
    const made: string[] = [];
    const lengthOf = memo(2, (key) => made.push(key));
    for (const key of ['a', 'b', 'a', 'c', 'c', 'b', 'a']) lengthOf(key);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
