import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { applyRegion, deliver, endAgreement, readRegion, type Ending } from '#exchange';
import { until } from '../../apps/demo/until.js';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';

const LANE = 'roc-systeem';
/** What is left is the clause for young people, and this person is none. */
const STOPPED = 'withdrawn not-in-target-group';
const SCHOOL = { actor: 'connection:goedkeuring-roc', origin: 'test', approvesFor: ['roc-van-twente'] };
const TOWN = { actor: 'connection:goedkeuring-enschede', origin: 'test', approvesFor: ['enschede'] };

describe('the ending of an agreement', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.start();
    await rig.occasion('ENS-1');
    await rig.says('given', 'ENS-1');
    await send();
  });
  afterEach(() => rig.stop());

  const send = () => rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-1');
  const end = async (parts: Partial<Ending> = {}, approver = SCHOOL): Promise<Date> => {
    const ending: Ending = {
      kind: 'agreement',
      key: 'leren-en-werken',
      party: 'roc-van-twente',
      reason: 'verzonnen',
      ...parts,
    };
    const outcome = await endAgreement(rig.hub, approver, ending);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value.endedAt;
  };
  const states = async (): Promise<string[]> => {
    const { rows } = await sql<{ state: string }>`
      select concat_ws(' ', state, code) as state from delivery order by seq`.execute(rig.hub.db);
    return rows.map(({ state }) => state);
  };
  const isEnded = async (): Promise<boolean> => {
    const { rows } = await sql`
      select 1 from config_version where key = 'leren-en-werken' and valid_until is not null`.execute(
      rig.hub.db,
    );
    return rows.length > 0;
  };
  /** Each permit at the moment of sending against the end: none may be later. */
  const permitsAfter = async (endedAt: Date): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from decision
      where stage = 'deliver' and permitted and moment >= ${endedAt}`.execute(rig.admin);
    return rows[0]!.count;
  };

  it('before it was decided who gets the record: nothing is planned', async () => {
    await end();
    await rig.distribute();
    await rig.deliver(LANE);
    expect([rig.sent.length, await states()]).toEqual([0, []]);
  });

  it('while the post waits: it is not sent', async () => {
    await rig.distribute();
    await end();
    await rig.deliver(LANE);
    expect([rig.sent.length, await states()]).toEqual([0, [STOPPED]]);
  });

  it('of one clause stops what goes under that clause', async () => {
    await rig.distribute();
    await end({ kind: 'clause', key: 'volwassene-aan-school' });
    await rig.deliver(LANE);
    expect([rig.sent.length, await states()]).toEqual([0, [STOPPED]]);
  });

  it('of another agreement stops nothing of this', async () => {
    await rig.distribute();
    await end({ key: 'schoolverlaten' });
    await rig.deliver(LANE);
    expect(await states()).toEqual(['delivered']);
  });

  it('while the post is being claimed: it waits for the claim, and for what is sent by it', async () => {
    await rig.distribute();
    let endedAt = new Date(0);
    await whileHeld(rig.admin, 'decision', 'writers', async (going) => {
      going(deliver(rig.hub.pipeline, LANE));
      await sessionsWait(rig.admin, 1);
      going(end().then((at) => (endedAt = at)));
      await sessionsWait(rig.admin, 2);
      // The claim decided before: it may be sent, and the ending comes after it.
      expect(await isEnded()).toBe(false);
    });
    expect([rig.sent.length, await states(), await permitsAfter(endedAt)]).toEqual([1, ['delivered'], 0]);
  });

  it('while it is being written: a claim waits for it, and sends nothing', async () => {
    await rig.distribute();
    await whileHeld(rig.admin, 'audit_event', 'writers', async (going) => {
      going(end());
      await sessionsWait(rig.admin, 1);
      going(deliver(rig.hub.pipeline, LANE));
      await sessionsWait(rig.admin, 2);
    });
    expect([rig.sent.length, await states()]).toEqual([0, [STOPPED]]);
  });

  it.each(['delivered', 'later'] as const)(
    'while the post is under way: it is answered when the recipient answered "%s", and nothing is sent after that',
    async (said) => {
      await rig.distribute();
      let answer: () => void = () => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      rig.answer = async () => {
        await answered;
        return said === 'delivered'
          ? { kind: 'delivered', status: 204 }
          : { kind: 'later', reason: 'status', status: 503 };
      };
      const delivering = deliver(rig.hub.pipeline, LANE);
      await until('it is under way', async () => rig.sent.length === 1);
      let endedAt: Date | undefined;
      const ending = end().then((at) => (endedAt = at));
      await until('the ending is written', isEnded);
      expect(endedAt).toBeUndefined();
      answer();
      await Promise.all([delivering, ending]);
      rig.answer = () => ({ kind: 'delivered', status: 204 });
      await rig.deliver(LANE);
      const after = said === 'delivered' ? 'delivered' : STOPPED;
      expect([rig.sent.length, await states(), await permitsAfter(endedAt!)]).toEqual([1, [after], 0]);
    },
  );

  it('is done once, whoever repeats it', async () => {
    const first = await end();
    expect(await Promise.all([end(), end({ party: 'enschede' }, TOWN)])).toEqual([first, first]);
    const { rows } = await sql`select 1 from audit_event where action = 'agreement.ended'`.execute(
      rig.hub.db,
    );
    expect(rows).toHaveLength(1);
  });

  it('can be planned: until that second it goes, and from it on it does not', async () => {
    const at = new Date('2027-03-28T03:00:00+02:00');
    await end({ at });
    rig.clock.turnTo(new Date(at.getTime() - 60_000));
    await rig.says('given', 'ENS-1');
    await send();
    await rig.distribute();
    await rig.deliver(LANE);
    const before = rig.sent.length;
    expect(before).toBeGreaterThan(0);
    await send();
    await rig.distribute();
    rig.clock.turnTo(at);
    await rig.deliver(LANE);
    expect([rig.sent.length, (await states()).at(-1)]).toEqual([before, STOPPED]);
  });

  it('is not undone by files, also where it came before the beginning', async () => {
    const future = await Rig.start({
      region: (wanted) =>
        wanted.map((one) =>
          one.key === 'leren-en-werken' || one.key === 'volwassene-aan-school'
            ? { ...one, validFrom: new Date('2027-01-01T00:00:00+01:00') }
            : one,
        ),
    });
    try {
      const ending: Ending = {
        kind: 'clause',
        key: 'volwassene-aan-school',
        party: 'roc-van-twente',
        reason: 'verzonnen',
      };
      expect(await endAgreement(future.hub, SCHOOL, ending)).toMatchObject({ ok: true });
      const now = future.clock.now();
      const wanted = readRegion('config/regions/twente', future.hub.contracts, now);
      const applied = await applyRegion(future.hub.db, wanted, 'config:apply', now);
      expect(applied.forParties!.map(({ key }) => key)).toEqual(['volwassene-aan-school']);
    } finally {
      await future.stop();
    }
  });

  it('is not done of others, of what is not there, or for a party of which one is not the approver', async () => {
    const saxion = { ...SCHOOL, approvesFor: ['saxion'] };
    await expect(end({ party: 'saxion' }, saxion)).rejects.toThrow('not-found');
    await expect(end({ key: 'nothing' })).rejects.toThrow('not-found');
    await expect(end({ party: 'leerwerkloket' })).rejects.toThrow('not-approver');
    await rig.distribute();
    await rig.deliver(LANE);
    expect(rig.sent).toHaveLength(1);
  });
});
