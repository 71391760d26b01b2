import { Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { extendPost, HUB, leasePost, settleLeases, type InboxReceipt, type RunningHub } from '#exchange';
import type { Json } from '#kernel';
import { bodyOf, callerOf, must } from './caller.js';
import { Refused } from './problem.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

const MAX_LEASE = 200;
const DEFAULT_LEASE = 20;
const MAX_WAIT_S = 20;

/** How a partner that cannot be called gets its post: from its inbox. */
@Controller('v1')
export class PostController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Get('inbox')
  async lease(
    @Req() request: FastifyRequest,
    @Query('max') max?: string,
    @Query('wait') wait?: string,
  ): Promise<unknown> {
    const { connection } = await callerOf(this.hub, this.tokens, request, 'inbox.read');
    const count = numberOf(max, 'max', 1, MAX_LEASE) ?? DEFAULT_LEASE;
    const seconds = numberOf(wait, 'wait', 0, MAX_WAIT_S) ?? 0;
    const lease = await leasePost(
      this.hub,
      connection.key,
      count,
      seconds * 1000,
      () => request.raw.destroyed,
    );
    return { leasedUntil: lease.leasedUntil, events: lease.events.map((event) => JSON.parse(event) as Json) };
  }

  @Post('inbox/receipts')
  @HttpCode(200)
  async receipts(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = await callerOf(this.hub, this.tokens, request, 'inbox.read');
    const { receipts } = must(bodyOf<{ receipts: InboxReceipt[] }>(this.hub, request, 'InboxReceipts'));
    return { receipts: await settleLeases(this.hub, connection.key, receipts) };
  }

  @Post('inbox/extensions')
  @HttpCode(200)
  async extend(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = await callerOf(this.hub, this.tokens, request, 'inbox.read');
    const { deliveryIds } = must(bodyOf<{ deliveryIds: string[] }>(this.hub, request, 'InboxExtension'));
    return extendPost(this.hub, connection.key, deliveryIds);
  }
}

function numberOf(text: string | undefined, name: string, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  const detail = `The query parameter ${name} is a whole number from ${min} to ${max}.`;
  throw new Refused({ code: 'invalid-request', faults: [{ pointer: '', code: name, detail }] });
}
