import { passed, sha256 } from '#kernel';
import {
  nextAttemptDelay,
  type AttemptResult,
  type BrokerClient,
  type WebhookClient,
  type WebhookEndpoint,
  type WebhookPost,
} from '#delivery';
import type { Endpoint } from '#partners';
import type { Database } from '#storage';
import { createCoalescer, type Coalescer } from './coalesce.js';
import { delayWithin, type LanePlan, type Traffic } from './lane-plan.rules.js';
import { secondsSince, type Observer } from './observer.js';
import { createPlaces } from './places.js';
import type { Ready } from './post.js';
import { settleAttempts, type Settlement } from './settle.store.js';
import type { SubscriptionMemory } from './subscription.store.js';

const BATCH = 'application/cloudevents-batch+json; charset=utf-8';
const BATCH_BYTES = 1024 * 1024;
const SETTLE = { batch: 200, linger: 10, atOnce: 1 };

export interface SendingNeeds {
  db: Database;
  webhooks: WebhookClient;
  broker?: BrokerClient;
  now(): Date;
  /** By how much the shared clock is turned. */
  offset(): number;
  random(): number;
  subscriptions: SubscriptionMemory;
  observer: Observer;
}

export interface Sender {
  /**
   * Sends what is under way side by side; resolves when all of it is settled, with what came of each. What did not get its
   * turn before `isLate` is not sent: somebody else may have claimed it by then, or decided otherwise.
   */
  send(endpoint: Endpoint, plan: LanePlan, ready: Ready[], isLate: () => boolean): Promise<Sent>;
  /** An event that is no delivery, sent as one would be; nothing is written. */
  sendEvent(endpoint: Endpoint, event: { id: string; body: string }): Promise<AttemptResult>;
  settle(settlement: Settlement): Promise<boolean>;
  drained(): Promise<void>;
}

export interface Sent {
  results: AttemptResult[];
  /** Not sent. */
  late: Ready[];
  traffic: Traffic;
}

