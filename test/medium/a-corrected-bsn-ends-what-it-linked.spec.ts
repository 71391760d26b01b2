import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openOccasion, sweep } from '#exchange';
import type { JsonObject } from '#kernel';
import { Rig } from './rig.js';

const SUPPLIER = 'leverancier-midden';
const ALMELO = 'klantsysteem-almelo';
const [BSN, OTHER_BSN] = ['999993549', '999991425'];

describe('a BSN that its source corrects', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => void (rig.sent.length = 0));

  const open = async (bsn: string): Promise<string> => {
    const occasion = await openOccasion(rig.hub, rig.speaker('almelo'), {
      kind: 'request',
      purpose: 'guidance',
      source: 'hengelo',
      recipient: 'almelo',
      subject: { recordId: bsn === BSN ? 'ALM-1' : 'ALM-2', bsn },
    });
    if (!occasion.ok) throw new Error(occasion.refusal.code);
    return occasion.value.id;
  };
  const send = async (recordId: string, name: string, bsn: string): Promise<void> => {
    const data: JsonObject = {
      IDENTITEIT: { VOORNAMEN: name, ACHTERNAAM: 'Persoon', GEBOORTEDATUM: '1990-05-05' },
    };
    const sent = await rig.sendClient(SUPPLIER, 'hengelo', recordId, { subject: { bsn }, data });
    expect(sent.ok).toBe(true);
  };
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [SUPPLIER, ALMELO]) await rig.deliver(lane);
  };
  const atAlmelo = (): unknown[] =>
    rig.sent
      .filter(({ url }) => url.includes(ALMELO))
      .map(({ event }) => {
        const data = event['data'] as JsonObject;
        const type = String(event['type']).replace('nl.schakel.', '');
        return [type, (data['identiteit'] as JsonObject | undefined)?.['voornamen'] ?? data['action']];
      });

  it('leads nobody to whom it stood with before: nothing more goes, what went is to be deleted', async () => {
    const occasion = await open(BSN);
    await send('HGL-1', 'Wrong', BSN);
    await carry();
    expect(atAlmelo()).toEqual([['client.published', 'Wrong']]);
    rig.sent.length = 0;
    await send('HGL-1', 'Wrong', OTHER_BSN);
    await carry();
    expect(atAlmelo()).toEqual([]);
    await sweep(rig.hub);
    await carry();
    expect(atAlmelo()).toHaveLength(2);
    expect(atAlmelo()).toEqual(
      expect.arrayContaining([
        ['occasion.closed', undefined],
        ['client.withdrawn', 'delete'],
      ]),
    );
    const { rows } = await sql<{ origin: string; incidents: number }>`
      select e.origin, (select count(*)::int from incident i where i.object = ${`link:${occasion}`}) as incidents
      from audit_event e where e.action = 'link.cut' and e.object = ${`link:${occasion}`}`.execute(rig.admin);
    expect(rows).toEqual([{ origin: 'bsn-corrected', incidents: 1 }]);
  });

  it('leads from then on to whom it stands with, and the new one to whom it was corrected of', async () => {
    await open(BSN);
    await send('HGL-2', 'Right', BSN);
    await open(OTHER_BSN);
    await send('HGL-1', 'Known', OTHER_BSN);
    await carry();
    // Of two records either may come first.
    expect(atAlmelo()).toHaveLength(2);
    expect(atAlmelo()).toEqual(
      expect.arrayContaining([
        ['client.published', 'Known'],
        ['client.published', 'Right'],
      ]),
    );
  });

  it('changes nothing where it stays the same, or is not said', async () => {
    await send('HGL-2', 'Again', BSN);
    await carry();
    await rig.sendClient(SUPPLIER, 'hengelo', 'HGL-2');
    await carry();
    await sweep(rig.hub);
    await carry();
    expect(atAlmelo().map((one) => (one as string[])[0])).toEqual(['client.published', 'client.published']);
  });
});
