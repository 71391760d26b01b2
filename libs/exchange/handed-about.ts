import { appendEvents } from '#audit';
import { bsnHash, ownSubjectsNamed } from '#consent';
import { ok, type Outcome } from '#kernel';
import { namedByOne } from './consent-register.js';
import type { RunningHub } from './hub.js';
import { lookedUp } from './looked-up.js';
import { entryHeld, handedOn, receivedOfOthers, type Handed } from './person-report.store.js';
import type { Speaker } from './post.js';
import { withRetention, type HandedLine } from './report-parts.js';
import { eventOf } from './rights.js';

const MOST_LINES = 500;

export interface HandedAbout {
  given: HandedLine[];
  received: HandedLine[];
  /** There was more than fits. */
  isCut: boolean;
}

/**
 * Who received what about one of an organisation's own people and on which basis, and what it got of others over occasions
 * that it opened. For its privacy officer; about somebody who is not known, nothing. That it was asked is noted.
 */
export async function handedAbout(
  hub: RunningHub,
  speaker: Speaker,
  subject: { recordId?: string; bsn?: string },
): Promise<Outcome<HandedAbout>> {
  const { controller } = speaker;
  const named = await namedByOne(hub, controller, subject);
  if (!named.ok) return named;
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const { recordId, bsn } = subject;
    const hash = bsn === undefined ? undefined : await bsnHash(tx, hub.keys, controller, bsn, now);
    const subjects = await ownSubjectsNamed(tx, controller, { recordId, bsnHash: hash });
    const people = await lookedUp(hub, tx, controller, subjects, now);
    await appendEvents(
      tx,
      people.map((object) => eventOf(speaker, 'disclosures.read', object, 'read', now)),
    );
    const given: Handed[] = [];
    const received: Handed[] = [];
    const ownIds = new Set(recordId === undefined ? [] : [recordId]);
    for (const id of subjects) {
      given.push(...(await handedOn(tx, id, controller, MOST_LINES)));
      const entry = await entryHeld(tx, id);
      if (entry) ownIds.add(entry.recordId);
    }
    for (const own of ownIds) received.push(...(await receivedOfOthers(tx, controller, own, MOST_LINES)));
    const line = withRetention((await hub.snapshot(tx)).agreements);
    const shown = (all: Handed[]): Handed[] =>
      all.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_LINES);
    return ok({
      given: shown(given).map((one) => line(one, { sender: controller, recipient: one.other })),
      received: shown(received).map((one) => line(one, { sender: one.other, recipient: controller })),
      isCut: given.length >= MOST_LINES || received.length >= MOST_LINES,
    });
  });
}
