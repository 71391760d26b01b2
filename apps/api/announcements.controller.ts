import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  announceGroup,
  closeAnnouncement,
  HUB,
  listAnnouncements,
  type AnnouncementInput,
  type AnnouncementView,
  type RunningHub,
} from '#exchange';
import { isId, refuse, type JsonObject } from '#kernel';
import type { Directory } from '#partners';
import { bodyOf, callerOf, endOf, must, partiesOf, speakerOf, speakersOf } from './caller.js';

type AnnouncementBody = Omit<AnnouncementInput, 'until'> & { controller?: string; until?: string };

/** Work to work: who announces a group learns totals, and nobody's name. */
@Controller('v1/announcements')
export class AnnouncementsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post()
  @HttpCode(201)
  async announce(@Req() request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const { controller, until, ...body } = must(bodyOf<AnnouncementBody>(this.hub, request, 'Announcement'));
    const [team] = partiesOf(caller, [[body.team, '/team']]) as [string];
    const speaker = must(speakerOf(this.hub, caller, controller));
    return must(
      await announceGroup(this.hub, speaker, { ...body, team, until: endOf(this.hub, until, '/until') }),
    );
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Query('controller') controller?: string): Promise<unknown> {
    const caller = callerOf(request);
    const speaker = must(speakerOf(this.hub, caller, controller));
    const found = await listAnnouncements(this.hub, speaker);
    return { announcements: found.map((one) => shown(one, caller.directory)) };
  }

  @Post(':id/closings')
  @HttpCode(201)
  async close(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = callerOf(request);
    must(bodyOf(this.hub, request, 'Empty'));
    for (const speaker of isId(id) ? speakersOf(this.hub, caller) : []) {
      const closed = await closeAnnouncement(this.hub, speaker, id);
      if (closed.ok) return { announcementId: id, state: 'closed', ...closed.value };
    }
    return must(refuse('not-found'));
  }
}

function shown(one: AnnouncementView, directory: Directory): JsonObject {
  const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  return {
    announcementId: one.id,
    announcedBy: urnOf(one.party),
    team: urnOf(one.team),
    sector: one.sector,
    ...(one.occupation ? { occupation: one.occupation } : {}),
    people: one.people,
    date: one.onDate,
    contact: one.contact,
    codeUntil: one.endsAt.toISOString(),
    state: one.isOpen ? 'open' : 'closed',
    reported: one.reported,
    outcomes: one.outcomes,
  };
}
