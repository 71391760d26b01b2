import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalCode } from '#kernel';
import { API_VERSION } from './api-version.js';
import { loginTroublePage } from './login-pages.js';
import { shown } from './page-form.js';
import { givesPages, wantsPage } from './pages.rules.js';
import { problemOf, PROBLEM_JSON, Refused } from './problem.js';
import { ROUTES } from './routes.js';

/** Of every answer, whatever was asked. */
export const HEADERS: Record<string, string> = {
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

const RETRY_AFTER_S = '2';

const codes = new WeakMap<FastifyReply, RefusalCode>();

/** The refusal that was answered, if it was one. */
export const codeOfAnswer = (reply: FastifyReply): RefusalCode | undefined => codes.get(reply);

/** Every error becomes a problem; what the hub did not foresee says nothing about itself. */
export function sendRefusal(reply: FastifyReply, error: unknown): void {
  const { refusal, headers } = refusedOf(error);
  codes.set(reply, refusal.code);
  const problem = problemOf(refusal);
  const wait: Record<string, string> = problem.status === 503 ? { 'Retry-After': RETRY_AFTER_S } : {};
  if (refusal.code === 'unauthenticated' && isForPerson(reply.request)) {
    void reply.headers({ ...HEADERS, ...headers });
    return void reply.send(shown(reply, loginTroublePage(refusal.code), problem.status));
  }
  void reply
    .status(problem.status)
    .headers({ ...HEADERS, ...wait, ...headers, 'Content-Type': PROBLEM_JSON })
    .send(JSON.stringify(problem));
}

/** A page that is opened by itself, as one to print: its reader has no use for a problem in JSON. */
const isForPerson = (request: FastifyRequest): boolean =>
  wantsPage(request) &&
  ROUTES.some(
    (row) => row.method === request.method && row.path === request.routeOptions.url && givesPages(row),
  );

/** What is not HTTP, too long in coming or too large in its headers never becomes a request; it gets a problem too. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const code = CLIENT_ERRORS[error.code ?? ''];
    const problem = problemOf(
      code ? { code } : { code: 'invalid-request', detail: 'This is not an HTTP request.' },
    );
    const body = JSON.stringify(problem);
    const headers = {
      ...HEADERS,
      'Content-Type': PROBLEM_JSON,
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('')}\r\n${body}`);
  }
  socket.destroy(error);
}

const CLIENT_ERRORS: Record<string, RefusalCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

const BY_FASTIFY_CODE: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

const BY_STATUS: Record<number, RefusalCode> = {
  400: 'invalid-request',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

function refusedOf(error: unknown): Pick<Refused, 'refusal' | 'headers'> {
  if (error instanceof Refused) return error;
  const { code, statusCode, status } = error as { code?: string; statusCode?: number; status?: number };
  // Nest makes an exception of its own from an error of Fastify, of which only the status is left.
  const known = BY_FASTIFY_CODE[code ?? ''] ?? BY_STATUS[statusCode ?? status ?? 0];
  return { refusal: { code: known ?? 'hub-error' }, headers: {} };
}
