import { createRemoteJWKSet, jwtVerify } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  clockSkew,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import type { ProviderTrouble } from './provider-trouble.js';

/** Beside them the client is made with `now`: epoch milliseconds by a clock that is right, and goes by no other. */
export interface LoginOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  insecure: boolean;
  stepUp: { acr: string[]; ageSeconds: number };
}

/** What the browser has to bring back with it: sealed in its cookie until it returns. */
export interface LoginAttempt {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  stepUp: boolean;
  begunAt: number;
}

/** What the identity provider said, verified. */
export interface Identified {
  issuer: string;
  subject: string;
  claims: Record<string, unknown>;
  acr?: string;
  /** Epoch milliseconds. */
  authenticatedAt?: number;
  /** The session at the provider. */
  sid?: string;
}

/** Whose session ended at the provider, or which. */
export interface EndedThere {
  issuer: string;
  subject?: string;
  sid?: string;
}

const DISCOVERY_TIMEOUT_S = 5;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const LOGOUT_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const LOGOUT_TOKEN_LASTS_S = 300;
const CLOCK_TOLERANCE_S = 10;
const SKEW_LET_PASS_S = 2;

/** OpenID Connect, authorization code with PKCE, for people who log in. */
export class LoginClient {
  #configured: { skew: number; configuration: Promise<Configuration> } | undefined;
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  constructor(private readonly options: LoginOptions & { now(): number; trouble: ProviderTrouble }) {}

  /** A provider that is no use is said, and that is not the person's fault. */
  unusable(error: unknown): void {
    this.options.trouble(this.options.issuer, error);
  }

  async begin(
    callback: string,
    { returnTo, stepUp }: Pick<LoginAttempt, 'returnTo' | 'stepUp'>,
  ): Promise<{ url: string; attempt: LoginAttempt }> {
    const configuration = await this.#configuration();
    const verifier = randomPKCECodeVerifier();
    const attempt = {
      state: randomState(),
      nonce: randomNonce(),
      verifier,
      returnTo,
      stepUp,
      begunAt: this.options.now(),
    };
    const { acr, ageSeconds } = this.options.stepUp;
    // Pushed first where the provider takes that (RFC 9126): nothing of it can be read or changed on its way through a browser.
    const isPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
    const url = await (isPushed ? buildAuthorizationUrlWithPAR : buildAuthorizationUrl)(configuration, {
      redirect_uri: callback,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // Asked again although the provider still knows the person: else how the first log-in went would decide.
      ...(stepUp ? { prompt: 'login', max_age: String(ageSeconds), acr_values: acr.join(' ') } : {}),
    });
    return { url: url.href, attempt };
  }

  /** Undefined when what came back is not the answer to this attempt; throws when the provider cannot be reached. */
  async finish(current: URL, attempt: LoginAttempt): Promise<Identified | undefined> {
    const configuration = await this.#configuration();
    try {
      const grant = await authorizationCodeGrant(configuration, current, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
        ...(attempt.stepUp ? { maxAge: this.options.stepUp.ageSeconds } : {}),
      });
      const claims = grant.claims()!;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        claims,
        ...(typeof claims['acr'] === 'string' ? { acr: claims['acr'] } : {}),
        ...(typeof claims['sid'] === 'string' ? { sid: claims['sid'] } : {}),
        ...(claims.auth_time === undefined ? {} : { authenticatedAt: claims.auth_time * 1000 }),
      };
    } catch (error) {
      if (isUnreachable(error)) throw error;
      // Not the person, but the hub was refused: another secret, or a client that is not there any more.
      if (error instanceof ResponseBodyError) this.unusable(error);
      return undefined;
    }
  }

  /** Where the provider is told that its session is over too; undefined when it has no such address. */
  async endSessionUrl(returnTo: string): Promise<string | undefined> {
    const configuration = await this.#configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href;
  }

  /**
   * What a logout token says (OpenID Connect Back-Channel Logout 1.0), undefined when it is none of this provider for this
   * client. The same one again ends nothing more.
   */
  async endedThere(token: string): Promise<EndedThere | undefined> {
    const { issuer, jwks_uri: uri } = (await this.#configuration()).serverMetadata();
    if (uri === undefined || (!this.options.insecure && !uri.startsWith('https:'))) return undefined;
    this.#keys ??= createRemoteJWKSet(new URL(uri));
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer,
      audience: this.options.clientId,
      algorithms: LOGOUT_ALGORITHMS,
      maxTokenAge: LOGOUT_TOKEN_LASTS_S,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(this.options.now()),
      requiredClaims: ['iat', 'jti', 'events'],
    }).catch((error: unknown) => {
      if (isUnreachable(error)) throw error;
      return { payload: undefined };
    });
    // An id token is none, and neither is what has a nonce.
    const events = payload?.['events'] as Record<string, unknown> | null | undefined;
    const isLogout = typeof events?.[LOGOUT_EVENT] === 'object' && payload!['nonce'] === undefined;
    if (!isLogout) return undefined;
    const { sub: subject, sid } = payload as { sub?: string; sid?: unknown };
    if (typeof sid === 'string') return { issuer, sid };
    return subject === undefined ? undefined : { issuer, subject };
  }

  /**
   * Looked up at the first log-in and again after a failure: the hub starts without its identity provider. Also when the clock of
   * this machine was set: the library compares by that, off by as much as it knows it to be.
   */
  #configuration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, insecure, now } = this.options;
    const skew = Math.round((now() - Date.now()) / 1000);
    if (this.#configured && Math.abs(this.#configured.skew - skew) <= SKEW_LET_PASS_S)
      return this.#configured.configuration;
    const server = new URL(issuer);
    const auth = ClientSecretBasic(clientSecret);
    const configuration = discovery(server, clientId, { [clockSkew]: skew }, auth, {
      timeout: DISCOVERY_TIMEOUT_S,
      ...(insecure ? { execute: [allowInsecureRequests] } : {}),
    }).catch((error: unknown) => {
      this.#configured = undefined;
      throw error;
    });
    this.#configured = { skew, configuration };
    return configuration;
  }
}

/** Of the libraries: no answer in time, and keys that were not given. */
const UNREACHABLE = new Set(['OAUTH_TIMEOUT', 'ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC']);

/** A request that got no answer, or one that only says that the provider is broken. */
function isUnreachable(error: unknown): boolean {
  const { name, code, status } = error as { name?: string; code?: string; status?: number };
  if (error instanceof TypeError || name === 'TimeoutError' || UNREACHABLE.has(code ?? '')) return true;
  return status !== undefined && status >= 500;
}
