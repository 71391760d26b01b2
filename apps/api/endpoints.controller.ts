import { Controller, Get, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
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
import { checkIfMatch, etagOf } from './etag.js';
import { Refused } from './problem.js';

/** Where a connection takes its webhooks and how, and the documents of which it was told without data. */
@Controller('v1')
export class EndpointsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('endpoints')
  async endpoint(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { connection } = callerOf(request);
    const endpoint = await loadEndpoint(this.hub.db, this.hub.keys, connection.key);
    if (endpoint) void reply.header('ETag', etagOfEndpoint(endpoint));
    return { channel: connection.channel, ...(endpoint ? shownEndpoint(endpoint) : {}) };
  }

  /** The secret is shown in this answer and never again. */
  @Put('endpoints')
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const input = must(bodyOf<EndpointInput>(this.hub, request, 'Endpoint'));
    const { endpoint, ...rest } = must(
      await changeEndpoint(this.hub, callerOf(request), input, (before) =>
        checkIfMatch(request, before && etagOfEndpoint(before)),
      ),
    );
    void reply.header('ETag', etagOfEndpoint(endpoint));
    return { channel: 'webhook', ...shownEndpoint(endpoint), ...rest };
  }

  @Post('endpoints/tests')
  @HttpCode(200)
  async test(@Req() request: FastifyRequest): Promise<TestedEndpoint> {
    must(bodyOf(this.hub, request, 'EndpointTest'));
    return must(await testEndpoint(this.hub, callerOf(request)));
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
