import { hash } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { allowInsecureRequests, discovery } from 'openid-client';
import type { ProviderTrouble } from './provider-trouble.js';

export interface Token {
  clientId: string;
  scopes: ReadonlySet<string>;
  /** SHA-256 of the client certificate that has to come along (RFC 8705), in base64url. */
  boundTo?: string;
}

export interface TokenOptions {
  /** Whose tokens are taken; of any other issuer none is. */
  issuers: string[];
  audience: string;
  /** How old a token may be in milliseconds, however long it says to last. */
  maxAge: number;
  /** Only for the development identity provider on loopback. */
  insecure: boolean;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const TYPES = /^(application\/)?(at\+)?jwt$/i;
const CLOCK_TOLERANCE_S = 10;
const KNOWN_TOKENS = 1000;
const DISCOVERY_TIMEOUT_S = 5;
/** 128 bits take twenty-two characters of base64 or thirty-two of hex. */
const SHORTEST_JTI = 20;
const LONGEST_JTI = 200;
const WRONG_TOKEN = /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING|JWKS_MULTIPLE)/;

/**
 * Verifies access tokens (JWT, RFC 9068) of the issuers on the list. A verified token is remembered until it is over: by
 * digest, never itself. Whose it is, is not remembered: that is looked up with every request.
 */
export interface TokenVerifier {
  verify(token: string): Promise<Token | undefined>;
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

interface Known {
  token: Token;
  expiresAt: number;
  /** Issuer and jti: another token with the same is a copy that somebody made up. */
  name: string;
}

/** `now`: epoch milliseconds by a clock that is right; the machine's may not be. `trouble` hears of an issuer that is no use. */
export function createTokenVerifier(
  options: TokenOptions & { now(): number; trouble: ProviderTrouble },
): TokenVerifier {
  const known = new Map<string, Known>();
  const digestOfName = new Map<string, string>();
  const keySets = new Map<string, Promise<KeySet>>();

  /** Looked up at the first token and again after a failure: the hub starts without its identity provider. */
  function keySetOf(issuer: string): Promise<KeySet> {
    const kept = keySets.get(issuer);
    if (kept) return kept;
    const found = discoverKeys(issuer, options.insecure).catch((error: unknown) => {
      keySets.delete(issuer);
      throw error;
    });
    keySets.set(issuer, found);
    return found;
  }

  async function judged(token: string, issuer: string): Promise<Known | undefined> {
    try {
      return await verified(token, await keySetOf(issuer), issuer, options);
    } catch (error) {
      options.trouble(issuer, error);
      throw error;
    }
  }

  function forget(digest: string): void {
    const kept = known.get(digest);
    if (!kept) return;
    known.delete(digest);
    digestOfName.delete(kept.name);
  }

  return {
    async verify(token) {
      const digest = hash('sha256', token, 'base64');
      const kept = known.get(digest);
      if (kept && options.now() < kept.expiresAt) return kept.token;
      forget(digest);
      const issuer = issuerOf(token);
      if (issuer === undefined || !options.issuers.includes(issuer)) return undefined;
      const found = await judged(token, issuer);
      if (!found || (digestOfName.get(found.name) ?? digest) !== digest) return undefined;
      if (known.size >= KNOWN_TOKENS) forget(known.keys().next().value!);
      known.set(digest, found);
      digestOfName.set(found.name, digest);
      return found.token;
    },
  };
}

/** What the token says of itself, to know by whose keys it is to be verified; believed only when they do. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function discoverKeys(issuer: string, insecure: boolean): Promise<KeySet> {
  const server = await discovery(new URL(issuer), 'schakel', undefined, undefined, {
    timeout: DISCOVERY_TIMEOUT_S,
    ...(insecure ? { execute: [allowInsecureRequests] } : {}),
  });
  const { jwks_uri: uri } = server.serverMetadata();
  if (!uri) throw new Error('the identity provider publishes no keys');
  if (!insecure && !uri.startsWith('https:')) throw new Error('keys come by https');
  return createRemoteJWKSet(new URL(uri));
}

async function verified(
  token: string,
  keys: KeySet,
  issuer: string,
  { audience, maxAge, now }: TokenOptions & { now(): number },
): Promise<Known | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now()),
      // Also refuses a token from the future.
      maxTokenAge: maxAge / 1000,
      requiredClaims: ['exp', 'iat', 'sub', 'jti'],
    });
    const { typ } = protectedHeader;
    if (typ !== undefined && !TYPES.test(typ)) return undefined;
    const clientId = clientOf(payload);
    const binding = bindingOf(payload);
    const { jti } = payload;
    if (!clientId || !binding || typeof jti !== 'string') return undefined;
    if (jti.length < SHORTEST_JTI || jti.length > LONGEST_JTI) return undefined;
    const scopes = new Set(typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : []);
    return {
      token: { clientId, scopes, ...binding },
      expiresAt: Math.min(payload.exp! * 1000, payload.iat! * 1000 + maxAge),
      name: `${issuer} ${jti}`,
    };
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

/** To what the token is bound; undefined when it is bound in a way that the hub cannot check. */
function bindingOf(payload: JWTPayload): { boundTo?: string } | undefined {
  const { cnf } = payload;
  if (cnf === undefined) return {};
  const thumbprint = (cnf as Record<string, unknown> | null)?.['x5t#S256'];
  return typeof thumbprint === 'string' ? { boundTo: thumbprint } : undefined;
}
