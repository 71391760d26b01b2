import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * How pages reach the hub: PUBLIC_URL. Without it, in development, the name of this machine that the browser used: a cookie
 * of `localhost` is not one of `127.0.0.1`. Any other name in the request is not believed.
 */
export function publicOriginOf(
  { publicUrl, tls, host, port }: Pick<HubConfig, 'publicUrl' | 'tls' | 'host' | 'port'>,
  request: Pick<FastifyRequest, 'headers'>,
): string {
  if (publicUrl) return new URL(publicUrl).origin;
  const named = request.headers.host ?? '';
  return `${tls ? 'https' : 'http'}://${LOOPBACK.test(named) ? named : `${host}:${port}`}`;
}

/** The address a request came from, for the log: what a proxy of ours wrote, if that is an address at all. */
export const originOf = ({ ip, raw }: Pick<FastifyRequest, 'ip' | 'raw'>): string =>
  isIP(ip) === 0 ? (raw.socket.remoteAddress ?? 'unknown') : ip;

const NOWHERE = 'http://hub.invalid';

/** Where a log-in goes on: a path of the hub itself that is on the list, or undefined. Never another host. */
export function returnAddressOf(text: string, allowed: readonly string[]): string | undefined {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || !URL.canParse(text, NOWHERE)) return undefined;
  const { origin, pathname, search } = new URL(text, NOWHERE);
  if (origin !== NOWHERE || pathname.startsWith('//')) return undefined;
  const isAllowed = allowed.some((path) =>
    path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path,
  );
  return isAllowed ? pathname + search : undefined;
}

/** Where a log-in goes on that names nothing, and a log-out: the first address of the list that is one. */
export const homeAddressOf = (allowed: readonly string[]): string =>
  allowed.find((path) => !path.endsWith('/*')) ?? '/';
