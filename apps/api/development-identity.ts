import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import Provider, { type Adapter, type AdapterPayload, type Configuration } from 'oidc-provider';
import type { Directory } from '#partners';
import { SCOPES } from './routes.js';

export interface DevelopmentIdentity {
  issuer: string;
  tokenUrl: string;
  stop(): Promise<void>;
}

const TOKEN_TTL_S = 3600;

/** Guessable on purpose: it is for a machine of one's own, and says so. */
export const developmentSecretOf = (clientId: string): string => `development-secret-of-${clientId}`;

/**
 * An identity provider for development: gives tokens by client credentials to every client that the configuration names.
 * Refuses to start in production.
 */
export async function startDevelopmentIdentity(options: {
  production: boolean;
  port: number;
  audience: string;
  directory: () => Promise<Directory>;
}): Promise<DevelopmentIdentity> {
  if (options.production) throw new Error('the development identity provider does not start in production');
  const server = createServer();
  await listen(server, options.port);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationOf(options.audience, adapterOf(options.directory)));
  server.on('request', (request, response) => void provider.callback()(request, response));
  return {
    issuer,
    tokenUrl: `${issuer}/token`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

function configurationOf(audience: string, adapter: Configuration['adapter']): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    adapter,
    jwks: {
      keys: [
        { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'development' } as never,
      ],
    },
    scopes: SCOPES,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    ttl: { ClientCredentials: TOKEN_TTL_S },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
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
    cookies: { keys: ['development'] },
    pkce: { required: () => true },
  };
}

/** Clients come from the configuration in force; everything else lives in memory as long as the process. */
function adapterOf(directory: () => Promise<Directory>) {
  const kept = new Map<string, AdapterPayload>();
  return class MemoryAdapter implements Adapter {
    constructor(private readonly model: string) {}

    async find(id: string): Promise<AdapterPayload | undefined> {
      if (this.model !== 'Client') return kept.get(`${this.model}:${id}`);
      if (!(await directory()).connectionOfClient(id)) return undefined;
      return {
        client_id: id,
        client_secret: developmentSecretOf(id),
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        scope: SCOPES.join(' '),
      };
    }

    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      kept.set(`${this.model}:${id}`, payload);
    }

    async destroy(id: string): Promise<void> {
      kept.delete(`${this.model}:${id}`);
    }

    async findByUid(): Promise<undefined> {
      return undefined;
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async consume(): Promise<void> {}

    async revokeByGrantId(): Promise<void> {}
  };
}
