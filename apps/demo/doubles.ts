import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify } from '#delivery';
import { isObject, type Json, type JsonObject } from '#kernel';

/** A delivery that the double took in. */
export interface Received {
  webhookId: string;
  /** Epoch milliseconds of the double's machine. */
  at: number;
  /** The CloudEvent. */
  event: JsonObject;
  /** SHA-256 of the raw body, base64url. */
  bodyDigest: string;
  accepted: boolean;
}

/**
 * How the double answers what is signed well. accept: takes it. fail-first: the first `times` attempts from now on get
 * `status`. gone: every connection is broken off. slow: takes it at once and answers after `delayMs`. hang: reads and
 * never answers, takes nothing. status: always that status; a 2xx is taken in. own: answers as it is told, however badly,
 * and has taken it in or not.
 */
export type Behaviour =
  | { kind: 'accept' }
  | { kind: 'fail-first'; times: number; status: number }
  | { kind: 'gone' }
  | { kind: 'slow'; delayMs: number }
  | { kind: 'hang' }
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'own'; takes: boolean; answer: (response: ServerResponse) => void };

export interface DoubleOptions {
  name: string;
  /** `whsec_`, or `whpk_` when the hub signs with Ed25519. */
  secret: string;
  behaviour?: Behaviour;
  /** False: keeps the digest of each delivery and not its event, so that `received` stays empty; for load tests. */
  keep?: boolean;
  /** Called after a delivery was taken in and answered, once for each webhook-id. */
  onEvent?: (event: JsonObject) => void | Promise<void>;
}

interface Waiter {
  until: number;
  done: () => void;
}

/** A partner's system: a real HTTP server on loopback that takes in what the hub delivers and remembers what it saw. */
export class PartnerDouble {
  /** What was taken in, in order, each webhook-id once. */
  readonly received: Received[] = [];
  /** Webhook-ids that came with two contents, whether or not the first was taken in. */
  readonly conflicts: string[] = [];
  /** What `onEvent` threw: a double must not bring the test run down, nor hide that it failed. */
  readonly eventErrors: unknown[] = [];
  onEvent: DoubleOptions['onEvent'];

  readonly #options: DoubleOptions;
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  readonly #seen = new Map<string, string>();
  readonly #accepted = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #behaviour: Behaviour;
  #failuresLeft = 0;
  #attempts = 0;
  #repeats = 0;
  #badSignatures = 0;
  #waiters: Waiter[] = [];

  constructor(options: DoubleOptions) {
    this.#options = options;
    this.onEvent = options.onEvent;
    this.#behaviour = options.behaviour ?? { kind: 'accept' };
    this.setBehaviour(this.#behaviour);
    this.#server.on('connection', (socket) => {
      if (this.#behaviour.kind === 'gone') socket.destroy();
    });
  }

  /** Every POST that reached the double, whatever became of it. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Deliveries taken in, repeats not counted. */
  get accepted(): number {
    return this.#accepted.size;
  }

  /** How often a delivery that was taken in came again with the same content. */
  get repeats(): number {
    return this.#repeats;
  }

  get badSignatures(): number {
    return this.#badSignatures;
  }

  /** SHA-256 (base64url) of the first content seen under each webhook-id. */
  get digests(): ReadonlyMap<string, string> {
    return this.#seen;
  }

  /** Whether the double took in the delivery with this id. */
  hasAccepted(webhookId: string): boolean {
    return this.#accepted.has(webhookId);
  }

