import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Right } from '#consent';
import {
  decideRequest,
  executeRequest,
  liftFromStopList,
  liftRequest,
  readRequest,
  readStopList,
  receiveRequest,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { Rig } from './rig.js';
import { IN_A_LETTER } from './rights.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
let serial = 0;

/** The nth number of the test range that passes the eleven-test. */
function bsnOf(nth: number): string {
  for (let number = 999_990_000, found = 0; ; number++) {
    const digits = [...String(number)].map(Number);
    const sum = digits.reduce((all, digit, place) => all + digit * (place === 8 ? -1 : 9 - place), 0);
    if (sum % 11 === 0 && found++ === nth) return String(number);
  }
}

describe('what a person asks who is with one controller under two numbers', () => {
  let rig: Rig;
  let bsn: string;
  let one: string;
  let other: string;
  beforeAll(async () => {
    const journal = mkdtempSync(join(tmpdir(), 'schakel-erasures-'));
    rig = await Rig.start({ settings: { ERASURE_JOURNAL_DIR: journal } });
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    bsn = bsnOf((serial += 1));
    [one, other] = [`DUBBEL-${serial}`, `TWEEDE-${serial}`];
    await known(one, { subject: { bsn } });
    await known(other, { subject: { bsn } });
  });

  const officer = () => rig.speaker('enschede');
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const known = async (recordId: string, parts: JsonObject): Promise<number> => {
    await rig.occasion(recordId);
    await rig.says('given', recordId);
    return sent(recordId, parts);
  };
  /** How many documents about this entry the school gets when it is sent again. */
  const sent = async (recordId: string, parts: JsonObject = {}): Promise<number> => {
    rig.sent.length = 0;
    const data = { BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: `Bakker ${(again += 1)}` }] };
    must(await rig.sendClient(ENSCHEDE, 'enschede', recordId, { data, ...parts }));
    await rig.distribute();
    await rig.deliver(SCHOOL);
    return rig.sent.filter(({ event }) => String(event['type']).endsWith('published')).length;
  };
  let again = 0;
  const ask = async (kind: Right): Promise<string> =>
    must(await receiveRequest(rig.hub, officer(), { kind, recordId: one, ...IN_A_LETTER })).id;
  const grant = async (id: string): Promise<void> => {
    must(await decideRequest(rig.hub, officer(), id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, officer(), id));
  };

  it.each(['objection', 'restriction'] as const)(
    '%s: pauses the other too, until it is refused',
    async (kind) => {
      expect(await sent(other)).toBe(1);
      const id = await ask(kind);
      expect(must(await readRequest(rig.hub, officer(), id)).otherEntries).toEqual([other]);
      expect(await sent(other)).toBe(0);
      must(await decideRequest(rig.hub, officer(), id, { decision: 'refused', ground: 'legal-obligation' }));
      expect(await sent(other)).toBe(1);
    },
  );

  it('pauses an entry too that comes, or gets the BSN, while it runs', async () => {
    const id = await ask('objection');
    const later = `DERDE-${serial}`;
    expect(await sent(later, { subject: { bsn } })).toBe(0);
    expect(await known(later, { subject: { bsn } })).toBe(0);
    const withoutBsn = `VIERDE-${serial}`;
    expect(await known(withoutBsn, {})).toBe(1);
    expect(await sent(withoutBsn, { subject: { bsn } })).toBe(0);
    // It was somebody else's number after all.
    expect(await sent(withoutBsn, { subject: { bsn: bsnOf(500 + serial) } })).toBe(1);
    const { otherEntries } = must(await readRequest(rig.hub, officer(), id));
    expect(otherEntries.toSorted()).toEqual([later, other].toSorted());
  });

  it('an objection that is upheld holds for the other, until it is lifted', async () => {
    const id = await ask('objection');
    await grant(id);
    expect(await sent(other)).toBe(0);
    must(await liftRequest(rig.hub, officer(), id));
    expect([await sent(one), await sent(other)]).toEqual([1, 1]);
  });

  it('an erasure stops the other, whose data stay until that is erased too', async () => {
    await ask('objection');
    const id = await ask('erasure');
    await grant(id);
    expect(await sent(other)).toBe(0);
    const stops = await readStopList(rig.hub, officer());
    for (const stop of stops.filter(({ requestId }) => requestId === id))
      must(await liftFromStopList(rig.hub, officer(), stop.id));
    expect(await sent(other)).toBe(1);
  });

  it('leaves who has another BSN alone', async () => {
    const somebodyElse = `ANDER-${serial}`;
    expect(await known(somebodyElse, { subject: { bsn: bsnOf(900 + serial) } })).toBe(1);
    await grant(await ask('objection'));
    expect(await sent(somebodyElse)).toBe(1);
  });
});
