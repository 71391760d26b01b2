import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Extension, RightsRequest } from '#consent';
import {
  decideRequest,
  executeRequest,
  extendRequest,
  HUB,
  liftRequest,
  listRequests,
  readRequest,
  receiveRequest,
  type RightsInput,
  type RightsVerdict,
  type RightsView,
  type RunningHub,
  type Speaker,
} from '#exchange';
import { ok, refuse, type JsonObject, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import { bodyOf, directoryOf, must, proposerOf } from './caller.js';
import { asAnyOfficer, isOfficerOf, officersOf } from './officer.js';
import { linkNext, pageOf, placeIn, placeOf } from './paging.js';

type Body = Pick<RightsInput, 'kind' | 'how' | 'notedBy' | 'givenBy'> & {
  controller?: string;
  subject: { recordId: string } | { email: string };
  purposes?: string[];
  representation?: string;
  receivedAt?: string;
  mustBeKnown?: boolean;
};

const PATH = '/v1/rights-requests';

/** What people ask about their own data: taken in at the desk; decided, done and read by the privacy officer. */
@Controller('v1/rights-requests')
export class RightsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post()
  @HttpCode(201)
  async receive(@Req() request: FastifyRequest): Promise<unknown> {
    const body = must(bodyOf<Body>(this.hub, request, 'RightsRequest'));
    const speaker = must(proposerOf(this.hub, request, body.controller));
    const { kind, notedBy, how, givenBy, representation = null, purposes = [], receivedAt } = body;
    const { mustBeKnown = false } = body;
    if (mustBeKnown) must(knowsWho(this.hub, request, speaker));
    const input = { kind, notedBy, how, givenBy, representation, purposes, mustBeKnown, ...body.subject };
    const received = await receiveRequest(this.hub, speaker, {
      ...input,
      ...(receivedAt ? { receivedAt: new Date(receivedAt) } : {}),
    });
    const { id, ...receipt } = must(received);
    return { requestId: id, kind, state: 'received', ...receipt };
  }

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Query() query: { open?: string; limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const speakers = officersOf(this.hub, request);
    const { masterKey } = this.hub.config;
    const more: Record<string, string> = query.open ? { open: query.open } : {};
    const whose = speakers.map(({ controller }) => controller).join();
    const list = `${PATH} ${query.open ?? ''} ${whose} ${speakers[0]!.actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const onlyOpen = query.open === 'true';
    const { requests, last } = await listRequests(this.hub, speakers, {
      onlyOpen,
      after: placeIn(after),
      limit,
    });
    linkNext(reply, masterKey, list, { path: PATH, limit, last: placeOf(last), more });
    return { requests: requests.map((one) => shown(one, directory)) };
  }

  @Get(':id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const found = await asAnyOfficer(this.hub, request, id, (speaker) => readRequest(this.hub, speaker, id));
    return shown(must(found), await directoryOf(this.hub, request));
  }

  @Post(':id/extensions')
  @HttpCode(201)
  async extend(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { reason } = must(bodyOf<{ reason: Extension }>(this.hub, request, 'RightsExtension'));
    return this.change(request, id, (speaker) => extendRequest(this.hub, speaker, id, reason));
  }

  @Post(':id/decisions')
  @HttpCode(201)
  async decide(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const verdict = must(bodyOf<RightsVerdict>(this.hub, request, 'RightsDecision'));
    return this.change(request, id, (speaker) => decideRequest(this.hub, speaker, id, verdict));
  }

  @Post(':id/executions')
  @HttpCode(201)
  async execute(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    must(bodyOf(this.hub, request, 'Empty'));
    return this.change(request, id, (speaker) => executeRequest(this.hub, speaker, id));
  }

  @Post(':id/liftings')
  @HttpCode(201)
  async lift(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    must(bodyOf(this.hub, request, 'Empty'));
    return this.change(request, id, (speaker) => liftRequest(this.hub, speaker, id));
  }

  /** Changes it, and shows it as it is then. */
  private async change(
    request: FastifyRequest,
    id: string,
    act: (speaker: Speaker) => Promise<Outcome<RightsRequest>>,
  ): Promise<unknown> {
    const changed = await asAnyOfficer(this.hub, request, id, async (speaker) => {
      const done = await act(speaker);
      return done.ok ? readRequest(this.hub, speaker, id) : done;
    });
    return shown(must(changed), await directoryOf(this.hub, request));
  }
}

/** Who is erased is not known any more: that is for the privacy officer, not for a desk or a system. */
function knowsWho(hub: RunningHub, request: FastifyRequest, { controller }: Speaker): Outcome<void> {
  const isOfficer = isOfficerOf(hub, request, controller);
  const detail = 'Only for the privacy officer of this organisation.';
  return isOfficer
    ? ok(undefined)
    : refuse('invalid-request', { faults: [{ pointer: '/mustBeKnown', code: 'role', detail }] });
}

function shown({ controller, ...one }: RightsView, directory: Directory): JsonObject {
  const { id, subjectId: _, contactId: _contact, receivedBy: _by, ...rest } = one;
  const said = Object.entries(rest).filter(([, value]) => value !== null);
  const urn = directory.party(controller)?.urn ?? `urn:schakel:${controller}`;
  return { requestId: id, controller: urn, ...Object.fromEntries(said) } as unknown as JsonObject;
}
