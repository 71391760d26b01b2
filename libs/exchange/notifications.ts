import { isMailRefused } from '#delivery';
import type { RunningHub } from './hub.js';
import { laneNow, type LaneNow } from './lane.store.js';
import { mailOf } from './notification.rules.js';
import {
  partyTold,
  settleNotification,
  takeNotification,
  type Notification,
  type NotificationKind,
} from './notification.store.js';

const AT_ONCE = 20;
/** Longer than one mail can take: looking the server up, connecting, and a pause of its own before each of its answers. */
const HOLD_MS = 300_000;
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

/**
 * Sends the mail that is planned, one after the other: each is taken when it is its turn, so that another worker does not take
 * what still waits for a mail server that is slow. Without a mail server it stays where it is, visible.
 */
export async function sendNotifications(hub: RunningHub): Promise<number> {
  if (!hub.mailer) return 0;
  for (let count = 0; count < AT_ONCE; count += 1) {
    if (hub.isStopping()) return count;
    const one = await takeNotification(hub.db, { holdMs: HOLD_MS, offset: hub.clock.offset() });
    if (!one) return count;
    await settleNotification(hub.db, one, await sendOne(hub, one), hub.clock.offset());
  }
  return AT_ONCE;
}

async function sendOne(
  hub: RunningHub,
  one: Notification,
): Promise<Parameters<typeof settleNotification>[2]> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const connection = directory.connection(one.connection);
  const party = directory.party(partyTold(one.connection) ?? '');
  const contact = OF_SECURITY.has(one.kind) ? party?.securityContact : party?.contact;
  // The broker is of whoever runs the hub: no partner can mend it.
  const ofPartner = one.details['broker'] === 'away' ? undefined : (connection?.contact?.email ?? contact);
  const to = ofPartner ?? hub.config.operatorContact;
  if (!to || !(await isStillSo(hub, one))) return 'given-up';
  try {
    await hub.mailer!.send({ to, ...mailOf(one, connection?.name ?? party?.name ?? 'Schakel') });
    return 'sent';
  } catch (error) {
    hub.report?.(error, 'sending mail');
    // A mail server that is away, or lets the hub in no more, is no reason to be silent about a leak: that mail waits.
    return one.attempts >= MOST_ATTEMPTS && isMailRefused(error) ? 'given-up' : { againIn: AGAIN_AFTER_MS };
  }
}

/** A mail that had to wait, for its hour or for a mail server, does not say of a lane what is over. */
async function isStillSo(hub: RunningHub, { connection, kind, madeAt }: Notification): Promise<boolean> {
  if (madeAt.getTime() > hub.now().getTime() - LATE_MS) return true;
  const saysOfLane = SO_OF_LANE[kind];
  return !saysOfLane || saysOfLane(await laneNow(hub.db, connection, hub.clock.offset()));
}
