import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import { setTimeout as after } from 'node:timers/promises';
import type { AttemptResult } from './answer.rules.js';
import { Consumer, type Arrival, type BrokerMessage } from './broker-consumer.js';

export type { Arrival, BrokerMessage, Taken } from './broker-consumer.js';

export interface BrokerClient {
  /** One attempt to put an event in a queue: confirmed by the broker, or it counts as not sent. Never rejects. */
  send(
    queue: string,
    post: { id: string; body: string; traceparent?: string; contentType?: string },
  ): Promise<AttemptResult>;
  /**
   * Takes messages of a queue, so many side by side and those of one record in order, until it is stopped; connects again
   * by itself. Of all that consume a queue one takes, and when it is gone another.
   */
  consume(
    queue: string,
    atOnce: number,
    read: (message: BrokerMessage) => Arrival,
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
/** A connection that is dead without saying so is found out in twice this time. */
const HEARTBEAT_S = '10';

/** Events over AMQP 0-9-1, structured form, each persistent and mandatory, with publisher confirms. */
export function createBrokerClient(options: BrokerOptions): BrokerClient {
  const { url, timeoutMs, report } = options;
  let publishing: Promise<Publisher> | undefined;
  const consumers = new Set<{ stop(): Promise<void> }>();

  async function publisher(): Promise<Publisher> {
    if (publishing) return publishing;
    // Its channel and its connection both say that it is gone: the second time there may be another.
    const forget = (): void => {
      if (publishing === opening) publishing = undefined;
    };
    const opening = Publisher.open(url, timeoutMs, forget, report);
    publishing = opening;
    opening.catch(forget);
    return opening;
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
    consume(queue, atOnce, read) {
      const consumer = new Consumer({
        queue,
        atOnce,
        open: (onGone) => opened(url, timeoutMs, onGone),
        read,
        report: (error, doing) => report?.(error, doing),
      });
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
  /** The broker asked to wait (connection.blocked): it reads nothing more. */
  #isBlocked = false;
  /** It did not confirm in time, and does not answer another question either. */
  #isSilent = false;

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
    private readonly timeoutMs: number,
  ) {
    channel.on('return', ({ properties }: ConsumeMessage) =>
      this.#returned.add(String(properties.messageId)),
    );
    connection.on('blocked', () => (this.#isBlocked = true));
    connection.on('unblocked', () => (this.#isBlocked = false));
    channel.on('close', () => {
      for (const end of this.#gone) end();
    });
  }

  static async open(
    url: string,
    timeoutMs: number,
    onGone: () => void,
    report: BrokerOptions['report'],
  ): Promise<Publisher> {
    const connection = await opened(url, timeoutMs, onGone);
    const channel = await connection.createConfirmChannel().catch((error: unknown) => {
      void connection.close().catch(() => undefined);
      throw error;
    });
    // As of an account that may not write: the broker says so here, and nowhere else.
    channel.on('error', (error) => report?.(error, 'sending to the broker'));
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
    // It would lie on its way, once more for each attempt, and go when the broker reads again: whatever was decided meanwhile.
    if (this.#isBlocked || this.#isSilent) return Promise.resolve({ kind: 'later', reason: 'timeout' });
    return new Promise((resolve) => {
      const settle = (result: AttemptResult): void => {
        clearTimeout(timer);
        this.#gone.delete(broken);
        this.#returned.delete(id);
        resolve(result);
      };
      const broken = (): void => settle({ kind: 'later', reason: 'connection' });
      const timer = setTimeout(() => {
        settle({ kind: 'later', reason: 'timeout' });
        this.#askWhetherItReads();
      }, this.timeoutMs);
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

  /** One queue that cannot confirm keeps up no other: any answer says that the broker reads. */
  #askWhetherItReads(): void {
    if (this.#isSilent) return;
    this.#isSilent = true;
    // How many a consumer may have: there is none here, so that it changes nothing.
    this.channel.prefetch(0).then(
      () => (this.#isSilent = false),
      () => undefined,
    );
  }

  /** A broker that asked to wait answers neither. */
  async #inTime(asked: Promise<void>): Promise<void> {
    const late = new AbortController();
    const limit = after(this.timeoutMs, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([asked.catch(() => undefined), limit]);
    late.abort();
  }

  async close(): Promise<void> {
    await this.#inTime(this.channel.waitForConfirms());
    await this.#inTime(this.connection.close());
  }
}
