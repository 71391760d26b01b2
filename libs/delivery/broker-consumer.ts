import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { setMaxListeners } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';

/** What a partner put in its queue. */
export interface BrokerMessage {
  body: Buffer;
  contentType: string | undefined;
  /** Attributes of an event in binary form, without the prefix. */
  attributes: Record<string, string>;
  messageId: string | undefined;
  traceparent: string | undefined;
}

/** taken: it is ours, and goes from the queue. later: it stays, and is tried again. */
export type Taken = 'taken' | 'later';

/** A message that was read: those of one record are taken one after the other. */
export interface Arrival {
  /** Absent of what is of no record, or cannot be read: it waits for nothing. */
  record?: string;
  take(): Promise<Taken>;
}

export interface Consuming {
  queue: string;
  /** So many side by side. */
  atOnce: number;
  /** Connects; tells when the connection is gone. */
  open: (onGone: () => void) => Promise<ChannelModel>;
  read: (message: BrokerMessage) => Arrival;
  report: (error: unknown, doing: string) => void;
}

/** CloudEvents AMQP binding: the prefixes of attributes in binary form. */
const PREFIX = /^cloudEvents[:_]([a-z0-9]{1,20})$/;
const NOTHING = Buffer.alloc(0);
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
const AGAIN_AFTER_MS = 1000;
const LOOK_EVERY_MS = 2000;
const NOT_FOUND = 404;
const RESOURCE_LOCKED = 405;

/** Takes of one queue, while nobody else does. */
export class Consumer {
  readonly #stopping = new AbortController();
  #using: Promise<void> | undefined;

  constructor(private readonly consuming: Consuming) {}

  /** Connects, takes until the connection is gone, and again after a pause that grows. */
  async run(): Promise<void> {
    const { signal } = this.#stopping;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await this.#listen(() => (pause = FIRST_PAUSE_MS));
      } catch (error) {
        this.consuming.report(error, 'listening to the broker');
      }
      await sleep(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** What is being taken is finished; the rest goes back to the broker. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#using?.catch(() => undefined);
  }

  async #listen(onUp: () => void): Promise<void> {
    const gone = new AbortController();
    const connection = await this.consuming.open(() => gone.abort());
    const over = AbortSignal.any([gone.signal, this.#stopping.signal]);
    // Each message that waits listens to it.
    setMaxListeners(0, over);
    this.#using = this.#use(connection, over, () => gone.abort(), onUp).finally(() => closed(connection));
    await this.#using;
  }

  async #use(
    connection: ChannelModel,
    over: AbortSignal,
    onGone: () => void,
    onUp: () => void,
  ): Promise<void> {
    const { queue, atOnce } = this.consuming;
    const channel = await alone(connection, queue, over, onUp);
    if (!channel) return;
    channel.on('close', onGone);
    const hands = new Hands(this.consuming, channel, over);
    await channel.prefetch(atOnce);
    await channel.consume(queue, (message) => (message ? hands.add(message) : onGone()));
    if (!over.aborted) await new Promise((resolve) => over.addEventListener('abort', resolve));
    // What was begun here ends before it is taken anew from another connection.
    await hands.empty();
  }
}

/**
 * A channel, when nobody else takes of the queue any more: two that take side by side break the order of a record.
 * Whoever has the queue beside it, of its connection alone, is the one: a consumer that is exclusive would do for a plain
 * queue, and a partner may make one of another kind.
 */
async function alone(
  connection: ChannelModel,
  queue: string,
  over: AbortSignal,
  onUp: () => void,
): Promise<Channel | undefined> {
  while (!over.aborted) {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    try {
      const isFree = async (): Promise<boolean> => (await channel.checkQueue(queue)).consumerCount === 0;
      const isOurs = async (): Promise<boolean> => {
        await channel.assertQueue(`${queue}/taker`, { exclusive: true, durable: false });
        // Of the one before us the broker may not have taken everything back yet.
        return isFree();
      };
      const isAlone = (await isFree()) && (await isOurs());
      onUp();
      if (isAlone) return channel;
      await channel.close();
    } catch (error) {
      // Of both the broker has closed the channel.
      const { code } = error as { code?: number };
      if (code === NOT_FOUND) await declare(connection, queue);
      else if (code !== RESOURCE_LOCKED) throw error;
      if (code === NOT_FOUND) continue;
    }
    await sleep(LOOK_EVERY_MS, over);
  }
  return undefined;
}

/** Only of a queue that is not there: its partner may have made it, with arguments of its own. */
async function declare(connection: ChannelModel, queue: string): Promise<void> {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  await channel.assertQueue(queue, { durable: true });
  await channel.close();
}

/** What came over one channel and is not acknowledged yet. */
class Hands {
  readonly #work = new Set<Promise<void>>();
  /** Of each record what came last: the next waits for it. */
  readonly #lastOf = new Map<string, Promise<void>>();

  constructor(
    private readonly consuming: Consuming,
    private readonly channel: Channel,
    private readonly over: AbortSignal,
  ) {}

  add(whole: ConsumeMessage): void {
    const { record, take } = this.#arrivalOf(whole);
    // It may wait for long, and be as large as the broker lets by: what is to be kept of it is for who reads it.
    const message = { ...whole, content: NOTHING };
    const before = record === undefined ? undefined : this.#lastOf.get(record);
    const work = this.#takeAfter(before, take, message).finally(() => {
      this.#work.delete(work);
      if (record !== undefined && this.#lastOf.get(record) === work) this.#lastOf.delete(record);
    });
    this.#work.add(work);
    if (record !== undefined) this.#lastOf.set(record, work);
  }

  async empty(): Promise<void> {
    await Promise.all(this.#work);
  }

  /** Acknowledged only after what it says is committed. Until then it stays here: back in its queue, what is newer would pass it. */
  async #takeAfter(
    before: Promise<void> | undefined,
    take: Arrival['take'],
    message: ConsumeMessage,
  ): Promise<void> {
    await before;
    while (!this.over.aborted) {
      if ((await this.#tried(take)) === 'taken') return this.#acknowledge(message);
      await sleep(AGAIN_AFTER_MS, this.over);
    }
  }

  #tried(take: Arrival['take']): Promise<Taken> {
    return take().catch((error: unknown): Taken => {
      this.consuming.report(error, 'taking a message of the broker');
      return 'later';
    });
  }

  #acknowledge(message: ConsumeMessage): void {
    try {
      this.channel.ack(message);
    } catch {
      // The channel is gone: the broker gives it again, and it is known by its id.
    }
  }

  #arrivalOf({ content, properties }: ConsumeMessage): Arrival {
    const headers = (properties.headers ?? {}) as Record<string, unknown>;
    const attributes = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => {
        const attribute = PREFIX.exec(name)?.[1];
        return attribute && typeof value === 'string' ? [[attribute, value]] : [];
      }),
    );
    try {
      return this.consuming.read({
        body: content,
        contentType: properties.contentType as string | undefined,
        attributes,
        messageId: properties.messageId as string | undefined,
        traceparent: typeof headers['traceparent'] === 'string' ? headers['traceparent'] : undefined,
      });
    } catch (error) {
      return { take: () => Promise.reject(error as Error) };
    }
  }
}

/** Closed by us, or gone by itself meanwhile. */
const closed = (connection: ChannelModel): Promise<void> =>
  new Promise((resolve) => {
    connection.once('close', () => resolve());
    connection.close().then(resolve, () => resolve());
  });

/** So long, or until it is over. */
const sleep = async (ms: number, over: AbortSignal): Promise<void> => {
  await after(ms, undefined, { signal: over }).catch(() => undefined);
};
