import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#consent';
import { CSV_START, toCsvLine } from '#contracts';
import {
  calendarOf,
  differencesOfThing,
  HUB,
  listConfiguration,
  matrixAt,
  planBetween,
  registerAt,
  registerRows,
  versionsOfThing,
  type RunningHub,
} from '#exchange';
import { approvedVersions, type ConfigKind } from '#storage';
import { must, partiesActedFor } from './caller.js';
import { CALENDAR_TYPE, CSV_TYPE } from './media-types.js';

interface PlanQuery {
  from: string;
  until: string;
  organisation?: string;
  language?: Language;
}

/** The configuration as it was, is and will be: no data about people are in it. */
@Controller('v1')
export class ConfigurationController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('configuration')
  async list(
    @Query() { kind, at, content }: { kind?: ConfigKind; at?: string; content?: string },
  ): Promise<unknown> {
    const withContent = content === 'true';
    return listConfiguration(this.hub, { kind, at: await this.momentOf(at), withContent });
  }

  @Get('configuration/:kind/:key')
  async thing(@Param('kind') kind: string, @Param('key') key: string): Promise<unknown> {
    return must(await versionsOfThing(this.hub, kind, key));
  }

  @Get('configuration/:kind/:key/differences')
  async differences(
    @Param('kind') kind: string,
    @Param('key') key: string,
    @Query() { from, until }: { from: string; until: string },
  ): Promise<unknown> {
    const between = { from: Number(from), until: Number(until) };
    return must(await differencesOfThing(this.hub, kind, key, between));
  }

  @Get('matrix')
  async matrix(@Query() query: { at?: string }): Promise<unknown> {
    const at = await this.momentOf(query.at);
    return { at, rows: matrixAt(await approvedVersions(this.hub.db), at) };
  }

  @Get('processing-activities')
  async register(
    @Req() request: FastifyRequest,
    @Query() query: { at?: string; controller?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const at = await this.momentOf(query.at);
    const activities = registerAt(await approvedVersions(this.hub.db), at, query.controller);
    if (!wants(request, CSV_TYPE)) return { at, activities };
    void reply.header('content-type', `${CSV_TYPE}; charset=utf-8; header=present`);
    return CSV_START + registerRows(activities).map(toCsvLine).join('');
  }

  @Get('plan')
  async plan(
    @Req() request: FastifyRequest,
    @Query() query: PlanQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { organisation, language = 'nl' } = query;
    const period = {
      from: new Date(query.from),
      until: new Date(query.until),
      ...(organisation === undefined ? {} : { organisation }),
    };
    const items = await planBetween(this.hub.db, period, partiesActedFor(this.hub, request));
    if (!wants(request, CALENDAR_TYPE)) return { ...period, items };
    void reply.header('content-type', `${CALENDAR_TYPE}; charset=utf-8`);
    return calendarOf(items, language, await this.hub.moment(this.hub.db));
  }

  private async momentOf(at: string | undefined): Promise<Date> {
    return at === undefined ? this.hub.moment(this.hub.db) : new Date(at);
  }
}

/** Asked for by name; whoever takes anything gets JSON. */
const wants = (request: FastifyRequest, mediaType: string): boolean =>
  (request.headers.accept ?? '')
    .split(',')
    .some((part) => part.split(';')[0]!.trim().toLowerCase() === mediaType);
