import { Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  changeSubscription,
  giveNotice,
  HUB,
  testSubscription,
  viewSubscription,
  type RunningHub,
  type ServiceNotice,
  type Subscription,
  type SubscriptionTest,
  type SubscriptionView,
} from '#exchange';
import { bodyOf, callerOf, must } from './caller.js';
import { checkIfMatch, etagOf } from './etag.js';
import { laneActorOf } from './lanes.controller.js';

/** What a partner wants of what routes offer it, and what a sender wants to be told. */
@Controller('v1')
export class SubscriptionsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('subscriptions')
  async view(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionView> {
    const { connection } = callerOf(request);
    return tagged(reply, await viewSubscription(this.hub, connection));
  }

  @Put('subscriptions')
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionView> {
    const input = must(bodyOf<Subscription>(this.hub, request, 'Subscription'));
    const check = (changedAt: Date | undefined): void => checkIfMatch(request, tagOf(changedAt), false);
    return tagged(reply, must(await changeSubscription(this.hub, callerOf(request), input, check)));
  }

  @Post('subscriptions/tests')
  @HttpCode(200)
  async test(@Req() request: FastifyRequest): Promise<{ wanted: boolean; by: number[] }> {
    const { connection } = callerOf(request);
    const sample = must(bodyOf<SubscriptionTest>(this.hub, request, 'SubscriptionTest'));
    return must(await testSubscription(this.hub, connection, sample));
  }

  @Post('service-notices')
  @HttpCode(200)
  async notice(@Req() request: FastifyRequest): Promise<{ told: number }> {
    const notice = must(bodyOf<ServiceNotice>(this.hub, request, 'ServiceNotice'));
    return must(await giveNotice(this.hub, laneActorOf(request), notice));
  }
}

/** There is always one: whoever never said anything wants everything. */
const tagOf = (changedAt: Date | undefined): string =>
  etagOf('subscription', changedAt?.toISOString() ?? 'never changed');

function tagged(reply: FastifyReply, view: SubscriptionView): SubscriptionView {
  void reply.header('ETag', tagOf(view.changedAt));
  return view;
}
