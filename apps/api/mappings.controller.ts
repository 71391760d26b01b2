import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  HUB,
  listCodes,
  listMappings,
  previewMapping,
  readCodes,
  readMappingVersion,
  tryMapping,
  viewLosses,
  type Preview,
  type PreviewAsked,
  type RunningHub,
  type Trial,
} from '#exchange';
import { isId, type JsonObject } from '#kernel';
import { asker, bodyOf, must, personOf } from './caller.js';
import { linkNext, pageOf } from './paging.js';
import { Refused } from './problem.js';

const LOSSES = '/v1/losses';

/** Mapping tables: looked at, tried before somebody approves them, and what they lose. */
@Controller('v1')
export class MappingsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('mappings')
  async list(): Promise<unknown> {
    return { mappings: await listMappings(this.hub) };
  }

  @Get('mappings/:key')
  async read(@Param('key') key: string, @Query() { version }: { version?: string }): Promise<unknown> {
    return must(await readMappingVersion(this.hub, key, version === undefined ? undefined : Number(version)));
  }

  @Get('code-lists')
  codeLists(): unknown {
    return { codeLists: listCodes(this.hub) };
  }

  @Get('code-lists/:key')
  codeList(@Param('key') key: string): unknown {
    return must(readCodes(this.hub, key));
  }

  @Post('mapping-previews')
  @HttpCode(200)
  preview(@Req() request: FastifyRequest): Preview {
    return must(previewMapping(this.hub, must(bodyOf<PreviewAsked>(this.hub, request, 'MappingPreview'))));
  }

  @Post('mapping-trials')
  @HttpCode(200)
  async try(@Req() request: FastifyRequest): Promise<Trial> {
    const { table } = must(bodyOf<{ table: JsonObject }>(this.hub, request, 'MappingTrial'));
    return must(await tryMapping(this.hub, asker(request), table));
  }

  @Get('losses')
  async losses(
    @Req() request: FastifyRequest,
    @Query() query: { contract: string; way?: 'in' | 'out'; limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    // What partners send each other is for whoever looks after the region, and not for the administrator of one party.
    if (!personOf(request).chosen?.region) throw new Refused({ code: 'role-missing' });
    const { contract, way = 'out' } = query;
    const { masterKey } = this.hub.config;
    const list = `${LOSSES} ${contract} ${way} ${asker(request).actor}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const before = after !== undefined && isId(after) ? after : undefined;
    const { last, ...view } = must(await viewLosses(this.hub, contract, way, { before, limit }));
    linkNext(reply, masterKey, list, { path: LOSSES, limit, last, more: { contract, way } });
    return view;
  }
}
