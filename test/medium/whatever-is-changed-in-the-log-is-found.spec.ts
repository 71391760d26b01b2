import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Log, verify } from './log.js';

describe('the log in the database', () => {
  let log: Log;
  let lines: string[];
  let earlier: string;
  beforeAll(async () => {
    ({ log, lines, earlier } = await Log.withPast());
  });
  afterAll(() => log.stop());

  const leafAt = (position: number): number =>
    lines.findIndex((line) => line.startsWith(`{"position":${position},`));

  const TABLES = ['audit_event', 'decision', 'audit_leaf', 'audit_node', 'audit_checkpoint'];
  beforeAll(async () => {
    await log.tamper(
      'create schema kept',
      ...TABLES.map((table) => `create table kept.${table} as table ${table}`),
    );
  });
  const restored = (): Promise<void> =>
    log.tamper(
      ...TABLES.flatMap((table) => [
        `delete from ${table}`,
        `insert into ${table} select * from kept.${table}`,
      ]),
    );

  const at = (position: number): string => `(select event_id from audit_leaf where position = ${position})`;
  const flip = (bytes: string): string => `set_bit(${bytes}, 3, 1 - get_bit(${bytes}, 3))`;
  const DECIDED = 105;

  it.each<[string, string, number | null, RegExp]>([
    ...[
      `moment = moment + interval '1 ms'`,
      `log = 'decision'`,
      `action = 'message.held'`,
      `actor = actor || ' '`,
      `origin = null`,
      `origin = '192.0.2.2'`,
      `object = replace(object, 'message', 'massage')`,
      `result = 'Accepted'`,
      `organisations = organisations || '{uwv}'`,
      `organisations = '{}'`,
      `details = details || '{"recordType":"client"}'`,
      `details = details - 'place'`,
      `trace_id = reverse(trace_id)`,
      `decision_id = gen_random_uuid()`,
      `salt = ${flip('salt')}`,
    ].map((change): [string, string, number, RegExp] => [
      change,
      `update audit_event set ${change} where id = ${at(77)}`,
      77,
      /not what was sealed/,
    ]),
    [
      'decision_digest of an event',
      `update audit_event set decision_digest = ${flip('decision_digest')} where id = ${at(DECIDED)}`,
      DECIDED,
      /not what was sealed/,
    ],
    ...[
      `permitted = true`,
      `code = 'restricted'`,
      `code = null`,
      `recipient = 'uwv'`,
      `versions = versions || '{"clause":"een@2"}'`,
      `versions = versions - 'declaration'`,
      `categories = '{contact}'`,
      `subject_id = gen_random_uuid()`,
      `moment = moment + interval '1 ms'`,
      `stage = 'distribute'`,
      `salt = ${flip('salt')}`,
    ].map((change): [string, string, number, RegExp] => [
      `${change} of a decision`,
      `update decision set ${change} where id = (select decision_id from audit_event where id = ${at(DECIDED)})`,
      DECIDED,
      /record of the decision is not what was signed/,
    ]),
    [
      'a decision gone',
      `delete from decision where id = (select decision_id from audit_event where id = ${at(DECIDED)})`,
      DECIDED,
      /record of the decision is gone/,
    ],
    [
      'an event gone',
      `delete from audit_event where id = ${at(120)}`,
      120,
      /nothing says that it was purged/,
    ],
    [
      'a leaf changed',
      `update audit_leaf set hash = ${flip('hash')} where position = 44`,
      44,
      /not what was sealed/,
    ],
    ['a leaf gone', `delete from audit_leaf where position = 44`, 44, /is missing/],
    [
      'a node changed',
      `update audit_node set hash = ${flip('hash')} where level = 8`,
      0,
      /node 8\/0 is not that of its leaves/,
    ],
    ['a node gone', `delete from audit_node`, 255, /node 8\/0 is missing/],
    [
      'a checkpoint changed',
      `update audit_checkpoint set note = replace(note, 'hub.test', 'hub.best') where number = 1`,
      121,
      /checkpoint 1 is not signed/,
    ],
    ['events that changed places', `update audit_leaf set position = -1 where position = 8`, 8, /is missing/],
  ])('with %s is found and named', async (_what, statement, position, what) => {
    await log.tamper('alter table audit_leaf drop constraint if exists audit_leaf_position_check', statement);
    const { faults } = await log.verdict();
    await restored();
    expect(faults[0]).toEqual({ position, what: expect.stringMatching(what) });
    expect((await log.verdict()).faults).toEqual([]);
  });

  it('cut off at its tail, with the checkpoints of it, is found by whoever kept one', async () => {
    const kept = await log.latest();
    await log.tamper(
      `delete from audit_leaf where position >= 121`,
      `delete from audit_checkpoint where size > 121`,
      'delete from audit_node',
    );
    const alone = await log.verdict();
    const { faults } = await log.verdict([kept]);
    await restored();
    expect(alone.faults).toEqual([]);
    expect(faults).toEqual([
      {
        position: 121,
        what: expect.stringMatching(/was signed 20.*, and this is an older or shortened one/),
      },
    ]);
  });

  it('replaced by an older copy of it is found in the same way', async () => {
    const kept = await log.latest();
    const older = lines
      .slice(0, 1)
      .map((line) =>
        line
          .replace(JSON.stringify(kept).slice(1, -1), JSON.stringify(earlier).slice(1, -1))
          .replace(/"size":\d+/, '"size":121'),
      );
    const file = [...older, ...lines.slice(1, leafAt(121)), '{"end":121}'];
    expect((await verify(file)).faults).toEqual([]);
    expect((await verify(file, [kept])).faults[0]).toMatchObject({ position: 121 });
  });
});
