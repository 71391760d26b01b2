import { Controller, Get, Inject, Query, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HUB, overviewOf, type LaneActor, type Overview, type RunningHub } from '#exchange';
import { SESSIONS } from './access.module.js';
import { personOf } from './caller.js';
import { regionActorOf } from './lanes.controller.js';
import type { Sessions } from './sessions.js';
import { Watchers } from './watchers.js';

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
    const seen = await overviewOf(this.hub, who);
    // Nothing is waited for from here until it is counted: else many at once would all find room.
    if (follow) this.#watchers.assertRoom(person.actor);
    const watcher = {
      who: person.actor,
      goesOn: () => this.sessions.goesOn(person),
      endsAt: performance.now() + this.hub.config.people.idle,
      seen,
    };
    await this.#watchers.answer(reply, watcher, Boolean(follow));
  }

  /** Before the server waits for its connections to end. */
  onModuleDestroy(): Promise<void> {
    return this.#watchers.end();
  }
}
