import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { until, vacancies } from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';
import { regionWith } from '../medium/stage.js';
import { hasRabbitmq, Rabbitmq } from '../rabbitmq.js';

const SENDER = 'bakkerij-systeem';
const QUEUE = `schakel.from.${SENDER}`;
const RECORDS = 60;
const VERSIONS = [1, 2, 3];

(hasRabbitmq ? describe : describe.skip)('the versions of a record that came by a broker', () => {
  const rabbitmq = new Rabbitmq();
  let box: Box;
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  let first: Child;

  beforeAll(async () => {
    await rabbitmq.start();
    connection = await connect(rabbitmq.url);
    channel = await connection.createConfirmChannel();
    await channel.assertQueue(QUEUE, { durable: true });
    const databaseUrl = await ownDatabase();
    box = await startBox({
      databaseUrl,
      worker: false,
      opensAt: new Date(),
      region: regionWith({
        'connections.yaml': (text) =>
          text.replace(/(- key: bakkerij-systeem[\s\S]*?channel: )inbox/, '$1broker'),
      }),
      settings: { ...KEYS },
    });
    const settings = { ...KEYS, DATABASE_URL: databaseUrl, AMQP_URL: rabbitmq.url };
    first = await Child.worker(settings);
    await until('it listens', async () => (await channel.checkQueue(QUEUE)).consumerCount > 0);
    await Child.worker(settings);
  }, 240_000);
  afterAll(async () => {
    await endAllChildren();
    await box?.stop();
    await connection?.close().catch(() => undefined);
    await rabbitmq.stop();
  });

  const put = async (events: JsonObject[]): Promise<void> => {
    for (const event of events)
      for (const version of VERSIONS) {
        const body = JSON.stringify({ ...event, id: `${String(event['id'])}-v${version}` });
        const properties = { contentType: 'application/cloudevents+json', persistent: true };
        channel.sendToQueue(QUEUE, Buffer.from(body), properties);
      }
    await channel.waitForConfirms();
  };
  const accepted = async (seed: number): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from message where sender_id like ${`stroom-${seed}-%`}`.execute(box.admin);
    return rows[0]!.n;
  };
  const outOfOrder = async (seed: number): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (
        select string_agg(right(sender_id, 1), '' order by seq) as versions from message
        where sender_id like ${`stroom-${seed}-%`} group by record_pk) r
      where versions <> ${VERSIONS.join('')}`.execute(box.admin);
    return rows[0]!.n;
  };
  const all = RECORDS * VERSIONS.length;

  it('are accepted in their order, also with two workers', async () => {
    await put(await vacancies(box, 1, RECORDS));
    await until('all are accepted', async () => (await accepted(1)) === all, 90_000);
    expect(await outOfOrder(1)).toBe(0);
  }, 180_000);

  it('are accepted in their order when the worker that took them is killed, by another', async () => {
    const events = await vacancies(box, 2, RECORDS);
    await put(events);
    await until('some are accepted', async () => (await accepted(2)) > 0);
    await first.end('SIGKILL');
    await until('all are accepted', async () => (await accepted(2)) === all, 90_000);
    expect(await outOfOrder(2)).toBe(0);
    await until('nothing is left', async () => (await channel.checkQueue(QUEUE)).messageCount === 0);
  }, 180_000);
});
