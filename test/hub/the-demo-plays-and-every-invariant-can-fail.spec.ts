import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants, type InvariantName, type Verdict } from '../../apps/demo/invariants.js';
import { play, type Played } from '../../apps/demo/main.js';
import { SANNE, SEEDS } from '../../apps/demo/people.js';
import type { JsonObject } from '#kernel';
import { startBox } from '../harness.js';

const WAITING = ['klantsysteem-enschede'];
const FACTS = ['message', 'occasion', 'consent', 'delivery', 'decision', 'audit_event'];
const LOGGED = ['decision', 'audit_event'];
/** Some delivery of a record about a person that arrived, and its decision at the moment of sending. */
const ARRIVED = `select id from delivery where kind = 'document' and record_type = 'client' and state = 'delivered'
  and consent_id is not null order by id limit 1`;
const SENT = `stage = 'deliver' and permitted and delivery_id = (${ARRIVED})`;
const FAR = `'2100-01-01T00:00:00Z'`;

describe('the demo', () => {
  let box: Box;
  let played: Played & { faults: Verdict['faults'] };
  const shown: string[] = [];

  beforeAll(async () => {
    box = await startBox({
      opensAt: new Date('2026-12-31T21:00:00+01:00'),
      behaviours: {
        'klantsysteem-almelo': { kind: 'fail-first', times: 2, status: 503 },
        'klantsysteem-enschede': { kind: 'gone' },
      },
    });
    const out = { isTTY: false, write: (text: string) => shown.push(text) > 0 } as NodeJS.WriteStream;
    played = await play(box, 7, out);
    await asOwner(
      'create schema kept',
      ...FACTS.map((table) => `create table kept.${table} as table public.${table}`),
    );
  }, 180_000);
  afterAll(() => box.stop());

  /** What nobody can do who runs the hub: as the owner, with every guard switched off. */
  const asOwner = (...statements: string[]): Promise<void> =>
    box.admin.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
    });
  const verdict = (sameAnswers: [string, string][] = []): Promise<Verdict> =>
    checkInvariants(box, { seeds: SEEDS, waitingLanes: WAITING, sameAnswers });

  it('plays every flow, counts, and every invariant holds', () => {
    expect(played.faults).toEqual({});
    expect(Object.values(played.invariants)).toEqual(Array.from({ length: 8 }, () => true));
    expect(played.accepted).toBeGreaterThan(60);
    for (const count of [played.refused, played.delivered, played.withheld, played.retracted])
      expect(count).toBeGreaterThan(0);
  });

  it('shows each outcome as plain lines where there is no terminal, and nothing of anybody', () => {
    const text = shown.join('');
    for (const outcome of ['delivered', 'withheld', 'refused', 'retracted', 'waiting'])
      expect(text).toContain(`${outcome}: `);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain(SANNE.bsn!);
  });

  it('sent nothing twice with two contents, and nothing that was not signed', () => {
    for (const double of box.doubles.values()) {
      expect([double.conflicts, double.badSignatures, double.eventErrors]).toEqual([[], 0, []]);
    }
  });

  describe('has an invariant that is false when', () => {
    const expectFalse = async (name: InvariantName): Promise<void> => {
      const { holds, faults } = await verdict();
      expect(holds[name]).toBe(false);
      expect(faults[name]!.length).toBeGreaterThan(0);
      for (const seed of SEEDS) expect(JSON.stringify(faults)).not.toContain(seed);
    };
    // What the hub logs because of what is turned around here did happen: it stays.
    beforeEach(async () => {
      await asOwner(
        ...LOGGED.map(
          (table) =>
            `insert into kept.${table} select * from ${table} where id not in (select id from kept.${table})`,
        ),
      );
      // What is taken away before it has its leaf would come back without one.
      await box.sealed();
    });
    afterEach(async () => {
      await asOwner(
        ...FACTS.flatMap((table) => [
          LOGGED.includes(table)
            ? `delete from ${table} where id in (select id from kept.${table})`
            : `delete from ${table}`,
          `insert into ${table} overriding system value select * from kept.${table}`,
        ]),
      );
      await box.sealed();
      expect((await verdict()).faults).toEqual({});
    });

    it.each<[InvariantName, string, string]>([
      [
        'a',
        'something was sent once more than was decided',
        `update delivery set attempts = attempts + 1 where id = (${ARRIVED})`,
      ],
      ['a', 'the decision to send was a denial', `update decision set permitted = false where ${SENT}`],
      [
        'a',
        'the occasion was closed before',
        `update occasion o set closed_at = c.moment - interval '1 ms' from decision c where o.id = c.occasion_id and c.id in (select id from decision where ${SENT})`,
      ],
      [
        'a',
        'the occasion was over',
        `update occasion o set ends_at = c.moment from decision c where o.id = c.occasion_id and c.id in (select id from decision where ${SENT})`,
      ],
      ['a', 'there was no occasion', `update decision set occasion_id = null where ${SENT}`],
      [
        'b',
        'a permit named less than was sent',
        `update decision set categories = array_remove(categories, 'qualifications') where ${SENT}`,
      ],
      ['b', 'there was no permit', `update decision set delivery_id = null where ${SENT}`],
      [
        'c',
        'a message was forgotten',
        `update message set state = 'accepted', accepted_at = ${FAR} where id = (select message_id from delivery where id = (${ARRIVED}))`,
      ],
      [
        'c',
        'a delivery was forgotten',
        `update delivery set state = 'planned', next_attempt_at = ${FAR} where id = (${ARRIVED})`,
      ],
      ['c', 'a permit came to nothing', `delete from delivery where id = (${ARRIVED})`],
      [
        'c',
        'a recipient got the same twice',
        `insert into delivery select (jsonb_populate_record(d, '{"id":"019a0000-0000-7000-8000-000000000001"}')).* from delivery d where id = (${ARRIVED})`,
      ],
      [
        'd',
        'a decision was not logged',
        `delete from audit_event where decision_id = (select id from decision where ${SENT} limit 1)`,
      ],
      [
        'd',
        'an event says something else',
        `update audit_event set result = 'deny' where decision_id = (select id from decision where ${SENT} limit 1)`,
      ],
      ['d', 'a decision says something else', `update decision set basis = 'contract' where ${SENT}`],
      [
        'g',
        'something was sent under a consent that was withdrawn',
        `update consent s set withdrawn_at = c.moment - interval '1 ms' from decision c where s.id = c.consent_id and c.id in (select id from decision where ${SENT})`,
      ],
      ['g', 'somebody was not told', `delete from delivery where kind = 'retraction'`],
      ['g', 'somebody was told for nothing', `update consent set withdrawn_at = null`],
    ])('%s: %s', async (name, _what, statement) => {
      await asOwner(statement);
      await expectFalse(name);
    });

    it('b: a field arrived that the permit did not name', async () => {
      const { event } = box
        .double('roc-systeem')
        .received.find((one) => one.event['type'] === 'nl.schakel.client.published')!;
      const data = event['data'] as JsonObject;
      event['data'] = { ...data, mobiliteit: { maximaleReistijd: 30 } };
      await expectFalse('b');
      event['data'] = data;
    });

    it.each([
      ['change a decision', 'decision', 'update'],
      ['remove what was logged', 'audit_event', 'delete'],
    ])('d: the hub may %s', async (_what, table, right) => {
      await asOwner(`grant ${right} on ${table} to schakel_hub`, `alter table ${table} disable trigger all`);
      await expectFalse('d');
      await asOwner(
        `revoke ${right} on ${table} from schakel_hub`,
        `alter table ${table} enable trigger all`,
      );
    });

    it('e: a recipient got two versions of a record the other way round', async () => {
      const { received } = box.double('balie-werkcentrum');
      const subjects = received.map(({ event }) => String(event['subject']));
      const second = subjects.findIndex((subject, at) => subjects.indexOf(subject) < at);
      const first = subjects.indexOf(subjects[second]!);
      const turn = (): void =>
        void ([received[first], received[second]] = [received[second]!, received[first]!]);
      turn();
      await expectFalse('e');
      turn();
    });

    it('f: a value of a person stands in the log table', async () => {
      await asOwner(
        `update audit_event set details = '{"number":"${SANNE.bsn}"}' where id = (select min(id::text)::uuid from audit_event)`,
      );
      await expectFalse('f');
    });

    it('f: a value of a person stands in an answer', async () => {
      box.answers.push({ ...box.answers[0]!, text: `{"detail":"${SEEDS.at(-1)}"}` });
      await expectFalse('f');
      box.answers.pop();
    });

    it('h: an answer changed with a choice', async () => {
      expect((await verdict([['one', 'one']])).holds.h).toBe(true);
      expect((await verdict([['one', 'other']])).faults.h).toHaveLength(1);
    });
  });
});
