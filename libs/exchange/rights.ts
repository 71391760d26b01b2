import { appendEvents, auditEvent, type AuditAction } from '#audit';
import {
  changeRightsRequest,
  dueOf,
  insertRightsRequest,
  lockRightsRequest,
  answersTo,
  otherEntriesOf,
  ownRightsRequest,
  PAUSES,
  rightsRequestsOf,
  signalOf,
  type Extension,
  type NewRightsRequest,
  type Answers,
  type RightsDecision,
  type RightsGround,
  type RightsRequest,
  type Signal,
} from '#consent';
import { newId, ok, refuse, type Fault, type ListPlace, type Outcome } from '#kernel';
import type { Query, Tx } from '#storage';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { contactFaults, lockEntryOf, nothingOfEntryUnderWay, pauseEntry } from './contact-rights.js';
import { entryAskedAbout, isKnown } from './rights-entry.js';

const DAY_MS = 86_400_000;
/** A letter that lay longer than the term itself is noted with its date by hand, and is late. */
const OLDEST_RECEIPT_MS = 92 * DAY_MS;

export type RightsInput = Pick<
  NewRightsRequest,
  'kind' | 'purposes' | 'how' | 'notedBy' | 'givenBy' | 'representation'
> & {
  receivedAt?: Date;
  /** Refused where this controller has no entry of whom it names: for who may be told that. */
  mustBeKnown?: boolean;
} & ({ recordId: string } | { email: string });

/** A request as the privacy officer sees it. */
export interface RightsView extends RightsRequest {
  signal: Signal;
  /** Whether the hub has an entry of whom it is about at this controller, or had one until that was erased. */
  known: boolean;
  /** Record ids of other entries of this controller with the same BSN, for which it holds too. */
  otherEntries: string[];
  notices: Answers;
}

/**
 * Takes in what a person asks of this controller. An objection or a restriction pauses what it is about from here on, until
 * it is decided: like a withdrawal it is answered when nothing of the person is under way any more.
 */
export async function receiveRequest(
  hub: RunningHub,
  speaker: Speaker,
  input: RightsInput,
): Promise<Outcome<{ id: string; receivedAt: Date; dueAt: Date }>> {
  const { controller, actor } = speaker;
  const { kind, purposes } = input;
  const faults = [...purposeFaults(kind, purposes), ...contactFaults(input), ...representationFaults(input)];
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const received = await hub.db.transaction().execute(async (tx) => {
    const before = await hub.moment(tx);
    const receivedAt = input.receivedAt ?? before;
    const age = before.getTime() - receivedAt.getTime();
    if (age < 0 || age > OLDEST_RECEIPT_MS) return refuse('invalid-request', { faults: [notThen(age < 0)] });
    const isPause = PAUSES.has(kind);
    // What holds for what may come needs an entry to hold for, also of somebody who is not known yet.
    const makesOne = isPause || kind === 'erasure';
    const found = await entryAskedAbout(hub, tx, controller, input, makesOne);
    if (!found.ok) return found;
    const entry = found.value;
    const now = await hub.moment(tx);
    const { how, notedBy, givenBy, representation } = input;
    const said = { kind, purposes, how, notedBy, givenBy, representation };
    const one = { ...said, ...entry, id: newId(now), controller, receivedBy: actor, receivedAt };
    const dueAt = dueOf(receivedAt, false);
    await insertRightsRequest(tx, { ...one, dueAt });
    if (isPause) await pauseEntry(tx, one);
    await note(tx, speaker, 'rights-request.received', one, 'received', now);
    return ok({ id: one.id, receivedAt, dueAt, paused: isPause ? entry : null });
  });
  if (!received.ok) return received;
  const { paused, ...receipt } = received.value;
  if (paused) await nothingOfEntryUnderWay(hub, paused);
  return ok(receipt);
}

const notThen = (isAhead: boolean): Fault => ({
  pointer: '/receivedAt',
  code: isAhead ? 'future' : 'past',
  detail: isAhead ? 'A receipt does not lie in the future.' : 'A receipt lies at most 92 days back.',
});

/** Never why: only that somebody speaks for the person in this matter. */
function representationFaults({ givenBy, representation }: RightsInput): Fault[] {
  const isFor = representation === 'for-this-matter';
  if (representation === null || (givenBy === 'representative') === isFor) return [];
  const detail = 'For-this-matter with a representative; none with the person.';
  return [{ pointer: '/representation', code: 'representation', detail }];
}

function purposeFaults(kind: RightsRequest['kind'], purposes: string[]): Fault[] {
  if (purposes.length === 0 || kind === 'objection') return [];
  return [{ pointer: '/purposes', code: 'purposes', detail: 'Only an objection is to purposes.' }];
}

/** For the privacy officer of the controller. That it was read is noted. */
export async function readRequest(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<RightsView>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const found = await ownRightsRequest(tx, speaker.controller, id);
    if (!found) return refuse('not-found');
    await appendEvents(tx, [eventOf(speaker, 'rights-requests.read', `rights-request:${id}`, 'read', now)]);
    return ok(await viewOf(tx, found, now));
  });
}

/** As the API describes a request. */
const MOST_NAMED = 50;

const viewOf = async (tx: Tx, one: RightsRequest, now: Date): Promise<RightsView> => ({
  ...one,
  signal: signalOf(one, now),
  known: isKnown(one),
  otherEntries: one.subjectId
    ? (await otherEntriesOf(tx, one.subjectId)).slice(0, MOST_NAMED).map(({ recordId }) => recordId)
    : [],
  notices: await answersTo(tx, one.id),
});

