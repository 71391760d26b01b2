import type { Server, Socket } from 'node:net';
import { Transform, type Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HubConfig } from '#config';
import { proxyCheck } from './certificates.js';
import { createCount } from './count.js';
import { Refused } from './problem.js';

/** Of what comes in pieces it is not known how much it will be. */
const FIRST_PIECE = 64 * 1024;

type Limits = Pick<HubConfig, 'limits' | 'proxies'>;

/** What comes from a proxy of ours is not of one sender: the proxy tells those apart. */
const sharesOf = ({ proxies }: Limits): ((address: string) => boolean) => {
  const isProxy = proxyCheck(proxies.trusted);
  return (address) => !isProxy(address);
};

/** One address never takes all connections (TCP): what is over its part is cut off before a byte of it is read. */
export function limitSockets(server: Server, config: Limits): void {
  const { maxSockets, socketsPerAddress } = config.limits;
  const hasShare = sharesOf(config);
  const open = createCount();
  server.maxConnections = maxSockets;
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (!hasShare(address)) return;
    if (open.of(address) >= socketsPerAddress) return void socket.destroy();
    open.add(address, 1);
    socket.once('close', () => open.add(address, -1));
  });
}

/**
 * How much of bodies may be in memory at once, before it is known whose they are; one address never takes more than half of
 * that, but always one body. What does not fit is answered with 503 and is not read.
 */
export interface Room {
  /** To be called before the body is read; throws Refused. */
  enter(request: FastifyRequest, reply: FastifyReply): void;
  /** What comes in pieces, counted as it comes. */
  counted(request: FastifyRequest, reply: FastifyReply, body: Readable): Readable;
}

export function createRoom(config: Limits): Room {
  const { maxBodies } = config.limits;
  const hasShare = sharesOf(config);
  const inside = createCount();
  const ALL = 'all';

  const held = new WeakMap<FastifyRequest, number>();

  function take(request: FastifyRequest, reply: FastifyReply, bytes: number): void {
    const address = request.raw.socket.remoteAddress ?? '';
    const before = held.get(request);
    const own = inside.of(address);
    const isOnly = before === undefined && own === 0;
    const isTooMuch = hasShare(address) && own + bytes > maxBodies / 2 && !isOnly;
    if (isTooMuch || inside.of(ALL) + bytes > maxBodies)
      // What is not read any further keeps the connection; nothing else can come over it.
      throw new Refused({ code: 'busy' }, { Connection: 'close' });
    const count = (many: number): void => [ALL, address].forEach((one) => inside.add(one, many));
    count(bytes);
    held.set(request, (before ?? 0) + bytes);
    if (before === undefined) reply.raw.once('close', () => count(-held.get(request)!));
  }

  return {
    enter(request, reply) {
      const length = Number(request.headers['content-length'] ?? NaN);
      // What is larger than any body may be is refused by its length alone.
      if (length > config.limits.maxBody) return;
      take(request, reply, Number.isNaN(length) ? FIRST_PIECE : length);
    },
    counted(request, reply, body) {
      let room = FIRST_PIECE;
      const transform = (
        chunk: Buffer,
        _encoding: unknown,
        done: (error?: Error | null, data?: Buffer) => void,
      ) => {
        room -= chunk.length;
        try {
          while (room < 0) {
            take(request, reply, FIRST_PIECE);
            room += FIRST_PIECE;
          }
          done(null, chunk);
        } catch (error) {
          done(error as Error);
        }
      };
      const through = new Transform({ transform });
      // Not a pipeline: that would hang up before the refusal is said.
      body.once('error', (error) => through.destroy(error)).once('aborted', () => through.destroy());
      return body.pipe(through);
    },
  };
}
