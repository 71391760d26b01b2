import { Controller, Get, HttpCode, Inject, Post, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { appendEvents, auditEvent } from '#audit';
import { newSecret } from '#delivery';
import { extendPost, HUB, leasePost, settleLeases, type InboxReceipt, type RunningHub } from '#exchange';
import type { Json } from '#kernel';
import { loadEndpoint, saveEndpoint } from '#partners';
import { bodyOf, callerOf, must } from './caller.js';
import { Refused } from './problem.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

const MAX_LEASE = 200;
const DEFAULT_LEASE = 20;
const MAX_WAIT_S = 20;

/** How a partner gets its post: by webhook or from its inbox. */
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

  @Get('endpoints')
  async endpoint(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection } = await callerOf(this.hub, this.tokens, request, 'endpoints.write');
    const endpoint = await loadEndpoint(this.hub.db, this.hub.keys, connection.key);
    return {
      channel: connection.channel,
      ...(endpoint ? { url: endpoint.url, changedAt: endpoint.changedAt } : {}),
    };
  }

  /** The secret is shown in this answer and never again. */
  @Put('endpoints')
  async change(@Req() request: FastifyRequest): Promise<unknown> {
    const { connection, origin } = await callerOf(this.hub, this.tokens, request, 'endpoints.write');
    const { url } = must(bodyOf<{ url: string }>(this.hub, request, 'Endpoint'));
    const fault =
      connection.channel === 'inbox'
        ? 'This connection takes its post from its inbox.'
        : urlFault(url, this.hub.config.deliver.allowPrivateAddresses);
    if (fault)
      throw new Refused({
        code: 'invalid-request',
        faults: [{ pointer: '/url', code: 'url', detail: fault }],
      });
    const changedAt = this.hub.now();
    const secret = newSecret();
    // The secret before this one goes on signing beside it, so that nothing is refused while the partner changes over.
    const before = await loadEndpoint(this.hub.db, this.hub.keys, connection.key);
    const secrets = [secret, ...(before?.secrets.slice(0, 1) ?? [])];
    await this.hub.db.transaction().execute(async (tx) => {
      await saveEndpoint(tx, this.hub.keys, {
        connection: connection.key,
        url,
        secrets,
        changedAt,
      });
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
          details: {},
        }),
      ]);
    });
    this.hub.forgetEndpoint(connection.key);
    // No bell: the sweeper finds what waits in a moment, when the partner knows the secret.
    // CloudEvents asks the target whether it wants the events; the token has said so already, so the answer is only shown.
    const handshake = (await this.hub.webhooks.askPermission(url)) ? 'granted' : 'not-granted';
    return { channel: 'webhook', url, changedAt, secret, handshake };
  }
}

function numberOf(text: string | undefined, name: string, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  const detail = `The query parameter ${name} is a whole number from ${min} to ${max}.`;
  throw new Refused({ code: 'invalid-request', faults: [{ pointer: '', code: name, detail }] });
}

function urlFault(url: string, allowInsecure: boolean): string | undefined {
  if (!URL.canParse(url)) return 'Not a URL.';
  const { username, password, hash, protocol } = new URL(url);
  if (username || password || hash) return 'No user name, password or fragment in the URL.';
  return protocol === 'https:' || allowInsecure ? undefined : 'Post about people goes over https only.';
}
