import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES } from '#consent';
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
import { approvedVersions, CONFIG_KINDS } from '#storage';
import { callerOf, controllersOf, must } from './caller.js';
import { queryOf } from './query.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

export const CSV = 'text/csv';
export const CALENDAR = 'text/calendar';

/** The configuration as it was, is and will be: no data about people are in it. */
@Controller('v1')
export class ConfigurationController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Get('configuration')
  async list(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    await this.caller(request);
    return listConfiguration(this.hub, queryOf(query, { kind: CONFIG_KINDS, at: 'moment' }));
  }

  @Get('configuration/:kind/:key')
  async thing(
    @Req() request: FastifyRequest,
    @Param('kind') kind: string,
    @Param('key') key: string,
  ): Promise<unknown> {
    await this.caller(request);
    return must(await versionsOfThing(this.hub, kind, key));
  }

  @Get('configuration/:kind/:key/differences')
  async differences(
    @Req() request: FastifyRequest,
    @Param('kind') kind: string,
    @Param('key') key: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    await this.caller(request);
    const { from, until } = queryOf(query, { from: 'number', until: 'number' }, ['from', 'until']);
    return must(await differencesOfThing(this.hub, kind, key, { from: from!, until: until! }));
  }

  @Get('matrix')
  async matrix(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    await this.caller(request);
    const { at = await this.hub.moment(this.hub.db) } = queryOf(query, { at: 'moment' });
    return { at, rows: matrixAt(await approvedVersions(this.hub.db), at) };
  }

  @Get('processing-activities')
  async register(
    @Req() request: FastifyRequest,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    await this.caller(request);
    const { at = await this.hub.moment(this.hub.db), controller } = queryOf(query, {
      at: 'moment',
      controller: 'key',
    });
    const entries = registerAt(await approvedVersions(this.hub.db), at, controller);
    if (!wants(request, CSV)) return { at, activities: entries };
    void reply.header('content-type', `${CSV}; charset=utf-8; header=present`);
    return CSV_START + registerRows(entries).map(toCsvLine).join('');
  }

  @Get('plan')
  async plan(
    @Req() request: FastifyRequest,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const caller = await this.caller(request);
    const asked = queryOf(
      query,
      { from: 'moment', until: 'moment', organisation: 'key', language: LANGUAGES },
      ['from', 'until'],
    );
    const { from, until, organisation, language = 'nl' } = asked;
    const period = { from: from!, until: until!, ...(organisation ? { organisation } : {}) };
    const items = await planBetween(this.hub.db, period, controllersOf(this.hub, caller));
    if (!wants(request, CALENDAR)) return { ...period, items };
    void reply.header('content-type', `${CALENDAR}; charset=utf-8`);
    return calendarOf(items, language, await this.hub.moment(this.hub.db));
  }

  private caller(request: FastifyRequest) {
    return callerOf(this.hub, this.tokens, request, 'config.read');
  }
}

/** Asked for by name; whoever takes anything gets JSON. */
const wants = (request: FastifyRequest, mediaType: string): boolean =>
  (request.headers.accept ?? '')
    .split(',')
    .some((part) => part.split(';')[0]!.trim().toLowerCase() === mediaType);
