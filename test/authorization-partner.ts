import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import Provider from 'oidc-provider';
import { verify } from '#delivery';
import type { JsonObject } from '#kernel';
import type { Authority, Issued } from './certificates.js';

interface Arrived {
  bearer?: string;
  certificate?: string;
  signed: boolean;
  /** A header of the partner's own. */
  system?: string;
}

/** A partner with an authorization server and a webhook of its own, both over TLS. */
export class PartnerWithTokens {
  readonly arrived: Arrived[] = [];
  readonly clients: JsonObject[] = [];
  tokensGiven = 0;
  /** Tokens that the webhook does not take any more. */
  readonly refused = new Set<string>();
  refusesAll = false;
  wantsCertificate = false;
  secret = '';
  #provider!: Provider;
  #as!: Server;
  #webhook!: Server;

  async start(authority: Authority, server: Issued): Promise<void> {
    const tls = {
      cert: server.cert,
      key: server.key,
      ca: authority.cert,
      requestCert: true,
      rejectUnauthorized: false,
    };
    this.#as = createServer(tls);
    this.#webhook = createServer(tls, (request, response) => {
      void text(request).then(async (body) => {
        const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
        const socket = request.socket as TLSSocket;
        const certificate = socket.authorized ? socket.getPeerX509Certificate()?.subject : undefined;
        const known = bearer ? await this.#provider.ClientCredentials.find(bearer) : undefined;
        const isIn = known && !this.refused.has(bearer!) && !this.refusesAll;
        if (request.method === 'OPTIONS') return response.writeHead(200).end();
        if (!isIn || (this.wantsCertificate && !certificate)) return response.writeHead(401).end();
        const signed = verify([this.secret], request.headers, body, Date.now() / 1000);
        const system = request.headers['x-systeem'] as string | undefined;
        this.arrived.push({ bearer, certificate, signed, ...(system ? { system } : {}) });
        return response.writeHead(200).end();
      });
    });
    for (const one of [this.#as, this.#webhook])
      await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    const { clients } = this;
    const kept = new Map<string, object>();
    this.#provider = new Provider(this.issuer, {
      clients: [],
      adapter: class {
        constructor(private readonly model: string) {}
        async find(id: string) {
          if (this.model === 'Client') return clients.find((one) => one['client_id'] === id) as never;
          return kept.get(`${this.model}:${id}`) as never;
        }
        async upsert(id: string, payload: object) {
          kept.set(`${this.model}:${id}`, payload);
        }
        async destroy() {}
        async consume() {}
        async findByUid() {
          return undefined;
        }
        async findByUserCode() {
          return undefined;
        }
        async revokeByGrantId() {}
      },
      scopes: ['post'],
      clientAuthMethods: ['client_secret_basic', 'private_key_jwt', 'tls_client_auth'],
      ttl: { ClientCredentials: 3600 },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        mTLS: {
          enabled: true,
          tlsClientAuth: true,
          getCertificate: ({ socket }) => (socket as TLSSocket).getPeerX509Certificate()?.toString(),
          certificateAuthorized: ({ socket }) => (socket as TLSSocket).authorized,
          certificateSubjectMatches: ({ socket }, _property, expected) =>
            (socket as TLSSocket).getPeerX509Certificate()?.subject === expected,
        },
      },
    });
    this.#provider.on('grant.success', () => (this.tokensGiven += 1));
    const callback = this.#provider.callback();
    this.#as.on('request', (request, response) => void callback(request, response));
  }

  get issuer(): string {
    return `https://localhost:${(this.#as.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `https://localhost:${(this.#webhook.address() as AddressInfo).port}/in`;
  }

  knows(more: JsonObject): void {
    const common = {
      client_id: 'de-hub',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    };
    this.clients.splice(0, this.clients.length, { ...common, ...more });
  }

  async stop(): Promise<void> {
    for (const one of [this.#as, this.#webhook]) {
      one.closeAllConnections();
      await new Promise((resolve) => one.close(resolve));
    }
  }
}
