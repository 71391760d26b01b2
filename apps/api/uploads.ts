import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { answerClientError } from './http-answers.js';

/** For the parser that lets a body through as it comes; no request can have it by itself. */
export const STREAMED = 'application/x-schakel-streamed';
const streamedTypes = new WeakMap<IncomingMessage, string>();
const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** The body of this request is to be taken as it comes. */
export function letStream({ raw }: FastifyRequest, mediaType: string): void {
  streamedTypes.set(raw, mediaType);
  raw.headers['content-type'] = STREAMED;
}

/** The media type of a body that is taken as it comes; undefined of any other. */
export const streamedTypeOf = ({ raw }: FastifyRequest): string | undefined => streamedTypes.get(raw);

const late = (): Error => Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

/** Node knows one time limit for all requests; that of files is longer than that of everything else. */
export function keepTime({ raw }: FastifyRequest, limit: number): void {
  const timer = setTimeout(() => answerClientError(late(), raw.socket), limit);
  timers.set(raw, timer);
  const clear = (): void => clearTimeout(timer);
  raw.once('end', clear).once('close', clear);
}

/** The other side went, or sent nothing for too long: there is nobody to answer. */
export class UploadBroken extends Error {}

/**
 * The bytes of a body as they come; the next are asked for when these were taken. Of which nothing comes for a while is
 * cut off like any request that is late.
 */
export async function* bytesInTime({ raw, body }: FastifyRequest, idleMs: number): AsyncGenerator<Buffer> {
  // Whoever was let in has the time of a file from here on.
  clearTimeout(timers.get(raw));
  const chunks = (body as Readable)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const chunk = await withinTime(raw, chunks.next(), idleMs);
      if (chunk.done) return;
      yield chunk.value as Buffer;
    }
  } finally {
    await chunks.return?.();
  }
}

/** Only the waiting counts: while the hub is the slow one, nobody is late. */
async function withinTime<T>(request: IncomingMessage, next: Promise<T>, idleMs: number): Promise<T> {
  const timer = setTimeout(() => answerClientError(late(), request.socket), idleMs);
  try {
    return await next;
  } catch (error) {
    throw new UploadBroken('the upload broke off', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
