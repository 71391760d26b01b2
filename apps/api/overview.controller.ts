import { Controller, Get, Inject, Query, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HUB, overviewOf, type LaneActor, type Overview, type RunningHub } from '#exchange';
import { SESSIONS } from './access.module.js';
import { personOf } from './caller.js';
import { HEADERS } from './http-answers.js';
import { regionActorOf } from './lanes.controller.js';
import { EVENT_STREAM_TYPE } from './media-types.js';
import { Refused } from './problem.js';
import type { Sessions } from './sessions.js';
import { eventText, Watchers } from './watchers.js';

const EVENT = 'overview';
const LOOK_EVERY_MS = 2000;
const EVERYBODY: LaneActor = { own: '', operates: true, actor: 'hub', origin: 'hub' };

/** How the region is doing, for whoever looks after all of it: asked, or told as it changes. */
@Controller('v1/overview')
export class OverviewController implements OnModuleDestroy {
  readonly #watchers: Watchers<Overview>;

  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {
    this.#watchers = new Watchers({
      event: EVENT,
      look: () => overviewOf(hub, EVERYBODY),
      // When it was looked at is no change.
      markOf: (seen) => JSON.stringify({ ...seen, at: undefined }),
      everyMs: LOOK_EVERY_MS,
      report: () => undefined,
    });
  }

  @Get()
  read(@Req() request: FastifyRequest): Promise<Overview> {
    return overviewOf(this.hub, regionActorOf(request));
  }

  @Get('events')
  async follow(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('follow') follow?: string,
  ): Promise<void> {
    const who = regionActorOf(request);
    const person = personOf(request);
    const { actor } = person;
    if (follow && !this.#watchers.hasRoom(actor))
      throw new Refused({ code: 'too-many-requests' }, { 'Retry-After': '30' });
    const seen = await overviewOf(this.hub, who);
    const first = eventText(EVENT, seen);
    if (!follow) {
      await reply.type(`${EVENT_STREAM_TYPE}; charset=utf-8`).send(first);
      return;
    }
    reply.hijack();
    reply.raw.writeHead(200, {
      ...HEADERS,
      'Content-Type': `${EVENT_STREAM_TYPE}; charset=utf-8`,
      'X-Accel-Buffering': 'no',
    });
    reply.raw.write(first);
    this.#watchers.add({
      who: actor,
      response: reply.raw,
      goesOn: () => this.sessions.goesOn(person),
      endsAt: Date.now() + this.hub.config.people.idle,
      seen,
    });
  }

  /** Before the server waits for its connections to end. */
  onModuleDestroy(): Promise<void> {
    return this.#watchers.end();
  }
}
