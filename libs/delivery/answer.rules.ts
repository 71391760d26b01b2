import { isObject, type Json } from '#kernel';

/** What a recipient can say that it did with a retraction. */
export const RETRACTION_ANSWERS = ['deleted', 'corrected', 'kept-on-own-basis', 'not-found'] as const;
export type RetractionAnswer = (typeof RETRACTION_ANSWERS)[number];

/**
 * What came of one attempt.
 * delivered: 2xx, wholly received; `answer` when the body is `{"answer": …}` with a known word.
 * later: try again by the schedule, not before `retryAfterMs` when it is there. Counts against the endpoint.
 *   status: 5xx, 408, 425 or an unknown class; throttled: 429; redirect: 3xx, never followed; timeout: the time was up;
 *   connection: refused, reset, broken off, no such name, TLS; blocked-address: the URL leads where the hub may not
 *   send; misconfigured: a secret, id or header of ours cannot be used; authorization: the partner's authorization server
 *   gave no token.
 * rejected: any other 4xx. Counts against the document: sending it again gives the same answer.
 * retired: 410. The endpoint is no longer in use.
 */
export type AttemptResult =
  | { kind: 'delivered'; status: number; answer?: RetractionAnswer }
  | { kind: 'later'; reason: LaterReason; status?: number; retryAfterMs?: number }
  | { kind: 'rejected'; status: number }
  | { kind: 'retired'; status: 410 };

export type LaterReason =
  | 'status'
  | 'timeout'
  | 'connection'
  | 'throttled'
  | 'redirect'
  | 'blocked-address'
  | 'misconfigured'
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
 * 4xx that say nothing about the document: took too long, too early, too many; and those of an endpoint that was moved,
 * closed or given another secret, which its partner mends while the post waits.
 */
const NOT_ABOUT_THE_DOCUMENT = new Set([401, 403, 404, 405, 407, 408, 421, 425, 426, 429]);

/** The statuses with which Retry-After is honoured (RFC 9110 section 10.2.3, RFC 6585 section 4). */
const MAY_ASK_TO_WAIT = new Set([429, 503]);

export function classifyAnswer({ status, retryAfter, body }: PartnerAnswer, nowMs: number): AttemptResult {
  if (status >= 200 && status < 300) return delivered(status, body);
  if (status === 410) return { kind: 'retired', status };
  if (status >= 400 && status < 500 && !NOT_ABOUT_THE_DOCUMENT.has(status))
    return { kind: 'rejected', status };
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
  const answer = body ? answerIn(body) : undefined;
  return answer ? { kind: 'delivered', status, answer } : { kind: 'delivered', status };
}

/** The document was taken, whatever the body says: a body that cannot be read is no answer, not a failure. */
function answerIn(body: string): RetractionAnswer | undefined {
  try {
    const value = JSON.parse(body) as Json;
    return isObject(value) ? RETRACTION_ANSWERS.find((known) => known === value['answer']) : undefined;
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
