import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HUB, retentionOf, type RetentionView, type RunningHub } from '#exchange';
import { directoryOf } from './caller.js';
import { officersOf } from './officer.js';

/** Whether anything is readable past its term: for the privacy officer. */
@Controller('v1/retention')
export class RetentionController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  async read(@Req() request: FastifyRequest): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const organisations = [];
    for (const speaker of officersOf(this.hub, request)) {
      const view = await retentionOf(this.hub, speaker);
      organisations.push(shown(view, directory.party(view.controller)?.urn));
    }
    return { organisations };
  }
}

const shown = ({ controller, at, parts }: RetentionView, urn = `urn:schakel:${controller}`): unknown => ({
  controller: urn,
  at,
  nothingPastItsTerm: parts.every(({ overdue }) => overdue === 0),
  parts: parts.map(({ since, ...part }) => ({ ...part, ...(since ? { since } : {}) })),
});
