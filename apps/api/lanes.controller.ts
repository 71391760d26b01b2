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
import { partnerIn } from './authorisation.js';
import { bodyOf, callerOf, must, personOf } from './caller.js';

/** How lanes are doing, and a person's hand on them: their own, or for whoever runs the hub everybody's. */
@Controller('v1/lanes')
export class LanesController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ lanes: LaneView[] }> {
    return { lanes: await viewLanes(this.hub, laneActorOf(request)) };
  }

  @Post(':id/pauses')
  @HttpCode(200)
  async pause(@Req() request: FastifyRequest, @Param('id') key: string): Promise<LaneView> {
    const { reason } = must(bodyOf<{ reason?: PauseReason }>(this.hub, request, 'LanePause'));
    return must(await pauseLane(this.hub, laneActorOf(request), key, reason ?? 'other'));
  }

  @Post(':id/resumptions')
  @HttpCode(200)
  async resume(@Req() request: FastifyRequest, @Param('id') key: string): Promise<LaneView> {
    must(bodyOf(this.hub, request, 'LaneChange'));
    return must(await resumeLane(this.hub, laneActorOf(request), key));
  }

  @Post(':id/drains')
  @HttpCode(200)
  async drain(@Req() request: FastifyRequest, @Param('id') key: string): Promise<LaneView> {
    must(bodyOf(this.hub, request, 'LaneChange'));
    return must(await drainLane(this.hub, laneActorOf(request), key));
  }
}

/** A connection for its own lane, or for whoever runs the hub for every lane; a person only who looks after the whole region. */
export function laneActorOf(request: FastifyRequest): LaneActor {
  if (!partnerIn(request)) return regionActorOf(request);
  const { connection, origin } = callerOf(request);
  const actor = `connection:${connection.key}`;
  return { own: connection.key, operates: connection.operates ?? false, actor, origin };
}

/** A person: the table of routes lets by only who holds the role for the whole region, for lanes are used by others too. */
export function regionActorOf(request: FastifyRequest): LaneActor {
  const { actor, origin } = personOf(request);
  return { own: '', operates: true, actor, origin };
}
