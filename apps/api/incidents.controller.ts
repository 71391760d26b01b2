import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  closeIncident,
  confirmIncident,
  HUB,
  previewConfirmation,
  listIncidents,
  readIncident,
  readTouched,
  reportIncident,
  type Confirmation,
  type IncidentActor,
  type IncidentClosing,
  type IncidentKind,
  type RunningHub,
  type ScopeInput,
} from '#exchange';
import { isId, ok, refuse, type Outcome } from '#kernel';
import { partnerIn } from './authorisation.js';
import { asker, bodyOf, directoryOf, must, personOf, proposerOf, runsHub } from './caller.js';
import { shownIncident, shownPreview, shownTouched } from './incident-shown.js';
import { asAnyOfficer, officersOf } from './officer.js';
import { linkNext, pageOf, placeIn, placeOf } from './paging.js';
import { Refused } from './problem.js';

interface IncidentBody {
  kind: IncidentKind;
  scope: ScopeInput;
  controller?: string;
  discoveredAt?: string;
}

const PATH = '/v1/incidents';

/** What may have gone wrong: said by anybody, judged by the controller or whoever runs the hub, each their own part. */
@Controller('v1/incidents')
export class IncidentsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post()
  @HttpCode(201)
  async report(@Req() request: FastifyRequest): Promise<unknown> {
    const { kind, scope, controller, discoveredAt } = must(
      bodyOf<IncidentBody>(this.hub, request, 'Incident'),
    );
    const who = this.operatorIn(request) ?? must(proposerOf(this.hub, request, controller));
    const reported = await reportIncident(this.hub, who, {
      kind,
      scope,
      ...(discoveredAt ? { discoveredAt: new Date(discoveredAt) } : {}),
    });
    const { id, dueAt, ...rest } = must(reported);
    return { incidentId: id, kind, state: 'suspected', ...rest, reportBy: dueAt };
  }

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Query() query: { open?: string; limit?: string; cursor?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const judges = this.judgesIn(request);
    const { masterKey } = this.hub.config;
    const more: Record<string, string> = query.open ? { open: query.open } : {};
    const list = `${PATH} ${query.open ?? ''} ${judges.map(({ controller, actor }) => `${controller} ${actor}`).join()}`;
    const { limit, after } = pageOf(masterKey, list, query);
    const page = { onlyOpen: query.open === 'true', after: placeIn(after), limit };
    const { incidents, last } = await listIncidents(this.hub, judges, page);
    linkNext(reply, masterKey, list, { path: PATH, limit, last: placeOf(last), more });
    const operates = judges.some(({ controller }) => controller === null);
    return { incidents: incidents.map((one) => shownIncident(one, operates, directory)) };
  }

  @Get(':id')
  read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    return this.shownTo(request, id, async () => ok(undefined));
  }

  /** Only of people of one's own organisation, and for its privacy officer: whoever runs the hub does not see it. */
  @Get(':id/people')
  async people(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query() query: { limit?: string; cursor?: string },
  ): Promise<unknown> {
    const { masterKey } = this.hub.config;
    const path = `${PATH}/${id}/people`;
    const list = `${path} ${officersOf(this.hub, request)
      .map(({ controller }) => controller)
      .join(' ')}`;
    const { limit, after = '0' } = pageOf(masterKey, list, query);
    const found = await asAnyOfficer(this.hub, request, id, (speaker) =>
      readTouched(this.hub, speaker, id, { after, limit }),
    );
    const { people, last } = must(found);
    const directory = await directoryOf(this.hub, request);
    linkNext(reply, masterKey, list, { path, limit, last });
    return { incidentId: id, people: people.map((one) => shownTouched(one, directory)) };
  }

  @Post(':id/confirmations')
  @HttpCode(201)
  async confirm(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const confirmation = await this.confirmationIn(request);
    return this.shownTo(request, id, (who) => confirmIncident(this.hub, who, id, confirmation));
  }

  @Post(':id/previews')
  @HttpCode(200)
  async preview(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const confirmation = await this.confirmationIn(request);
    const previewed = await this.asJudge(request, id, (who) =>
      previewConfirmation(this.hub, who, id, confirmation),
    );
    return shownPreview(must(previewed), await directoryOf(this.hub, request));
  }

  @Post(':id/closings')
  @HttpCode(201)
  async close(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const closing = must(bodyOf<IncidentClosing>(this.hub, request, 'IncidentClosing'));
    return this.shownTo(request, id, (who) => closeIncident(this.hub, who, id, closing));
  }

  private async confirmationIn(request: FastifyRequest): Promise<Confirmation> {
    const { scope, deleteAt } = must(
      bodyOf<{ scope?: ScopeInput; deleteAt?: string[] }>(this.hub, request, 'IncidentConfirmation'),
    );
    const directory = await directoryOf(this.hub, request);
    // One that is not there got nothing either.
    const keys = deleteAt?.map((urn) => directory.partyByUrn(urn)?.key ?? urn);
    return { ...(scope ? { scope } : {}), ...(keys ? { deleteAt: keys } : {}) };
  }

  /** Does something with it, and shows it as it is then. */
  private async shownTo(
    request: FastifyRequest,
    id: string,
    act: (who: IncidentActor) => Promise<Outcome<unknown>>,
  ): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const shown = await this.asJudge(request, id, async (who) => {
      const outcome = await act(who);
      if (!outcome.ok) return outcome;
      const found = await readIncident(this.hub, who, id);
      return found ? ok(shownIncident(found, who.controller === null, directory)) : refuse('not-found');
    });
    return must(shown);
  }

  private async asJudge<T>(
    request: FastifyRequest,
    id: string,
    act: (who: IncidentActor) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const judges = this.judgesIn(request);
    let outcome: Outcome<T> = refuse('not-found');
    for (const who of isId(id) ? judges : []) {
      outcome = await act(who);
      if (outcome.ok || outcome.refusal.code !== 'not-found') break;
    }
    return outcome;
  }

  private operatorIn(request: FastifyRequest): IncidentActor | undefined {
    return runsHub(request) ? { controller: null, ...asker(request) } : undefined;
  }

  private judgesIn(request: FastifyRequest): IncidentActor[] {
    const operator = this.operatorIn(request);
    if (operator) return [operator];
    if (!partnerIn(request) && personOf(request).chosen!.role === 'operator')
      throw new Refused({ code: 'role-missing' });
    return officersOf(this.hub, request);
  }
}
