import type { AttemptResult, RejectionReason } from '#delivery';
import { newId } from '#kernel';
import type { RunningHub } from './hub.js';
import { claimRound } from './delivery-round.js';
import { prepare } from './pipeline.js';
import { laneNow } from './lane.store.js';
import type { DueDelivery } from './post.js';
import { settlementOf } from './sending.js';
import { nextBatch } from './status.js';
import { extendBatches, settleBatch } from './status.store.js';
import { extendLeases, leasedDeliveries } from './view.store.js';

const LOOK_AGAIN_MS = 250;

export interface Lease {
  /** With an answer it says that the lease is still this one, and not of another consumer who got the same post since. */
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
  const giveUp = performance.now() + wait;
  const { inboxLease } = hub.config.deliver;
  const tells = (await hub.subscriptions.current(hub.db)).tellsAnything(lane);
  for (;;) {
    if ((await laneNow(hub.db, lane, hub.clock.offset())).paused) return noLease(hub);
    // Told from before it is claimed: what a partner is told never lasts longer than the lease does.
    const askedAt = hub.doorMoment();
    const leaseId = newId(askedAt);
    const options = { lane, limit: max, hold: inboxLease, leaseId };
    const { ready, claimed } = await claimRound(hub, options, prepare);
    // What became of its own messages comes along, where it wants to be told.
    const status = tells ? await nextBatch(hub, lane, { holdMs: inboxLease, lease: true }) : undefined;
    if (
      ready.length > 0 ||
      status ||
      (claimed === 0 && (performance.now() >= giveUp || isGone() || hub.isStopping()))
    ) {
      const leasedUntil = new Date(askedAt.getTime() + inboxLease);
      return {
        leaseId,
        leasedUntil,
        events: [...ready.map((one) => one.body), ...(status ? [status.body] : [])],
      };
    }
    if (claimed === 0)
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(LOOK_AGAIN_MS, giveUp - performance.now())),
      );
  }
}

/** A paused lane gives nothing, like one without post. */
const noLease = (hub: RunningHub): Lease => ({
  leaseId: newId(hub.now()),
  leasedUntil: hub.now(),
  events: [],
});

export interface InboxReceipt {
  deliveryId: string;
  /** By which it was leased; absent: whichever lease runs now. */
  leaseId?: string;
  result: 'accepted' | 'rejected' | 'later';
  answer?: 'deleted' | 'corrected' | 'kept-on-own-basis' | 'not-found';
  /** Why it is rejected, and the partner's own short code. */
  reason?: RejectionReason;
  code?: string;
}

/**
 * Settles what a connection leased. What is not leased to it, or by the lease that it names not any more, answers `lease-over`:
 * an answer that comes late ends nobody's newer lease.
 */
export async function settleLeases(
  hub: RunningHub,
  lane: string,
  receipts: InboxReceipt[],
): Promise<{ deliveryId: string; state: string }[]> {
  const leased = await leasedDeliveries(
    hub.db,
    lane,
    receipts.map((r) => r.deliveryId),
    hub.clock.offset(),
  );
  const needs = { now: () => hub.now(), random: Math.random };
  const connection = (await hub.snapshot()).directory.at(hub.now()).connection(lane);
  // The partner comes when it likes: its service hours are not ours to keep.
  const plan = { schedule: connection ? hub.planOf(connection).schedule : [], hours: undefined };
  return Promise.all(
    receipts.map(async (receipt) => {
      const { deliveryId, result } = receipt;
      const due = leased.get(deliveryId);
      if (due && receipt.leaseId && receipt.leaseId.toLowerCase() !== due.leaseId)
        return { deliveryId, state: 'lease-over' };
      // What is named again in the same request is not on lease any more.
      leased.delete(deliveryId);
      if (!due) return { deliveryId, state: await settledStatus(hub, lane, receipt, plan.schedule) };
      const settlement = settlementOf(
        needs,
        plan,
        { due: due as DueDelivery } as never,
        attemptOf(receipt),
        needs.now(),
      );
      const settled = await hub.sender.settle(settlement);
      return { deliveryId, state: settled ? STATES[result] : 'lease-over' };
    }),
  );
}

/** It may be a batch of what became of its own messages. */
async function settledStatus(
  hub: RunningHub,
  lane: string,
  { deliveryId, result }: InboxReceipt,
  schedule: readonly number[],
): Promise<string> {
  const outcome = result === 'later' ? { again: schedule[1] ?? 0 } : { state: STATES[result] };
  const isSettled = await settleBatch(hub.db, lane, deliveryId, outcome, hub.clock.offset());
  return isSettled ? STATES[result] : 'lease-over';
}

const STATES = { accepted: 'delivered', rejected: 'dead', later: 'planned' } as const;
const ACCEPTED = 200;
const REJECTED = 422;

function attemptOf({ result, answer, reason, code }: InboxReceipt): AttemptResult {
  if (result === 'accepted') return { kind: 'delivered', status: ACCEPTED, ...(answer ? { answer } : {}) };
  if (result === 'later') return { kind: 'later', reason: 'status' };
  const said = [reason, code].filter(Boolean).join(' ');
  return { kind: 'rejected', status: REJECTED, ...(said ? { code: said } : {}) };
}

/** Holds what is on lease, by `leaseId` where it is named, for another term; what is not any more answers `lease-over`. */
export async function extendPost(
  hub: RunningHub,
  lane: string,
  ids: string[],
  leaseId?: string,
): Promise<{ leasedUntil: Date; deliveries: { deliveryId: string; state: 'leased' | 'lease-over' }[] }> {
  const { until, extended } = await extendLeases(hub.db, lane, ids, {
    ms: hub.config.deliver.inboxLease,
    offset: hub.clock.offset(),
    leaseId,
  });
  const status = await extendBatches(hub.db, lane, ids, {
    ms: hub.config.deliver.inboxLease,
    offset: hub.clock.offset(),
  });
  for (const id of status) extended.add(id);
  return {
    leasedUntil: until,
    deliveries: ids.map((deliveryId) => ({
      deliveryId,
      state: extended.has(deliveryId) ? 'leased' : 'lease-over',
    })),
  };
}
