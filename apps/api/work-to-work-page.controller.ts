import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { HUB, openGroup, reportWorker, type RunningHub, type WorkersReport } from '#exchange';
import { HELP_REQUESTS, isStorableText, type HelpRequest } from '#kernel';
import { formOf, languageOf, shown } from './page-form.js';
import { Refused } from './problem.js';
import { reportedPage, workerPage, type Typed, type WorkerProblem } from './work-to-work-pages.js';

const MOST_FORM_BYTES = 8 * 1024;
const TRIES_WITHIN_S = 600;
/** As the referral has them. */
const LONGEST = { voornaam: 200, achternaam: 200, telefoon: 20, email: 320, spreektaal: 3, gebied: 110 };
const PHONE = /^\+?[0-9]{6,13}$/;
const MAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
const KEY = /^(group:)?[a-z0-9][a-z0-9.-]{0,98}$/;
const LANGUAGE = /^[a-z]{3}$/;

/** The worker's own door: the code of the group, and what the worker asks. No account, no cookie, no code in a URL. */
@Controller('werk-naar-werk')
export class WorkToWorkPageController {
  readonly #wrongCodes: RateLimiterMemory;

  constructor(@Inject(HUB) private readonly hub: RunningHub) {
    this.#wrongCodes = new RateLimiterMemory({ points: hub.config.codeTries, duration: TRIES_WITHIN_S });
  }

  @Get()
  async ask(@Res({ passthrough: true }) reply: FastifyReply, @Query('taal') taal?: string): Promise<string> {
    return shown(reply, workerPage({ language: languageOf(taal), areas: await this.#areas() }));
  }

  @Post()
  @HttpCode(200)
  async report(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const typed = formOf(request, MOST_FORM_BYTES);
    const language = languageOf(typed.get('taal') ?? undefined);
    const areas = await this.#areas();
    const again = (problem: WorkerProblem, status = 400): string =>
      shown(reply, workerPage({ language, areas, problem, typed: typedAgain(typed) }), status);
    const tried = await this.#wrongCodes.get(request.ip);
    if (tried && tried.remainingPoints <= 0) return again('too-many', 429);
    const code = typed.get('code') ?? '';
    const group = await openGroup(this.hub, code);
    if (!group.ok) {
      await this.#wrongCodes.consume(request.ip).catch(() => undefined);
      return again('not-valid');
    }
    const report = reportIn(typed);
    if (!report) return again('missing');
    const reported = await reportWorker(this.hub, code, report);
    if (!reported.ok && reported.refusal.code === 'code-not-valid') return again('not-valid');
    if (!reported.ok && reported.refusal.code === 'invalid-request') return again('missing');
    if (!reported.ok) throw new Refused(reported.refusal);
    const desk = (await this.hub.directory()).desk(reported.value.desk)!;
    return shown(reply, reportedPage(language, desk.name, reported.value.speaksLanguage));
  }

  /** Where somebody can want to be helped: the areas of the desks that help with work to work. */
  async #areas(): Promise<{ key: string; name: string }[]> {
    const directory = await this.hub.directory();
    const keys = directory
      .desks()
      .flatMap(({ helps = [] }) => helps)
      .filter(({ purpose }) => purpose === 'work-to-work')
      .flatMap(({ areas = [] }) => areas.flatMap((area) => directory.membersOf(area)));
    return [...new Set(keys)]
      .map((key) => ({ key, name: directory.party(key)?.name ?? key }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  }
}

/** What was typed, so that nobody types it twice; not the code. */
const typedAgain = (typed: URLSearchParams): Typed =>
  Object.fromEntries(
    Object.keys(LONGEST).map((name) => [name, (typed.get(name) ?? '').slice(0, 320)]),
  ) as Typed;

/** Nothing, when something that is needed is missing or cannot be what it says. */
function reportIn(typed: URLSearchParams): WorkersReport | undefined {
  const field = (name: keyof typeof LONGEST): string | undefined => {
    const value = typed.get(name)?.trim() ?? '';
    return value === '' ? undefined : value;
  };
  const tooLong = Object.entries(LONGEST).some(
    ([name, longest]) => (field(name as keyof typeof LONGEST)?.length ?? 0) > longest,
  );
  const helpRequest = typed.get('hulpvraag') as HelpRequest;
  const [firstName, lastName, phone, email] = [
    field('voornaam'),
    field('achternaam'),
    field('telefoon')?.replaceAll(/[ -]/g, ''),
    field('email'),
  ];
  const [language, area] = [field('spreektaal'), field('gebied')];
  if (tooLong || !HELP_REQUESTS.includes(helpRequest) || !firstName || !lastName) return undefined;
  if ((!phone && !email) || (phone && !PHONE.test(phone)) || (email && !MAIL.test(email))) return undefined;
  if ((language && !LANGUAGE.test(language)) || (area && !KEY.test(area))) return undefined;
  // A name holds no digits: so no number of anybody gets in by it.
  if ([firstName, lastName].some((one) => /[0-9]/.test(one) || !isStorableText(one))) return undefined;
  return {
    helpRequest,
    firstName,
    lastName,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(language ? { language } : {}),
    ...(area ? { area } : {}),
  };
}
