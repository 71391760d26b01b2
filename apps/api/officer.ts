import type { FastifyRequest } from 'fastify';
import type { RunningHub, Speaker } from '#exchange';
import { ok, refuse, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import { personIn } from './authorisation.js';
import { asAnyOf, readersOf } from './caller.js';
import { Refused } from './problem.js';

/** For each controller whose privacy officer asks: a person in that role, or a connection that is named for it. */
export function officersOf(hub: RunningHub, request: FastifyRequest): Speaker[] {
  const officers = readersOf(hub, request).filter(({ reader }) => reader === 'privacy-officer');
  if (officers.length === 0) throw new Refused({ code: 'not-mandated' });
  return officers.map(({ speaker }) => speaker);
}

/** On a route that is for others too: whether it is the privacy officer of this controller, or a connection named for it. */
export function isOfficerOf(hub: RunningHub, request: FastifyRequest, controller: string): boolean {
  const person = personIn(request);
  const isOne = person?.chosen?.role === 'privacy-officer';
  const officers = person && !isOne ? [] : readersOf(hub, request);
  return officers.some((one) => one.reader === 'privacy-officer' && one.speaker.controller === controller);
}

/** For each controller whose privacy officer asks. */
export async function asAnyOfficer<T>(
  hub: RunningHub,
  request: FastifyRequest,
  id: string,
  act: (speaker: Speaker) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return asAnyOf(officersOf(hub, request), id, act);
}

/** For which of these it is: the one that is named, or the only one. */
export function officerNamed(
  officers: Speaker[],
  directory: Directory,
  controller: string | undefined,
): Outcome<Speaker> {
  const key = controller === undefined ? undefined : directory.partyByUrn(controller)?.key;
  const found = controller === undefined ? officers : officers.filter((one) => one.controller === key);
  const [only, ...others] = found;
  if (!only) return refuse('not-mandated');
  if (others.length === 0) return ok(only);
  const detail = 'You work for several organisations: name the one meant in controller.';
  return refuse('invalid-request', { faults: [{ pointer: '/controller', code: 'required', detail }] });
}
