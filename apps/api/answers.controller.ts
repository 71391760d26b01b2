import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { answerReport, HUB, listReports, type ReportView, type RunningHub } from '#exchange';
import type { JsonObject, ReportAnswer } from '#kernel';
import type { Directory } from '#partners';
import { asAnyOwn, bodyOf, callerOf, must, speakerOf } from './caller.js';

/** Reports of errors in records: those that were made, those that came, and what was done with them. */
@Controller('v1')
export class AnswersController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

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
      await asAnyOwn(this.hub, request, id, (speaker) => answerReport(this.hub, speaker, id, answer)),
    );
    return { reportId: id, answer, ...given };
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
