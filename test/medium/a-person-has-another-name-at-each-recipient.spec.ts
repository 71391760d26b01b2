import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOccasion } from '#exchange';
import type { JsonObject } from '#kernel';
import { Rig } from './rig.js';

const ALMELO = 'klantsysteem-almelo';
const DESK = 'balie-werkcentrum';

describe('the hub', () => {
  const person = 'ALM-NAMES';
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  it('gives no two organisations the same name for a person, and each the same one every time', async () => {
    const names = new Map<string, Set<unknown>>();
    for (const [recipient, purpose] of [
      ['roc-van-twente', 'learning'],
      ['enschede', 'guidance'],
    ] as const) {
      const outcome = await openOccasion(rig.hub, rig.speaker('almelo'), {
        kind: 'referral',
        purpose,
        source: 'almelo',
        recipient,
        ...(recipient === 'enschede' ? { desk: 'werkcentrum-enschede' } : {}),
        subject: { recordId: person },
      });
      expect(outcome.ok).toBe(true);
    }
    const young = { IDENTITEIT: { VOORNAMEN: 'Verzonnen', ACHTERNAAM: 'Jong', GEBOORTEDATUM: '2007-05-05' } };
    const opleiding = [
      { CODENIVEAUOPLEIDING: 'VMBO_MBO_1', CODESTATUSOPLEIDING: 'AFGEBROKEN', INDICATIEDIPLOMA: 'NEE' },
    ];
    for (const version of [1, 2]) {
      const data = {
        ...young,
        OPLEIDING: opleiding,
        BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: `Bakker ${version}` }],
      };
      await rig.sendClient(ALMELO, 'almelo', person, { data });
      await rig.distribute();
      for (const lane of [DESK, 'roc-systeem']) await rig.deliver(lane);
    }
    for (const { url, event } of rig.sent) {
      const { idWerkzoekende } = event['data'] as JsonObject;
      names.set(url, new Set([...(names.get(url) ?? []), event['subject'], idWerkzoekende]));
    }
    expect([...names.values()].map((of) => of.size)).toEqual([1, 1]);
    expect(new Set([...names.values()].flatMap((of) => [...of])).size).toBe(2);
  });
});
