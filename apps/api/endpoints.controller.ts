import { Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  changeEndpoint,
  fetchDocument,
  HUB,
  testEndpoint,
  viewEndpoint,
  type EndpointInput,
  type RunningHub,
  type TestedEndpoint,
} from '#exchange';
import { isId, type Json } from '#kernel';
import { bodyOf, callerOf, must } from './caller.js';
import { Refused } from './problem.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

/** Where a connection takes its webhooks and how, and the documents of which it was told without data. */
@Controller('v1')
export class EndpointsController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Get('endpoints')
  async endpoint(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = await callerOf(this.hub, this.tokens, request, 'endpoints.write');
    return { channel: connection.channel, ...(await viewEndpoint(this.hub, connection.key)) };
  }

  /** The secret is shown in this answer and never again. */
  @Put('endpoints')
  async change(@Req() request: FastifyRequest): Promise<unknown> {
    const caller = await callerOf(this.hub, this.tokens, request, 'endpoints.write');
    const input = must(bodyOf<EndpointInput>(this.hub, request, 'Endpoint'));
    return { channel: 'webhook', ...must(await changeEndpoint(this.hub, caller, input)) };
  }

  @Post('endpoints/tests')
  @HttpCode(200)
  async test(@Req() request: FastifyRequest): Promise<TestedEndpoint> {
    const caller = await callerOf(this.hub, this.tokens, request, 'endpoints.write');
    must(bodyOf(this.hub, request, 'EndpointTest'));
    return must(await testEndpoint(this.hub, caller));
  }

  @Get('deliveries/:id/document')
  async document(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Json> {
    const { connection, origin } = await callerOf(this.hub, this.tokens, request, 'deliveries.read');
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    const who = { lane: connection.key, actor: `connection:${connection.key}`, origin };
    return JSON.parse(must(await fetchDocument(this.hub, who, id))) as Json;
  }
}
