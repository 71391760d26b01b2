import { sql } from 'kysely';
import { appendEvents, auditEvent, type AuditAction } from '#audit';
import { ok, refuse, type Fault, type ListPlace, type Outcome } from '#kernel';
import { endBar, endSessionsInRole, insertBar, type Directory } from '#partners';
import { holdConfiguration, type Query, type Tx } from '#storage';
import {
  answerEntry,
  entriesOf,
  insertReview,
  lastReviews,
  lockReview,
  markDone,
  noteLateReviews,
  peopleSeen,
  reviewById,
  lateReviewsOf,
  reviewsOf,
  SEEN_WITHIN_MS,
  usesOf,
  type RemovalReason,
  type Review,
  type ReviewAnswer,
  type ReviewEntry,
} from './access-review.store.js';
import type { ReadReview } from './access-review-view.js';
import type { RunningHub } from './hub.js';
import { partyToTell, planNotification } from './notification.store.js';
import { knownAtEveryDoor } from './revocations.js';
import { nothingUnderWayOf } from './under-way.js';

const DAY_MS = 86_400_000;
/** How long somebody has for a review. */
const DUE_IN_MS = 30 * DAY_MS;
/** Whether a review is due is a matter of months. */
const LOOK_EVERY_MS = 3_600_000;

/** Who reviews: for one party, or, with null, for every party of the region. */
export interface Reviewer {
  party: string | null;
  actor: string;
  origin?: string;
}

/** What gives access for a party now: mappings, people who were seen, and connections that act for it. */
async function accessOf(
  db: Query,
  directory: Directory,
  party: string,
  now: Date,
): Promise<Pick<ReviewEntry, 'kind' | 'key' | 'role'>[]> {
  const mappings = directory.roleMappings().filter((one) => one.party === party);
  const seen = await peopleSeen(db, party, new Date(now.getTime() - SEEN_WITHIN_MS));
  const connections = directory.connections().filter((one) => directory.isMandated(one, party, now));
  return [
    ...mappings.map(({ key }) => ({ kind: 'role-mapping' as const, key, role: null })),
    ...seen
      .filter(({ key, role }) => !directory.isTakenFrom(key, role, party))
      .map(({ key, role }) => ({ kind: 'person' as const, key, role })),
    ...connections.map(({ key }) => ({ kind: 'mandate' as const, key, role: null })),
  ];
}

export async function beginReview(hub: RunningHub, who: Reviewer, party: string): Promise<Outcome<Review>> {
  if (who.party !== null && who.party !== party) return refuse('not-found');
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    if (!directory.party(party)) return refuse('not-found');
    return ok((await reviewById(tx, await begin(tx, directory, who, party, now)))!);
  });
}

async function begin(
  tx: Tx,
  directory: Directory,
  who: Omit<Reviewer, 'party'>,
  party: string,
  now: Date,
): Promise<string> {
  const dueAt = new Date(now.getTime() + DUE_IN_MS);
  const entries = await accessOf(tx, directory, party, now);
  const id = await insertReview(tx, { party, begunAt: now, begunBy: who.actor, dueAt }, entries);
  await appendEvents(tx, [
    event(who, 'access-review.begun', id, party, 'begun', now, { entries: entries.length }),
  ]);
  const told = { until: dueAt.toISOString().slice(0, 10), signal: 'begun' };
  await planNotification(tx, partyToTell(party), 'access-review-due', told, now, 0);
  return id;
}

const lookedAt = new WeakMap<RunningHub, number>();

