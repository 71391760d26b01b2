import { sql } from 'kysely';
import { newId } from '#kernel';
import type { Database, Query } from '#storage';

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

/** A lane that comes and goes is told of once in this time. */
const SAME_AGAIN_AFTER_MS = 3_600_000;

/** Written in the transaction of what it tells; sent by the sweeper, so that a mail server can be away. */
export async function planNotification(
  tx: Query,
  connection: string,
  kind: NotificationKind,
  details: Record<string, string | number>,
  now: Date,
  againAfterMs = SAME_AGAIN_AFTER_MS,
): Promise<void> {
  await sql`
    insert into notification (id, connection, kind, details, made_at, next_attempt_at)
    select ${newId(now)}, ${connection}, ${kind}, ${JSON.stringify(details)}::jsonb, ${now}, ${now}
    where not exists (select 1 from notification n where n.connection = ${connection} and n.kind = ${kind}
      and n.made_at > ${new Date(now.getTime() - againAfterMs)})`.execute(tx);
}

/** Takes what is to be sent for `holdMs`: another worker leaves it alone until then. */
export async function takeNotifications(
  db: Database,
  limit: number,
  now: Date,
  holdMs: number,
): Promise<Notification[]> {
  const until = new Date(now.getTime() + holdMs);
  const { rows } = await sql<Notification>`
    update notification set attempts = attempts + 1, next_attempt_at = ${until}
    where id in (
      select id from notification where sent_at is null and given_up_at is null and next_attempt_at <= ${now}
      order by next_attempt_at, id limit ${limit} for update skip locked)
    returning id, connection, kind, details, made_at as "madeAt", attempts`.execute(db);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function settleNotification(
  db: Database,
  id: string,
  outcome: { sentAt: Date } | { givenUpAt: Date } | { nextAttemptAt: Date },
): Promise<void> {
  await db
    .updateTable('notification')
    .set(
      'sentAt' in outcome
        ? { sent_at: outcome.sentAt }
        : 'givenUpAt' in outcome
          ? { given_up_at: outcome.givenUpAt }
          : { next_attempt_at: outcome.nextAttemptAt },
    )
    .where('id', '=', id)
    .execute();
}
