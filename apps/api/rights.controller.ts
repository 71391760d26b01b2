import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Extension, RightsRequest } from '#consent';
import {
  decideRequest,
  executeRequest,
  extendRequest,
  HUB,
  liftRequest,
  readRequests,
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
import { asAnyOfficer, officersOf } from './officer.js';

type Body = Omit<RightsInput, 'recordId' | 'receivedAt' | 'purposes' | 'representation'> & {
  controller?: string;
  subject: { recordId: string };
  purposes?: string[];
  representation?: string;
  receivedAt?: string;
};

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
    const { recordId } = body.subject;
    const input = { kind, notedBy, how, givenBy, representation, purposes, recordId };
    const received = await receiveRequest(this.hub, speaker, {
      ...input,
      ...(receivedAt ? { receivedAt: new Date(receivedAt) } : {}),
    });
    const { id, ...receipt } = must(received);
    return { requestId: id, kind, state: 'received', ...receipt };
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Query('open') open?: string): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const requests = [];
    for (const speaker of officersOf(this.hub, request))
      requests.push(...(await readRequests(this.hub, speaker, { onlyOpen: open === 'true' })));
    return { requests: requests.map((one) => shown(one, directory)) };
  }

  @Get(':id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const found = await asAnyOfficer(this.hub, request, id, (speaker) => this.viewOf(speaker, id));
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

  private async viewOf(speaker: Speaker, id: string): Promise<Outcome<RightsView>> {
    const [found] = await readRequests(this.hub, speaker, { id });
    return found ? ok(found) : refuse('not-found');
  }

  /** Changes it, and shows it as it is then. */
  private async change(
    request: FastifyRequest,
    id: string,
    act: (speaker: Speaker) => Promise<Outcome<RightsRequest>>,
  ): Promise<unknown> {
    const changed = await asAnyOfficer(this.hub, request, id, async (speaker) => {
      const done = await act(speaker);
      return done.ok ? this.viewOf(speaker, id) : done;
    });
    return shown(must(changed), await directoryOf(this.hub, request));
  }
}

function shown({ controller, ...one }: RightsView, directory: Directory): JsonObject {
  const { id, subjectId: _, receivedBy: _by, ...rest } = one;
  const said = Object.entries(rest).filter(([, value]) => value !== null);
  const urn = directory.party(controller)?.urn ?? `urn:schakel:${controller}`;
  return { requestId: id, controller: urn, ...Object.fromEntries(said) } as unknown as JsonObject;
}
