import { sql } from 'kysely';
import { newId } from '#kernel';
import type { Database, Query } from '#storage';
import { sharedNow } from './lane.store.js';

/** What a contact is told by mail. */
export const NOTIFICATION_KINDS = [
  'lane-broken',
  'lane-restored',
  'lane-paused',
  'lane-resumed',
  'endpoint-retired',
  'digest',
  'rights-requests-due',
  'to-inform-due',
  'held-ended',
  'referral-overdue',
  'report-overdue',
  'incident-suspected',
  'incident-confirmed',
  'incident-due',
  'connection-revoked',
  'access-review-due',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A party is told where its configuration says that people can turn to it; a connection cannot be called this. */
export const partyToTell = (party: string): string => `party:${party}`;
export const partyTold = (name: string): string | undefined =>
  name.startsWith('party:') ? name.slice('party:'.length) : undefined;

export interface Notification {
  id: string;
  connection: string;
  kind: NotificationKind;
  details: Record<string, string | number>;
  madeAt: Date;
  attempts: number;
}

/** What is told once is not told again within this time. */
const SAME_AGAIN_AFTER_MS = 3_600_000;

/** Kinds of which one takes the other back: the last of the two that was told has to be what is so. */
const PAIRS: readonly (readonly NotificationKind[])[] = [
  ['lane-broken', 'lane-restored'],
  ['lane-paused', 'lane-resumed'],
];
/** Of a lane that comes and goes so many are told within that time; after that how it is when the time is over. */
const MOST_OF_PAIR = 4;

/** Written in the transaction of what it tells; sent by the sweeper, so that a mail server can be away. */
export async function planNotification(
  tx: Query,
  connection: string,
  kind: NotificationKind,
  details: Record<string, string | number>,
  now: Date,
  againAfterMs = SAME_AGAIN_AFTER_MS,
): Promise<void> {
  const pair = PAIRS.find((kinds) => kinds.includes(kind));
  const dueAt = pair ? await momentInPair(tx, connection, kind, pair, now) : now;
  if (!dueAt) return;
  await sql`
    insert into notification (id, connection, kind, details, made_at, next_attempt_at)
    select ${newId(now)}, ${connection}, ${kind}, ${JSON.stringify(details)}::jsonb, ${now}, ${dueAt}
    where ${pair !== undefined} or not exists (select 1 from notification n where n.connection = ${connection}
      and n.kind = ${kind} and n.made_at > ${new Date(now.getTime() - againAfterMs)})`.execute(tx);
}

/** With what a connection was last told this; nothing where it never was. */
export async function lastDetails(
  tx: Query,
  connection: string,
  kind: NotificationKind,
): Promise<Notification['details']> {
  const { rows } = await sql<{ details: Notification['details'] }>`
    select details from notification where connection = ${connection} and kind = ${kind}
    order by made_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.details ?? {};
}

/**
 * When one of a pair is told; null: the last that was told says the same. What waited for its hour to be over is taken back,
 * for it is not so any more; what a worker has taken to send is told. Whoever asks holds the lane's row.
 */
async function momentInPair(
  tx: Query,
  connection: string,
  kind: NotificationKind,
  pair: readonly NotificationKind[],
  now: Date,
): Promise<Date | null> {
  const hourAgo = new Date(now.getTime() - SAME_AGAIN_AFTER_MS);
  const since = new Date(hourAgo.getTime() - SAME_AGAIN_AFTER_MS);
  const ofPair = sql`connection = ${connection} and kind = any(${pair}::text[]) and made_at > ${since}`;
  await sql`
    update notification set given_up_at = ${now}
    where ${ofPair} and sent_at is null and given_up_at is null and attempts = 0 and next_attempt_at > made_at`.execute(
    tx,
  );
  // What waited counts from when it went.
  const { rows } = await sql<{ kind: NotificationKind; toldAt: Date }>`
    select kind, greatest(made_at, sent_at) as "toldAt" from notification
    where ${ofPair} and (sent_at is not null or given_up_at is null)
    order by made_at desc, id desc`.execute(tx);
  const told = rows.filter(({ toldAt }) => toldAt > hourAgo);
  if (told[0]?.kind === kind) return null;
  const moments = told.map(({ toldAt }) => toldAt.getTime()).sort((a, b) => b - a);
  const oldest = moments[MOST_OF_PAIR - 1];
  return oldest === undefined ? now : new Date(oldest + SAME_AGAIN_AFTER_MS);
}

/** Takes the oldest that is to be sent for `holdMs`: another worker leaves it alone until then. */
export async function takeNotification(
  db: Database,
  { holdMs, offset }: { holdMs: number; offset: number },
): Promise<Notification | undefined> {
  const now = sharedNow(offset);
  const { rows } = await sql<Notification>`
    update notification set attempts = attempts + 1,
      next_attempt_at = ${now} + ${holdMs} * interval '1 millisecond'
    where id in (
      select id from notification where sent_at is null and given_up_at is null and next_attempt_at <= ${now}
      order by next_attempt_at, id limit 1 for update skip locked)
    returning id, connection, kind, details, made_at as "madeAt", attempts`.execute(db);
  return rows[0];
}

/** What came of it; nothing where it was taken once more by then. `againIn`: when it is tried next, in milliseconds. */
export async function settleNotification(
  db: Database,
  { id, attempts }: Notification,
  outcome: 'sent' | 'given-up' | { againIn: number },
  offset: number,
): Promise<void> {
  const now = sharedNow(offset);
  const change =
    outcome === 'sent'
      ? sql`sent_at = ${now}`
      : outcome === 'given-up'
        ? sql`given_up_at = ${now}`
        : sql`next_attempt_at = ${now} + ${outcome.againIn} * interval '1 millisecond'`;
  await sql`update notification set ${change} where id = ${id} and attempts = ${attempts}`.execute(db);
}
