import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openOccasion, retract } from '#exchange';
import type { OccasionKind, Purpose } from '#kernel';
import type { WantedVersion } from '#storage';
import { Rig } from './rig.js';

const ALMELO = 'klantsysteem-almelo';
const ENSCHEDE = 'klantsysteem-enschede';
const DESK = 'balie-werkcentrum';
const SCHOOL = 'roc-systeem';
let serial = 0;

/** The town of the desk takes records in its own system too, and the school gets some for guidance, by statute. */
function region(wanted: WantedVersion[]): WantedVersion[] {
  const byStatute = wanted.find(({ key }) => key === 'jongere-aan-school')!;
  const { targetGroup: _, ...content } = byStatute.content;
  const clients = { recordType: 'client', contract: 'canonical/client@1' };
  return [
    ...wanted.map((one) =>
      one.kind === 'connection' && one.key === ENSCHEDE
        ? {
            ...one,
            content: { ...one.content, receives: [...(one.content['receives'] as object[]), clients] },
          }
        : one,
    ),
    { ...byStatute, key: 'begeleiding-door-school', content: { ...content, purpose: 'guidance' } },
  ];
}

describe('everybody who got a record', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start({ region });
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    person = `PERSON-${(serial += 1)}`;
    rig.sent.length = 0;
  });

  const open = async (source: string, recipient: string, purpose: Purpose, desk?: string): Promise<void> => {
    const kind: OccasionKind = 'referral';
    const input = {
      kind,
      purpose,
      source,
      recipient,
      subject: { recordId: person },
      ...(desk ? { desk } : {}),
    };
    expect((await openOccasion(rig.hub, rig.speaker(source), input)).ok).toBe(true);
  };
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [DESK, ENSCHEDE, SCHOOL]) await rig.deliver(lane);
  };
  const takeBack = async (client: string, party: string): Promise<void> => {
    const { data: _, ...event } = await rig.clientEvent(party, person, {
      type: 'nl.schakel.client.withdrawn',
    });
    expect((await rig.sendBatch(client, [event]))[0]!.ok).toBe(true);
    await carry();
  };
  /** Who was told, and for which purpose. */
  const told = (): string[] =>
    rig.sent
      .filter(({ event }) => event['type'] === 'nl.schakel.client.withdrawn')
      .map(({ url, event }) => `${new URL(url).hostname.split('.')[0]} ${String(event['purpose'])}`)
      .sort();

  it('at a desk and in its town is told in both places', async () => {
    await open('almelo', 'enschede', 'guidance', 'werkcentrum-enschede');
    await open('almelo', 'enschede', 'guidance');
    await rig.sendClient(ALMELO, 'almelo', person);
    await carry();
    expect(rig.sent).toHaveLength(2);
    await takeBack(ALMELO, 'almelo');
    expect(told()).toEqual([`${DESK} guidance`, `${ENSCHEDE} guidance`]);
  });

  it('for two purposes is told of both, though one of them was taken back before', async () => {
    await open('enschede', 'roc-van-twente', 'learning');
    await open('enschede', 'roc-van-twente', 'guidance');
    const consent = await rig.says('given', person);
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await carry();
    expect(rig.sent).toHaveLength(2);
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    await carry();
    expect(told()).toEqual([`${SCHOOL} learning`]);
    await takeBack(ENSCHEDE, 'enschede');
    expect(told()).toEqual([`${SCHOOL} guidance`, `${SCHOOL} learning`]);
  });

  it('is told when an older consent is withdrawn, which ends the newer one too', async () => {
    await open('enschede', 'roc-van-twente', 'learning');
    const older = await rig.says('given', person);
    rig.clock.turnBy(1000);
    await rig.says('given', person);
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await carry();
    rig.clock.turnBy(1000);
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', older);
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await carry();
    expect([rig.sent.length, told()]).toEqual([2, [`${SCHOOL} learning`]]);
  });

  it('keeps it when a declaration is withdrawn: that stops what comes after', async () => {
    await open('enschede', 'roc-van-twente', 'learning');
    await rig.says('given', person);
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await carry();
    rig.clock.turnBy(1000);
    const { rows } = await sql<{ id: string }>`
      select d.id from declaration d join subject s on s.id = d.subject_id where s.record_id = ${person}`.execute(
      rig.admin,
    );
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'declaration', rows[0]!.id);
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await carry();
    expect([rig.sent.length, told()]).toEqual([1, []]);
  });

  it('is told once, however often it is taken back', async () => {
    await open('enschede', 'roc-van-twente', 'guidance');
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await rig.sendClient(ENSCHEDE, 'enschede', person, { data: { HULPVRAAG: 'language' } });
    await carry();
    await takeBack(ENSCHEDE, 'enschede');
    await takeBack(ENSCHEDE, 'enschede');
    expect(told()).toEqual([`${SCHOOL} guidance`]);
  });

  it('and only who got it: a record that was stopped before anybody tried is gone without a word', async () => {
    await open('enschede', 'roc-van-twente', 'guidance');
    await rig.sendClient(ENSCHEDE, 'enschede', person);
    await rig.distribute();
    await takeBack(ENSCHEDE, 'enschede');
    expect(rig.sent).toEqual([]);
    const { rows } = await sql<{ state: string }>`
      select d.state from delivery d join subject s on s.id = d.subject_id where s.record_id = ${person}`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ state: 'withdrawn' }]);
  });
});
