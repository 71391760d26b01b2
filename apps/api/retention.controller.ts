import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { HUB, OPERATOR, retentionOf, type RetentionView, type RunningHub, type Speaker } from '#exchange';
import { asker, directoryOf, runsHub } from './caller.js';
import { officersOf } from './officer.js';

/** How whoever runs the hub is called where organisations are: it is none of them, and no key has a dot. */
const OPERATOR_URN = 'urn:schakel:hub.operator';

/** Whether anything is readable past its term: for the privacy officer, and for whoever runs the hub of what is its own. */
@Controller('v1/retention')
export class RetentionController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  async read(@Req() request: FastifyRequest): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const organisations = [];
    for (const speaker of this.speakersIn(request)) {
      const view = await retentionOf(this.hub, speaker);
      const urn = view.controller === OPERATOR ? OPERATOR_URN : directory.party(view.controller)?.urn;
      organisations.push(shown(view, urn));
    }
    return { organisations };
  }

  private speakersIn(request: FastifyRequest): Speaker[] {
    return runsHub(request) ? [{ controller: OPERATOR, ...asker(request) }] : officersOf(this.hub, request);
  }
}

const shown = ({ controller, at, parts }: RetentionView, urn = `urn:schakel:${controller}`): unknown => ({
  controller: urn,
  at,
  nothingPastItsTerm: parts.every(({ overdue }) => overdue === 0),
  parts: parts.map(({ since, ...part }) => ({ ...part, ...(since ? { since } : {}) })),
});
