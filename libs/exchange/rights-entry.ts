import { lockPerson, ownSubject, type RightsRequest } from '#consent';
import { ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { contactOf } from './contact-rights.js';
import type { RunningHub } from './hub.js';
import { ownOrNewSubject } from './statements.js';

type Entry = Pick<RightsRequest, 'subjectId' | 'recordId' | 'contactId' | 'about'>;
type Asked = { mustBeKnown?: boolean } & ({ recordId: string } | { email: string });

/** Null where there is none; of what was erased the row is still there, without who it was. */
export const isKnown = ({ subjectId, contactId }: Pick<Entry, 'subjectId' | 'contactId'>): boolean =>
  subjectId !== null || contactId !== null;

/**
 * The entry of whom a request is about, under its lock; where there is none it is made if that is asked. Refused
 * (`invalid-request`, fault `not-known`) where it had to be there: a number with a slip in it would be somebody of its own.
 */
export async function entryAskedAbout(
  hub: RunningHub,
  tx: Tx,
  controller: string,
  asked: Asked,
  makesOne: boolean,
): Promise<Outcome<Entry>> {
  const entryOf = (makes: boolean): Promise<Entry> =>
    'email' in asked
      ? contactOf(hub, tx, controller, asked.email, makes)
      : personOf(hub, tx, controller, asked.recordId, makes);
  const entry = await entryOf(makesOne && !asked.mustBeKnown);
  if (!asked.mustBeKnown || isKnown(entry)) return ok(entry);
  const pointer = 'email' in asked ? '/subject/email' : '/subject/recordId';
  const detail = 'The hub has no entry of this person at this organisation.';
  return refuse('invalid-request', { faults: [{ pointer, code: 'not-known', detail }] });
}

async function personOf(
  hub: RunningHub,
  tx: Tx,
  controller: string,
  recordId: string,
  makesOne: boolean,
): Promise<Entry> {
  const subjectId = makesOne
    ? await ownOrNewSubject(hub, tx, controller, recordId)
    : ((await ownSubject(tx, controller, recordId)) ?? null);
  if (subjectId !== null) await lockPerson(tx, subjectId);
  return { subjectId, recordId, contactId: null, about: 'person' };
}
