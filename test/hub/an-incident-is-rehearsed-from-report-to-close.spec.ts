import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sendNotifications, sweep } from '#exchange';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf, openOccasion, sayYes, sendClient, until, type Stage } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules, knock } from '../http-knocker.js';
import { startMailServer, type MailServer } from '../mail-server.js';
import { eventsAt, invent, stageOf } from '../medium/stage.js';
import { over, regionWith } from '../region.js';

const SCHOOL = 'roc-systeem';
const NEXT = 'roc-systeem-2';
const OPERATOR = 'beheer-regio-systeem';
const OFFICER = 'privacy-enschede';
const SCHOOLS_OFFICER = 'privacy-roc';
const HOUR = 3_600_000;
const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const SENDERS = [
  ['enschede', 'klantsysteem-enschede', 'ENS-1'],
  ['enschede', 'klantsysteem-enschede', 'ENS-2'],
  ['hengelo', 'leverancier-midden', 'HEN-1'],
] as const;

/** The school has a second client to go over to, and a work place for its privacy officer. */
const region = (): string =>
  regionWith('connections.yaml', over(SCHOOL, { clients: [SCHOOL, NEXT] }), [
    {
      key: SCHOOLS_OFFICER,
      name: 'Werkplek privacyfunctionaris ROC (verzonnen)',
      operator: 'ROC van Twente (voorbeeld)',
      clients: [SCHOOLS_OFFICER],
      mandates: [{ party: 'roc-van-twente', document: 'eigen systeem' }],
      sends: [],
      receives: [],
      channel: 'inbox',
      privacyFor: ['roc-van-twente'],
    },
  ]);

