import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { until, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';
import { regionWith } from '../medium/stage.js';
import { hasRabbitmq, Rabbitmq } from '../rabbitmq.js';

const SENDER = 'bakkerij-systeem';
const FROM = `schakel.from.${SENDER}`;
const REFUSED = `schakel.refused.${SENDER}`;
const QUOTA = 3;

(hasRabbitmq ? describe : describe.skip)('the quota of a day of who sends by a broker', () => {
  const rabbitmq = new Rabbitmq();
  let box: Box;
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    await rabbitmq.start();
    connection = await connect(rabbitmq.url);
    channel = await connection.createConfirmChannel();
    await channel.assertQueue(FROM, { durable: true });
    box = await startBox({
      opensAt: new Date(),
      region: regionWith({
        'connections.yaml': (text) =>
          text.replace(
            /(- key: bakkerij-systeem[\s\S]*?channel: )inbox/,
            `$1broker\n  limits: { messagesPerDay: ${QUOTA} }`,
          ),
      }),
      settings: { AMQP_URL: rabbitmq.url },
    });
  }, 120_000);
  afterAll(async () => {
    await box?.stop();
    await connection?.close().catch(() => undefined);
    await rabbitmq.stop();
  });

  const put = async (...bodies: unknown[]): Promise<void> => {
    for (const body of bodies)
      channel.sendToQueue(FROM, Buffer.from(JSON.stringify(body)), {
        contentType: 'application/cloudevents+json',
        persistent: true,
      });
    await channel.waitForConfirms();
  };
  const accepted = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from message`.execute(box.admin)).rows[0]!.n;
  const lying = async (queue: string): Promise<number> => (await channel.checkQueue(queue)).messageCount;

  it('is taken once by what has to be tried again', async () => {
    await put({ specversion: 'none' });
    await until('it is taken', async () => (await lying(FROM)) === 0);
    // Refused, and its queue is not there: it is tried again each second.
    await pause(1000 * (QUOTA + 2));
    await channel.assertQueue(REFUSED, { durable: true });
    await until('it is told', async () => (await lying(REFUSED)) === 1);
    await put(...(await vacancies(box, 1, QUOTA - 1)));
    await until('the others are accepted', async () => (await accepted()) === QUOTA - 1);
  });

  it('still holds: what is over it waits at the broker, and nobody keeps it in hand', async () => {
    await put(...(await vacancies(box, 2, 2)));
    await until('nobody takes any more', async () => {
      const { consumerCount, messageCount } = await channel.checkQueue(FROM);
      return consumerCount === 0 && messageCount === 2;
    });
    expect(await accepted()).toBe(QUOTA - 1);
  });
});
