import type { ServerResponse } from 'node:http';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { connect, type AddressInfo } from 'node:net';
import type { Behaviour } from '../apps/demo/doubles.js';
import type { Issued } from './certificates.js';

const DRIP_EVERY_MS = 1000;
const LARGE = 100 * 1024 * 1024;
const own = (takes: boolean, answer: (response: ServerResponse) => void): Behaviour => ({
  kind: 'own',
  takes,
  answer,
});

/** A partner that has taken it in, and answers so that nobody could know. */
export const HANGS_AFTER_HEADERS = own(true, (response) =>
  response.writeHead(200, { 'content-length': '5' }).flushHeaders(),
);

export const DRIPS = own(true, (response) => {
  response.writeHead(200).flushHeaders();
  const dripping = setInterval(() => response.write('x'), DRIP_EVERY_MS);
  response.on('close', () => clearInterval(dripping));
});

export const CLOSES_IN_THE_MIDDLE = own(true, (response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('half', () => response.destroy());
});

/** Hundred megabytes, as fast as they are read; `sent` hears how many there were room for. */
export const answersLarge = (sent: (bytes: number) => void): Behaviour =>
  own(true, (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let bytes = 0;
    const more = (): void => {
      while (bytes < LARGE && !response.destroyed) {
        bytes += chunk.length;
        sent(chunk.length);
        if (!response.write(chunk)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });

/** Without having taken it in. */
export const redirectsTo = (location: string): Behaviour =>
  own(false, (response) => response.writeHead(307, { location }).end());

/** TLS in front of a server that has none, with a certificate that can become another. */
export class TlsFront {
  readonly #server: Server;
  readonly #sockets = new Set<TLSSocket>();

  private constructor(to: number, certificate: Issued) {
    this.#server = createServer(certificate, (socket) => {
      this.#sockets.add(socket);
      const behind = connect(to, '127.0.0.1');
      for (const [one, other] of [[socket, behind] as const, [behind, socket] as const]) {
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
      }
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('tlsClientError', () => undefined);
  }

  static async start(to: string, certificate: Issued): Promise<TlsFront> {
    const front = new TlsFront(Number(new URL(to).port), certificate);
    await new Promise<void>((resolve) => front.#server.listen(0, '127.0.0.1', resolve));
    return front;
  }

  get url(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}/webhook`;
  }

  /** Whoever was connected has to come again. */
  change(certificate: Issued): void {
    this.#server.setSecureContext(certificate);
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
