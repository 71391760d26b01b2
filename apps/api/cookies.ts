import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';

export type CookieName = 'session' | 'login';

/**
 * Over https a cookie is of this host alone and never goes over anything else (`__Host-`). Without https, in development
 * only, a browser would not send such a one back.
 */
export interface Cookies {
  read(request: FastifyRequest, name: CookieName): string | undefined;
  write(reply: FastifyReply, name: CookieName, value: string, maxAgeSeconds?: number): void;
  clear(reply: FastifyReply, name: CookieName): void;
}

export function createCookies(config: Pick<HubConfig, 'publicUrl' | 'tls' | 'production'>): Cookies {
  const secure =
    config.production || config.tls !== undefined || config.publicUrl?.startsWith('https:') === true;
  const nameOf = (name: CookieName): string => `${secure ? '__Host-' : ''}schakel-${name}`;
  const set = (reply: FastifyReply, name: CookieName, value: string, maxAge?: number): void => {
    const text = stringifySetCookie(nameOf(name), value, {
      path: '/',
      httpOnly: true,
      // Lax and not strict: the way back from the identity provider begins on its pages.
      sameSite: 'lax',
      secure,
      ...(maxAge === undefined ? {} : { maxAge }),
    });
    const before = reply.getHeader('set-cookie');
    void reply.header('set-cookie', [...[before ?? []].flat().map(String), text]);
  };
  return {
    read: ({ headers }, name) => parseCookie(headers.cookie ?? '')[nameOf(name)],
    write: set,
    clear: (reply, name) => set(reply, name, '', 0),
  };
}
