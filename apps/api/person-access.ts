import type { FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import type { RunningHub } from '#exchange';
import { sameBytes } from '#kernel';
import { publicOriginOf } from './addresses.rules.js';
import { Refused } from './problem.js';
import { asksAs } from './refused-access.js';
import { needsRegion, type RouteRow } from './route-row.js';
import type { Person, Sessions } from './sessions.js';

const SAFE = new Set(['GET', 'HEAD']);

/** Who logged in, when the row lets them: by role, and where needed by a strong and recent log-in. Throws Refused. */
export async function personOf(
  hub: RunningHub,
  sessions: Sessions,
  request: FastifyRequest,
  row: RouteRow,
): Promise<Person> {
  const person = await sessions.of(request);
  if (!person) throw new Refused({ code: 'unauthenticated' }, { 'WWW-Authenticate': 'Bearer' });
  const { actor, origin, chosen } = person;
  asksAs(request, () => ({ actor, origin, organisations: chosen ? [chosen.party] : [] }));
  if (!SAFE.has(request.method)) refuseForged(hub.config, request, person);
  else if (request.headers['x-csrf-token'] !== undefined) refuseOtherSession(request, person);
  const roles = row.roles ?? [];
  if (roles.length > 0) {
    if (!person.chosen)
      throw new Refused({ code: person.choices.length > 0 ? 'role-not-chosen' : 'no-role' });
    if (
      !roles.includes(person.chosen.role) ||
      (needsRegion(row, person.chosen.role) && !person.chosen.region)
    )
      throw new Refused({ code: 'role-missing' });
  }
  if (row.stepUp && !isStrong(hub, person)) throw stepUpNeeded(hub.config);
  return person;
}

/** A browser sends the cookie along with whatever any page makes it send: only a page of the hub knows the token. */
function refuseForged(config: HubConfig, request: FastifyRequest, person: Person): void {
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const isOwnSite = site === undefined || site === 'same-origin';
  const isOwnPage = headers.origin === undefined || headers.origin === publicOriginOf(config, request);
  if (!isOwnSite || !isOwnPage) throw new Refused({ code: 'not-from-here' });
  refuseOtherSession(request, person);
}

/** A page that says in which session it works is answered in that one only: the browser may have another by now. */
function refuseOtherSession({ headers }: FastifyRequest, { csrfToken }: Person): void {
  const token = headers['x-csrf-token'];
  const isOwn = typeof token === 'string' && sameBytes(Buffer.from(token), Buffer.from(csrfToken));
  if (!isOwn) throw new Refused({ code: 'not-from-here' });
}

function isStrong({ config, now }: RunningHub, { session }: Person): boolean {
  const { stepUpAcr, stepUpAge } = config.people;
  const at = session.authenticatedAt?.getTime();
  const isRecent = at !== undefined && now().getTime() - at <= stepUpAge;
  return isRecent && session.acr !== undefined && stepUpAcr.includes(session.acr);
}

/** RFC 9470. */
function stepUpNeeded({ people }: HubConfig): Refused {
  const wanted = `acr_values="${people.stepUpAcr.join(' ')}", max_age="${Math.floor(people.stepUpAge / 1000)}"`;
  return new Refused(
    { code: 'step-up-needed' },
    { 'WWW-Authenticate': `Bearer error="insufficient_user_authentication", ${wanted}` },
  );
}