describe('an incident', () => {
  let box: Box;
  let mail: MailServer;
  let stage: Stage;
  let hengelo: Browser;
  beforeAll(async () => {
    mail = await startMailServer();
    box = await startBox({
      region: region(),
      settings: { SMTP_URL: mail.url, OPERATOR_CONTACT: 'beheer@schakel.voorbeeld' },
    });
    stage = stageOf(box);
    hengelo = new Browser(box.url, box.options.onAnswer);
    await hengelo.login('person-privacy-hengelo', '?stepUp=true');
    for (const [party, client, recordId] of SENDERS) {
      const subject = { recordId };
      const occasion = { kind: 'referral', purpose: 'learning', recipient: 'roc-van-twente' };
      await openOccasion(stage, client, { ...occasion, source: party, subject });
      await sayYes(stage, client, party, invent(recordId), 'roc-van-twente');
      await sendClient(stage, client, party, invent(recordId));
    }
    await box.settled();
  });
  afterAll(async () => {
    await box.stop();
    await mail.stop();
  });

  const ask = (as: string, method: string, path: string, body?: Json): Promise<Answer> =>
    box.client(as).request(method, path, body);
  const codeOf = ({ status, body }: Answer): [number, string] => [
    status,
    String((body as JsonObject)['code']),
  ];
  const incidentsOf = async (answer: Promise<Answer>): Promise<JsonObject[]> =>
    ((await answer).body as { incidents: JsonObject[] }).incidents;
  const openOf = (as: string): Promise<JsonObject[]> =>
    incidentsOf(ask(as, 'GET', '/v1/incidents?open=true'));
  const openAtHengelo = (): Promise<JsonObject[]> =>
    incidentsOf(hengelo.request('GET', '/v1/incidents?open=true'));
  const mailTo = (address: string): string[] =>
    mail.received.filter(({ to }) => to.includes(address)).map(({ text }) => text);
  const mailed = async (): Promise<void> => {
    while ((await sendNotifications(box.hub)) > 0);
  };
  const given = () => eventsAt(box, SCHOOL, 'client.published');
  const urnsOf = (...parties: string[]): Promise<string[]> =>
    Promise.all(parties.map((party) => box.urn(party)));
  const handled = { outcome: 'handled', authority: 'reported', people: 'informed' };

  it('of a wrong recipient is said by who got it, told to each controller apart, and closed by each', async () => {
    const deliveries = given().map(({ id }) => String(id));
    expect(deliveries).toHaveLength(3);
    const kind = 'wrong-recipient';
    const reported = await ask(SCHOOL, 'POST', '/v1/incidents', { kind, scope: { deliveries } });
    expect(reported.body).toMatchObject({ kind, state: 'suspected' });
    const root = memberOf(reported, 'incidentId');
    // Whoever was told of nothing yet has nothing.
    expect([await openOf(OFFICER), await openAtHengelo()]).toEqual([[], []]);
    expect(codeOf(await ask(SCHOOL, 'GET', '/v1/incidents'))).toEqual([403, 'not-mandated']);
    await until('the operator was mailed', async () => {
      await mailed();
      return mailTo('beheer@schakel.voorbeeld').join().includes(root);
    });
    const path = `/v1/incidents/${root}`;
    expect(codeOf(await ask(OFFICER, 'POST', `${path}/confirmations`))).toEqual([404, 'not-found']);
    const [ens, hen, roc] = await urnsOf('enschede', 'hengelo', 'roc-van-twente');
    const shown = await ask(OPERATOR, 'POST', `${path}/previews`);
    const toldAll = [ens, hen, roc].map((controller) => ({ controller, mail: 'waiting' }));
    expect([shown.status, shown.body]).toEqual([
      200,
      {
        incidentId: root,
        told: expect.arrayContaining(toldAll),
        deletions: [{ recipient: roc, records: 3 }],
      },
    ]);
    expect([await openOf(OFFICER), await openAtHengelo()]).toEqual([[], []]);
    const confirmed = await ask(OPERATOR, 'POST', `${path}/confirmations`);
    const told = [ens, hen, roc].map((controller) => ({ controller, state: 'confirmed' }));
    expect(confirmed.body).toMatchObject({ state: 'confirmed', told });
    expect(confirmed.body).not.toHaveProperty('people');

    const [own] = (await openOf(OFFICER)) as [JsonObject];
    expect(own).toMatchObject({ kind, people: 2, deliveries: 2, recipients: [roc], signal: 'none' });
    expect(own['categories']).toContain('qualifications');
    expect(own['incidentId']).not.toBe(root);
    const mine = `/v1/incidents/${String(own['incidentId'])}`;
    const list = await ask(OFFICER, 'GET', `${mine}/people`);
    const { people } = list.body as { people: JsonObject[] };
    expect(
      people.map(({ recordId, recipient }) => `${String(recordId)} ${String(recipient)}`).sort(),
    ).toEqual([`ENS-1 ${roc}`, `ENS-2 ${roc}`]);
    const [theirs] = (await openAtHengelo()) as [JsonObject];
    expect(theirs).toMatchObject({ kind, people: 1 });
    // Not even that there is another: neither in what they read, nor under its id.
    for (const text of [list.text, JSON.stringify(own)])
      for (const other of [hen!, 'HEN-1', String(theirs['incidentId']), root])
        expect(text).not.toContain(other);
    const away = (id: string) => hengelo.request('GET', `/v1/incidents/${id}/people`);
    const nobodys = await away(UNKNOWN);
    expect(codeOf(nobodys)).toEqual([404, 'not-found']);
    for (const id of [String(own['incidentId']), root]) expect((await away(id)).text).toBe(nobodys.text);
    // A list is for the privacy officer; who runs the hub has no lists.
    expect(codeOf(await ask(OPERATOR, 'GET', `${mine}/people`))).toEqual([403, 'not-mandated']);

    await until('each was mailed', async () => {
      await mailed();
      return ['enschede', 'hengelo', 'roc-van-twente'].every(
        (one) => mailTo(`beveiliging@${one}.voorbeeld`).length > 0,
      );
    });
    const [text] = mailTo('beveiliging@enschede.voorbeeld') as [string];
    const discoveredAt = String(own['discoveredAt']);
    const said = [
      String(own['incidentId']),
      discoveredAt,
      new Date(Date.parse(discoveredAt) + 72 * HOUR).toISOString(),
    ];
    expect(said.filter((part) => !text.includes(part))).toEqual([]);
    for (const word of ['ENS-1', 'ENS-2', hen!, 'Hengelo', 'ROC', root]) expect(text).not.toContain(word);
    expect(mailTo('beveiliging@hengelo.voorbeeld')).toHaveLength(1);
    const seen = await ask(OPERATOR, 'GET', path);
    expect((seen.body as { told: JsonObject[] }).told.map((one) => one['mail'])).toEqual([
      'sent',
      'sent',
      'sent',
    ]);

    expect(codeOf(await ask(OFFICER, 'POST', `${mine}/closings`, { outcome: 'handled' }))).toEqual([
      400,
      'invalid-request',
    ]);
    // Who got it is told to delete it, and each that gave it sees what became of that.
    await box.settled();
    const took = eventsAt(box, SCHOOL, 'client.withdrawn').slice(-3) as { id: string; data: JsonObject }[];
    expect(took.map(({ data }) => data['action'])).toEqual(['delete', 'delete', 'delete']);
    for (const { id } of took)
      await ask(SCHOOL, 'POST', `/v1/retractions/${id}/answers`, { answer: 'deleted' });
    const closed = await ask(OFFICER, 'POST', `${mine}/closings`, handled);
    expect(closed.body).toMatchObject({
      deletions: [{ recipient: roc, asked: 2, deleted: 2, waiting: 0 }],
    });
    expect(closed.body).toMatchObject({ state: 'closed', authority: 'reported', peopleTold: 'informed' });
    expect(closed.body).toHaveProperty('listReadAt');
    expect(codeOf(await ask(OFFICER, 'POST', `${mine}/closings`, handled))).toEqual([409, 'other-state']);
    expect(await openAtHengelo()).toHaveLength(1);
  });

  it('that is not closed says so a day before its 72 hours are over, and when they are', async () => {
    const [open] = (await openAtHengelo()) as [JsonObject];
    const before = mailTo('beveiliging@hengelo.voorbeeld').length;
    for (const [hours, signal] of [
      [49, 'soon'],
      [24, 'late'],
    ] as const) {
      box.clock.turnBy(hours * HOUR);
      await sweep(box.hub);
      await sweep(box.hub);
      await hengelo.login('person-privacy-hengelo', '?stepUp=true');
      expect(await openAtHengelo()).toMatchObject([{ incidentId: open['incidentId'], signal }]);
    }
    const said = (): string[] =>
      mailTo('beveiliging@hengelo.voorbeeld')
        .slice(before)
        .filter((text) => text.includes(String(open['incidentId'])))
        .map((text) => (text.includes('waren om op') ? 'late' : 'soon'));
    await until('both were mailed', async () => {
      await mailed();
      return said().includes('soon') && said().includes('late');
    });
    const path = `/v1/incidents/${String(open['incidentId'])}/closings`;
    const notNeeded = { outcome: 'handled', authority: 'not-needed', people: 'not-needed' };
    expect((await hengelo.request('POST', path, notNeeded)).status).toBe(201);
    expect(await openAtHengelo()).toEqual([]);
  });

  it('of a leaked key stops the connection at once, and lists what it got and for whom', async () => {
    const from = new Date(box.clock.now().getTime() - 80 * HOUR).toISOString();
    const kind = 'leaked-key';
    const report = { kind, scope: { connection: SCHOOL, from } };
    const root = memberOf(await ask(OPERATOR, 'POST', '/v1/incidents', report), 'incidentId');
    const path = `/v1/incidents/${root}`;
    const tokens = await Promise.all([SCHOOL, NEXT].map((client) => box.client(client).token()));
    const lanes = (token: string): Promise<Answer> =>
      knock(box, 'GET', '/v1/lanes', { headers: { authorization: `Bearer ${token}` } });
    const letIn = async (): Promise<number[]> =>
      (await Promise.all(tokens.map(lanes))).map(({ status }) => status);
    expect(await letIn()).toEqual([200, 200]);
    const revoked = await ask(OPERATOR, 'POST', `${path}/revocations`, { connection: SCHOOL });
    expect(revoked.status).toBe(201);
    expect(await letIn()).toEqual([401, 401]);
    const was = given().length;
    await sendClient(stage, 'klantsysteem-enschede', 'enschede', invent('ENS-1'));
    await box.settled(60_000, [SCHOOL]);
    await sweep(box.hub);
    expect(given()).toHaveLength(was);
    const resumed = await ask(OPERATOR, 'POST', `/v1/lanes/${SCHOOL}/resumptions`);
    expect(codeOf(resumed)).toEqual([409, 'connection-revoked']);

    expect((await ask(OPERATOR, 'POST', `${path}/confirmations`)).status).toBe(201);
    const [roc] = await urnsOf('roc-van-twente');
    const [atSchool] = (await openOf(SCHOOLS_OFFICER)).filter((one) => one['kind'] === kind) as [JsonObject];
    expect(atSchool).toMatchObject({
      recipients: [],
      senders: (await urnsOf('enschede', 'hengelo')).toSorted(),
    });
    const list = await ask(SCHOOLS_OFFICER, 'GET', `/v1/incidents/${String(atSchool['incidentId'])}/people`);
    const { people } = list.body as { people: JsonObject[] };
    expect(
      new Set(people.filter((one) => one['recordType'] === 'client').map(({ subject }) => subject)),
    ).toEqual(new Set(given().map(({ subject }) => subject)));
    // In the words of the school: no name that the senders use.
    expect(list.text).not.toMatch(/ENS-|HEN-/);
    expect(await openOf(OFFICER)).toMatchObject([{ kind, people: 2, recipients: [roc] }]);
    expect(await openAtHengelo()).toMatchObject([{ kind, people: 1, recipients: [roc] }]);

    const ended = await ask(
      OPERATOR,
      'POST',
      `/v1/revocations/${memberOf(revoked, 'revocationId')}/endings`,
      {
        withoutClients: [SCHOOL],
      },
    );
    expect(ended.body).toMatchObject({ connection: SCHOOL, incidentId: root });
    await box.settled();
    expect(given()).toHaveLength(was + 1);
    expect(await letIn()).toEqual([401, 200]);
    const closed = await ask(OPERATOR, 'POST', `${path}/closings`, { outcome: 'handled' });
    expect(closed.body).toMatchObject({ state: 'closed', revocations: [memberOf(revoked, 'revocationId')] });
    const { rows } = await sql<{ action: string; incident: string }>`
      select action, details ->> 'incident' as incident from audit_event
      where object = ${`connection:${SCHOOL}`} and action like 'connection.%' order by id`.execute(box.admin);
    expect(rows).toEqual(
      ['revoked', 'reinstated'].map((what) => ({ action: `connection.${what}`, incident: root })),
    );
  });

  it('leaves nothing personal in answers or log', () => expectHouseRules(box));
});
