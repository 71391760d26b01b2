import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { planDigests, viewHeld } from '#exchange';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from './rig.js';

const LANE = 'klantsysteem-almelo';
const OTHER = 'roc-systeem';
const who = (own: string, operates = false) => ({
  own,
  operates,
  actor: `connection:${own}`,
  origin: 'test',
});
const SENDER = who('bakkerij-systeem');
const RECIPIENT = who(LANE);
const OPERATOR = who('uwv-systeem', true);

describe('what was given up', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { OPERATOR_CONTACT: 'beheer@schakel.example' } });
  });
  afterAll(() => rig.stop());
  afterEach(async () => {
    await sql`update delivery set state = 'superseded' where state = 'dead'`.execute(rig.admin);
    await sql`delete from notification`.execute(rig.admin);
  });

  let serial = 0;
  const gaveUp = async (code: string, lane = LANE): Promise<string> => {
    serial += 1;
    const [receipt] = await rig.sendBatch('bakkerij-systeem', [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: `VAC-${serial}`,
        data: vacancyOf(`VAC-${serial}`),
      },
    ]);
    await rig.distribute();
    const { rows } = await sql<{ id: string }>`
      update delivery set state = 'dead', code = ${code}, lane = ${lane}, settled_at = ${rig.clock.now()}
      where message_id = ${receipt!.ok ? receipt!.value.messageId : ''} and lane = ${LANE} returning id`.execute(
      rig.admin,
    );
    return rows[0]!.id;
  };
  /** As many as this one, of other records, given up a day before. */
  const manyBefore = async (id: string, count: number, code: string, lane: string): Promise<void> => {
    serial += 1;
    const name = `OUD-${serial}-`;
    await sql`insert into record (controller, record_type, record_id, last_seq)
      select 'bakkerij-de-proef', 'vacancy', ${name} || n, 1 from generate_series(1, ${count}::int) n`.execute(
      rig.admin,
    );
    await sql`insert into delivery select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'record_pk', r.pk,
        'code', ${code}::text, 'lane', ${lane}::text, 'settled_at', d.settled_at - interval '1 day'))).*
      from delivery d, record r where d.id = ${id} and starts_with(r.record_id, ${name})`.execute(rig.admin);
  };
  const seenBy = async (one: typeof SENDER, controllers: string[] = []): Promise<string[][]> =>
    (await viewHeld(rig.hub, one, controllers)).items.map(({ id, owner }) => [id, owner]);
  const told = async (): Promise<Record<string, number>> => {
    await planDigests(rig.hub);
    const { rows } = await sql<{ connection: string; dead: number }>`
      select connection, (details ->> 'dead')::int as dead from notification where kind = 'digest'`.execute(
      rig.admin,
    );
    return Object.fromEntries(rows.map(({ connection, dead }) => [connection, dead]));
  };

  it.each([
    ['rejected-by-recipient', 'recipient', LANE],
    ['unreachable', 'recipient', LANE],
    // Of a connection that is not there any more, and of a recipient that never had one.
    ['unreachable', 'operator', 'vroeger-systeem'],
    ['no-endpoint', 'operator', 'nowhere'],
    ['unknown-contract', 'operator', LANE],
    ['contract-not-honoured', 'operator', LANE],
    ['not-found', 'operator', LANE],
    ['hub-error', 'operator', LANE],
  ])('with %s is seen by the %s, who is told, in lane %s', async (code, owner, lane) => {
    const id = await gaveUp(code, lane);
    const isRecipients = owner === 'recipient';
    expect(await seenBy(OPERATOR)).toEqual([[id, owner]]);
    expect(await seenBy(RECIPIENT, ['almelo'])).toEqual(isRecipients ? [[id, owner]] : []);
    expect(await seenBy(SENDER, ['bakkerij-de-proef'])).toEqual([]);
    expect(await told()).toEqual({ [isRecipients ? LANE : 'hub:operator']: 1 });
  });

  it('is told to its owner however much of others was given up before it', async () => {
    const id = await gaveUp('unreachable');
    await manyBefore(id, 5_001, 'unreachable', OTHER);
    expect(await told()).toEqual({ [OTHER]: 5_001, [LANE]: 1 });
  });

  it('is shown to its owner however much in its lane is not its own', async () => {
    const id = await gaveUp('unreachable');
    await manyBefore(id, 501, 'hub-error', LANE);
    expect(await viewHeld(rig.hub, RECIPIENT, ['almelo'])).toMatchObject({ items: [{ id }], more: false });
  });

  it('is not told of when it goes again, or something newer of its record', async () => {
    const [again, older] = [await gaveUp('unreachable'), await gaveUp('unreachable')];
    await gaveUp('unreachable');
    await sql`insert into delivery select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'state', 'planned',
        'settled_at', null, 'replay_of', case d.id when ${again} then d.id end,
        'seq', case d.id when ${again} then d.seq else d.seq + 1 end))).*
      from delivery d where d.id in (${again}, ${older})`.execute(rig.admin);
    expect(await told()).toEqual({ [LANE]: 1 });
  });
});
