import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  HUB,
  parallelDifferences,
  peopleToAsk,
  rehearseSuccession,
  turnBack,
  type RunningHub,
  type TurningBack,
} from '#exchange';
import { personIn } from './authorisation.js';
import { approverOf, asker, bodyOf, directoryOf, must, readerNamed, readersOf } from './caller.js';
import { linkNext, pageOf } from './paging.js';

/** One in the place of another: who must be asked again, whether both get the same, and the way back. */
@Controller('v1')
export class SuccessionsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('successions/:key/people-to-ask')
  async people(
    @Req() request: FastifyRequest,
    @Param('key') key: string,
    @Query() query: { controller?: string; limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { controller } = query;
    const directory = await directoryOf(this.hub, request);
    const { speaker, reader } = must(readerNamed(this.hub, request, directory, controller));
    const { masterKey } = this.hub.config;
    const path = `/v1/successions/${encodeURIComponent(key)}/people-to-ask`;
    const list = `${path} ${speaker.controller} ${speaker.actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const { last, ...found } = must(await peopleToAsk(this.hub, speaker, reader, key, { after, limit }));
    linkNext(reply, masterKey, list, { path, limit, last, ...(controller ? { more: { controller } } : {}) });
    return found;
  }

  @Get('successions/:key/rehearsal')
  async rehearse(
    @Req() request: FastifyRequest,
    @Param('key') key: string,
    @Query('draft') draftId?: string,
  ): Promise<unknown> {
    const chosen = personIn(request)?.chosen;
    const readers = readersOf(this.hub, request);
    const isOfficer = !chosen || chosen.role === 'privacy-officer';
    const found = await rehearseSuccession(
      this.hub,
      {
        ...asker(request),
        parties: readers.map(({ speaker }) => speaker.controller),
        privacyFor: readers.flatMap(({ speaker, reader }) =>
          isOfficer && reader === 'privacy-officer' ? [speaker.controller] : [],
        ),
        ofRegion: chosen?.role === 'administrator' && chosen.region,
      },
      { key, draftId },
    );
    return must(found);
  }

  @Get('parallels/:key/differences')
  async differences(@Param('key') key: string): Promise<unknown> {
    return must(await parallelDifferences(this.hub, key));
  }

  @Post('successions/:key/reversals')
  @HttpCode(201)
  async reverse(@Req() request: FastifyRequest, @Param('key') key: string): Promise<unknown> {
    const approver = approverOf(this.hub, request);
    const body = must(bodyOf<Omit<TurningBack, 'key'>>(this.hub, request, 'TurningBack'));
    return must(await turnBack(this.hub, approver, { ...body, key }));
  }
}
