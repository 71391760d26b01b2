import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  deskQuestions,
  endOccasion,
  HUB,
  makeLinkCode,
  notThisPerson,
  openOccasion,
  registerConsent,
  registerDeclaration,
  retract,
  wasAskedAtDesk,
  type Caller,
  type OccasionInput,
  type RunningHub,
  type Speaker,
  type StatementInput,
} from '#exchange';
import { isId, ok, refuse, type Outcome } from '#kernel';
import {
  bodyOf,
  callerOf,
  controllersOf,
  directoryOf,
  endOf,
  must,
  partiesActedFor,
  partiesOf,
  proposerOf,
  readersOf,
  speakerOf,
  speakersOf,
  traceOf,
} from './caller.js';
import { personIn } from './authorisation.js';
import { exceptionsOf, type ExceptionBody } from './exceptions.js';

type OccasionBody = Omit<OccasionInput, 'until'> & { controller?: string; until?: string };
type StatementBody = Pick<StatementInput, 'recipients' | 'evidence'> & {
  controller?: string;
  subject: { recordId: string };
  includesSuccessors?: boolean;
  validUntil?: string;
};
type ConsentBody = StatementBody &
  Pick<StatementInput, 'purpose' | 'categories' | 'state'> & { exceptions?: ExceptionBody[] };

