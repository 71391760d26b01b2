import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { answerClientError } from './http.js';

/** The other side went, or sent nothing for too long: there is nobody to answer. */
export class UploadBroken extends Error {}

/**
 * The bytes of a body as they come; the next are asked for when these were taken. Of which nothing comes for a while is
 * cut off like any request that is late.
 */
export async function* bytesInTime(
  request: IncomingMessage,
  body: Readable,
  idleMs: number,
): AsyncGenerator<Buffer> {
  const chunks = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const chunk = await withinTime(request, chunks.next(), idleMs);
      if (chunk.done) return;
      yield chunk.value as Buffer;
    }
  } finally {
    await chunks.return?.();
  }
}

/** Only the waiting counts: while the hub is the slow one, nobody is late. */
async function withinTime<T>(request: IncomingMessage, next: Promise<T>, idleMs: number): Promise<T> {
  const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  const timer = setTimeout(() => answerClientError(late, request.socket), idleMs);
  try {
    return await next;
  } catch (error) {
    throw new UploadBroken('the upload broke off', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
