import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { createBrokerClient, type BrokerClient, type Taken } from '#delivery';
import { until } from '../anomaly-stream.js';
import { BrokerWire } from '../broker-wire.js';
import { hasRabbitmq, Rabbitmq } from '../rabbitmq.js';

const AT_ONCE = 20;

(hasRabbitmq ? describe : describe.skip)('who takes of a queue at a broker', () => {
  const rabbitmq = new Rabbitmq();
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let wire: BrokerWire;
  let number = 0;
  let queue: string;
  const clients: BrokerClient[] = [];
  let letGo: () => void = () => undefined;

  beforeAll(async () => {
    await rabbitmq.start();
    connection = await connect(rabbitmq.url);
    channel = await connection.createConfirmChannel();
    wire = await BrokerWire.start(rabbitmq.url);
  }, 120_000);
  afterEach(async () => {
    letGo();
    await Promise.all(clients.splice(0).map((client) => client.close()));
    wire.total = 0;
  });
  afterAll(async () => {
    wire?.stop();
    await connection?.close().catch(() => undefined);
    await rabbitmq.stop();
  });

  const client = (url: string, report?: (error: unknown) => void): BrokerClient => {
    const one = createBrokerClient({ url, timeoutMs: 5000, ...(report ? { report } : {}) });
    clients.push(one);
    return one;
  };
  const made = async (options: object = {}): Promise<void> => {
    queue = `schakel.from.sender-${(number += 1)}`;
    await channel.assertQueue(queue, { durable: true, arguments: options });
  };
  /** `a1`, `b1`, `a2`: the letter is the record. */
  const put = async (...said: string[]): Promise<void> => {
    for (const one of said) channel.sendToQueue(queue, Buffer.from(one));
    await channel.waitForConfirms();
  };
  const left = async (): Promise<number> => (await channel.checkQueue(queue)).messageCount;
  const consume = (
    by: BrokerClient,
    take: (said: string) => Promise<Taken>,
    of = queue,
  ): { stop(): Promise<void> } =>
    by.consume(of, AT_ONCE, ({ body }) => {
      const said = body.toString();
      return { record: said[0]!, take: () => take(said) };
    });

  it('takes those of one record one after the other, and others side by side', async () => {
    await made();
    let inside = 0;
    let most = 0;
    const taken: string[] = [];
    await put('a1', 'a2', 'a3', 'b1', 'b2', 'c1');
    consume(client(rabbitmq.url), async (said) => {
      most = Math.max(most, (inside += 1));
      // What is older takes longer.
      await pause(said.endsWith('1') ? 300 : 20);
      inside -= 1;
      taken.push(said);
      return 'taken';
    });
    await until('all are taken', () => taken.length === 6);
    expect(taken.filter((said) => said.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(taken.filter((said) => said.startsWith('b'))).toEqual(['b1', 'b2']);
    expect(most).toBe(3);
  });

  it('takes nothing newer of a record before what has to wait', async () => {
    await made();
    const taken: string[] = [];
    let tries = 0;
    await put('a1', 'a2', 'a3', 'b1');
    consume(client(rabbitmq.url), async (said) => {
      if (said === 'a2' && (tries += 1) < 3) return 'later';
      if (said === 'a2' && tries === 3) throw new Error('the database is away');
      taken.push(said);
      return 'taken';
    });
    await until('all are taken', () => taken.length === 4);
    expect(taken.filter((said) => said.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(taken.indexOf('b1')).toBeLessThan(taken.indexOf('a2'));
    await until('nothing is left', async () => (await left()) === 0);
  });

  it.each([
    ['a plain queue', {}],
    ['one that is kept at several nodes', { 'x-queue-type': 'quorum' }],
    ['one that gives to one at a time by itself', { 'x-single-active-consumer': true }],
  ])('is one at a time, and another within seconds when it is gone: %s', async (_of, options) => {
    await made(options);
    const taken: [by: string, said: string][] = [];
    const commits = (by: string) => async (said: string) => {
      await pause(said === 'a1' ? 50 : 5);
      taken.push([by, said]);
      return 'taken' as const;
    };
    const stuck: string[] = [];
    // It got messages and commits none of them.
    const never = new Promise<Taken>((resolve) => (letGo = () => resolve('later')));
    consume(client(wire.url), (said) => (stuck.push(said), never));
    await until('the first has it', () => wire.open === 1);
    await pause(1000);
    const second = consume(client(rabbitmq.url), commits('second'));
    await put('a1', 'a2', 'b1');
    await until('it came to the first', () => stuck.length === 2);
    await pause(2500);
    expect([stuck, taken]).toEqual([['a1', 'b1'], []]);
    // Nobody acknowledged them.
    wire.cut();
    await until('the second goes on', () => taken.length === 3, 15_000);
    expect(taken.filter(([, said]) => said.startsWith('a'))).toEqual([
      ['second', 'a1'],
      ['second', 'a2'],
    ]);
    await second.stop();
    await until('nothing is left', async () => (await left()) === 0);
  });
});
