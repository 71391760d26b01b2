import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { deliver } from '#exchange';
import type { Outcome } from '#kernel';
import { sessionsWait, whileHeld } from './locks.js';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
let serial = 0;

/** It comes with a message and is accepted like one: what was under way before it may still arrive, nothing else does. */
describe('a restriction', () => {
  let rig: Rig;
  let person: string;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(async () => {
    person = `STOP-${(serial += 1)}`;
    rig.sent.length = 0;
    rig.answer = () => ({ kind: 'delivered', status: 204 });
    await rig.occasion(person);
    await rig.says('given', person);
    await send();
    await rig.distribute();
  });

  const send = (flags?: string[]): Promise<Outcome<unknown>> =>
    rig.sendClient(ENSCHEDE, 'enschede', person, flags ? { subject: { flags } } : {});
  const restrict = (): Promise<Outcome<unknown>> => send(['restricted']);
  const carry = async (): Promise<void> => {
    await rig.distribute();
    await rig.deliver(SCHOOL);
  };
  /** The codes with which it was decided not to send, at the moment of sending. */
  const denials = async (): Promise<(string | null)[]> => {
    const { rows } = await sql<{ code: string | null }>`
      select c.code from decision c join subject s on s.id = c.subject_id
      where s.record_id = ${person} and c.stage = 'deliver' and not c.permitted`.execute(rig.admin);
    return rows.map(({ code }) => code);
  };

  it('before the post is claimed: it is not sent', async () => {
    await restrict();
    await carry();
    expect([rig.sent.length, await denials()]).toEqual([0, ['restricted']]);
  });

  it('while the post is being claimed: it waits for the claim, and the next version stays', async () => {
    await whileHeld(rig.admin, 'decision', 'writers', async (going) => {
      going(deliver(rig.hub.pipeline, SCHOOL));
      await sessionsWait(rig.admin, 1);
      going(restrict());
      await sessionsWait(rig.admin, 2);
    });
    await carry();
    expect(rig.sent).toHaveLength(1);
  });

  it('while it is being written: a claim waits for it, and sends nothing', async () => {
    await whileHeld(rig.admin, 'audit_event', 'writers', async (going) => {
      going(restrict());
      await sessionsWait(rig.admin, 1);
      going(deliver(rig.hub.pipeline, SCHOOL));
      await sessionsWait(rig.admin, 2);
    });
    await carry();
    expect([rig.sent.length, await denials()]).toEqual([0, ['restricted']]);
  });

  it('after it was sent: nothing more goes, until it is lifted in so many words', async () => {
    await carry();
    await restrict();
    await carry();
    await send();
    await carry();
    expect(rig.sent).toHaveLength(1);
    await send([]);
    await carry();
    expect(rig.sent).toHaveLength(2);
  });
});
