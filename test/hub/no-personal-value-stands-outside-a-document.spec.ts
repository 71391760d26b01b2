import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { asked } from '../medium/play-evaluations.js';
import { stageOf, withdraw } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const SEEDS = {
  bsn: '999991425',
  firstName: 'Zoekmijniet',
  lastName: 'Nergenstevinden',
  mail: 'zoekmijniet@nergens.example',
  phone: '0699955512',
  street: 'Verborgenlaan',
  birth: '1979-03-17',
  freeText: 'vertelt dat het thuis even niet gaat',
};
const PERSON = {
  recordId: 'ENS-9001',
  bsn: SEEDS.bsn,
  document: {
    WERKZOEKENDE: { IDENTIFICATIE: 'ENS-9001' },
    IDENTITEIT: {
      VOORNAMEN: SEEDS.firstName,
      ACHTERNAAM: SEEDS.lastName,
      GEBOORTEDATUM: SEEDS.birth,
      EMAILADRES: [SEEDS.mail],
      TELEFOONNUMMER: [SEEDS.phone],
      ADRES: { STRAATNAAM: SEEDS.street, HUISNUMMER: 12, POSTCODE: '7511AB', WOONPLAATS: 'Enschede' },
    },
    BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: SEEDS.freeText }],
    OPLEIDING: [
      { CODENIVEAUOPLEIDING: 'MBO', CODESTATUSOPLEIDING: 'SUCCESVOL_AFGEROND', INDICATIEDIPLOMA: 'JA' },
    ],
  } as JsonObject,
};
/** The same, so young that a school gets to know who it is by law. */
const YOUNG = {
  recordId: 'ENS-9002',
  document: {
    ...PERSON.document,
    WERKZOEKENDE: { IDENTIFICATIE: 'ENS-9002' },
    IDENTITEIT: { ...(PERSON.document['IDENTITEIT'] as JsonObject), GEBOORTEDATUM: '2008-03-17' },
    OPLEIDING: [
      { CODENIVEAUOPLEIDING: 'VMBO_MBO_1', CODESTATUSOPLEIDING: 'AFGEBROKEN', INDICATIEDIPLOMA: 'NEE' },
    ],
  } as JsonObject,
};
const ALL_SEEDS = Object.entries(SEEDS);

/** A recipient that says back, in headers and body, whatever it was sent: in an answer nobody has to read. */
function parrot(): { server: Server; heard: string[]; status: { now: number } } {
  const heard: string[] = [];
  const status = { now: 500 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      heard.push(body);
      const said = Buffer.from(`${JSON.stringify(SEEDS)} ${body}`).toString('latin1');
      response.writeHead(request.method === 'OPTIONS' ? 404 : status.now, {
        'content-type': 'application/problem+json',
        'x-detail': `${SEEDS.firstName} ${SEEDS.bsn}`,
      });
      response.end(said);
    });
  });
  return { server, heard, status };
}

