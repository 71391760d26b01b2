import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { sql } from 'kysely';
import { applyRegion, readRegion } from '#exchange';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { generateSetuVacancies } from '../../apps/demo/generator.js';
import { INBOX, until, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';
import { regionWith } from '../medium/stage.js';
import { hasRabbitmq, Rabbitmq } from '../rabbitmq.js';

const SENDER = 'bakkerij-systeem';
const TAKER = 'klantsysteem-almelo';
/** Two that are taken and four that are refused, and two later ones. */
const QUOTA = 8;

/** The bakery sends by the broker, and Almelo takes its post there. */
const region = (messagesPerDay: number): string =>
  regionWith({
    'connections.yaml': (text) =>
      text
        .replace(
          /(- key: bakkerij-systeem[\s\S]*?channel: )inbox/,
          `$1broker\n  limits: { messagesPerDay: ${messagesPerDay} }`,
        )
        .replace(/(- key: klantsysteem-almelo[\s\S]*?channel: )webhook/, '$1broker')
        .replace(/(- key: uitzendbureau-systeem[\s\S]*?channel: )webhook/, '$1broker'),
  });

(hasRabbitmq ? describe : describe.skip)('post by the broker', () => {
  const rabbitmq = new Rabbitmq();
  let box: Box;
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  const got: { id: string; event: JsonObject; contentType: string }[] = [];
  const refused: { of: string; problem: JsonObject }[] = [];

  const open = async (): Promise<void> => {
    connection = await connect(rabbitmq.url);
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    await channel.assertQueue(`schakel.from.${SENDER}`, { durable: true });
    await channel.assertQueue(`schakel.refused.${SENDER}`, { durable: true });
    await channel.consume(`schakel.refused.${SENDER}`, (message) => {
      if (!message) return;
      refused.push({
        of: String(message.properties.messageId),
        problem: JSON.parse(message.content.toString()) as JsonObject,
      });
      channel.ack(message);
    });
  };
  /** The partner makes its queue, and takes from it. */
  const listen = async (): Promise<void> => {
    await channel.assertQueue(`schakel.to.${TAKER}`, { durable: true });
    await channel.consume(`schakel.to.${TAKER}`, (message) => {
      if (!message) return;
      got.push({
        id: String(message.properties.messageId),
        event: JSON.parse(message.content.toString()) as JsonObject,
        contentType: String(message.properties.contentType),
      });
      channel.ack(message);
    });
  };
  beforeAll(async () => {
    await rabbitmq.start();
    await open();
    box = await startBox({
      opensAt: new Date(),
      region: region(QUOTA),
      settings: {
        AMQP_URL: rabbitmq.url,
        LANE_BACKOFF: '200ms',
        RETRY_SCHEDULE: Array(1000).fill('200ms').join(),
      },
    });
  }, 120_000);
  afterAll(async () => {
    await box?.stop();
    await connection?.close().catch(() => undefined);
    await rabbitmq.stop();
  });

  /** What a killed broker had not noted as taken comes again, under its own id. */
  const ids = (): number => new Set(got.map(({ id }) => id)).size;

  const put = (body: unknown, properties: object = {}): Promise<void> =>
    new Promise((resolve, reject) =>
      channel.sendToQueue(
        `schakel.from.${SENDER}`,
        Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        { contentType: 'application/cloudevents+json', persistent: true, ...properties },
        (error: unknown) => (error ? reject(error as Error) : resolve()),
      ),
    );
  const accepted = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from message`.execute(box.admin)).rows[0]!.n;
  const left = async (queue: string): Promise<number> => (await channel.checkQueue(queue)).messageCount;

  it('is taken in, structured and binary, and acknowledged when it is committed', async () => {
    const [one, other] = await vacancies(box, 1, 2);
    await put(one);
    const { data, ...attributes } = other!;
    await put(data, {
      contentType: 'application/ld+json',
      headers: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`cloudEvents:${name}`, String(value)]),
      ),
    });
    await until('both are accepted', async () => (await accepted()) === 2);
    await until('the queue is empty', async () => (await left(`schakel.from.${SENDER}`)) === 0);
  });

  it('is refused with the reason in a queue of its own, and what is wrong never comes again', async () => {
    const [event] = await vacancies(box, 2, 1);
    await put({ ...event, source: 'urn:nld:oin:00000001001589623000' }, { messageId: 'm-1' });
    await put('{ no json', { messageId: 'm-2' });
    // Without a name at the broker its own id tells which it was; and what is no event is said to be none.
    await put({ ...event, type: 'iets' });
    await put(event, { messageId: 'm-4', contentType: undefined });
    await until('all are refused', () => refused.length === 4);
    expect(new Map(refused.map(({ of, problem }) => [of, problem['code']]))).toEqual(
      new Map([
        ['m-1', 'not-mandated'],
        ['m-2', 'invalid-json'],
        [event!['id'], 'invalid-envelope'],
        ['m-4', 'invalid-envelope'],
      ]),
    );
    const { problem } = refused.find(({ of }) => of === 'm-4')!;
    expect(problem['errors']).toEqual([
      { pointer: '', code: 'envelope', detail: expect.stringContaining('cloudEvents:') },
    ]);
    expect(await left(`schakel.from.${SENDER}`)).toBe(0);
    expect(await accepted()).toBe(2);
  });

  it('waits while its partner has no queue, and nothing is lost', async () => {
    await until('it was tried', async () => {
      const { rows } = await sql`select 1 from attempt where reason = 'unroutable'`.execute(box.admin);
      return rows.length > 0;
    });
    expect(got).toEqual([]);
    await listen();
    await until('both came', () => got.length === 2);
    await box.settled(60_000, [INBOX]);
    expect(got[0]!.contentType).toMatch(/^application\/cloudevents\+json/);
    expect(got.map(({ id, event }) => id === event['id'])).toEqual([true, true]);
    expect(got[0]!.event).toMatchObject({ type: 'nl.schakel.vacancy.published', data: expect.any(Object) });
  });

  it('goes on when the broker was killed and is back, both ways', async () => {
    await rabbitmq.kill();
    const [event] = await vacancies(box, 3, 1);
    // The hub itself goes on: it accepts by its other door, and what is for the broker waits.
    expect((await box.client(SENDER).send(event!)).status).toBe(202);
    await box.settled(60_000, [INBOX, TAKER]);
    await rabbitmq.start();
    await open();
    await listen();
    await until('what waited came', () => ids() === 3, 60_000);
    const [later] = await vacancies(box, 4, 1);
    await put(later);
    await until('it listens again', async () => (await accepted()) === 4, 60_000);
    await until('it came', () => ids() === 4, 60_000);
    await box.settled(60_000, [INBOX]);
  }, 180_000);

  it('over the quota of a day waits in its queue, and goes on when there is room', async () => {
    const before = await accepted();
    const rest = refused.length;
    // One of them is the last of its day.
    for (const event of await vacancies(box, 5, 3)) await put(event);
    await until('one is accepted', async () => (await accepted()) === before + 1);
    // What comes by another door afterwards is delivered, and the two still wait.
    const [by] = await vacancies(box, 6, 1);
    expect((await box.client(SENDER).send(by!)).status).toBe(202);
    await box.settled(60_000, [INBOX]);
    expect([await accepted(), refused.length]).toEqual([before + 2, rest]);
    const { hub } = box;
    await applyRegion(hub.db, readRegion(region(1000), hub.contracts), 'config:apply', hub.now());
    await until('all are accepted', async () => (await accepted()) === before + 4);
    await until('the queue is empty', async () => (await left(`schakel.from.${SENDER}`)) === 0);
  });

  it('may be a document in XML, with its attributes in headers', async () => {
    const before = await accepted();
    const queue = 'schakel.from.uitzendbureau-systeem';
    await channel.assertQueue(queue, { durable: true });
    const [document] = generateSetuVacancies(20261102, 1);
    const attributes = {
      specversion: '1.0',
      id: 'xml-1',
      source: await box.urn('uitzendbureau-test'),
      type: 'nl.schakel.vacancy.published',
      dataschema: 'urn:schakel:contract:setu/vacancy@1.1',
      subject: /<IdValue>([^<]+)</.exec(document!)![1]!,
    };
    const headers = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`cloudEvents:${name}`, value]),
    );
    channel.sendToQueue(queue, Buffer.from(document!), { contentType: 'application/xml', headers });
    await until('it is accepted', async () => (await accepted()) === before + 1);
  });

  it('on which the hub itself breaks is refused in the end, and is in the way of nothing', async () => {
    const [breaking, other] = await vacancies(box, 7, 2);
    const { id } = breaking as { id: string };
    await sql`create function breaks() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(
      box.admin,
    );
    await sql`create trigger breaks before insert on message for each row when (new.sender_id = ${sql.lit(id)})
      execute function breaks()`.execute(box.admin);
    const before = await accepted();
    // In one moment: what comes together is written down together.
    await Promise.all([put(breaking, { messageId: 'breaks' }), put(other)]);
    await until('the other is accepted', async () => (await accepted()) === before + 1);
    await until('it is refused', () => refused.some(({ of }) => of === 'breaks'));
    expect(refused.find(({ of }) => of === 'breaks')!.problem).toMatchObject({
      status: 500,
      code: 'hub-error',
    });
    await until('the queue is empty', async () => (await left(`schakel.from.${SENDER}`)) === 0);
    await sql`drop trigger breaks on message`.execute(box.admin);
    await put(breaking, { messageId: 'again' });
    await until('it is accepted when it is sent again', async () => (await accepted()) === before + 2);
  });

  it('cannot be given an address for its webhooks', async () => {
    const set = await box.client(TAKER).request('PUT', '/v1/endpoints', { url: 'https://almelo.example/x' });
    expect(set).toMatchObject({ status: 400, body: { errors: [{ pointer: '/url' }] } });
  });
});
