import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify } from '#delivery';
import type { JsonObject } from '#kernel';
import { digestOfEvent } from './documents.js';

/**
 * The recipients, in a process of their own: real HTTP servers that check the signature, keep the bytes and note the
 * moment. What costs time and is not a recipient's work (reading and comparing) is done when the load is over.
 */
export type Order =
  | { order: 'listen'; count: number }
  | { order: 'secrets'; secrets: string[] }
  | { order: 'away'; isAway: boolean }
  | { order: 'count' }
  | { order: 'collect' };

/** What one recipient saw, each webhook-id once, in order of arrival. */
export interface Arrivals {
  webhookIds: string[];
  recordIds: string[];
  digests: string[];
  /** Milliseconds on the clock that all processes of a machine share. */
  at: Float64Array;
  /** Came again with the same bytes; allowed, and counted. */
  repeats: number;
  /** Came again with other bytes; never allowed. */
  conflicts: number;
  badSignatures: number;
}

/** CLOCK_MONOTONIC: the same in every process, unlike performance.now(). */
export const sharedClock = (): number => Number(process.hrtime.bigint()) / 1e6;

class Recipient {
  secret = '';
  isAway = false;
  kept = new Map<string, { body: Buffer; at: number }>();
  repeats = 0;
  conflicts = 0;
  badSignatures = 0;
  readonly #server = createServer((request, response) => this.#take(request, response));

  async listen(): Promise<string> {
    this.#server.keepAliveTimeout = 60_000;
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/webhook`;
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'OPTIONS') {
      // The CloudEvents handshake: whoever asks may send.
      const origin = String(request.headers['webhook-request-origin']);
      response.writeHead(204, { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '*' }).end();
      return;
    }
    if (this.isAway) {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.writeHead(this.#note(request, Buffer.concat(chunks))).end());
  }

  #note({ headers }: IncomingMessage, body: Buffer): number {
    const at = sharedClock();
    if (!verify([this.secret], headers, body, Math.floor(Date.now() / 1000))) {
      this.badSignatures += 1;
      return 401;
    }
    const id = headers['webhook-id'] as string;
    const before = this.kept.get(id);
    if (!before) this.kept.set(id, { body, at });
    else if (before.body.equals(body)) this.repeats += 1;
    else this.conflicts += 1;
    return 204;
  }

  /** Gives what came since the last time, and forgets it. */
  collect(): Arrivals {
    const { kept, repeats, conflicts, badSignatures } = this;
    const events = [...kept.values()].map(({ body }) => JSON.parse(body.toString()) as JsonObject);
    this.kept = new Map();
    this.repeats = this.conflicts = this.badSignatures = 0;
    return {
      webhookIds: [...kept.keys()],
      recordIds: events.map((event) => String((event['data'] as JsonObject)['idVacature'])),
      digests: events.map(digestOfEvent),
      at: Float64Array.from([...kept.values()].map(({ at }) => at)),
      repeats,
      conflicts,
      badSignatures,
    };
  }
}

const recipients: Recipient[] = [];

async function obey(order: Order): Promise<unknown> {
  switch (order.order) {
    case 'listen':
      recipients.push(...Array.from({ length: order.count }, () => new Recipient()));
      return Promise.all(recipients.map((recipient) => recipient.listen()));
    case 'secrets':
      recipients.forEach((recipient, place) => (recipient.secret = order.secrets[place]!));
      return undefined;
    case 'away':
      for (const recipient of recipients) recipient.isAway = order.isAway;
      return undefined;
    case 'count':
      return recipients.reduce((sum, { kept }) => sum + kept.size, 0);
    case 'collect':
      return recipients.map((recipient) => recipient.collect());
  }
}

// Only as a child with a channel to its owner; without one (imported for its clock and its types) nothing happens.
if (process.env['BENCH_RECIPIENTS'] === 'yes') {
  let before: Promise<unknown> = Promise.resolve();
  process.on('message', (order: Order) => {
    before = before.then(() => obey(order)).then((answer) => process.send!({ answer }));
  });
  process.on('disconnect', () => process.exit(0));
}
