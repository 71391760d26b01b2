import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';

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
}

const DISCOVERY_TIMEOUT_S = 5;

/** OpenID Connect, authorization code with PKCE, for people who log in. */
export class LoginClient {
  #configuration: Promise<Configuration> | undefined;

  constructor(private readonly options: LoginOptions) {}

  async begin(
    callback: string,
    { returnTo, stepUp }: Pick<LoginAttempt, 'returnTo' | 'stepUp'>,
  ): Promise<{ url: string; attempt: LoginAttempt }> {
    const configuration = await this.#configured();
    const verifier = randomPKCECodeVerifier();
    const attempt = {
      state: randomState(),
      nonce: randomNonce(),
      verifier,
      returnTo,
      stepUp,
      begunAt: Date.now(),
    };
    const { acr, ageSeconds } = this.options.stepUp;
    const url = buildAuthorizationUrl(configuration, {
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
    const configuration = await this.#configured();
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
        ...(claims.auth_time === undefined ? {} : { authenticatedAt: claims.auth_time * 1000 }),
      };
    } catch (error) {
      if (isUnreachable(error)) throw error;
      return undefined;
    }
  }

  /** Where the provider is told that its session is over too; undefined when it has no such address. */
  async endSessionUrl(returnTo: string): Promise<string | undefined> {
    const configuration = await this.#configured();
    if (!configuration.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href;
  }

  /** Looked up at the first log-in and again after a failure: the hub starts without its identity provider. */
  #configured(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, insecure } = this.options;
    this.#configuration ??= discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
      timeout: DISCOVERY_TIMEOUT_S,
      ...(insecure ? { execute: [allowInsecureRequests] } : {}),
    }).catch((error: unknown) => {
      this.#configuration = undefined;
      throw error;
    });
    return this.#configuration;
  }
}

/** A request that got no answer, or one that only says that the provider is broken. */
function isUnreachable(error: unknown): boolean {
  const { name, code, status } = error as { name?: string; code?: string; status?: number };
  if (error instanceof TypeError || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT') return true;
  return status !== undefined && status >= 500;
}