  /** Listens on a free port of 127.0.0.1 and gives the URL of the webhook. */
  async start(): Promise<string> {
    await new Promise<void>((done, fail) => {
      this.#server.once('error', fail).listen(0, '127.0.0.1', done);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhook`;
  }

  /** Breaks off every connection and waits for `onEvent` calls under way. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    this.#server.closeAllConnections();
    await Promise.all([closed, ...this.#underWay]);
  }

  setBehaviour(behaviour: Behaviour): void {
    this.#behaviour = behaviour;
    this.#failuresLeft = behaviour.kind === 'fail-first' ? behaviour.times : 0;
    if (behaviour.kind === 'gone') this.#server.closeAllConnections();
  }

  /** Resolves once `count` deliveries were taken in; rejects, saying how many there were, after `timeoutMs`. */
  waitFor(count: number, timeoutMs: number): Promise<void> {
    if (this.accepted >= count) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiter = { until: count, done: () => (clearTimeout(timer), resolve()) };
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(new Error(`${this.#options.name} took in ${this.accepted} of ${count} deliveries in time.`));
      }, timeoutMs);
      this.#waiters.push(waiter);
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return grantOrigin(request, response);
    if (request.method !== 'POST') return end(response, 405);
    const body = await readAll(request).catch(() => undefined);
    if (!body) return;
    this.#attempts += 1;
    if (this.#behaviour.kind === 'hang') return;
    const id = this.#verifiedId(request, body);
    if (id === undefined) return end(response, 401);
    if (this.#isConflict(id, digestOf(body))) return end(response, 409);
    const behaviour = this.#behaviour;
    if (behaviour.kind === 'own' && !behaviour.takes) return behaviour.answer(response);
    const refusal = this.#refusal();
    if (refusal) return end(response, refusal.status, refusal.headers);
    this.#accept(id, body, response);
  }

  #verifiedId(request: IncomingMessage, body: Buffer): string | undefined {
    const nowSeconds = Math.floor(Date.now() / 1000);
    if (verify([this.#options.secret], request.headers, body, nowSeconds)) {
      return request.headers['webhook-id'] as string;
    }
    this.#badSignatures += 1;
    return undefined;
  }

  #isConflict(id: string, digest: string): boolean {
    const before = this.#seen.get(id);
    if (before === undefined) this.#seen.set(id, digest);
    if (before === undefined || before === digest) return false;
    if (!this.conflicts.includes(id)) this.conflicts.push(id);
    return true;
  }

  #refusal(): { status: number; headers?: Record<string, string> } | undefined {
    const behaviour = this.#behaviour;
    if (behaviour.kind === 'fail-first' && this.#failuresLeft > 0) {
      this.#failuresLeft -= 1;
      return { status: behaviour.status };
    }
    if (behaviour.kind !== 'status' || behaviour.status < 300) return undefined;
    const { status, retryAfter } = behaviour;
    return { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } };
  }

  /** Noted before it is answered: a partner that takes a delivery in and is cut off has taken it in all the same. */
  #accept(id: string, body: Buffer, response: ServerResponse): void {
    const isFirst = !this.#accepted.has(id);
    const event = this.#needsEvent(body, isFirst) ? parsed(body) : undefined;
    if (event === null) return end(response, 400);
    if (isFirst) this.#note(id, event);
    else this.#repeats += 1;
    this.#answer(event, response);
    if (isFirst && event) this.#pass(event);
  }

  /** Reading the event costs more than verifying it, so a double under load does so only when it must. */
  #needsEvent(body: Buffer, isFirst: boolean): boolean {
    if (isFirst && (this.#options.keep !== false || this.onEvent)) return true;
    return body.includes('.withdrawn"');
  }

  #note(id: string, event: JsonObject | undefined): void {
    this.#accepted.add(id);
    if (this.#options.keep !== false && event) {
      const bodyDigest = this.#seen.get(id)!;
      this.received.push({ webhookId: id, at: Date.now(), event, bodyDigest, accepted: true });
    }
    const ready = this.#waiters.filter(({ until }) => this.accepted >= until);
    if (ready.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => !ready.includes(waiter));
    for (const { done } of ready) done();
  }

  #answer(event: JsonObject | undefined, response: ServerResponse): void {
    const isRetraction = String(event?.['type']).endsWith('.withdrawn');
    const behaviour = this.#behaviour;
    if (behaviour.kind === 'own') return behaviour.answer(response);
    if (behaviour.kind === 'status') return end(response, behaviour.status);
    const answer = isRetraction ? () => endWithAnswer(response) : () => end(response, 204);
    if (behaviour.kind === 'slow') this.#after(behaviour.delayMs, answer);
    else answer();
  }

  #after(delayMs: number, work: () => void): void {
    const timer = setTimeout(() => (this.#timers.delete(timer), work()), delayMs);
    this.#timers.add(timer);
  }

  #pass(event: JsonObject): void {
    if (!this.onEvent) return;
    const work = Promise.resolve(event)
      .then(this.onEvent)
      .catch((error: unknown) => void this.eventErrors.push(error))
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }
}

const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url');

/** The event, or null when a signed body is not a JSON object. */
function parsed(body: Buffer): JsonObject | null {
  try {
    const event = JSON.parse(body.toString()) as Json;
    return isObject(event) ? event : null;
  } catch {
    return null;
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The CloudEvents handshake: whoever asks may send, at any rate. */
function grantOrigin(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers['webhook-request-origin'];
  if (typeof origin !== 'string') return end(response, 400);
  end(response, 204, {
    allow: 'POST, OPTIONS',
    'webhook-allowed-origin': origin,
    'webhook-allowed-rate': '*',
  });
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}

function endWithAnswer(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"answer":"deleted"}');
}
