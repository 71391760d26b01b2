import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  drainLane,
  HUB,
  pauseLane,
  resumeLane,
  viewLanes,
  type LaneActor,
  type LaneView,
  type PauseReason,
  type RunningHub,
} from '#exchange';
import { bodyOf, callerOf, must } from './caller.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

/** How lanes are doing, and a person's hand on them: their own, or for whoever runs the hub everybody's. */
@Controller('v1/lanes')
export class LanesController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ lanes: LaneView[] }> {
    return { lanes: await viewLanes(this.hub, await this.who(request, 'lanes.read')) };
  }

  @Post(':key/pauses')
  @HttpCode(200)
  async pause(@Req() request: FastifyRequest, @Param('key') key: string): Promise<LaneView> {
    const who = await this.who(request, 'lanes.write');
    const { reason } = must(bodyOf<{ reason?: PauseReason }>(this.hub, request, 'LanePause'));
    return must(await pauseLane(this.hub, who, key, reason ?? 'other'));
  }

  @Post(':key/resumptions')
  @HttpCode(200)
  async resume(@Req() request: FastifyRequest, @Param('key') key: string): Promise<LaneView> {
    const who = await this.who(request, 'lanes.write');
    must(bodyOf(this.hub, request, 'LaneChange'));
    return must(await resumeLane(this.hub, who, key));
  }

  @Post(':key/drains')
  @HttpCode(200)
  async drain(@Req() request: FastifyRequest, @Param('key') key: string): Promise<LaneView> {
    const who = await this.who(request, 'lanes.write');
    must(bodyOf(this.hub, request, 'LaneChange'));
    return must(await drainLane(this.hub, who, key));
  }

  private async who(request: FastifyRequest, scope: string): Promise<LaneActor> {
    return laneActorOf(this.hub, this.tokens, request, scope);
  }
}

export async function laneActorOf(
  hub: RunningHub,
  tokens: TokenVerifier,
  request: FastifyRequest,
  scope: string,
): Promise<LaneActor> {
  const { connection, origin } = await callerOf(hub, tokens, request, scope);
  const actor = `connection:${connection.key}`;
  return { own: connection.key, operates: connection.operates ?? false, actor, origin };
}
