import { createHmac } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import type { RunningHub } from '#exchange';
import { hmacSha256 } from '#kernel';
import { beginNamed, forgetNamed, keepAnswer, type NamedRequest } from '#partners';
import { seal, unseal } from '#storage';
import { asker, headerOf } from './caller.js';
import { routeOf } from './http.js';
import { Refused } from './problem.js';

const KEY = /^[\x21-\x7e]{1,200}$/;
/** A process that was stopped in the middle never answers; longer than any statement may take. */
const LEFT_AFTER_MS = 120_000;
const TRY_AGAIN_S = 1;
const ANSWER = 'kept-answer';

/**
 * What names an Idempotency-Key is done once (draft-ietf-httpapi-idempotency-key-header-07): the same again gives the first
 * answer, something else under that name is 422, and the same while it is being done 409.
 */
export class DoneOnce implements NestInterceptor {
  constructor(private readonly hub: RunningHub) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = headerOf(request, 'idempotency-key');
    if (key === undefined || !routeOf(request).keyed) return next.handle();
    if (!KEY.test(key)) throw new Refused({ code: 'invalid-request', faults: [FAULT] });
    return of(await this.once(request, http.getResponse<FastifyReply>(), key, next));
  }

  private async once(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    next: CallHandler,
  ): Promise<unknown> {
    const { db } = this.hub;
    const now = this.hub.now();
    const keys = await this.hub.keys.ofOrganisation(db, 'hub:answers', now);
    const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
    const named: NamedRequest = {
      caller: asker(request).actor,
      keyHash: hmacSha256(keys.digest, key),
      digest: createHmac('sha256', keys.digest)
        .update(`${request.method} ${request.raw.url} ${request.headers['content-type'] ?? ''}\n`)
        .update(body)
        .digest(),
      begunAt: now,
    };
    const begun = await beginNamed(db, named, new Date(now.getTime() - LEFT_AFTER_MS));
    if (begun.state === 'reused') throw new Refused({ code: 'id-reused' });
    if (begun.state === 'under-way')
      throw new Refused({ code: 'id-under-way' }, { 'Retry-After': String(TRY_AGAIN_S) });
    if (begun.state === 'answered') {
      void reply.status(begun.status);
      return JSON.parse(unseal(keys.data, begun.sealed, ANSWER).toString());
    }
    const answer: unknown = await lastValueFrom(next.handle()).catch(async (error: unknown) => {
      await forgetNamed(db, named).catch(() => undefined);
      throw error;
    });
    const sealed = seal(keys.data, JSON.stringify(answer), ANSWER);
    // It was done: whoever asks is told so, also when the database cannot be told any more. The name stays taken for a while.
    await keepAnswer(db, named, { status: reply.statusCode, sealed }).catch(() => undefined);
    return answer;
  }
}

const FAULT = {
  pointer: '',
  code: 'Idempotency-Key',
  detail: 'Idempotency-Key: printable ASCII, at most 200 characters.',
};
