import { sha256 } from '#kernel';
import { nextAttemptDelay, type AttemptResult, type WebhookClient } from '#delivery';
import type { Endpoint } from '#partners';
import { createCoalescer, type Coalescer } from './coalesce.js';
import { secondsSince, type Observer } from './observer.js';
import type { Ready } from './post.js';
import { laneState, saveLaneState, settleAttempts, type LaneState, type Settlement } from './settle.store.js';
import type { Database } from '#storage';

const SETTLE = { batch: 200, linger: 10, atOnce: 1 };
const REASONS_OF_THE_ENDPOINT = new Set([
  'connection',
  'timeout',
  'status',
  'redirect',
  'blocked-address',
  'authorization',
]);

export interface SendingNeeds {
  db: Database;
  webhooks: WebhookClient;
  now(): Date;
  schedule: number[];
  laneBackoff: number[];
  random(): number;
  onRetired(endpoint: Endpoint): Promise<void>;
  observer: Observer;
}

export interface Sender {
  /** `named`: with the transaction that FSC asks for. */
  send(endpoint: Endpoint, lane: string, ready: Ready[], named?: boolean): Promise<void>;
  settle(settlement: Settlement): Promise<boolean>;
  drained(): Promise<void>;
}

/** Sends what is under way side by side, and writes what came of it together with what came of other lanes. */
export function createSender(needs: SendingNeeds): Sender {
  const settling: Coalescer<Settlement, boolean> = createCoalescer(async (settlements) => {
    const settled = await settleAttempts(needs.db, settlements, needs.now());
    return settlements.map((settlement) => settled.has(settlement));
  }, SETTLE);

  async function sendOne(
    endpoint: Endpoint,
    lane: string,
    one: Ready,
    named: boolean,
  ): Promise<AttemptResult> {
    const startedAt = needs.now();
    const [began, from] = [Date.now(), performance.now()];
    const result = await needs.webhooks.send(endpoint, {
      id: one.due.id,
      body: one.body,
      traceparent: traceparentOf(one.due.id),
      // The delivery's own id, a UUIDv7: that of the sender's request would join what recipients may not join.
      ...(named ? { transactionId: one.due.id } : {}),
    });
    needs.observer.attempted(lane, one.due, result, began, secondsSince(from));
    await settling.add(settlementOf(needs, one, result, startedAt));
    return result;
  }

  return {
    async send(endpoint, lane, ready, named = false) {
      const results = await Promise.all(ready.map((one) => sendOne(endpoint, lane, one, named)));
      if (results.some((result) => result.kind === 'retired')) await needs.onRetired(endpoint);
      await noteHowItWent(needs, lane, results);
    },
    settle: (settlement) => settling.add(settlement),
    drained: () => settling.drained(),
  };
}

/**
 * A trace of its own for each delivery: the trace of the message, the same for all recipients, would join the pseudonyms
 * that are kept apart for them. The hub finds it back from the delivery.
 */
export function traceOfDelivery(deliveryId: string): { traceId: string; spanId: string } {
  const trace = sha256(deliveryId).toString('hex');
  return { traceId: trace.slice(0, 32), spanId: trace.slice(32, 48) };
}

function traceparentOf(deliveryId: string): string {
  const { traceId, spanId } = traceOfDelivery(deliveryId);
  return `00-${traceId}-${spanId}-01`;
}

/** The answer of the recipient as the next state of the delivery. */
export function settlementOf(
  needs: Pick<SendingNeeds, 'now' | 'schedule' | 'random'>,
  { due }: Ready,
  result: AttemptResult,
  startedAt: Date,
): Settlement {
  const endedAt = needs.now();
  const base = { due, startedAt, endedAt, nextAttemptAt: endedAt };
  switch (result.kind) {
    case 'delivered':
      return {
        ...base,
        result: 'delivered',
        state: 'delivered',
        status: result.status,
        answer: result.answer,
      };
    case 'rejected':
      return {
        ...base,
        result: 'rejected',
        state: 'dead',
        status: result.status,
        code: 'rejected-by-recipient',
      };
    case 'retired':
      return { ...base, result: 'retired', state: 'planned', status: result.status, reason: 'retired' };
    case 'later': {
      const delay = nextAttemptDelay(needs.schedule, due.attempts + 1, result.retryAfterMs, needs.random);
      const failed = { ...base, result: 'later' as const, status: result.status, reason: result.reason };
      if (delay === undefined) return { ...failed, state: 'dead', code: 'unreachable' };
      return { ...failed, state: 'planned', nextAttemptAt: new Date(endedAt.getTime() + delay) };
    }
  }
}

/** A lane whose endpoint answered nothing at all rests, longer each time; one answer wakes it. */
async function noteHowItWent(needs: SendingNeeds, lane: string, results: AttemptResult[]): Promise<void> {
  if (results.length === 0) return;
  const before = await laneState(needs.db, lane);
  const reachedNobody = results.every((r) => r.kind === 'later' && REASONS_OF_THE_ENDPOINT.has(r.reason));
  if (!reachedNobody && before.failures === 0) return;
  await saveLaneState(
    needs.db,
    lane,
    reachedNobody ? rested(needs, before) : { failures: 0, blockedUntil: null },
  );
}

function rested({ laneBackoff, now }: SendingNeeds, before: LaneState): LaneState {
  const failures = before.failures + 1;
  const rest = laneBackoff[Math.min(failures, laneBackoff.length) - 1] ?? 0;
  return { failures, blockedUntil: new Date(now().getTime() + rest) };
}
