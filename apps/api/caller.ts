import type { FastifyRequest } from 'fastify';
import { decodeJson } from '#contracts';
import { isId, ok, refuse, type Json, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Approver, Auditor, Caller, Reader, RunningHub, SearchReason, Speaker } from '#exchange';
import { partnerIn, personIn } from './authorisation.js';
import { mandatedNow } from './partner-access.js';
import { checkRequest, type RequestName } from './requests.js';
import { Refused } from './problem.js';
import type { Person } from './sessions.js';
import { traceOf } from './trace.js';

/** The connection that calls: the guard found it by the row of this route. Throws when the row is not for connections. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = partnerIn(request);
  if (!caller) throw new Error('a route for connections was reached by somebody else');
  return caller;
}

/** The person who calls, on a route that is for people only. */
export function personOf(request: FastifyRequest): Person {
  const person = personIn(request);
  if (!person) throw new Error('a route for people was reached by something else');
  return person;
}

/** Whether whoever runs the hub calls: a connection that operates it, or an operator of the whole region. */
export function runsHub(request: FastifyRequest): boolean {
  const caller = partnerIn(request);
  if (caller) return caller.connection.operates === true;
  const { role, region } = personOf(request).chosen!;
  return role === 'operator' && region;
}

export { traceOf };

/** The parties for which the connection acts now. */
export const controllersOf = (hub: RunningHub, { connection, directory }: Caller): string[] =>
  mandatedNow(hub, connection, directory);

export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** The controller of a document in a form of its own: the header names it, or it is the only one of the connection. */
export function sourceOf(hub: RunningHub, caller: Caller, request: FastifyRequest): Outcome<string> {
  const controllers = controllersOf(hub, caller);
  const only = controllers.length === 1 ? caller.directory.party(controllers[0]!)?.urn : undefined;
  const source = headerOf(request, 'schakel-source') ?? only;
  if (source) return ok(source);
  return refuse('not-mandated', {
    detail: 'Name the organisation in Schakel-Source: this connection acts for several.',
  });
}

/** The caller as each of the parties for which it acts now: for what is named by its id alone. */
export const speakersOf = (hub: RunningHub, caller: Caller): Speaker[] =>
  controllersOf(hub, caller).map((controller) => ({
    controller,
    ...askedBy(caller),
  }));

/** Default: what a sender's system and staff may see. The mandate was looked at already. */
export const readerOf = ({ connection }: Caller, controller: string): Reader =>
  connection.privacyFor?.includes(controller) ? 'privacy-officer' : 'sender';

export interface ReadAs {
  speaker: Speaker;
  reader: Reader;
}

/** As whom something may be read: a privacy officer for their own controller, a connection for each that it acts for. */
export function readersOf(hub: RunningHub, request: FastifyRequest): ReadAs[] {
  const caller = partnerIn(request);
  if (caller)
    return speakersOf(hub, caller).map((speaker) => ({
      speaker,
      reader: readerOf(caller, speaker.controller),
    }));
  const { chosen } = personOf(request);
  return [{ speaker: { controller: chosen!.party, ...asker(request) }, reader: 'privacy-officer' }];
}

/** The same, for the `controller` that is named, or the only one there is. */
export function readerNamed(
  hub: RunningHub,
  request: FastifyRequest,
  directory: Directory,
  controller: string | undefined,
): Outcome<ReadAs> {
  const caller = partnerIn(request);
  if (caller) {
    const speaker = speakerOf(hub, caller, controller);
    return speaker.ok
      ? ok({ speaker: speaker.value, reader: readerOf(caller, speaker.value.controller) })
      : speaker;
  }
  const own = readersOf(hub, request)[0]!;
  const isOwn = !controller || directory.partyByUrn(controller)?.key === own.speaker.controller;
  return isOwn ? ok(own) : refuse('not-mandated');
}

