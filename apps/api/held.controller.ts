import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  HUB,
  replayDeliveries,
  replayHeld,
  viewHeld,
  type HeldItem,
  type ReplayAnswer,
  type RunningHub,
} from '#exchange';
import { isId } from '#kernel';
import { partnerIn } from './authorisation.js';
import { bodyOf, controllersOf, must } from './caller.js';
import { laneActorOf } from './lanes.controller.js';
import { Refused } from './problem.js';

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
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('held-messages')
  async list(@Req() request: FastifyRequest): Promise<{ items: HeldItem[]; more: boolean }> {
    return viewHeld(this.hub, laneActorOf(request), this.controllers(request));
  }

  @Post('held-messages/:id/replays')
  @HttpCode(200)
  async replay(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const controllers = this.controllers(request);
    must(bodyOf(this.hub, request, 'LaneChange'));
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    return must(await replayHeld(this.hub, laneActorOf(request), controllers, id));
  }

  @Post('deliveries/replays')
  @HttpCode(200)
  async replayDeliveries(@Req() request: FastifyRequest): Promise<ReplayAnswer> {
    const who = laneActorOf(request);
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

  /** Of a connection; who looks after the whole region needs none named. */
  private controllers(request: FastifyRequest): string[] {
    const caller = partnerIn(request);
    return caller ? controllersOf(this.hub, caller) : [];
  }
}
