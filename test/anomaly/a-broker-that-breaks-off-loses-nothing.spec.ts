import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { createBrokerClient, type AttemptResult, type BrokerClient } from '#delivery';
import { until } from '../anomaly-stream.js';
import { BrokerWire } from '../broker-wire.js';
import { hasRabbitmq, Rabbitmq } from '../rabbitmq.js';

(hasRabbitmq ? describe : describe.skip)('a connection to a broker', () => {
  const rabbitmq = new Rabbitmq();
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let wire: BrokerWire;
  let client: BrokerClient;
  const errors: unknown[] = [];

  beforeAll(async () => {
    await rabbitmq.start();
    connection = await connect(rabbitmq.url);
    channel = await connection.createConfirmChannel();
    wire = await BrokerWire.start(rabbitmq.url);
  }, 120_000);
  afterEach(async () => {
    await client.close();
    await until('all are closed', () => wire.open === 0);
    [wire.total, errors.length] = [0, 0];
  });
  afterAll(async () => {
    wire?.stop();
    await connection?.close().catch(() => undefined);
    await rabbitmq.stop();
  });

  const open = (timeoutMs = 5000): void => {
    client = createBrokerClient({ url: wire.url, timeoutMs, report: (error) => errors.push(error) });
  };
  const send = (to: string, id: string): Promise<AttemptResult> => client.send(to, { id, body: '{}' });
  const idsIn = async (queue: string): Promise<unknown[]> => {
    const ids: unknown[] = [];
    for (let one; (one = await channel.get(queue, { noAck: true }));) ids.push(one.properties.messageId);
    return ids;
  };
  const made = async (queue: string, options: object = {}): Promise<void> => {
    await channel.assertQueue(queue, { durable: true, arguments: options });
  };
  const put = async (queue: string, said: string): Promise<void> => {
    channel.sendToQueue(queue, Buffer.from(said));
    await channel.waitForConfirms();
  };

  it('that is cut between a message and its commit gets the message again', async () => {
    open();
    await made('committed');
    let tries = 0;
    let committed = 0;
    client.consume('committed', 5, () => ({
      async take() {
        if ((tries += 1) > 1) return ((committed += 1), 'taken');
        // Its process ends here: nothing is committed, and nothing is said to the broker.
        wire.cut();
        throw new Error('it ended');
      },
    }));
    await put('committed', 'one');
    await until('it is committed', () => committed === 1, 15_000);
    expect(tries).toBe(2);
  });

  it('that is cut after a commit gives nothing that was acknowledged again', async () => {
    open();
    await made('acknowledged');
    const taken: string[] = [];
    client.consume('acknowledged', 5, ({ body }) => ({
      async take() {
        taken.push(body.toString());
        return 'taken';
      },
    }));
    await put('acknowledged', 'one');
    await until('it is taken', () => taken.length === 1);
    await pause(500);
    wire.cut();
    await until('it was away', () => wire.total === 2, 15_000);
    await put('acknowledged', 'two');
    await until('the next is taken', () => taken.length > 1, 15_000);
    expect(taken).toEqual(['one', 'two']);
  });

  it('takes of a queue that its partner made, with arguments of its own', async () => {
    open();
    await made('limited', { 'x-max-length': 1000 });
    const taken: string[] = [];
    client.consume('limited', 5, ({ body }) => ({
      async take() {
        taken.push(body.toString());
        return 'taken';
      },
    }));
    await put('limited', 'one');
    await until('it is taken', () => taken.length === 1, 15_000);
    expect([errors, wire.total]).toEqual([[], 1]);
  });

  it('is closed when the queue cannot be opened, before there is another', async () => {
    open();
    let most = 0;
    // A name that nobody may give.
    client.consume('amq.ours', 5, () => ({ take: () => Promise.resolve('taken') }));
    await until('it was tried again and again', () => {
      most = Math.max(most, wire.open);
      return errors.length === 4;
    });
    expect([most, wire.total]).toEqual([1, 4]);
  });

  it('is closed when it was stopped while it connected', async () => {
    open();
    await made('stopped');
    const consumer = client.consume('stopped', 5, () => ({ take: () => Promise.resolve('taken') }));
    await consumer.stop();
    await pause(1000);
    expect(wire.open).toBe(0);
  });

  it('that broke does not make the one after it forgotten', async () => {
    open();
    await made('to');
    expect(await send('to', 'm-1')).toMatchObject({ kind: 'delivered' });
    wire.breakChannel(1500);
    await until('the channel is gone', async () => {
      await send('to', 'm-2');
      return wire.total === 2;
    });
    // Now the first has said that it is closed as well.
    await pause(2500);
    expect(await send('to', 'm-3')).toMatchObject({ kind: 'delivered' });
    expect([wire.total, wire.open]).toEqual([2, 1]);
  });

  it('holds nothing of a message that waits but what its reader kept', async () => {
    open();
    await made('large');
    const bodies: WeakRef<Buffer>[] = [];
    client.consume('large', 5, ({ body }) => {
      bodies.push(new WeakRef(body));
      return { take: () => Promise.resolve('later') };
    });
    await put('large', 'x'.repeat(5_000_000));
    await until('it waits', () => bodies.length === 1);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    await until('its body is gone', () => (collect(), bodies[0]!.deref() === undefined));
  });

  it('has nothing on its way to a broker that asked to wait, or that does not read', async () => {
    open(1000);
    await made('waited');
    expect(await send('waited', 'm-1')).toMatchObject({ kind: 'delivered' });
    const ways: [string, (isShort: boolean) => Promise<void>][] = [
      ['asked', (isShort) => rabbitmq.beShort(isShort)],
      ['silent', async (isShort) => (isShort ? wire.holdUp() : wire.letThrough())],
    ];
    for (const [name, beShort] of ways) {
      await beShort(true);
      // Of the first nobody can know yet; what is tried after it stays here, and is decided again.
      for (const id of ['first', 'second', 'third'])
        expect(await send('waited', `${name}-${id}`)).toEqual({ kind: 'later', reason: 'timeout' });
      await beShort(false);
      await until('it reads again', async () => (await send('waited', `${name}-last`)).kind === 'delivered');
    }
    const ids = (await idsIn('waited')).filter((id) => !String(id).endsWith('last'));
    expect(ids).toEqual(['m-1', 'asked-first', 'silent-first']);
  }, 60_000);

  it('is given up when it is to be closed and its broker does not answer', async () => {
    open(1000);
    await made('closing');
    expect(await send('closing', 'm-1')).toMatchObject({ kind: 'delivered' });
    await rabbitmq.beShort(true);
    expect(await send('closing', 'm-2')).toMatchObject({ kind: 'later' });
    const closed = client.close().then(() => 'closed');
    expect(await Promise.race([closed, pause(10_000).then(() => 'still waiting')])).toBe('closed');
    await rabbitmq.beShort(false);
  }, 60_000);
});
