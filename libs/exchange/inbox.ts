import { newId } from '#kernel';
import type { RunningHub } from './hub.js';
import { claimRound } from './delivery-round.js';
import { prepare } from './pipeline.js';
import type { DueDelivery } from './post.js';
import { settlementOf } from './sending.js';
import { leasedDeliveries } from './view.store.js';

const LOOK_AGAIN_MS = 250;

export interface Lease {
  leaseId: string;
  leasedUntil: Date;
  /** Whole CloudEvents, as a webhook would get them. */
  events: string[];
}

/** Leases waiting post of a connection; waits up to `wait` milliseconds for the first. Each lease is decided anew. */
export async function leasePost(
  hub: RunningHub,
  lane: string,
  max: number,
  wait: number,
  isGone: () => boolean,
): Promise<Lease> {
  const giveUp = Date.now() + wait;
  const { inboxLease } = hub.config.deliver;
  for (;;) {
    const leaseId = newId(hub.clock.now());
    const options = { lane, limit: max, hold: inboxLease, leaseId };
    const { ready, claimed } = await claimRound(hub, options, prepare);
    if (ready.length > 0 || (claimed === 0 && (Date.now() >= giveUp || isGone() || hub.isStopping()))) {
      const leasedUntil = new Date(hub.clock.now().getTime() + inboxLease);
      return { leaseId, leasedUntil, events: ready.map((one) => one.body) };
    }
    if (claimed === 0)
      await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_AGAIN_MS, giveUp - Date.now())));
  }
}

export interface InboxReceipt {
  deliveryId: string;
  result: 'accepted' | 'rejected' | 'later';
  answer?: 'deleted' | 'corrected' | 'kept-on-own-basis' | 'not-found';
}

/** Settles what a connection leased. What is not leased to it, or whose lease is over, answers `lease-over`. */
export async function settleLeases(
  hub: RunningHub,
  lane: string,
  receipts: InboxReceipt[],
): Promise<{ deliveryId: string; state: string }[]> {
  const leased = await leasedDeliveries(
    hub.db,
    lane,
    receipts.map((r) => r.deliveryId),
    hub.clock.now(),
  );
  const needs = { now: () => hub.clock.now(), schedule: hub.config.deliver.schedule, random: Math.random };
  return Promise.all(
    receipts.map(async ({ deliveryId, result, answer }) => {
      const due = leased.get(deliveryId);
      // What is named again in the same request is not on lease any more.
      leased.delete(deliveryId);
      if (!due) return { deliveryId, state: 'lease-over' };
      const settlement = settlementOf(
        needs,
        { due: due as DueDelivery } as never,
        attemptOf(result, answer),
        needs.now(),
      );
      const settled = await hub.sender.settle(settlement);
      return { deliveryId, state: settled ? STATES[result] : 'lease-over' };
    }),
  );
}

const STATES = { accepted: 'delivered', rejected: 'dead', later: 'planned' } as const;
const ACCEPTED = 200;
const REJECTED = 422;

function attemptOf(result: InboxReceipt['result'], answer: InboxReceipt['answer']) {
  if (result === 'accepted')
    return { kind: 'delivered' as const, status: ACCEPTED, ...(answer ? { answer } : {}) };
  if (result === 'rejected') return { kind: 'rejected' as const, status: REJECTED };
  return { kind: 'later' as const, reason: 'status' as const };
}
