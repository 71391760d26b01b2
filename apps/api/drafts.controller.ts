import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  approveDraft,
  endAgreement,
  HUB,
  previewDraft,
  proposeDraft,
  refuseDraft,
  viewDraft,
  viewDrafts,
  viewOwnDraft,
  withdrawDraft,
  type DraftView,
  type Ending,
  type Proposal,
  type RunningHub,
} from '#exchange';
import { isId } from '#kernel';
import type { DraftState } from '#storage';
import { approverOf, asker, bodyOf, must, partiesActedFor, proposerOf } from './caller.js';
import { linkNext, pageOf } from './paging.js';
import { Refused } from './problem.js';

const PATH = '/v1/drafts';

/** Changes of the configuration: proposed by one, approved by everybody whom they concern. */
@Controller('v1')
export class DraftsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('drafts')
  @HttpCode(201)
  async propose(@Req() request: FastifyRequest): Promise<DraftView> {
    const { controller, ...proposal } = must(
      bodyOf<Proposal & { controller?: string }>(this.hub, request, 'Draft'),
    );
    const speaker = must(proposerOf(this.hub, request, controller));
    return viewDraft(this.hub, must(await proposeDraft(this.hub, speaker, proposal)));
  }

  @Post('draft-previews')
  @HttpCode(200)
  async preview(@Req() request: FastifyRequest): Promise<Pick<DraftView, 'changes' | 'parties'>> {
    const { controller, ...proposal } = must(
      bodyOf<Proposal & { controller?: string }>(this.hub, request, 'Draft'),
    );
    const speaker = must(proposerOf(this.hub, request, controller));
    const { changes, parties } = await viewDraft(
      this.hub,
      must(await previewDraft(this.hub, speaker, proposal)),
    );
    return { changes, parties };
  }

  @Get('drafts')
  async drafts(
    @Req() request: FastifyRequest,
    @Query() query: { state?: DraftState; limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ drafts: DraftView[] }> {
    const { state } = query;
    const { masterKey } = this.hub.config;
    const parties = partiesActedFor(this.hub, request);
    const list = `${PATH} ${state ?? ''} ${asker(request).actor}`;
    const { limit, after: before } = pageOf(masterKey, list, query);
    const { drafts, last } = await viewDrafts(this.hub, parties, { state, before, limit });
    linkNext(reply, masterKey, list, { path: PATH, limit, last, ...(state ? { more: { state } } : {}) });
    return { drafts };
  }

  @Get('drafts/:id')
  async draft(@Req() request: FastifyRequest, @Param('id') id: string): Promise<DraftView> {
    return must(await viewOwnDraft(this.hub, partiesActedFor(this.hub, request), known(id)));
  }

  @Post('drafts/:id/approvals')
  @HttpCode(201)
  async approve(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const approver = approverOf(this.hub, request);
    const body = must(bodyOf<{ party: string; hash: string }>(this.hub, request, 'Approval'));
    const { draft, inForce } = must(await approveDraft(this.hub, approver, known(id), body));
    return { ...(await viewDraft(this.hub, draft)), ...(inForce ? { inForce } : {}) };
  }

  @Post('drafts/:id/refusals')
  @HttpCode(201)
  async refuse(@Req() request: FastifyRequest, @Param('id') id: string): Promise<DraftView> {
    const approver = approverOf(this.hub, request);
    const body = must(bodyOf<{ party: string; reason: string }>(this.hub, request, 'DraftRefusal'));
    return viewDraft(this.hub, must(await refuseDraft(this.hub, approver, known(id), body)));
  }

  @Post('drafts/:id/withdrawals')
  @HttpCode(201)
  async withdraw(@Req() request: FastifyRequest, @Param('id') id: string): Promise<DraftView> {
    must(bodyOf(this.hub, request, 'Empty'));
    const proposers = partiesActedFor(this.hub, request);
    return viewDraft(this.hub, must(await withdrawDraft(this.hub, asker(request), proposers, known(id))));
  }

  @Post('endings')
  @HttpCode(201)
  async end(@Req() request: FastifyRequest): Promise<unknown> {
    const approver = approverOf(this.hub, request);
    const { at, ...ending } = must(bodyOf<Omit<Ending, 'at'> & { at?: string }>(this.hub, request, 'Ending'));
    const asked = { ...ending, ...(at ? { at: new Date(at) } : {}) };
    const { endedAt, draftId } = must(await endAgreement(this.hub, approver, asked));
    return { kind: ending.kind, key: ending.key, endedAt, ...(draftId ? { draftId } : {}) };
  }
}

const known = (id: string): string => {
  if (!isId(id)) throw new Refused({ code: 'not-found' });
  return id;
};
