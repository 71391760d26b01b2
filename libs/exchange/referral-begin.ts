import { appendEvents, auditEvent } from '#audit';
import { lockOccasion, type Agreements, type Occasion } from '#consent';
import { ok, refuse, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { dueAt, isToldBack, mayStep } from './referral.rules.js';
import { insertReferral, lockReferral, moveReferral, referralById } from './referral.store.js';

/** What a referral has beside its occasion. */
export interface HelpWanted {
  language?: string;
  /** The referral that is handed over by this one. */
  follows?: string;
  /** The announced group of which the person said to be one. */
  announcementId?: string;
  /** What is written together with it, or not at all. */
  along?: (tx: Tx, occasion: Occasion, now: Date) => Promise<void>;
}

interface Now {
  directory: Directory;
  agreements: Agreements;
  now: Date;
}

/**
 * The row of a referral, beside its occasion. One that the recipient opened has the person in front of it: taken up. Where its
 * reporter is not shown how it goes, it is asked once to look, at the same time whatever became of it.
 */
export async function beginReferral(
  hub: RunningHub,
  tx: Tx,
  occasion: Occasion,
  { actor, origin }: Speaker,
  { language, follows, announcementId, along }: HelpWanted,
  { directory, agreements, now }: Now,
): Promise<void> {
  const state = occasion.openedBy === occasion.source ? 'reported' : 'taken-up';
  const due = dueAt({ state, desk: occasion.desk }, directory, hub.config.terms.referral, now);
  const isShown = state === 'taken-up' || isToldBack(occasion, agreements, directory);
  await insertReferral(tx, {
    ...occasion,
    language: language ?? null,
    state,
    madeAt: now,
    dueAt: due,
    asksAt: isShown ? null : due,
    follows: follows ?? null,
    announcementId: announcementId ?? null,
  });
  await along?.(tx, occasion, now);
  await appendEvents(tx, [
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'referral.reported',
      actor,
      origin,
      object: `referral:${occasion.id}`,
      result: state,
      organisations: [occasion.openedBy],
      details: {
        ...(occasion.helpRequest ? { helpRequest: occasion.helpRequest } : {}),
        ...(follows ? { follows } : {}),
      },
    }),
  ]);
}

/** The desk that has a referral hands it over by another one of its own; it keeps the first until it knows how it went. */
export async function handOver(
  hub: RunningHub,
  tx: Tx,
  { controller, actor, origin }: Speaker,
  id: string,
  { directory, now }: Now,
): Promise<Outcome<void>> {
  await lockOccasion(tx, id);
  await lockReferral(tx, id);
  const found = await referralById(tx, id);
  const isOwn = found?.hasArrived && directory.successorOf(found.recipient, 'referral') === controller;
  if (!found || !isOwn) {
    const detail = 'No referral that came to this organisation.';
    return refuse('invalid-request', { faults: [{ pointer: '/follows', code: 'referral', detail }] });
  }
  const step = mayStep(found, { state: 'handed-over' });
  if (!step.ok) return step;
  if (!step.value) return ok(undefined);
  const due = dueAt({ state: 'handed-over', desk: found.desk }, directory, hub.config.terms.referral, now);
  await moveReferral(tx, id, { state: 'handed-over', outcome: null, since: now, dueAt: due });
  await appendEvents(tx, [movedEvent(found, 'handed-over', { controller, actor, origin }, now)]);
  return ok(undefined);
}

export const movedEvent = (
  { id, state }: { id: string; state: string },
  to: string,
  { controller, actor, origin }: Speaker,
  moment: Date,
) =>
  auditEvent({
    moment,
    log: 'audit',
    action: 'referral.moved',
    actor,
    origin,
    object: `referral:${id}`,
    result: to,
    organisations: [controller],
    details: { from: state },
  });
