import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhookClient, type WebhookClientOptions } from './index.js';
import type { WebhookClient } from './webhook.client.js';

/** For the tests of the client: real servers and clients on loopback, closed together, the newest first. */
export class Loopback {
  readonly #toClose: (() => Promise<void>)[] = [];

  client(options: Partial<WebhookClientOptions> = {}): WebhookClient {
    const made = createWebhookClient({
      origin: 'hub.example',
      connectTimeoutMs: 2000,
      timeoutMs: 5000,
      maxAnswerBytes: 4096,
      connectionsPerOrigin: 4,
      userAgent: 'Schakel/test',
      allowPrivateAddresses: true,
      ...options,
    });
    let isClosed: Promise<void> | undefined;
    const close = (): Promise<void> => (isClosed ??= made.close());
    this.#toClose.push(close);
    return { ...made, close };
  }

  /** A server that counts what reaches it. */
  async serve(answer: RequestListener) {
    const seen = { url: '', port: 0, requests: 0, connections: 0 };
    const server = createServer((request, response) => {
      seen.requests += 1;
      answer(request, response);
    });
    server.on('connection', () => (seen.connections += 1));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    seen.port = (server.address() as AddressInfo).port;
    seen.url = `http://127.0.0.1:${seen.port}/in?x=1`;
    let isClosed: Promise<void> | undefined;
    const close = (): Promise<void> =>
      (isClosed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }));
    this.#toClose.push(close);
    return Object.assign(seen, { close });
  }

  async closeAll(): Promise<void> {
    for (const close of this.#toClose.splice(0).reverse()) await close();
  }
}

/** Takes the request in and gives always the same answer. */
export const answerWith =
  (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, headers).end(body);
  };
