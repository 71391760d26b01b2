import { appendEvents, auditEvent, type AuditAction } from '#audit';
import { newId, ok, refuse, type JsonObject, type Outcome } from '#kernel';
import {
  approvedVersions,
  holdConfiguration,
  inForceAt,
  type ConfigKind,
  type ConfigVersion,
  type RecordedApproval,
  type Tx,
} from '#storage';
import { actsFor, whoIs, type ActsAs, type Approver } from './approver.rules.js';
import {
  administratorIn,
  baseOf,
  draftFaults,
  draftHash,
  partiesOfDraft,
  signedFaults,
  type DraftChange,
} from './draft.rules.js';
import {
  answersTo,
  insertAnswer,
  insertDraft,
  lockDraft,
  sameOpenDraft,
  settleDraft,
  type Draft,
} from './draft.store.js';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { putInForce } from './put-in-force.js';
import { tablesPass } from './mapping-proposal.js';
import { nothingUnderWayOf, type Ended } from './under-way.js';

export interface ProposedChange {
  kind: ConfigKind;
  key: string;
  content?: JsonObject;
  validFrom?: string;
  validUntil?: string;
}

export interface Proposal {
  title: string;
  reason?: string;
  changes: ProposedChange[];
  signed?: RecordedApproval[];
}

/** Refusals inside a transaction that must leave nothing behind. */
class TakenBack extends Error {
  constructor(readonly outcome: Outcome<never>) {
    super('taken back');
  }
}

/** Nothing of a refused step stays. */
async function wholly<T>(hub: RunningHub, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await hub.db.transaction().execute(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new TakenBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome;
    throw error;
  }
}

/** Proposes changes: checked as they would be when they are put in force, and shown to everybody who has to approve. */
export function proposeDraft(hub: RunningHub, speaker: Speaker, proposal: Proposal): Promise<Outcome<Draft>> {
  return checked(hub, speaker, proposal, (tx, draft) => keepDraft(tx, draft, speaker.origin));
}

/** The same, and nothing of it stays: for whoever wants to know first what it says and who would have to approve. */
export function previewDraft(hub: RunningHub, speaker: Speaker, proposal: Proposal): Promise<Outcome<Draft>> {
  return checked(hub, speaker, proposal, (_tx, draft) => Promise.resolve(draft));
}

async function checked(
  hub: RunningHub,
  speaker: Speaker,
  proposal: Proposal,
  then: (tx: Tx, draft: Draft) => Promise<Draft>,
): Promise<Outcome<Draft>> {
  const tables = await tablesPass(hub, proposal.changes);
  if (!tables.ok) return tables;
  return wholly(hub, async (tx) => {
    const now = await hub.moment(tx);
    const versions = await approvedVersions(tx);
    const changes = proposal.changes.map((change) => ({ ...change, base: baseOf(versions, change) }));
    const faults = draftFaults(versions, changes, now, (ref) => hub.contracts.get(ref));
    if (faults.length > 0) return refuse('invalid-request', { faults });
    const signed = proposal.signed ?? [];
    const draft = draftOf(versions, { ...proposal, changes, signed }, speaker, now);
    const inForce = inForceAt(versions, now.getTime());
    const wrong = signedFaults(signed, partiesOfDraft(versions, changes, now), kindsOf(changes), inForce);
    if (wrong.length > 0) return refuse('invalid-request', { faults: wrong });
    return ok(await then(tx, draft));
  });
}

/** The same that waits already is not proposed twice. */
export async function keepDraft(tx: Tx, draft: Draft, origin?: string): Promise<Draft> {
  const same = await sameOpenDraft(tx, draft.hash);
  if (same) return same;
  await insertDraft(tx, draft);
  await note(tx, 'draft.proposed', draft, draft.proposedBy, origin, draft.proposedAt, {});
  return draft;
}

/** Who signed on paper need not approve in the hub; whoever looks after the region then does. */
export function draftOf(
  versions: ConfigVersion[],
  asked: { title: string; reason?: string; changes: DraftChange[]; signed: RecordedApproval[] },
  { controller, actor }: Pick<Speaker, 'controller' | 'actor'>,
  now: Date,
): Draft {
  const { title, reason, changes, signed } = asked;
  const onPaper = new Set(signed.map(({ party }) => party));
  const administrator = administratorIn(versions, now);
  const asks = partiesOfDraft(versions, changes, now).filter((party) => !onPaper.has(party));
  const parties = onPaper.size > 0 && administrator ? [...new Set([...asks, administrator])].sort() : asks;
  return {
    id: newId(now),
    sort: 'proposal',
    title,
    reason: reason ?? null,
    changes,
    signed,
    hash: draftHash(changes, signed),
    parties,
    proposedFor: controller,
    proposedBy: actor,
    proposedAt: now,
    state: 'open',
    settledAt: null,
  };
}

export const kindsOf = (changes: { kind: ConfigKind }[]): ConfigKind[] => [
  ...new Set(changes.map(({ kind }) => kind)),
];

export interface Answering {
  party: string;
  /** What is approved: the hash that was shown. */
  hash: string;
}

export interface Answered {
  draft: Draft;
  /** Put in force by this answer. */
  inForce?: { kind: ConfigKind; key: string; version: number }[];
}

