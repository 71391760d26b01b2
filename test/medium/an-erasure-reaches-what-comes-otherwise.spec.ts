import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  decideRequest,
  endOccasion,
  executeRequest,
  liftFromStopList,
  openOccasion,
  readStopList,
  receiveRequest,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { everythingIn } from './everything.js';
import { Rig } from './rig.js';
import { IN_A_LETTER } from './rights.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SUPPLIER = 'leverancier-midden';
const DESK = 'balie-werkcentrum';
const SCHOOL = 'roc-systeem';
const BSN = '999993549';

describe('an erasure', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => void (rig.sent.length = 0));

  const officer = () => rig.speaker('enschede');
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [SCHOOL, ENSCHEDE, DESK, SUPPLIER]) await rig.deliver(lane);
  };
  const send = async (recordId: string, parts: JsonObject = {}): Promise<void> =>
    void must(await rig.sendClient(ENSCHEDE, 'enschede', recordId, parts));
  const erase = async (recordId: string): Promise<void> => {
    const { id } = must(
      await receiveRequest(rig.hub, officer(), { kind: 'erasure', recordId, ...IN_A_LETTER }),
    );
    must(await decideRequest(rig.hub, officer(), id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, officer(), id));
  };
  const goesTo = (lane: string): string[] =>
    rig.sent
      .filter(({ url }) => url.includes(lane))
      .map(({ event }) => String(event['type']).replace('nl.schakel.', ''));

  it('stops an entry too that is found to be of the same person by a BSN that comes later', async () => {
    await send('WEG-1', { subject: { bsn: BSN } });
    await erase('WEG-1');
    // The next file knows the person by another number, and says the BSN only when the entry is there already.
    await send('NIEUW-1');
    await rig.occasion('NIEUW-1');
    await rig.says('given', 'NIEUW-1');
    await send('NIEUW-1', { subject: { bsn: BSN } });
    await carry();
    expect(goesTo(SCHOOL)).toEqual([]);
    for (const { id } of await readStopList(rig.hub, officer()))
      must(await liftFromStopList(rig.hub, officer(), id));
    await send('NIEUW-1', { data: { BEMIDDELINGSBEROEP: [] } });
    await carry();
    expect(goesTo(SCHOOL)).toEqual(['client.published']);
  });

  it('ends what its controller asked of others about the person: they do not bring the person back', async () => {
    const bsn = '999991425';
    await send('WEG-2');
    const request = {
      kind: 'request',
      purpose: 'guidance',
      source: 'hengelo',
      recipient: 'enschede',
    } as const;
    const subject = { recordId: 'WEG-2', bsn };
    must(await openOccasion(rig.hub, officer(), { ...request, desk: 'werkcentrum-enschede', subject }));
    must(await rig.sendClient(SUPPLIER, 'hengelo', 'HGL-2', { subject: { bsn } }));
    await carry();
    expect(goesTo(DESK)).toEqual(['client.published']);
    rig.sent.length = 0;
    await erase('WEG-2');
    must(await rig.sendClient(SUPPLIER, 'hengelo', 'HGL-2', { data: { BEMIDDELINGSBEROEP: [] } }));
    await carry();
    // Both sides hear that it is over, and no more than that.
    expect([goesTo(DESK), goesTo(SUPPLIER)]).toEqual([['occasion.closed'], ['occasion.closed']]);
  });

  it('leaves no name where an occasion ended before its person was known, or a record has no messages any more', async () => {
    const occasion = await rig.occasion('WEG-3');
    must(await endOccasion(rig.hub, officer(), occasion));
    await send('WEG-3');
    await carry();
    await sql`delete from message where record_pk = (select pk from record where record_id = 'WEG-3')`.execute(
      rig.admin,
    );
    await erase('WEG-3');
    expect(await everythingIn(rig.admin, 'config%')).not.toContain('WEG-3');
  });
});
