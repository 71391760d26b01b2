import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HUB, type RunningHub } from '#exchange';
import { isReady } from '#storage';
import { asyncApi } from './asyncapi.js';
import { openApi } from './openapi.js';
import { Refused } from './problem.js';

const READY_TIMEOUT_MS = 2000;
const SEALING_BEHIND = 'The log is not sealed fast enough; nothing new is accepted until it is.';

/** What needs no token. */
@Controller()
export class OpenController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('health/live')
  live(): unknown {
    return { status: 'up' };
  }

  /** Ready is: the database answers, its schema is ours, the log is sealed in time, and there is room to accept. The bell is not asked: it may fail. */
  @Get('health/ready')
  async ready(): Promise<unknown> {
    const room = this.hub.accepting.pending() < this.hub.config.limits.maxPending;
    if (!room || !(await isReady(this.hub.db, READY_TIMEOUT_MS))) throw new Refused({ code: 'busy' });
    if (await this.hub.sealLag.isTooLong()) throw new Refused({ code: 'busy', detail: SEALING_BEHIND });
    const { ok, failed } = this.hub.bells.rung();
    return { status: 'ready', bells: { ok, failed } };
  }

  @Get('v1/openapi.json')
  openapi(@Res({ passthrough: true }) reply: FastifyReply): unknown {
    void reply.header('Access-Control-Allow-Origin', '*');
    return openApi(this.hub);
  }

  @Get('v1/asyncapi.json')
  asyncapi(@Res({ passthrough: true }) reply: FastifyReply): unknown {
    void reply.header('Access-Control-Allow-Origin', '*');
    return asyncApi(this.hub);
  }
}
