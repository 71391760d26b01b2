import { Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  changeEndpoint,
  fetchDocument,
  HUB,
  shownEndpoint,
  testEndpoint,
  type EndpointInput,
  type RunningHub,
  type TestedEndpoint,
} from '#exchange';
import { isId, type Json } from '#kernel';
import { loadEndpoint, type Endpoint } from '#partners';
import { bodyOf, callerOf, must } from './caller.js';
import { connectionInCare, keeperOf } from './care.js';
import { checkIfMatch, etagOf } from './etag.js';
import { Refused } from './problem.js';

const OWN = 'This partner has said where it takes its post: only its own system changes that.';

/** Where a connection takes its webhooks and how, and the documents of which it was told without data. */
@Controller('v1')
export class EndpointsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('endpoints')
  async endpoint(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('connection') named?: string,
  ): Promise<unknown> {
    const connection = connectionInCare(await keeperOf(this.hub, request, { wholly: true }), named);
    const endpoint = await loadEndpoint(this.hub.db, this.hub.keys, connection.key);
    if (endpoint) void reply.header('ETag', etagOfEndpoint(endpoint));
    return { channel: connection.channel, ...(endpoint ? shownEndpoint(endpoint) : {}) };
  }

  /**
   * The secret is shown in this answer and never again. An administrator sets where a partner begins to take its post; once
   * that is set only the partner's own system changes it: nobody else leads its post elsewhere.
   */
  @Put('endpoints')
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('connection') named?: string,
  ): Promise<unknown> {
    const keeper = await keeperOf(this.hub, request, { wholly: true });
    const connection = connectionInCare(keeper, named);
    const input = must(bodyOf<EndpointInput>(this.hub, request, 'Endpoint'));
    const { endpoint, ...rest } = must(
      await changeEndpoint(this.hub, { ...keeper, connection }, input, (before) => {
        if (before && keeper.isPerson) throw new Refused({ code: 'condition-failed', detail: OWN });
        checkIfMatch(request, before && etagOfEndpoint(before));
      }),
    );
    void reply.header('ETag', etagOfEndpoint(endpoint));
    return { channel: 'webhook', ...shownEndpoint(endpoint), ...rest };
  }

  @Post('endpoints/tests')
  @HttpCode(200)
  async test(@Req() request: FastifyRequest, @Query('connection') named?: string): Promise<TestedEndpoint> {
    const keeper = await keeperOf(this.hub, request, { wholly: true });
    const connection = connectionInCare(keeper, named);
    must(bodyOf(this.hub, request, 'EndpointTest'));
    return must(await testEndpoint(this.hub, { ...keeper, connection }));
  }

  @Get('deliveries/:id/document')
  async document(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Json> {
    const { connection, origin } = callerOf(request);
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    const who = { lane: connection.key, actor: `connection:${connection.key}`, origin };
    return JSON.parse(must(await fetchDocument(this.hub, who, id))) as Json;
  }
}

const etagOfEndpoint = ({ connection, url, changedAt, secrets }: Endpoint): string =>
  etagOf(connection, url, changedAt.toISOString(), String(secrets.length));
