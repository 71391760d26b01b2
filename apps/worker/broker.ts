import type { Logger } from 'pino';
import { decodeJson, isSuwinet } from '#contracts';
import type { Arrival, BrokerMessage, Taken } from '#delivery';
import {
  ENVELOPE_FORMS,
  FROM_QUEUE,
  readEnvelope,
  receive,
  REFUSED_QUEUE,
  type Caller,
  type Incoming,
  type RunningHub,
} from '#exchange';
import { isObject, newTraceId, ok, refuse, traceIdOf, type Json, type Outcome, type Refusal } from '#kernel';
import type { Connection } from '#partners';
import { isPassing } from '#storage';
import { createAllowance, DAY_S, MESSAGES, type Allowance } from '../api/allowance.js';
import { problemOf } from '../api/problem.js';
import { sparing } from '../telemetry/sparing-log.js';
import { report } from './report.js';

const AT_ONCE = 50;
const LOOK_EVERY_MS = 5000;
const SECOND_MS = 1000;
const ENVELOPE_BYTES = 16 * 1024;
const ENVELOPE_DEPTH = 2;
/** Of contracts in XML and of tables. */
const OTHER_FORM = /\b(xml|csv)\b/i;
const NO_EVENT =
  'Neither an event (content type application/cloudevents+json) nor a document with headers cloudEvents:<attribute>.';
const STRUCTURED = /^application\/cloudevents\+json(;|$)/i;

/** So often a message is tried on which the hub itself breaks. */
const MOST_TRIES = 5;
const NOT_REFUSED =
  'a refusal waits at the broker: its sender has no queue for it, or it could not be reached';

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
    private readonly log: Logger,
  ) {}

  start(): void {
    if (!this.hub.broker) return;
    this.#allowance = createAllowance(this.hub.config.redisUrl);
    const look = (): void => {
      this.#looking = this.#look().catch((error: unknown) => report(this.log, error, 'looking for queues'));
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
    const trace = traceIdOf(message.traceparent) ?? newTraceId();
    const said = this.#said(message);
    const incoming = said.ok ? incomingOf(said.value, trace) : said;
    const broke = { times: 0 };
    // Nothing else of it is held while it waits: it may be as large as the broker lets by.
    const name = message.messageId ?? (said.ok ? idIn(said.value.event) : undefined) ?? trace;
    return {
      // Whose it is, is left out: an organisation can be named in two ways.
      ...(incoming.ok ? { record: `${incoming.value.recordType} ${incoming.value.subject.recordId}` } : {}),
      take: () => this.#take(key, name, incoming, broke),
    };
  }

  async #take(
    key: string,
    name: string,
    incoming: Outcome<Incoming>,
    broke: { times: number },
  ): Promise<Taken> {
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
      const receipt = incoming.ok ? await this.#received(caller, incoming.value, broke) : incoming;
      if (receipt.ok) taken = 'taken';
      else if (receipt.refusal.code !== 'busy') taken = await this.#refuse(connection, name, receipt.refusal);
    } finally {
      if (taken === 'later') await giveBack();
    }
    return taken;
  }

  /** What the hub itself breaks on would be in the way of all that comes after it, for ever: it is refused, as a record of a file is. */
  async #received(
    caller: Caller,
    incoming: Incoming,
    broke: { times: number },
  ): Promise<Outcome<{ messageId: string }>> {
    try {
      return await receive(this.hub.pipeline, caller, incoming);
    } catch (error) {
      if (isPassing(error) || ++broke.times < MOST_TRIES) throw error;
      report(this.log, error, 'taking a message of the broker');
      return refuse('hub-error');
    }
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

  #said(message: BrokerMessage): Outcome<Said> {
    try {
      return this.#saidIn(message);
    } catch (error) {
      report(this.log, error, 'reading a message of the broker');
      return refuse('hub-error');
    }
  }

  #saidIn({ body, contentType = '', attributes }: BrokerMessage): Outcome<Said> {
    const isEvent = STRUCTURED.test(contentType);
    if (!isEvent && Object.keys(attributes).length === 0)
      return refuse('invalid-envelope', { faults: [{ pointer: '', code: 'envelope', detail: NO_EVENT }] });
    if (!isEvent && OTHER_FORM.test(contentType))
      return body.length > this.hub.config.limits.maxDocument
        ? refuse('body-too-large')
        : ok({ event: { ...attributes, data: '' }, bytes: body });
    const decoded = this.#decoded(body);
    if (!decoded.ok) return decoded;
    // Binary form: the attributes are headers, and the body is the document.
    return ok({ event: isEvent ? decoded.value : { ...attributes, data: decoded.value } });
  }

  #decoded(body: Buffer): Outcome<Json> {
    const { limits } = this.hub.config;
    if (isSuwinet(body)) return refuse('wrong-rail');
    return decodeJson(body, {
      maxBytes: limits.maxDocument + ENVELOPE_BYTES,
      maxDepth: limits.maxDepth + ENVELOPE_DEPTH,
      maxStringLength: limits.maxString,
      maxArrayLength: limits.maxArray,
    });
  }

  /** What is refused goes, with the reason, to a queue of its sender; only then does it leave the one that it came from. */
  async #refuse(connection: Connection, name: string, refusal: Refusal): Promise<Taken> {
    const result = await this.hub.broker!.send(REFUSED_QUEUE(connection.key), {
      id: name,
      body: JSON.stringify(problemOf(refusal)),
      contentType: 'application/problem+json',
    });
    if (result.kind === 'delivered') return 'taken';
    const code = result.kind === 'later' ? result.reason : result.kind;
    sparing(this.log).warn({ connection: connection.key, code }, NOT_REFUSED);
    return 'later';
  }
}

interface Said {
  event: Json;
  /** Of a document in XML or a table, as it came: only its bytes say in which encoding it is. */
  bytes?: Buffer;
}

function incomingOf({ event, bytes }: Said, trace: string): Outcome<Incoming> {
  const incoming = readEnvelope(event, trace);
  if (!incoming.ok || !bytes || incoming.value.action !== 'publish') return incoming;
  return ok({ ...incoming.value, body: { bytes } });
}

/** As its sender called it, where it is refused and has no name at the broker. */
function idIn(event: Json): string | undefined {
  const id = isObject(event) ? event['id'] : undefined;
  return typeof id === 'string' && ENVELOPE_FORMS.id.test(id) ? id : undefined;
}
