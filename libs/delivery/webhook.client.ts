import type { Dispatcher } from 'undici';
import type { OutgoingAuthorization, TlsIdentity } from '#kernel';
import { targetOf, type Target } from './address.rules.js';
import { createAgents, failure, type AgentOptions } from './agents.client.js';
import {
  BLOCKED_ADDRESS,
  classifyAnswer,
  classifyFailure,
  MISCONFIGURED,
  TIME_IS_UP,
  type AttemptResult,
} from './answer.rules.js';
import { memo } from './memo.js';
import { permissionOf, type Permission } from './permission.rules.js';
import { sign } from './signature.rules.js';
import { createTokenSource } from './token.client.js';

export interface WebhookClientOptions extends AgentOptions {
  /** How the hub names itself in WebHook-Request-Origin: a DNS name. */
  origin: string;
  /** How long a whole attempt may take: waiting for a token and for a free connection and reading the answer included. */
  timeoutMs: number;
  /** Of the answer no more bytes than this are read; a larger one is cut off and counts by its status. */
  maxAnswerBytes: number;
  userAgent: string;
  /** Epoch milliseconds by a clock that is right, for what is signed and for a moment in Retry-After; absent: the machine's. */
  now?: () => number;
}

export interface WebhookEndpoint {
  url: string;
  /** Whose post it is: what waits for a connection waits for no other lane's. */
  lane?: string;
  /** `whsec_` or `whsk_`; two during a rotation. */
  secrets: readonly string[];
  /** Where a bearer token is to be had that the endpoint wants; absent: it wants none. */
  authorization?: OutgoingAuthorization;
  /** With which certificate the hub calls, here and at the authorization server. */
  certificate?: TlsIdentity;
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
  /** A UUIDv7, for the FSC Outway that the post goes through. */
  transactionId?: string;
}

export interface WebhookClient {
  /** One attempt. Never rejects: whatever goes wrong is an AttemptResult. */
  send(endpoint: WebhookEndpoint, post: WebhookPost): Promise<AttemptResult>;
  /** The CloudEvents handshake: whether the target at this URL says that the hub may send there, and how fast. Never rejects. */
  askPermission(url: string, certificate?: TlsIdentity): Promise<Permission>;
  /** Waits for attempts under way, at most as long as their time limits, and closes every connection. */
  close(): Promise<void>;
}

const EVENT = 'application/cloudevents+json; charset=utf-8';
const TARGETS_REMEMBERED = 4096;

