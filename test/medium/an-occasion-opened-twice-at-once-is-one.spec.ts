import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { endOccasion, openOccasion } from '#exchange';
import { Rig } from './rig.js';

const AT_ONCE = 10;
const REFERRAL = {
  kind: 'referral',
  purpose: 'learning',
  source: 'enschede',
  recipient: 'roc-van-twente',
} as const;
const REQUEST = { kind: 'request', purpose: 'guidance', source: 'enschede', recipient: 'almelo' } as const;

/** Who clicks twice, or has two servers, opens one occasion: else the one that is closed leaves another open. */
describe('an occasion that is opened several times at once', () => {
  let rig: Rig;
  let twin: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    twin = await rig.twin();
  });
  afterAll(async () => {
    await twin.stop();
    await rig.stop();
  });

  type Input = Parameters<typeof openOccasion>[2];
  /** The ids that are answered, by both processes together. */
  const opened = async (by: string, input: Input): Promise<Set<string>> => {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        openOccasion((n % 2 ? rig : twin).hub, rig.speaker(by), { ...input }),
      ),
    );
    return new Set(answers.map((one) => (one.ok ? one.value.id : one.refusal.code)));
  };

  it('is one, and closed it is closed', async () => {
    const input = { ...REFERRAL, subject: { recordId: 'TWEEKLIK-1' } };
    const ids = [...(await opened('enschede', input))];
    expect(ids).toHaveLength(1);
    await endOccasion(rig.hub, rig.speaker('enschede'), ids[0]!);
    const { rows } = await sql`select 1 from occasion where closed_at is null`.execute(rig.admin);
    expect(rows).toEqual([]);
    expect((await opened('enschede', input)).size).toBe(1);
  });

  it('is one of which the source is told once, when the recipient opens it', async () => {
    const people = ['999990019', '999991425'];
    for (const bsn of people) {
      const input = { ...REQUEST, subject: { recordId: `ALM-${people.indexOf(bsn)}`, bsn } };
      expect((await opened('almelo', input)).size).toBe(1);
    }
    const { rows } = await sql`
      select 1 from message m join record r on r.pk = m.record_pk where r.record_type = 'occasion'`.execute(
      rig.admin,
    );
    expect(rows).toHaveLength(people.length);
  });

  it('is another for another person', async () => {
    const [one, other] = await Promise.all(
      ['IEMAND-1', 'IEMAND-2'].map((recordId) => opened('enschede', { ...REFERRAL, subject: { recordId } })),
    );
    expect([one!.size, other!.size, new Set([...one!, ...other!]).size]).toEqual([1, 1, 2]);
  });
});
