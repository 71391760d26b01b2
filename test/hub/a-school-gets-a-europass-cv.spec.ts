import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { ADULT, YOUNG, type InventedPerson } from '../../apps/demo/people.js';
import { openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import type { JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { eventsAt, regionWith, stageOf } from '../medium/stage.js';

const TOWN = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';

describe('a school that asks for Europass', () => {
  let box: Box;
  let stage: Stage;
  let region: string;
  beforeAll(async () => {
    region = regionWith({
      'connections.yaml': (text) =>
        text.replace(
          /(sends: \[ooapi\/learning-offer@5\]\n\s+receives:\n\s+- \{ recordType: client, contract: )canonical\/client@1/,
          '$1europass/client@3.3',
        ),
    });
    box = await startBox({ region });
    stage = stageOf(box);
  });
  afterAll(async () => {
    await box.stop();
    rmSync(region, { recursive: true });
  });

  const hand = async (person: InventedPerson, yes: boolean): Promise<JsonObject> => {
    await openOccasion(stage, TOWN, {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId: person.recordId },
    });
    if (yes) await sayYes(stage, TOWN, 'enschede', person, 'roc-van-twente');
    await sendClient(stage, TOWN, 'enschede', person);
    await box.settled();
    return eventsAt(box, SCHOOL, 'client.published').at(-1)!;
  };
  const passportOf = (event: JsonObject): JsonObject =>
    (event['data'] as JsonObject)['SkillsPassport'] as JsonObject;

  it('gets an adult without name, contact or birth date, as the consent has it', async () => {
    const event = await hand(ADULT, true);
    expect(event['dataschema']).toBe('urn:schakel:contract:europass/client@3.3');
    expect(box.hub.contracts.get('europass/client@3.3')!.validate(event['data']!)).toEqual([]);
    const passport = passportOf(event);
    expect(passport['DocumentInfo']).toMatchObject({ Comment: event['subject'] });
    expect(passport['LearnerInfo']).toMatchObject({
      Skills: { Linguistic: { ForeignLanguage: [{ Description: { Code: 'en' } }] } },
    });
    // Mbo is any of four levels, and which one is not known.
    expect(passport['LearnerInfo']).not.toHaveProperty('Education');
    expect(passport['LearnerInfo']).not.toHaveProperty('Identification');
    expect(JSON.stringify(event)).not.toMatch(/Fatima|Testenaar|1992|voorbeeld\.example|ENS-2002|999991425/);
  });

  it('gets a young person with name and birth date, as the law has it', async () => {
    const event = await hand(YOUNG, false);
    expect(box.hub.contracts.get('europass/client@3.3')!.validate(event['data']!)).toEqual([]);
    expect(passportOf(event)['LearnerInfo']).toMatchObject({
      Identification: {
        PersonName: { FirstName: 'Daan', Surname: 'Proefpersoon' },
        Demographics: { Birthdate: { Year: 2007, Month: '--03', Day: '---01' } },
        ContactInfo: { Email: { Contact: 'daan@voorbeeld.example' } },
      },
    });
    // The clause has no address.
    expect(JSON.stringify(event)).not.toMatch(/Proefstraat|7551/);
  });

  it('every invariant is true', async () => {
    const expected = { seeds: ['Fatima', 'Daan', '999991425'], waitingLanes: [], sameAnswers: [] };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});
