import { appendEvents, auditEvent } from '#audit';
import { lockOccasion, occasionsById } from '#consent';
import { ok, refuse, type HelpRequest, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import { closeWithin } from './closings.js';
import { deskFor } from './desk.rules.js';
import type { RunningHub } from './hub.js';
import { openOccasion } from './occasions.js';
import type { Speaker } from './post.js';
import { movedEvent, type HelpWanted } from './referral-begin.js';
import { dueAt, isToldBack, mayStep, ownerOf, type Step } from './referral.rules.js';
import {
  lockReferral,
  moveReferral,
  overdueBetween,
  referralById,
  referralsAbout,
  referralsOf,
  type Referral,
} from './referral.store.js';
import { nothingUnderWay } from './statements.js';

export interface ReportInput {
  /** The speaker's own record id of the person. */
  recordId: string;
  helpRequest: HelpRequest;
  /** Where the person wants to be helped; it is used to find the desk and not kept. */
  area?: string;
  language?: string;
  follows?: string;
  until?: Date;
  traceId?: string;
  /** Work to work: the group, and what the person said. */
  group?: { announcementId: string; along: NonNullable<HelpWanted['along']> };
}

export interface Reported {
  referralId: string;
  desk: string;
  /** Party key. */
  recipient: string;
  speaksLanguage: boolean;
  endsAt: Date;
}

/**
 * Reports a person who asks for help: finds the desk by what is asked, where and in which language, and opens the occasion on
 * which the referral goes. The desk learns of it when something about the person comes, as far as that may come.
 */
export async function reportReferral(
  hub: RunningHub,
  speaker: Speaker,
  input: ReportInput,
): Promise<Outcome<Reported>> {
  const directory = (await hub.snapshot()).directory.at(await hub.moment(hub.db));
  const { recordId, helpRequest, area, language, follows, until, traceId, group } = input;
  const asked = { helpRequest, area, language, isWorkToWork: group !== undefined };
  const found = deskFor(asked, speaker.controller, directory);
  if (!found.ok) return found;
  const { desk, help, speaksLanguage } = found.value;
  const recipient = directory.successorOf(help.party, 'referral');
  const occasion = await openOccasion(hub, speaker, {
    kind: 'referral',
    purpose: help.purpose,
    source: speaker.controller,
    recipient,
    desk: desk.key,
    helpRequest,
    subject: { recordId },
    help: { language, follows, ...group },
    until,
    traceId,
  });
  if (!occasion.ok) return occasion;
  const { id: referralId, endsAt } = occasion.value;
  return ok({ referralId, desk: desk.key, recipient, speaksLanguage, endsAt });
}

/** A referral as one side sees it. */
export interface ReferralView {
  referral: Referral;
  side: 'desk' | 'reporter';
  /** Absent where how it goes is not shown to the one that looks. */
  shown?: { owner: string; isOverdue: boolean };
}

/** As this party sees it, or undefined: where it is of others, or has not come to it. */
function viewFor(
  referral: Referral,
  controller: string,
  around: { directory: Directory; agreements: Parameters<typeof isToldBack>[1]; now: Date },
): ReferralView | undefined {
  const { directory, agreements, now } = around;
  const { state, source, recipient, hasArrived, dueAt: due } = referral;
  const shown = { owner: ownerOf(referral, directory), isOverdue: state !== 'closed' && due <= now };
  if (directory.successorOf(recipient, 'referral') === controller && hasArrived)
    return { referral, side: 'desk', shown };
  if (directory.successorOf(source, 'referral') !== controller) return undefined;
  const mayKnow = isToldBack(referral, agreements, directory);
  return { referral, side: 'reporter', ...(mayKnow ? { shown } : {}) };
}

export interface ReferralsAsked {
  open: boolean;
  overdue: boolean;
  desk?: string;
  after?: string;
  limit: number;
}

/** What a party reported and what came to it, newest first. That a person looked is noted. */
export async function listReferrals(
  hub: RunningHub,
  speaker: Speaker,
  { overdue, ...asked }: ReferralsAsked,
): Promise<{ referrals: ReferralView[]; last?: string }> {
  return hub.db.transaction().execute(async (tx) => {
    const around = await aroundNow(hub, tx);
    const { now, directory, agreements } = around;
    const { controller } = speaker;
    const parties = partiesNow(directory, controller);
    const between = overdue ? await overdueBetween(tx, parties, now) : [];
    const found = await referralsOf(tx, {
      ...asked,
      parties,
      limit: asked.limit + 1,
      ...(overdue
        ? { overdue: { at: now, between: between.filter((one) => isToldBack(one, agreements, directory)) } }
        : {}),
    });
    const page = found.slice(0, asked.limit);
    await noteReading(tx, speaker, 'referrals', now);
    const referrals = page.flatMap((one) => viewFor(one, controller, around) ?? []);
    return { referrals, ...(found.length > page.length ? { last: page.at(-1)!.id } : {}) };
  });
}

/** The party itself, and those in whose place it stands. */
const partiesNow = (directory: Directory, controller: string): string[] =>
  directory
    .predecessorsOf(controller, 'referral')
    .filter((one) => directory.successorOf(one, 'referral') === controller);

/** More than anybody has: one person, as one party knows it. */
const MOST_ABOUT = 100;

/** Of one person, by the record id that the speaker itself has for it, newest first. That a person looked is noted. */
export async function searchReferrals(
  hub: RunningHub,
  speaker: Speaker,
  recordId: string,
): Promise<ReferralView[]> {
  return hub.db.transaction().execute(async (tx) => {
    const around = await aroundNow(hub, tx);
    const { controller } = speaker;
    const parties = partiesNow(around.directory, controller);
    const found = await referralsAbout(tx, { parties, recordId, limit: MOST_ABOUT });
    await noteReading(tx, speaker, 'referrals', around.now);
    return found.flatMap((one) => viewFor(one, controller, around) ?? []);
  });
}

export async function readReferral(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<ReferralView>> {
  return hub.db.transaction().execute(async (tx) => {
    const around = await aroundNow(hub, tx);
    const found = await referralById(tx, id);
    const view = found && viewFor(found, speaker.controller, around);
    if (!view) return refuse('not-found');
    await noteReading(tx, speaker, `referral:${id}`, around.now);
    return ok(view);
  });
}

async function aroundNow(hub: RunningHub, tx: Tx) {
  const now = await hub.moment(tx);
  const snapshot = await hub.snapshot(tx);
  return { now, directory: snapshot.directory.at(now), agreements: snapshot.agreements.at(now) };
}

/** A system reads its own post; of a person it is noted. */
async function noteReading(tx: Tx, { controller, actor, origin }: Speaker, object: string, moment: Date) {
  if (actor.startsWith('connection:')) return;
  await appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'referrals.read',
      actor,
      origin,
      object,
      result: 'read',
      organisations: [controller],
      details: {},
    }),
  ]);
}

