import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { appendEvents, auditEvent, type AuditAction } from '#audit';
import { HUB, type RunningHub } from '#exchange';
import { hmacSha256, REFUSALS, type Role } from '#kernel';
import { endSession, endSessionsOf, grantsOf, type RoleHeld, type Session } from '#partners';
import { seal, unseal, type Query as Db } from '#storage';
import { LOGIN, SESSIONS } from './access.module.js';
import { homeAddressOf, originOf, publicOriginOf, returnAddressOf } from './addresses.rules.js';
import { bodyOf, must, personOf } from './caller.js';
import { loginTroublePage, type LoginTrouble } from './login-pages.js';
import type { Identified, LoginAttempt, LoginClient } from './login.js';
import { formOf, shown } from './page-form.js';
import { wantsPage } from './pages.rules.js';
import { Refused } from './problem.js';
import { actorOf, type Person, type Sessions } from './sessions.js';

const ATTEMPT_LASTS_S = 600;
const PSEUDONYM_CHARACTERS = 22;
const ATTEMPT = 'login-attempt';
const MOST_FORM_BYTES = 16 * 1024;

/** People log in and out, and choose in which role they work. */
@Controller('auth')
export class AuthController {
  constructor(
    @Inject(HUB) private readonly hub: RunningHub,
    @Inject(LOGIN) private readonly login: LoginClient,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {}

  @Get('login')
  async begin(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('returnTo') returnTo?: string,
    @Query('stepUp') stepUp?: string,
  ): Promise<void> {
    const { returnAddresses } = this.hub.config.people;
    const address = returnAddressOf(returnTo ?? homeAddressOf(returnAddresses), returnAddresses);
    if (address === undefined) {
      const detail = 'The query parameter returnTo is a path of the hub that a log-in may return to.';
      throw new Refused({ code: 'invalid-request', faults: [{ pointer: '', code: 'returnTo', detail }] });
    }
    const begun = await this.reached(() =>
      this.login.begin(this.callbackOf(request), { returnTo: address, stepUp: stepUp === 'true' }),
    );
    if (!begun) return this.notLoggedIn(request, reply, 'busy', address);
    const { url, attempt } = begun;
    const { data } = await this.sessions.keys();
    const sealed = seal(data, JSON.stringify(attempt), ATTEMPT).toString('base64url');
    this.sessions.cookies.write(reply, 'login', sealed, ATTEMPT_LASTS_S);
    await reply.redirect(url, 302);
  }

  /** Only for the browser that began: without its cookie a code that was put into a link leads nowhere. */
  @Get('callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const attempt = await this.attemptOf(request);
    this.sessions.cookies.clear(reply, 'login');
    const query = request.raw.url!.split('?')[1] ?? '';
    const current = new URL(`${this.callbackOf(request)}?${query}`);
    const home = homeAddressOf(this.hub.config.people.returnAddresses);
    const came =
      attempt && (await this.reached(async () => ({ who: await this.login.finish(current, attempt) })));
    if (attempt && !came) return this.notLoggedIn(request, reply, 'busy', attempt.returnTo);
    const identified = came?.who;
    if (!attempt || !identified)
      return this.notLoggedIn(request, reply, 'login-failed', attempt?.returnTo ?? home);
    const cookie = await this.loggedIn(request, identified);
    this.sessions.cookies.write(reply, 'session', cookie);
    await reply.redirect(attempt.returnTo, 303);
  }

  @Post('logout')
  @HttpCode(200)
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { session, actor } = personOf(request);
    await this.hub.db.transaction().execute(async (tx) => {
      await endSession(tx, session.idHash);
      await this.note(tx, 'person.logged-out', session, actor, originOf(request));
    });
    this.sessions.cookies.clear(reply, 'session');
    // The session of the hub is over whether or not the provider answers.
    const home = homeAddressOf(this.hub.config.people.returnAddresses);
    const url = await this.login
      .endSessionUrl(`${publicOriginOf(this.hub.config, request)}${home}`)
      .catch(() => undefined);
    return { state: 'logged-out', ...(url ? { continueAt: url } : {}) };
  }

  /** The provider says that a session ended there: what began with it ends here. */
  @Post('backchannel-logout')
  @HttpCode(200)
  async endedThere(@Req() request: FastifyRequest): Promise<void> {
    const token = formOf(request, MOST_FORM_BYTES).get('logout_token') ?? '';
    const told = await this.reached(async () => ({ ended: await this.login.endedThere(token) }));
    if (!told) throw new Refused({ code: 'busy' });
    const { ended } = told;
    if (!ended)
      throw new Refused({ code: 'invalid-request', detail: 'This is no logout token for this hub.' });
    const { pseudonym } = await this.sessions.keys();
    const of =
      ended.sid === undefined
        ? { person: pseudonymOf(pseudonym, ended.issuer, ended.subject!) }
        : { providerSession: providerSessionOf(pseudonym, ended.issuer, ended.sid) };
    await this.hub.db.transaction().execute(async (tx) => {
      for (const session of await endSessionsOf(tx, of))
        await this.note(tx, 'person.logged-out', session, actorOf(session), originOf(request));
    });
  }

  @Get('choices')
  async choices(@Req() request: FastifyRequest): Promise<unknown> {
    const person = personOf(request);
    return { choices: await this.shown(person.choices), ...(await this.chosenOf(person)) };
  }