describe('values of a person', () => {
  let box: Box;
  let stage: Stage;
  const recipient = parrot();
  const written: string[] = [];
  const consoles = { log: process.stdout.write, error: process.stderr.write };

  beforeAll(async () => {
    process.stdout.write = ((text: string, ...rest: never[]) => {
      written.push(String(text));
      return consoles.log.call(process.stdout, text, ...rest);
    }) as typeof process.stdout.write;
    process.stderr.write = ((text: string, ...rest: never[]) => {
      written.push(String(text));
      return consoles.error.call(process.stderr, text, ...rest);
    }) as typeof process.stderr.write;
    box = await startBox({ settings: { LOG_LEVEL: 'debug', RETRY_SCHEDULE: '0s,50ms,50ms' } });
    stage = stageOf(box);
    await new Promise<void>((done) => recipient.server.listen(0, '127.0.0.1', done));
    const { port } = recipient.server.address() as AddressInfo;
    await box
      .client('roc-systeem')
      .request('PUT', '/v1/endpoints', { url: `http://127.0.0.1:${port}/webhook` }, { 'if-match': '*' });
  });
  afterAll(async () => {
    process.stdout.write = consoles.log;
    process.stderr.write = consoles.error;
    recipient.server.close();
    await box.stop();
  });

  const client = () => box.client(SYSTEM);
  const withSource = async (): Promise<string> => `${await box.urn('enschede')}:systeem:klanten`;
  const sendData = async (data: JsonObject, more: JsonObject = {}) =>
    client().send({
      ...eventOf({
        source: await withSource(),
        record: 'client',
        contract: 'ggm/client@2.5',
        subject: { recordId: PERSON.recordId, bsn: SEEDS.bsn },
        data,
      }),
      ...more,
    });

  it('go out where they may: there is something to find', async () => {
    for (const [to, purpose, subject] of [
      ['roc-van-twente', 'learning', { recordId: PERSON.recordId }],
      ['roc-van-twente', 'learning', { recordId: YOUNG.recordId }],
      ['uwv', 'matching', { recordId: PERSON.recordId, bsn: SEEDS.bsn }],
      ['almelo', 'guidance', { recordId: PERSON.recordId, bsn: SEEDS.bsn }],
    ] as const) {
      const base = { kind: 'referral', purpose, source: 'enschede', recipient: to };
      await openOccasion(stage, SYSTEM, { ...base, subject: subject as JsonObject });
    }
    await sayYes(stage, SYSTEM, 'enschede', PERSON, 'roc-van-twente');
    await sendClient(stage, SYSTEM, 'enschede', YOUNG);
    await sendClient(stage, SYSTEM, 'enschede', PERSON);
    await until('the parrot heard it', () => recipient.heard.length > 1);
    await box.client('uwv-systeem').request('GET', '/v1/inbox?wait=5');
    recipient.status.now = 422;
    await sendClient(stage, SYSTEM, 'enschede', PERSON);
    await box.settled();
    const arrived = JSON.stringify([box.arrived(), recipient.heard]);
    for (const value of [SEEDS.firstName, SEEDS.lastName, SEEDS.mail]) expect(arrived).toContain(value);
  });

  it('come in the wrong way, in every place where they do not belong', async () => {
    const refusals: number[] = [];
    const count = ({ status }: { status: number }): void => void refusals.push(status);
    const { document } = PERSON;
    const identity = document['IDENTITEIT'] as JsonObject;
    // As a value where another is expected, as the name of a member, as a member that is never carried.
    count(await sendData({ ...document, OPLEIDING: [{ CODENIVEAUOPLEIDING: SEEDS.lastName }] }));
    count(await sendData({ ...document, IDENTITEIT: { ...identity, GEBOORTEDATUM: SEEDS.freeText } }));
    count(await sendData({ ...document, IDENTITEIT: { ...identity, [SEEDS.mail]: SEEDS.bsn } }));
    count(await sendData({ ...document, [SEEDS.freeText]: { [SEEDS.phone]: SEEDS.lastName } }));
    count(await sendData({ ...document, NATIONALITEIT: SEEDS.freeText, BSN: SEEDS.bsn }));
    // In the envelope: as its id, its type, its source, its subject.
    for (const more of [
      { id: `klant-${SEEDS.bsn}` },
      { type: `nl.schakel.${SEEDS.firstName}.published` },
      { source: `urn:nld:oin:${SEEDS.lastName}` },
      { subject: { recordId: SEEDS.bsn } },
      { subject: { recordId: PERSON.recordId, bsn: `${SEEDS.bsn}1` } },
      { dataschema: `urn:schakel:contract:${SEEDS.mail}` },
      { [SEEDS.firstName.toLowerCase()]: SEEDS.bsn },
    ])
      count(await sendData(document, more as JsonObject));
    // Bodies that are no JSON, headers and queries.
    const broken = JSON.stringify(document).slice(0, -2);
    const own = {
      'content-type': 'application/json',
      'schakel-subject': SEEDS.bsn,
      'idempotency-key': 'x-1',
    };
    count(await client().request('POST', '/v1/messages?contract=ggm/client@2.5', broken, own));
    count(await client().request('POST', `/v1/messages?contract=${SEEDS.lastName}`, broken, own));
    count(await client().request('POST', `/v1/${SEEDS.lastName}/${SEEDS.bsn}`, document));
    count(await client().request('GET', `/v1/messages/${SEEDS.bsn}`));
    count(await client().request('GET', `/v1/decisions/${SEEDS.mail}`));
    count(await client().request('GET', `/v1/inbox?max=${SEEDS.phone}&wait=${SEEDS.firstName}`));
    // Everything else that takes a body.
    const question = asked(await box.urn('uwv'), 'matching', 'client', PERSON.recordId);
    for (const [path, body] of [
      ['/v1/access-evaluations', { ...question, resource: { type: 'client', id: SEEDS.mail } }],
      ['/v1/access-evaluations', { ...question, resource: { type: 'client', id: SEEDS.bsn } }],
      ['/v1/access-evaluations', { ...question, [SEEDS.firstName]: SEEDS.bsn }],
      ['/v1/occasions', { subject: { recordId: SEEDS.bsn, bsn: SEEDS.bsn }, source: SEEDS.lastName }],
      ['/v1/consents', { subject: { recordId: PERSON.recordId }, evidence: { askedBy: SEEDS.lastName } }],
      ['/v1/declarations', { subject: { recordId: SEEDS.mail }, recipients: [SEEDS.firstName] }],
      [`/v1/consents/${SEEDS.bsn}/withdrawals`, {}],
      ['/v1/endpoints', { url: `https://${SEEDS.lastName}.example/${SEEDS.bsn}` }],
    ] as const)
      count(await client().request('POST', path, body as JsonObject));
    const unknown = await fetch(`${box.url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SEEDS.firstName}.${SEEDS.bsn}.aaaaaaaaaaaaaaaaaaaa` },
      body: JSON.stringify(document),
    });
    written.push(await unknown.text());
    count(unknown);
    // What an event has beside the document is let be; a question about what looks like a number of a person is answered,
    // and the number kept nowhere.
    expect(refusals.filter((status) => status < 400)).toEqual([202, 200]);
    expect(refusals.filter((status) => status >= 500)).toEqual([]);
  });

  it('are held, given up, withdrawn, taken back and asked about', async () => {
    const consent = await sayYes(stage, SYSTEM, 'enschede', PERSON, 'roc-van-twente');
    recipient.status.now = 503;
    await sendClient(stage, SYSTEM, 'enschede', PERSON);
    expect((await withdraw(box, SYSTEM, consent)).status).toBe(201);
    for (const who of [SYSTEM, 'privacy-enschede'])
      await box
        .client(who)
        .request(
          'POST',
          '/v1/access-evaluations',
          asked(await box.urn('roc-van-twente'), 'learning', 'client', PERSON.recordId),
        );
    recipient.status.now = 204;
    await client().send(
      eventOf({
        source: await withSource(),
        record: 'client',
        contract: 'ggm/client@2.5',
        subject: { recordId: PERSON.recordId },
        withdrawn: true,
      }),
    );
    await box.settled();
    const { rows } = await sql<{ state: string }>`select distinct state from delivery order by state`.execute(
      box.admin,
    );
    expect(rows.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['dead', 'delivered', 'withdrawn']),
    );
  });

  /** Every place where something is written down or said, but the documents that recipients were given. */
  async function everywhere(): Promise<Map<string, string>> {
    const places = new Map<string, string>([
      ['the log', box.log],
      ['standard output', written.join('')],
    ]);
    for (const [index, { text, headers }] of box.answers.entries()) {
      if (text.includes('"events":')) continue;
      places.set(`answer ${index}`, `${text} ${JSON.stringify([...headers])}`);
    }
    for (const path of ['/metrics', '/health/ready', '/health/live', '/v1/openapi.json', '/v1/asyncapi.json'])
      places.set(path, await (await fetch(`${box.url}${path}`)).text());
    const tables = await sql<{ name: string }>`
      select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(box.admin);
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(
        box.admin,
      );
      places.set(name, rows.map(({ row }) => row).join('\n'));
    }
    return places;
  }
  const found = (places: Map<string, string>): string[] =>
    [...places].flatMap(([place, text]) =>
      ALL_SEEDS.filter(([, value]) => text.toLowerCase().includes(value.toLowerCase())).map(
        ([name]) => `${name} in ${place}`,
      ),
    );

  it('stand nowhere: log, queue, metrics, audit, answers and every table were searched', async () => {
    const places = await everywhere();
    expect([...places.keys()]).toEqual(
      expect.arrayContaining(['public.audit_event', 'public.decision', 'public.attempt', 'the log']),
    );
    expect([...places.keys()].some((name) => name.startsWith('bell.'))).toBe(true);
    expect(places.get('the log')).not.toBe('');
    expect(found(places)).toEqual([]);
  });

  it('would be found: what is planted is', async () => {
    await sql`update occasion set help_request = ${SEEDS.freeText}
      where id = (select id from occasion limit 1)`.execute(box.admin);
    expect(found(await everywhere())).toEqual(['freeText in public.occasion']);
    await sql`update occasion set help_request = null`.execute(box.admin);
  });
});
