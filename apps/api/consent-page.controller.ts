import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Invitation, Language } from '#consent';
import { answerInvitation, HUB, openCode, withdrawByCode, type Choice, type RunningHub } from '#exchange';
import { CATEGORIES, isId, type Outcome } from '#kernel';
import {
  answeredPage,
  codePage,
  questionPage,
  receiptPage,
  thanksPage,
  withdrawnPage,
  type AskedAbout,
} from './consent-pages.js';
import { formOf, languageOf, shown } from './page-form.js';
import { STYLE } from './page.js';
import { Refused } from './problem.js';

const MOST_FORM_BYTES = 16 * 1024;
const TRIES_WITHIN_S = 600;

/** The person's own door: a code on paper, typed into a form. No account, no cookie, no script, and no code in a URL. */
@Controller('toestemming')
export class ConsentPageController {
  readonly #wrongCodes: RateLimiterMemory;

  constructor(@Inject(HUB) private readonly hub: RunningHub) {
    this.#wrongCodes = new RateLimiterMemory({ points: hub.config.codeTries, duration: TRIES_WITHIN_S });
  }

  @Get()
  ask(@Res({ passthrough: true }) reply: FastifyReply, @Query('taal') taal?: string): string {
    return shown(reply, codePage(languageOf(taal)));
  }

  @Get('stijl.css')
  style(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.header('Content-Type', 'text/css; charset=utf-8');
    return STYLE;
  }

  @Post()
  @HttpCode(200)
  async open(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = formOf(request, MOST_FORM_BYTES);
    return this.#with(request, reply, form, async ({ code, language }) => {
      const opened = await openCode(this.hub, code);
      if (!opened.ok) return opened;
      if (opened.value.kind === 'answered') return page(answeredPage(language, code));
      if (opened.value.kind === 'question')
        return page(await this.#question(opened.value.invitation, code, language));
      const { consents, now } = opened.value;
      return page(receiptPage({ language, consents, now, code, ...(await this.#names(language)) }));
    });
  }

  @Post('antwoorden')
  @HttpCode(200)
  async answer(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = formOf(request, MOST_FORM_BYTES);
    return this.#with(request, reply, form, async ({ code, language }) => {
      const opened = await openCode(this.hub, code);
      if (!opened.ok) return opened;
      if (opened.value.kind !== 'question') return page(answeredPage(language, code));
      const { invitation } = opened.value;
      const isYes = form.get('antwoord') === 'ja';
      const choices = isYes ? choicesIn(form, invitation) : [];
      const isNothing = choices.every(
        ({ categories, noObjection }) => categories.length === 0 && !noObjection,
      );
      // A yes without a tick is a mistake, not a no: there is a button for that.
      if (isYes && isNothing) return page(await this.#question(invitation, code, language, true));
      const givenBy = form.get('wie') === 'representative' ? 'representative' : 'person';
      const answered = await answerInvitation(this.hub, code, { choices, language, givenBy });
      return answered.ok ? page(thanksPage(language, answered.value.receiptCode)) : answered;
    });
  }

  @Post('intrekken')
  @HttpCode(200)
  async withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = formOf(request, MOST_FORM_BYTES);
    const only = form.get('bewijs') ?? undefined;
    return this.#with(request, reply, form, async ({ code, language }) => {
      const done = await withdrawByCode(this.hub, code, only && isId(only) ? only : undefined);
      return done.ok ? page(withdrawnPage(language)) : done;
    });
  }

  /** Whoever tried too many wrong codes is not listened to; every code that opens nothing gets the same page. */
  async #with(
    request: FastifyRequest,
    reply: FastifyReply,
    form: URLSearchParams,
    work: (typed: { code: string; language: Language }) => Promise<Outcome<string>>,
  ): Promise<string> {
    const language = languageOf(form.get('taal') ?? undefined);
    const tried = await this.#wrongCodes.get(request.ip);
    if (tried && tried.remainingPoints <= 0) return shown(reply, codePage(language, 'too-many'), 429);
    const outcome = await work({ code: form.get('code') ?? '', language });
    if (outcome.ok) return shown(reply, outcome.value);
    if (outcome.refusal.code !== 'code-not-valid') throw new Refused(outcome.refusal);
    await this.#wrongCodes.consume(request.ip).catch(() => undefined);
    return shown(reply, codePage(language, 'not-valid'), 400);
  }

  async #question(
    { controller, purpose, offers }: Invitation,
    code: string,
    language: Language,
    nothingTicked = false,
  ): Promise<string> {
    const directory = await this.hub.directory();
    const { notices } = await this.hub.snapshot();
    const nameOf = (key: string): string => directory.party(key)?.name ?? key;
    const asked = offers.map((offer): AskedAbout => ({
      offer,
      recipientName: nameOf(offer.recipient),
      notice: notices.byRef(offer.notice)!,
    }));
    return questionPage({
      language,
      code,
      controllerName: nameOf(controller),
      purpose,
      asked,
      nothingTicked,
    });
  }

  async #names(language: Language) {
    const directory = await this.hub.directory();
    const { notices } = await this.hub.snapshot();
    return {
      nameOf: (party: string) => directory.party(party)?.name ?? party,
      titleOf: (ref: string) => notices.byRef(ref)?.title[language] ?? ref,
    };
  }
}

const page = (text: string): Outcome<string> => ({ ok: true, value: text });

const choicesIn = (form: URLSearchParams, { offers }: Invitation): Choice[] =>
  offers.map(({ recipient }, index) => ({
    recipient,
    categories: CATEGORIES.filter((category) => form.getAll(`g${index}`).includes(category)),
    noObjection: form.get(`b${index}`) === 'ja',
  }));
