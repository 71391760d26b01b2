import { sha256 } from '#kernel';
import { nextAttemptDelay, type AttemptResult, type WebhookClient } from '#delivery';
import type { Endpoint } from '#partners';
import type { Database } from '#storage';
import { createCoalescer, type Coalescer } from './coalesce.js';
import { delayWithin, type LanePlan } from './lane-plan.rules.js';
import type { Ready } from './post.js';
import { settleAttempts, type Settlement } from './settle.store.js';

const SETTLE = { batch: 200, linger: 10, atOnce: 1 };

export interface SendingNeeds {
  db: Database;
  webhooks: WebhookClient;
  now(): Date;
  /** By how much the shared clock is turned. */
  offset(): number;
  random(): number;
}

export interface Sender {
  /** Sends what is under way side by side; resolves when all of it is settled, with what came of each. */
  send(endpoint: Endpoint, plan: LanePlan, ready: Ready[]): Promise<AttemptResult[]>;
  settle(settlement: Settlement): Promise<boolean>;
  drained(): Promise<void>;
}

/** Sends what is under way side by side, and writes what came of it together with what came of other lanes. */
export function createSender(needs: SendingNeeds): Sender {
  const settling: Coalescer<Settlement, boolean> = createCoalescer(async (settlements) => {
    const settled = await settleAttempts(needs.db, settlements, needs.now(), needs.offset());
    return settlements.map((settlement) => settled.has(settlement));
  }, SETTLE);

  async function sendOne(endpoint: Endpoint, plan: LanePlan, one: Ready): Promise<AttemptResult> {
    const startedAt = needs.now();
    const result = await needs.webhooks.send(endpoint, {
      id: one.due.id,
      body: one.body,
      traceparent: traceparentOf(one.due.id),
    });
    await settling.add(settlementOf(needs, plan, one, result, startedAt));
    return result;
  }

  return {
    send: (endpoint, plan, ready) => Promise.all(ready.map((one) => sendOne(endpoint, plan, one))),
    settle: (settlement) => settling.add(settlement),
    drained: () => settling.drained(),
  };
}

/**
 * A trace of its own for each delivery: the trace of the message, the same for all recipients, would join the pseudonyms
 * that are kept apart for them. The hub finds it back from the delivery.
 */
function traceparentOf(deliveryId: string): string {
  const trace = sha256(deliveryId).toString('hex');
  return `00-${trace.slice(0, 32)}-${trace.slice(32, 48)}-01`;
}

/** The answer of the recipient as the next state of the delivery. */
export function settlementOf(
  needs: Pick<SendingNeeds, 'now' | 'random'>,
  { schedule, hours }: Pick<LanePlan, 'schedule' | 'hours'>,
  { due }: Pick<Ready, 'due'>,
  result: AttemptResult,
  startedAt: Date,
): Settlement {
  const endedAt = needs.now();
  const base = { due, startedAt, endedAt, nextAttemptIn: 0 };
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
        reason: result.code,
        code: 'rejected-by-recipient',
      };
    case 'retired':
      return { ...base, result: 'retired', state: 'planned', status: result.status, reason: 'retired' };
    case 'later': {
      const delay = nextAttemptDelay(schedule, due.attempts + 1, result.retryAfterMs, needs.random);
      const failed = { ...base, result: 'later' as const, status: result.status, reason: result.reason };
      if (delay === undefined) return { ...failed, state: 'dead', code: 'unreachable' };
      return { ...failed, state: 'planned', nextAttemptIn: delayWithin(hours, endedAt.getTime(), delay) };
    }
  }
}