/** Sends webhooks by Standard Webhooks 1.0.0 and CloudEvents HTTP 1.0 over connections that it keeps open. */
export function createWebhookClient(options: WebhookClientOptions): WebhookClient {
  const agents = createAgents(options);
  const tokens = createTokenSource(agents, options);
  // A refused URL is remembered as null: undefined would be worked out again each time.
  const target = memo(TARGETS_REMEMBERED, (url) => targetOf(url, options.allowPrivateAddresses) ?? null);

  const exchange = (
    to: Target,
    request: Request,
    limits: Partial<Times> = {},
    identity?: TlsIdentity,
    lane?: string,
  ): Promise<Reply> =>
    new Promise((settle) => {
      const times = { ...limits, timeoutMs: limits.timeoutMs ?? options.timeoutMs };
      const attempt = new Attempt(times, options.maxAnswerBytes, settle);
      agents.of(identity, lane).dispatch({ origin: to.origin, path: to.path, ...request }, attempt);
    });

  /** Within the time of one attempt: a token that was refused is followed by a new one, once. */
  async function sendWithToken(
    { authorization, certificate, timeoutMs = options.timeoutMs }: WebhookEndpoint,
    attempt: (timeoutMs: number, token: string) => Promise<AttemptResult>,
  ): Promise<AttemptResult> {
    const endsAt = performance.now() + timeoutMs;
    const left = (): number => endsAt - performance.now();
    const tokenNow = (): Promise<string | undefined> => tokens.tokenFor(authorization!, certificate, left());
    const token = await tokenNow();
    if (token === undefined) return NO_TOKEN;
    const result = await attempt(left(), token);
    if (result.kind !== 'later' || result.status !== 401) return result;
    tokens.refused(authorization!, certificate, token);
    const next = left() > 0 ? await tokenNow() : undefined;
    return next === undefined || next === token ? result : attempt(left(), next);
  }

  return {
    async send(endpoint, post) {
      const to = target(endpoint.url);
      if (!to) return classifyFailure(BLOCKED_ADDRESS);
      const body = Buffer.from(post.body);
      const headers = signedHeaders(options, endpoint, post, body);
      if (!headers) return classifyFailure(MISCONFIGURED);
      const attempt = async (timeoutMs?: number, token?: string): Promise<AttemptResult> => {
        const all = token === undefined ? headers : [...headers, 'authorization', `Bearer ${token}`];
        const request = { method: 'POST', headers: all, body } as const;
        const { headersTimeoutMs, bodyTimeoutMs, certificate, lane } = endpoint;
        const limits = { timeoutMs, headersTimeoutMs, bodyTimeoutMs };
        return resultOf(await exchange(to, request, limits, certificate, lane), nowOf(options), post.items);
      };
      return endpoint.authorization ? sendWithToken(endpoint, attempt) : attempt(endpoint.timeoutMs);
    },
    async askPermission(url, certificate) {
      const to = target(url);
      if (!to) return { granted: false };
      const headers = ['webhook-request-origin', options.origin, 'user-agent', options.userAgent];
      const reply = await exchange(to, { method: 'OPTIONS', headers }, undefined, certificate);
      return permissionOf(options.origin, reply);
    },
    close: () => agents.close(),
  };
}

const nowOf = ({ now = Date.now }: WebhookClientOptions): number => now();

const NO_TOKEN: AttemptResult = { kind: 'later', reason: 'authorization' };

type Request = Pick<Dispatcher.DispatchOptions, 'method' | 'headers' | 'body'>;

/** Undefined when a secret or the id cannot be used; that is said in the result, never with the secret itself. */
function signedHeaders(
  options: WebhookClientOptions,
  { secrets, headers: own = {} }: WebhookEndpoint,
  post: WebhookPost,
  body: Buffer,
): string[] | undefined {
  const timestamp = Math.floor(nowOf(options) / 1000);
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
    if (post.transactionId !== undefined) headers.push('fsc-transaction-id', post.transactionId);
    return headers;
  } catch {
    return undefined;
  }
}

/** The answer as far as it came, or the code of the error that there was none for. */
type Reply =
  { status: number; headers: ReplyHeaders; body?: string } | { status: undefined; code: string | undefined };

type ReplyHeaders = Record<string, string | string[] | undefined>;

function resultOf(reply: Reply, now: number, items: readonly string[] | undefined): AttemptResult {
  if (reply.status === undefined) return classifyFailure(reply.code);
  const wait = reply.headers['retry-after'];
  const retryAfter = Array.isArray(wait) ? wait[0] : wait;
  return classifyAnswer({ status: reply.status, retryAfter, body: reply.body }, now, items);
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
  readonly #endsAt: number;
  readonly #bodyTimeoutMs: number | undefined;
  #phase: NodeJS.Timeout | undefined;

  constructor(times: Times, maxBytes: number, settle: (reply: Reply) => void) {
    this.#maxBytes = maxBytes;
    this.#settle = settle;
    this.#bodyTimeoutMs = times.bodyTimeoutMs;
    this.#endsAt = performance.now() + times.timeoutMs;
    this.#timer = setTimeout(() => this.#breakOff(TIME_IS_UP), times.timeoutMs);
    this.#limitPhase(times.headersTimeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Its time was up while it waited for a connection: sent now, it would be a delivery that nobody recorded.
    // Thrown and not aborted, because that leaves the connection to the next one.
    // A process that stood still gets its connection before its timer, and then goes by the time itself.
    if (this.#settled || performance.now() > this.#endsAt) throw failure(TIME_IS_UP);
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
