import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '#exchange';
import { routeOf } from './http.js';
import { partnerOf, type PartnerNeeds } from './partner-access.js';
import { personOf } from './person-access.js';
import { checkQuery } from './query.js';
import type { RouteRow } from './routes.js';
import type { Person, Sessions } from './sessions.js';

type Identity = { caller: Caller } | { person: Person };

const known = new WeakMap<FastifyRequest, Identity>();

/**
 * Nobody gets to a controller but by the row of the table (routes.ts): who may, with which scope or in which role. What is
 * not in the table is not there; what it does not open is closed.
 */
export class AuthorisationGuard implements CanActivate {
  constructor(
    private readonly needs: PartnerNeeds,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const row = routeOf(request);
    // Who asks comes before what is asked.
    if (row.scope !== 'open') known.set(request, await this.#identify(request, row));
    checkQuery(row.operation, request.query);
    return true;
  }

  async #identify(request: FastifyRequest, row: RouteRow): Promise<Identity> {
    const isForPeople = row.scope === 'person' || (row.roles !== undefined && this.#hasSession(request));
    return isForPeople
      ? { person: await personOf(this.needs.hub, this.sessions, request, row) }
      : { caller: await partnerOf(this.needs, request, row) };
  }

  /** Where both may come, a token goes before a cookie: a browser sends the one of itself, the other is meant. */
  #hasSession(request: FastifyRequest): boolean {
    const { authorization } = request.headers;
    return authorization === undefined && this.sessions.cookies.read(request, 'session') !== undefined;
  }
}

/** The connection that calls, as the guard found it; undefined when it is a person. */
export const partnerIn = (request: FastifyRequest): Caller | undefined => {
  const found = known.get(request);
  return found && 'caller' in found ? found.caller : undefined;
};

/** The person who calls, as the guard found them; undefined when it is a connection. */
export const personIn = (request: FastifyRequest): Person | undefined => {
  const found = known.get(request);
  return found && 'person' in found ? found.person : undefined;
};
