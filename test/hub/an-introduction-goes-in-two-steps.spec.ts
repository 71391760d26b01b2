import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { memberOf, openOccasion, type Stage } from '../../apps/demo/play.js';
import type { Json, JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { eventsAt, stageOf, withdraw } from '../medium/stage.js';

const TOWN = 'klantsysteem-enschede';
const BUREAU = 'uitzendbureau-systeem';
const BAKERY = 'bakkerij-systeem';
const PERSON = 'ENS-7001';
const WHAT_SHE_CAN = ['work-preferences', 'qualifications', 'work-history', 'languages', 'availability'];
const SEEDS = ['Sanne', 'Voorbeeld', '1991-04-12', 'sanne@voorbeeld.example', '0600000000'];

/** The whole document of step 2: what of it goes out is for clause and consent to say. */
const WHOLE = JSON.parse(
  readFileSync('schemas/canonical/introduction/v1/examples/accepted/step-two-with-contact.json', 'utf8'),
) as JsonObject;
const HER: JsonObject = { ...(WHOLE['betrokkene'] as JsonObject), idWerkzoekende: PERSON };

describe('an introduction', () => {
  let box: Box;
  let stage: Stage;
  let occasion: string;
  let sent = 0;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
    occasion = await open('uitzendbureau-test');
  });
  afterAll(() => box.stop());

  const open = (recipient: string, person = PERSON, more: { vacancy?: string } = {}): Promise<string> =>
    openOccasion(stage, TOWN, {
      ...more,
      kind: 'introduction',
      purpose: 'matching',
      source: 'enschede',
      recipient,
      subject: { recordId: person },
    });
  const introduce = async (parts: JsonObject = {}, subject: Json = { recordId: 'INT-1', person: PERSON }) =>
    box.client(TOWN).send(
      eventOf({
        source: `${await box.urn('enschede')}:systeem:klanten`,
        record: 'introduction',
        contract: 'canonical/introduction@1',
        subject,
        id: `introduction-${++sent}`,
        data: { ...WHOLE, betrokkene: HER, idAanleiding: occasion, ...parts },
      }),
    );
  const evidence = async (): Promise<JsonObject> => ({
    askedBy: 'consulent-17',
    askedFor: await box.urn('enschede'),
    how: 'at-the-desk',
    notice: { version: 'introductie-1', language: 'nl' },
    request: 'find-work',
    refusalHasNoConsequenceSaid: true,
    givenBy: 'person',
  });
  const sayYes = async (recipient: string, categories: string[]): Promise<Answer> => {
    const base = {
      controller: await box.urn('enschede'),
      subject: { recordId: PERSON },
      recipients: [await box.urn(recipient)],
      evidence: await evidence(),
    };
    const client = box.client(TOWN);
    expect((await client.request('POST', '/v1/declarations', base)).status).toBe(201);
    const consent = { ...base, purpose: 'matching', categories, state: 'given' };
    return client.request('POST', '/v1/consents', consent);
  };
  const atBureau = (): JsonObject[] => eventsAt(box, BUREAU, 'introduction.published');
  const dataOf = (event: JsonObject): JsonObject => event['data'] as JsonObject;
  const personIn = (event: JsonObject): JsonObject => dataOf(event)['person'] as JsonObject;
  const contractFaults = (event: JsonObject): unknown =>
    box.hub.contracts.get('setu/introduction@2')!.validate(dataOf(event));

  it('does not go without the consent of the person, and the sender is not told why', async () => {
    const answer = await introduce();
    expect(answer.status).toBe(202);
    await box.settled();
    expect(atBureau()).toEqual([]);
    const view = await box.client(TOWN).message(memberOf(answer, 'messageId'));
    expect(view.body).toMatchObject({ recipients: [{ outcome: 'not-shown' }] });
  });

  it('goes first without name or contact, to the bureau that was named and to nobody else', async () => {
    await open('bakkerij-de-proef');
    expect((await sayYes('uitzendbureau-test', WHAT_SHE_CAN)).status).toBe(201);
    expect((await sayYes('bakkerij-de-proef', WHAT_SHE_CAN)).status).toBe(201);
    expect((await introduce()).status).toBe(202);
    await box.settled();
    const [first, ...more] = atBureau();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ occasion, dataschema: 'urn:schakel:contract:setu/introduction@2' });
    expect(contractFaults(first!)).toEqual([]);
    expect(personIn(first!)).toMatchObject({ name: { formattedName: 'Kandidaat' }, communication: {} });
    expect(JSON.stringify(dataOf(first!)['profiles'])).toContain('Medewerker bakkerij');
    for (const seed of SEEDS) expect(JSON.stringify(first)).not.toContain(seed);
    expect(JSON.stringify(first)).not.toContain(PERSON);
    const inbox = await box.client(BAKERY).request('GET', '/v1/inbox');
    expect(inbox.body).toMatchObject({ events: [] });
    const { rows } = await sql<{ recipient: string }>`
      select distinct recipient from decision where stage = 'distribute' and record_type = 'introduction'`.execute(
      box.admin,
    );
    expect(rows).toEqual([{ recipient: 'uitzendbureau-test' }]);
  });

  it('goes with name and contact when the person has said yes to that, under the same names', async () => {
    expect((await sayYes('uitzendbureau-test', [...WHAT_SHE_CAN, 'identity', 'contact'])).status).toBe(201);
    expect((await introduce()).status).toBe(202);
    await box.settled();
    const [first, second, ...more] = atBureau();
    expect(more).toEqual([]);
    expect(contractFaults(second!)).toEqual([]);
    expect(personIn(second!)).toMatchObject({
      id: personIn(first!)['id'],
      name: { formattedName: 'Sanne Voorbeeld', given: ['Sanne'], family: 'Voorbeeld' },
      communication: {
        email: [{ address: 'sanne@voorbeeld.example' }],
        phone: [{ formattedNumber: '0600000000' }],
      },
    });
    expect(second!['subject']).toBe(first!['subject']);
    expect(Number(second!['sequence'])).toBeGreaterThan(Number(first!['sequence']));
    // An employer never learns an age.
    expect(JSON.stringify(second)).not.toContain('1991-04-12');
  });

  it('for another vacancy is another record about the same person, and needs an occasion of its own', async () => {
    const introduceFor = async (idVacature: string, idAanleiding: string): Promise<void> => {
      const again = await introduce(
        { idIntroductie: 'INT-2', vacature: { idVacature }, idAanleiding },
        { recordId: 'INT-2', person: PERSON },
      );
      expect(again.status).toBe(202);
      await box.settled();
    };
    const before = atBureau().length;
    await introduceFor('VAC-8', occasion);
    expect(atBureau()).toHaveLength(before);
    const other = await open('uitzendbureau-test', PERSON, { vacancy: 'VAC-8' });
    expect(other).not.toBe(occasion);
    expect(await open('uitzendbureau-test', PERSON, { vacancy: 'VAC-8' })).toBe(other);
    await introduceFor('VAC-9', other);
    expect(atBureau()).toHaveLength(before);
    await introduceFor('VAC-8', other);
    const [first, , third] = atBureau();
    expect(third!['subject']).not.toBe(first!['subject']);
    expect(personIn(third!)['id']).toEqual(personIn(first!)['id']);
    expect(dataOf(third!)['staffingIds']).toEqual({
      requestForQuotationId: { value: 'VAC-8', schemeAgencyId: 'Customer' },
    });
  });

  it('that names an occasion of somebody else, or of another kind, goes to nobody', async () => {
    const before = atBureau().length;
    const ofAnother = await open('uitzendbureau-test', 'ENS-7002');
    expect((await introduce({ idAanleiding: ofAnother })).status).toBe(202);
    await box.settled();
    expect(atBureau()).toHaveLength(before);
  });

  it('is refused with what is never carried, with a number for an id, and without its person', async () => {
    const refused = await introduce({ betrokkene: { ...HER, nationaliteit: 'onbekend' } });
    expect(refused.body).toMatchObject({
      code: 'never-carried',
      errors: [{ pointer: '/betrokkene/nationaliteit' }],
    });
    const numbered = await introduce({ betrokkene: { ...HER, idWerkzoekende: '999993549' } });
    expect(numbered.body).toMatchObject({ code: 'never-carried' });
    expect(numbered.text).not.toContain('999993549');
    expect((await introduce({}, 'INT-1')).body).toMatchObject({ code: 'invalid-envelope' });
    expect((await introduce({}, { recordId: 'INT-1', person: '999993549' })).body).toMatchObject({
      code: 'invalid-envelope',
    });
  });

  it('is the only kind of occasion that is for a vacancy', async () => {
    const body = {
      kind: 'request',
      purpose: 'matching',
      source: await box.urn('enschede'),
      recipient: await box.urn('uwv'),
      subject: { recordId: PERSON },
      vacancy: 'VAC-8',
    };
    const answer = await box.client(TOWN).request('POST', '/v1/occasions', body);
    expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/vacancy' }] });
  });

  it('cannot be sent in by a bureau: that form only goes out', async () => {
    const answer = await box.client(BUREAU).send(
      eventOf({
        source: await box.urn('uitzendbureau-test'),
        record: 'introduction',
        contract: 'setu/introduction@2',
        subject: { recordId: 'INT-9', person: 'P-9' },
        data: dataOf(atBureau()[0]!),
      }),
    );
    expect(answer.body).toMatchObject({ code: 'unknown-contract' });
  });

  it('is taken back, record by record, when the person withdraws', async () => {
    const given = await sayYes('uitzendbureau-test', WHAT_SHE_CAN);
    expect((await withdraw(box, TOWN, memberOf(given, 'consentId'))).status).toBe(201);
    await box.settled();
    const told = eventsAt(box, BUREAU, 'introduction.withdrawn');
    expect(new Set(told.map((event) => event['subject']))).toEqual(
      new Set(atBureau().map((event) => event['subject'])),
    );
    const before = atBureau().length;
    expect((await introduce()).status).toBe(202);
    await box.settled();
    expect(atBureau()).toHaveLength(before);
  });

  it('every invariant is true', async () => {
    // The surname is an ordinary word of the configuration.
    const seeds = SEEDS.filter((seed) => seed !== 'Voorbeeld');
    const expected = { seeds, waitingLanes: [], sameAnswers: [] };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});
