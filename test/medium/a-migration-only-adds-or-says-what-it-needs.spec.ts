import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { MIGRATIONS, openDatabase } from '#storage';
import { catalogueOf, holdsUp, takenAway, type Catalogue } from '../catalogue.js';

/** From here on old and new work side by side (docs/deploying.md). */
const SIDE_BY_SIDE = '0150-schema-floor';

describe('a migration', () => {
  const name = `hub_${randomBytes(6).toString('hex')}`;
  let admin: pg.Client;
  let db: Kysely<unknown>;
  let databaseUrl: string;
  /** What the schema was before each migration, and after the last. */
  const states: { migration: string; before: Catalogue; after: Catalogue }[] = [];
  beforeAll(async () => {
    const url = new URL(process.env['TEST_POSTGRES_URL']!);
    url.pathname = '/postgres';
    admin = new pg.Client({ connectionString: url.toString() });
    await admin.connect();
    await admin.query(`create database ${name} template template0`);
    url.pathname = `/${name}`;
    databaseUrl = url.toString();
    db = new Kysely({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url.toString(), max: 1 }) }),
    });
    const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
    await migrator.migrateTo(SIDE_BY_SIDE);
    let before = await catalogueOf(db);
    for (const migration of Object.keys(MIGRATIONS)
      .toSorted()
      .filter((one) => one > SIDE_BY_SIDE)) {
      const { error } = await migrator.migrateTo(migration);
      if (error) throw error;
      const after = await catalogueOf(db);
      states.push({ migration, before, after });
      before = after;
    }
  });
  afterAll(async () => {
    await db.destroy();
    await admin.query(`drop database ${name}`);
    await admin.end();
  });

  it('only adds, or names the version of the code that no longer uses what it takes away', () => {
    const faults = states
      .filter(({ migration }) => MIGRATIONS[migration]!.needs === undefined)
      .flatMap(({ migration, before, after }) =>
        takenAway(before, after).map((fault) => `${migration}: ${fault}`),
      );
    expect(faults).toEqual([]);
  });

  it('makes no index on a table that grows while everybody who writes there waits', () => {
    const faults = states
      .filter(({ migration }) => MIGRATIONS[migration]!.indexes === undefined)
      .flatMap(({ migration, before, after }) =>
        holdsUp(before, after).map((fault) => `${migration}: ${fault}`),
      );
    expect(faults).toEqual([]);
  });

  it('needs a version that was there before it', () => {
    for (const [migration, { needs }] of Object.entries(MIGRATIONS))
      if (needs !== undefined) expect([needs in MIGRATIONS, needs < migration]).toEqual([true, true]);
  });

  const effectOf = async (
    statements: string[],
    found: (before: Catalogue, after: Catalogue) => string[] = takenAway,
  ): Promise<string[]> => {
    const before = await catalogueOf(db);
    const tried = db.transaction().execute(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      throw Object.assign(new Error('taken back'), { faults: found(before, await catalogueOf(tx)) });
    });
    return tried.catch((error: { faults?: string[] }) => {
      if (!error.faults) throw error;
      return error.faults;
    });
  };

  it.each([
    ['alter table message add column note text'],
    [`alter table message add column note text not null default ''`],
    ['alter table message add column note text', 'alter table message add check (length(note) < 10)'],
    ['alter table attempt add column message_id uuid references message'],
    ['create table note (id uuid primary key, message_id uuid not null references message)'],
    ['create index message_by_note on message (state, id)'],
    [
      'alter table message drop constraint message_state_check',
      `alter table message add constraint message_state_check check (state in ('accepted', 'distributed', 'held', 'dead', 'new'))`,
    ],
    ['alter table message drop constraint message_state_check'],
    ['alter table message alter column sender_id drop not null'],
  ])('that does %s only adds', async (...statements) => {
    expect(await effectOf(statements)).toEqual([]);
  });

  it.each([
    ['alter table message drop column document', 'message.document is gone'],
    ['alter table message rename column document to body', 'message.document is gone'],
    ['alter table attempt rename to try', 'attempt.delivery_id is gone'],
    ['alter table attempt alter column number type bigint', 'attempt.number was integer and is bigint'],
    ['alter table message add column note text not null', 'message.note has to be given'],
    ['alter table delivery alter column code set not null', 'delivery.code has to be given'],
    ['alter table message add check (length(sender_id) < 10)', 'message refuses by message_sender_id_check'],
    ['create unique index one on delivery (recipient)', 'delivery refuses by one'],
    [
      'alter table attempt add foreign key (delivery_id) references message (id)',
      'attempt refuses by attempt_delivery_id_fkey',
    ],
    [
      `alter table message drop constraint message_state_check, add constraint message_state_check check (state in ('accepted', 'held'))`,
      'message refuses by message_state_check',
    ],
    ['revoke update on delivery from schakel_hub', 'delivery update is not permitted any more'],
  ])('that does %s takes something away', async (statement, fault) => {
    expect(await effectOf([statement])).toContainEqual(expect.stringContaining(fault));
  });

  it.each([
    ['create index message_by_note on message (state, id)', ['message waits for message_by_note']],
    [
      'alter table attempt add unique (delivery_id, started_at)',
      ['attempt waits for attempt_delivery_id_started_at_key'],
    ],
    ['create index lane_by_moment on lane (blocked_until)', []],
    ['create table note (id uuid primary key)', []],
  ])('that does %s is said to hold up %j', async (statement, faults) => {
    expect(await effectOf([statement], holdsUp)).toEqual(faults);
  });

  it('that adds a column stops no statement of code that does not know it', async () => {
    const old = openDatabase({ url: databaseUrl, poolSize: 1 });
    const ask = () =>
      old
        .selectFrom('endpoint')
        .selectAll()
        .where('connection', '=', 'x')
        .where('changed_at', '<', new Date())
        .execute();
    for (const _ of Array(6)) await ask();
    await sql`alter table endpoint add column later text`.execute(db);
    await expect(ask()).resolves.toEqual([]);
    await sql`alter table endpoint drop column later`.execute(db);
    await old.destroy();
  });
});
