import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  beginHold,
  endHold,
  HUB,
  liftFromStopList,
  readHolds,
  readStopList,
  type HoldGround,
  type LegalHold,
  type RunningHub,
} from '#exchange';
import type { JsonObject } from '#kernel';
import { bodyOf, directoryOf, must } from './caller.js';
import { asAnyOfficer, officerNamed, officersOf } from './officer.js';

type HoldBody = { controller?: string; ground: HoldGround; reference: string };

/** Who is not to be known any more, and what is kept by order: for the privacy officer. */
@Controller('v1')
export class StopListController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('stop-list')
  async stops(@Req() request: FastifyRequest): Promise<unknown> {
    const urnOf = await this.urns(request);
    const entries = [];
    for (const speaker of officersOf(this.hub, request)) {
      for (const { id, purposes, requestId, madeAt, liftedAt } of await readStopList(this.hub, speaker))
        entries.push({
          stopId: id,
          controller: urnOf(speaker.controller),
          madeAt,
          ...(purposes ? { purposes } : {}),
          ...(requestId ? { requestId } : {}),
          ...(liftedAt ? { liftedAt } : {}),
        });
    }
    return { entries };
  }

  @Post('stop-list/:id/liftings')
  @HttpCode(201)
  async liftStop(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    must(bodyOf(this.hub, request, 'Empty'));
    const lifted = await asAnyOfficer(this.hub, request, id, (speaker) =>
      liftFromStopList(this.hub, speaker, id),
    );
    return { stopId: id, ...must(lifted) };
  }

  @Post('legal-holds')
  @HttpCode(201)
  async beginHold(@Req() request: FastifyRequest): Promise<unknown> {
    const { controller, ...hold } = must(bodyOf<HoldBody>(this.hub, request, 'LegalHold'));
    const directory = await directoryOf(this.hub, request);
    const speaker = must(officerNamed(officersOf(this.hub, request), directory, controller));
    return shown(must(await beginHold(this.hub, speaker, hold)), directory.party(speaker.controller)!.urn);
  }

  @Get('legal-holds')
  async holds(@Req() request: FastifyRequest): Promise<unknown> {
    const urnOf = await this.urns(request);
    const holds = [];
    for (const speaker of officersOf(this.hub, request))
      for (const one of await readHolds(this.hub, speaker)) holds.push(shown(one, urnOf(speaker.controller)));
    return { holds };
  }

  @Post('legal-holds/:id/endings')
  @HttpCode(201)
  async endHold(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    must(bodyOf(this.hub, request, 'Empty'));
    const ended = await asAnyOfficer(this.hub, request, id, (speaker) => endHold(this.hub, speaker, id));
    return { holdId: id, ...must(ended) };
  }

  private async urns(request: FastifyRequest): Promise<(key: string) => string> {
    const directory = await directoryOf(this.hub, request);
    return (key) => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  }
}

const shown = ({ id, endedAt, ...hold }: LegalHold, controller: string): JsonObject =>
  ({ holdId: id, controller, ...hold, ...(endedAt ? { endedAt } : {}) }) as unknown as JsonObject;
