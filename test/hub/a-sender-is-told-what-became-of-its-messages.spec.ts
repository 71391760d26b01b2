import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  changeSubscription,
  extendPost,
  giveNotice,
  leasePost,
  pauseLane,
  settleLeases,
  STATUS_EVENTS,
  tellStatus,
  type RunningHub,
  type StatusEvent,
} from '#exchange';
import type { Decision } from '#consent';
import type { JsonObject } from '#kernel';
import { saveEndpoint } from '#partners';
import { vacancyOf } from '../http-knocker.js';
import { Rig } from '../medium/rig.js';

const BAKERY = 'bakkerij-systeem';
const ALMELO = 'klantsysteem-almelo';
const ENSCHEDE = 'klantsysteem-enschede';
const LANES = [ALMELO, ENSCHEDE, 'leverancier-midden', 'balie-werkcentrum'];
type Prepare = Parameters<RunningHub['pipeline']['withDueDeliveries']>[1];
type DueDelivery = Parameters<Prepare>[1];
type Prepared = ReturnType<Prepare>;
const who = (own: string, operates = false) => ({
  own,
  operates,
  actor: `connection:${own}`,
  origin: 'test',
});

interface Told {
  event: StatusEvent;
  at: string;
  messageId?: string;
  recipient?: string;
  code?: string;
}

