import type { FastifyRequest } from 'fastify';
import { sha256 } from '#kernel';
import { Refused } from './problem.js';

/** A strong ETag (RFC 9110) of a version: whatever makes two versions differ goes in. */
export const etagOf = (...parts: string[]): string =>
  `"${sha256(parts.join('\n')).toString('base64url').slice(0, 22)}"`;

/**
 * Holds a change against the version that it is about: 428 without If-Match, 412 when that version is not in force any
 * more. Call it under the lock of what is changed. `current` is absent when there is nothing yet, and then nothing is asked.
 * Where it is not needed only what was named is held against it.
 */
export function checkIfMatch(request: FastifyRequest, current: string | undefined, isNeeded = true): void {
  const given = request.headers['if-match'];
  if (given === undefined) {
    if (current !== undefined && isNeeded) throw new Refused({ code: 'condition-missing' });
    return;
  }
  const named = given.split(',').map((one) => one.trim());
  // Of what is not there no version can be meant; `*` means any that there is.
  const fits = current !== undefined && (named.includes('*') || named.includes(current));
  if (!fits) throw new Refused({ code: 'condition-failed' });
}
