import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  checkHeld,
  HUB,
  journeyOf,
  replayMessages,
  searchMessages,
  showHeld,
  type FoundMessage,
  type HeldCheck,
  type Journey,
  type Looker,
  type MessageSearch,
  type MessagesReplay,
  type RunningHub,
  type SearchReason,
} from '#exchange';
import { isId, type Fault } from '#kernel';
import type { Directory } from '#partners';
import { partnerIn } from './authorisation.js';
import { asker, bodyOf, controllersOf, directoryOf, must, personOf } from './caller.js';
import { regionActorOf } from './lanes.controller.js';
import { linkNext, pageOf } from './paging.js';
import { Refused } from './problem.js';

type Asked = Partial<Record<keyof MessageSearch | 'limit' | 'cursor', string>>;

const PATH = '/v1/messages';
const FILTERS = ['id', 'from', 'until', 'sender', 'recipient', 'recordType', 'state', 'delivery'] as const;

/** Looking at messages: which there are, how one went, what stops one; and letting chosen ones go on. */
@Controller('v1')
export class JourneysController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('messages')
  async search(
    @Req() request: FastifyRequest,
    @Query() query: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ messages: FoundMessage[]; lookedBackTo?: Date }> {
    const looker = this.lookerOf(request);
    const directory = await directoryOf(this.hub, request);
    const search = searchOf(directory, query);
    const { masterKey } = this.hub.config;
    const more = Object.fromEntries(FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
    const list = `${PATH} ${JSON.stringify(more)} ${looker.actor}`;
    const { limit, after: before } = pageOf(masterKey, list, query);
    const page = await searchMessages(this.hub.db, looker, search, { limit, ...(before ? { before } : {}) });
    linkNext(reply, masterKey, list, { path: PATH, limit, last: page.last, more });
    return {
      messages: page.found.map((one) => ({ ...one, controller: urnOf(directory, one.controller) })),
      ...(page.lookedBackTo ? { lookedBackTo: page.lookedBackTo } : {}),
    };
  }

  @Get('messages/:id/journey')
  async journey(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Journey> {
    return must(await journeyOf(this.hub, this.lookerOf(request), known(id)));
  }

  @Post('messages/replays')
  @HttpCode(200)
  async replay(@Req() request: FastifyRequest): Promise<MessagesReplay> {
    const { messageIds, preview = false } = must(
      bodyOf<{ messageIds: string[]; preview?: boolean }>(this.hub, request, 'MessagesReplay'),
    );
    return replayMessages(this.hub, regionActorOf(request), { messageIds, preview });
  }

  @Get('held-messages/:id')
  async held(@Req() request: FastifyRequest, @Param('id') id: string): Promise<HeldCheck> {
    return this.named(request, must(await checkHeld(this.hub, this.lookerOf(request), known(id))));
  }

  @Post('held-messages/:id/documents')
  @HttpCode(200)
  async document(@Req() request: FastifyRequest, @Param('id') id: string): Promise<HeldCheck> {
    const { reason } = must(bodyOf<{ reason: SearchReason }>(this.hub, request, 'HeldDocument'));
    return this.named(request, must(await showHeld(this.hub, this.lookerOf(request), known(id), reason)));
  }

  private async named<T extends HeldCheck>(request: FastifyRequest, check: T): Promise<T> {
    return { ...check, controller: urnOf(await directoryOf(this.hub, request), check.controller) };
  }

  /** A connection for whom it acts; an operator for the whole region; a privacy officer for the own organisation. */
  private lookerOf(request: FastifyRequest): Looker {
    const caller = partnerIn(request);
    if (caller) {
      const controllers = controllersOf(this.hub, caller);
      const privacyFor = controllers.filter((one) => caller.connection.privacyFor?.includes(one));
      return { ...asker(request), controllers, privacyFor, isPerson: false };
    }
    const { role, party } = personOf(request).chosen!;
    const isOperator = role === 'operator';
    return {
      ...asker(request),
      controllers: isOperator ? null : [party],
      privacyFor: role === 'privacy-officer' ? [party] : [],
      isPerson: true,
    };
  }
}

const urnOf = (directory: Directory, key: string): string =>
  directory.party(key)?.urn ?? `urn:schakel:${key}`;

function known(id: string): string {
  if (!isId(id)) throw new Refused({ code: 'not-found' });
  return id;
}

/** As the search takes it: parties by their key, moments as such. */
function searchOf(directory: Directory, query: Asked): MessageSearch {
  const faults: Fault[] = [];
  const keyOf = (name: 'sender' | 'recipient'): object => {
    const urn = query[name];
    if (urn === undefined) return {};
    const found = directory.partyByUrn(urn)?.key;
    if (found === undefined)
      faults.push({ pointer: '', code: name, detail: 'No such organisation or arrangement takes part.' });
    return { [name]: found };
  };
  const momentOf = (name: 'from' | 'until'): object => (query[name] ? { [name]: new Date(query[name]) } : {});
  const { id, recordType, state, delivery } = query;
  const search = {
    ...momentOf('from'),
    ...momentOf('until'),
    ...keyOf('sender'),
    ...keyOf('recipient'),
    ...(id ? { id } : {}),
    ...(recordType ? { recordType } : {}),
    ...(state ? { state } : {}),
    ...(delivery ? { delivery } : {}),
  } as MessageSearch;
  if (search.from && search.until && search.until <= search.from)
    faults.push({ pointer: '', code: 'until', detail: 'A period ends after it begins.' });
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  return search;
}
