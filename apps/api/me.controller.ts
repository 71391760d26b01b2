import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HUB, type RunningHub } from '#exchange';
import { personOf } from './caller.js';

/** Who is logged in, and what a page of the hub needs to work for them. */
@Controller('v1')
export class MeController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('me')
  async me(@Req() request: FastifyRequest): Promise<unknown> {
    const { session, chosen, choices, csrfToken } = personOf(request);
    const directory = await this.hub.directory();
    const { idle } = this.hub.config.people;
    const now = this.hub.now();
    const idleAt = new Date(now.getTime() + idle);
    const endsAt = idleAt < session.endsAt ? idleAt : session.endsAt;
    return {
      person: session.person,
      ...(chosen
        ? {
            role: chosen.role,
            organisation: directory.party(chosen.party)?.urn,
            name: directory.party(chosen.party)?.name,
            region: chosen.region,
          }
        : {}),
      hasChoice: choices.length > 1,
      ...(session.authenticatedAt ? { authenticatedAt: session.authenticatedAt } : {}),
      ...(session.acr === undefined ? {} : { acr: session.acr }),
      endsAt,
      secondsLeft: secondsBetween(now, endsAt),
      secondsAtMost: secondsBetween(now, session.endsAt),
      csrfToken,
    };
  }
}

const secondsBetween = (from: Date, until: Date): number =>
  Math.max(0, Math.floor((until.getTime() - from.getTime()) / 1000));
