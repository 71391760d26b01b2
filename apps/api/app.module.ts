import { Catch, Module, type ArgumentsHost, type DynamicModule, type ExceptionFilter } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ExchangeModule, HUB, type ExchangeOptions, type RunningHub } from '#exchange';
import { isPassing, whatKeeps } from '#storage';
import { sparing } from '../telemetry/sparing-log.js';
import { AccessModule, type AccessOptions } from './access.module.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuditorController } from './auditor.controller.js';
import { AuthController } from './auth.controller.js';
import { BatchesController } from './batches.controller.js';
import { ConsentPageController } from './consent-page.controller.js';
import { ConsoleController } from './console.controller.js';
import { ConsentsController } from './consents.controller.js';
import { ContractsController } from './contracts.controller.js';
import { sendRefusal } from './http-answers.js';
import { providerTrouble } from './provider-trouble.js';
import { AccessReviewsController } from './access-reviews.controller.js';
import { IncidentsController } from './incidents.controller.js';
import { RevocationsController } from './revocations.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { EndpointsController } from './endpoints.controller.js';
import { HeldController } from './held.controller.js';
import { LanesController } from './lanes.controller.js';
import { ConfigurationController } from './configuration.controller.js';
import { DraftsController } from './drafts.controller.js';
import { MappingsController } from './mappings.controller.js';
import { MeController } from './me.controller.js';
import { TermsController } from './terms.controller.js';
import { JourneysController } from './journeys.controller.js';
import { MessagesController } from './messages.controller.js';
import { OpenController } from './open.controller.js';
import { StoryController } from './story.controller.js';
import { OverviewController } from './overview.controller.js';
import { PeopleController } from './people.controller.js';
import { DisclosuresController } from './disclosures.controller.js';
import { PersonReportController } from './person-report.controller.js';
import { AnswersController } from './answers.controller.js';
import { AnnouncementsController } from './announcements.controller.js';
import { WorkToWorkPageController } from './work-to-work-page.controller.js';
import { DeskViewsController } from './desk-views.controller.js';
import { IntroductionsController } from './introductions.controller.js';
import { ReferralsController } from './referrals.controller.js';
import { PostController } from './post.controller.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { Refused } from './problem.js';
import { RefusedAccess } from './refused-access.js';
import { RetractionsController } from './retractions.controller.js';
import { RetentionController } from './retention.controller.js';
import { RightsController } from './rights.controller.js';
import { ToInformController } from './to-inform.controller.js';
import { StopListController } from './stop-list.controller.js';
import { SuccessionsController } from './successions.controller.js';
import { SigningKeysController } from './signing-keys.controller.js';

export interface ApiOptions extends ExchangeOptions {
  access: AccessOptions;
  log: Logger;
}

/** What goes wrong becomes a problem: a refusal as it is, a database that is away as `busy`, anything else `hub-error`. */
@Catch()
class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly refusals: RefusedAccess,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (error instanceof Refused) await this.#note(host.switchToHttp().getRequest<FastifyRequest>(), error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refused = isPassing(error) ? new Refused({ code: 'busy' }) : error;
    sendRefusal(reply, refused);
    // A caller who hung up hears nothing, and is no fault of ours.
    if (error instanceof Refused || reply.statusCode < 500 || reply.raw.destroyed) return;
    // The name and the code only: a message of the database can hold a value.
    if (refused === error) return this.log.error(nameOf(error), 'request failed');
    const { error: name, code } = nameOf(error);
    sparing(this.log).warn({ error: name, code }, `request has to wait: ${whatKeeps(error)}`);
  }

  /** Refused it is, also while it cannot be written down. */
  #note(request: FastifyRequest, refused: Refused): Promise<void> {
    return this.refusals.note(request, refused).catch((error: unknown) => {
      this.log.error(nameOf(error), 'writing down a refused access failed');
    });
  }
}

export function nameOf(error: unknown): { error: string; code?: string; at?: string } {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  return {
    error: name ?? 'unknown',
    code,
    at: stack
      ?.split('\n')
      .find((line) => line.includes(' at '))
      ?.trim(),
  };
}

@Module({})
export class ApiModule {
  static forRoot({ access, log, ...options }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [ExchangeModule.forRoot(options), AccessModule.forRoot(access, providerTrouble(sparing(log)))],
      controllers: [
        JourneysController,
        TermsController,
        MessagesController,
        BatchesController,
        PeopleController,
        ReferralsController,
        DeskViewsController,
        AnnouncementsController,
        IntroductionsController,
        AnswersController,
        WorkToWorkPageController,
        PostController,
        DecisionsController,
        EndpointsController,
        HeldController,
        LanesController,
        SubscriptionsController,
        ConsentsController,
        RetractionsController,
        RightsController,
        RetentionController,
        ToInformController,
        PersonReportController,
        DisclosuresController,
        StopListController,
        IncidentsController,
        RevocationsController,
        AccessReviewsController,
        ConsentPageController,
        DraftsController,
        ConfigurationController,
        SuccessionsController,
        ContractsController,
        AuditLogController,
        AuditorController,
        OpenController,
        ConsoleController,
        StoryController,
        OverviewController,
        AuthController,
        MeController,
        SigningKeysController,
        MappingsController,
      ],
      providers: [
        {
          provide: APP_FILTER,
          inject: [HUB],
          useFactory: (hub: RunningHub) => new ProblemFilter(log, new RefusedAccess(hub)),
        },
      ],
    };
  }
}
