import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 } from 'uuid';

/** Asking the system for random bytes costs as much for sixteen as for thousands: each byte of the pool is used once. */
const POOL_BYTES = 4096;
const ID_BYTES = 16;
let pool = Buffer.alloc(0);
let used = 0;

function freshBytes(): Uint8Array {
  if (used >= pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}

/** As many random bytes, at most sixteen, that nobody else gets. */
export const newNonce = (length: number): Buffer => Buffer.from(freshBytes().subarray(0, length));

/** A UUIDv7: sorts by the time at which it was made (to the millisecond; order per record is `seq`, not this). */
export const newId = (moment?: Date): string =>
  v7({ random: freshBytes(), ...(moment ? { msecs: moment.getTime() } : {}) });

/** What makes a hash say nothing about what was hashed to whoever does not know it: 16 random bytes in hex. */
export const newSalt = (): string => Buffer.from(freshBytes()).toString('hex');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const isId = (text: string): boolean => UUID.test(text);

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isUuid7 = (text: string): boolean => UUID7.test(text);

/** A W3C trace id: 16 random bytes in hex. */
export const newTraceId = (): string => Buffer.from(freshBytes()).toString('hex');
export const newSpanId = (): string => Buffer.from(freshBytes().subarray(0, 8)).toString('hex');

/** Version 00, or a later one (never ff) of which only the part that version 00 has is read. */
const TRACEPARENT =
  /^(?:00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}|(?!00|ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?)$/;
const NOTHING = /^0+$/;

/** What a W3C `traceparent` names, or undefined when it is not one. */
export function traceContextOf(
  traceparent: string | undefined,
): { traceId: string; spanId: string } | undefined {
  const match = TRACEPARENT.exec(traceparent ?? '');
  const [traceId, spanId] = [match?.[1] ?? match?.[3], match?.[2] ?? match?.[4]];
  if (!traceId || !spanId || NOTHING.test(traceId) || NOTHING.test(spanId)) return undefined;
  return { traceId, spanId };
}

/** The trace id of a W3C `traceparent`, or undefined when it is not one. */
export const traceIdOf = (traceparent: string | undefined): string | undefined =>
  traceContextOf(traceparent)?.traceId;

/** By a text of one byte a character: a buffer that Node makes of it itself costs three times the hash of 65 bytes. */
export const sha256 = (data: string | Buffer): Buffer =>
  Buffer.from(hash('sha256', data, 'binary'), 'binary');
export const hmacSha256 = (key: Buffer | string, data: string | Buffer): Buffer =>
  createHmac('sha256', key).update(data).digest();

export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
