import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  changeSubscription,
  giveNotice,
  leasePost,
  pauseLane,
  settleLeases,
  sweep,
  tellStatus,
} from '#exchange';
import { Rig } from './rig.js';

const WEBHOOK = 'klantsysteem-enschede';
const INBOX = 'bakkerij-systeem';
const DAY_MS = 86_400_000;
const operator = { own: 'balie-werkcentrum', operates: true, actor: 'connection:balie', origin: 'test' };

describe('what was told', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    for (const key of [WEBHOOK, INBOX]) {
      const connection = (await rig.hub.directory()).connection(key)!;
      await changeSubscription(rig.hub, { connection, origin: 'test' }, { status: ['service.notice'] });
    }
  });
  afterAll(() => rig.stop());

  const happens = () => giveNotice(rig.hub, operator, { kind: 'change', text: 'Iets' });
  const lease = async (): Promise<string[]> =>
    (await leasePost(rig.hub, INBOX, 50, 0, () => false)).events.map(
      (event) => JSON.parse(event).id as string,
    );
  /** How many events, batches and mails there are. */
  const kept = async (): Promise<number[]> => {
    const { rows } = await sql<{ events: number; batches: number; mails: number }>`
      select (select count(*) from status_event)::int as events, (select count(*) from status_batch)::int as batches,
        (select count(*) from notification)::int as mails`.execute(rig.admin);
    return Object.values(rows[0]!);
  };

  it('is there for the term of what an inbox does not fetch', async () => {
    await happens();
    await tellStatus(rig.hub);
    expect(await lease()).toHaveLength(1);
    await happens();
    await pauseLane(rig.hub, operator, 'roc-systeem', 'maintenance');
    rig.clock.turnBy(29 * DAY_MS);
    await sweep(rig.hub);
    expect(await kept()).toEqual([4, 2, 1]);
  });

  it('goes after it: what was told and what was not, but not from under a lease', async () => {
    const [leased] = await lease();
    rig.clock.turnBy(DAY_MS + 3_600_000);
    expect(await lease()).toEqual([leased]);
    await sweep(rig.hub);
    expect(await kept()).toEqual([0, 1, 1]);
    const answered = await settleLeases(rig.hub, INBOX, [{ deliveryId: leased!, result: 'accepted' }]);
    expect(answered).toMatchObject([{ state: 'delivered' }]);
    await sweep(rig.hub);
    expect(await kept()).toEqual([0, 0, 1]);
    expect(await lease()).toEqual([]);
  });

  it('by mail goes after ninety days, also when there was no mail server to send it', async () => {
    rig.clock.turnBy(58 * DAY_MS);
    await sweep(rig.hub);
    expect(await kept()).toEqual([0, 0, 1]);
    rig.clock.turnBy(2 * DAY_MS);
    await sweep(rig.hub);
    expect(await kept()).toEqual([0, 0, 0]);
  });

  it('is told as before', async () => {
    await happens();
    expect(await tellStatus(rig.hub)).toBe(1);
    expect(await lease()).toHaveLength(1);
  });
});
