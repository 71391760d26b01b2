import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  HUB,
  parallelDifferences,
  peopleToAsk,
  turnBack,
  type RunningHub,
  type TurningBack,
} from '#exchange';
import { bodyOf, callerOf, controllersOf, must, speakerOf } from './caller.js';
import { queryOf } from './query.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

const USUAL = 100;
const MOST = 1000;

/** One in the place of another: who must be asked again, whether both get the same, and the way back. */
@Controller('v1')
export class SuccessionsController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Post('successions/:key/reversals')
  @HttpCode(201)
  async reverse(@Req() request: FastifyRequest, @Param('key') key: string): Promise<unknown> {
    const caller = await callerOf(this.hub, this.tokens, request, 'agreements.approve');
    const body = must(bodyOf<Omit<TurningBack, 'key'>>(this.hub, request, 'TurningBack'));
    const approvesFor = controllersOf(this.hub, caller).filter((one) =>
      caller.connection.approvesFor?.includes(one),
    );
    const approver = { actor: `connection:${caller.connection.key}`, origin: caller.origin, approvesFor };
    return must(await turnBack(this.hub, approver, { ...body, key }));
  }

  @Get('successions/:key/people-to-ask')
  async people(
    @Req() request: FastifyRequest,
    @Param('key') key: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    const caller = await callerOf(this.hub, this.tokens, request, 'consents.write');
    const {
      controller,
      after,
      limit = USUAL,
    } = queryOf(query, {
      controller: 'party',
      after: 'record',
      limit: 'number',
    });
    const speaker = must(speakerOf(this.hub, caller, controller));
    const page = { ...(after ? { after } : {}), limit: Math.min(limit, MOST) };
    return must(await peopleToAsk(this.hub, speaker, key, page));
  }

  @Get('parallels/:key/differences')
  async differences(@Req() request: FastifyRequest, @Param('key') key: string): Promise<unknown> {
    await callerOf(this.hub, this.tokens, request, 'config.read');
    return must(await parallelDifferences(this.hub, key));
  }
}
