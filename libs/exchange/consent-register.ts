import { appendEvents, auditEvent } from '#audit';
import {
  bsnHash,
  consentsExpiring,
  consentsOf,
  consentStateAt,
  ownConsent,
  ownSubjectsNamed,
  type ConsentState,
  type Evidence,
  type Provision,
  type RegisteredConsent,
} from '#consent';
import { isBsn, ok, refuse, type Category, type Outcome, type Purpose } from '#kernel';
import type { Query, Tx } from '#storage';
import { evidenceWith } from './evidence.rules.js';
import type { Reader } from './explanations.js';
import type { RunningHub } from './hub.js';
import { lookedUp } from './looked-up.js';
import type { Speaker } from './post.js';
import { sayHasEffect, sayWithin } from './statements.js';

const MOST_FOUND = 200;
const BY_THE_PERSON = 'person';

/**
 * A consent for whoever reads the register. The privacy officer of the controller sees all of it. Its systems and staff see
 * that something was asked and registered through a connection, as long as it holds; not what was said, nor what became
 * of it, nor anything that the person said itself.
 */
export interface ConsentView {
  consentId: string;
  recordId: string;
  purpose: string;
  /** Party keys. */
  recipients: string[];
  givenAt: Date;
  validUntil: Date;
  state: ConsentState | 'not-shown';
  /** For the privacy officer. */
  whole?: RegisteredConsent;
}

export function viewFor(reader: Reader, consent: RegisteredConsent, now: Date): ConsentView | undefined {
  const { id, recordId, purpose, recipients, givenAt, validUntil } = consent;
  const common = { consentId: id, recordId, purpose, recipients, givenAt, validUntil };
  if (reader === 'privacy-officer') return { ...common, state: consentStateAt(consent, now), whole: consent };
  return consent.registeredBy === BY_THE_PERSON ? undefined : { ...common, state: 'not-shown' };
}

export interface ConsentSearch {
  recordId?: string;
  bsn?: string;
  /** Those to ask again, whose time is over before this moment; for the privacy officer. */
  expiresBefore?: Date;
  /** With it: not those whose time was over before this one; without, only those that are to expire yet. */
  expiresAfter?: Date;
}

/** Own entries only. About somebody who is not known the answer is that of somebody about whom nothing was registered. */
export async function searchConsents(
  hub: RunningHub,
  speaker: Speaker,
  reader: Reader,
  search: ConsentSearch,
): Promise<Outcome<{ consents: ConsentView[]; known?: boolean }>> {
  const { controller } = speaker;
  const asked = [search.recordId, search.bsn, search.expiresBefore].filter((one) => one !== undefined);
  if (asked.length !== 1 || (search.expiresAfter && !search.expiresBefore)) {
    const detail = 'Name one thing: a record id, a BSN, or a moment before which it expires.';
    return refuse('invalid-request', { faults: [{ pointer: '', code: 'required', detail }] });
  }
  const named = await bsnFaults(hub, controller, search.bsn);
  if (!named.ok) return named;
  if (search.expiresBefore && reader !== 'privacy-officer') return refuse('not-mandated');
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const { found, subjects } = await foundBy(hub, tx, controller, search, now);
    const read = subjects ? await lookedUp(hub, tx, controller, subjects, now) : ['consents'];
    await noteReading(tx, speaker, read, now);
    const consents = found.flatMap((one) => viewFor(reader, one, now) ?? []);
    // To others, who is not known and of whom nothing may be told are the same.
    return ok(
      reader === 'privacy-officer' && subjects ? { consents, known: subjects.length > 0 } : { consents },
    );
  });
}

/** One person, by a record id or by a BSN that this organisation may use. */
export async function namedByOne(
  hub: RunningHub,
  controller: string,
  { recordId, bsn }: { recordId?: string; bsn?: string },
): Promise<Outcome<undefined>> {
  if ((recordId === undefined) !== (bsn === undefined)) return bsnFaults(hub, controller, bsn);
  const detail = 'Name one thing: a record id or a BSN.';
  return refuse('invalid-request', { faults: [{ pointer: '/subject', code: 'required', detail }] });
}

