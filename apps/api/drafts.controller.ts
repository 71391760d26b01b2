import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  approveDraft,
  endAgreement,
  HUB,
  proposeDraft,
  refuseDraft,
  viewDraft,
  viewDrafts,
  viewOwnDraft,
  withdrawDraft,
  type Approver,
  type Caller,
  type DraftView,
  type Ending,
  type Proposal,
  type RunningHub,
} from '#exchange';
import { isId } from '#kernel';
import { bodyOf, callerOf, controllersOf, must, speakerOf } from './caller.js';
import { Refused } from './problem.js';
import { queryOf } from './query.js';
import { TOKENS } from './tokens.module.js';
import type { TokenVerifier } from './tokens.js';

/** Drafts on a page. */
const USUAL = 50;
const MOST = 100;
const STATES = ['open', 'approved', 'refused', 'withdrawn'] as const;

/** Changes of the configuration: proposed by one, approved by everybody whom they concern. */
@Controller('v1')
export class DraftsController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  @Post('drafts')
  @HttpCode(201)
  async propose(@Req() request: FastifyRequest): Promise<DraftView> {
    const caller = await this.caller(request, 'agreements.write');
    const { controller, ...proposal } = must(
      bodyOf<Proposal & { controller?: string }>(this.hub, request, 'Draft'),
    );
    const speaker = must(speakerOf(this.hub, caller, controller));
    return viewDraft(this.hub, must(await proposeDraft(this.hub, speaker, proposal)));
  }

  @Get('drafts')
  async drafts(
    @Req() request: FastifyRequest,
    @Query() query: unknown,
  ): Promise<{ drafts: DraftView[]; next?: string }> {
    const caller = await this.caller(request, 'config.read');
    const { limit = USUAL, ...page } = queryOf(query, { state: STATES, before: 'id', limit: 'number' });
    return viewDrafts(this.hub, this.parties(caller), { ...page, limit: Math.min(limit, MOST) });
  }

  @Get('drafts/:id')
  async draft(@Req() request: FastifyRequest, @Param('id') id: string): Promise<DraftView> {
    const caller = await this.caller(request, 'config.read');
    return this.ownDraft(caller, id);
  }

  @Post('drafts/:id/approvals')
  @HttpCode(201)
  async approve(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = await this.caller(request, 'agreements.approve');
    const body = must(bodyOf<{ party: string; hash: string }>(this.hub, request, 'Approval'));
    const { draft, inForce } = must(await approveDraft(this.hub, this.approver(caller), known(id), body));
    return { ...(await viewDraft(this.hub, draft)), ...(inForce ? { inForce } : {}) };
  }

  @Post('drafts/:id/refusals')
  @HttpCode(201)
  async refuse(@Req() request: FastifyRequest, @Param('id') id: string): Promise<DraftView> {
    const caller = await this.caller(request, 'agreements.approve');
    const body = must(bodyOf<{ party: string; reason: string }>(this.hub, request, 'DraftRefusal'));
    return viewDraft(this.hub, must(await refuseDraft(this.hub, this.approver(caller), known(id), body)));
  }

  @Post('drafts/:id/withdrawals')
  @HttpCode(201)
  async withdraw(@Req() request: FastifyRequest, @Param('id') id: string): Promise<DraftView> {
    const caller = await this.caller(request, 'agreements.write');
    must(bodyOf(this.hub, request, 'Empty'));
    const speaker = { controller: '', ...this.actorOf(caller) };
    const proposers = controllersOf(this.hub, caller);
    return viewDraft(this.hub, must(await withdrawDraft(this.hub, speaker, proposers, known(id))));
  }

  @Post('endings')
  @HttpCode(201)
  async end(@Req() request: FastifyRequest): Promise<unknown> {
    const caller = await this.caller(request, 'agreements.approve');
    const { at, ...ending } = must(bodyOf<Omit<Ending, 'at'> & { at?: string }>(this.hub, request, 'Ending'));
    const asked = { ...ending, ...(at ? { at: new Date(at) } : {}) };
    const { endedAt, draftId } = must(await endAgreement(this.hub, this.approver(caller), asked));
    return { kind: ending.kind, key: ending.key, endedAt, ...(draftId ? { draftId } : {}) };
  }

  private caller(request: FastifyRequest, scope: string): Promise<Caller> {
    return callerOf(this.hub, this.tokens, request, scope);
  }

  private actorOf({ connection, origin }: Caller): { actor: string; origin: string } {
    return { actor: `connection:${connection.key}`, origin };
  }

  /** For whom the configuration names this connection as the work place of the approver, while its mandate holds. */
  private approver(caller: Caller): Approver {
    const own = this.parties(caller);
    return {
      ...this.actorOf(caller),
      approvesFor: own.filter((one) => caller.connection.approvesFor?.includes(one)),
    };
  }

  private parties(caller: Caller): string[] {
    return controllersOf(this.hub, caller);
  }

  /** A draft is for those whom it concerns, whoever approves for them, and for whoever proposed it. */
  private async ownDraft(caller: Caller, id: string): Promise<DraftView> {
    return must(await viewOwnDraft(this.hub, this.parties(caller), known(id)));
  }
}

const known = (id: string): string => {
  if (!isId(id)) throw new Refused({ code: 'not-found' });
  return id;
};
