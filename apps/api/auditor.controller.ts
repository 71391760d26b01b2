import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  beginExport,
  exportView,
  HUB,
  QUESTIONS,
  searchLog,
  type Auditor,
  type ExportedQuestion,
  type ExportFormat,
  type ExportView,
  type QuestionName,
  type RunningHub,
  type SearchReason,
  type Searches,
} from '#exchange';
import { isId, sha256, type Fault, type Json } from '#kernel';
import { partnerIn } from './authorisation.js';
import { auditorOf, bodyOf, must, partiesActedFor } from './caller.js';
import { CSV_TYPE, NDJSON_TYPE } from './media-types.js';
import { linkNext, pageOf } from './paging.js';
import { Refused } from './problem.js';
import { checkRequest, type RequestName } from './requests.js';

type Body = { controller?: string; reason: SearchReason } & Record<string, Json>;
type PageQuery = { limit?: string; cursor?: string };

const BODIES: Record<QuestionName, RequestName> = {
  'receipts-about-person': 'PersonSearch',
  'receipts-between-parties': 'BetweenSearch',
  'refusals-for-consent': 'PeriodSearch',
  'readers-of-person': 'PersonSearch',
  'decision-origins': 'DecisionSearch',
  'agreement-changes': 'AgreementSearch',
  lines: 'PeriodSearch',
  processing: 'ProcessingSearch',
  decisions: 'DecisionLogSearch',
};
const MOMENTS = ['from', 'until'];
const PARTIES = ['sender', 'recipient'];
const EXPORTS_AT_ONCE = 4;

/** The log for an auditor of one organisation: every search with its reason, and written down itself. */
@Controller('v1')
export class AuditorController {
  #exports = 0;

  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('audit-log/receipts-about-person')
  @HttpCode(200)
  receiptsAboutPerson(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('receipts-about-person', request, reply, query);
  }

  @Post('audit-log/receipts-between-parties')
  @HttpCode(200)
  receiptsBetween(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('receipts-between-parties', request, reply, query);
  }

  @Post('audit-log/refusals-for-consent')
  @HttpCode(200)
  refusals(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('refusals-for-consent', request, reply, query);
  }

  @Post('audit-log/readers-of-person')
  @HttpCode(200)
  readers(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('readers-of-person', request, reply, query);
  }

  @Post('audit-log/decision-origins')
  @HttpCode(200)
  origins(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#answer('decision-origins', request, reply, {});
  }

  @Post('audit-log/agreement-changes')
  @HttpCode(200)
  changes(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('agreement-changes', request, reply, query);
  }

  @Post('audit-log/lines')
  @HttpCode(200)
  lines(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('lines', request, reply, query);
  }

  @Post('audit-log/decisions')
  @HttpCode(200)
  decisions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('decisions', request, reply, query);
  }

  @Post('processing-activities')
  @HttpCode(200)
  processing(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: PageQuery,
  ) {
    return this.#answer('processing', request, reply, query);
  }

  @Post('audit-log/exports')
  @HttpCode(200)
  async export(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { question, format, ...rest } = must(bodyOf<Body>(this.hub, request, 'LogExport')) as Body & {
      question: ExportedQuestion;
      format: ExportFormat;
    };
    // What a question does not know is a fault, as when it is asked by itself.
    const body = must(checkRequest<Body>(BODIES[question], rest as Json));
    const auditor = must(auditorOf(this.hub, request, body));
    const search = await this.#searchOf(body);
    if (this.#exports >= EXPORTS_AT_ONCE) throw new Refused({ code: 'busy' });
    this.#exports += 1;
    try {
      const begun = must(await beginExport(this.hub, auditor, { question, format, search: search as never }));
      const parts = Readable.from(begun.parts);
      parts.once('close', () => (this.#exports -= 1));
      void reply.headers({
        'Schakel-Export': begun.exportId,
        'Content-Type': `${format === 'csv' ? CSV_TYPE : NDJSON_TYPE}; charset=utf-8`,
      });
      return parts;
    } catch (error) {
      this.#exports -= 1;
      throw error;
    }
  }

  @Get('audit-log/exports/:id')
  async exported(@Req() request: FastifyRequest, @Param('id') id: string): Promise<ExportView> {
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    const acted = partiesActedFor(this.hub, request);
    const audits = partnerIn(request)?.connection.auditsFor ?? (partnerIn(request) ? [] : acted);
    return must(
      await exportView(
        this.hub,
        acted.filter((party) => audits.includes(party)),
        id,
      ),
    );
  }

  async #answer(
    question: QuestionName,
    request: FastifyRequest,
    reply: FastifyReply,
    query: PageQuery,
  ): Promise<{ lines: unknown[] }> {
    const body = must(bodyOf<Body>(this.hub, request, BODIES[question]));
    const auditor = must(auditorOf(this.hub, request, body));
    const search = await this.#searchOf(body);
    const { masterKey } = this.hub.config;
    const path = request.url.split('?')[0]!;
    const list = listOf(path, auditor, body);
    const page = pageOf(masterKey, list, query);
    const ask = QUESTIONS[question] as (...asked: unknown[]) => never;
    const { lines, last } = must(
      await searchLog<object>(this.hub, auditor, question, async (asking) =>
        ask(asking, search, {
          limit: page.limit,
          ...(page.after === undefined ? {} : { after: page.after }),
        }),
      ),
    );
    linkNext(reply, masterKey, list, { path, limit: page.limit, last });
    return { lines };
  }

  /** As the question takes it: parties by their key, moments as such. */
  async #searchOf({
    controller: _controller,
    reason: _reason,
    ...body
  }: Body): Promise<Searches[QuestionName]> {
    const directory = await this.hub.directory();
    const faults: Fault[] = [];
    const entries = Object.entries(body).map(([name, value]): [string, unknown] => {
      if (MOMENTS.includes(name)) return [name, momentIn(name, value as string, faults)];
      if (!PARTIES.includes(name)) return [name, value];
      const party = directory.partyByUrn(value as string)?.key;
      if (party === undefined)
        faults.push({
          pointer: `/${name}`,
          code: 'party',
          detail: 'No such organisation or arrangement takes part.',
        });
      return [name, party];
    });
    if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
    return Object.fromEntries(entries) as unknown as Searches[QuestionName];
  }
}

/** A page goes on with the same search by the same auditor's organisation; what it was about is in it as a hash only. */
function listOf(path: string, { controller }: Auditor, body: Body): string {
  const search = { ...body, reason: undefined };
  return `${path} ${controller} ${sha256(JSON.stringify(search)).toString('hex')}`;
}

function momentIn(name: string, value: string, faults: Fault[]): Date {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime()))
    faults.push({ pointer: `/${name}`, code: 'moment', detail: 'Is no moment that there is.' });
  return moment;
}
