import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { sent } from '../batches.js';
import { zip } from '../contracts/workbook.js';
import { startBox } from '../harness.js';
import { PERSON, placesOf, SEEDS, seedsIn } from '../medium/seeded-person.js';
import { stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const SAID: OutgoingHttpHeaders = {
  'retry-after': SEEDS.bsn,
  location: `http://127.0.0.1/${SEEDS.bsn}`,
  'content-type': `text/${SEEDS.firstName}`,
  'www-authenticate': SEEDS.mail,
  'set-cookie': `naam=${SEEDS.lastName}`,
  [SEEDS.firstName]: SEEDS.phone,
};
const PROBLEM = JSON.stringify({
  type: SEEDS.mail,
  title: SEEDS.lastName,
  code: SEEDS.bsn,
  errors: [{ pointer: `/${SEEDS.lastName}`, code: SEEDS.bsn, detail: SEEDS.freeText }],
});

/** Where nobody looks for a person: in headers, status texts, names of files and of elements. */
describe('a value of a person in a wrong place', () => {
  let box: Box;
  let stage: Stage;
  let status = 400;
  let asked = 0;
  const recipient = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.method === 'OPTIONS') return response.writeHead(404).end();
      asked += 1;
      return response.writeHead(status, `${SEEDS.lastName} ${SEEDS.bsn}`, SAID).end(PROBLEM);
    });
  });
  beforeAll(async () => {
    box = await startBox({
      settings: { LOG_LEVEL: 'debug', RETRY_SCHEDULE: '0s,20ms', LANE_BACKOFF: '20ms' },
    });
    stage = stageOf(box);
    await new Promise<void>((done) => recipient.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(recipient.address() as AddressInfo).port}/webhook`;
    await box.client('roc-systeem').request('PUT', '/v1/endpoints', { url }, { 'if-match': '*' });
  });
  afterAll(async () => {
    recipient.closeAllConnections();
    recipient.close();
    await box.stop();
  });

  const client = () => box.client(SYSTEM);
  const ownSource = async (): Promise<string> => `${await box.urn('enschede')}:systeem:klanten`;
  const expectNothing = async (): Promise<void> => expect(seedsIn(await placesOf(box, ''))).toEqual([]);

  it('of what a recipient answers, whatever its status', async () => {
    const between = {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
    };
    await openOccasion(stage, SYSTEM, { ...between, subject: { recordId: PERSON.recordId } });
    await sayYes(stage, SYSTEM, 'enschede', PERSON, 'roc-van-twente');
    for (status of [400, 422, 302]) {
      const before = asked;
      await sendClient(stage, SYSTEM, 'enschede', PERSON);
      await until('it was asked', () => asked > before);
    }
    await until('attempts were written down', async () => {
      const { rows } = await sql`select 1 from attempt`.execute(box.admin);
      return rows.length > 2;
    });
    await expectNothing();
  });

  it.each<[string, Record<string, string>]>([
    [
      'traceparent',
      { traceparent: `00-${SEEDS.bsn}${'0'.repeat(23)}-${'1'.repeat(16)}-zz`, tracestate: SEEDS.lastName },
    ],
    [
      'who asks',
      {
        'user-agent': `${SEEDS.lastName} ${SEEDS.bsn}`,
        referer: `https://x/${SEEDS.bsn}`,
        origin: `https://${SEEDS.lastName}.nl`,
      },
    ],
    [
      'by which way',
      {
        'x-forwarded-for': SEEDS.lastName,
        'x-forwarded-host': SEEDS.mail,
        forwarded: `for=${SEEDS.bsn}`,
        'x-request-id': SEEDS.bsn,
      },
    ],
    [
      'what is wanted',
      {
        accept: `application/${SEEDS.lastName}`,
        'accept-language': SEEDS.lastName,
        'if-match': `"${SEEDS.bsn}"`,
        cookie: `a=${SEEDS.mail}`,
      },
    ],
    [
      'what is sent',
      {
        'content-type': `application/${SEEDS.lastName}+json`,
        'content-disposition': `attachment; filename="${SEEDS.lastName}.csv"`,
      },
    ],
    ['how it is packed', { 'content-encoding': SEEDS.lastName }],
    [
      'for whom',
      { 'schakel-source': SEEDS.bsn, 'schakel-subject': SEEDS.mail, 'idempotency-key': SEEDS.bsn },
    ],
    [
      'who it is',
      {
        authorization: `Basic ${SEEDS.bsn}`,
        signature: `a=:${SEEDS.lastName}:`,
        'signature-input': `a=("${SEEDS.mail}")`,
      },
    ],
  ])('of headers: %s', async (_, headers) => {
    for (const [method, path, body] of [
      ['GET', '/v1/me', undefined],
      ['GET', '/v1/inbox?max=1', undefined],
      ['POST', '/v1/consents', '{}'],
      ['PUT', '/v1/subscriptions', '{}'],
      ['POST', '/v1/messages?contract=ggm/client@2.5', '{}'],
      ['POST', `/v1/batches?contract=${SEEDS.mail}&source=${SEEDS.bsn}&mode=${SEEDS.lastName}`, '{}'],
    ] as const) {
      const answer = await client().request(method, path, body, {
        'content-type': 'application/json',
        ...headers,
      });
      expect(answer.status).toBeLessThan(500);
    }
    await expectNothing();
  });

  it.each([
    [
      'elements',
      'application/xml',
      `<${SEEDS.firstName} xmlns:${SEEDS.lastName}="urn:${SEEDS.bsn}"><a:b/></${SEEDS.firstName}>`,
    ],
    ['an instruction', 'application/xml', `<?${SEEDS.firstName} ${SEEDS.bsn}?><!DOCTYPE ${SEEDS.lastName}>`],
    ['a heading', 'text/csv', `${SEEDS.lastName};${SEEDS.bsn};${SEEDS.mail}\n1;2;3\n`],
    [
      'a part',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zip([{ name: `${SEEDS.lastName}.xml`, data: SEEDS.bsn }]),
    ],
    [
      'a sheet',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zip([
        {
          name: 'xl/workbook.xml',
          data: `<workbook><sheets><sheet name="${SEEDS.lastName}"/></sheets></workbook>`,
        },
      ]),
    ],
  ])('of names in a file: %s', async (_, mediaType, body) => {
    const contract = mediaType.includes('/xml') ? 'setu/vacancy@1.1' : 'sonar/client@1';
    for (const who of [SYSTEM, 'uwv-systeem', 'bakkerij-systeem']) {
      const posted = await box.client(who).request('POST', `/v1/messages?contract=${contract}`, body, {
        'content-type': mediaType,
        'idempotency-key': `naam-${mediaType.length}`,
        'schakel-subject': 'ENS-9001',
      });
      expect(posted.status).toBeLessThan(500);
      await sent(box.client(who), contract, body, { mediaType }).catch(() => undefined);
    }
    await box.settled(60_000);
    await expectNothing();
  });

  it('of what an event has beside its document', async () => {
    const event = eventOf({
      source: await ownSource(),
      record: 'client',
      contract: 'ggm/client@2.5',
      subject: { recordId: PERSON.recordId },
      data: PERSON.document,
    });
    for (const more of [
      { traceparent: SEEDS.bsn },
      { tracestate: SEEDS.lastName },
      { time: SEEDS.lastName },
      { datacontenttype: SEEDS.mail },
      { occasion: SEEDS.bsn },
      { subject: { recordId: PERSON.recordId, person: SEEDS.lastName } },
      { specversion: SEEDS.bsn },
      { retractionid: SEEDS.bsn },
      { data_base64: SEEDS.bsn },
    ])
      expect((await client().send({ ...event, ...more } as unknown as JsonObject)).status).toBeLessThan(500);
    await box.settled();
    await expectNothing();
  });
});
