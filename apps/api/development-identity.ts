import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import type { HubConfig } from '#config';
import type { Directory } from '#partners';
import {
  adapterOf,
  DEVELOPMENT_CONSOLE,
  developmentSecretOf,
  mtlsOf,
  type DevelopmentClients,
} from './development-clients.js';
import { accountsOf, answerInteraction, INTERACTION, LOGOUT_PAGES } from './development-people.js';
import { SCOPES } from './routes.js';

export { developmentSecretOf } from './development-clients.js';

export interface DevelopmentIdentity {
  issuer: string;
  tokenUrl: string;
  /** Where systems with a client certificate get their tokens; there when the API speaks TLS itself. */
  tlsUrl?: string;
  /** The client by which people log in to the hub. */
  console: { clientId: string; clientSecret: string };
  stop(): Promise<void>;
}

export interface DevelopmentOptions extends DevelopmentClients {
  production: boolean;
  port: number;
  audience: string;
  directory: () => Promise<Directory>;
  tls?: HubConfig['tls'];
  /** Which acr values it can give, the strongest last. */
  acr: string[];
}

const TOKEN_TTL_S = 3600;
const ID_TOKEN_TTL_S = 300;
const DAY_S = 86_400;

/**
 * An identity provider for development: gives tokens by client credentials to every client that the configuration names,
 * and lets people in who are invented, one for each role, without a password. Refuses to start in production.
 */
export async function startDevelopmentIdentity(options: DevelopmentOptions): Promise<DevelopmentIdentity> {
  if (options.production) throw new Error('the development identity provider does not start in production');
  const server = createServer();
  const port = await listen(server, options.port);
  const issuer = `http://127.0.0.1:${port}`;
  const { tls } = options;
  const tlsServer = tls
    ? createTlsServer({
        cert: tls.cert,
        key: tls.key,
        ca: tls.clientCa,
        requestCert: true,
        rejectUnauthorized: false,
      })
    : undefined;
  const tlsUrl = tlsServer && `https://127.0.0.1:${await listen(tlsServer, 0)}`;
  const provider = new Provider(issuer, configurationOf(options, tlsUrl));
  const callback = provider.callback();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const isOurs = request.url?.startsWith(INTERACTION) === true;
    void (isOurs ? answerInteraction(provider, options, request, response) : callback(request, response));
  };
  const servers = [server, ...(tlsServer ? [tlsServer] : [])];
  for (const one of servers) one.on('request', answer);
  return {
    issuer,
    tokenUrl: `${issuer}/token`,
    ...(tlsUrl ? { tlsUrl } : {}),
    console: { clientId: DEVELOPMENT_CONSOLE, clientSecret: developmentSecretOf(DEVELOPMENT_CONSOLE) },
    stop: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

let key: JsonWebKey | undefined;

/** Of this process and made once: to find two large primes takes a fifth of a start. */
const signingKey = (): JsonWebKey =>
  (key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }));

function configurationOf(options: DevelopmentOptions, tlsUrl: string | undefined): Configuration {
  const { audience, acr } = options;
  const forConsole = (client: { clientId: string }): boolean => client.clientId === DEVELOPMENT_CONSOLE;
  return {
    adapter: adapterOf(options),
    jwks: {
      keys: [{ ...signingKey(), use: 'sig', alg: 'RS256', kid: 'development' } as never],
    },
    scopes: ['openid', ...SCOPES],
    clientAuthMethods: [
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
      ...(tlsUrl ? (['tls_client_auth'] as const) : []),
    ],
    acrValues: acr,
    claims: { openid: ['sub', 'groups'], acr: null, auth_time: null },
    conformIdTokenClaims: false,
    findAccount: accountsOf(options.directory),
    interactions: { url: (_context, interaction) => `${INTERACTION}${interaction.uid}` },
    ttl: {
      ClientCredentials: TOKEN_TTL_S,
      AccessToken: TOKEN_TTL_S,
      Interaction: TOKEN_TTL_S,
      Session: DAY_S,
      Grant: DAY_S,
      IdToken: ID_TOKEN_TTL_S,
    },
    ...(tlsUrl ? { discovery: { mtls_endpoint_aliases: { token_endpoint: `${tlsUrl}/token` } } } : {}),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: LOGOUT_PAGES,
      backchannelLogout: { enabled: true },
      ...(tlsUrl ? { mTLS: mtlsOf() } : {}),
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, client) => (forConsole(client) ? [] : audience),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES.join(' '),
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_TTL_S,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    // Nobody is asked whether the hub may know who they are: the hub is theirs.
    async loadExistingGrant(context) {
      const { provider, client, session } = context.oidc;
      const known = session!.grantIdFor(client!.clientId);
      if (known) return provider.Grant.find(known);
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['development'] },
    // It only calls the hub, which is on this machine: where the library itself does not go.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    pkce: { required: () => true },
  };
}
