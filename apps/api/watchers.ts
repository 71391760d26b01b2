import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { HEADERS } from './http-answers.js';
import { EVENT_STREAM_TYPE } from './media-types.js';
import { Refused } from './problem.js';

export interface Watcher<T> {
  /** Of one and the same: so many streams at most. */
  who: string;
  response: ServerResponse;
  /** Whether it may still be told. */
  goesOn(): Promise<boolean>;
  /** When it ends in any case, by the clock of the process. */
  endsAt: number;
  /** What it was told first. */
  seen: T;
  /** Of one that watches something of its own. */
  look?(): Promise<T>;
}

interface Options<T> {
  /** Names the event. */
  event: string;
  /** What all watch that have nothing of their own. */
  look?(): Promise<T>;
  /** What has to be another for it to be told. */
  markOf(seen: T): string;
  everyMs: number;
  report(error: unknown): void;
}

const MOST = 50;
const MOST_OF_ONE = 4;
/** Every so many looks something is sent in any case, so that who hung up is noticed. */
const LOOKS_BETWEEN_SIGNS = 10;

/**
 * Tells everybody who watches something whenever it changed: what is the same for all is looked at once, and only while
 * somebody watches.
 */
export class Watchers<T> {
  /** Each with the mark of what it was told last. */
  readonly #all = new Map<Watcher<T>, string>();
  #round: Promise<void> | undefined;
  #isOver = false;

  constructor(private readonly options: Options<T>) {}

  /** Throws where somebody has too many streams, or all have. */
  assertRoom(who: string): void {
    const own = [...this.#all.keys()].filter((one) => one.who === who).length;
    const hasRoom = !this.#isOver && this.#all.size < MOST && own < MOST_OF_ONE;
    if (!hasRoom) throw new Refused({ code: 'too-many-requests' }, { 'Retry-After': '30' });
  }

  /** Answers with what is seen now; to whoever follows also with whatever it becomes. */
  async answer(reply: FastifyReply, watcher: Omit<Watcher<T>, 'response'>, follows: boolean): Promise<void> {
    const type = `${EVENT_STREAM_TYPE}; charset=utf-8`;
    const first = eventText(this.options.event, watcher.seen);
    if (!follows) {
      await reply.type(type).send(first);
      return;
    }
    reply.hijack();
    reply.raw.writeHead(200, { ...HEADERS, 'Content-Type': type, 'X-Accel-Buffering': 'no' });
    reply.raw.write(first);
    this.#add({ ...watcher, response: reply.raw });
  }

  #add(watcher: Watcher<T>): void {
    // Who hung up while it was looked would never be heard to close, and keep its place.
    if (watcher.response.destroyed) return;
    this.#all.set(watcher, this.options.markOf(watcher.seen));
    watcher.response.once('close', () => this.#all.delete(watcher));
    this.#round ??= this.#watch().finally(() => (this.#round = undefined));
  }

  /** The server stops: nobody is left waiting. */
  async end(): Promise<void> {
    this.#isOver = true;
    for (const { response } of this.#all.keys()) response.end();
    this.#all.clear();
    await this.#round;
  }

  async #watch(): Promise<void> {
    for (let look = 1; this.#all.size > 0; look++) {
      await pause(this.options.everyMs, undefined, { ref: false });
      try {
        await this.#sendAway();
        await this.#tell();
        if (look % LOOKS_BETWEEN_SIGNS === 0)
          for (const { response } of this.#all.keys()) response.write(': here\n\n');
      } catch (error) {
        // A database that is away for a moment: the next look is another.
        this.options.report(error);
      }
    }
  }

  async #tell(): Promise<void> {
    const all = this.#all.size > 0 ? await this.options.look?.() : undefined;
    for (const [watcher, told] of this.#all) {
      const seen = watcher.look ? await watcher.look() : all!;
      const mark = this.options.markOf(seen);
      // Who hung up meanwhile is not there any more.
      if (!this.#all.has(watcher)) continue;
      if (told === mark) continue;
      watcher.response.write(eventText(this.options.event, seen));
      this.#all.set(watcher, mark);
    }
  }

  async #sendAway(): Promise<void> {
    for (const watcher of this.#all.keys())
      if (performance.now() >= watcher.endsAt || !(await watcher.goesOn())) {
        watcher.response.end('event: over\ndata: {}\n\n');
        this.#all.delete(watcher);
      }
  }
}

const eventText = (event: string, seen: unknown): string =>
  `event: ${event}\ndata: ${JSON.stringify(seen)}\n\n`;
