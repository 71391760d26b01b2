import { Controller, Get, HttpCode, Inject, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { appendEvents, auditEvent } from '#audit';
import { newSecret } from '#delivery';
import { HUB, leasePost, settleLeases, type InboxReceipt, type RunningHub } from '#exchange';
import type { Json } from '#kernel';
import { loadEndpoint, lockEndpoint, saveEndpoint, type Endpoint } from '#partners';
import { bodyOf, callerOf, must } from './caller.js';
import { authorizationOf, refuseUnusable, shownAccess, type EndpointBody } from './endpoint-access.js';
import { checkIfMatch, etagOf } from './etag.js';
import { Refused } from './problem.js';

const DEFAULT_LEASE = 20;

/** How a partner gets its post: by webhook or from its inbox. */
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
    const lease = await leasePost(
      this.hub,
      connection.key,
      Number(max ?? DEFAULT_LEASE),
      Number(wait ?? 0) * 1000,
      () => request.raw.destroyed,
    );
    return { leasedUntil: lease.leasedUntil, events: lease.events.map((event) => JSON.parse(event) as Json) };
  }

  @Post('inbox/receipts')
  @HttpCode(200)
  async receipts(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = callerOf(request);
    const { receipts } = must(bodyOf<{ receipts: InboxReceipt[] }>(this.hub, request, 'InboxReceipts'));
    return { receipts: await settleLeases(this.hub, connection.key, receipts) };
  }

  @Get('endpoints')
  async endpoint(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { connection } = callerOf(request);
    const endpoint = await loadEndpoint(this.hub.db, this.hub.keys, connection.key);
    if (endpoint) void reply.header('ETag', etagOfEndpoint(endpoint));
    return {
      channel: connection.channel,
      ...(endpoint ? { url: endpoint.url, changedAt: endpoint.changedAt, ...shownAccess(endpoint) } : {}),
    };
  }

  /** The secret is shown in this answer and never again. */
  @Put('endpoints')
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { connection, origin } = callerOf(request);
    const body = must(bodyOf<EndpointBody>(this.hub, request, 'Endpoint'));
    const { url, certificate } = body;
    if (connection.channel === 'inbox') {
      const detail = 'This connection takes its post from its inbox.';
      throw new Refused({ code: 'invalid-request', faults: [{ pointer: '/url', code: 'url', detail }] });
    }
    refuseUnusable(body, this.hub.config.deliver.allowPrivateAddresses);
    const changedAt = this.hub.now();
    const secret = newSecret();
    const changed = await this.hub.db.transaction().execute(async (tx) => {
      await lockEndpoint(tx, connection.key);
      const before = await loadEndpoint(tx, this.hub.keys, connection.key);
      checkIfMatch(request, before && etagOfEndpoint(before));
      // The secret before this one goes on signing beside it, so that nothing is refused while the partner changes over.
      const secrets = [secret, ...(before?.secrets.slice(0, 1) ?? [])];
      const authorization = authorizationOf(body, before);
      const endpoint = { connection: connection.key, url, secrets, authorization, certificate, changedAt };
      await saveEndpoint(tx, this.hub.keys, endpoint);
      await appendEvents(tx, [
        auditEvent({
          moment: changedAt,
          log: 'audit',
          action: 'endpoint.changed',
          actor: `connection:${connection.key}`,
          origin,
          object: `endpoint:${connection.key}`,
          result: 'changed',
          organisations: connection.mandates.map((mandate) => mandate.party),
          details: { authorization: authorization?.method ?? 'none', certificate: certificate !== undefined },
        }),
      ]);
      return endpoint;
    });
    void reply.header('ETag', etagOfEndpoint(changed));
    this.hub.forgetEndpoint(connection.key);
    // No bell: the sweeper finds what waits in a moment, when the partner knows the secret.
    // CloudEvents asks the target whether it wants the events; the token has said so already, so the answer is only shown.
    const handshake = (await this.hub.webhooks.askPermission(url, certificate)) ? 'granted' : 'not-granted';
    return { channel: 'webhook', url, changedAt, secret, handshake, ...shownAccess(changed) };
  }
}

const etagOfEndpoint = ({ connection, url, changedAt, secrets }: Endpoint): string =>
  etagOf(connection, url, changedAt.toISOString(), String(secrets.length));
