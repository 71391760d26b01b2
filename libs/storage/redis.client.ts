import { Cluster, Redis, type RedisOptions } from 'ioredis';

export type RedisClient = Redis | Cluster;

const FORMS = 'redis://host:port, rediss:// over TLS, or of a cluster redis-cluster://host:port,host:port';
const CLUSTER = /^(redis|rediss)-cluster:\/\/(?:([^@/]*)@)?([^@/]+)\/?$/;

interface Place {
  host: string;
  port: number;
}

/** Who a URL names: one Redis or Valkey, or some nodes of a cluster, which name the others. Its faults repeat nothing of it. */
export function readRedisUrl(url: string): { nodes: Place[]; isCluster: boolean; options: RedisOptions } {
  const [, scheme, user = '', hosts] = CLUSTER.exec(url) ?? [];
  if (hosts === undefined) {
    const { protocol, hostname, port } = parsed(url);
    return {
      nodes: [{ host: hostname, port: Number(port || 6379) }],
      isCluster: false,
      options: tlsOf(protocol),
    };
  }
  const each = hosts.split(',').map((host) => parsed(`${scheme}://${user ? `${user}@` : ''}${host}`));
  const { protocol, username, password } = each[0]!;
  return {
    nodes: each.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) })),
    isCluster: true,
    options: {
      ...tlsOf(protocol),
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
    },
  };
}

function parsed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.hostname && ['redis:', 'rediss:'].includes(url.protocol)) return url;
  throw new Error(`REDIS_URL is not ${FORMS}`);
}

const tlsOf = (protocol: string): RedisOptions => (protocol === 'rediss:' ? { tls: {} } : {});

/** Every connection of the hub to Redis or Valkey is made here. Of its errors whoever uses it hears and says what matters. */
export function connectRedis(url: string, asked: RedisOptions): RedisClient {
  const client = clientOf(url, asked);
  // ioredis writes what nobody hears to the console, beside the log: while BullMQ makes a connection, and when it let go of it.
  client.on('error', () => undefined);
  return client;
}

function clientOf(url: string, asked: RedisOptions): RedisClient {
  const { nodes, isCluster, options } = readRedisUrl(url);
  if (!isCluster) return new Redis(url, asked);
  const { enableOfflineQueue, retryStrategy, enableAutoPipelining, lazyConnect, ...ofEachNode } = asked;
  return new Cluster(nodes, {
    ...(enableOfflineQueue === undefined ? {} : { enableOfflineQueue }),
    ...(enableAutoPipelining === undefined ? {} : { enableAutoPipelining }),
    ...(retryStrategy ? { clusterRetryStrategy: retryStrategy } : {}),
    lazyConnect: lazyConnect ?? false,
    // The names in certificates are those that nodes announce, not what they resolve to.
    ...(options.tls ? { dnsLookup: (address, found) => found(null, address) } : {}),
    redisOptions: { ...options, ...ofEachNode },
  });
}
