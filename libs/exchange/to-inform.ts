import { appendEvents, auditEvent } from '#audit';
import {
  informSignal,
  insertNoticeGiven,
  markInformed,
  noteToInform,
  noticeNamed,
  ownToInform,
  toInformOf,
  type GroundNotToInform,
  type Informed,
  type Notice,
  type Signal,
  type ToInform,
  type WaySaid,
} from '#consent';
import { newId, ok, refuse, type Fault, type ListPlace, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { listContacts } from './disclosures.js';
import { partyToTell, planNotification } from './notification.store.js';
import { pseudonymOf } from './outgoing.rules.js';
import type { Speaker } from './post.js';
import { placeOf, type Place } from './report-parts.js';
import { eventOf } from './rights.js';

const AT_ONCE = 500;
const A_DAY_MS = 86_400_000;
/** Who was told at the desk on the day itself is noted on that day. */
const GRACE_MS = A_DAY_MS;
/** A letter that was sent before is noted with its date by hand. */
const OLDEST_MS = 366 * A_DAY_MS;

/** A line of the list as its organisation sees it. */
export interface ToInformView extends ToInform {
  /** What the recipient calls the person; absent of a contact person. */
  pseudonym?: string;
  signal: Signal;
}

/** Whoever stands in the place of another has its list too. */
const listsOf = (directory: Directory, controller: string): string[] => [
  ...new Set([controller, ...directory.predecessorsOf(controller, 'client')]),
];

/** For the privacy officer: who is still to be told, or who was. That it was read is noted. */
export async function listToInform(
  hub: RunningHub,
  speakers: Speaker[],
  page: { done: boolean; after?: ListPlace; limit: number },
): Promise<{ lines: ToInformView[]; last?: ListPlace }> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const read = speakers.map((one) => eventOf(one, 'to-inform.read', 'to-inform', 'read', now));
    await appendEvents(tx, read);
    const lists = speakers.flatMap(({ controller }) => listsOf(directory, controller));
    const found = await toInformOf(tx, [...new Set(lists)], { ...page, limit: page.limit + 1 });
    const lines = [];
    for (const one of found.slice(0, page.limit)) lines.push(await viewOf(hub, tx, one, now));
    const end = lines.at(-1);
    if (found.length <= page.limit || !end) return { lines };
    return { lines, last: { at: page.done ? end.doneAt! : end.dueAt, id: end.id } };
  });
}

async function viewOf(hub: RunningHub, tx: Tx, one: ToInform, now: Date): Promise<ToInformView> {
  const signal = informSignal(one, now);
  if (one.subjectId === null) return { ...one, signal };
  const { pseudonym } = await hub.keys.ofOrganisation(tx, one.recipient, now);
  return { ...one, pseudonym: pseudonymOf(pseudonym, one.subjectId), signal };
}

/** What somebody says that was done. */
export interface SaidInformed {
  how: WaySaid | 'not-needed';
  ground?: GroundNotToInform;
  notedBy: string;
  givenTo: 'person' | 'representative';
  informedAt?: Date;
}

function saidFaults({ how, ground, informedAt }: SaidInformed, now: Date): Fault[] {
  const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });
  const age = informedAt ? now.getTime() - informedAt.getTime() : 0;
  return [
    ...(how === 'not-needed' && !ground
      ? [fault('/ground', 'ground', 'That nothing has to be told has a ground.')]
      : []),
    ...(how !== 'not-needed' && ground
      ? [fault('/ground', 'ground', 'Only that nothing has to be told has a ground.')]
      : []),
    ...(age < 0 ? [fault('/informedAt', 'future', 'It was done by now.')] : []),
    ...(age > OLDEST_MS ? [fault('/informedAt', 'past', 'It was done in the last year.')] : []),
  ];
}

/** One on the list was told. What is done is not done again. */
export async function sayInformed(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
  said: SaidInformed,
): Promise<Outcome<ToInformView>> {
  return hub.db.transaction().execute(async (tx) => {
    const snapshot = await hub.snapshot(tx);
    const before = await hub.moment(tx);
    const lists = listsOf(snapshot.directory.at(before), speaker.controller);
    const one = await ownToInform(tx, lists, id, true);
    const now = await hub.moment(tx);
    if (!one) return refuse('not-found');
    if (one.doneAt) return refuse('other-state');
    const faults = saidFaults(said, now);
    if (faults.length > 0) return refuse('invalid-request', { faults });
    const notice = noticeNamed(snapshot.notices, one.notice, now)?.ref ?? one.notice;
    await markInformed(tx, id, informedOf(said, speaker, notice, now), now);
    await appendEvents(tx, [eventOf(speaker, 'person.informed', `to-inform:${id}`, said.how, now)]);
    return ok(await viewOf(hub, tx, (await ownToInform(tx, lists, id))!, now));
  });
}

