import { appendEvents, auditEvent } from '#audit';
import {
  entriesFor,
  entryOf,
  insertConsent,
  insertDeclaration,
  lockSubject,
  markWithdrawn,
  ownStatement,
  ownSubject,
  type Evidence,
  type NewConsent,
} from '#consent';
import { newId, ok, passed, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { evidenceWith } from './evidence.rules.js';
import type { RunningHub } from './hub.js';
import type { Speaker, StatementKind, Withdrawn } from './post.js';
import { underWayCount } from './retract.store.js';
import { tellThoseWhoGotIt } from './telling.js';

const LOOK_AGAIN_MS = 25;
/** What is committed as under way may wait this long for the round before it in its lane; less than the margin of a hold. */
export const LONGEST_WAIT_FOR_ROUND_MS = 5000;

export type StatementInput = Omit<NewConsent, 'id' | 'subjectId' | 'givenAt' | 'validUntil'> & {
  recordId: string;
  validUntil?: Date;
};

export type DeclarationInput = {
  recordId: string;
  recipients: string[];
  includesSuccessors: boolean;
  validUntil?: Date;
  evidence: Evidence;
};

/** What is registered at once about one entry: of each what it was, and who is to be told of it. */
export interface Registered {
  ids: string[];
  subjectId: string;
  lanes: string[];
  /** Whether one of them was a no: like a withdrawal it is answered when nothing of the person is under way any more. */
  hasRefusal: boolean;
}

export type Said =
  | ({ kind: 'consent'; renews?: string } & Omit<StatementInput, 'recordId'>)
  | ({ kind: 'declaration' } & Omit<DeclarationInput, 'recordId'>);

/**
 * Registers what a person said about an entry of this controller; the entry is made when this comes first. A refusal
 * overrides what was given before: like a withdrawal it is answered when nothing of the person is under way any more.
 */
export async function registerConsent(
  hub: RunningHub,
  speaker: Speaker,
  { recordId, ...said }: StatementInput,
): Promise<Outcome<string>> {
  return register(hub, speaker, recordId, { kind: 'consent', ...said });
}

export async function registerDeclaration(
  hub: RunningHub,
  speaker: Speaker,
  { recordId, ...said }: DeclarationInput,
): Promise<Outcome<string>> {
  return register(hub, speaker, recordId, { kind: 'declaration', ...said });
}

async function register(
  hub: RunningHub,
  speaker: Speaker,
  recordId: string,
  said: Said,
): Promise<Outcome<string>> {
  const registered = await hub.db.transaction().execute(async (tx) => {
    const { notices } = await hub.snapshot(tx);
    const evidence = evidenceWith(notices, said.evidence, await hub.moment(tx));
    if (!evidence.ok) return evidence;
    const subjectId = await ownOrNewSubject(hub, tx, speaker.controller, recordId);
    return ok(await sayWithin(hub, tx, speaker, subjectId, [{ ...said, evidence: evidence.value }]));
  });
  if (!registered.ok) return registered;
  await sayHasEffect(hub, registered.value);
  return ok(registered.value.ids[0]!);
}

/** After the commit: who is to be told is rung for, and a no is answered when nothing is under way any more. */
export async function sayHasEffect(
  hub: RunningHub,
  { lanes, hasRefusal, subjectId }: Registered,
): Promise<void> {
  for (const lane of lanes) hub.pipeline.ring('deliver', lane);
  if (hasRefusal) await nothingUnderWay(hub, { subjectId });
}

/** Made when it is the first that is said about this person. */
export async function ownOrNewSubject(
  hub: RunningHub,
  tx: Tx,
  controller: string,
  recordId: string,
): Promise<string> {
  const known = await ownSubject(tx, controller, recordId);
  if (known) return known;
  const entries = await entriesFor(
    tx,
    hub.keys,
    [{ controller, recordId, evenIfStopped: true }],
    await hub.moment(tx),
  );
  return entryOf(entries, controller, recordId)!.id;
}

/** Writes what was said under the lock of the entry, with its events and the word to those who have to hear of a no. */
export async function sayWithin(
  hub: RunningHub,
  tx: Tx,
  { controller, actor, origin, traceId }: Speaker,
  subjectId: string,
  said: Said[],
): Promise<Registered> {
  await lockSubject(tx, subjectId);
  const now = await hub.moment(tx);
  const lanes = new Set<string>();
  const ids: string[] = [];
  for (const { kind, ...one } of said) {
    const id = newId(now);
    const validUntil = one.validUntil ?? new Date(now.getTime() + hub.config.terms.consent);
    const base = { ...one, id, subjectId, givenAt: now, validUntil };
    ids.push(id);
    if (kind === 'declaration') await insertDeclaration(tx, base);
    else await insertConsent(tx, base as NewConsent, actor);
    if ((base as NewConsent).state === 'refused')
      for (const lane of await tellThoseWhoGotIt(
        hub,
        tx,
        { subjectId, consentId: id, action: 'delete' },
        now,
      ))
        lanes.add(lane);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: `${kind}.registered`,
        actor,
        origin,
        object: `statement:${id}`,
        result: 'state' in one && one.state === 'refused' ? 'refused' : 'given',
        organisations: [controller],
        details: {},
        ...(traceId ? { traceId } : {}),
      }),
    ]);
  }
  const hasRefusal = said.some((one) => one.kind === 'consent' && one.state === 'refused');
  return { ids, subjectId, lanes: [...lanes], hasRefusal };
}

