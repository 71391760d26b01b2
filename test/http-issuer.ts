import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** An identity provider whose key the test holds: it publishes metadata and keys, and signs whatever it is told to. */
export class TestIssuer {
  #server: Server;
  #keys!: Awaited<ReturnType<typeof generateKeyPair>>;
  #away = false;
  /** What the id token says that is given for a code. */
  idToken: JWTPayload = {};

  constructor() {
    this.#server = createServer((request, response) => {
      if (this.#away) return void response.writeHead(500).end();
      void this.#answer(request.url!).then((body) =>
        response
          .writeHead(body ? 200 : 404, { 'content-type': 'application/json' })
          .end(JSON.stringify(body ?? {})),
      );
    });
  }

  async start(): Promise<string> {
    this.#keys = await generateKeyPair('RS256');
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on every question is answered with 500. */
  setAway(away: boolean): void {
    this.#away = away;
  }

  async #answer(path: string): Promise<object | undefined> {
    if (path === '/.well-known/openid-configuration') {
      const at = (name: string) => `${this.url}/${name}`;
      return {
        issuer: this.url,
        jwks_uri: at('jwks'),
        authorization_endpoint: at('authorize'),
        token_endpoint: at('token'),
      };
    }
    if (path === '/token')
      return { access_token: 'x', token_type: 'bearer', id_token: await this.sign(this.idToken) };
    if (path !== '/jwks') return undefined;
    return { keys: [{ ...(await exportJWK(this.#keys.publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }] };
  }

  sign(payload: JWTPayload, typ?: string): Promise<string> {
    return new SignJWT({ iss: this.url, ...payload })
      .setProtectedHeader({ alg: 'RS256', kid: 'test', ...(typ ? { typ } : {}) })
      .sign(this.#keys.privateKey);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
