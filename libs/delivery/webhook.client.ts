import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { isBlockedAddress, targetOf, type Target } from './address.rules.js';
import {
  BLOCKED_ADDRESS,
  classifyAnswer,
  classifyFailure,
  MISCONFIGURED,
  TIME_IS_UP,
  type AttemptResult,
} from './answer.rules.js';
import { memo } from './memo.js';
import { sign } from './signature.rules.js';

export interface WebhookClientOptions {
  /** How the hub names itself in WebHook-Request-Origin: a DNS name. */
  origin: string;
  /** How long looking up and connecting may take; undici keeps this to about half a second. */
  connectTimeoutMs: number;
  /** How long a whole attempt may take, waiting for a free connection and reading the answer included. */
  timeoutMs: number;
  /** Of the answer no more bytes than this are read; a larger one is cut off and counts by its status. */
  maxAnswerBytes: number;
  /** Attempts to one origin that run side by side; more wait for a connection, within their own time. */
  connectionsPerOrigin: number;
  userAgent: string;
  /** Lets the hub send to private, loopback and link-local addresses. For the demo and tests only. */
  allowPrivateAddresses: boolean;
  /** Resolves names; the system's own unless a test passes another. */
  lookup?: Lookup;
}

export interface WebhookEndpoint {
  url: string;
  /** `whsec_` or `whsk_`; two during a rotation. */
  secrets: readonly string[];
  /** Instead of the client's. */
  timeoutMs?: number;
  /** Milliseconds until the headers of the answer are in, and from there until its body is; within the whole. */
  headersTimeoutMs?: number;
  bodyTimeoutMs?: number;
  /** The partner's own headers, beside those of the hub. */
  headers?: Readonly<Record<string, string>>;
}

export interface WebhookPost {
  /** The delivery id: the same on every attempt, so that the partner recognises a repeat. */
  id: string;
  body: string;
  /** Default `application/cloudevents+json; charset=utf-8`. */
  contentType?: string;
  /** W3C trace context. */
  traceparent?: string;
  /** Of a batch: the ids of its events, for which the partner may answer one by one. */
  items?: readonly string[];
}

export interface WebhookClient {
  /** One attempt. Never rejects: whatever goes wrong is an AttemptResult. */
  send(endpoint: WebhookEndpoint, post: WebhookPost): Promise<AttemptResult>;
  /** The CloudEvents handshake: whether the target at this URL says that the hub may send there. Never rejects. */
  askPermission(url: string): Promise<boolean>;
  /** Waits for attempts under way, at most as long as their time limits, and closes every connection. */
  close(): Promise<void>;
}

/** `dns.lookup` asked for every address of a name. */
export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const EVENT = 'application/cloudevents+json; charset=utf-8';
const TARGETS_REMEMBERED = 4096;

/** Sends webhooks by Standard Webhooks 1.0.0 and CloudEvents HTTP 1.0 over connections that it keeps open. */
export function createWebhookClient(options: WebhookClientOptions): WebhookClient {
  const agent = new Agent({
    connections: options.connectionsPerOrigin,
    pipelining: 1,
    // One timer of our own covers the whole attempt; undici's count from byte to byte.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.connectTimeoutMs, lookup: checkedLookup(options) },
  });
  // A refused URL is remembered as null: undefined would be worked out again each time.
  const target = memo(TARGETS_REMEMBERED, (url) => targetOf(url, options.allowPrivateAddresses) ?? null);

  const exchange = (to: Target, request: Request, limits: Partial<WebhookEndpoint> = {}): Promise<Reply> =>
    new Promise((settle) => {
      const times = { ...limits, timeoutMs: limits.timeoutMs ?? options.timeoutMs };
      const attempt = new Attempt(times, options.maxAnswerBytes, settle);
      agent.dispatch({ origin: to.origin, path: to.path, ...request }, attempt);
    });

  return {
    async send(endpoint, post) {
      const to = target(endpoint.url);
      if (!to) return classifyFailure(BLOCKED_ADDRESS);
      const body = Buffer.from(post.body);
      const headers = signedHeaders(options, endpoint, post, body);
      if (!headers) return classifyFailure(MISCONFIGURED);
      return resultOf(await exchange(to, { method: 'POST', headers, body }, endpoint), post.items);
    },
    async askPermission(url) {
      const to = target(url);
      if (!to) return false;
      const headers = ['webhook-request-origin', options.origin, 'user-agent', options.userAgent];
      const reply = await exchange(to, { method: 'OPTIONS', headers });
      return grantsTo(options.origin, reply);
    },
    close: () => agent.close(),
  };
}

type Request = Pick<Dispatcher.DispatchOptions, 'method' | 'headers' | 'body'>;

/** A status code alone is never consent (CloudEvents HTTP webhook section 4.2): the target must name who it allows. */
function grantsTo(origin: string, reply: Reply): boolean {
  if (reply.status === undefined || reply.status >= 300) return false;
  const allowed = reply.headers['webhook-allowed-origin'];
  return allowed === '*' || (typeof allowed === 'string' && allowed.toLowerCase() === origin.toLowerCase());
}

