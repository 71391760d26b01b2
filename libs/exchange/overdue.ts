import { appendEvents, auditEvent } from '#audit';
import { REFERRAL_STATES } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { planNotification } from './notification.store.js';
import { isToldBack, ownerOf } from './referral.rules.js';
import {
  markSignalled,
  overdueByDesk,
  overdueReferrals,
  referralsToAskAbout,
  type Referral,
} from './referral.store.js';

const AT_ONCE = 100;

/**
 * Says of referrals that their time is over: to whoever owns them, and to whoever reported one that came and that nobody took
 * up. A reporter that is not shown how it goes is asked to look once, whatever became of it: that says nothing of a choice.
 */
export async function signalReferrals(hub: RunningHub): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const snapshot = await hub.snapshot(tx);
    const directory = snapshot.directory.at(now);
    const agreements = snapshot.agreements.at(now);
    for (const one of await overdueReferrals(tx, now, AT_ONCE)) {
      const owner = ownerOf(one, directory);
      const reporter = directory.successorOf(one.source, 'referral');
      const mayKnow = isToldBack(one, agreements, directory);
      const told = new Set([
        ...(owner !== reporter || mayKnow ? [owner] : []),
        ...(one.state === 'reported' && mayKnow ? [reporter] : []),
      ]);
      for (const party of told) await tell(tx, one, party, directory, now);
      await markSignalled(tx, one.id, 'due', now);
    }
    for (const one of await referralsToAskAbout(tx, now, AT_ONCE)) {
      await tell(tx, one, directory.successorOf(one.source, 'referral'), directory, now, 'asked');
      await markSignalled(tx, one.id, 'asks', now);
    }
  });
}

async function tell(
  tx: Tx,
  { id, state, desk }: Referral,
  party: string,
  directory: Directory,
  now: Date,
  result?: 'asked',
): Promise<void> {
  await appendEvents(tx, [
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'referral.overdue',
      actor: 'hub',
      object: `referral:${id}`,
      result: result ?? state,
      organisations: [party],
      details: {},
    }),
  ]);
  const receiver =
    directory.receiverOf(party, 'referral', desk, now) ??
    directory.receiverOf(party, 'client', desk, now) ??
    directory.receiverOf(party, 'occasion', null, now);
  if (receiver) await planNotification(tx, receiver.connection.key, 'referral-overdue', {}, now);
}

/** How many are overdue, by state and by what kind of organisation has the desk: numbers for whoever runs the hub. */
export async function countOverdueReferrals(
  hub: RunningHub,
): Promise<{ state: string; kind: string; count: number }[]> {
  const now = await hub.moment(hub.db);
  const directory = (await hub.snapshot()).directory.at(now);
  // Not of its owner: with whom it is before it arrives would say whether something about the person came.
  const kindOf = (party: string): string => {
    const found = directory.party(directory.successorOf(party, 'referral'));
    return found?.kind === 'organisation' ? found.organisationKind : 'arrangement';
  };
  const counts = new Map<string, { state: string; kind: string; count: number }>();
  const add = (state: string, kind: string, count: number): void => {
    const name = `${state} ${kind}`;
    counts.set(name, { state, kind, count: (counts.get(name)?.count ?? 0) + count });
  };
  const kinds = new Set(directory.desks().flatMap(({ parties }) => parties.map(kindOf)));
  for (const state of REFERRAL_STATES) if (state !== 'closed') for (const kind of kinds) add(state, kind, 0);
  for (const { state, recipient, count } of await overdueByDesk(hub.db, now))
    add(state, kindOf(recipient), count);
  return [...counts.values()];
}