describe('a sender', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    for (const key of [BAKERY, ENSCHEDE]) await subscribe(key, [...STATUS_EVENTS]);
  });
  afterAll(() => rig.stop());

  const subscribe = async (key: string, status: StatusEvent[]): Promise<void> => {
    const connection = (await rig.hub.directory()).connection(key)!;
    const changed = await changeSubscription(rig.hub, { connection, origin: 'test' }, { status });
    expect(changed.ok).toBe(true);
  };
  let serial = 0;
  const publish = async (): Promise<string> => {
    serial += 1;
    const [receipt] = await rig.sendBatch(BAKERY, [
      {
        id: `v-${serial}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: `VAC-${serial}`,
        data: vacancyOf(`VAC-${serial}`),
      },
    ]);
    return receipt!.ok ? receipt!.value.messageId : '';
  };
  const work = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [...LANES, 'roc-systeem']) await rig.deliver(lane);
  };
  const told = (event: JsonObject): Told[] => (event['data'] as unknown as { events: Told[] }).events;
  const lease = async () => leasePost(rig.hub, BAKERY, 50, 0, () => false);
  const leased = async (): Promise<{ id: string; told: Told[] }[]> =>
    (await lease()).events.map((text) => {
      const event = JSON.parse(text) as JsonObject;
      expect(event['type']).toBe('nl.schakel.status.reported');
      return { id: String(event['id']), told: told(event) };
    });

  const urnOf = async (party: string): Promise<string> => (await rig.hub.directory()).party(party)!.urn;

  it('is told in one batch, in its inbox, of each recipient that has it and each that never will', async () => {
    rig.answer = ({ url }) =>
      url.includes('almelo') ? { kind: 'rejected', status: 422 } : { kind: 'delivered', status: 204 };
    const messages = [await publish(), await publish()];
    await work();
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    const [batch, ...others] = await leased();
    expect(others).toEqual([]);
    const almelo = (await rig.hub.directory()).party('almelo')!.urn;
    expect(batch!.told).toHaveLength(8);
    expect(batch!.told.filter(({ event }) => event === 'message.delivered')).toHaveLength(6);
    const dead = batch!.told.filter(({ event }) => event === 'message.dead');
    expect(new Set(dead.map(({ messageId }) => messageId))).toEqual(new Set(messages));
    for (const one of dead) expect(one).toMatchObject({ recipient: almelo, code: 'rejected-by-recipient' });
    // Until it is answered it is held, and after that it does not come again.
    expect(await leased()).toEqual([]);
    const said = await settleLeases(rig.hub, BAKERY, [{ deliveryId: batch!.id, result: 'accepted' }]);
    expect(said).toEqual([{ deliveryId: batch!.id, state: 'delivered' }]);
    rig.clock.turnBy(3_600_000);
    expect(await leased()).toEqual([]);
  });

  it('gets the same batch again when it did not answer', async () => {
    await publish();
    await work();
    const [first] = await leased();
    await publish();
    await work();
    // What happened after it waits for its answer, so that it comes in order.
    expect(await leased()).toEqual([]);
    rig.clock.turnBy(120_000);
    const [again] = await leased();
    expect(again).toEqual(first);
    await settleLeases(rig.hub, BAKERY, [{ deliveryId: first!.id, result: 'accepted' }]);
    const [next] = await leased();
    expect(next!.id).not.toBe(first!.id);
    await settleLeases(rig.hub, BAKERY, [{ deliveryId: next!.id, result: 'accepted' }]);
  });

  it('keeps a batch by the lease that runs: what is said late, or twice, changes nothing', async () => {
    await publish();
    await work();
    const taken = async () => {
      const { leaseId, events } = await lease();
      return { leaseId, deliveryId: String((JSON.parse(events[0]!) as JsonObject)['id']) };
    };
    const say = async (...receipts: Parameters<typeof settleLeases>[2]): Promise<string[]> =>
      (await settleLeases(rig.hub, BAKERY, receipts)).map(({ state }) => state);
    const extended = async ({ deliveryId, leaseId }: { deliveryId: string; leaseId: string }) =>
      (await extendPost(rig.hub, BAKERY, [deliveryId], leaseId)).deliveries[0]!.state;
    // Who is gone gets nothing.
    expect((await leasePost(rig.hub, BAKERY, 50, 0, () => true)).events).toEqual([]);
    const slow = await taken();
    rig.clock.turnBy(120_000);
    const quick = await taken();
    const { deliveryId } = quick;
    expect([quick.leaseId === slow.leaseId, deliveryId === slow.deliveryId]).toEqual([false, true]);
    for (const result of ['accepted', 'rejected', 'later'] as const)
      expect(await say({ ...slow, result })).toEqual(['lease-over']);
    expect(await say({ deliveryId, result: 'later' })).toEqual(['lease-over']);
    expect([await extended(slow), await extended(quick)]).toEqual(['lease-over', 'leased']);
    expect(await leased()).toEqual([]);
    // The first of what is said at once is what counts.
    expect(await say({ ...quick, result: 'later' }, { ...quick, result: 'accepted' })).toEqual([
      'planned',
      'lease-over',
    ]);
    rig.clock.turnBy(3_600_000);
    const last = await taken();
    expect(await say({ deliveryId: last.deliveryId, result: 'accepted' })).toEqual(['delivered']);
    expect(await say({ ...last, result: 'rejected' })).toEqual(['lease-over']);
  });

  it('is told that a message is held, and nothing of what is in it', async () => {
    const id = await publish();
    await sql`update message set document = '\\x00' where id = ${id}`.execute(rig.admin);
    await work();
    const [batch] = await leased();
    expect(batch!.told).toEqual([
      {
        event: 'message.held',
        at: expect.any(String),
        messageId: id,
        recordType: 'vacancy',
        code: 'unreadable',
      },
    ]);
    await settleLeases(rig.hub, BAKERY, [{ deliveryId: batch!.id, result: 'accepted' }]);
  });

  it('is told of a pause at those to whom its records go, and of a notice to everybody', async () => {
    await pauseLane(rig.hub, who('klantsysteem-almelo'), 'klantsysteem-almelo', 'maintenance');
    await giveNotice(rig.hub, who('balie-werkcentrum', true), {
      kind: 'maintenance',
      text: 'Zondag onderhoud',
    });
    expect(await giveNotice(rig.hub, who(BAKERY), { kind: 'incident', text: 'x' })).toMatchObject({
      ok: false,
    });
    const [batch] = await leased();
    expect(batch!.told).toMatchObject([
      { event: 'lane.paused', recipient: (await rig.hub.directory()).party('almelo')!.urn },
      { event: 'service.notice', kind: 'maintenance', text: 'Zondag onderhoud' },
    ]);
    await settleLeases(rig.hub, BAKERY, [{ deliveryId: batch!.id, result: 'accepted' }]);
  });

  /** What waits in the lane of Almelo becomes this, and what its sender is told of it; the rest comes. */
  const toldOfAlmelo = async (becomes: (due: DueDelivery) => Prepared): Promise<Told[]> => {
    await publish();
    await rig.distribute();
    await sql`update lane set paused_at = null where connection = ${ALMELO}`.execute(rig.admin);
    await rig.hub.pipeline.withDueDeliveries(ALMELO, (_, due) => becomes(due));
    const [batch] = await leased();
    if (batch) await settleLeases(rig.hub, BAKERY, [{ deliveryId: batch.id, result: 'accepted' }]);
    await work();
    const [others] = await leased();
    await settleLeases(rig.hub, BAKERY, [{ deliveryId: others!.id, result: 'accepted' }]);
    return batch?.told ?? [];
  };
  const denied: Decision = { permitted: false, denial: { code: 'no-agreement' } };

  it.each(['unknown-contract', 'contract-not-honoured', 'not-found'] as const)(
    'is told of what can never be sent: %s',
    async (code) => {
      const seen = await toldOfAlmelo((due) => ({
        due,
        outcome: 'stopped',
        state: 'dead',
        code,
        decision: denied,
        losses: [],
      }));
      expect(seen).toMatchObject([{ event: 'message.dead', recipient: await urnOf('almelo'), code }]);
    },
  );

  it('is told of what the hub breaks on, and of what has nowhere to go any more', async () => {
    const broken = await toldOfAlmelo(() => {
      throw new Error('broken');
    });
    expect(broken).toMatchObject([
      { event: 'message.dead', recipient: await urnOf('almelo'), code: 'hub-error' },
    ]);
    const nowhere = await toldOfAlmelo((due) => ({ due, outcome: 'moved', successor: 'leerwerkloket' }));
    expect(nowhere).toMatchObject([
      { event: 'message.dead', recipient: await urnOf('leerwerkloket'), code: 'no-endpoint' },
    ]);
  });

  it.each([
    ['no-agreement', 'no-agreement'],
    ['objection', 'not-permitted'],
  ] as const)('is told of what may not go any more: %s as %s', async (code, shown) => {
    const seen = await toldOfAlmelo((due) => ({
      due,
      outcome: 'stopped',
      state: 'withdrawn',
      code,
      decision: denied,
      losses: [],
    }));
    expect(seen).toMatchObject([{ event: 'message.refused', recipient: await urnOf('almelo'), code: shown }]);
  });

  it('about a person is told the same, and as much, whatever the person chose', async () => {
    await rig.says('given', 'ENS-JA');
    await rig.says('refused', 'ENS-NEE');
    const before = await events();
    for (const recordId of ['ENS-JA', 'ENS-NEE']) {
      await rig.occasion(recordId);
      await rig.sendClient(ENSCHEDE, 'enschede', recordId);
      await work();
    }
    expect(rig.sent.filter(({ event }) => event['type'] === 'nl.schakel.client.published')).toHaveLength(1);
    expect(await events()).toEqual(before);
  });
  const events = async (): Promise<unknown[]> =>
    (
      await sql`select event, details from status_event where connection = ${ENSCHEDE} order by id`.execute(
        rig.admin,
      )
    ).rows;

  it('is told over its webhook, signed like its post, and again by its schedule', async () => {
    expect(await tellStatus(rig.hub)).toBe(1);
    const first = rig.sent.at(-1)!;
    expect(first.url).toContain(ENSCHEDE);
    expect(told(first.event).map(({ event }) => event)).toEqual(['service.notice']);
    await giveNotice(rig.hub, who('balie-werkcentrum', true), { kind: 'restored', text: 'Klaar' });
    rig.answer = () => ({ kind: 'later', reason: 'status', status: 503 });
    await tellStatus(rig.hub);
    const failed = rig.sent.at(-1)!;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await tellStatus(rig.hub);
    expect(rig.sent.at(-1)).toEqual(failed);
    const count = rig.sent.length;
    await tellStatus(rig.hub);
    expect(rig.sent).toHaveLength(count);
  });

  it('that wants nothing is told nothing', async () => {
    await subscribe(BAKERY, []);
    await saveEndpoint(rig.hub.db, rig.hub.keys, {
      connection: BAKERY,
      url: 'https://bakkerij.example/webhook',
      secrets: ['whsec_x'],
      changedAt: rig.clock.now(),
    });
    await publish();
    await work();
    expect(await leased()).toEqual([]);
  });
});