/** Occasions, consents and declarations: what a desk or a partner's system says about a person it has in front of it. */
@Controller('v1')
export class PeopleController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('occasions')
  @HttpCode(201)
  async open(@Req() request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const body = must(bodyOf<OccasionBody>(this.hub, request, 'Occasion'));
    const [source, recipient] = partiesOf(caller, [
      [body.source, '/source'],
      [body.recipient, '/recipient'],
    ]) as [string, string];
    const speaker = must(speakerOf(this.hub, caller, body.controller ?? this.ownSide(caller, body)));
    const until = endOf(this.hub, body.until, '/until');
    const traceId = traceOf(request);
    const occasion = must(
      await openOccasion(this.hub, speaker, { ...body, source, recipient, until, traceId }),
    );
    return { occasionId: occasion.id, state: 'open', endsAt: occasion.endsAt };
  }

  @Post('occasions/:id/closings')
  @HttpCode(201)
  async close(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = callerOf(request);
    must(bodyOf(this.hub, request, 'Empty'));
    const { closedAt } = must(
      await this.asAnyOwn(speakersOf(this.hub, caller), id, (speaker) => endOccasion(this.hub, speaker, id)),
    );
    return { occasionId: id, state: 'closed', closedAt };
  }

  @Post('link-codes')
  @HttpCode(201)
  async linkCode(@Req() request: FastifyRequest): Promise<unknown> {
    const caller = callerOf(request);
    const body = must(
      bodyOf<{ controller?: string; subject: { recordId: string } }>(this.hub, request, 'LinkCode'),
    );
    const speaker = must(speakerOf(this.hub, caller, body.controller));
    return must(await makeLinkCode(this.hub, speaker, body.subject.recordId));
  }

  @Post('links/:id/not-this-person')
  @HttpCode(201)
  async notThisPerson(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const caller = callerOf(request);
    must(bodyOf(this.hub, request, 'Empty'));
    const { cutAt } = must(
      await this.asAnyOwn(speakersOf(this.hub, caller), id, (speaker) =>
        notThisPerson(this.hub, speaker, id),
      ),
    );
    return { linkId: id, state: 'cut', cutAt };
  }

  @Get('desk-questions')
  async questions(@Req() request: FastifyRequest): Promise<unknown> {
    const directory = await directoryOf(this.hub, request);
    const [own] = partiesActedFor(this.hub, request);
    const questions = await deskQuestions(this.hub, own!);
    return {
      questions: questions.map(({ notice, recipients, ...question }) => ({
        ...question,
        notice: { version: notice.key, title: notice.title, text: notice.text },
        recipients: recipients.map(({ party, categories }) => ({
          party: directory.party(party)?.urn ?? `urn:schakel:${party}`,
          name: directory.party(party)?.name ?? party,
          categories,
        })),
      })),
    };
  }

  @Post('consents')
  @HttpCode(201)
  async consent(@Req() request: FastifyRequest): Promise<unknown> {
    const body = must(bodyOf<ConsentBody>(this.hub, request, 'Consent'));
    const room = { directory: await directoryOf(this.hub, request) };
    const speaker = must(proposerOf(this.hub, request, body.controller));
    const { purpose, categories, state } = body;
    const exceptions = exceptionsOf(room, body.exceptions);
    const input = { ...this.statementOf(room, body), purpose, categories, state, exceptions };
    await this.mustBeAsked(request, speaker, input);
    return { consentId: must(await registerConsent(this.hub, speaker, input)), state };
  }

  @Post('consents/:id/withdrawals')
  @HttpCode(201)
  async withdrawConsent(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    return { consentId: id, ...(await this.withdraw(request, 'consent', id)) };
  }

  @Post('declarations')
  @HttpCode(201)
  async declare(@Req() request: FastifyRequest): Promise<unknown> {
    const body = must(bodyOf<StatementBody>(this.hub, request, 'Declaration'));
    const room = { directory: await directoryOf(this.hub, request) };
    const speaker = must(proposerOf(this.hub, request, body.controller));
    const input = this.statementOf(room, body);
    await this.mustBeAsked(request, speaker, input);
    return { declarationId: must(await registerDeclaration(this.hub, speaker, input)), state: 'given' };
  }

  @Post('declarations/:id/withdrawals')
  @HttpCode(201)
  async withdrawDeclaration(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    return { declarationId: id, ...(await this.withdraw(request, 'declaration', id)) };
  }

  private async withdraw(request: FastifyRequest, kind: 'consent' | 'declaration', id: string) {
    const readers = readersOf(this.hub, request);
    must(bodyOf(this.hub, request, 'Empty'));
    const speakers = readers.map(({ speaker }) => speaker);
    const withdrawn = await this.asAnyOwn(speakers, id, async (speaker) => {
      const done = await retract(this.hub.pipeline, speaker, kind, id);
      const isOfficer = readers.some((one) => one.speaker === speaker && one.reader === 'privacy-officer');
      return done.ok ? ok(isOfficer ? done.value.firstAt : done.value.withdrawnAt) : done;
    });
    return { state: 'withdrawn', withdrawnAt: must(withdrawn) };
  }

  /** Somebody at a desk registers what a desk asks; the privacy officer and systems also what was said elsewhere. */
  private async mustBeAsked(
    request: FastifyRequest,
    { controller }: Speaker,
    said: { purpose?: string; recipients: string[]; categories?: string[]; exceptions?: unknown[] },
  ): Promise<void> {
    if (personIn(request)?.chosen?.role === 'desk-employee')
      must(await wasAskedAtDesk(this.hub, controller, said));
  }

  /** A thing is named by its id alone: tried for each party that is acted for; of others it is not found. */
  private async asAnyOwn<T>(
    speakers: Speaker[],
    id: string,
    act: (speaker: Speaker) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    if (!isId(id)) return refuse('not-found');
    let outcome: Outcome<T> = refuse('not-found');
    for (const speaker of speakers) {
      outcome = await act(speaker);
      if (outcome.ok || outcome.refusal.code !== 'not-found') break;
    }
    return outcome;
  }

  /** Who speaks is the source or the recipient: whichever of the two the caller acts for. */
  private ownSide(caller: Caller, { source, recipient }: OccasionBody): string | undefined {
    const own = controllersOf(this.hub, caller);
    return [recipient, source].find((urn) => own.includes(caller.directory.partyByUrn(urn)?.key ?? ''));
  }

  private statementOf(room: Pick<Caller, 'directory'>, body: StatementBody) {
    return {
      recordId: body.subject.recordId,
      recipients: partiesOf(
        room,
        body.recipients.map((urn, index) => [urn, `/recipients/${index}`]),
      ),
      includesSuccessors: body.includesSuccessors ?? false,
      validUntil: endOf(this.hub, body.validUntil, '/validUntil'),
      evidence: body.evidence,
    };
  }
}
