import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { allowInsecureRequests, discovery } from 'openid-client';

export interface Token {
  clientId: string;
  scopes: ReadonlySet<string>;
}

export interface TokenOptions {
  issuer: string;
  audience: string;
  /** Only for the development identity provider on loopback. */
  insecure: boolean;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 10;
const KNOWN_TOKENS = 1000;
const DISCOVERY_TIMEOUT_S = 5;
const WRONG_TOKEN = /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING|JWKS_MULTIPLE)/;

/** Verifies access tokens (JWT) of one issuer. A verified token is remembered until it expires: by digest, never itself. */
export interface TokenVerifier {
  verify(token: string): Promise<Token | undefined>;
}

export function createTokenVerifier(options: TokenOptions): TokenVerifier {
  const known = new Map<string, { token: Token; expiresAt: number }>();
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

  /** Looked up at the first token and again after a failure: the hub starts without its identity provider. */
  function keySet(): Promise<ReturnType<typeof createRemoteJWKSet>> {
    keys ??= discoverKeys(options).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  }

  return {
    async verify(token) {
      const digest = createHash('sha256').update(token).digest('base64');
      const kept = known.get(digest);
      if (kept && Date.now() < kept.expiresAt) return kept.token;
      known.delete(digest);
      const found = await verified(token, await keySet(), options);
      if (!found) return undefined;
      if (known.size >= KNOWN_TOKENS) known.delete(known.keys().next().value!);
      known.set(digest, found);
      return found.token;
    },
  };
}

async function discoverKeys({
  issuer,
  insecure,
}: TokenOptions): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const server = await discovery(new URL(issuer), 'schakel', undefined, undefined, {
    timeout: DISCOVERY_TIMEOUT_S,
    ...(insecure ? { execute: [allowInsecureRequests] } : {}),
  });
  const { jwks_uri: uri } = server.serverMetadata();
  if (!uri) throw new Error('the identity provider publishes no keys');
  return createRemoteJWKSet(new URL(uri));
}

async function verified(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  { issuer, audience }: TokenOptions,
): Promise<{ token: Token; expiresAt: number } | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    const clientId = clientOf(payload);
    if (!clientId) return undefined;
    const scopes = new Set(typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : []);
    return { token: { clientId, scopes }, expiresAt: payload.exp! * 1000 };
  } catch (error) {
    // Wrong with the token, and only that, is an answer; keys that cannot be fetched are the hub's trouble.
    if (WRONG_TOKEN.test((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
}

const clientOf = (payload: JWTPayload): string | undefined => {
  const client = payload['client_id'] ?? payload['azp'];
  return typeof client === 'string' ? client : undefined;
};
