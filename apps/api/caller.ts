import type { FastifyRequest } from 'fastify';
import { decodeJson } from '#contracts';
import { newTraceId, ok, refuse, traceIdOf, type Json, type Outcome } from '#kernel';
import type { Caller, Reader, RunningHub, Speaker } from '#exchange';
import { checkRequest, type RequestName } from './requests.js';
import { Refused } from './problem.js';
import type { TokenVerifier } from './tokens.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{20,8192})$/i;

/** The connection that the token names, at this moment; a revoked or ended one is unknown. Throws Refused. */
export async function callerOf(
  hub: RunningHub,
  tokens: TokenVerifier,
  request: FastifyRequest,
  scope: string,
): Promise<Caller> {
  const bearer = BEARER.exec(request.headers.authorization ?? '');
  const challenge = { 'WWW-Authenticate': 'Bearer' };
  if (!bearer) throw new Refused({ code: 'unauthenticated' }, challenge);
  const token = await verified(tokens, bearer[1]!);
  const directory = await hub.directory();
  const connection = token && directory.connectionOfClient(token.clientId);
  if (!token || !connection)
    throw new Refused({ code: 'unauthenticated' }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
  if (!token.scopes.has(scope)) {
    throw new Refused(
      { code: 'insufficient-scope' },
      { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
    );
  }
  return { connection, directory, scopes: token.scopes, origin: request.ip };
}

async function verified(tokens: TokenVerifier, token: string) {
  try {
    return await tokens.verify(token);
  } catch {
    // The identity provider cannot be reached: not the caller's fault, and nobody is let in.
    throw new Refused({ code: 'busy' });
  }
}

export const traceOf = (request: FastifyRequest): string => {
  const { traceparent } = request.headers;
  return traceIdOf(typeof traceparent === 'string' ? traceparent : undefined) ?? newTraceId();
};

/** The parties for which the connection acts now. */
export const controllersOf = (hub: RunningHub, caller: Caller): string[] =>
  caller.connection.mandates
    .map((mandate) => mandate.party)
    .filter((party) => caller.directory.isMandated(caller.connection, party, hub.now()));

/** The caller as each of the parties for which it acts now: for what is named by its id alone. */
export const speakersOf = (hub: RunningHub, caller: Caller): Speaker[] =>
  controllersOf(hub, caller).map((controller) => ({
    controller,
    actor: `connection:${caller.connection.key}`,
    origin: caller.origin,
  }));

/** Default: what a sender's system and staff may see. The mandate was looked at already. */
export const readerOf = ({ connection }: Caller, controller: string): Reader =>
  connection.privacyFor?.includes(controller) ? 'privacy-officer' : 'sender';

/** An end that lies in the future. */
export function endOf(hub: RunningHub, text: string | undefined, pointer: string): Date | undefined {
  const end = text ? new Date(text) : undefined;
  if (!end || end > hub.now()) return end;
  const faults = [{ pointer, code: 'past', detail: 'An end lies in the future.' }];
  throw new Refused({ code: 'invalid-request', faults });
}

/** For whom the caller speaks: the `controller` that it names, or the only one it can act for. */
export function speakerOf(hub: RunningHub, caller: Caller, controller: string | undefined): Outcome<Speaker> {
  const mandated = controllersOf(hub, caller);
  const named = controller
    ? caller.directory.partyByUrn(controller)?.key
    : mandated.length === 1
      ? mandated[0]
      : undefined;
  if (!named && !controller) {
    const detail = 'This connection acts for several organisations: name the one meant in controller.';
    return refuse('invalid-request', { faults: [{ pointer: '/controller', code: 'required', detail }] });
  }
  if (!named || !mandated.includes(named)) return refuse('not-mandated');
  return ok({ controller: named, actor: `connection:${caller.connection.key}`, origin: caller.origin });
}

/** The body of a small JSON request: strict JSON within the limits, in the form that the API describes. */
export function bodyOf<T>(hub: RunningHub, request: FastifyRequest, name: RequestName): Outcome<T> {
  const bytes = (request.body as Buffer | undefined) ?? Buffer.from('{}');
  const decoded: Outcome<Json> = decodeJson(bytes.length > 0 ? bytes : Buffer.from('{}'), {
    maxBytes: hub.config.limits.maxDocument,
    maxDepth: hub.config.limits.maxDepth,
    maxStringLength: hub.config.limits.maxString,
    maxArrayLength: hub.config.limits.maxArray,
  });
  return decoded.ok ? checkRequest<T>(name, decoded.value) : decoded;
}

/** The value, or the refusal as an HTTP answer. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refused(outcome.refusal);
}

/** The keys of these parties; whichever do not take part are all named at once. */
export function partiesOf(caller: Caller, named: [urn: string, pointer: string][]): string[] {
  const found = named.map(([urn, pointer]) => ({ party: caller.directory.partyByUrn(urn), pointer }));
  const detail = 'No such organisation or arrangement takes part.';
  const faults = found
    .filter(({ party }) => !party)
    .map(({ pointer }) => ({ pointer, code: 'party', detail }));
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  return found.map(({ party }) => party!.key);
}
