import { appendEvents, auditEvent, type AuditAction } from '#audit';
import {
  changeRightsRequest,
  dueOf,
  insertRightsRequest,
  lockRightsRequest,
  lockSubject,
  answersTo,
  ownRightsRequest,
  ownSubject,
  pauseAsAsked,
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
import { newId, ok, refuse, type Fault, type Outcome } from '#kernel';
import type { Query, Tx } from '#storage';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { nothingUnderWay, ownOrNewSubject } from './statements.js';

const MOST_SHOWN = 500;
const DAY_MS = 86_400_000;
/** A letter that lay longer than the term itself is noted with its date by hand, and is late. */
const OLDEST_RECEIPT_MS = 92 * DAY_MS;

export type RightsInput = Pick<
  NewRightsRequest,
  'kind' | 'purposes' | 'how' | 'notedBy' | 'givenBy' | 'representation'
> & { recordId: string; receivedAt?: Date };

/** A request as the privacy officer sees it. */
export interface RightsView extends RightsRequest {
  signal: Signal;
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
  const { recordId, kind, purposes } = input;
  const faults = purposeFaults(kind, purposes);
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const received = await hub.db.transaction().execute(async (tx) => {
    const before = await hub.moment(tx);
    const receivedAt = input.receivedAt ?? before;
    const age = before.getTime() - receivedAt.getTime();
    if (age < 0 || age > OLDEST_RECEIPT_MS) return refuse('invalid-request', { faults: [notThen(age < 0)] });
    const isPause = PAUSES.has(kind);
    const subjectId = isPause
      ? await ownOrNewSubject(hub, tx, controller, recordId)
      : ((await ownSubject(tx, controller, recordId)) ?? null);
    await lockSubject(tx, subjectId);
    const now = await hub.moment(tx);
    const one = { ...input, id: newId(now), controller, subjectId, recordId, receivedBy: actor, receivedAt };
    const dueAt = dueOf(receivedAt, false);
    await insertRightsRequest(tx, { ...one, dueAt });
    if (subjectId !== null && isPause) await pauseAsAsked(tx, subjectId);
    await note(tx, speaker, 'rights-request.received', one, 'received', now);
    return ok({ id: one.id, receivedAt, dueAt, paused: isPause ? subjectId : null });
  });
  if (!received.ok) return received;
  const { paused, ...receipt } = received.value;
  if (paused !== null) await nothingUnderWay(hub, { subjectId: paused });
  return ok(receipt);
}

const notThen = (isAhead: boolean): Fault => ({
  pointer: '/receivedAt',
  code: isAhead ? 'future' : 'past',
  detail: isAhead ? 'A receipt does not lie in the future.' : 'A receipt lies at most 92 days back.',
});

function purposeFaults(kind: RightsRequest['kind'], purposes: string[]): Fault[] {
  if (purposes.length === 0 || kind === 'objection') return [];
  return [{ pointer: '/purposes', code: 'purposes', detail: 'Only an objection is to purposes.' }];
}

/** For the privacy officer of the controller. That it was read is noted. */
export async function readRequests(
  hub: RunningHub,
  speaker: Speaker,
  which: { id: string } | { onlyOpen: boolean },
): Promise<RightsView[]> {
  const { controller } = speaker;
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const found =
      'id' in which
        ? [await ownRightsRequest(tx, controller, which.id)].flatMap((one) => one ?? [])
        : await rightsRequestsOf(tx, controller, { ...which, limit: MOST_SHOWN });
    const object = 'id' in which ? `rights-request:${which.id}` : 'rights-requests';
    if (!('id' in which) || found.length > 0)
      await appendEvents(tx, [eventOf(speaker, 'rights-requests.read', object, 'read', now)]);
    const shown: RightsView[] = [];
    for (const one of found)
      shown.push({ ...one, signal: signalOf(one, now), notices: await answersTo(tx, one.id) });
    return shown;
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
    if (one.subjectId !== null && PAUSES.has(one.kind)) await pauseAsAsked(tx, one.subjectId);
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
    await lockSubject(tx, one.subjectId);
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