/** Sends what is under way side by side, and writes what came of it together with what came of other lanes. */
export function createSender(needs: SendingNeeds): Sender {
  const settling: Coalescer<Settlement, boolean> = createCoalescer(async (settlements) => {
    const subscriptions = await needs.subscriptions.current(needs.db);
    const settled = await settleAttempts(needs.db, settlements, needs.now(), needs.offset(), subscriptions);
    return settlements.map((settlement) => settled.has(settlement));
  }, SETTLE);

  const toClient = (endpoint: Endpoint): WebhookEndpoint => {
    const { url, secrets, headers, authorization, certificate, settings } = endpoint;
    const { headers: first, body } = settings?.timeouts ?? {};
    return {
      url,
      lane: endpoint.connection,
      secrets,
      headers,
      authorization,
      certificate,
      ...(first ? { headersTimeoutMs: first * 1000 } : {}),
      ...(body ? { bodyTimeoutMs: body * 1000 } : {}),
    };
  };

  const places = createPlaces();

  /** By webhook, or into the queue of a connection that takes its post at the broker. */
  const handOver = (endpoint: Endpoint, post: WebhookPost): Promise<AttemptResult> =>
    endpoint.queue && needs.broker
      ? needs.broker.send(endpoint.queue, post)
      : needs.webhooks.send(toClient(endpoint), post);

  /** Handed over when there is a place for it, unless it is too late by then. Writing down what came of it takes no place. */
  const inPlace = (
    { endpoint, plan, isLate, late, traffic }: Round,
    some: Ready[],
    post: WebhookPost,
  ): Promise<Answered | undefined> =>
    places.within(endpoint.connection, plan.requests, async () => {
      if (isLate()) {
        late.push(...some);
        return undefined;
      }
      traffic.requests += 1;
      traffic.events += some.length;
      const startedAt = needs.now();
      const [began, from] = [Date.now(), performance.now()];
      const result = await handOver(endpoint, post);
      passed('deliver.answered', endpoint.connection, some.length);
      return { result, startedAt, began, seconds: secondsSince(from) };
    });

  async function settleOne({ endpoint, plan }: Round, one: Ready, answered: Answered): Promise<void> {
    const { result, startedAt, began, seconds } = answered;
    needs.observer.attempted(endpoint.connection, one.due, result, began, seconds);
    await settling.add(settlementOf(needs, plan, one, result, startedAt));
  }

  /** One request for all of these; refused as a whole, each is tried by itself: one bad document stops no other. */
  async function sendTogether(round: Round, some: Ready[]): Promise<AttemptResult[]> {
    const ids = some.map(({ due }) => due.id);
    const answered = await inPlace(round, some, {
      // The same events give the same id and the same bytes.
      id: `batch-${sha256(ids.join()).toString('hex').slice(0, 32)}`,
      body: `[${some.map(({ body }) => body).join()}]`,
      contentType: BATCH,
      items: ids,
      ...transactionOf(round.plan, ids[0]!),
    });
    if (!answered) return [];
    const { result } = answered;
    if (result.kind === 'rejected' && some.length > 1)
      return (await Promise.all(some.map((one) => sendTogether(round, [one])))).flat();
    const each = some.map(({ due }) =>
      result.kind === 'delivered' ? (result.items?.[due.id] ?? result) : result,
    );
    await Promise.all(some.map((one, i) => settleOne(round, one, { ...answered, result: each[i]! })));
    return each;
  }

  async function sendOne(round: Round, one: Ready): Promise<AttemptResult[]> {
    const answered = await inPlace(round, [one], {
      id: one.due.id,
      body: one.body,
      traceparent: traceparentOf(one.due.id),
      ...transactionOf(round.plan, one.due.id),
    });
    if (!answered) return [];
    await settleOne(round, one, answered);
    return [answered.result];
  }

  return {
    async send(endpoint, plan, ready, isLate) {
      const traffic = { events: 0, requests: 0 };
      const round: Round = { endpoint, plan, isLate, late: [], traffic };
      const most = endpoint.settings?.batch;
      const all = most
        ? inGroups(ready, most).map((some) => sendTogether(round, some))
        : ready.map((one) => sendOne(round, one));
      return { results: (await Promise.all(all)).flat(), late: round.late, traffic };
    },
    sendEvent: (endpoint, { id, body }) =>
      places.within(endpoint.connection, endpoint.settings?.concurrency ?? Infinity, () =>
        handOver(
          endpoint,
          endpoint.settings?.batch
            ? { id: `batch-${id}`, body: `[${body}]`, contentType: BATCH }
            : { id, body, traceparent: traceparentOf(id) },
        ),
      ),
    settle: (settlement) => settling.add(settlement),
    drained: () => settling.drained(),
  };
}

/** What is sent together, how much went over the line for it, and what of it was too late. */
interface Round {
  traffic: Traffic;
  endpoint: Endpoint;
  plan: LanePlan;
  isLate: () => boolean;
  late: Ready[];
}

interface Answered {
  result: AttemptResult;
  startedAt: Date;
  /** By the clock of this process, for the observer. */
  began: number;
  seconds: number;
}

/** In order, at most `most` in each and no more bytes together than one large document. */
function inGroups(ready: Ready[], most: number): Ready[][] {
  const groups: Ready[][] = [];
  let bytes = 0;
  for (const one of ready) {
    const last = groups.at(-1);
    const size = Buffer.byteLength(one.body);
    bytes += size;
    if (last && last.length < most && bytes <= BATCH_BYTES) last.push(one);
    else {
      groups.push([one]);
      bytes = size;
    }
  }
  return groups;
}

/** The id of a delivery, a UUIDv7, of a batch that of its first: that of the sender's request would join what recipients may not join. */
const transactionOf = ({ behindFsc }: LanePlan, id: string): Pick<WebhookPost, 'transactionId'> =>
  behindFsc ? { transactionId: id } : {};

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
  needs: Pick<SendingNeeds, 'now' | 'random'>,
  { schedule, hours }: Pick<LanePlan, 'schedule' | 'hours'>,
  { due, losses }: Pick<Ready, 'due'> & Partial<Pick<Ready, 'losses'>>,
  result: AttemptResult,
  startedAt: Date,
): Settlement {
  const endedAt = needs.now();
  const base = { due, losses, startedAt, endedAt, nextAttemptIn: 0 };
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