/** Twice a year for every party for which somebody has access; and says of one that is not done in time that it is late. */
export async function followReviews(hub: RunningHub): Promise<void> {
  const moment = hub.now().getTime();
  if (Math.abs(moment - (lookedAt.get(hub) ?? -Infinity)) < LOOK_EVERY_MS) return;
  lookedAt.set(hub, moment);
  await hub.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7236005) as mine`.execute(
      tx,
    );
    if (!rows[0]!.mine) return;
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const parties = [
      ...new Set([
        ...directory.roleMappings().map(({ party }) => party),
        ...directory.connections().flatMap(({ mandates }) => mandates.map(({ party }) => party)),
      ]),
    ];
    const since = now.getTime() - hub.config.terms.accessReview;
    for (const [party, at] of await lastReviews(tx, parties))
      if (at.getTime() <= since && directory.party(party))
        await begin(tx, directory, { actor: 'hub' }, party, now);
    for (const { id, party } of await noteLateReviews(tx, now)) {
      await appendEvents(tx, [event({ actor: 'hub' }, 'access-review.late', id, party, 'late', now)]);
      await planNotification(tx, partyToTell(party), 'access-review-due', { signal: 'late' }, now, 0);
    }
  });
}

/** A page of them, newest first, and how many of all of them are late. */
export async function readReviews(
  hub: RunningHub,
  who: Reviewer,
  { after, limit }: { after?: ListPlace | undefined; limit: number },
): Promise<{ reviews: Review[]; late: number; last?: ListPlace }> {
  const found = await reviewsOf(hub.db, who.party, { after, limit: limit + 1 });
  const late = await lateReviewsOf(hub.db, who.party, hub.now());
  const reviews = found.slice(0, limit);
  const end = reviews.at(-1);
  return found.length > limit && end
    ? { reviews, late, last: { at: end.begunAt, id: end.id } }
    : { reviews, late };
}

export async function readReview(
  hub: RunningHub,
  who: Reviewer,
  id: string,
): Promise<Outcome<{ review: Review } & ReadReview>> {
  return hub.db.transaction().execute(async (tx) => {
    const review = await reviewById(tx, id);
    if (!review || (who.party !== null && review.party !== who.party)) return refuse('not-found');
    const now = await hub.moment(tx);
    await appendEvents(tx, [event(who, 'access-review.read', id, review.party, 'read', now)]);
    const entries = await entriesOf(tx, id);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const clients = entries.flatMap(({ kind, key }) =>
      kind === 'mandate' ? (directory.connection(key)?.clients ?? []).map((client) => client.id) : [],
    );
    const uses = await usesOf(tx, review.party, [...entries.map(({ key }) => key), ...clients]);
    return ok({ review, entries, uses });
  });
}

export interface AnswerInput {
  entryId: string;
  answer: ReviewAnswer;
  /** Why, of what is removed. */
  reason?: RemovalReason;
}

/**
 * Confirms or removes. What is removed is barred from this moment: sessions in the role end, and the next log-in or request
 * finds nothing. Whoever answers anew takes the bar away again. All answers at once, or none.
 */
export async function answerReview(
  hub: RunningHub,
  who: Reviewer,
  id: string,
  answers: AnswerInput[],
): Promise<Outcome<undefined>> {
  const removed: string[] = [];
  const done = await hub.db.transaction().execute(async (tx): Promise<Outcome<undefined>> => {
    await holdConfiguration(tx);
    await lockReview(tx, id);
    const review = await reviewById(tx, id);
    if (!review || (who.party !== null && review.party !== who.party)) return refuse('not-found');
    const entries = new Map((await entriesOf(tx, id)).map((entry) => [entry.id, entry]));
    const faults = answers.flatMap((one, index) => faultsOf(who, entries.get(one.entryId), one, index));
    if (faults.length > 0) return refuse('invalid-request', { faults });
    const now = await hub.moment(tx);
    for (const { entryId, answer, reason } of answers) {
      const entry = entries.get(entryId)!;
      if (entry.answer === answer) continue;
      const barId = answer === 'removed' ? await remove(tx, who, review, entry, now) : null;
      if (answer === 'confirmed' && entry.barId) await endBar(tx, entry.barId, { actor: who.actor, at: now });
      if (entry.kind === 'mandate' && answer === 'removed') removed.push(entry.key);
      await answerEntry(tx, entryId, { answer, reason: reason ?? null, at: now, by: who.actor, barId });
      await appendEvents(tx, [
        event(who, 'access-review.answered', id, review.party, answer, now, {
          entry: entryId,
          kind: entry.kind,
          ...(reason ? { reason } : {}),
        }),
      ]);
    }
    if (!review.doneAt && (await reviewById(tx, id))!.open === 0) {
      await markDone(tx, id, now);
      await appendEvents(tx, [event(who, 'access-review.done', id, review.party, 'done', now)]);
    }
    return ok(undefined);
  });
  if (!done.ok) return done;
  await nothingUnderWayOf(
    hub,
    removed.map((key) => ({ kind: 'connection' as const, key, version: 0 })),
  );
  await knownAtEveryDoor(hub);
  return done;
}

function faultsOf(
  { actor }: Reviewer,
  entry: ReviewEntry | undefined,
  { answer, reason }: AnswerInput,
  index: number,
): Fault[] {
  if (!entry)
    return [
      { pointer: `/answers/${index}/entryId`, code: 'unknown', detail: 'Not an entry of this review.' },
    ];
  if ((answer === 'removed') !== (reason !== undefined)) {
    const detail = 'What is removed has a reason, and what is confirmed has none.';
    return [{ pointer: `/answers/${index}/reason`, code: reason ? 'not-removed' : 'required', detail }];
  }
  const isOwn = entry.kind === 'person' && actor.startsWith(`person:${entry.key}:`);
  if (answer === 'confirmed' || !isOwn) return [];
  return [{ pointer: `/answers/${index}/answer`, code: 'own', detail: 'Nobody removes their own access.' }];
}

async function remove(
  tx: Tx,
  who: Reviewer,
  { id, party }: Review,
  entry: ReviewEntry,
  now: Date,
): Promise<string> {
  const { kind, key, role } = entry;
  const by = { actor: who.actor, at: now, reviewId: id };
  const bar = await insertBar(tx, { kind, key, role, party: kind === 'role-mapping' ? null : party }, by);
  if (kind === 'person') await endSessionsInRole(tx, key, role!, party);
  return bar.id;
}

const event = (
  { actor, origin }: Omit<Reviewer, 'party'>,
  action: AuditAction,
  id: string,
  party: string,
  result: string,
  moment: Date,
  details: Record<string, unknown> = {},
) =>
  auditEvent({
    moment,
    log: 'audit',
    action,
    actor,
    ...(origin === undefined ? {} : { origin }),
    object: `access-review:${id}`,
    result,
    organisations: [party],
    details,
  });
