import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { replayDeliveries } from '#exchange';
import { newId, type JsonObject } from '#kernel';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';

const LANE = 'klantsysteem-almelo';
const SCHOOL = 'roc-systeem';
const who = (own: string, operates = false) => ({
  own,
  operates,
  actor: `connection:${own}`,
  origin: 'test',
});

describe('post that is asked for again', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  let serial = 0;
  const publish = async (subject: string, parts: JsonObject = {}): Promise<string> => {
    serial += 1;
    const [receipt] = await rig.sendBatch('bakkerij-systeem', [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject,
        data: { ...vacancyOf(subject), title: `Versie ${serial} (verzonnen)` },
        ...parts,
      },
    ]);
    await rig.distribute();
    return receipt!.ok ? receipt!.value.messageId : '';
  };
  const again = async (
    selection: Parameters<typeof replayDeliveries>[2]['selection'],
    options: { lane?: string; preview?: boolean; as?: ReturnType<typeof who> } = {},
  ) => {
    const { lane = LANE, preview = false, as = who(lane) } = options;
    const answer = await replayDeliveries(rig.hub, as, { lane, selection, preview });
    return answer.ok ? answer.value : answer.refusal.code;
  };
  const sentTo = (lane: string, from = 0): JsonObject[] =>
    rig.sent
      .slice(from)
      .filter(({ url }) => url.includes(lane))
      .map(({ event }) => event);
  const started = new Date('2026-11-02T08:59:00Z');
  const period = () => ({ from: started, until: new Date(rig.clock.now().getTime() + 1000) });
  const titleOf = (event: JsonObject): string => (event['data'] as { naamVacature: string }).naamVacature;

  it('is the newest of each record, marked, under a new id, and only once while it waits', async () => {
    await publish('A');
    await rig.deliver(LANE);
    await publish('A');
    await publish('B');
    await rig.deliver(LANE);
    const from = rig.sent.length;
    const first = sentTo(LANE);
    expect(await again(period(), { preview: true })).toMatchObject({ preview: true, planned: 2 });
    expect(await again(period())).toMatchObject({
      planned: 2,
      waiting: 0,
      impossible: { count: 0 },
      recipients: { [(await rig.hub.directory()).party('almelo')!.urn]: 2 },
    });
    expect(await again(period())).toMatchObject({ planned: 0, waiting: 2 });
    await rig.deliver(LANE);
    // Two records go side by side.
    const got = sentTo(LANE, from).sort((one, other) => titleOf(one).localeCompare(titleOf(other)));
    expect(got.map(titleOf)).toEqual(['Versie 2 (verzonnen)', 'Versie 3 (verzonnen)']);
    expect(got.map((event) => [event['replay'], event['replayof']])).toEqual([
      [true, first[1]!['id']],
      [true, first[2]!['id']],
    ]);
    // In the order of what this recipient gets about the record.
    expect(got.map((event) => Number(event['sequence']))).toEqual([3, 2]);
    expect(new Set([...first, ...got].map(({ id }) => id)).size).toBe(5);
  });

  it('comes after what is new, however long it waits already', async () => {
    await again(period());
    rig.clock.turnBy(60_000);
    await publish('C');
    // Also of what came in a file.
    await sql`update delivery set is_bulk = true where state = 'planned' and replay_of is null and lane = ${LANE}`.execute(
      rig.admin,
    );
    const from = rig.sent.length;
    await rig.deliver(LANE);
    expect(sentTo(LANE, from).map((event) => event['replay'] ?? false)).toEqual([false, true, true]);
  });

  it('is not sent when something newer went or waits', async () => {
    await again(period());
    await publish('A');
    const from = rig.sent.length;
    await rig.deliver(LANE);
    const aboutA = sentTo(LANE, from).filter((event) => /Versie [125] /.test(String(titleOf(event))));
    expect(aboutA.map((event) => [titleOf(event), event['replay']])).toEqual([
      ['Versie 5 (verzonnen)', undefined],
    ]);
    const { rows } = await sql`
      select 1 from delivery where state = 'superseded' and replay_of is not null`.execute(rig.admin);
    expect(rows).toHaveLength(1);
  });

  it('is asked about anew: a permit that ended is not given again, and a retraction is', async () => {
    const consent = await rig.says('given', 'ENS-1');
    await rig.occasion('ENS-1');
    await rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-1');
    await rig.distribute();
    await rig.deliver(SCHOOL);
    expect(await again(period(), { lane: SCHOOL })).toMatchObject({ planned: 1 });
    await rig.hub.pipeline.withdraw(rig.speaker('enschede'), 'consent', consent);
    const from = rig.sent.length;
    await rig.deliver(SCHOOL);
    // The retraction is newer than what was asked for again.
    expect(sentTo(SCHOOL, from).map(({ type }) => type)).toEqual(['nl.schakel.client.withdrawn']);
    // Whoever restored a backup is told again.
    expect(await again(period(), { lane: SCHOOL })).toMatchObject({ planned: 1 });
    await rig.deliver(SCHOOL);
    expect(sentTo(SCHOOL).at(-1)).toMatchObject({
      type: 'nl.schakel.client.withdrawn',
      data: { action: 'delete' },
      replay: true,
    });
  });

  it('of which the permit ended without a retraction is withdrawn at the moment of sending', async () => {
    await rig.says('given', 'ENS-2');
    await rig.occasion('ENS-2');
    await rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-2');
    await rig.distribute();
    await rig.deliver(SCHOOL);
    const last = String(sentTo(SCHOOL).at(-1)!['id']);
    expect(await again({ recordOf: last }, { lane: SCHOOL })).toMatchObject({ planned: 1 });
    await sql`update occasion set closed_at = ${rig.clock.now()} where closed_at is null`.execute(rig.admin);
    const from = rig.sent.length;
    await rig.deliver(SCHOOL);
    expect(sentTo(SCHOOL, from)).toEqual([]);
    const { rows } = await sql`
      select state, code from delivery where replay_of = ${last}`.execute(rig.admin);
    expect(rows).toEqual([{ state: 'withdrawn', code: 'no-occasion' }]);
  });

  it('is named when its document is purged', async () => {
    await publish('D');
    await rig.deliver(LANE);
    const id = String(sentTo(LANE).at(-1)!['id']);
    await sql`update message set document = null, purged_at = ${rig.clock.now()}
      where id = (select message_id from delivery where id = ${id})`.execute(rig.admin);
    const nowhere = newId();
    const { rows } = await sql<{ id: string }>`
      select id from delivery where lane <> ${LANE} limit 1`.execute(rig.admin);
    const elsewhere = rows.map((row) => row.id);
    expect(await again({ ids: [nowhere, id, ...elsewhere] })).toMatchObject({
      unknown: { count: 1 + elsewhere.length, deliveryIds: [nowhere, ...elsewhere] },
    });
    expect(await again(period())).not.toHaveProperty('unknown');
    expect(await again({ ids: [id] })).toMatchObject({
      unknown: { count: 0 },
      planned: 0,
      impossible: { count: 1, code: 'document-purged', deliveryIds: [id] },
    });
  });

  it('may have been given up before', async () => {
    rig.answer = () => ({ kind: 'rejected', status: 422 });
    await publish('E');
    await rig.deliver(LANE);
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    const dead = { ...period(), state: 'dead' as const };
    expect(await again(dead)).toMatchObject({ planned: 1 });
    const from = rig.sent.length;
    await rig.deliver(LANE);
    expect(sentTo(LANE, from)).toHaveLength(1);
    expect(await again(dead, { preview: true })).toMatchObject({ planned: 1 });
  });

  it('goes once when it is asked for several times at once', async () => {
    await publish('TWICE');
    await rig.deliver(LANE);
    const recordOf = String(sentTo(LANE).at(-1)!['id']);
    const answers = await Promise.all(Array.from({ length: 4 }, () => again({ recordOf })));
    const planned = answers.filter((answer) => typeof answer !== 'string' && answer.planned > 0);
    expect(planned).toMatchObject([{ planned: 1 }]);
    const from = rig.sent.length;
    await rig.deliver(LANE);
    expect(sentTo(LANE, from)).toHaveLength(1);
  });

  it('is one’s own, or anybody’s for whoever runs the hub; the sender sees nothing of it', async () => {
    expect(await again(period(), { as: who(SCHOOL) })).toBe('not-found');
    expect(await again(period(), { as: who('uwv-systeem', true), preview: true })).toMatchObject({
      lane: LANE,
    });
    expect(await again(period(), { lane: 'nowhere', as: who('uwv-systeem', true) })).toBe('not-found');
  });

  it('leaves an event that says who asked and how much, and no more', async () => {
    const { rows } = await sql<{ actor: string; details: JsonObject }>`
      select actor, details from audit_event where action = 'delivery.replayed' order by id limit 1`.execute(
      rig.admin,
    );
    expect(rows[0]).toEqual({
      actor: `connection:${LANE}`,
      details: { by: 'period', planned: 2, impossible: 0 },
    });
  });
});
