import { Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { extendPost, HUB, leasePost, settleLeases, type InboxReceipt, type RunningHub } from '#exchange';
import type { Json } from '#kernel';
import { bodyOf, callerOf, must } from './caller.js';
import { Refused } from './problem.js';

const DEFAULT_LEASE = 20;

/** How a partner that cannot be called gets its post: from its inbox. */
@Controller('v1')
export class PostController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('inbox')
  async lease(
    @Req() request: FastifyRequest,
    @Query('max') max?: string,
    @Query('wait') wait?: string,
  ): Promise<unknown> {
    const { connection } = callerOf(request);
    // Its post goes another way: here it would wait for nothing.
    if (connection.channel !== 'inbox') {
      const detail = `This connection takes its post by ${connection.channel}, and nothing comes into an inbox of its own.`;
      throw new Refused({ code: 'invalid-request', detail });
    }
    const lease = await leasePost(
      this.hub,
      connection.key,
      Number(max ?? DEFAULT_LEASE),
      Number(wait ?? 0) * 1000,
      () => request.raw.destroyed,
    );
    const { leaseId, leasedUntil, events } = lease;
    return { leaseId, leasedUntil, events: events.map((event) => JSON.parse(event) as Json) };
  }

  @Post('inbox/receipts')
  @HttpCode(200)
  async receipts(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = callerOf(request);
    const { receipts } = must(bodyOf<{ receipts: InboxReceipt[] }>(this.hub, request, 'InboxReceipts'));
    return { receipts: await settleLeases(this.hub, connection.key, receipts) };
  }

  @Post('inbox/extensions')
  @HttpCode(200)
  async extend(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = callerOf(request);
    const { deliveryIds, leaseId } = must(
      bodyOf<{ deliveryIds: string[]; leaseId?: string }>(this.hub, request, 'InboxExtension'),
    );
    return extendPost(this.hub, connection.key, deliveryIds, leaseId);
  }
}
