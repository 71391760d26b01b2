import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOccasion } from '#exchange';
import type { JsonObject } from '#kernel';
import { Rig } from './rig.js';

const ALMELO = 'klantsysteem-almelo';
const DESK = 'balie-werkcentrum';
const SCHOOL = 'roc-systeem';

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

  it('gives two who get the same in the same form each its own name for the person', async () => {
    for (const more of [{ recipient: 'almelo' }, { recipient: 'enschede', desk: 'werkcentrum-enschede' }]) {
      const opened = await openOccasion(rig.hub, rig.speaker('hengelo'), {
        kind: 'referral',
        purpose: 'guidance',
        source: 'hengelo',
        subject: { recordId: 'HEN-SAME' },
        ...more,
      });
      expect(opened.ok).toBe(true);
    }
    await rig.sendClient('leverancier-midden', 'hengelo', 'HEN-SAME');
    await rig.distribute();
    rig.sent.length = 0;
    for (const lane of [ALMELO, DESK]) await rig.deliver(lane);
    const [one, other] = rig.sent.map(({ event }) => event['data'] as JsonObject);
    expect({ ...one, idWerkzoekende: '' }).toEqual({ ...other, idWerkzoekende: '' });
    expect(one!['idWerkzoekende']).not.toBe(other!['idWerkzoekende']);
  });

  it.each([
    ['first', ALMELO, SCHOOL],
    ['last', SCHOOL, ALMELO],
  ])(
    'gives each what its own permit says, of what was opened once: who gets most %s',
    async (_, ...lanes) => {
      const recordId = `ENS-${lanes[0]}`;
      await rig.occasion(recordId);
      await rig.says('given', recordId);
      await rig.occasion(recordId, { purpose: 'guidance', recipient: 'almelo' });
      await rig.sendClient('klantsysteem-enschede', 'enschede', recordId, {
        data: { IDENTITEIT: { ACHTERNAAM: 'Verzonnen', GEBOORTEDATUM: '1990-05-05' } },
      });
      await rig.distribute();
      rig.sent.length = 0;
      for (const lane of lanes) await rig.deliver(lane);
      const got = new Map(rig.sent.map(({ url, event }) => [url, JSON.stringify(event['data'])]));
      expect(got.get(`https://${ALMELO}.example/webhook`)).toContain('Verzonnen');
      expect(got.get(`https://${SCHOOL}.example/webhook`)).not.toContain('Verzonnen');
    },
  );
});
