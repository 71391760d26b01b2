import { appendEvents, auditEvent } from '#audit';
import { isOpen } from '#consent';
import { INTRODUCTION_ANSWERS, refuse, type IntroductionAnswer, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import { endOccasion } from './closings.js';
import type { RunningHub } from './hub.js';
import {
  introductionById,
  introductionsOf,
  type Introduction,
  type IntroductionsAsked,
} from './introduction.store.js';
import type { Speaker } from './post.js';

/** `taken-back`: whoever got it is to delete it, while it is still open. */
export type IntroductionState = 'waiting' | 'answered' | 'taken-back' | 'closed';

/** An introduction as one side sees it. */
export interface IntroductionView {
  introduction: Introduction;
  side: 'sender' | 'recipient';
  state: IntroductionState;
  /** Whose turn it is, as long as it is open. */
  waitsFor?: string;
  mayAnswer: IntroductionAnswer[];
}

/**
 * As this party sees it, or undefined: where it is of others, or has not come to it. What its sender sees never depends on
 * whether anything came: that would tell what the person chose.
 */
function viewFor(
  introduction: Introduction,
  controller: string,
  { directory, now }: { directory: Directory; now: Date },
): IntroductionView | undefined {
  const { answer, openedBy, hasCome, isKept } = introduction;
  const source = directory.successorOf(introduction.source, 'introduction');
  const recipient = directory.successorOf(introduction.recipient, 'introduction');
  const over = !isOpen(introduction, now);
  if (recipient === controller && (hasCome || openedBy !== introduction.source)) {
    const isTakenBack = hasCome && !isKept;
    const state = over ? 'closed' : isTakenBack ? 'taken-back' : answer ? 'answered' : 'waiting';
    const isTheirs = hasCome && state === 'waiting';
    const waitsFor = isTheirs || isTakenBack ? recipient : source;
    const mayAnswer = hasCome && isKept && !over ? INTRODUCTION_ANSWERS.filter((one) => one !== answer) : [];
    return { introduction, side: 'recipient', state, ...(over ? {} : { waitsFor }), mayAnswer };
  }
  if (source !== controller) return undefined;
  const state = over ? 'closed' : answer ? 'answered' : 'waiting';
  const waitsFor = answer ? source : recipient;
  return { introduction, side: 'sender', state, ...(over ? {} : { waitsFor }), mayAnswer: [] };
}

/** What a party made and what came to it, newest first. That a person looked is noted. */
export async function listIntroductions(
  hub: RunningHub,
  speaker: Speaker,
  asked: IntroductionsAsked,
): Promise<{ introductions: IntroductionView[]; last?: string }> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const parties = directory.predecessorsOf(speaker.controller, 'introduction');
    const found = await introductionsOf(tx, parties, now, { ...asked, limit: asked.limit + 1 });
    const page = found.slice(0, asked.limit);
    await noteReading(tx, speaker, now);
    const introductions = page.flatMap((one) => viewFor(one, speaker.controller, { directory, now }) ?? []);
    return { introductions, ...(found.length > page.length ? { last: page.at(-1)!.id } : {}) };
  });
}

/** A system reads its own post; of a person it is noted. */
async function noteReading(tx: Tx, { controller, actor, origin }: Speaker, moment: Date): Promise<void> {
  if (actor.startsWith('connection:')) return;
  await appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'introductions.read',
      actor,
      origin,
      object: 'introductions',
      result: 'read',
      organisations: [controller],
      details: {},
    }),
  ]);
}

/** Whoever sees an introduction may end it, like any occasion of its own: what came of it is to be deleted. */
export async function closeIntroduction(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<{ closedAt: Date }>> {
  const now = await hub.moment(hub.db);
  const directory = (await hub.snapshot()).directory.at(now);
  const parties = directory.predecessorsOf(speaker.controller, 'introduction');
  const found = await introductionById(hub.db, id, parties);
  const view = found && viewFor(found, speaker.controller, { directory, now });
  if (!view) return refuse('not-found');
  const { source, recipient } = view.introduction;
  // By whoever stands in the place of a party as by that party itself.
  return endOccasion(hub, { ...speaker, controller: view.side === 'sender' ? source : recipient }, id);
}
