import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { openOccasion, sendClient, type Stage } from '../../apps/demo/play.js';
import { newId, type JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { eventsAt, invent, regionWith, stageOf } from '../medium/stage.js';

const ALMELO = 'klantsysteem-almelo';
const DESK = 'balie-werkcentrum';
const UWV = 'uwv-systeem';
const SUPPLIER = 'leverancier-midden';
const TEAM = 'werkgeversteam-enschede';
const TEAM_UWV = 'werkgeversteam-uwv';

const example = (ref: string, name: string): JsonObject =>
  JSON.parse(readFileSync(`schemas/vum/${ref}/examples/accepted/${name}.json`, 'utf8')) as JsonObject;

describe('partners on VUM 2, employer contacts and correction reports', () => {
  let box: Box;
  let stage: Stage;
  /** UWV and one supplier have not gone over to version 3; one supplier sends in version 2 as well. */
  const region = regionWith({
    'connections.yaml': (text) =>
      text
        .replace('client, contract: vum/client@3', 'client, contract: vum/client@2')
        .replace(
          /(key: leverancier-midden[\s\S]*?)sends: \[ggm\/client@2.5, [^\]]*\]([\s\S]*?)vum\/vacancy@3/,
          '$1sends: [ggm/client@2.5, vum/client@2, canonical/correction-report@1]$2vum/vacancy@2',
        )
        .replace('sends: [schema-org/vacancy@30]', 'sends: [schema-org/vacancy@30, vum/vacancy@2]'),
  });
  beforeAll(async () => {
    box = await startBox({ region });
    stage = stageOf(box);
  });
  afterAll(async () => {
    await box.stop();
    rmSync(region, { recursive: true });
  });

  const sent = async (
    client: string,
    party: string,
    event: Parameters<typeof eventOf>[0],
  ): Promise<string> => {
    const answer = await box.client(client).send(eventOf({ ...event, source: await box.urn(party) }));
    expect([answer.status, answer.text]).toEqual([202, answer.text]);
    await box.settled();
    return (answer.body as { messageId: string }).messageId;
  };
  const leased = async (client: string): Promise<JsonObject[]> => {
    const { body } = (await box.client(client).request('GET', '/v1/inbox?wait=5')) as Answer;
    return (body as { events: JsonObject[] }).events;
  };
  const outcomeOf = async (client: string, id: string): Promise<unknown> =>
    ((await box.client(client).message(id)).body as JsonObject)['recipients'];

  /** The real reasons, which stand in the decisions and are shown to neither side. */
  const codesOf = async (id: string): Promise<string[]> => {
    const { rows } = await sql<{ code: string }>`
      select code from decision where message_id = ${id} and not permitted order by moment`.execute(
      box.admin,
    );
    return rows.map(({ code }) => code);
  };

  it('a vacancy reaches a partner in version 2, from a partner in version 2', async () => {
    const vacancy = example('vacancy/2', 'baker-with-an-address');
    await sent('bakkerij-systeem', 'bakkerij-de-proef', {
      source: '',
      record: 'vacancy',
      contract: 'vum/vacancy@2',
      subject: 'V2-0001',
      data: vacancy,
    });
    const [event] = eventsAt(box, SUPPLIER, 'vacancy.published');
    expect(event).toMatchObject({ dataschema: 'urn:schakel:contract:vum/vacancy@2' });
    expect(event!['data']).toMatchObject({
      beroep: vacancy['beroep'],
      werkgever: { adresHouding: [{ adres: { adresNederland: { postcode: '7511JX' } } }] },
    });
    // The same vacancy, at a partner that is on version 3: its occupation is no code there, and that was said.
    const [newer] = eventsAt(box, ALMELO, 'vacancy.published');
    expect(newer).toMatchObject({
      dataschema: 'urn:schakel:contract:vum/vacancy@3',
      data: { adres: { postcode: '7511JX' } },
    });
    expect(newer!['data']).not.toHaveProperty('beroep');
  });

  it('a job seeker in version 2 reaches a partner in version 2, with what the permit names', async () => {
    const profile = example('client/2', 'worker-with-coded-occupations');
    await openOccasion(stage, SUPPLIER, {
      kind: 'question',
      purpose: 'matching',
      source: 'hengelo',
      recipient: 'uwv',
      subject: { recordId: 'WZ2-0001' },
    });
    await sent(SUPPLIER, 'hengelo', {
      source: '',
      record: 'client',
      contract: 'vum/client@2',
      subject: 'WZ2-0001',
      data: profile,
    });
    const event = (await leased(UWV)).find(({ type }) => type === 'nl.schakel.client.published');
    expect(event).toMatchObject({ dataschema: 'urn:schakel:contract:vum/client@2' });
    const data = event!['data'] as JsonObject;
    expect(data).toMatchObject({ bemiddelingsberoep: profile['bemiddelingsberoep'] });
    expect(data['mobiliteit']).toMatchObject({ bemiddelingspostcode: '7511' });
    expect(data['idWerkzoekende']).not.toBe('WZ2-0001');
  });

  it('an employer contact goes where a route and a clause lead, and nowhere else', async () => {
    const contact = example('employer-contact/3', 'visit-with-everything');
    const event = {
      source: '',
      record: 'employer-contact',
      contract: 'vum/employer-contact@3',
      subject: 'WCM-2026-0001',
      data: contact,
    };
    const id = await sent(TEAM, 'enschede', event);
    const arrived = await leased(TEAM_UWV);
    expect(arrived.map((one) => [one['type'], one['data']])).toEqual([
      ['nl.schakel.employer-contact.published', contact],
    ]);
    expect(await outcomeOf(TEAM, id)).toMatchObject([{ recipient: await box.urn('uwv') }]);
    const elsewhere = [...box.doubles.values()].flatMap((double) => double.received);
    expect(elsewhere.filter((one) => String(one.event['type']).includes('employer-contact'))).toEqual([]);
  });

  describe('a correction report', () => {
    let delivered: JsonObject;
    let occasion: string;
    const reportOn = (levering: string, parts: JsonObject = {}): JsonObject => ({
      idMelding: newId(new Date()),
      levering,
      soortRecord: 'client',
      kenmerkRecord: 'what-the-desk-calls-it',
      melder: 'betrokkene',
      fout: [{ plaats: '/werktijden/aantalWerkurenPerWeekMinimaal', soortFout: 'onjuist' }],
      ...parts,
    });
    const send = (report: JsonObject, client = DESK, party = 'enschede'): Promise<string> =>
      sent(client, party, {
        source: '',
        record: 'correction-report',
        contract: 'canonical/correction-report@1',
        subject: String(report['idMelding']),
        data: report,
      });
    const reports = (): JsonObject[] => eventsAt(box, ALMELO, 'correction-report.published');

    beforeAll(async () => {
      occasion = await openOccasion(stage, ALMELO, {
        kind: 'referral',
        purpose: 'guidance',
        source: 'almelo',
        recipient: 'enschede',
        desk: 'werkcentrum-enschede',
        subject: { recordId: 'KLANT-17' },
      });
      await sendClient(stage, ALMELO, 'almelo', invent('KLANT-17'));
      await box.settled();
      delivered = eventsAt(box, DESK, 'client.published').at(-1)!;
    });

    it('goes to whom the record came from, under the name that it has there, and to nobody else', async () => {
      const report = reportOn(String(delivered['id']));
      const id = await send(report);
      expect(reports()).toHaveLength(1);
      const [event] = reports();
      expect(event!['data']).toEqual({ ...report, kenmerkRecord: 'KLANT-17' });
      expect(event).toMatchObject({ purpose: 'data-quality', occasion });
      const recipient = await box.urn('almelo');
      expect(await outcomeOf(DESK, id)).toMatchObject([{ recipient, outcome: 'delivered' }]);
      const others = [...box.doubles].filter(([name]) => name !== ALMELO);
      const elsewhere = others.flatMap(([, double]) =>
        double.received.map((one) => String(one.event['type'])),
      );
      expect(elsewhere.filter((type) => type.includes('correction-report'))).toEqual([]);
    });

    it('about the same person has a name of its own each time', async () => {
      await send(reportOn(String(delivered['id'])));
      expect(new Set(reports().map((event) => event['subject'])).size).toBe(2);
    });

    it.each([
      ['a delivery that there is not', () => newId(new Date())],
      ['a delivery to others', () => String(eventsAt(box, SUPPLIER, 'vacancy.published')[0]!['id'])],
      ['a delivery of a vacancy', () => String(eventsAt(box, DESK, 'vacancy.published').at(-1)!['id'])],
    ])('about %s goes to nobody and is not kept', async (_, levering) => {
      const id = await send(reportOn(levering()));
      expect(await outcomeOf(DESK, id)).toEqual([]);
      const { rows } = await sql<{ document: Buffer | null }>`
        select document from message where id = ${id}`.execute(box.admin);
      expect(rows).toEqual([{ document: null }]);
    });

    it('of another party, which got nothing, goes to nobody', async () => {
      const id = await send(reportOn(String(delivered['id'])), SUPPLIER, 'hengelo');
      expect(await outcomeOf(SUPPLIER, id)).toEqual([]);
    });

    it('is stopped where the person asked for restriction at the source', async () => {
      const before = reports().length;
      await sendClient(stage, ALMELO, 'almelo', invent('KLANT-17'), {
        recordId: 'KLANT-17',
        flags: ['restricted'],
      });
      await box.settled();
      const id = await send(reportOn(String(delivered['id'])));
      expect(reports()).toHaveLength(before);
      expect(await outcomeOf(DESK, id)).toMatchObject([{ outcome: 'not-permitted' }]);
      expect(await codesOf(id)).toEqual(['restricted']);
      await sendClient(stage, ALMELO, 'almelo', invent('KLANT-17'), { recordId: 'KLANT-17', flags: [] });
      await box.settled();
    });

    it('is withdrawn when the occasion is closed while it waits', async () => {
      const double = box.double(ALMELO);
      const before = reports().length;
      double.setBehaviour({ kind: 'status', status: 503 });
      const tried = double.attempts;
      const late = reportOn(String(delivered['id']));
      const answer = await box.client(DESK).send(
        eventOf({
          source: await box.urn('enschede'),
          record: 'correction-report',
          contract: 'canonical/correction-report@1',
          subject: late['idMelding']!,
          data: late,
        }),
      );
      while (double.attempts === tried) await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await box.client(ALMELO).request('POST', `/v1/occasions/${occasion}/closings`)).status).toBe(
        201,
      );
      double.setBehaviour({ kind: 'accept' });
      await box.settled();
      expect(reports()).toHaveLength(before);
      const id = (answer.body as { messageId: string }).messageId;
      expect(await outcomeOf(DESK, id)).toMatchObject([{ outcome: 'withdrawn', code: 'no-occasion' }]);
    });

    it('without an open occasion is refused', async () => {
      const id = await send(reportOn(String(delivered['id'])));
      expect(await outcomeOf(DESK, id)).toMatchObject([{ outcome: 'refused', code: 'no-occasion' }]);
    });
  });

  it('every invariant is true', async () => {
    const expected = { seeds: ['Verzonnen'], waitingLanes: [UWV, TEAM_UWV], sameAnswers: [] };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});
