import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { linesOf, sent } from '../batches.js';
import { startBox } from '../harness.js';
import { codeIn, CodePages } from '../medium/code-pages.js';
import { asked } from '../medium/play-evaluations.js';
import { parrot, PERSON, placesOf, SEEDS, seedsIn, YOUNG } from '../medium/seeded-person.js';
import { stageOf, withdraw } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';

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
      { [SEEDS.firstName.toLowerCase()]: SEEDS.lastName },
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
      ['/v1/consents/_search', { subject: { bsn: SEEDS.bsn } }],
      ['/v1/consents/_search', { subject: { bsn: SEEDS.bsn, recordId: SEEDS.mail } }],
      ['/v1/consent-invitations', { subject: { recordId: SEEDS.mail }, askedBy: SEEDS.lastName }],
      ['/v1/link-codes', { subject: { recordId: SEEDS.bsn }, [SEEDS.firstName]: 1 }],
      [`/v1/links/${SEEDS.bsn}/not-this-person`, { controller: SEEDS.mail }],
      [`/v1/retractions/${SEEDS.mail}/answers`, { answer: SEEDS.freeText }],
      [`/v1/consents/${SEEDS.bsn}/renewals`, { evidence: { askedBy: SEEDS.lastName } }],
      ['/v1/endpoints', { url: `https://${SEEDS.lastName}.example/${SEEDS.bsn}` }],
    ] as const)
      count(await client().request('POST', path, body as JsonObject));
    // The page of the person, and whatever somebody types there.
    for (const path of ['', '/antwoorden', '/intrekken'])
      for (const value of [SEEDS.bsn, SEEDS.lastName, `${SEEDS.mail}<script>`]) {
        const page = await fetch(`${box.url}/toestemming${path}?taal=${SEEDS.firstName}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            code: value,
            taal: value,
            wie: value,
            g0: value,
            bewijs: value,
          }).toString(),
        });
        written.push(await page.text());
        count(page);
      }
    const unknown = await fetch(`${box.url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SEEDS.firstName}.${SEEDS.bsn}.aaaaaaaaaaaaaaaaaaaa` },
      body: JSON.stringify(document),
    });
    written.push(await unknown.text());
    count(unknown);
    // What an event has beside the document is let be where it is no BSN; a question by a name is answered, and the name kept nowhere.
    expect(refusals.filter((status) => status < 400)).toEqual([202, 200]);
    expect(refusals.filter((status) => status >= 500)).toEqual([]);
  });

  it('are asked about by a code, linked, and found in the register', async () => {
    const pages = new CodePages(box);
    const answered = await pages.yes(await pages.codeFor(PERSON.recordId));
    written.push(answered.text, (await pages.open(codeIn(answered))).text);
    const made = await client().request('POST', '/v1/link-codes', { subject: { recordId: PERSON.recordId } });
    expect(made.status).toBe(201);
    const linked = await box.client('klantsysteem-almelo').request('POST', '/v1/occasions', {
      kind: 'request',
      purpose: 'guidance',
      source: await box.urn('enschede'),
      recipient: await box.urn('almelo'),
      subject: { recordId: 'ALM-1', linkCode: (made.body as JsonObject)['code']! },
    });
    expect(linked.status).toBe(201);
    await sendClient(stage, SYSTEM, 'enschede', PERSON);
    await box.settled();
    const link = (linked.body as JsonObject)['occasionId'] as string;
    const cut = await box.client('klantsysteem-almelo').request('POST', `/v1/links/${link}/not-this-person`);
    expect(cut.status).toBe(201);
    for (const [who, subject] of [
      [SYSTEM, { bsn: SEEDS.bsn }],
      ['privacy-enschede', { bsn: SEEDS.bsn }],
      ['privacy-enschede', { recordId: PERSON.recordId }],
    ] as const)
      expect((await box.client(who).request('POST', '/v1/consents/_search', { subject })).status).toBe(200);
    await box.client('privacy-enschede').request('GET', '/v1/retractions');
    for (const table of ['consent_invitation', 'link', 'link_code', 'incident']) {
      const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(box.admin);
      expect([table, rows.length > 0]).toEqual([table, true]);
    }
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

  it('come in files, are told of, go again, and are looked for by every way there is', async () => {
    const school = box.client('roc-systeem');
    for (const who of [client(), school])
      await who.request('PUT', '/v1/subscriptions', { status: ['message.held', 'message.dead'] });
    const odd = { ...PERSON.document, [SEEDS.mail]: SEEDS.freeText, BSN: SEEDS.bsn };
    const file = await sent(client(), 'ggm/client@2.5', linesOf([PERSON.document, odd]));
    await box.settled();
    expect([file.records.accepted, file.records.refused]).toEqual([1, 1]);
    await client().request('GET', `/v1/batches/${file.batchId}/refusals`);
    const statuses: number[] = [];
    for (const [path, body] of [
      ['/v1/deliveries/replays', { from: '2020-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' }],
      ['/v1/deliveries/replays', { recordOf: SEEDS.bsn, lane: SEEDS.lastName }],
      ['/v1/subscriptions/tests', { contract: 'ggm/client@2.5', data: odd }],
      [`/v1/held-messages/${SEEDS.bsn}/replays`, {}],
      [`/v1/lanes/${SEEDS.lastName}/pauses`, {}],
      ['/v1/inbox/receipts', { receipts: [{ deliveryId: SEEDS.mail, result: SEEDS.freeText }] }],
      ['/v1/inbox/extensions', { deliveryIds: [SEEDS.bsn] }],
      ['/v1/drafts', { title: SEEDS.lastName, reason: SEEDS.freeText, changes: [{ kind: SEEDS.bsn }] }],
      [`/v1/drafts/${SEEDS.mail}/approvals`, { party: SEEDS.lastName, hash: SEEDS.bsn }],
      ['/v1/endings', { kind: 'clause', key: SEEDS.lastName, party: SEEDS.firstName }],
      [`/v1/signing-keys/${SEEDS.bsn}/revocations`, {}],
    ] as const)
      statuses.push((await school.request('POST', path, body as JsonObject)).status);
    for (const path of [
      '/v1/held-messages',
      `/v1/batches/${SEEDS.bsn}`,
      `/v1/deliveries/${SEEDS.mail}/document`,
      `/v1/messages/${SEEDS.bsn}/evidence`,
      `/v1/configuration/clause/${SEEDS.lastName}`,
      `/v1/successions/${SEEDS.lastName}/people-to-ask?cursor=${SEEDS.bsn}`,
      `/v1/plan?organisation=${SEEDS.lastName}`,
      `/v1/audit-log/inclusion-proofs?eventId=${SEEDS.bsn}`,
    ])
      statuses.push((await school.request('GET', path)).status);
    await box.settled();
    // What goes again, and what is there for everybody: nothing of what was asked is said back.
    expect(statuses.filter((status) => status < 400)).toEqual([200, 200]);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  const everywhere = () => placesOf(box, written.join(''));

  it('stand nowhere: log, queue, metrics, audit, answers and every table were searched', async () => {
    const places = await everywhere();
    expect([...places.keys()]).toEqual(
      expect.arrayContaining(['public.audit_event', 'public.decision', 'public.attempt', 'the log']),
    );
    expect([...places.keys()].some((name) => name.startsWith('bell.'))).toBe(true);
    expect(places.get('the log')).not.toBe('');
    expect(places.get('public.retraction')).not.toBe('');
    expect(seedsIn(places)).toEqual([]);
  });

  it('would be found: what is planted is', async () => {
    await sql`update occasion set help_request = ${SEEDS.freeText}
      where id = (select id from occasion limit 1)`.execute(box.admin);
    expect(seedsIn(await everywhere())).toEqual(['freeText in public.occasion']);
    await sql`update occasion set help_request = null`.execute(box.admin);
  });
});
