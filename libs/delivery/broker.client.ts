import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import type { AttemptResult } from './answer.rules.js';

/** What a partner put in its queue. */
export interface BrokerMessage {
  body: Buffer;
  contentType: string | undefined;
  /** Attributes of an event in binary form, without the prefix. */
  attributes: Record<string, string>;
  messageId: string | undefined;
  traceparent: string | undefined;
}

/** taken: it is ours, and goes from the queue. later: it stays, and comes again. */
export type Taken = 'taken' | 'later';

export interface BrokerClient {
  /** One attempt to put an event in a queue: confirmed by the broker, or it counts as not sent. Never rejects. */
  send(
    queue: string,
    post: { id: string; body: string; traceparent?: string; contentType?: string },
  ): Promise<AttemptResult>;
  /** Takes messages of a queue, so many side by side, until it is stopped; connects again by itself. */
  consume(
    queue: string,
    atOnce: number,
    take: (message: BrokerMessage) => Promise<Taken>,
  ): { stop(): Promise<void> };
  close(): Promise<void>;
}

export interface BrokerOptions {
  /** `amqp://` or `amqps://`, with credentials. */
  url: string;
  /** How long connecting and a confirmation may take, milliseconds. */
  timeoutMs: number;
  /** Told of what broke, for a log. */
  report?: (error: unknown, doing: string) => void;
}

const EVENT = 'application/cloudevents+json; charset=utf-8';
/** CloudEvents AMQP binding: the prefixes of attributes in binary form. */
const PREFIX = /^cloudEvents[:_]([a-z0-9]{1,20})$/;
/** A connection that is dead without saying so is found out in twice this time. */
const HEARTBEAT_S = '10';
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;
const AGAIN_AFTER_MS = 1000;

/** Events over AMQP 0-9-1, structured form, each persistent and mandatory, with publisher confirms. */
export function createBrokerClient(options: BrokerOptions): BrokerClient {
  const { url, timeoutMs, report } = options;
  let publishing: Promise<Publisher> | undefined;
  const consumers = new Set<{ stop(): Promise<void> }>();

  async function publisher(): Promise<Publisher> {
    publishing ??= Publisher.open(url, timeoutMs, () => (publishing = undefined)).catch((error: unknown) => {
      publishing = undefined;
      throw error;
    });
    return publishing;
  }

  return {
    async send(queue, post) {
      try {
        return await (await publisher()).send(queue, post);
      } catch (error) {
        report?.(error, 'connecting to the broker');
        return { kind: 'later', reason: 'connection' };
      }
    },
    consume(queue, atOnce, take) {
      const consumer = new Consumer(options, queue, atOnce, take);
      consumers.add(consumer);
      void consumer.run();
      return {
        async stop() {
          consumers.delete(consumer);
          await consumer.stop();
        },
      };
    },
    async close() {
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
      const open = await publishing?.catch(() => undefined);
      await open?.close();
    },
  };
}

const opened = async (url: string, timeoutMs: number, onGone: () => void): Promise<ChannelModel> => {
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', HEARTBEAT_S);
  const connection = await connect(address.toString(), { timeout: timeoutMs });
  // Without a listener an error of the connection would end the process.
  connection.on('error', () => undefined);
  connection.on('close', onGone);
  return connection;
};

