import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isByConsent, type Evidence, type RegisteredConsent } from '#consent';
import {
  HUB,
  inviteConsent,
  readConsent,
  receiptOf,
  renewConsent,
  searchConsents,
  type ConsentView,
  type InvitationInput,
  type RunningHub,
  type Speaker,
} from '#exchange';
import { isAboutPerson, isId, RECORD_TYPES, refuse, type JsonObject, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import {
  bodyOf,
  callerOf,
  directoryOf,
  endOf,
  must,
  partiesOf,
  readerNamed,
  readerOf,
  readersOf,
  speakerOf,
} from './caller.js';
import { receiptPage } from './consent-pages.js';
import { PAGE_HEADERS } from './page.js';
import { wantsPage } from './pages.rules.js';

interface SearchBody {
  controller?: string;
  subject?: { recordId?: string; bsn?: string };
  expiresBefore?: string;
  expiresAfter?: string;
}
interface RenewalBody {
  controller?: string;
  evidence: Evidence;
  validUntil?: string;
}
type InvitationBody = Omit<InvitationInput, 'recordId'> & {
  controller?: string;
  subject: { recordId: string };
};

/** The register of consents: read, searched, renewed, and codes with which the person answers itself. */
@Controller('v1')
export class ConsentsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('consents/_search')
  @HttpCode(200)
  async search(@Req() request: FastifyRequest): Promise<unknown> {
    const body = must(bodyOf<SearchBody>(this.hub, request, 'ConsentSearch'));
    const directory = await directoryOf(this.hub, request);
    const { speaker, reader } = must(readerNamed(this.hub, request, directory, body.controller));
    const { subject, expiresBefore, expiresAfter } = body;
    const search = {
      ...subject,
      ...(expiresBefore ? { expiresBefore: new Date(expiresBefore) } : {}),
      ...(expiresAfter ? { expiresAfter: new Date(expiresAfter) } : {}),
    };
    const { consents, ...known } = must(await searchConsents(this.hub, speaker, reader, search));
    return { consents: consents.map((one) => shown(directory, one)), ...known };
  }

  @Get('consents/:id')
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const { view } = must(await this.view(request, id));
    return shown(await directoryOf(this.hub, request), view);
  }

  /** A copy of what was registered, for whoever registered it; with what became of it for the privacy officer. */
  @Get('consents/:id/receipt')
  async receipt(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const { view, speaker } = must(await this.view(request, id));
    const isOfficer = view.whole !== undefined;
    const consent = view.whole ?? (await this.registeredHere(speaker, view.consentId));
    if (!consent) return must(refuse('not-found'));
    const now = isOfficer ? await this.hub.moment(this.hub.db) : undefined;
    if (!wantsPage(request)) return this.receiptFor(directory, consent, now);
    void reply.headers(PAGE_HEADERS);
    const { notices } = await this.hub.snapshot();
    const language = consent.evidence.notice.language === 'en' ? 'en' : 'nl';
    return receiptPage({
      language,
      consents: [now ? consent : { ...consent, withdrawnAt: null }],
      now: now ?? consent.givenAt,
      nameOf: (party) => directory.party(party)?.name ?? party,
      titleOf: (ref) => notices.byRef(ref)?.title[language] ?? ref,
    });
  }

  @Post('consents/:id/renewals')
  @HttpCode(201)
  async renew(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = callerOf(request);
    const body = must(bodyOf<RenewalBody>(this.hub, request, 'ConsentRenewal'));
    const speaker = must(speakerOf(this.hub, caller, body.controller));
    const validUntil = endOf(this.hub, body.validUntil, '/validUntil');
    if (!isId(id)) return must(refuse('not-found'));
    const reader = readerOf(caller, speaker.controller);
    const renewed = await renewConsent(this.hub, speaker, reader, id, {
      evidence: body.evidence,
      validUntil,
    });
    return { consentId: must(renewed), renews: id, state: 'given' };
  }

  @Post('consent-invitations')
  @HttpCode(201)
  async invite(@Req() request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const body = must(bodyOf<InvitationBody>(this.hub, request, 'ConsentInvitation'));
    const speaker = must(speakerOf(this.hub, caller, body.controller));
    const named = body.recipients.map((urn, index): [string, string] => [urn, `/recipients/${index}`]);
    const input = { ...body, recordId: body.subject.recordId, recipients: partiesOf(caller, named) };
    const made = must(await inviteConsent(this.hub, speaker, input));
    return { ...made, url: pageUrl(this.hub) };
  }

  private async view(
    request: FastifyRequest,
    id: string,
  ): Promise<Outcome<{ view: ConsentView; speaker: Speaker }>> {
    for (const { speaker, reader } of isId(id) ? readersOf(this.hub, request) : []) {
      const found = await readConsent(this.hub, speaker, reader, id);
      if (found.ok) return { ok: true, value: { view: found.value, speaker } };
    }
    return refuse('not-found');
  }

  /** Its own word, whoever else speaks for the controller: as it was registered through this connection. */
  private async registeredHere(speaker: Speaker, id: string): Promise<RegisteredConsent | undefined> {
    const found = await readConsent(this.hub, speaker, 'privacy-officer', id);
    const consent = found.ok ? found.value.whole : undefined;
    return consent?.registeredBy === speaker.actor ? consent : undefined;
  }

  private async receiptFor(
    directory: Directory,
    consent: RegisteredConsent,
    now: Date | undefined,
  ): Promise<JsonObject> {
    const { agreements } = await this.hub.snapshot();
    const { controller, recipients, purpose, givenAt } = consent;
    const retention = new Map(
      recipients.flatMap((recipient): [string, string][] => {
        const clause = RECORD_TYPES.filter(isAboutPerson)
          .flatMap((recordType) =>
            agreements.at(givenAt).clausesFor({ sender: controller, recipient, recordType, purpose }),
          )
          .find(isByConsent);
        return clause ? [[recipient, clause.retention]] : [];
      }),
    );
    return receiptOf(consent, {
      controller: directory.party(controller)!,
      recipients: recipients.flatMap((key) => directory.party(key) ?? []),
      retention,
      withdrawalUrl: pageUrl(this.hub),
      ...(now ? { now } : {}),
    });
  }
}

const pageUrl = ({ config }: RunningHub): string =>
  `${config.publicUrl ?? `http://${config.host}:${config.port}`}/toestemming`;

/** As it goes over the wire: parties by their URN, and only for the privacy officer what was said. */
function shown(directory: Directory, { whole, recipients, ...view }: ConsentView): JsonObject {
  const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  const common = { ...view, recipients: recipients.map(urnOf) };
  if (!whole) return common as unknown as JsonObject;
  const { categories, includesSuccessors, withdrawnAt, renews, registeredBy, exceptions, evidence } = whole;
  return {
    ...common,
    categories,
    includesSuccessors,
    ...(withdrawnAt ? { withdrawnAt } : {}),
    ...(renews ? { renews } : {}),
    registeredBy,
    exceptions,
    evidence,
  } as unknown as JsonObject;
}
