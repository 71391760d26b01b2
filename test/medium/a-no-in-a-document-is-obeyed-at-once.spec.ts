import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { WantedVersion } from '#storage';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';

describe('what a spreadsheet says about permission', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  /** A row of a Sonar export of Enschede. */
  const row = async (recordId: string, toestemming: string, subject: JsonObject = {}): Promise<void> => {
    const event = await rig.clientEvent('enschede', recordId, { subject });
    const document = {
      idWz: recordId,
      toestemming,
      opleidingsniveau: 'HBO',
      bemiddelingsberoep: `Bakker ${rig.sent.length}`,
    };
    const [outcome] = await rig.sendBatch(ENSCHEDE, [
      { ...event, dataschema: 'sonar/client@1', data: document },
    ]);
    expect(outcome).toMatchObject({ ok: true });
  };
  const sentOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = rig.sent.length;
    await work();
    await rig.distribute();
    await rig.deliver(SCHOOL);
    return rig.sent.slice(before).map(({ event }) => String(event['type']));
  };
  const flagsOf = async (recordId: string): Promise<unknown> => {
    const { rows } = await sql`select restricted, objected, address_secret from subject
      where controller = 'enschede' and record_id = ${recordId}`.execute(rig.admin);
    return rows[0];
  };
  const PUBLISHED = ['nl.schakel.client.published'];

  it('is no consent when it is a yes', async () => {
    await rig.occasion('YES');
    expect(await sentOf(() => row('YES', 'Ja'))).not.toContain(PUBLISHED[0]);
    await rig.says('given', 'YES');
    expect(await sentOf(() => row('YES', 'Ja'))).toEqual(PUBLISHED);
  });

  it('stops everything when it is a no, also what was waiting, and a later yes opens nothing', async () => {
    await rig.occasion('NO');
    await rig.says('given', 'NO');
    expect(await sentOf(() => row('NO', 'Ja'))).toEqual(PUBLISHED);
    const waiting = async (): Promise<void> => {
      await row('NO', 'Ja');
      await rig.distribute();
      await row('NO', 'Nee');
    };
    expect(await sentOf(waiting)).toEqual([]);
    expect(await sentOf(() => row('NO', 'Ja'))).toEqual([]);
  });

  it('is added to what the sender said of the person, and takes nothing of it away', async () => {
    await row('ADDED', 'Ja', { flags: ['address-secrecy', 'restricted'] });
    await row('ADDED', 'Nee');
    expect(await flagsOf('ADDED')).toEqual({ restricted: true, objected: true, address_secret: true });
    await row('ADDED', 'Ja');
    expect(await flagsOf('ADDED')).toEqual({ restricted: true, objected: true, address_secret: true });
    // Only who says in so many words that it is over, ends it.
    await row('ADDED', 'Ja', { flags: [] });
    expect(await flagsOf('ADDED')).toEqual({ restricted: false, objected: false, address_secret: false });
    await row('ADDED', 'Nee', { flags: [] });
    expect(await flagsOf('ADDED')).toEqual({ restricted: false, objected: true, address_secret: false });
  });

  it('holds from the first message of a person on, and within one batch', async () => {
    await row('FIRST', 'N');
    expect(await flagsOf('FIRST')).toEqual({ restricted: false, objected: true, address_secret: false });
    const said = await rig.clientEvent('enschede', 'BOTH', { subject: { flags: ['address-secrecy'] } });
    const no = await rig.clientEvent('enschede', 'BOTH');
    const document = { idWz: 'BOTH', toestemming: 'Nee' };
    await rig.sendBatch(ENSCHEDE, [said, { ...no, dataschema: 'sonar/client@1', data: document }]);
    expect(await flagsOf('BOTH')).toEqual({ restricted: false, objected: true, address_secret: true });
  });
});

describe('a yes that the sender states, where the clause accepts that', () => {
  let rig: Rig;
  const accepts = (wanted: WantedVersion[]): WantedVersion[] =>
    wanted.map((one) =>
      one.key === 'volwassene-aan-school'
        ? { ...one, content: { ...one.content, secrecy: 'own-law', acceptsStatement: true } }
        : one,
    );
  beforeAll(async () => {
    rig = await Rig.start({ region: accepts });
  });
  afterAll(() => rig.stop());

  const row = async (recordId: string, toestemming: string): Promise<string[]> => {
    const before = rig.sent.length;
    const event = await rig.clientEvent('enschede', recordId);
    const data = { idWz: recordId, toestemming, bemiddelingsberoep: `Bakker ${before}` };
    await rig.sendBatch(ENSCHEDE, [{ ...event, dataschema: 'sonar/client@1', data }]);
    await rig.distribute();
    await rig.deliver(SCHOOL);
    return rig.sent.slice(before).map(({ event: sent }) => String(sent['type']).split('.')[3]!);
  };

  it('counts, and the permit says on what it stands', async () => {
    await rig.occasion('STATED');
    expect(await row('STATED', 'Onbekend')).toEqual([]);
    expect(await row('STATED', 'Ja')).toEqual(['published']);
    const { rows } = await sql<{ stage: string; stated: boolean; consent_id: string | null }>`
      select stage, (versions ->> 'statedBySender')::boolean as stated, consent_id from decision
      where permitted and stage <> 'open' order by moment, stage desc`.execute(rig.admin);
    expect(rows).toEqual([
      { stage: 'distribute', stated: true, consent_id: null },
      { stage: 'deliver', stated: true, consent_id: null },
    ]);
  });

  it('counts no more when the person says no, and who got the record on that word is told', async () => {
    await rig.occasion('SAYS-NO');
    expect(await row('SAYS-NO', 'Ja')).toEqual(['published']);
    const before = rig.sent.length;
    await rig.says('refused', 'SAYS-NO');
    await rig.deliver(SCHOOL);
    expect(rig.sent.slice(before).map(({ event }) => event['type'])).toEqual(['nl.schakel.client.withdrawn']);
    expect(await row('SAYS-NO', 'Ja')).toEqual([]);
  });
});
