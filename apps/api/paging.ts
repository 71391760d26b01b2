import { hkdfSync } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { hmacSha256, sameBytes, type ListPlace } from '#kernel';
import type { Operation } from './operation.js';
import { Refused } from './problem.js';

/** The query parameters of every list: spread into the `query` of its operation. */
export const PAGE_QUERY = {
  limit: {
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    description: 'How many on a page',
  },
  cursor: {
    schema: { type: 'string', maxLength: 1000 },
    description: 'Where the next page begins, as Link gave it; opaque',
  },
} satisfies Operation['query'];

/** And the header of its answer. */
export const PAGE_HEADERS = { Link: 'rel="next": the next page; absent on the last' };

const DEFAULT_LIMIT = 50;
const SIGNATURE_BYTES = 16;

export interface Page {
  limit: number;
  /** The last key of the page before. */
  after: string | undefined;
}

/**
 * Reads a page out of the query. A cursor is opaque and signed for one list of one reader: `list` names the path with
 * whatever narrows it, and who asks. One that was changed, or made for another list, is refused.
 */
export function pageOf(
  masterKey: Buffer,
  list: string,
  { limit, cursor }: { limit?: string; cursor?: string },
): Page {
  const after = cursor === undefined ? undefined : opened(masterKey, list, cursor);
  if (cursor !== undefined && after === undefined) {
    const detail = 'The cursor is not one that this list gave.';
    throw new Refused({ code: 'invalid-request', faults: [{ pointer: '', code: 'cursor', detail }] });
  }
  return { limit: limit === undefined ? DEFAULT_LIMIT : Number(limit), after };
}

/** Says in Link where the next page is. Read one more than the limit: `last` is absent when there was no more. */
export function linkNext(
  reply: FastifyReply,
  masterKey: Buffer,
  list: string,
  next: { path: string; limit: number; last: string | undefined; more?: Record<string, string> },
): void {
  if (next.last === undefined) return;
  const query = new URLSearchParams({
    ...next.more,
    limit: String(next.limit),
    cursor: sealed(masterKey, list, next.last),
  });
  void reply.header('Link', `<${next.path}?${query}>; rel="next"`);
}

const keyOf = (masterKey: Buffer): Buffer => Buffer.from(hkdfSync('sha256', masterKey, '', 'cursor', 32));

const signatureOf = (masterKey: Buffer, list: string, after: string): Buffer =>
  hmacSha256(keyOf(masterKey), `${list}\n${after}`).subarray(0, SIGNATURE_BYTES);

const sealed = (masterKey: Buffer, list: string, after: string): string =>
  Buffer.concat([signatureOf(masterKey, list, after), Buffer.from(after)]).toString('base64url');

function opened(masterKey: Buffer, list: string, cursor: string): string | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  const after = bytes.subarray(SIGNATURE_BYTES).toString();
  return sameBytes(bytes.subarray(0, SIGNATURE_BYTES), signatureOf(masterKey, list, after))
    ? after
    : undefined;
}

export const placeOf = (place: ListPlace | undefined): string | undefined =>
  place && `${place.at.toISOString()} ${place.id}`;

export function placeIn(key: string | undefined): ListPlace | undefined {
  if (key === undefined) return undefined;
  const [at, id] = key.split(' ') as [string, string];
  return { at: new Date(at), id };
}
