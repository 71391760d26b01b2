import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HUB, type RunningHub } from '#exchange';
import type { Lifetime } from '#partners';
import { callerOf } from './caller.js';
import { linkNext, pageOf } from './paging.js';

const PATH = '/v1/contracts';

/** In which forms the hub takes and gives records. */
@Controller('v1/contracts')
export class ContractsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: { limit?: string; cursor?: string },
  ): Promise<unknown> {
    const { connection, directory } = callerOf(request);
    const { masterKey } = this.hub.config;
    const list = `${PATH} ${connection.key}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const all = this.hub.contracts
      .all()
      .toSorted((a, b) => (a.ref < b.ref ? -1 : 1))
      .filter(({ ref }) => after === undefined || ref > after);
    const page = all.slice(0, limit);
    const last = all.length > limit ? page.at(-1)!.ref : undefined;
    linkNext(reply, masterKey, list, { path: PATH, limit, last });
    return {
      contracts: page.map(({ ref, recordType, direction, mediaTypes }) => ({
        ref,
        recordType,
        direction,
        mediaTypes,
        sends: connection.sends.includes(ref),
        receives: connection.receives.some((one) => one.contract === ref),
        ...shownLifetime(directory.lifetimes.of(ref)),
      })),
    };
  }
}

const utc = (moment: string): string => new Date(moment).toISOString();

const shownLifetime = (lifetime: Lifetime | undefined): Record<string, string> =>
  lifetime
    ? {
        deprecated: utc(lifetime.deprecated),
        ...(lifetime.retired ? { retired: utc(lifetime.retired) } : {}),
        ...(lifetime.replacedBy ? { replacedBy: lifetime.replacedBy } : {}),
      }
    : {};
