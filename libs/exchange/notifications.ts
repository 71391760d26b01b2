import type { RunningHub } from './hub.js';
import { laneNow, type LaneNow } from './lane.store.js';
import { mailOf } from './notification.rules.js';
import {
  partyTold,
  settleNotification,
  takeNotifications,
  type Notification,
  type NotificationKind,
} from './notification.store.js';

const AT_ONCE = 20;
const HOLD_MS = 60_000;
const MOST_ATTEMPTS = 10;
/** For the security contact of an organisation; where it has none, for whoever runs the hub to pass on. */
const OF_SECURITY: ReadonlySet<string> = new Set([
  'incident-suspected',
  'incident-confirmed',
  'incident-due',
]);
const AGAIN_AFTER_MS = 300_000;
const SO_OF_LANE: Partial<Record<NotificationKind, (lane: LaneNow) => boolean>> = {
  'lane-broken': ({ condition }) => condition === 'broken',
  'lane-restored': ({ condition }) => condition !== 'broken',
  'lane-paused': ({ paused }) => paused,
  'lane-resumed': ({ paused }) => !paused,
};
/** What is told later than this after it happened is looked at once more. */
const LATE_MS = 60_000;

/** Sends the mail that is planned, one after the other. Without a mail server it stays where it is, visible. */
export async function sendNotifications(hub: RunningHub): Promise<number> {
  if (!hub.mailer) return 0;
  const taken = await takeNotifications(hub.db, AT_ONCE, hub.now(), HOLD_MS);
  for (const one of taken) await sendOne(hub, one);
  return taken.length;
}

async function sendOne(hub: RunningHub, one: Notification): Promise<void> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const connection = directory.connection(one.connection);
  const party = directory.party(partyTold(one.connection) ?? '');
  const contact = OF_SECURITY.has(one.kind) ? party?.securityContact : party?.contact;
  const to = connection?.contact?.email ?? contact ?? hub.config.operatorContact;
  if (!to || !(await isStillSo(hub, one)))
    return settleNotification(hub.db, one.id, { givenUpAt: hub.now() });
  const mail = mailOf(one, connection?.name ?? party?.name ?? 'Schakel');
  try {
    await hub.mailer!.send({ to, ...mail });
    await settleNotification(hub.db, one.id, { sentAt: hub.now() });
  } catch (error) {
    hub.report?.(error, 'sending mail');
    const now = hub.now();
    await settleNotification(
      hub.db,
      one.id,
      one.attempts >= MOST_ATTEMPTS
        ? { givenUpAt: now }
        : { nextAttemptAt: new Date(now.getTime() + AGAIN_AFTER_MS) },
    );
  }
}

/** A mail that had to wait, for its hour or for a mail server, does not say of a lane what is over. */
async function isStillSo(hub: RunningHub, { connection, kind, madeAt }: Notification): Promise<boolean> {
  if (madeAt.getTime() > hub.now().getTime() - LATE_MS) return true;
  const saysOfLane = SO_OF_LANE[kind];
  return !saysOfLane || saysOfLane(await laneNow(hub.db, connection, hub.clock.offset()));
}