class Publisher {
  /** What the broker gave back because no queue takes it, by message id. */
  readonly #returned = new Set<string>();
  readonly #gone = new Set<() => void>();

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
    private readonly timeoutMs: number,
  ) {
    channel.on('return', ({ properties }: ConsumeMessage) =>
      this.#returned.add(String(properties.messageId)),
    );
    channel.on('error', () => undefined);
    channel.on('close', () => {
      for (const end of this.#gone) end();
    });
  }

  static async open(url: string, timeoutMs: number, onGone: () => void): Promise<Publisher> {
    const connection = await opened(url, timeoutMs, onGone);
    const channel = await connection.createConfirmChannel();
    // A channel that broke is of no use: the next attempt opens another connection.
    channel.on('close', () => {
      onGone();
      void connection.close().catch(() => undefined);
    });
    return new Publisher(connection, channel, timeoutMs);
  }

  send(
    queue: string,
    { id, body, traceparent, contentType = EVENT }: Parameters<BrokerClient['send']>[1],
  ): Promise<AttemptResult> {
    return new Promise((resolve) => {
      const settle = (result: AttemptResult): void => {
        clearTimeout(timer);
        this.#gone.delete(broken);
        this.#returned.delete(id);
        resolve(result);
      };
      const broken = (): void => settle({ kind: 'later', reason: 'connection' });
      const timer = setTimeout(() => settle({ kind: 'later', reason: 'timeout' }), this.timeoutMs);
      this.#gone.add(broken);
      const properties = {
        messageId: id,
        contentType,
        persistent: true,
        mandatory: true,
        headers: traceparent ? { traceparent } : {},
      };
      try {
        // The default exchange: the routing key is the name of the queue.
        this.channel.publish('', queue, Buffer.from(body), properties, (refused: unknown) => {
          // A queue that is full or does not take it says no; one that is not there gives it back before it confirms.
          if (refused) settle({ kind: 'later', reason: 'throttled' });
          else if (this.#returned.has(id)) settle({ kind: 'later', reason: 'unroutable' });
          else settle({ kind: 'delivered', status: 200 });
        });
      } catch {
        broken();
      }
    });
  }

  async close(): Promise<void> {
    await this.channel.waitForConfirms().catch(() => undefined);
    await this.connection.close().catch(() => undefined);
  }
}

class Consumer {
  #stopping = false;
  #connection: ChannelModel | undefined;
  #wake: (() => void) | undefined;
  readonly #atWork = new Set<Promise<void>>();

  constructor(
    private readonly options: BrokerOptions,
    private readonly queue: string,
    private readonly atOnce: number,
    private readonly take: (message: BrokerMessage) => Promise<Taken>,
  ) {}

  /** Connects, listens until the connection is gone, and again after a pause that grows. */
  async run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.#stopping) {
      try {
        await this.#listen(() => (pause = FIRST_PAUSE_MS));
      } catch (error) {
        this.options.report?.(error, 'listening to the broker');
      }
      if (this.#stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        this.#wake = () => (clearTimeout(timer), resolve());
      });
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await Promise.all(this.#atWork);
    await this.#connection?.close().catch(() => undefined);
  }

  async #listen(onUp: () => void): Promise<void> {
    let gone: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (gone = resolve));
    const connection = await opened(this.options.url, this.options.timeoutMs, () => gone());
    this.#connection = connection;
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    channel.on('close', () => gone());
    await channel.assertQueue(this.queue, { durable: true });
    await channel.prefetch(this.atOnce);
    await channel.consume(this.queue, (message) => {
      if (!message) return gone();
      const work = this.#handle(message)
        .then((taken) => {
          if (taken === 'taken') channel.ack(message);
          else channel.nack(message, false, true);
        })
        // The channel is gone: the broker gives it to somebody again.
        .catch(() => undefined)
        .finally(() => this.#atWork.delete(work));
      this.#atWork.add(work);
    });
    onUp();
    await until;
    await connection.close().catch(() => undefined);
  }

  /** Acknowledged only after what it says is committed; what cannot be taken now waits a moment. */
  async #handle({ content, properties }: ConsumeMessage): Promise<Taken> {
    const headers = (properties.headers ?? {}) as Record<string, unknown>;
    const attributes = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => {
        const attribute = PREFIX.exec(name)?.[1];
        return attribute && typeof value === 'string' ? [[attribute, value]] : [];
      }),
    );
    const taken = await this.take({
      body: content,
      contentType: properties.contentType as string | undefined,
      attributes,
      messageId: properties.messageId as string | undefined,
      traceparent: typeof headers['traceparent'] === 'string' ? headers['traceparent'] : undefined,
    }).catch((error: unknown): Taken => {
      this.options.report?.(error, 'taking a message of the broker');
      return 'later';
    });
    if (taken === 'later') await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    return taken;
  }
}
