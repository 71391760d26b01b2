import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pauseLane, sendNotifications } from '#exchange';
import { Rig } from '../medium/rig.js';

const LANES = ['klantsysteem-almelo', 'klantsysteem-enschede', 'leverancier-midden', 'roc-systeem'];
const SETTINGS = { OPERATOR_CONTACT: 'beheer@schakel.example' };
const operator = { own: 'balie-werkcentrum', operates: true, actor: 'connection:balie', origin: 'test' };

describe('a mail', () => {
  let rig: Rig;
  let other: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: SETTINGS });
    other = await rig.twin({ settings: SETTINGS });
  });
  afterAll(async () => {
    await other.stop();
    await rig.stop();
  });

  it('is sent once, also by a mail server that takes half a minute over each', async () => {
    for (const lane of LANES) await pauseLane(rig.hub, operator, lane, 'maintenance');
    const mails: string[] = [];
    const mailer = (meanwhile: () => Promise<unknown>) => ({
      send: async ({ subject }: { subject: string }) => {
        mails.push(subject);
        await meanwhile();
      },
      close: () => undefined,
    });
    other.hub.mailer = mailer(async () => undefined);
    rig.hub.mailer = mailer(async () => {
      rig.clock.turnBy(31_000);
      if (mails.length === 2) await sendNotifications(other.hub);
    });
    await sendNotifications(rig.hub);
    expect(mails).toHaveLength(LANES.length);
    expect(new Set(mails).size).toBe(LANES.length);
  });

  it('is sent by another when whoever took it is not there any more, and settled by that one only', async () => {
    const mails: string[] = [];
    let isFirst = true;
    const send = async ({ subject }: { subject: string }): Promise<void> => {
      mails.push(subject);
      if (!isFirst) return;
      isFirst = false;
      // This process hung for so long that the other one took over.
      rig.clock.turnBy(600_000);
      await sendNotifications(other.hub);
      throw new Error('away');
    };
    rig.hub.mailer = other.hub.mailer = { send, close: () => undefined };
    await pauseLane(rig.hub, operator, 'bakkerij-systeem', 'incident');
    await sendNotifications(rig.hub);
    expect(mails).toHaveLength(2);
    rig.clock.turnBy(3_600_000);
    await sendNotifications(rig.hub);
    expect(mails).toHaveLength(2);
  });

  it('waits for as long as a mail server lets nobody in, and is given up when it is refused itself', async () => {
    const mails: string[] = [];
    let said: object | undefined;
    const send = async ({ subject }: { subject: string }): Promise<void> => {
      if (said) throw Object.assign(new Error('as the server says'), said);
      mails.push(subject);
    };
    const tries = async (many: number): Promise<void> => {
      for (let i = 0; i < many; i += 1) {
        rig.clock.turnBy(300_001);
        await sendNotifications(rig.hub);
      }
    };
    rig.hub.mailer = { send, close: () => undefined };
    said = { code: 'EAUTH', responseCode: 535 };
    await pauseLane(rig.hub, operator, 'uitzendbureau-systeem', 'incident');
    await tries(30);
    said = undefined;
    await tries(1);
    expect(mails).toHaveLength(1);
    said = { code: 'EENVELOPE', responseCode: 550 };
    await pauseLane(rig.hub, operator, 'uwv-systeem', 'incident');
    await tries(10);
    said = undefined;
    await tries(1);
    expect(mails).toHaveLength(1);
  });
});
