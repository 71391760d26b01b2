import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WaySaid } from '#consent';
import {
  HUB,
  listToInform,
  noticeFor,
  sayInformed,
  sayNoticeGiven,
  type RunningHub,
  type SaidInformed,
  type ToInformView,
} from '#exchange';
import type { JsonObject } from '#kernel';
import type { Directory } from '#partners';
import { bodyOf, directoryOf, must, proposerOf } from './caller.js';
import { noticePage } from './notice-page.js';
import { asAnyOfficer, officersOf } from './officer.js';
import { PAGE_HEADERS } from './page.js';
import { wantsPage } from './pages.rules.js';
import { linkNext, pageOf, placeIn, placeOf } from './paging.js';

type Said = Omit<SaidInformed, 'informedAt'> & { controller?: string; informedAt?: string };
type Given = Said & { subject: { recordId: string }; notice: string; how: WaySaid };

const PATH = '/v1/to-inform';

/** Who is still to be told that data about them were shared, and that it was done. */
@Controller('v1')
export class ToInformController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('to-inform')
  async list(
    @Req() request: FastifyRequest,
    @Query() query: { state?: string; limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const speakers = officersOf(this.hub, request);
    const { masterKey } = this.hub.config;
    const more: Record<string, string> = query.state ? { state: query.state } : {};
    const list = `${PATH} ${query.state ?? ''} ${speakers.map(({ controller }) => controller).join()} ${speakers[0]!.actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const done = query.state === 'done';
    const { lines, last } = await listToInform(this.hub, speakers, { done, after: placeIn(after), limit });
    linkNext(reply, masterKey, list, { path: PATH, limit, last: placeOf(last), more });
    return { lines: lines.map((one) => shown(one, directory)) };
  }

  @Get('to-inform/:id/notice')
  async notice(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query('language') language?: string,
  ): Promise<unknown> {
    const page = must(
      await asAnyOfficer(this.hub, request, id, (speaker) => noticeFor(this.hub, speaker, id)),
    );
    if (!wantsPage(request)) {
      const { line, notice, retention } = page;
      const { ref, title, text } = notice;
      const one = shown(line, await directoryOf(this.hub, request));
      return { line: one, notice: { ref, title, text }, ...(retention ? { retention } : {}) };
    }
    void reply.headers(PAGE_HEADERS);
    return noticePage(page, language === 'en' ? 'en' : 'nl');
  }

  @Post('to-inform/:id/marks')
  @HttpCode(201)
  async mark(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const said = must(bodyOf<Said>(this.hub, request, 'Informed'));
    const marked = await asAnyOfficer(this.hub, request, id, (speaker) =>
      sayInformed(this.hub, speaker, id, saidOf(said)),
    );
    return shown(must(marked), await directoryOf(this.hub, request));
  }

  @Post('notices-given')
  @HttpCode(201)
  async given(@Req() request: FastifyRequest): Promise<unknown> {
    const body = must(bodyOf<Given>(this.hub, request, 'NoticeGiven'));
    const speaker = must(proposerOf(this.hub, request, body.controller));
    const { notice, how, subject } = body;
    const { recordId } = subject;
    const said = must(await sayNoticeGiven(this.hub, speaker, { ...saidOf(body), how, notice, recordId }));
    return { noticeGivenId: said.id, notice: said.notice, informedAt: said.informedAt };
  }
}

const saidOf = ({ how, ground, notedBy, givenTo, informedAt }: Said): SaidInformed => ({
  how,
  ...(ground ? { ground } : {}),
  notedBy,
  givenTo,
  ...(informedAt ? { informedAt: new Date(informedAt) } : {}),
});

function shown(one: ToInformView, directory: Directory): JsonObject {
  const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  const isOwn = one.organisation === one.sender;
  const { how, ground, notedBy, givenTo, informedAt, noticeGiven: notice, doneAt } = one;
  const done = Object.entries({ doneAt, informedAt, how, ground, notedBy, givenTo, notice });
  return {
    toInformId: one.id,
    controller: urnOf(one.organisation),
    // The recipient's own number of the person where it has one; else what the hub calls the person to it.
    person: {
      ...(one.recordId ? { recordId: one.recordId } : {}),
      ...(isOwn || !one.pseudonym ? {} : { pseudonym: one.pseudonym }),
      ...(one.namedIn ? { contactIn: one.namedIn } : {}),
    },
    sender: urnOf(one.sender),
    recipient: urnOf(one.recipient),
    recordType: one.recordType,
    purpose: one.purpose,
    categories: one.categories,
    clause: `${one.clause}@${one.clauseVersion}`,
    notice: one.notice,
    disclosedAt: one.disclosedAt,
    dueAt: one.dueAt,
    signal: one.signal,
    ...(doneAt ? { done: Object.fromEntries(done.filter(([, value]) => value !== null)) } : {}),
  } as unknown as JsonObject;
}