/**
 * Writes a withdrawal: the entry is locked against every claim, and those who got the data under it are told in the same
 * transaction. Repeating it changes nothing, and is answered as the first is: with the moment of asking.
 */
export async function recordWithdrawal(
  hub: RunningHub,
  { controller, actor, origin, traceId }: Speaker,
  kind: StatementKind,
  id: string,
): Promise<Outcome<Withdrawn>> {
  const withdrawn = await hub.db.transaction().execute<Outcome<Withdrawn>>(async (tx) => {
    const statement = await ownStatement(tx, kind, controller, id);
    if (!statement) return refuse('not-found');
    await lockSubject(tx, statement.subjectId);
    const locked = await ownStatement(tx, kind, controller, id);
    const { subjectId } = statement;
    const now = await hub.moment(tx);
    if (locked?.withdrawnAt)
      return ok({ subjectId, withdrawnAt: now, firstAt: locked.withdrawnAt, lanes: [] });
    await markWithdrawn(tx, kind, id, now);
    const ending = { subjectId, consentId: id, action: 'delete' } as const;
    const lanes = kind === 'consent' ? await tellThoseWhoGotIt(hub, tx, ending, now) : [];
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: kind === 'consent' ? 'consent.withdrawn' : 'declaration.withdrawn',
        actor,
        origin,
        object: `statement:${id}`,
        result: 'withdrawn',
        organisations: [controller],
        details: {},
        ...(traceId ? { traceId } : {}),
      }),
    ]);
    passed('withdraw.written');
    return ok({ subjectId, withdrawnAt: now, firstAt: now, lanes });
  });
  passed('withdraw.committed');
  return withdrawn;
}

/** Waits until what was committed as under way has been answered, no longer than its turn and a send may take. */
export async function nothingUnderWay(
  hub: RunningHub,
  about: { subjectId: string } | { occasionId: string },
): Promise<void> {
  return waitUntilNone(hub, async () => underWayCount(hub.db, about, await hub.moment(hub.db)));
}

export async function waitUntilNone(hub: RunningHub, count: () => Promise<number>): Promise<void> {
  const giveUp =
    performance.now() + LONGEST_WAIT_FOR_ROUND_MS + hub.config.deliver.sendTimeout + LOOK_AGAIN_MS;
  while (performance.now() < giveUp) {
    if ((await count()) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
