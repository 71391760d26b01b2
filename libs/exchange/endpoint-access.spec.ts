import { describe, expect, it } from '@jest/globals';
import { accessFaults } from './endpoint-access.js';

describe('an address where a partner wants its post', () => {
  const isRefused = (url: string, isDevelopment = false): boolean =>
    accessFaults({ url }, isDevelopment).some(({ pointer }) => pointer === '/url');

  it.each([
    'https://localhost/in',
    'https://10.1.2.3/in',
    'https://169.254.169.254/',
    'https://[::1]:8443/in',
  ])('is refused where nothing would be sent to it: %s', (url) => {
    expect(accessFaults({ url }, false)).toEqual([
      { pointer: '/url', code: 'url', detail: 'The hub sends to public addresses only.' },
    ]);
    expect(isRefused(url, true)).toBe(false);
  });

  it('is taken where it is public, and in development wherever it is', () => {
    expect(isRefused('https://partner.example/in')).toBe(false);
    expect(isRefused('http://127.0.0.1:9000/in', true)).toBe(false);
  });

  it('is the same for where a token is fetched', () => {
    const authorization = {
      method: 'private_key_jwt',
      tokenEndpoint: 'https://192.168.1.1/token',
      issuer: 'https://partner.example',
      clientId: 'schakel',
    } as const;
    expect(accessFaults({ url: 'https://partner.example/in', authorization }, false)).toMatchObject([
      { pointer: '/authorization/tokenEndpoint' },
    ]);
  });
});
