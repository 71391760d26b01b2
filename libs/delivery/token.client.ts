import { importJWK, type CryptoKey } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  ClientSecretBasic,
  clockSkew,
  Configuration,
  customFetch,
  modifyAssertion,
  PrivateKeyJwt,
  TlsClientAuth,
  type ClientAuth,
  type CustomFetch,
} from 'openid-client';
import { fetch as send, type BodyInit } from 'undici';
import { sha256, type OutgoingAuthorization, type TlsIdentity } from '#kernel';
import { targetOf } from './address.rules.js';
import type { Agents } from './agents.client.js';

export interface TokenSourceOptions {
  allowPrivateAddresses: boolean;
  maxAnswerBytes: number;
  /** Epoch milliseconds by a clock that is right; absent: the machine's. */
  now?: () => number;
}

/** Bearer tokens of partners' own authorization servers. Asked for once, however many wait for it. */
export interface TokenSource {
  /** Undefined when there is none to be had within the time: what went wrong is never said with a secret in it. */
  tokenFor(
    authorization: OutgoingAuthorization,
    identity: TlsIdentity | undefined,
    timeoutMs: number,
  ): Promise<string | undefined>;
  /** This token was refused: the next one is asked for anew. Not when it was got after a refusal itself. */
  refused(authorization: OutgoingAuthorization, identity: TlsIdentity | undefined, token: string): void;
}

interface Kept {
  token: string;
  until: number;
  /** Got because the one before was refused: if this one is too, a third would be no better. */
  afterRefusal: boolean;
}

const WITHOUT_END_MS = 60_000;
const LONGEST_MARGIN_MS = 30_000;
const AFTER_REFUSAL_MS = 60_000;

export function createTokenSource(agents: Agents, options: TokenSourceOptions): TokenSource {
  const now = options.now ?? Date.now;
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<string | undefined>>();
  const lastRefused = new Set<string>();
  const names = new WeakMap<OutgoingAuthorization, string>();

  /** Other credentials are another name: a partner that changes them gets a token by the new ones. */
  function nameOf(authorization: OutgoingAuthorization, identity: TlsIdentity | undefined): string {
    const known = names.get(authorization);
    if (known) return known;
    const name = sha256(JSON.stringify([authorization, identity])).toString('base64');
    names.set(authorization, name);
    return name;
  }

  async function ask(
    name: string,
    authorization: OutgoingAuthorization,
    identity: TlsIdentity | undefined,
    timeoutMs: number,
  ): Promise<string | undefined> {
    try {
      const configuration = await configurationOf(agents, options, authorization, identity, timeoutMs);
      const { scope, resource } = authorization;
      const parameters = { ...(scope ? { scope } : {}), ...(resource ? { resource } : {}) };
      const { access_token: token, expires_in: seconds } = await clientCredentialsGrant(
        configuration,
        parameters,
      );
      const lasts = seconds === undefined ? WITHOUT_END_MS : seconds * 1000;
      const margin = Math.min(LONGEST_MARGIN_MS, lasts / 10);
      const afterRefusal = lastRefused.delete(name);
      const keep = afterRefusal ? Math.min(AFTER_REFUSAL_MS, lasts - margin) : lasts - margin;
      kept.set(name, { token, until: now() + keep, afterRefusal });
      return token;
    } catch {
      // Whatever it was, it may hold what was sent along.
      return undefined;
    }
  }

  return {
    tokenFor(authorization, identity, timeoutMs) {
      const name = nameOf(authorization, identity);
      const found = kept.get(name);
      if (found && now() < found.until) return Promise.resolve(found.token);
      kept.delete(name);
      const waiting = asking.get(name);
      if (waiting) return waiting;
      const asked = ask(name, authorization, identity, timeoutMs).finally(() => asking.delete(name));
      asking.set(name, asked);
      return asked;
    },
    refused(authorization, identity, token) {
      const name = nameOf(authorization, identity);
      const found = kept.get(name);
      if (found?.token !== token || found.afterRefusal) return;
      kept.delete(name);
      lastRefused.add(name);
    },
  };
}

async function configurationOf(
  agents: Agents,
  options: TokenSourceOptions,
  authorization: OutgoingAuthorization,
  identity: TlsIdentity | undefined,
  timeoutMs: number,
): Promise<Configuration> {
  const { tokenEndpoint, clientId, issuer = new URL(tokenEndpoint).origin } = authorization;
  const server = { issuer, token_endpoint: tokenEndpoint };
  // What it signs says when, and the partner compares that with a clock of its own.
  const skew = Math.round(((options.now ?? Date.now)() - Date.now()) / 1000);
  const configuration = new Configuration(
    server,
    clientId,
    { [clockSkew]: skew },
    await clientAuthOf(authorization, issuer),
  );
  if (options.allowPrivateAddresses) allowInsecureRequests(configuration);
  // The library counts in whole seconds; the time that is left does not.
  configuration.timeout = Math.ceil(timeoutMs / 1000);
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
  configuration[customFetch] = boundedFetch(agents, options, identity, deadline);
  return configuration;
}

async function clientAuthOf(authorization: OutgoingAuthorization, issuer: string): Promise<ClientAuth> {
  const { method, clientSecret, clientKey, assertionAudience, tokenEndpoint } = authorization;
  if (method === 'client_secret_basic') return ClientSecretBasic(clientSecret!);
  if (method === 'tls_client_auth') return TlsClientAuth();
  const key = (await importJWK(clientKey!, 'ES256')) as CryptoKey;
  return PrivateKeyJwt(
    { key, kid: clientKey!['kid'] as string },
    {
      [modifyAssertion]: (_header, payload) => {
        payload['aud'] = assertionAudience === 'token-endpoint' ? tokenEndpoint : issuer;
      },
    },
  );
}

/** Goes where webhooks may go, with the same certificate, and reads no more than an answer can be long. */
function boundedFetch(
  agents: Agents,
  { allowPrivateAddresses, maxAnswerBytes }: TokenSourceOptions,
  identity: TlsIdentity | undefined,
  deadline: AbortSignal,
): CustomFetch {
  return async (url, { body, headers, method, signal }) => {
    if (!targetOf(url, allowPrivateAddresses)) throw new Error('an address to which the hub does not send');
    const answer = await send(url, {
      body: body as BodyInit | null,
      headers,
      method,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      redirect: 'manual',
      dispatcher: agents.of(identity),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > maxAnswerBytes) throw new Error('an answer that is too long');
      chunks.push(chunk as Uint8Array);
    }
    return new Response(Buffer.concat(chunks), {
      status: answer.status,
      headers: [...answer.headers],
    });
  };
}
