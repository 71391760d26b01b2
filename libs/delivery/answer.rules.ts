import { isObject, type Json } from '#kernel';

/** What a recipient can say that it did with a retraction. */
export const RETRACTION_ANSWERS = ['deleted', 'corrected', 'kept-on-own-basis', 'not-found'] as const;
export type RetractionAnswer = (typeof RETRACTION_ANSWERS)[number];

/**
 * What came of one attempt.
 * delivered: 2xx, wholly received; `answer` when the body is `{"answer": …}` with a known word.
 *   Of a batch `items` says it of each, by id, where the partner answered for each.
 * later: try again by the schedule, not before `retryAfterMs` when it is there. Counts against the endpoint.
 *   status: 5xx, an unknown class or a 4xx that says nothing about the document; throttled: 429; redirect: 3xx, never followed; timeout: the time was up;
 *   connection: refused, reset, broken off, no such name, TLS; blocked-address: the URL leads where the hub may not
 *   send; unroutable: the broker has no queue for it; misconfigured: a secret, id or header of ours cannot be used;
 *   authorization: the partner's authorization server gave no token.
 * rejected: any other 4xx. Counts against the document: sending it again gives the same answer. `code` is what the partner
 *   calls it, when that is a word of the closed list or a short code, never any text of its own.
 * retired: 410. The endpoint is no longer in use.
 */
export type AttemptResult =
  | { kind: 'delivered'; status: number; answer?: RetractionAnswer; items?: Record<string, AttemptResult> }
  | { kind: 'later'; reason: LaterReason; status?: number; retryAfterMs?: number }
  | { kind: 'rejected'; status: number; code?: string }
  | { kind: 'retired'; status: 410 };

export type LaterReason =
  | 'status'
  | 'timeout'
  | 'connection'
  | 'throttled'
  | 'redirect'
  | 'blocked-address'
  | 'misconfigured'
  | 'unroutable'
  | 'authorization';

/** What came back: the status, the Retry-After header as it stood, and the body when it was small enough to be read. */
export interface PartnerAnswer {
  status: number;
  retryAfter?: string;
  body?: string;
}

/** A partner cannot put its post off for longer than a day at a time. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * 4xx of a whole request that say nothing about the document: took too long, too early, too many; and those of an endpoint that was moved,
 * closed or given another secret, which its partner mends while the post waits.
 */
const NOT_ABOUT_THE_DOCUMENT = new Set([401, 403, 404, 405, 407, 408, 421, 425, 426, 429]);

/** Of those, what can be said of one item: its endpoint is where the batch went, and took the others. */
const ITEM_COMES_LATER = new Set([408, 425, 429]);

/** The statuses with which Retry-After is honoured (RFC 9110 section 10.2.3, RFC 6585 section 4). */
const MAY_ASK_TO_WAIT = new Set([429, 503]);