/**
 * One party approves. The last one puts the draft in force, from that moment or from the one that is planned; the answer
 * then comes when nothing is under way any more under what it ended. Who proposed a draft cannot be the only one who
 * approved it, for however many parties that one acts.
 */
export async function approveDraft(
  hub: RunningHub,
  approver: Approver,
  id: string,
  { party, hash }: Answering,
): Promise<Outcome<Answered>> {
  let ended: Ended[] = [];
  const outcome = await wholly(hub, async (tx): Promise<Outcome<Answered>> => {
    const draft = await lockDraft(tx, id);
    if (!draft || !draft.parties.includes(party)) return refuse('not-found');
    await holdConfiguration(tx);
    const now = await hub.moment(tx);
    const versions = await approvedVersions(tx);
    const acts = actsFor(approver, party, kindsOf(draft.changes), inForceAt(versions, now.getTime()));
    if (!acts) return refuse('not-approver');
    const earlier = await answersTo(tx, [id]);
    const own = earlier.find((one) => one.party === party);
    if (own?.answer === 'approved' && own.hash === hash) return ok({ draft });
    if (draft.state !== 'open') return refuse('draft-settled');
    if (draft.hash !== hash || draftHash(draft.changes, draft.signed) !== hash) return refuse('hash-differs');
    const given = new Set([...earlier.map((one) => one.party), party]);
    const isLast = draft.parties.every((one) => given.has(one));
    const eyes = new Set([...earlier.map(({ actor }) => actor), approver.actor].map(whoIs));
    if (isLast && eyes.size === 1 && eyes.has(whoIs(draft.proposedBy))) return refuse('four-eyes');
    await answer(tx, draft, approver, { ...acts, party, answer: 'approved', reason: null }, now);
    if (!isLast) return ok({ draft });
    const done = await putInForce(hub, tx, draft, await answersTo(tx, [id]), versions, now);
    if (!done.ok) return done;
    ended = done.value.ended;
    return ok({ draft: { ...draft, state: 'approved', settledAt: now }, inForce: done.value.added });
  });
  if (outcome.ok && ended.length > 0) await nothingUnderWayOf(hub, ended);
  return outcome;
}

/** One party says no, with a reason for the others: the draft is over. */
export async function refuseDraft(
  hub: RunningHub,
  approver: Approver,
  id: string,
  { party, reason }: { party: string; reason: string },
): Promise<Outcome<Draft>> {
  return wholly(hub, async (tx) => {
    const draft = await lockDraft(tx, id);
    if (!draft || !draft.parties.includes(party)) return refuse('not-found');
    const now = await hub.moment(tx);
    const inForce = inForceAt(await approvedVersions(tx), now.getTime());
    const acts = actsFor(approver, party, kindsOf(draft.changes), inForce);
    if (!acts) return refuse('not-approver');
    const own = (await answersTo(tx, [id])).find((one) => one.party === party);
    if (own?.answer === 'refused') return ok(draft);
    // What a party has said to a draft it has said; what it agreed to it can still end.
    if (draft.state !== 'open' || own) return refuse('draft-settled');
    await answer(tx, draft, approver, { ...acts, party, answer: 'refused', reason }, now);
    await settleDraft(tx, id, 'refused', now);
    return ok({ ...draft, state: 'refused', settledAt: now });
  });
}

/** Whoever proposed it takes it back; of others it is not found. */
export async function withdrawDraft(
  hub: RunningHub,
  { actor, origin }: Pick<Speaker, 'actor' | 'origin'>,
  proposers: string[],
  id: string,
): Promise<Outcome<Draft>> {
  return wholly(hub, async (tx) => {
    const draft = await lockDraft(tx, id);
    if (!draft || !proposers.includes(draft.proposedFor)) return refuse('not-found');
    if (draft.state === 'withdrawn') return ok(draft);
    if (draft.state !== 'open') return refuse('draft-settled');
    const now = await hub.moment(tx);
    await settleDraft(tx, id, 'withdrawn', now);
    await note(tx, 'draft.withdrawn', draft, actor, origin, now, {});
    return ok({ ...draft, state: 'withdrawn', settledAt: now });
  });
}

export async function answer(
  tx: Tx,
  draft: Draft,
  { actor, origin }: Approver,
  said: ActsAs & { party: string; answer: 'approved' | 'refused'; reason: string | null },
  moment: Date,
): Promise<void> {
  const { party, byParty, mandate = null, reason } = said;
  await insertAnswer(tx, {
    draftId: draft.id,
    party,
    answer: said.answer,
    byParty,
    mandate,
    actor,
    hash: draft.hash,
    reason,
    moment,
  });
  const details = { party, ...(mandate ? { mandate } : {}) };
  await note(tx, `draft.${said.answer}`, draft, actor, origin, moment, details);
}

/** What is written about a draft is for everybody whom it concerns. */
export const note = (
  tx: Tx,
  action: AuditAction,
  draft: Draft,
  actor: string,
  origin: string | undefined,
  moment: Date,
  details: Record<string, unknown>,
): Promise<void> =>
  appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action,
      actor,
      ...(origin ? { origin } : {}),
      object: `draft:${draft.id}`,
      result: action.split('.')[1]!,
      organisations: [...new Set([...draft.parties, draft.proposedFor])],
      details: { ...details, hash: draft.hash },
    }),
  ]);
