import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  HUB,
  listReferrals,
  nextStates,
  readReferral,
  reportReferral,
  searchReferrals,
  stepReferral,
  type ReferralStep,
  type ReferralView,
  type ReportInput,
  type RunningHub,
} from '#exchange';
import type { JsonObject } from '#kernel';
import type { Directory } from '#partners';
import { asAnyOwn, bodyOf, directoryOf, endOf, must, proposerOf, traceOf } from './caller.js';
import { linkNext, pageOf } from './paging.js';

type ReportBody = Omit<ReportInput, 'recordId' | 'until'> & {
  controller?: string;
  subject: { recordId: string };
  until?: string;
};

type SearchBody = { controller?: string; subject: { recordId: string } };

/** Help by need: for systems, and for people who work at a desk. */
@Controller('v1')
export class ReferralsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('referrals')
  @HttpCode(201)
  async report(@Req() request: FastifyRequest): Promise<unknown> {
    const { controller, subject, until, ...asked } = must(bodyOf<ReportBody>(this.hub, request, 'Referral'));
    const speaker = must(proposerOf(this.hub, request, controller));
    const directory = await directoryOf(this.hub, request);
    const { recipient, ...reported } = must(
      await reportReferral(this.hub, speaker, {
        ...asked,
        recordId: subject.recordId,
        until: endOf(this.hub, until, '/until'),
        traceId: traceOf(request),
      }),
    );
    return { ...reported, recipient: urnIn(directory, recipient) };
  }

  @Get('referrals')
  async list(
    @Req() request: FastifyRequest,
    @Query()
    query: {
      controller?: string;
      open?: string;
      overdue?: string;
      desk?: string;
      limit?: string;
      cursor?: string;
    },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { controller, open, overdue, desk } = query;
    const directory = await directoryOf(this.hub, request);
    const speaker = must(proposerOf(this.hub, request, controller));
    const { masterKey } = this.hub.config;
    const path = '/v1/referrals';
    const more = Object.fromEntries(
      Object.entries({ controller, open, overdue, desk }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const list = `${path} ${new URLSearchParams(more)} ${speaker.controller} ${speaker.actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const { referrals, last } = await listReferrals(this.hub, speaker, {
      open: open === 'true',
      overdue: overdue === 'true',
      desk,
      after,
      limit,
    });
    linkNext(reply, masterKey, list, { path, limit, last, more });
    return { referrals: referrals.map((one) => shown(one, directory)) };
  }

  @Post('referrals/_search')
  @HttpCode(200)
  async search(@Req() request: FastifyRequest): Promise<unknown> {
    const { controller, subject } = must(bodyOf<SearchBody>(this.hub, request, 'ReferralSearch'));
    const speaker = must(proposerOf(this.hub, request, controller));
    const found = await searchReferrals(this.hub, speaker, subject.recordId);
    const directory = await directoryOf(this.hub, request);
    return { referrals: found.map((one) => shown(one, directory)) };
  }

  @Get('referrals/:id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const view = must(
      await asAnyOwn(this.hub, request, id, (speaker) => readReferral(this.hub, speaker, id)),
    );
    return whole(view, await directoryOf(this.hub, request));
  }

  @Get('desks')
  async desks(@Req() request: FastifyRequest): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const desks = directory.desks();
    const areas = desks.flatMap(({ helps = [] }) => helps.flatMap((help) => help.areas ?? []));
    const places = new Set(areas.flatMap((area) => directory.membersOf(area)));
    const parties = new Set([
      ...directory.connections().flatMap(({ mandates }) => mandates.map(({ party }) => party)),
      ...desks.flatMap(({ helps = [] }) => helps.map(({ party }) => party)),
    ]);
    const named = (key: string): string => directory.party(key)?.name ?? key;
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'nl');
    return {
      desks: desks.map(({ key: desk, name, helps = [] }) => ({
        desk,
        name,
        helps: helps.map((help) => ({ ...help, party: urnIn(directory, help.party) })),
      })),
      areas: [...places].map((area) => ({ area, name: named(area) })).sort(byName),
      parties: [...parties].map((one) => ({ party: urnIn(directory, one), name: named(one) })).sort(byName),
    };
  }

  @Post('referrals/:id/steps')
  @HttpCode(201)
  async step(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { state, outcome } = must(bodyOf<ReferralStep>(this.hub, request, 'ReferralStep'));
    const step = { state, ...(outcome ? { outcome } : {}) };
    const view = must(
      await asAnyOwn(this.hub, request, id, (speaker) => stepReferral(this.hub, speaker, id, step)),
    );
    return whole(view, await directoryOf(this.hub, request));
  }
}

const urnIn = (directory: Directory, key: string): string =>
  directory.party(key)?.urn ?? `urn:schakel:${key}`;

/** To the one that reported it, that somebody withdrew or did not answer is one thing: it led to no help. */
const LED_TO_NO_HELP: ReadonlySet<string> = new Set(['withdrew', 'no-answer']);

function shown({ referral, side, shown: how }: ReferralView, directory: Directory): JsonObject {
  const { id, state, outcome, source, recipient, desk, helpRequest, language, purpose, follows } = referral;
  const isEnded = side === 'reporter' && outcome !== null && LED_TO_NO_HELP.has(outcome);
  return {
    referralId: id,
    side,
    state: how || state === 'closed' ? state : 'not-shown',
    source: urnIn(directory, source),
    recipient: urnIn(directory, recipient),
    purpose,
    reportedAt: referral.madeAt.toISOString(),
    ...(desk ? { desk } : {}),
    ...(helpRequest ? { helpRequest } : {}),
    ...(language ? { language } : {}),
    ...(how
      ? {
          owner: urnIn(directory, how.owner),
          since: referral.since.toISOString(),
          ...(state === 'closed' ? {} : { dueAt: referral.dueAt.toISOString() }),
          overdue: how.isOverdue,
          ...(outcome ? { outcome: isEnded ? 'ended' : outcome } : {}),
        }
      : {}),
    ...(follows ? { follows } : {}),
  };
}

/** One of them, with how it went, and what may follow where that is for who looks to say. */
function whole(view: ReferralView, directory: Directory): JsonObject {
  const { referral, side, shown: how } = view;
  return {
    ...shown(view, directory),
    ...(how ? { steps: referral.steps } : {}),
    ...(side === 'desk' ? { mayBecome: [...nextStates(referral.state)] } : {}),
  };
}
