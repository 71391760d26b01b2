import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AttemptResult } from '#delivery';
import { pauseLane, resumeLane, sendNotifications } from '#exchange';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';

const LANE = 'klantsysteem-almelo';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DOWN: AttemptResult = { kind: 'later', reason: 'connection' };
const UP: AttemptResult = { kind: 'delivered', status: 204 };
const operator = { own: 'balie-werkcentrum', operates: true, actor: 'connection:balie', origin: 'test' };
const partner = { own: LANE, operates: false, actor: `connection:${LANE}`, origin: 'test' };

/** What a mail says, by a word of its subject. */
const SAYS: [word: string, says: string][] = [
  ['Geen antwoord', 'broken'],
  ['antwoordt weer', 'restored'],
  ['gepauzeerd', 'paused'],
  ['gaat verder', 'resumed'],
];

describe('the last mail about a lane', () => {
  let rig: Rig;
  let mails: string[] = [];
  let isAway = false;
  beforeAll(async () => {
    // Three attempts, and the lane is broken.
    const settings = { OPERATOR_CONTACT: 'beheer@schakel.example', RETRY_SCHEDULE: '0s,0s,0s' };
    rig = await Rig.start({ settings });
    rig.hub.mailer = {
      send: async ({ subject }) => {
        if (isAway) throw new Error('away');
        mails.push(SAYS.find(([word]) => subject.includes(word))![1]);
      },
      close: () => undefined,
    };
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    rig.clock.turnBy(3 * HOUR_MS);
    await sendNotifications(rig.hub);
    mails = [];
  });

  const after = async (ms: number): Promise<void> => {
    await sendNotifications(rig.hub);
    rig.clock.turnBy(ms);
    await sendNotifications(rig.hub);
  };
  let serial = 0;
  const answers = async (result: AttemptResult): Promise<void> => {
    serial += 1;
    const source = (await rig.hub.directory()).party('bakkerij-de-proef')!.urn;
    const vacancy = {
      type: 'nl.schakel.vacancy.published',
      dataschema: 'schema-org/vacancy@30',
      data: vacancyOf(`VAC-${serial}`),
    };
    await rig.sendBatch('bakkerij-systeem', [
      { id: `v-${serial}`, subject: `VAC-${serial}`, source, ...vacancy },
    ]);
    await rig.distribute();
    rig.answer = () => result;
    await rig.deliver(LANE);
    await after(MINUTE_MS);
  };
  const breaks = () => answers(DOWN);
  const mends = () => answers(UP);

  it('says that it broke again, also within the hour, and once while it stays so', async () => {
    await breaks();
    await mends();
    rig.clock.turnBy(10 * MINUTE_MS);
    await breaks();
    for (let i = 0; i < 3; i++) await breaks();
    await after(3 * HOUR_MS);
    expect(mails).toEqual(['broken', 'restored', 'broken']);
    await mends();
    expect(mails.at(-1)).toBe('restored');
  });

  it('says of a pause what is so', async () => {
    for (const change of [pauseLane, resumeLane, pauseLane]) {
      await change(rig.hub, operator, LANE, 'maintenance');
      await after(MINUTE_MS);
    }
    expect(mails).toEqual(['paused', 'resumed', 'paused']);
    await resumeLane(rig.hub, operator, LANE);
    await after(MINUTE_MS);
    expect(mails.at(-1)).toBe('resumed');
  });

  it('is one of four in an hour of a lane that comes and goes; after it the contact hears how it is', async () => {
    for (let i = 0; i < 4; i++) {
      await breaks();
      await mends();
    }
    await breaks();
    expect(mails).toEqual(['broken', 'restored', 'broken', 'restored']);
    await after(30 * MINUTE_MS);
    expect(mails).toHaveLength(4);
    await after(30 * MINUTE_MS);
    expect(mails.slice(4)).toEqual(['broken']);
    await after(3 * HOUR_MS);
    expect(mails).toHaveLength(5);
    await mends();
  });

  it('is not told later when it has become as it was told', async () => {
    for (let i = 0; i < 4; i++) {
      await breaks();
      await mends();
    }
    await after(2 * HOUR_MS);
    expect(mails).toEqual(['broken', 'restored', 'broken', 'restored']);
  });

  it('is not told later when somebody ended it who needs no mail', async () => {
    for (const change of [pauseLane, resumeLane, pauseLane, resumeLane, pauseLane]) {
      await change(rig.hub, operator, LANE, 'maintenance');
      await after(1000);
    }
    await resumeLane(rig.hub, partner, LANE);
    await after(2 * HOUR_MS);
    expect(mails).toEqual(['paused', 'resumed', 'paused', 'resumed']);
  });

  it('that the mail server did not take does not come after what is so by then', async () => {
    isAway = true;
    await breaks();
    isAway = false;
    await mends();
    await after(HOUR_MS);
    expect(mails).toEqual(['restored']);
  });
});