async function bsnFaults(
  hub: RunningHub,
  controller: string,
  bsn: string | undefined,
): Promise<Outcome<undefined>> {
  if (bsn === undefined) return ok(undefined);
  const fault = (detail: string) => [{ pointer: '/subject/bsn', code: 'envelope', detail }];
  if ((await hub.directory()).party(controller)?.bsn !== true)
    return refuse('invalid-request', {
      faults: fault('This organisation may not use the citizen service number.'),
    });
  if (!isBsn(bsn)) return refuse('invalid-bsn', { faults: fault('Does not pass the eleven test.') });
  return ok(undefined);
}

async function foundBy(
  hub: RunningHub,
  tx: Tx,
  controller: string,
  { recordId, bsn, expiresBefore, expiresAfter }: ConsentSearch,
  now: Date,
): Promise<{ found: RegisteredConsent[]; subjects?: string[] }> {
  if (expiresBefore) {
    const period = { from: expiresAfter ?? now, until: expiresBefore };
    return { found: await consentsExpiring(tx, controller, period, MOST_FOUND) };
  }
  const hash = bsn === undefined ? undefined : await bsnHash(tx, hub.keys, controller, bsn, now);
  const subjects = await ownSubjectsNamed(tx, controller, { recordId, bsnHash: hash });
  return { found: await consentsOf(tx, controller, subjects, MOST_FOUND), subjects };
}

/** One consent of the speaker's; for staff it is not found where they may not know of it. */
export async function readConsent(
  hub: RunningHub,
  speaker: Speaker,
  reader: Reader,
  id: string,
): Promise<Outcome<ConsentView>> {
  return hub.db.transaction().execute(async (tx) => {
    const consent = await ownConsent(tx, speaker.controller, id);
    const now = await hub.moment(tx);
    const view = consent && viewFor(reader, consent, now);
    if (!view) return refuse('not-found');
    await noteReading(tx, speaker, [`statement:${id}`], now);
    return ok(view);
  });
}

async function noteReading(
  tx: Query,
  { controller, actor, origin, traceId }: Speaker,
  objects: string[],
  moment: Date,
): Promise<void> {
  const events = objects.map((object) =>
    auditEvent({
      moment,
      log: 'audit',
      action: 'consents.read',
      actor,
      origin,
      object,
      result: 'read',
      organisations: [controller],
      details: {},
      ...(traceId ? { traceId } : {}),
    }),
  );
  await appendEvents(tx, events);
}

/**
 * Gives what was asked then: the same purpose, recipients and categories, with evidence of its own. What was refused then,
 * or withdrawn meanwhile, is given anew by it: whoever asks at a desk does not learn from the answer what the person said or
 * did. What a refusal permitted all the same is part of what is given now.
 */
export async function renewConsent(
  hub: RunningHub,
  speaker: Speaker,
  reader: Reader,
  id: string,
  { evidence, validUntil }: { evidence: Evidence; validUntil?: Date },
): Promise<Outcome<string>> {
  const renewed = await hub.db.transaction().execute(async (tx) => {
    const old = await ownConsent(tx, speaker.controller, id);
    const now = await hub.moment(tx);
    if (!old || !viewFor(reader, old, now)) return refuse('not-found');
    const proved = evidenceWith((await hub.snapshot(tx)).notices, evidence, now);
    if (!proved.ok) return proved;
    const goesOn = old.said === 'given' && consentStateAt(old, now) !== 'withdrawn';
    const input = {
      kind: 'consent' as const,
      purpose: old.purpose as Purpose,
      recipients: old.recipients,
      includesSuccessors: old.includesSuccessors,
      categories: old.categories as Category[],
      exceptions: old.said === 'given' ? (old.exceptions as unknown as Provision[]) : [],
      state: 'given' as const,
      evidence: proved.value,
      validUntil,
      ...(goesOn ? { renews: id } : {}),
    };
    const registered = await sayWithin(hub, tx, speaker, old.subjectId, [input]);
    return ok(registered);
  });
  if (!renewed.ok) return renewed;
  await sayHasEffect(hub, renewed.value);
  return ok(renewed.value.ids[0]!);
}
