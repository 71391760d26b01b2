import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  endRevocation,
  HUB,
  readIncident,
  readRevocations,
  revokeConnection,
  type Revocation,
  type Revoker,
  type RunningHub,
} from '#exchange';
import { isId, refuse, type Outcome } from '#kernel';
import { partnerIn } from './authorisation.js';
import { asker, bodyOf, must, personOf, runsHub } from './caller.js';
import { officersOf } from './officer.js';
import { Refused } from './problem.js';

/** A connection that nobody may come in by any more, because of an incident; and that it may again. */
@Controller('v1')
export class RevocationsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('incidents/:id/revocations')
  @HttpCode(201)
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { connection } = must(bodyOf<{ connection: string }>(this.hub, request, 'IncidentRevocation'));
    for (const who of this.revokersIn(request)) {
      if (!isId(id)) break;
      const judge = { controller: 'controller' in who ? who.controller : null, ...asker(request) };
      const found = await readIncident(this.hub, judge, id);
      if (found) return shown(must(await revokeConnection(this.hub, who, connection, id)));
    }
    throw new Refused({ code: 'not-found' });
  }

  @Get('revocations')
  async list(@Req() request: FastifyRequest): Promise<unknown> {
    const revocations = [];
    for (const who of this.revokersIn(request))
      revocations.push(...(await readRevocations(this.hub, who)).map(shown));
    return { revocations };
  }

  @Post('revocations/:id/endings')
  @HttpCode(201)
  async end(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { withoutClients = [] } = must(
      bodyOf<{ withoutClients?: string[] }>(this.hub, request, 'RevocationEnding'),
    );
    let ended: Outcome<Revocation> = refuse('not-found');
    for (const who of this.revokersIn(request)) {
      if (!isId(id)) break;
      ended = await endRevocation(this.hub, who, id, withoutClients);
      if (ended.ok || ended.refusal.code !== 'not-found') break;
    }
    return shown(must(ended));
  }

  private revokersIn(request: FastifyRequest): Revoker[] {
    if (runsHub(request)) return [{ operates: true, ...asker(request) }];
    if (!partnerIn(request) && personOf(request).chosen!.role === 'operator')
      throw new Refused({ code: 'role-missing' });
    return officersOf(this.hub, request);
  }
}

const shown = ({ id, ...rest }: Revocation) => ({ revocationId: id, ...rest });
