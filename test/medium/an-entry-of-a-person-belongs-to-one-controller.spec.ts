import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { deliver, endOccasion, openOccasion } from '#exchange';
import type { JsonObject } from '#kernel';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const BSN = '999993549';

interface Entry {
  id: string;
  restricted: boolean;
  objected: boolean;
  address_secret: boolean;
  bsn_hash: Buffer | null;
  bsn_sealed: Buffer | null;
  key_id: string;
}

describe('an entry of a person', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const entry = async (controller: string, recordId: string): Promise<Entry> => {
    const { rows } = await sql<Entry>`
      select * from subject where controller = ${controller} and record_id = ${recordId}`.execute(rig.admin);
    expect(rows).toHaveLength(1);
    return rows[0]!;
  };
  const flagsOf = async (recordId: string): Promise<string[]> => {
    const { restricted, objected, address_secret } = await entry('enschede', recordId);
    return [restricted && 'restricted', objected && 'objection', address_secret && 'address-secrecy'].filter(
      (flag) => typeof flag === 'string',
    );
  };
  const says = (recordId: string, flags: string[], parts: JsonObject = {}) =>
    rig.sendClient(ENSCHEDE, 'enschede', recordId, { subject: { flags }, ...parts });

  it('holds what its controller said last', async () => {
    await says('FLAGS', ['restricted', 'address-secrecy']);
    expect(await flagsOf('FLAGS')).toEqual(['restricted', 'address-secrecy']);
    await says('FLAGS', ['objection']);
    expect(await flagsOf('FLAGS')).toEqual(['objection']);
    await says('FLAGS', []);
    expect(await flagsOf('FLAGS')).toEqual([]);
  });

  it('keeps what was said when a desk of the same controller opens an occasion about it', async () => {
    await says('DESK', ['objection']);
    const input = {
      kind: 'referral',
      purpose: 'guidance',
      source: 'hengelo',
      recipient: 'enschede',
    } as const;
    const opened = await openOccasion(rig.hub, rig.speaker('enschede'), {
      ...input,
      subject: { recordId: 'DESK', bsn: BSN },
    });
    expect(opened.ok).toBe(true);
    expect(await flagsOf('DESK')).toEqual(['objection']);
  });

  it('keeps what was said when a record is withdrawn, or a consent is registered', async () => {
    await says('KEPT', ['restricted']);
    const { data: _, ...withdrawal } = await rig.clientEvent('enschede', 'KEPT', {
      type: 'nl.schakel.client.withdrawn',
    });
    const [outcome] = await rig.sendBatch(ENSCHEDE, [withdrawal]);
    expect(outcome!.ok).toBe(true);
    await rig.says('given', 'KEPT');
    expect(await flagsOf('KEPT')).toEqual(['restricted']);
  });

  it('keeps what one message of a batch said where a later one says nothing of it', async () => {
    const said = await rig.clientEvent('enschede', 'BATCH', { subject: { flags: ['restricted'], bsn: BSN } });
    const { data: _, ...withdrawal } = await rig.clientEvent('enschede', 'BATCH', {
      type: 'nl.schakel.client.withdrawn',
    });
    await rig.sendBatch(ENSCHEDE, [said, withdrawal]);
    expect(await flagsOf('BATCH')).toEqual(['restricted']);
    expect((await entry('enschede', 'BATCH')).bsn_hash).not.toBeNull();
  });

  it('has a key of its own, and its BSN stands nowhere in the open and is found with no other key', async () => {
    await rig.sendClient('leverancier-midden', 'hengelo', 'BSN-1', { subject: { bsn: BSN } });
    await rig.sendClient('leverancier-midden', 'borne', 'BSN-1', { subject: { bsn: BSN } });
    const [hengelo, borne] = [await entry('hengelo', 'BSN-1'), await entry('borne', 'BSN-1')];
    expect(hengelo.key_id).not.toBe(borne.key_id);
    expect(hengelo.bsn_hash!.equals(borne.bsn_hash!)).toBe(false);
    expect(Buffer.concat([hengelo.bsn_hash!, hengelo.bsn_sealed!]).includes(BSN)).toBe(false);
    const { rows } = await sql<{ document: Buffer }>`
      select document from message where subject_id = ${hengelo.id}`.execute(rig.admin);
    expect(rows[0]!.document.includes('Bakker')).toBe(false);
  });

  it('is locked by everybody in one order, so that a claim and a message never wait for each other', async () => {
    // Names in one order, ids in the other.
    await says('ORDER-B', []);
    await says('ORDER-A', []);
    const ids = [(await entry('enschede', 'ORDER-B')).id, (await entry('enschede', 'ORDER-A')).id];
    expect(ids[0]! < ids[1]!).toBe(true);
    const lock = (id: string) => sql`select 1 from subject where id = ${id} for share`;
    const accepted = await rig.admin.transaction().execute(async (tx) => {
      await lock(ids[0]!).execute(tx);
      const events = await Promise.all(
        ['ORDER-A', 'ORDER-B'].map((id) =>
          rig.clientEvent('enschede', id, { subject: { flags: ['objection'] } }),
        ),
      );
      const sending = rig.sendBatch(ENSCHEDE, events).catch((error: Error) => error);
      await sessionsWait(rig.admin, 1);
      await lock(ids[1]!).execute(tx);
      return { sending };
    });
    expect(await accepted.sending).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it('is not sent after its occasion was closed, and what was sent before the closing was decided before it', async () => {
    const lane = 'roc-systeem';
    const occasion = await rig.occasion('CLOSED');
    await rig.says('given', 'CLOSED');
    await says('CLOSED', []);
    await rig.distribute();
    // The closing began first, and the claim has read the person before it.
    await whileHeld(rig.admin, 'occasion', 'everybody', async (going) => {
      going(endOccasion(rig.hub, rig.speaker('enschede'), occasion));
      await sessionsWait(rig.admin, 1);
      rig.clock.turnBy(10);
      going(deliver(rig.hub.pipeline, lane));
      await sessionsWait(rig.admin, 2);
    });
    expect(rig.sent).toHaveLength(1);
    const { rows } = await sql<{ inOrder: boolean }>`
      select o.closed_at > c.moment as "inOrder" from occasion o join decision c on c.occasion_id = o.id
      where o.id = ${occasion} and c.stage = 'deliver'`.execute(rig.admin);
    expect(rows).toEqual([{ inOrder: true }]);
    await says('CLOSED', [], { data: { HULPVRAAG: 'language' } });
    await rig.distribute();
    await rig.deliver(lane);
    const types = rig.sent.map(({ event }) => event['type']);
    expect(types).toEqual(['nl.schakel.client.published', 'nl.schakel.occasion.closed']);
  });
});
