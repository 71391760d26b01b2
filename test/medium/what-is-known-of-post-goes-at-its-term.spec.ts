import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { beginHold, endHold, retentionOf, sweep, viewHeld, type LaneActor } from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import type { WantedVersion } from '#storage';
import { Rig } from './rig.js';

const DAY = 86_400_000;
const ENSCHEDE = 'klantsysteem-enschede';
const ALMELO = 'klantsysteem-almelo';
const SCHOOL = 'roc-systeem';

/** The school empties an inbox, and never does; Almelo may keep what it gets for half a year. */
const region = (wanted: WantedVersion[]): WantedVersion[] =>
  wanted.map((one) => {
    if (one.kind === 'connection' && one.key === SCHOOL)
      return { ...one, content: { ...one.content, channel: 'inbox' } };
    if (one.kind === 'clause' && one.key === 'gemeente-aan-gemeente-begeleiding')
      return { ...one, content: { ...one.content, retention: 'P6M' } };
    return one;
  });

describe('what is known of post, with the clock turned by hand', () => {
  let rig: Rig;
  let serial = 0;
  beforeAll(async () => {
    rig = await Rig.start({ region, settings: { DELIVERY_TERM: '60d', INBOX_TERM: '30d' } });
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const operator: LaneActor = { own: '', operates: true, actor: 'test', origin: 'test' };
  const turn = (days: number): void => rig.clock.turnBy(days * DAY);
  const pass = async (days: number): Promise<void> => {
    turn(days);
    await sweep(rig.hub);
  };
  const part = async (name: string) =>
    (await retentionOf(rig.hub, rig.speaker('enschede'))).parts.find((one) => one.part === name)!;
  const send = async (recordId: string): Promise<string> => {
    const { messageId } = must(await rig.sendClient(ENSCHEDE, 'enschede', recordId));
    await rig.distribute();
    for (const lane of [ALMELO, ENSCHEDE]) await rig.deliver(lane);
    return messageId;
  };
  const toAlmelo = async (): Promise<string> => {
    const recordId = `POST-${(serial += 1)}`;
    await rig.occasion(recordId, { purpose: 'guidance', recipient: 'almelo' });
    await send(recordId);
    return recordId;
  };
  /** What is left of what went about this record. */
  const leftOf = async (recordId: string): Promise<JsonObject[]> => {
    const { rows } = await sql<JsonObject>`
      select d.kind, d.state, d.purpose, d.place, d.subject_id as subject, d.attempts,
        (select count(*)::int from attempt a where a.delivery_id = d.id) as tries,
        (select count(*)::int from retraction t where t.delivery_id = d.id) as followed
      from delivery d join record r on r.pk = d.record_pk
      where r.record_id = ${recordId} and d.record_type = 'client' and d.recipient = 'almelo' order by d.place`.execute(
      rig.admin,
    );
    return rows;
  };

  it('is given up when nobody fetches it, and its document goes with the term of documents', async () => {
    const recordId = `POST-${(serial += 1)}`;
    await rig.occasion(recordId);
    await rig.says('given', recordId);
    const messageId = await send(recordId);
    await pass(29);
    const stateOf = async (): Promise<unknown> => {
      const { rows } = await sql<JsonObject>`
        select d.state, d.code, m.document is not null as kept from delivery d join message m on m.id = d.message_id
        where m.id = ${messageId} and d.kind = 'document'`.execute(rig.admin);
      return rows;
    };
    expect(await stateOf()).toEqual([{ state: 'planned', code: null, kept: true }]);
    expect(await part('document')).toMatchObject({ waiting: 1, overdue: 0 });
    expect(await part('inbox')).toMatchObject({ readable: 1, overdue: 0 });
    // The proof finds it where the purge does not come by.
    turn(1.2);
    expect(await part('inbox')).toMatchObject({ readable: 1, overdue: 1, since: expect.any(Date) });
    await sweep(rig.hub);
    expect(await stateOf()).toEqual([{ state: 'dead', code: 'unreachable', kept: true }]);
    expect(await part('inbox')).toMatchObject({ readable: 0, overdue: 0 });
    expect((await viewHeld(rig.hub, operator, [])).items).toMatchObject([
      { kind: 'delivery', code: 'unreachable', canGo: 'yes' },
    ]);
    await pass(14.1);
    expect(await stateOf()).toEqual([{ state: 'dead', code: 'unreachable', kept: false }]);
    const { rows } = await sql`select 1 from audit_event where action = 'delivery.dead'`.execute(rig.admin);
    expect(rows).toHaveLength(1);
  });

  it('stays while the recipient may have it, and then goes, all but its place in the order', async () => {
    const recordId = await toAlmelo();
    await send(recordId);
    expect(await leftOf(recordId)).toMatchObject([{ place: 1 }, { place: 2, state: 'delivered', tries: 1 }]);
    await pass(61);
    expect(await part('delivery')).toMatchObject({ overdue: 0 });
    expect(await leftOf(recordId)).toHaveLength(2);
    turn(125);
    expect((await part('delivery')).overdue).toBeGreaterThan(0);
    // Some at a time, and then from the beginning again.
    for (let round = 0; round < 3; round += 1) await sweep(rig.hub);
    expect(await part('delivery')).toMatchObject({ overdue: 0, since: null });
    const left = await leftOf(recordId);
    expect(left.filter(({ subject }) => subject !== null).every(({ kind }) => kind === 'retraction')).toBe(
      true,
    );
    expect(left.filter(({ state }) => state === 'delivered')).toEqual([]);
    const last = Math.max(...left.map(({ place }) => Number(place)));
    await rig.occasion(recordId, { purpose: 'guidance', recipient: 'almelo' });
    await send(recordId);
    expect((await leftOf(recordId)).at(-1)).toMatchObject({ state: 'delivered', place: last + 1 });
  });

  it('stays with whoever has everything kept by order, until that ends', async () => {
    const recordId = await toAlmelo();
    const order = { ground: 'court-order' as const, reference: 'Z-10' };
    const hold = must(await beginHold(rig.hub, rig.speaker('almelo'), order));
    await pass(190);
    await sweep(rig.hub);
    expect(await leftOf(recordId)).toMatchObject([{ state: 'delivered', tries: 1 }]);
    must(await endHold(rig.hub, rig.speaker('almelo'), hold.id));
    for (let round = 0; round < 3; round += 1) await sweep(rig.hub);
    expect((await leftOf(recordId)).filter(({ state }) => state === 'delivered')).toEqual([]);
  });
});
