import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  answerIntroduction,
  answerReport,
  HUB,
  listReports,
  type ReportView,
  type RunningHub,
  type Speaker,
} from '#exchange';
import {
  isId,
  refuse,
  type IntroductionAnswer,
  type JsonObject,
  type Outcome,
  type ReportAnswer,
} from '#kernel';
import type { Directory } from '#partners';
import { bodyOf, callerOf, must, speakerOf, speakersOf } from './caller.js';

/** What goes back to whoever sent something. */
@Controller('v1')
export class AnswersController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('introductions/:id/answers')
  @HttpCode(201)
  async introduction(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { answer } = must(bodyOf<{ answer: IntroductionAnswer }>(this.hub, request, 'IntroductionAnswer'));
    const given = must(
      await this.asAnyOwn(request, id, (speaker) => answerIntroduction(this.hub, speaker, id, answer)),
    );
    return { occasionId: id, answer, ...given };
  }

  @Get('correction-reports')
  async reports(@Req() request: FastifyRequest, @Query('controller') controller?: string): Promise<unknown> {
    const caller = callerOf(request);
    const speaker = must(speakerOf(this.hub, caller, controller));
    const reports = await listReports(this.hub, speaker);
    return { reports: reports.map((one) => shown(one, caller.directory)) };
  }

  @Post('correction-reports/:id/answers')
  @HttpCode(201)
  async report(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { answer } = must(bodyOf<{ answer: ReportAnswer }>(this.hub, request, 'ReportAnswer'));
    const given = must(
      await this.asAnyOwn(request, id, (speaker) => answerReport(this.hub, speaker, id, answer)),
    );
    return { reportId: id, answer, ...given };
  }

  private async asAnyOwn<T>(
    request: FastifyRequest,
    id: string,
    act: (speaker: Speaker) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    let outcome: Outcome<T> = refuse('not-found');
    for (const speaker of isId(id) ? speakersOf(this.hub, callerOf(request)) : []) {
      outcome = await act(speaker);
      if (outcome.ok || outcome.refusal.code !== 'not-found') break;
    }
    return outcome;
  }
}

function shown(one: ReportView, directory: Directory): JsonObject {
  const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  return {
    reportId: one.side === 'source' ? one.deliveryId : one.recordId,
    side: one.side,
    source: urnOf(one.source),
    reporter: urnOf(one.reporter),
    madeAt: one.madeAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    overdue: one.isOverdue,
    state: one.answer ?? 'waiting',
    ...(one.answeredAt ? { answeredAt: one.answeredAt.toISOString() } : {}),
    ...(one.about ? { recordType: one.about.recordType } : {}),
  };
}