const informedOf = (
  { how, ground, notedBy, givenTo, informedAt }: SaidInformed,
  { actor }: Speaker,
  noticeGiven: string,
  now: Date,
): Informed => ({
  how,
  ground: ground ?? null,
  notedBy,
  givenTo,
  informedAt: informedAt ?? now,
  noticeGiven,
  doneBy: actor,
});

/**
 * A desk says which notice a person of its own organisation was given, whether or not anything was given to anybody yet. The
 * answer never depends on what is on the list: it would tell what the person chose.
 */
export async function sayNoticeGiven(
  hub: RunningHub,
  speaker: Speaker,
  { recordId, notice: name, ...said }: SaidInformed & { recordId: string; notice: string; how: WaySaid },
): Promise<Outcome<{ id: string; notice: string; informedAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const notice = noticeNamed((await hub.snapshot(tx)).notices, name, now);
    const faults = saidFaults(said, now);
    if (!notice)
      faults.push({ pointer: '/notice', code: 'unknown-notice', detail: 'There is no such notice.' });
    if (!notice || faults.length > 0) return refuse('invalid-request', { faults });
    const id = newId(now);
    const informed = informedOf(said, speaker, notice.ref, now);
    const { controller: organisation } = speaker;
    const { how } = said;
    await insertNoticeGiven(tx, { ...informed, id, organisation, recordId, notice: notice.key, how }, now);
    await appendEvents(tx, [eventOf(speaker, 'person.informed', `notice-given:${id}`, how, now)]);
    return ok({ id, notice: notice.ref, informedAt: informed.informedAt });
  });
}

/** Everything that a person has to be told of one line (GDPR 13 and 14), to hand over or to send. */
export interface NoticePage {
  line: ToInformView;
  notice: Notice;
  /** Who tells it, who gave the data and who got them. */
  from: Place;
  sender: Place;
  recipient: Place;
  retention: string | undefined;
}

export async function noticeFor(hub: RunningHub, speaker: Speaker, id: string): Promise<Outcome<NoticePage>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const { directory: all, agreements, notices } = await hub.snapshot(tx);
    const directory = all.at(now);
    const one = await ownToInform(tx, listsOf(directory, speaker.controller), id);
    const notice = one && noticeNamed(notices, one.noticeGiven ?? one.notice, now);
    if (!one || !notice) return refuse('not-found');
    await appendEvents(tx, [eventOf(speaker, 'to-inform.read', `to-inform:${id}`, 'read', now)]);
    const { sender, recipient, recordType, purpose } = one;
    const clauses = agreements.at(one.disclosedAt).clausesFor({ sender, recipient, recordType, purpose });
    const place = (key: string): Place => placeOf(directory.party(key), key);
    return ok({
      line: await viewOf(hub, tx, one, now),
      notice,
      from: place(speaker.controller),
      sender: place(sender),
      recipient: place(recipient),
      retention: clauses.find(({ key }) => key === one.clause)?.retention,
    });
  });
}

/** Says once of each that its term is near, and once that it is over, to the organisation that has to tell. */
export async function followToInform(hub: RunningHub): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    await listContacts(hub, tx, now);
    const counts = new Map<string, { soon: number; late: number }>();
    for (const { organisation, signal } of await noteToInform(tx, now, { grace: GRACE_MS, limit: AT_ONCE })) {
      const count = counts.get(organisation) ?? { soon: 0, late: 0 };
      count[signal] += 1;
      counts.set(organisation, count);
    }
    for (const [organisation, count] of counts) {
      await appendEvents(tx, [
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'to-inform.due',
          actor: 'hub',
          object: 'to-inform',
          result: count.late > 0 ? 'late' : 'soon',
          organisations: [organisation],
          details: count,
        }),
      ]);
      await planNotification(tx, partyToTell(organisation), 'to-inform-due', count, now, A_DAY_MS);
    }
  });
}
