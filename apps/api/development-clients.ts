import { TLSSocket } from 'node:tls';
import type { Adapter, AdapterPayload, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Client, Directory } from '#partners';
import { SCOPES } from './routes.js';

/** The client by which people log in to the hub. */
export const DEVELOPMENT_CONSOLE = 'schakel-console';

/** Guessable on purpose: it is for a machine of one's own, and says so. */
export const developmentSecretOf = (clientId: string): string => `development-secret-of-${clientId}`;

export interface DevelopmentClients {
  directory: () => Promise<Directory>;
  now: () => Date;
  /** Where the hub is, when it listens. */
  hubUrl: () => string;
}

/** Clients come from the configuration in force; everything else lives in memory as long as the process. */
export function adapterOf({ directory, now, hubUrl }: DevelopmentClients) {
  const kept = new Map<string, AdapterPayload>();
  const uids = new Map<string, string>();

  async function clientOf(id: string): Promise<AdapterPayload | undefined> {
    if (id === DEVELOPMENT_CONSOLE) return consoleAt(hubUrl());
    const connection = (await directory()).connectionOfClient(id, now());
    const client = connection?.clients.find((one) => one.id === id);
    return client && payloadOf(client, connection?.requireBoundTokens === true);
  }

  return class MemoryAdapter implements Adapter {
    constructor(private readonly model: string) {}

    async find(id: string): Promise<AdapterPayload | undefined> {
      return this.model === 'Client' ? clientOf(id) : kept.get(`${this.model}:${id}`);
    }

    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      kept.set(`${this.model}:${id}`, payload);
      if (payload.uid) uids.set(`${this.model}:${payload.uid}`, id);
    }

    async destroy(id: string): Promise<void> {
      kept.delete(`${this.model}:${id}`);
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return kept.get(`${this.model}:${uids.get(`${this.model}:${uid}`)}`);
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async consume(id: string): Promise<void> {
      const payload = kept.get(`${this.model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name);
    }
  };
}

/** By its certificate, its own key, or the secret that everybody can guess: whichever the configuration says. */
function payloadOf({ id, keys, certificateSubject }: Client, isBound: boolean): AdapterPayload {
  const common: AdapterPayload = {
    client_id: id,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: SCOPES.join(' '),
    ...(certificateSubject || (keys && isBound) ? { tls_client_certificate_bound_access_tokens: true } : {}),
  };
  if (certificateSubject) {
    const method = { token_endpoint_auth_method: 'tls_client_auth' as const };
    return { ...common, ...method, tls_client_auth_subject_dn: certificateSubject };
  }
  if (keys)
    return { ...common, token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: keys as never } };
  return { ...common, client_secret: developmentSecretOf(id) };
}

/** A browser may know the machine by either name. */
function consoleAt(url: string): AdapterPayload {
  const origins = [...new Set([url, ...['localhost', '127.0.0.1'].map((name) => named(url, name))])];
  return {
    client_id: DEVELOPMENT_CONSOLE,
    client_secret: developmentSecretOf(DEVELOPMENT_CONSOLE),
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: origins.map((origin) => `${origin}/auth/callback`),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/console`),
    scope: 'openid',
    ...(url
      ? {
          backchannel_logout_uri: `${url}/auth/backchannel-logout`,
          backchannel_logout_session_required: true,
        }
      : {}),
  };
}

function named(url: string, hostname: string): string {
  const other = new URL(url);
  other.hostname = hostname;
  return other.origin;
}

const certificateOf = (context: KoaContextWithOIDC): string | undefined => {
  const { socket } = context;
  return socket instanceof TLSSocket ? socket.getPeerX509Certificate()?.toString() : undefined;
};

/** Certificates as the TLS of this very server has them. */
export const mtlsOf = (): NonNullable<NonNullable<Configuration['features']>['mTLS']> => ({
  enabled: true,
  certificateBoundAccessTokens: true,
  tlsClientAuth: true,
  getCertificate: certificateOf,
  certificateAuthorized: ({ socket }) => socket instanceof TLSSocket && socket.authorized,
  certificateSubjectMatches: ({ socket }, property, expected) =>
    property === 'tls_client_auth_subject_dn' &&
    socket instanceof TLSSocket &&
    subjectOf(socket) === expected,
});

/** `CN=…,serialNumber=…`: the parts of the subject in the order in which the certificate has them. */
const subjectOf = (socket: TLSSocket): string | undefined =>
  socket.getPeerX509Certificate()?.subject.split('\n').join(',');
