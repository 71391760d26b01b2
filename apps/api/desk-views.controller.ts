import {
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  closeDeskView,
  deskSources,
  HUB,
  listDeskViews,
  lookAtDeskView,
  markOfDeskView,
  openDeskView,
  type DeskView,
  type DeskViewInput,
  type RunningHub,
  type Speaker,
} from '#exchange';
import { isId } from '#kernel';
import type { Directory } from '#partners';
import { SESSIONS } from './access.module.js';
import { bodyOf, directoryOf, must, partiesOf, personOf, traceOf } from './caller.js';
import { Refused } from './problem.js';
import type { Sessions } from './sessions.js';
import { Watchers } from './watchers.js';

interface DeskViewBody extends Pick<DeskViewInput, 'purpose' | 'sources' | 'desk' | 'helpRequest'> {
  subject: { bsn?: string; recordId?: string };
}
type Marked = { mark: string | null };

const EVENT = 'view';
const LOOK_EVERY_MS = 1000;

/** What sources show at a desk with a person there: for whoever works at it, and only what they opened themselves. */
@Controller('v1')
export class DeskViewsController implements OnModuleDestroy {
  readonly #watchers = new Watchers<Marked>({
    event: EVENT,
    markOf: ({ mark }) => `${mark}`,
    everyMs: LOOK_EVERY_MS,
    report: () => undefined,
  });

  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {}

  @Get('desk-sources')
  async sources(@Req() request: FastifyRequest): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const purposes = await deskSources(this.hub, deskOf(request).controller);
    return {
      purposes: purposes.map(({ purpose, sources }) => ({
        purpose,
        sources: sources.map(({ source, byBsn }) => ({
          source: urnIn(directory, source),
          name: directory.party(source)?.name ?? source,
          byBsn,
        })),
      })),
    };
  }

  @Post('desk-views')
  @HttpCode(201)
  async open(@Req() request: FastifyRequest): Promise<unknown> {
    const { subject, sources, purpose, desk, helpRequest } = must(
      bodyOf<DeskViewBody>(this.hub, request, 'DeskView'),
    );
    const directory = await directoryOf(this.hub, request);
    const keys = partiesOf(
      { directory },
      sources.map(({ source }, index) => [source, `/sources/${index}/source`]),
    );
    const named = sources.map((one, index) => ({ ...one, source: keys[index]! }));
    const asked = { purpose, desk, helpRequest, sources: named, ...subject, traceId: traceOf(request) };
    return viewOf(must(await openDeskView(this.hub, deskOf(request), asked)));
  }

  @Get('desk-views')
  async list(@Req() request: FastifyRequest): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const views = await listDeskViews(this.hub, lookerOf(request));
    return {
      views: views.map((view) => ({
        ...viewOf(view),
        sources: view.sources.map((source) => urnIn(directory, source)),
      })),
    };
  }

  @Get('desk-views/:id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    const seen = must(await lookAtDeskView(this.hub, deskOf(request), id));
    const directory = await directoryOf(this.hub, request);
    return {
      ...viewOf(seen),
      sources: seen.sources.map(({ source, ...shown }) => ({
        source: urnIn(directory, source),
        name: directory.party(source)?.name ?? source,
        ...shown,
      })),
      mark: seen.mark,
    };
  }

  @Get('desk-views/:id/events')
  async follow(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query('follow') follow?: string,
  ): Promise<void> {
    const person = personOf(request);
    const looker = lookerOf(request);
    const look = async (): Promise<Marked> => ({
      mark: (await markOfDeskView(this.hub, looker, id)) ?? null,
    });
    const seen = isId(id) ? await look() : { mark: null };
    if (seen.mark === null) throw new Refused({ code: 'not-found' });
    if (follow) this.#watchers.assertRoom(person.actor);
    const watcher = {
      who: person.actor,
      goesOn: () => this.sessions.goesOn(person),
      endsAt: performance.now() + this.hub.config.people.idle,
      seen,
      look,
    };
    await this.#watchers.answer(reply, watcher, Boolean(follow));
  }

  @Post('desk-views/:id/closings')
  @HttpCode(201)
  async close(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    must(bodyOf(this.hub, request, 'Empty'));
    if (!isId(id)) throw new Refused({ code: 'not-found' });
    const { closedAt } = must(await closeDeskView(this.hub, deskOf(request), id));
    return { viewId: id, state: 'closed', closedAt };
  }

  /** Before the server waits for its connections to end. */
  onModuleDestroy(): Promise<void> {
    return this.#watchers.end();
  }
}

/** Whoever works at the desk, for the organisation in whose role they do. */
function deskOf(request: FastifyRequest): Speaker {
  const { actor, origin, chosen } = personOf(request);
  return { controller: chosen!.party, actor, origin };
}

const lookerOf = (request: FastifyRequest): { party: string; actor: string } => {
  const { controller: party, actor } = deskOf(request);
  return { party, actor };
};

const viewOf = ({ id, purpose, desk, openedAt, endsAt }: DeskView) => ({
  viewId: id,
  purpose,
  openedAt,
  endsAt,
  ...(desk ? { desk } : {}),
});

const urnIn = (directory: Directory, key: string): string =>
  directory.party(key)?.urn ?? `urn:schakel:${key}`;
