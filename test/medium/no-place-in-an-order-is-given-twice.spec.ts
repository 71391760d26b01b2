import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { retract, sweep } from '#exchange';
import type { Database } from '#storage';
import { sessionsWait } from './locks.js';
import { Rig } from './rig.js';

const LANE = 'roc-systeem';
const DAY_MS = 86_400_000;

describe('no place in an order is given twice', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const send = (person: string) => rig.sendClient('klantsysteem-enschede', 'enschede', person);
  const carry = async (): Promise<void> => {
    await rig.distribute();
    await rig.deliver(LANE);
  };
  /** Somebody whose record the school got. */
  const known = async (person: string): Promise<string> => {
    rig.sent.length = 0;
    await rig.occasion(person);
    const consent = await rig.says('given', person);
    await send(person);
    await carry();
    return consent;
  };
  /** What came about the last of them: P for a document, W for the word to delete it, each with its place. */
  const got = (): string[] => {
    const events = rig.sent.map(({ event }) => event);
    const about = events.filter(({ subject }) => subject === events[0]!['subject']);
    return about.map(
      ({ type, sequence }) => `${String(type).endsWith('published') ? 'P' : 'W'}${Number(sequence)}`,
    );
  };

  it('when one was kept for a version that nobody got after all', async () => {
    const consent = await known('ENS-KEPT');
    await send('ENS-KEPT');
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    await carry();
    rig.clock.turnBy(1000);
    await rig.says('given', 'ENS-KEPT');
    await send('ENS-KEPT');
    await carry();
    expect(got()).toEqual(['P1', 'W3', 'P4']);
  });

  it('when a version is accepted while a reminder waits to be planned', async () => {
    const consent = await known('ENS-RUNG');
    await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent);
    await carry();
    await rig.says('given', 'ENS-RUNG');
    rig.clock.turnBy(rig.hub.config.terms.retraction + DAY_MS);
    await send('ENS-RUNG');
    const shown = (tx: Database, state: string) =>
      sql`update message m set state = ${state} from record r
        where r.pk = m.record_pk and r.record_id = 'ENS-RUNG' and m.state <> 'distributed'`.execute(tx);
    // As if its acceptance took its time: it has its place in the order of the record, and is not committed.
    await shown(rig.admin, 'held');
    let sweeping: Promise<unknown> = Promise.resolve();
    await rig.admin.transaction().execute(async (tx) => {
      await sql`update record set last_seq = last_seq where record_id = 'ENS-RUNG'`.execute(tx);
      sweeping = sweep(rig.hub);
      await sessionsWait(rig.admin, 1);
      await shown(tx, 'accepted');
    });
    await sweeping;
    await carry();
    expect(got()).toEqual(['P1', 'W2', 'P3', 'W4']);
  });
});