/** The desk says how it goes. Closing it ends its occasion: both sides are told, and nothing more goes under it. */
export async function stepReferral(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
  step: Step,
): Promise<Outcome<ReferralView>> {
  const done = await hub.db.transaction().execute((tx) => stepWithin(hub, tx, speaker, id, step));
  if (!done.ok) return done;
  for (const lane of done.value.lanes) hub.pipeline.ring('deliver', lane);
  if (step.state === 'closed') await nothingUnderWay(hub, { occasionId: id });
  return ok(done.value.view);
}

async function stepWithin(
  hub: RunningHub,
  tx: Tx,
  speaker: Speaker,
  id: string,
  step: Step,
): Promise<Outcome<{ view: ReferralView; lanes: string[] }>> {
  await lockOccasion(tx, id);
  await lockReferral(tx, id);
  const around = await aroundNow(hub, tx);
  const { now, directory } = around;
  const found = await referralById(tx, id);
  const view = found && viewFor(found, speaker.controller, around);
  if (!found || view?.side !== 'desk') return refuse('not-found');
  const may = mayStep(found, step);
  if (!may.ok) return may;
  if (!may.value) return ok({ view, lanes: [] });
  const { state, outcome = null } = step;
  const due =
    state === 'closed'
      ? found.dueAt
      : dueAt({ state, desk: found.desk }, directory, hub.config.terms.referral, now);
  await moveReferral(tx, id, { state, outcome, since: now, dueAt: due });
  await appendEvents(tx, [movedEvent(found, state, speaker, now)]);
  const occasion = (await occasionsById(tx, [id])).get(id)!;
  const by = { actor: speaker.actor, origin: speaker.origin, result: 'closed' as const };
  const lanes =
    state === 'closed' && !occasion.closedAt ? (await closeWithin(hub, tx, occasion, by)).lanes : [];
  const steps = [...found.steps, { state: found.state, since: found.since.toISOString() }];
  const moved = { ...found, state, outcome, since: now, steps, dueAt: due };
  return ok({ view: viewFor(moved, speaker.controller, around)!, lanes });
}
