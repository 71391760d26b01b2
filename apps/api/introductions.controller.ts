import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  answerIntroduction,
  closeIntroduction,
  HUB,
  listIntroductions,
  type IntroductionView,
  type RunningHub,
} from '#exchange';
import type { IntroductionAnswer, JsonObject } from '#kernel';
import type { Directory } from '#partners';
import { asAnyOwn, bodyOf, directoryOf, must, proposerOf } from './caller.js';
import { linkNext, pageOf } from './paging.js';

/** Introductions, made and received: for systems, and for people who work at a desk. */
@Controller('v1')
export class IntroductionsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('introductions')
  async list(
    @Req() request: FastifyRequest,
    @Query()
    query: {
      controller?: string;
      side?: 'sender' | 'recipient';
      open?: string;
      waiting?: string;
      limit?: string;
      cursor?: string;
    },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { controller, side, open, waiting } = query;
    const directory = await directoryOf(this.hub, request);
    const speaker = must(proposerOf(this.hub, request, controller));
    const { masterKey } = this.hub.config;
    const path = '/v1/introductions';
    const more = Object.fromEntries(
      Object.entries({ controller, side, open, waiting }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const list = `${path} ${new URLSearchParams(more)} ${speaker.controller} ${speaker.actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const { introductions, last } = await listIntroductions(this.hub, speaker, {
      side,
      open: open === 'true',
      waiting: waiting === 'true',
      after,
      limit,
    });
    linkNext(reply, masterKey, list, { path, limit, last, more });
    return { introductions: introductions.map((one) => shown(one, directory)) };
  }

  @Post('introductions/:id/answers')
  @HttpCode(201)
  async answer(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { answer } = must(bodyOf<{ answer: IntroductionAnswer }>(this.hub, request, 'IntroductionAnswer'));
    const given = must(
      await asAnyOwn(this.hub, request, id, (speaker) => answerIntroduction(this.hub, speaker, id, answer)),
    );
    return { occasionId: id, answer, ...given };
  }

  @Post('introductions/:id/closings')
  @HttpCode(201)
  async close(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    must(bodyOf(this.hub, request, 'Empty'));
    const { closedAt } = must(
      await asAnyOwn(this.hub, request, id, (speaker) => closeIntroduction(this.hub, speaker, id)),
    );
    return { introductionId: id, state: 'closed', closedAt };
  }
}

function shown(
  { introduction, side, state, waitsFor, mayAnswer }: IntroductionView,
  directory: Directory,
): JsonObject {
  const { id, source, recipient, purpose, openedAt, endsAt, closedAt, answer, answeredAt } = introduction;
  const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  return {
    introductionId: id,
    side,
    state,
    source: urnOf(source),
    recipient: urnOf(recipient),
    purpose,
    openedAt: openedAt.toISOString(),
    endsAt: endsAt.toISOString(),
    mayAnswer,
    ...(waitsFor ? { waitsFor: urnOf(waitsFor) } : {}),
    ...(answer && answeredAt ? { answer, answeredAt: answeredAt.toISOString() } : {}),
    ...(closedAt ? { closedAt: closedAt.toISOString() } : {}),
  };
}
