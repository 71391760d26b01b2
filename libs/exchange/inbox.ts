import type { AttemptResult, RejectionReason } from '#delivery';
import { newId } from '#kernel';
import type { RunningHub } from './hub.js';
import { claimRound } from './delivery-round.js';
import { createInboxWatch, type InboxWatch } from './inbox-watch.js';
import { prepare } from './pipeline.js';
import type { LanePlan } from './lane-plan.rules.js';
import { laneNow } from './lane.store.js';
import type { DueDelivery } from './post.js';
import { settlementOf } from './sending.js';
import { batchOutcome, nextBatch } from './status.js';
import { extendBatches, leasedBatches, settleBatch, type LeasedBatch } from './status.store.js';
import { lanesWithSomething } from './waiting.store.js';
import { extendLeases, leasedDeliveries, type LeasedDelivery } from './view.store.js';

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
  const watch = watchOf(hub);
  const isOver = (): boolean => performance.now() >= giveUp || isGone() || hub.isStopping();
  for (;;) {
    // Who is gone gets nothing: it would lie on lease for nobody.
    if (isGone() || (await laneNow(hub.db, lane, hub.clock.offset())).paused) return noLease(hub);
    // Told from before it is claimed: what a partner is told never lasts longer than the lease does.
    const askedAt = hub.now();
    const leaseId = newId(askedAt);
    const options = { lane, limit: max, hold: inboxLease, leaseId };
    const { ready, claimed } = await claimRound(hub, options, prepare);
    // What became of its own messages comes along, where it wants to be told.
    const status = tells ? await nextBatch(hub, lane, { holdMs: inboxLease, leaseId }) : undefined;
    if (ready.length > 0 || status || (claimed === 0 && isOver())) {
      const leasedUntil = new Date(askedAt.getTime() + inboxLease);
      return {
        leaseId,
        leasedUntil,
        events: [...ready.map((one) => one.body), ...(status ? [status.body] : [])],
      };
    }
    if (claimed === 0) await watch.wait({ lane, tells, isOver });
  }
}

const watches = new WeakMap<RunningHub, InboxWatch>();

function watchOf(hub: RunningHub): InboxWatch {
  const known = watches.get(hub);
  if (known) return known;
  const made = createInboxWatch((lanes) => lanesWithSomething(hub.db, lanes, hub.clock.offset()));
  watches.set(hub, made);
  return made;
}

/** A paused lane gives nothing, like one without post. */
const noLease = (hub: RunningHub): Lease => ({
  leaseId: newId(hub.now()),
  leasedUntil: hub.now(),
  events: [],
});

export interface InboxReceipt {
  deliveryId: string;
  /** By which it was leased; absent: `later` counts only where no lease before it was left unanswered. */
  leaseId?: string;
  result: 'accepted' | 'rejected' | 'later';
  answer?: 'deleted' | 'corrected' | 'kept-on-own-basis' | 'not-found';
  /** Why it is rejected, and the partner's own short code. */
  reason?: RejectionReason;
  code?: string;
}

/**
 * Settles what a connection leased, post and what became of its own messages alike. What is not leased to it, or not any more by
 * the lease that is meant, answers `lease-over`: an answer that comes late ends nobody's newer lease.
 */
export async function settleLeases(
  hub: RunningHub,
  lane: string,
  receipts: InboxReceipt[],
): Promise<{ deliveryId: string; state: string }[]> {
  const offset = hub.clock.offset();
  const ids = receipts.map(({ deliveryId }) => deliveryId);
  const deliveries = await leasedDeliveries(hub.db, lane, ids, offset);
  const others = ids.filter((id) => !deliveries.has(id));
  const batches = await leasedBatches(hub.db, lane, others, offset);
  const connection = (await hub.snapshot()).directory.at(hub.now()).connection(lane);
  // The partner comes when it likes: its service hours are not ours to keep.
  const plan = { schedule: connection ? hub.planOf(connection).schedule : [], hours: undefined };
  return Promise.all(
    receipts.map(async (receipt) => {
      const { deliveryId } = receipt;
      const delivery = deliveries.get(deliveryId);
      const batch = batches.get(deliveryId);
      const leased = delivery ?? batch;
      if (!leased || !isMeant(leased, receipt)) return { deliveryId, state: 'lease-over' };
      // What is named again in the same request is not on lease any more.
      deliveries.delete(deliveryId);
      batches.delete(deliveryId);
      const settled = delivery
        ? settleDelivery(hub, plan, delivery, attemptOf(receipt))
        : settleStatus(hub, plan, batch!, attemptOf(receipt));
      return { deliveryId, state: (await settled) ?? 'lease-over' };
    }),
  );
}

/**
 * Whether a receipt speaks of the lease that runs. Where it names none, `accepted` and `rejected` are the partner's word about the
 * event, whoever of its consumers has it; but `later` may be said by one that let its lease run out, of what another is busy with.
 */
const isMeant = ({ leaseId, isAfterUnanswered }: Leased, receipt: InboxReceipt): boolean =>
  receipt.leaseId
    ? leaseId === null || receipt.leaseId.toLowerCase() === leaseId
    : receipt.result !== 'later' || !isAfterUnanswered;

type Leased = Pick<LeasedDelivery | LeasedBatch, 'leaseId' | 'isAfterUnanswered'>;
type State = 'delivered' | 'dead' | 'planned';
type Plan = Pick<LanePlan, 'schedule' | 'hours'>;

/** What it is now; undefined when it was not on lease any more. */
async function settleDelivery(
  hub: RunningHub,
  plan: Plan,
  due: LeasedDelivery,
  result: AttemptResult,
): Promise<State | undefined> {
  const needs = { now: () => hub.now(), random: Math.random };
  const settlement = settlementOf(needs, plan, { due: due as DueDelivery }, result, needs.now());
  return (await hub.sender.settle(settlement)) ? settlement.state : undefined;
}

async function settleStatus(
  hub: RunningHub,
  plan: Plan,
  batch: LeasedBatch,
  result: AttemptResult,
): Promise<State | undefined> {
  const outcome = batchOutcome(plan, batch.attempts, result, hub.now());
  const isSettled = await settleBatch(hub.db, batch, outcome, hub.clock.offset());
  if (!isSettled) return undefined;
  return 'state' in outcome ? outcome.state : 'planned';
}

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
  const term = { ms: hub.config.deliver.inboxLease, offset: hub.clock.offset(), leaseId };
  const { until, extended } = await extendLeases(hub.db, lane, ids, term);
  const status = await extendBatches(hub.db, lane, ids, term);
  for (const id of status) extended.add(id);
  return {
    leasedUntil: until,
    deliveries: ids.map((deliveryId) => ({
      deliveryId,
      state: extended.has(deliveryId) ? 'leased' : 'lease-over',
    })),
  };
}
