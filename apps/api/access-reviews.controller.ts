import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  answerReview,
  beginReview,
  HUB,
  readReview,
  readReviews,
  shownReview,
  type AnswerInput,
  type Reviewer,
  type RunningHub,
} from '#exchange';
import { isId } from '#kernel';
import { partnerIn } from './authorisation.js';
import { asker, bodyOf, directoryOf, must, personOf } from './caller.js';
import { linkNext, pageOf, placeIn, placeOf } from './paging.js';
import { Refused } from './problem.js';

const PATH = '/v1/access-reviews';

/** Who has access for whom, looked at twice a year: for the administrator of an organisation, or of the whole region. */
@Controller('v1/access-reviews')
export class AccessReviewsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Query() query: { limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const who = this.reviewerIn(request);
    const directory = await directoryOf(this.hub, request);
    const now = this.hub.now();
    const { masterKey } = this.hub.config;
    const list = `${PATH} ${who.party} ${who.actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const { reviews, late, last } = await readReviews(this.hub, who, { after: placeIn(after), limit });
    linkNext(reply, masterKey, list, { path: PATH, limit, last: placeOf(last) });
    return { reviews: reviews.map((one) => shownReview(one, directory, now)), late };
  }

  @Post()
  @HttpCode(201)
  async begin(@Req() request: FastifyRequest): Promise<unknown> {
    const who = this.reviewerIn(request);
    const { organisation } = must(bodyOf<{ organisation?: string }>(this.hub, request, 'AccessReview'));
    const directory = await directoryOf(this.hub, request);
    const party = organisation === undefined ? who.party : directory.partyByUrn(organisation)?.key;
    if (party === undefined || party === null) throw unknownParty();
    const begun = await beginReview(this.hub, who, party);
    if (!begun.ok && begun.refusal.code === 'not-found') throw unknownParty();
    return shownReview(must(begun), directory, this.hub.now());
  }

  @Get(':id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    return this.shown(request, this.reviewerIn(request), id);
  }

  @Post(':id/answers')
  @HttpCode(201)
  async answer(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const who = this.reviewerIn(request);
    const { answers } = must(bodyOf<{ answers: AnswerInput[] }>(this.hub, request, 'AccessReviewAnswers'));
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    must(await answerReview(this.hub, who, id, answers));
    return this.shown(request, who, id);
  }

  private async shown(request: FastifyRequest, who: Reviewer, id: string): Promise<unknown> {
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    const found = must(await readReview(this.hub, who, id));
    const directory = await directoryOf(this.hub, request);
    return shownReview(found.review, directory, this.hub.now(), found);
  }

  /** A connection only where it runs the hub: who has access is for people to judge. */
  private reviewerIn(request: FastifyRequest): Reviewer {
    const caller = partnerIn(request);
    if (caller && !caller.connection.operates) throw new Refused({ code: 'not-mandated' });
    const chosen = caller ? undefined : personOf(request).chosen!;
    return { party: chosen && !chosen.region ? chosen.party : null, ...asker(request) };
  }
}

function unknownParty(): Refused {
  const detail = 'Name an organisation in your care.';
  return new Refused({
    code: 'invalid-request',
    faults: [{ pointer: '/organisation', code: 'party', detail }],
  });
}