  @Post('choice')
  @HttpCode(200)
  async choose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const person = personOf(request);
    const body = must(bodyOf<{ role: Role; organisation: string }>(this.hub, request, 'RoleChoice'));
    const party = (await this.hub.directory()).partyByUrn(body.organisation)?.key;
    const chosen = person.choices.find((one) => one.role === body.role && one.party === party);
    if (!chosen) throw new Refused({ code: 'role-missing' });
    // What may be done changes: so does the id.
    const cookie = await this.hub.db.transaction().execute(async (tx) => {
      const next = { ...person.session, chosen: { role: chosen.role, party: chosen.party } };
      await this.note(tx, 'person.chose-role', next, actorOf(next), originOf(request));
      return this.sessions.begin(tx, next, person.session, person.session.endsAt);
    });
    this.sessions.cookies.write(reply, 'session', cookie);
    return { chosen: (await this.shown([chosen]))[0] };
  }

  private callbackOf(request: FastifyRequest): string {
    return `${publicOriginOf(this.hub.config, request)}/auth/callback`;
  }

  private async attemptOf(request: FastifyRequest): Promise<LoginAttempt | undefined> {
    const sealed = this.sessions.cookies.read(request, 'login');
    if (!sealed) return undefined;
    try {
      const { data } = await this.sessions.keys();
      const text = unseal(data, Buffer.from(sealed, 'base64url'), ATTEMPT).toString();
      const attempt = JSON.parse(text) as LoginAttempt;
      return this.hub.worldTime() - attempt.begunAt <= ATTEMPT_LASTS_S * 1000 ? attempt : undefined;
    } catch {
      return undefined;
    }
  }

  /** Undefined when the provider cannot be reached, which is not the person's fault. */
  private async reached<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.login.unusable(error);
      return undefined;
    }
  }

  /** To whoever comes with a browser by a page that leads on, to anybody else by the problem. */
  private async notLoggedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    code: LoginTrouble,
    returnTo: string,
  ): Promise<void> {
    if (!wantsPage(request)) throw new Refused({ code });
    await reply.send(shown(reply, loginTroublePage(code, returnTo), REFUSALS[code].status));
  }

  /** A session for whom the provider named, if the configuration knows a role for what it said of them. */
  private async loggedIn(request: FastifyRequest, identified: Identified): Promise<string> {
    const directory = await this.hub.directory();
    const grants = grantsOf(directory.roleMappings(), identified.claims);
    const { pseudonym } = await this.sessions.keys();
    const { issuer, subject, sid } = identified;
    const person = pseudonymOf(pseudonym, issuer, subject);
    const held = directory.rolesFor(person, grants);
    const before = await this.sessions.of(request);
    const chosen = held.length === 1 ? held[0] : this.kept(before, person, held);
    const session = {
      person,
      grants,
      ...(chosen ? { chosen: { role: chosen.role, party: chosen.party } } : {}),
      ...(identified.acr === undefined ? {} : { acr: identified.acr }),
      ...this.authenticatedAt(identified),
      ...(sid === undefined ? {} : { providerSession: providerSessionOf(pseudonym, issuer, sid) }),
    };
    return this.hub.db.transaction().execute(async (tx) => {
      await this.note(
        tx,
        held.length > 0 ? 'person.logged-in' : 'person.without-role',
        session,
        actorOf(session),
        originOf(request),
      );
      return this.sessions.begin(tx, session, before?.session);
    });
  }

  /** Whoever logs in again to prove more goes on in the role that they chose. */
  private kept(before: Person | undefined, person: string, held: RoleHeld[]): RoleHeld | undefined {
    if (before?.session.person !== person) return undefined;
    return held.find(({ role, party }) => role === before.chosen?.role && party === before.chosen.party);
  }

  /** By the hub's own clock, which a demonstration may have turned. */
  private authenticatedAt({ authenticatedAt: at }: Identified): { authenticatedAt?: Date } {
    return at === undefined ? {} : { authenticatedAt: new Date(at + this.hub.clock.offset()) };
  }

  private note(
    tx: Db,
    action: AuditAction,
    { chosen, acr }: Pick<Session, 'chosen' | 'acr'>,
    actor: string,
    origin: string,
  ): Promise<void> {
    return appendEvents(tx, [
      auditEvent({
        moment: this.hub.now(),
        log: 'audit',
        action,
        actor,
        origin,
        object: 'session',
        result: action.slice('person.'.length),
        organisations: chosen ? [chosen.party] : [],
        details: acr === undefined ? {} : { acr },
      }),
    ]);
  }

  private async chosenOf({ chosen }: Person): Promise<{ chosen?: unknown }> {
    return chosen ? { chosen: (await this.shown([chosen]))[0] } : {};
  }

  private async shown(held: RoleHeld[]): Promise<unknown[]> {
    const directory = await this.hub.directory();
    return held.map(({ role, party, region }) => {
      const { urn, name } = directory.party(party) ?? { urn: `urn:schakel:${party}`, name: party };
      return { role, organisation: urn, name, ...(region ? { region } : {}) };
    });
  }
}

const pseudonymOf = (key: Buffer, issuer: string, subject: string): string =>
  hmacSha256(key, JSON.stringify([issuer, subject]))
    .toString('base64url')
    .slice(0, PSEUDONYM_CHARACTERS);

const providerSessionOf = (key: Buffer, issuer: string, sid: string): Buffer =>
  hmacSha256(key, JSON.stringify(['sid', issuer, sid]));
