import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { endOccasion, openOccasion } from '#exchange';
import type { JsonObject } from '#kernel';
import type { WantedVersion } from '#storage';
import { Rig } from './rig.js';

const DESK = 'balie-werkcentrum';
const TOWN = 'klantsysteem-enschede';

/** The system of the town takes client records too, beside its desk. */
const withTown = (one: WantedVersion): WantedVersion =>
  one.kind === 'connection' && one.key === TOWN
    ? {
        ...one,
        content: {
          ...one.content,
          receives: [
            ...(one.content['receives'] as JsonObject[]),
            { recordType: 'client', contract: 'canonical/client@1' },
          ],
        },
      }
    : one;

describe('what waits for a desk whose occasion was closed', () => {
  let rig: Rig;
  let serial = 0;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start({ region: (wanted) => wanted.map(withTown) });
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    person = `ALM-${(serial += 1)}`;
    rig.sent.length = 0;
  });

  const open = async (kind: 'request' | 'referral', desk?: string): Promise<string> => {
    const occasion = await openOccasion(rig.hub, rig.speaker('almelo'), {
      kind,
      purpose: 'guidance',
      source: 'almelo',
      recipient: 'enschede',
      ...(desk ? { desk } : {}),
      subject: { recordId: person },
    });
    if (!occasion.ok) throw new Error(occasion.refusal.code);
    return occasion.value.id;
  };
  const send = async (): Promise<void> => {
    expect((await rig.sendClient('klantsysteem-almelo', 'almelo', person)).ok).toBe(true);
    await rig.distribute();
  };
  const came = async (lane: string): Promise<unknown[]> => {
    await rig.deliver(lane);
    return rig.sent.filter(({ url }) => url.includes(lane)).map(({ event }) => event['occasion']);
  };

  it('does not go there on an occasion that is the town’s own', async () => {
    const atDesk = await open('request', 'werkcentrum-enschede');
    const atTown = await open('request');
    await send();
    expect((await endOccasion(rig.hub, rig.speaker('almelo'), atDesk)).ok).toBe(true);
    expect(await came(DESK)).toEqual([]);
    expect(await came(TOWN)).toEqual([atTown]);
  });

  it('goes on where another occasion at the same desk is open', async () => {
    const first = await open('request', 'werkcentrum-enschede');
    const second = await open('referral', 'werkcentrum-enschede');
    await send();
    expect((await endOccasion(rig.hub, rig.speaker('almelo'), first)).ok).toBe(true);
    expect(await came(DESK)).toEqual([second]);
  });
});