/** Undefined when a secret or the id cannot be used; that is said in the result, never with the secret itself. */
function signedHeaders(
  options: WebhookClientOptions,
  { secrets, headers: own = {} }: WebhookEndpoint,
  post: WebhookPost,
  body: Buffer,
): string[] | undefined {
  const timestamp = Math.floor(Date.now() / 1000);
  try {
    const headers = [
      ...Object.entries(own).flat(),
      'content-type',
      post.contentType ?? EVENT,
      'user-agent',
      options.userAgent,
      'webhook-request-origin',
      options.origin,
      'webhook-id',
      post.id,
      'webhook-timestamp',
      String(timestamp),
      'webhook-signature',
      sign(secrets, post.id, timestamp, body),
    ];
    if (post.traceparent !== undefined) headers.push('traceparent', post.traceparent);
    return headers;
  } catch {
    return undefined;
  }
}

/**
 * The address that is checked is the one connected to: the connection asks here, and nowhere else, where a name leads.
 * One refused address refuses the name, for which of them is tried first is not ours to say.
 */
function checkedLookup(options: WebhookClientOptions): LookupFunction {
  const lookup: Lookup = options.lookup ?? systemLookup;
  return (hostname, asked, callback) => {
    lookup(hostname, { ...asked, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const blocked = addresses.some(({ address }) => isBlockedAddress(address));
      if (blocked && !options.allowPrivateAddresses) return callback(failure(BLOCKED_ADDRESS), '');
      const [first] = addresses;
      if (!first) return callback(failure('ENOTFOUND'), '');
      return asked.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** The answer as far as it came, or the code of the error that there was none for. */
type Reply =
  { status: number; headers: ReplyHeaders; body?: string } | { status: undefined; code: string | undefined };

type ReplyHeaders = Record<string, string | string[] | undefined>;

function resultOf(reply: Reply, items: readonly string[] | undefined): AttemptResult {
  if (reply.status === undefined) return classifyFailure(reply.code);
  const wait = reply.headers['retry-after'];
  const retryAfter = Array.isArray(wait) ? wait[0] : wait;
  return classifyAnswer({ status: reply.status, retryAfter, body: reply.body }, Date.now(), items);
}

type Times = { timeoutMs: number } & Pick<WebhookEndpoint, 'headersTimeoutMs' | 'bodyTimeoutMs'>;

/** From the moment a request is handed over to the moment its answer is judged; settles once. */
class Attempt implements Dispatcher.DispatchHandler {
  #settled = false;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: ReplyHeaders = {};
  #chunks: Buffer[] = [];
  #size = 0;
  readonly #maxBytes: number;
  readonly #settle: (reply: Reply) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #bodyTimeoutMs: number | undefined;
  #phase: NodeJS.Timeout | undefined;

  constructor(times: Times, maxBytes: number, settle: (reply: Reply) => void) {
    this.#maxBytes = maxBytes;
    this.#settle = settle;
    this.#bodyTimeoutMs = times.bodyTimeoutMs;
    this.#timer = setTimeout(() => this.#breakOff(TIME_IS_UP), times.timeoutMs);
    this.#limitPhase(times.headersTimeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Its time was up while it waited for a connection: sent now, it would be a delivery that nobody recorded.
    // Thrown and not aborted, because that leaves the connection to the next one.
    if (this.#settled) throw failure(TIME_IS_UP);
    this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: ReplyHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#limitPhase(this.#bodyTimeoutMs);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size <= this.#maxBytes) this.#chunks.push(chunk);
    else this.#cutOff();
  }

  onResponseEnd(): void {
    this.#finish(this.#answered(Buffer.concat(this.#chunks).toString()));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#fail((error as NodeJS.ErrnoException).code);
  }

  /** The time of one phase of the answer ends that of the phase before it. */
  #limitPhase(ms: number | undefined): void {
    clearTimeout(this.#phase);
    this.#phase = ms === undefined ? undefined : setTimeout(() => this.#breakOff(TIME_IS_UP), ms);
  }

  #cutOff(): void {
    this.#finish(this.#answered(undefined));
    this.#controller?.abort(failure('ERR_CUT_OFF'));
  }

  #breakOff(code: string): void {
    this.#fail(code);
    this.#controller?.abort(failure(code));
  }

  /**
   * Without the end of the answer a 2xx is not believed: sending again is harmless (same webhook-id), and a partner
   * that broke down while answering may have kept nothing. Any other status has said enough in its first line.
   */
  #fail(code: string | undefined): void {
    this.#finish(this.#status >= 300 ? this.#answered(undefined) : { status: undefined, code });
  }

  #answered(body: string | undefined): Reply {
    return { status: this.#status, headers: this.#headers, body };
  }

  #finish(reply: Reply): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#phase);
    this.#chunks = [];
    this.#settle(reply);
  }
}