/** A page of what people asked of these controllers, newest first. That it was read is noted for each of them. */
export async function listRequests(
  hub: RunningHub,
  speakers: Speaker[],
  page: { onlyOpen: boolean; after?: ListPlace; limit: number },
): Promise<{ requests: RightsView[]; last?: ListPlace }> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const read = speakers.map((one) => eventOf(one, 'rights-requests.read', 'rights-requests', 'read', now));
    await appendEvents(tx, read);
    const controllers = [...new Set(speakers.map(({ controller }) => controller))];
    const found = await rightsRequestsOf(tx, controllers, { ...page, limit: page.limit + 1 });
    const requests: RightsView[] = [];
    for (const one of found.slice(0, page.limit)) requests.push(await viewOf(tx, one, now));
    const end = requests.at(-1);
    return found.length > page.limit && end
      ? { requests, last: { at: end.receivedAt, id: end.id } }
      : { requests };
  });
}

/** Two months more, said with its reason before the first has gone by. */
export async function extendRequest(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
  extension: Extension,
): Promise<Outcome<RightsRequest>> {
  return changing(hub, speaker, id, async (tx, one, now) => {
    const isInTime = now.getTime() < one.dueAt.getTime();
    if (one.state === 'executed' || one.state === 'closed' || one.extension || !isInTime)
      return refuse('other-state');
    await changeRightsRequest(tx, id, {
      extension,
      due_at: dueOf(one.receivedAt, true),
      soon_told_at: null,
    });
    await note(tx, speaker, 'rights-request.extended', one, extension, now);
    return ok(undefined);
  });
}

export interface RightsVerdict {
  decision: RightsDecision;
  ground?: RightsGround;
  /** Of an objection that is upheld in part: for which purposes. */
  purposes?: string[];
}

/** A refusal ends it, and with it the pause; what is granted is done by executing it, and paused until then. */
export async function decideRequest(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
  verdict: RightsVerdict,
): Promise<Outcome<RightsRequest>> {
  return changing(hub, speaker, id, async (tx, one, now) => {
    if (one.state !== 'received') return refuse('other-state');
    const faults = verdictFaults(one, verdict);
    if (faults.length > 0) return refuse('invalid-request', { faults });
    const { decision, ground = null, purposes } = verdict;
    const isRefused = decision === 'refused';
    await changeRightsRequest(tx, id, {
      decision,
      ground,
      ...(purposes ? { purposes } : {}),
      decided_by: speaker.actor,
      decided_at: now,
      state: isRefused ? 'closed' : 'decided',
      ...(isRefused ? { closed_at: now } : {}),
    });
    if (PAUSES.has(one.kind)) await pauseEntry(tx, one);
    await note(tx, speaker, 'rights-request.decided', one, decision, now);
    return ok(undefined);
  });
}

function verdictFaults({ kind, purposes: asked }: RightsRequest, verdict: RightsVerdict): Fault[] {
  const { decision, ground, purposes } = verdict;
  const fault = (pointer: string, detail: string): Fault => ({ pointer, code: 'decision', detail });
  const isPartObjection = kind === 'objection' && decision === 'partly';
  const beyond = (purposes ?? []).some((one) => asked.length > 0 && !asked.includes(one));
  return [
    ...(decision !== 'granted' && !ground ? [fault('/ground', 'What is not granted has a ground.')] : []),
    ...(decision === 'granted' && ground ? [fault('/ground', 'What is granted has no ground.')] : []),
    ...(kind === 'erasure' && decision === 'partly'
      ? [fault('/decision', 'An entry is erased or not; refuse it with a ground, or restrict it.')]
      : []),
    ...(isPartObjection && !purposes
      ? [fault('/purposes', 'An objection that is upheld in part is so for purposes.')]
      : []),
    ...(purposes && !isPartObjection
      ? [fault('/purposes', 'Only an objection that is upheld in part is so for purposes.')]
      : []),
    ...(beyond ? [fault('/purposes', 'The person did not object to one of these.')] : []),
  ];
}

/** A request of this controller's, under its own lock and that of the entry. */
export async function changing(
  hub: RunningHub,
  { controller }: Speaker,
  id: string,
  change: (tx: Tx, one: RightsRequest, now: Date) => Promise<Outcome<unknown>>,
): Promise<Outcome<RightsRequest>> {
  return hub.db.transaction().execute(async (tx) => {
    await lockRightsRequest(tx, id);
    const one = await ownRightsRequest(tx, controller, id);
    if (!one) return refuse('not-found');
    await lockEntryOf(tx, one);
    const changed = await change(tx, one, await hub.moment(tx));
    return changed.ok ? ok((await ownRightsRequest(tx, controller, id))!) : changed;
  });
}

export async function note(
  tx: Query,
  speaker: Speaker,
  action: AuditAction,
  { id, kind }: Pick<RightsRequest, 'id' | 'kind'>,
  result: string,
  moment: Date,
): Promise<void> {
  await appendEvents(tx, [eventOf(speaker, action, `rights-request:${id}`, result, moment, { kind })]);
}

export const eventOf = (
  { controller, actor, origin, traceId }: Speaker,
  action: AuditAction,
  object: string,
  result: string,
  moment: Date,
  details: Record<string, unknown> = {},
) =>
  auditEvent({
    moment,
    log: 'audit',
    action,
    actor,
    origin,
    object,
    result,
    organisations: [controller],
    details,
    ...(traceId ? { traceId } : {}),
  });
