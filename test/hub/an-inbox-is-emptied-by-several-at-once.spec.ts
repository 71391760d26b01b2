import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { INBOX, stream, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';

const RECORDS = 8;
const VERSIONS = 4;

describe('an inbox', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({
      opensAt: new Date(),
      settings: { INBOX_LEASE: '20s', RETRY_SCHEDULE: '0s,1h,1h' },
    });
  });
  afterAll(() => box.stop());

  const partner = () => box.client(INBOX);
  const lease = async (query = 'max=5'): Promise<JsonObject[]> => {
    const { body } = await partner().request('GET', `/v1/inbox?${query}`);
    return (body as { events: JsonObject[] }).events;
  };
  const say = async (receipts: JsonObject[]): Promise<unknown[]> => {
    const { body } = await partner().request('POST', '/v1/inbox/receipts', { receipts });
    return (body as { receipts: JsonObject[] }).receipts.map(({ state }) => state);
  };
  const accept = (events: JsonObject[]) =>
    say(events.map(({ id }) => ({ deliveryId: id!, result: 'accepted' })));
  const publish = async (seed: number, count: number, versions = 1): Promise<void> => {
    const events = await vacancies(box, seed, count);
    for (let version = 0; version < versions; version++) {
      await stream(
        (event) => box.client('bakkerij-systeem').send(event),
        events.map((event) => ({
          ...event,
          id: `${String(event['id'])}-${version}`,
          data: { ...(event['data'] as JsonObject), title: `Versie ${version} (verzonnen)` },
        })),
      );
      await box.settled(60_000, [INBOX]);
      // A version that nobody tried would be superseded by the next: each is leased once before it comes.
      if (versions > 1 && version === 0) await lease('max=200');
    }
  };

  it('gives each consumer post of its own, and versions of one record one after the other', async () => {
    await publish(1, RECORDS, VERSIONS);
    box.clock.turnBy(21_000);
    const order = new Map<string, number[]>();
    const seen = new Set<string>();
    const held = new Map<string, string>();
    const consume = async (): Promise<void> => {
      for (let events = await lease('max=2'); events.length > 0; events = await lease('max=2&wait=1')) {
        for (const event of events) {
          const subject = String(event['subject']);
          expect(seen.has(String(event['id']))).toBe(false);
          // Nobody else has another version of it at this moment.
          expect(held.get(subject)).toBeUndefined();
          held.set(subject, String(event['id']));
          seen.add(String(event['id']));
          order.set(subject, [...(order.get(subject) ?? []), Number(event['sequence'])]);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
        for (const event of events) held.delete(String(event['subject']));
        expect(new Set(await accept(events))).toEqual(new Set(['delivered']));
      }
    };
    await Promise.all([consume(), consume(), consume()]);
    expect(order.size).toBe(RECORDS);
    for (const sequences of order.values())
      expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
    // The first was tried, so it stays; of those that waited behind it the newest took the place of the others.
    expect([...order.values()].map((sequences) => sequences.at(-1))).toEqual(
      Array.from({ length: RECORDS }, () => VERSIONS),
    );
  });

  it('takes a reason from a closed list and a short code with what is rejected, and no other text', async () => {
    await publish(2, 2);
    const [one, other] = await lease();
    const receipt = { deliveryId: one!['id']!, result: 'rejected' };
    const wrong = await partner().request('POST', '/v1/inbox/receipts', {
      receipts: [{ ...receipt, reason: 'Jan Jansen kennen wij niet', code: '999993549' }],
    });
    expect((wrong.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '/receipts/0/reason',
      '/receipts/0/code',
    ]);
    expect(
      await say([
        { ...receipt, reason: 'not-for-us', code: 'E-1042' },
        { deliveryId: other!['id']!, result: 'rejected' },
      ]),
    ).toEqual(['dead', 'dead']);
    const { rows } = await sql`
      select a.reason from attempt a join delivery d on d.id = a.delivery_id
      where d.state = 'dead' order by a.reason nulls last`.execute(box.admin);
    expect(rows).toEqual([{ reason: 'not-for-us E-1042' }, { reason: null }]);
  });

  it('holds what is extended, and gives back what is not', async () => {
    await publish(3, 2);
    const [kept, left] = await lease();
    box.clock.turnBy(15_000);
    const extended = await partner().request('POST', '/v1/inbox/extensions', { deliveryIds: [kept!['id']!] });
    expect((extended.body as JsonObject)['deliveries']).toEqual([
      { deliveryId: kept!['id'], state: 'leased' },
    ]);
    box.clock.turnBy(10_000);
    // The lease of the other is over: it cannot be held any longer, and is given to whoever asks.
    const late = await partner().request('POST', '/v1/inbox/extensions', {
      deliveryIds: [left!['id']!, crypto.randomUUID()],
    });
    expect((late.body as { deliveries: JsonObject[] }).deliveries.map(({ state }) => state)).toEqual([
      'lease-over',
      'lease-over',
    ]);
    const again = await lease();
    expect(again.map(({ id }) => id)).toEqual([left!['id']]);
    expect(await accept([kept!, left!])).toEqual(['delivered', 'delivered']);
    // Somebody else's lease is not there.
    await publish(4, 1);
    const [mine] = await lease();
    const foreign = await box
      .client('bakkerij-systeem')
      .request('POST', '/v1/inbox/extensions', { deliveryIds: [mine!['id']!] });
    expect((foreign.body as { deliveries: JsonObject[] }).deliveries[0]!['state']).toBe('lease-over');
    await accept([mine!]);
  });

  it('goes on with the lease of one consumer when another answers late', async () => {
    await publish(6, 3);
    const taken = async () => {
      const { body } = await partner().request('GET', '/v1/inbox?max=3');
      const { leaseId, events } = body as { leaseId: string; events: JsonObject[] };
      return { leaseId, ids: events.map(({ id }) => String(id)) };
    };
    const slow = await taken();
    box.clock.turnBy(21_000);
    const quick = await taken();
    expect([quick.ids.toSorted(), quick.leaseId === slow.leaseId]).toEqual([slow.ids.toSorted(), false]);
    const RESULTS = ['later', 'rejected', 'accepted'];
    const by = ({ leaseId }: { leaseId: string }) =>
      slow.ids.map((deliveryId, index) => ({ deliveryId, leaseId, result: RESULTS[index]! }));
    expect(await say(by(slow))).toEqual(['lease-over', 'lease-over', 'lease-over']);
    const extend = async (leaseId: string): Promise<unknown> => {
      const body = { deliveryIds: [slow.ids[0]!], leaseId };
      const answer = await partner().request('POST', '/v1/inbox/extensions', body);
      return (answer.body as { deliveries: JsonObject[] }).deliveries[0]!['state'];
    };
    expect([await extend(slow.leaseId), await extend(quick.leaseId)]).toEqual(['lease-over', 'leased']);
    // A third gets nothing of it while the second is busy.
    expect((await taken()).ids).toEqual([]);
    expect(await say(by(quick))).toEqual(['planned', 'dead', 'delivered']);
  });

  it('goes on with a newer lease whatever is said late without naming one, and hears what is said for good', async () => {
    await publish(7, 3);
    const late = await lease('max=3');
    box.clock.turnBy(21_000);
    const newer = await lease('max=3');
    const ids = late.map(({ id }) => String(id));
    expect(newer.map(({ id }) => String(id)).toSorted()).toEqual(ids.toSorted());
    const later = ids.map((deliveryId) => ({ deliveryId, result: 'later' }));
    expect(await say(later)).toEqual(['lease-over', 'lease-over', 'lease-over']);
    expect(await lease('max=3')).toEqual([]);
    // It is the partner's word about the event, whoever of its consumers says it.
    const finals = ['accepted', 'rejected', 'accepted'].map((result, i) => ({ deliveryId: ids[i]!, result }));
    expect(await say(finals)).toEqual(['delivered', 'dead', 'delivered']);
    // Where each lease before was answered there is no other that could be meant.
    await publish(8, 1);
    const [{ id }] = (await lease()) as [JsonObject];
    for (const state of ['planned', 'planned', 'dead']) {
      expect(await say([{ deliveryId: id!, result: 'later' }])).toEqual([state]);
      box.clock.turnBy(2 * 3_600_000);
      // What an earlier test left comes too.
      const others = (await lease()).filter((one) => one['id'] !== id);
      if (others.length > 0) await accept(others);
    }
  });

  it('gives nothing while its lane is paused', async () => {
    await publish(5, 1);
    await partner().request('POST', `/v1/lanes/${INBOX}/pauses`);
    expect(await lease()).toEqual([]);
    await partner().request('POST', `/v1/lanes/${INBOX}/resumptions`);
    expect(await lease()).toHaveLength(1);
  });
});
