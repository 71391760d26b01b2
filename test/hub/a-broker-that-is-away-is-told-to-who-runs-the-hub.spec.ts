import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import type { Box } from '../../apps/demo/box.js';
import { until, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';
import { startMailServer, type MailServer } from '../mail-server.js';
import { regionWith } from '../medium/stage.js';
import { hasRabbitmq, Rabbitmq } from '../rabbitmq.js';

const TAKER = 'klantsysteem-almelo';
const [PARTNER, OPERATOR] = ['techniek@almelo.example', 'beheer@schakel.example'];

(hasRabbitmq ? describe : describe.skip)('a broker that the hub cannot use', () => {
  const rabbitmq = new Rabbitmq();
  let mail: MailServer;
  let box: Box;
  beforeAll(async () => {
    await rabbitmq.start();
    await rabbitmq.kill();
    mail = await startMailServer();
    box = await startBox({
      opensAt: new Date(),
      region: regionWith({
        'connections.yaml': (text) =>
          text.replace(
            /(- key: klantsysteem-almelo[\s\S]*?channel: )webhook/,
            `$1broker\n  contact: { email: ${PARTNER} }`,
          ),
      }),
      settings: {
        AMQP_URL: rabbitmq.url,
        SMTP_URL: mail.url,
        OPERATOR_CONTACT: OPERATOR,
        LANE_BACKOFF: '200ms',
        RETRY_SCHEDULE: Array(1000).fill('200ms').join(),
      },
    });
  }, 120_000);
  afterAll(async () => {
    await box.stop();
    await mail.stop();
    await rabbitmq.stop();
  });

  const send = async (seed: number) =>
    void (await box.client('bakkerij-systeem').send((await vacancies(box, seed, 1))[0]!));
  const told = async (many: number) => {
    await until('it is told', () => mail.received.length >= many, 60_000);
    return mail.received.slice(many - 1).map(({ to, text }) => ({ to, text }));
  };

  it('is told to whoever runs it, and so is its end', async () => {
    await send(1);
    expect(await told(1)).toEqual([{ to: [OPERATOR], text: expect.stringContaining('AMQP_URL') }]);
    await rabbitmq.start();
    const connection = await connect(rabbitmq.url);
    const channel = await connection.createChannel();
    await channel.assertQueue(`schakel.to.${TAKER}`, { durable: true });
    expect(await told(2)).toEqual([
      { to: [OPERATOR], text: expect.stringContaining('broker doet het weer') },
    ]);
    await channel.deleteQueue(`schakel.to.${TAKER}`);
    await connection.close();
  });

  it('a queue that is not there to the partner that makes it', async () => {
    await send(2);
    expect(await told(3)).toEqual([{ to: [PARTNER], text: expect.stringContaining(`schakel.to.${TAKER}`) }]);
  });
});
