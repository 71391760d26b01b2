import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RetractionAnswer } from '#delivery';
import {
  answerRetraction,
  followedRetractions,
  HUB,
  type FollowedRetraction,
  type RunningHub,
} from '#exchange';
import { isId, refuse, type JsonObject } from '#kernel';
import { bodyOf, callerOf, directoryOf, must, readersOf, speakersOf } from './caller.js';
import { Refused } from './problem.js';

/** What recipients did with what they were told to delete or correct. */
@Controller('v1/retractions')
export class RetractionsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  /** For the privacy officer of the source: nobody else learns that something was taken back. */
  @Get()
  async list(@Req() request: FastifyRequest, @Query('open') open?: string): Promise<unknown> {
    const officers = readersOf(this.hub, request).filter(({ reader }) => reader === 'privacy-officer');
    if (officers.length === 0) throw new Refused({ code: 'not-mandated' });
    const directory = await directoryOf(this.hub, request);
    const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
    const found = [];
    for (const { speaker } of officers)
      found.push(...(await followedRetractions(this.hub, speaker, open === 'true')));
    return { retractions: found.map((one) => shown(one, urnOf)) };
  }

  /** By the id of the event that told it. */
  @Post(':id/answers')
  @HttpCode(201)
  async answer(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = callerOf(request);
    const { answer } = must(bodyOf<{ answer: RetractionAnswer }>(this.hub, request, 'RetractionAnswer'));
    for (const speaker of isId(id) ? speakersOf(this.hub, caller) : []) {
      const answered = await answerRetraction(this.hub, speaker, id, answer);
      if (answered.ok) return { retractionId: id, answer, answeredAt: answered.value.answeredAt };
      if (answered.refusal.code !== 'not-found') return must(answered);
    }
    return must(refuse('not-found'));
  }
}

const STATES: Record<string, string> = { delivered: 'told', planned: 'waiting' };

const shown = (one: FollowedRetraction, urnOf: (key: string) => string): JsonObject => ({
  retractionId: one.id,
  source: urnOf(one.source),
  recipient: urnOf(one.recipient),
  recordType: one.recordType,
  recordId: one.recordId,
  action: one.action,
  plannedAt: one.plannedAt.toISOString(),
  dueAt: one.dueAt.toISOString(),
  reminders: one.reminders,
  escalatedAt: one.escalatedAt?.toISOString() ?? null,
  answer: one.answer,
  answeredAt: one.answeredAt?.toISOString() ?? null,
  state: STATES[one.state] ?? one.state,
  ...(one.code ? { code: one.code } : {}),
});
