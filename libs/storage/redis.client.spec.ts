import { describe, expect, it } from '@jest/globals';
import { connectRedis, readRedisUrl } from './redis.client.js';

describe('who a REDIS_URL names', () => {
  it('is one server', () => {
    expect(readRedisUrl('redis://cache.invalid')).toEqual({
      nodes: [{ host: 'cache.invalid', port: 6379 }],
      isCluster: false,
      options: {},
    });
    expect(readRedisUrl('rediss://user:secret@cache.invalid:7000/2')).toMatchObject({ options: { tls: {} } });
  });

  it('is a cluster by some of its nodes, with one log-in for all', () => {
    expect(readRedisUrl('redis-cluster://a.invalid:7000,b.invalid,[::1]:7002/')).toEqual({
      nodes: [
        { host: 'a.invalid', port: 7000 },
        { host: 'b.invalid', port: 6379 },
        { host: '[::1]', port: 7002 },
      ],
      isCluster: true,
      options: {},
    });
    const { options } = readRedisUrl('rediss-cluster://hub:p%40ss@a.invalid:1,b.invalid:2');
    expect(options).toEqual({ tls: {}, username: 'hub', password: 'p@ss' });
  });

  it.each([
    'cache.invalid:6379',
    'http://cache.invalid',
    'redis://a.invalid:1,b.invalid:2',
    'redis-cluster://geheim@',
    'redis-cluster://a.invalid:geheim,b',
    'redis-cluster://:geheim@a.invalid:1,:geheim@b.invalid:2',
  ])('is said to be wrong without repeating it: %s', (url) => {
    const read = (): unknown => readRedisUrl(url);
    expect(read).toThrow(/^REDIS_URL is not redis:/);
    expect(read).not.toThrow(/geheim|invalid/);
  });
});

it.each(['redis://a.invalid', 'redis-cluster://a.invalid:1'])(
  'ioredis writes no errors to the console of a connection to %s: somebody hears them',
  (url) => {
    const client = connectRedis(url, { lazyConnect: true });
    expect(client.listenerCount('error')).toBe(1);
    client.disconnect();
  },
);
