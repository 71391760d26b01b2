import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { beginHold, endHold, sweep, viewMessage } from '#exchange';
import { Rig } from './rig.js';

const DAY_MS = 86_400_000;

describe('a message that is held', () => {
  let rig: Rig;
  let id: string;
  beforeAll(async () => {
    rig = await Rig.start();
    const sent = await rig.sendClient('klantsysteem-enschede', 'enschede', 'VAST-1');
    if (!sent.ok) throw new Error(sent.refusal.code);
    id = sent.value.messageId;
    // A byte that is not what it was: it cannot be opened.
    await sql`update message set document = set_byte(document, 40, get_byte(document, 40) # 1) where id = ${id}`.execute(
      rig.admin,
    );
    await rig.distribute();
  });
  afterAll(() => rig.stop());

  const state = async (): Promise<string | undefined> =>
    (await viewMessage(rig.hub.db, id, ['enschede']))?.state;
  const isKept = async (): Promise<boolean> => {
    const { rows } = await sql<{ kept: boolean }>`
      select document is not null as kept from message where id = ${id}`.execute(rig.admin);
    return rows[0]!.kept;
  };

  it('waits for a person until its term is over', async () => {
    await sweep(rig.hub);
    expect([await state(), await isKept()]).toEqual(['held', true]);
    rig.clock.turnBy(29 * DAY_MS);
    await sweep(rig.hub);
    expect([await state(), await isKept()]).toEqual(['held', true]);
  });

  it('waits longer while its controller keeps everything by order', async () => {
    const speaker = rig.speaker('enschede');
    const hold = await beginHold(rig.hub, speaker, { ground: 'investigation', reference: 'Z-1' });
    rig.clock.turnBy(2 * DAY_MS);
    await sweep(rig.hub);
    expect([await state(), await isKept()]).toEqual(['held', true]);
    if (hold.ok) await endHold(rig.hub, speaker, hold.value.id);
  });

  it('is dead then, not kept, said in the log once, and told to its owner', async () => {
    await sweep(rig.hub);
    await sweep(rig.hub);
    expect([await state(), await isKept()]).toEqual(['dead', false]);
    const { rows } = await sql<{ result: string }>`
      select result from audit_event where action = 'message.dead' and object = ${`message:${id}`}`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ result: 'unreadable' }]);
    const told = await sql<{ connection: string; details: object }>`
      select connection, details from notification where kind = 'held-ended'`.execute(rig.admin);
    expect(told.rows).toEqual([{ connection: 'hub:operator', details: { count: 1 } }]);
  });
});
