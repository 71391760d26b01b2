import { appendEvents, auditEvent } from '#audit';
import type { RetractionAnswer } from '#delivery';
import { ok, refuse, type Outcome, type RecordType } from '#kernel';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { toldAt } from './retract.store.js';
import {
  escalate,
  overdueRetractions,
  remind,
  retractionSaidTo,
  retractionsOf,
  saveAnswer,
  type FollowedRetraction,
} from './retraction.store.js';

const MOST_SHOWN = 500;
const AT_ONCE = 100;
/** It is said three times in all; then somebody has to pick up the telephone. */
const MOST_REMINDERS = 2;

export type { FollowedRetraction } from './retraction.store.js';

/** What was said on behalf of a controller, and what became of it: for its privacy officer. That it was read is noted. */
export async function followedRetractions(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  onlyOpen: boolean,
): Promise<FollowedRetraction[]> {
  return hub.db.transaction().execute(async (tx) => {
    const moment = await hub.moment(tx);
    await appendEvents(tx, [
      auditEvent({
        moment,
        log: 'audit',
        action: 'retractions.read',
        actor,
        origin,
        object: 'retractions',
        result: 'read',
        organisations: [controller],
        details: {},
      }),
    ]);
    return retractionsOf(tx, controller, onlyOpen, MOST_SHOWN);
  });
}

/** A recipient answers later what it did; another answer takes the place of the one before. */
export async function answerRetraction(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  id: string,
  answer: RetractionAnswer,
): Promise<Outcome<{ answeredAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const recipients = directory.predecessorsOf(controller, 'client');
    const found = await retractionSaidTo(tx, id, recipients);
    if (!found) return refuse('not-found');
    if (found.answer === answer && found.answeredAt) return ok({ answeredAt: found.answeredAt });
    await saveAnswer(tx, found.id, answer, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'retraction.answered',
        actor,
        origin,
        object: `delivery:${found.id}`,
        result: answer,
        organisations: [found.source, controller],
        details: {},
      }),
    ]);
    return ok({ answeredAt: now });
  });
}

/**
 * What was answered is noted; what was not within its term is said again, and after that, or when it cannot be said at
 * all, escalated: it is then up to the privacy officer of the source.
 */
export async function followRetractions(hub: RunningHub): Promise<void> {
  const lanes = await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const rung: string[] = [];
    for (const one of await overdueRetractions(tx, now, AT_ONCE)) {
      if (one.answer) {
        await saveAnswer(tx, one.id, one.answer, one.answeredAt ?? now);
        continue;
      }
      // What still waits to be taken in was not ignored, but its term is over all the same.
      const isHopeless = one.state === 'dead' || one.reminders >= MOST_REMINDERS || one.state === 'planned';
      if (isHopeless) {
        await escalate(tx, one.id, now);
        await appendEvents(tx, [escalated(one, now)]);
        continue;
      }
      const recordType = one.recordType as RecordType;
      const place = toldAt(directory, { recipient: one.recipient, recordType, lane: one.lane }, now);
      const dueAt = new Date(now.getTime() + hub.config.terms.retraction);
      await remind(tx, one.id, { now, dueAt, place });
      rung.push(place.lane);
    }
    return rung;
  });
  for (const lane of lanes) hub.pipeline.ring('deliver', lane);
}

const escalated = ({ id, source }: FollowedRetraction, moment: Date) =>
  auditEvent({
    moment,
    log: 'audit',
    action: 'retraction.escalated',
    actor: 'hub',
    object: `delivery:${id}`,
    result: 'escalated',
    organisations: [source],
    details: {},
  });
