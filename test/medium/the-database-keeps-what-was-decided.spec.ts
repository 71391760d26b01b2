import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendDecisions, appendEvents, auditEvent, type DecisionRecord } from '#audit';
import { newId, newTraceId } from '#kernel';
import { isPassing, isReady, migrate, openDatabase, type Database } from '#storage';
import { ownDatabase } from '../own-database.js';

const NOW = new Date('2026-11-02T12:00:00Z');

const decision = (parts: Partial<DecisionRecord> = {}): DecisionRecord => ({
  id: newId(NOW),
  moment: NOW,
  stage: 'deliver',
  messageId: newId(NOW),
  deliveryId: null,
  occasionId: null,
  consentId: null,
  subjectId: null,
  sender: 'town',
  recipient: 'school',
  recordType: 'client',
  purpose: 'learning',
  permitted: true,
  code: null,
  basis: 'consent',
  categories: ['qualifications'],
  versions: { clause: 'one@1' },
  traceId: newTraceId(),
  ...parts,
});
const event = (action: 'occasion.opened' | 'occasion.closed') =>
  auditEvent({
    moment: NOW,
    log: 'audit',
    action,
    actor: 'hub',
    object: `occasion:${newId()}`,
    result: 'done',
    organisations: ['town', 'school'],
    details: { count: 1 },
  });

describe('the database', () => {
  let url: string;
  let hub: Database;
  let owner: Database;
  beforeAll(async () => {
    url = await ownDatabase();
    hub = openDatabase({ url, poolSize: 2 });
    owner = openDatabase({ url, poolSize: 1, asOwner: true });
    await appendEvents(hub, [event('occasion.opened')]);
    await appendDecisions(hub, [decision()]);
  });
  afterAll(async () => {
    await hub.destroy();
    await owner.destroy();
  });

  const refusal = (db: Database, statement: string): Promise<string> =>
    sql
      .raw(statement)
      .execute(db)
      .then(
        () => 'allowed',
        (error: Error) => error.message,
      );
  const countOf = async (table: string): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(owner)).rows[0]!.n;

  it('is brought to this version again without a change, by two processes at once too', async () => {
    const before = [await countOf('audit_event'), await countOf('decision')];
    await migrate(url);
    await Promise.all([migrate(url), migrate(url)]);
    expect([await countOf('audit_event'), await countOf('decision')]).toEqual(before);
    expect(await isReady(hub, 5_000)).toBe(true);
  });

  it.each([
    'update audit_event set result = $$x$$',
    'delete from audit_event',
    'truncate audit_event',
    'update decision set permitted = true',
    'delete from decision',
    'truncate decision',
    'truncate message',
    'truncate consent',
    'delete from legal_hold',
    'delete from stop_list',
    'create table more (id int)',
    'create function more() returns int language sql as $$select 1$$',
    'alter table decision add column more int',
    'alter table decision disable trigger all',
    'drop table decision',
    'drop trigger decision_append_only on decision',
    'set session_replication_role = replica',
    'create role another',
  ])('lets the running hub not %s', async (statement) => {
    expect(await refusal(hub, statement)).toMatch(/permission denied|must be owner|must be able to/);
  });

  it.each([
    'update audit_event set result = $$x$$',
    'delete from decision',
    'truncate audit_event',
    'truncate decision',
  ])('lets its owner not %s either, not without taking the guard away in the open', async (statement) =>
    expect(await refusal(owner, statement)).toContain('append only'),
  );

  it('has one event for each decision, and takes no second one', async () => {
    const records = [
      decision(),
      decision({ permitted: false, code: 'no-consent', basis: null, categories: [] }),
    ];
    await appendDecisions(hub, records);
    const { rows } = await sql<{
      result: string;
      organisations: string[];
      details: object;
      decision_id: string;
    }>`
      select * from audit_event where decision_id = any(${records.map(({ id }) => id)}::uuid[])
      order by result desc`.execute(hub);
    expect(rows.map(({ result, organisations }) => [result, organisations])).toEqual([
      ['permit', ['town', 'school']],
      // A recipient does not read that there was something to deny.
      ['deny', ['town']],
    ]);
    expect(JSON.stringify(rows)).not.toContain('no-consent');
    const twice = { ...event('occasion.closed'), decisionId: records[0]!.id };
    await expect(appendEvents(hub, [twice])).rejects.toThrow(/unique/);
  });

  it('keeps nothing of a transaction that failed: no effect without its event, and no event without its effect', async () => {
    const record = decision();
    const failing = hub.transaction().execute(async (tx) => {
      await appendDecisions(tx, [record]);
      throw new Error('the effect failed');
    });
    await expect(failing).rejects.toThrow('the effect failed');
    const { rows } = await sql`select 1 from decision where id = ${record.id}
      union all select 1 from audit_event where decision_id = ${record.id}`.execute(hub);
    expect(rows).toEqual([]);
  });

  it('says when it is not there: not ready, and worth trying again', async () => {
    const nowhere = openDatabase({ url: 'postgres://nobody@127.0.0.1:9/none', poolSize: 1 });
    expect(await isReady(nowhere, 2_000)).toBe(false);
    const error: unknown = await sql`select 1`.execute(nowhere).catch((failure: unknown) => failure);
    expect(isPassing(error)).toBe(true);
    expect(isPassing(new Error('duplicate key'))).toBe(false);
    // A network that was cut says it in its own way, and so does the queue on it; and whoever stood still for too long is cut off.
    for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', '25P03'])
      expect(isPassing(Object.assign(new Error(`connect ${code}`), { code }))).toBe(true);
    for (const message of [
      'Query read timeout',
      'timeout expired',
      'Connection terminated due to connection timeout',
    ])
      expect(isPassing(new Error(message))).toBe(true);
    // By the socket of a server that is away; a file that is missing is something else.
    const noSocket = openDatabase({ url: 'postgres://nobody@127.0.0.1:9/none?host=/nowhere', poolSize: 1 });
    const missing: unknown = await sql`select 1`.execute(noSocket).catch((failure: unknown) => failure);
    expect([
      isPassing(missing),
      isPassing(Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' })),
    ]).toEqual([true, false]);
    await Promise.all([nowhere.destroy(), noSocket.destroy()]);
  });
});
