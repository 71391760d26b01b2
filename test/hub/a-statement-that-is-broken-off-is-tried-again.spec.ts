import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { distribute } from '#exchange';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { vacancyOf } from '../http-knocker.js';
import { sessionsWait, whileHeld } from '../medium/locks.js';

/** As `statement_timeout` does, but now: whatever waits for a lock is broken off by the server. */
const breakOff = (box: Box) =>
  sql`
    select pg_cancel_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(box.admin);

describe('a statement that the database breaks off', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false });
  });
  afterAll(() => box.stop());

  const send = async (subject: string) =>
    box.client('bakkerij-systeem').send(
      eventOf({
        id: `v-${subject}`,
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: 'schema-org/vacancy@30',
        subject,
        data: vacancyOf(subject),
      }),
    );
  const states = async () => {
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from message group by state`.execute(box.admin);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };

  it('is an answer that says to come again, and nothing is kept of it', async () => {
    let answer: Promise<{ status: number; body: unknown }> | undefined;
    await whileHeld(box.admin, 'message', 'everybody', async (going) => {
      going((answer = send('KLAPT')));
      await sessionsWait(box.admin, 1);
      await breakOff(box);
      await answer;
    });
    expect(await answer).toMatchObject({ status: 503, body: { code: 'busy' } });
    expect(await states()).toEqual({});
    expect(await send('KLAPT')).toMatchObject({ status: 202 });
  });

  it('holds no message: what is broken off by itself too waits until it can go', async () => {
    await send('NOG-EEN');
    let failed: unknown;
    await whileHeld(box.admin, 'delivery', 'everybody', async (going) => {
      const whole = distribute(box.hub.pipeline).catch((error: unknown) => void (failed = error));
      going(whole);
      while (failed === undefined) {
        await sessionsWait(box.admin, 1, () => failed !== undefined);
        await breakOff(box);
      }
    });
    expect(failed).toMatchObject({ code: '57014' });
    expect(await states()).toEqual({ accepted: 2 });
  });

  it('keeps no batch from going: each of it is tried by itself', async () => {
    let going: Promise<boolean> | undefined;
    await whileHeld(box.admin, 'delivery', 'everybody', async (wait) => {
      wait((going = distribute(box.hub.pipeline)));
      await sessionsWait(box.admin, 1);
      await breakOff(box);
    });
    expect(await going).toBe(true);
    while (await distribute(box.hub.pipeline));
    expect(await states()).toEqual({ distributed: 2 });
  });
});