/** `items`: the ids of a batch, for which the partner may answer one by one. */
export function classifyAnswer(
  { status, retryAfter, body }: PartnerAnswer,
  nowMs: number,
  items?: readonly string[],
): AttemptResult {
  if (status >= 200 && status < 300) {
    const each = items ? itemsIn(body, items, nowMs) : undefined;
    return each ? { kind: 'delivered', status, items: each } : delivered(status, body);
  }
  if (status === 410) return { kind: 'retired', status };
  if (status >= 400 && status < 500 && !NOT_ABOUT_THE_DOCUMENT.has(status)) return rejected(status, body);
  const wait = MAY_ASK_TO_WAIT.has(status) ? retryAfterMs(retryAfter, nowMs) : undefined;
  return {
    kind: 'later',
    reason: reasonOf(status),
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

/** The `code` of the error with which an attempt without an answer ended. */
export function classifyFailure(code: string | undefined): AttemptResult {
  if (code === BLOCKED_ADDRESS) return { kind: 'later', reason: 'blocked-address' };
  if (code === MISCONFIGURED || code === 'UND_ERR_INVALID_ARG')
    return { kind: 'later', reason: 'misconfigured' };
  if (code !== undefined && TIMEOUTS.has(code)) return { kind: 'later', reason: 'timeout' };
  return { kind: 'later', reason: 'connection' };
}

export const BLOCKED_ADDRESS = 'ERR_BLOCKED_ADDRESS';
export const MISCONFIGURED = 'ERR_MISCONFIGURED';
export const TIME_IS_UP = 'ERR_TIME_IS_UP';

const TIMEOUTS = new Set([TIME_IS_UP, 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

function reasonOf(status: number): LaterReason {
  if (status === 429) return 'throttled';
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}

function delivered(status: number, body: string | undefined): AttemptResult {
  const said = memberIn(body, 'answer');
  const answer = RETRACTION_ANSWERS.find((known) => known === said);
  return answer ? { kind: 'delivered', status, answer } : { kind: 'delivered', status };
}

/** Why a recipient refuses a document for good: what it may say in an answer or a receipt. */
export const REJECTION_REASONS = [
  'contract-not-honoured',
  'unknown-record',
  'duplicate',
  'out-of-order',
  'not-for-us',
  'too-large',
  'not-supported',
  'other',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A code of the partner's own: some capitals and some digits (E-1042), too short to hold a name or a number of a person. */
const SHORT_CODE = /^[A-Z]{1,5}-?\d{1,4}$/;

/** What a partner says of a document that it refuses, where it can hold nothing but a code. */
export const rejectionCode = (value: unknown): string | undefined =>
  typeof value === 'string' && (REJECTION_REASONS.some((known) => known === value) || SHORT_CODE.test(value))
    ? value
    : undefined;

function rejected(status: number, body: string | undefined): AttemptResult {
  const code = rejectionCode(memberIn(body, 'code'));
  return code ? { kind: 'rejected', status, code } : { kind: 'rejected', status };
}

/**
 * `{"results": [{"id", "status", "code"?, "answer"?}]}` of a batch: what came of each, as if it had been sent by itself.
 * Undefined when the partner did not answer by item; of what it left out nothing is known, so it is sent again.
 */
function itemsIn(
  body: string | undefined,
  ids: readonly string[],
  nowMs: number,
): Record<string, AttemptResult> | undefined {
  const results = memberIn(body, 'results');
  if (!Array.isArray(results)) return undefined;
  const said = new Map(results.filter(isObject).map((one) => [one['id'], one]));
  return Object.fromEntries(
    ids.map((id) => {
      const one = said.get(id);
      const status = Number(one?.['status']);
      const isStatus = Number.isInteger(status) && status >= 200 && status < 600;
      return [
        id,
        isStatus
          ? classifyItem(status, JSON.stringify(one), nowMs)
          : ({ kind: 'later', reason: 'status' } as const),
      ];
    }),
  );
}

/** An item neither retires nor closes the endpoint that took the batch: most of 4xx is a refusal of that document. */
const classifyItem = (status: number, body: string, nowMs: number): AttemptResult =>
  status >= 400 && status < 500 && !ITEM_COMES_LATER.has(status)
    ? rejected(status, body)
    : classifyAnswer({ status, body }, nowMs);

/** A member of the JSON object that was answered; a body that cannot be read is no answer, not a failure. */
function memberIn(body: string | undefined, name: string): Json | undefined {
  if (!body) return undefined;
  try {
    const value = JSON.parse(body) as Json;
    return isObject(value) ? value[name] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds to wait from `nowMs` (epoch) by a Retry-After in seconds or as an HTTP date in any of the three forms of
 * RFC 9110 section 5.6.7; at least 0, at most 24 hours; undefined when it is neither.
 */
export function retryAfterMs(text: string | undefined, nowMs: number): number | undefined {
  const value = text?.trim() ?? '';
  if (/^\d{1,10}$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_WAIT_MS);
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [A-Za-z0-9: -]{10,40}$/.test(value)) return undefined;
  // The asctime form names no zone and means GMT; without it the machine's own zone would be taken.
  const moment = Date.parse(value.endsWith(' GMT') ? value : `${value} GMT`);
  return Number.isNaN(moment) ? undefined : Math.min(Math.max(moment - nowMs, 0), LONGEST_WAIT_MS);
}
