import { decodeJson, isSuwinet } from '#contracts';
import type { Arrival, BrokerMessage, Taken } from '#delivery';
import { FROM_QUEUE, readEnvelope, receive, REFUSED_QUEUE, type Incoming, type RunningHub } from '#exchange';
import {
  newTraceId,
  refuse,
  traceIdOf,
  type Json,
  type JsonObject,
  type Outcome,
  type Refusal,
} from '#kernel';
import type { Connection } from '#partners';
import { createAllowance, DAY_S, MESSAGES, type Allowance } from '../api/allowance.js';
import { problemOf } from '../api/problem.js';

const AT_ONCE = 50;
const LOOK_EVERY_MS = 5000;
const SECOND_MS = 1000;
const ENVELOPE_BYTES = 16 * 1024;
const ENVELOPE_DEPTH = 2;
const STRUCTURED = /^application\/cloudevents\+json(;|$)/i;

/** What is worth another try: not the sender's doing. */
const LATER: ReadonlySet<string> = new Set(['busy', 'hub-error']);

/** Takes what partners put in their queues at the broker; whose queue it is says who speaks. */
export class BrokerCounter {
  readonly #consumers = new Map<string, { stop(): Promise<void> }>();
  #timer: NodeJS.Timeout | undefined;
  #allowance: Allowance | undefined;
  /** Who had all of its messages of a day, until when: nobody counts further meanwhile. */
  readonly #fullUntil = new Map<string, number>();
  #looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly hub: RunningHub,
    private readonly report: (error: unknown, doing: string) => void,
  ) {}

  start(): void {
    if (!this.hub.broker) return;
    this.#allowance = createAllowance(this.hub.config.redisUrl);
    const look = (): void => {
      this.#looking = this.#look().catch((error: unknown) => this.report(error, 'looking for queues'));
    };
    look();
    this.#timer = setInterval(look, LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#consumers.values()].map((consumer) => consumer.stop()));
    this.#consumers.clear();
    this.#allowance?.close();
  }

  /** One consumer for each connection that sends by the broker now; of one that is no more, none. */
  async #look(): Promise<void> {
    const directory = await this.hub.directory();
    const wanted = new Set(
      directory
        .connections()
        .filter(
          (connection) =>
            connection.channel === 'broker' &&
            connection.sends.length > 0 &&
            !directory.isBarred(connection.key) &&
            // What is over its quota waits at the broker: who holds a message for long is cut off there.
            !this.#isFull(connection),
        )
        .map(({ key }) => key),
    );
    for (const [key, consumer] of this.#consumers)
      if (!wanted.has(key)) {
        this.#consumers.delete(key);
        await consumer.stop();
      }
    for (const key of wanted)
      if (!this.#consumers.has(key))
        this.#consumers.set(
          key,
          this.hub.broker!.consume(FROM_QUEUE(key), AT_ONCE, (message) => this.#read(key, message)),
        );
  }

  #read(key: string, message: BrokerMessage): Arrival {
    const event = this.#eventOf(message);
    const trace = traceIdOf(message.traceparent) ?? newTraceId();
    const incoming = event.ok ? readEnvelope(event.value, trace) : event;
    return {
      // Whose it is, is left out: an organisation can be named in two ways.
      ...(incoming.ok ? { record: `${incoming.value.recordType} ${incoming.value.subject.recordId}` } : {}),
      take: () => this.#take(key, message, incoming),
    };
  }

  async #take(key: string, message: BrokerMessage, incoming: Outcome<Incoming>): Promise<Taken> {
    if (this.hub.isStopping() || this.hub.accepting.pending() >= this.hub.config.limits.maxPending)
      return 'later';
    const directory = await this.hub.directory();
    const connection = directory.connection(key);
    if (!connection || connection.channel !== 'broker' || directory.isBarred(key)) return 'later';
    this.hub.uses.note('connection', key, this.hub.now());
    const giveBack = await this.#counted(connection);
    if (!giveBack) return 'later';
    let taken: Taken = 'later';
    try {
      const caller = { connection, directory, scopes: new Set(['messages.write']), origin: 'broker' };
      const receipt = incoming.ok ? await receive(this.hub.pipeline, caller, incoming.value) : incoming;
      if (receipt.ok) taken = 'taken';
      else if (!LATER.has(receipt.refusal.code))
        taken = await this.#refuse(connection, message, receipt.refusal);
    } finally {
      if (taken === 'later') await giveBack();
    }
    return taken;
  }

  #isFull({ key, limits }: Connection): boolean {
    return performance.now() < (this.#fullUntil.get(`${key} ${this.#quotaOf(limits)}`) ?? 0);
  }

  #quotaOf(limits: Connection['limits']): number {
    return limits?.messagesPerDay ?? this.hub.config.limits.messagesPerDay;
  }

  /**
   * One of the quota of a day, and how to give it back: what is tried again counts once. Undefined when there is none left:
   * it waits in its queue, where the broker has it safe and nobody has to send it again.
   */
  async #counted(connection: Connection): Promise<(() => Promise<void>) | undefined> {
    if (this.#isFull(connection)) return undefined;
    const { key, limits } = connection;
    const quota = this.#quotaOf(limits);
    const { allowed, resetS } = await this.#allowance!.take(MESSAGES, key, 1, quota, DAY_S);
    const until = performance.now() + resetS * 1000;
    if (!allowed) {
      this.#fullUntil.set(`${key} ${quota}`, until);
      return undefined;
    }
    return async () => {
      // Of a day that is over it would be one more of the next.
      if (performance.now() < until - SECOND_MS)
        await this.#allowance!.giveBack(MESSAGES, key, 1, quota, DAY_S);
    };
  }

  #eventOf({ body, contentType, attributes }: BrokerMessage): Outcome<Json> {
    const { limits } = this.hub.config;
    if (isSuwinet(body)) return refuse('wrong-rail');
    const decoded = decodeJson(body, {
      maxBytes: limits.maxDocument + ENVELOPE_BYTES,
      maxDepth: limits.maxDepth + ENVELOPE_DEPTH,
      maxStringLength: limits.maxString,
      maxArrayLength: limits.maxArray,
    });
    if (!decoded.ok || STRUCTURED.test(contentType ?? '')) return decoded;
    // Binary form: the attributes are headers, and the body is the document.
    return { ok: true, value: { ...attributes, data: decoded.value } satisfies JsonObject };
  }

  /** What is refused goes, with the reason, to a queue of its sender; only then does it leave the one that it came from. */
  async #refuse(connection: Connection, message: BrokerMessage, refusal: Refusal): Promise<Taken> {
    const result = await this.hub.broker!.send(REFUSED_QUEUE(connection.key), {
      id: message.messageId ?? newTraceId(),
      body: JSON.stringify(problemOf(refusal)),
      contentType: 'application/problem+json',
    });
    return result.kind === 'delivered' ? 'taken' : 'later';
  }
}