/** Who is known to take part, as the caller's own request found it. */
export const directoryOf = async (hub: RunningHub, request: FastifyRequest): Promise<Directory> =>
  partnerIn(request)?.directory ?? hub.directory();

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
  return ok({ controller: named, ...askedBy(caller) });
}

/** The same, also of a person: for the organisation in whose role the person works. */
export function proposerOf(
  hub: RunningHub,
  request: FastifyRequest,
  controller: string | undefined,
): Outcome<Speaker> {
  const caller = partnerIn(request);
  if (caller) return speakerOf(hub, caller, controller);
  const [own] = partiesActedFor(hub, request);
  return controller === undefined ? ok({ controller: own!, ...asker(request) }) : refuse('not-mandated');
}

type Asker = Omit<Speaker, 'controller'>;

const askedBy = ({ connection, origin, traceId }: Caller): Asker => ({
  actor: `connection:${connection.key}`,
  origin,
  ...(traceId ? { traceId } : {}),
});

/** For the log: who it is, connection or person, where the request came from and in which trace. */
export function asker(request: FastifyRequest): Asker {
  const caller = partnerIn(request);
  if (caller) return askedBy(caller);
  const { actor, origin } = personOf(request);
  return { actor, origin, traceId: traceOf(request) };
}

/** For whom whoever asks acts: the parties of the connection, or the one for which the person holds the chosen role. */
export function partiesActedFor(hub: RunningHub, request: FastifyRequest): string[] {
  const caller = partnerIn(request);
  return caller ? controllersOf(hub, caller) : [personOf(request).chosen!.party];
}

/** What is named by its id alone: tried as each of these; of others it is not found. */
export async function asAnyOf<T>(
  speakers: Speaker[],
  id: string,
  act: (speaker: Speaker) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  let outcome: Outcome<T> = refuse('not-found');
  for (const speaker of isId(id) ? speakers : []) {
    outcome = await act(speaker);
    if (outcome.ok || outcome.refusal.code !== 'not-found') break;
  }
  return outcome;
}

/** For each party for which whoever asks acts. */
export function asAnyOwn<T>(
  hub: RunningHub,
  request: FastifyRequest,
  id: string,
  act: (speaker: Speaker) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const speakers = partiesActedFor(hub, request).map((controller) => ({ controller, ...asker(request) }));
  return asAnyOf(speakers, id, act);
}

/**
 * Who says yes or no: a connection that the configuration names as the work place of the approver, for as long as its
 * mandate holds, or a person in that role.
 */
export function approverOf(hub: RunningHub, request: FastifyRequest): Approver {
  const named = partnerIn(request)?.connection.approvesFor;
  const parties = partiesActedFor(hub, request);
  const approvesFor = partnerIn(request) ? parties.filter((one) => named?.includes(one)) : parties;
  return { ...asker(request), approvesFor };
}

/** For whom the log is searched: a connection that the configuration names so for the party, or an auditor who logged in. */
export function auditorOf(
  hub: RunningHub,
  request: FastifyRequest,
  { controller, reason }: { controller?: string; reason: SearchReason },
): Outcome<Auditor> {
  const traceId = traceOf(request);
  const caller = partnerIn(request);
  if (!caller) {
    const { actor, origin, chosen } = personOf(request);
    return ok({ controller: chosen!.party, actor, origin, reason, traceId });
  }
  const speaker = speakerOf(hub, caller, controller);
  if (!speaker.ok) return speaker;
  if (!caller.connection.auditsFor?.includes(speaker.value.controller)) return refuse('not-mandated');
  return ok({ ...speaker.value, reason, traceId });
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
export function partiesOf(
  { directory }: Pick<Caller, 'directory'>,
  named: [urn: string, pointer: string][],
): string[] {
  const found = named.map(([urn, pointer]) => ({ party: directory.partyByUrn(urn), pointer }));
  const detail = 'No such organisation or arrangement takes part.';
  const faults = found
    .filter(({ party }) => !party)
    .map(({ pointer }) => ({ pointer, code: 'party', detail }));
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  return found.map(({ party }) => party!.key);
}
