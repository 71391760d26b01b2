import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  HUB,
  replayDeliveries,
  replayHeld,
  viewHeld,
  type HeldItem,
  type LaneActor,
  type ReplayAnswer,
  type RunningHub,
} from '#exchange';
import { isId } from '#kernel';
import { bodyOf, callerOf, controllersOf, must } from './caller.js';
import { Refused } from './problem.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

interface ReplayBody {
  lane?: string;
  from?: string;
  until?: string;
  state?: 'delivered' | 'dead';
  deliveryIds?: string[];
  recordOf?: string;
  preview?: boolean;
}

/** What waits for a person, and what is to go again. */
@Controller('v1')
export class HeldController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Get('held-messages')
  async list(@Req() request: FastifyRequest): Promise<{ items: HeldItem[]; more: boolean }> {
    const { who, controllers } = await this.who(request, 'messages.read');
    return viewHeld(this.hub, who, controllers);
  }

  @Post('held-messages/:id/replays')
  @HttpCode(200)
  async replay(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { who, controllers } = await this.who(request, 'messages.write');
    must(bodyOf(this.hub, request, 'LaneChange'));
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    return must(await replayHeld(this.hub, who, controllers, id));
  }

  @Post('deliveries/_replay')
  @HttpCode(200)
  async replayDeliveries(@Req() request: FastifyRequest): Promise<ReplayAnswer> {
    const { who } = await this.who(request, 'deliveries.write');
    const body = must(bodyOf<ReplayBody>(this.hub, request, 'Replay'));
    const { lane = who.own, preview = false, deliveryIds, recordOf, state } = body;
    const from = new Date(body.from ?? 0);
    const until = body.until ? new Date(body.until) : this.hub.now();
    if (body.from && until <= from) {
      const detail = 'A period ends after it begins.';
      throw new Refused({
        code: 'invalid-request',
        faults: [{ pointer: '/until', code: 'period', detail }],
      });
    }
    const selection = deliveryIds
      ? { ids: deliveryIds }
      : recordOf
        ? { recordOf }
        : { from, until, ...(state ? { state } : {}) };
    return must(await replayDeliveries(this.hub, who, { lane, selection, preview }));
  }

  private async who(
    request: FastifyRequest,
    scope: string,
  ): Promise<{ who: LaneActor; controllers: string[] }> {
    const caller = await callerOf(this.hub, this.tokens, request, scope);
    const { connection, origin } = caller;
    const actor = `connection:${connection.key}`;
    return {
      who: { own: connection.key, operates: connection.operates ?? false, actor, origin },
      controllers: controllersOf(this.hub, caller),
    };
  }
}
