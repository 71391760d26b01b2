import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { bringUp, indexesBeside, MIGRATIONS, type SchemaStep, type SchemaSteps } from '#storage';
import { until } from '../anomaly-stream.js';
import { ownDatabase } from '../own-database.js';

const column = (name: string): SchemaStep => ({
  up: async (db) => void (await sql.raw(`alter table stop_list add column ${name} text`).execute(db)),
});
const index = (of: string): SchemaStep => indexesBeside([{ name: `by_${of}`, on: `stop_list (${of})` }]);

describe('an index on a table that grows', () => {
  let url: string;
  let writer: pg.Client;
  let other: pg.Client;
  beforeAll(async () => {
    url = await ownDatabase();
    [writer, other] = [1, 2].map(() => new pg.Client({ connectionString: url })) as [pg.Client, pg.Client];
    await Promise.all([writer.connect(), other.connect()]);
    // Whoever is kept waiting says so.
    await other.query(`set lock_timeout = '10s'`);
  });
  afterEach(() => writer.query('rollback'));
  afterAll(() => Promise.all([writer.end(), other.end()]));

  let steps: SchemaSteps = MIGRATIONS;
  const withMore = (more: SchemaSteps): SchemaSteps => (steps = { ...steps, ...more });
  const up = (all: SchemaSteps) => bringUp(url, all, Object.keys(all).toSorted().at(-1)!);
  const write = (client: pg.Client) =>
    client.query(
      `insert into stop_list (id, controller, hash, made_at) values ($1, 'enschede', sha256('verzonnen'), now())`,
      [randomUUID()],
    );
  /** Whether it is whole; undefined when it is not there. */
  const isWhole = async (name: string): Promise<boolean | undefined> => {
    const { rows } = await other.query<{ whole: boolean }>(
      'select indisvalid as whole from pg_index where indexrelid = to_regclass($1)',
      [name],
    );
    return rows[0]?.whole;
  };
  const isBegun = (name: string) =>
    until(`${name} is begun`, async () => (await isWhole(name)) === false, 60_000);
  const noted = async (): Promise<string[]> => {
    const { rows } = await other.query<{ name: string }>(
      `select name from kysely_migration where name like '9%' order by name`,
    );
    return rows.map(({ name }) => name);
  };

  it('keeps nobody waiting: it waits itself for whoever was writing', async () => {
    await up(withMore({ '9000-column': column('one') }));
    await writer.query('begin');
    await write(writer);
    const made = up(withMore({ '9001-index': index('one') }));
    await isBegun('by_one');
    await write(other);
    expect(await noted()).toEqual(['9000-column']);
    await writer.query('commit');
    await made;
    expect(await isWhole('by_one')).toBe(true);
    expect(await noted()).toEqual(['9000-column', '9001-index']);
  });

  it('that was broken off is made again', async () => {
    await up(withMore({ '9002-column': column('two') }));
    await writer.query('begin');
    await write(writer);
    const failed = expect(up(withMore({ '9003-index': index('two') }))).rejects.toThrow(/9003-index failed/);
    await isBegun('by_two');
    await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'create index concurrently%'`,
    );
    await failed;
    expect([await isWhole('by_two'), (await noted()).includes('9003-index')]).toEqual([false, false]);
    await writer.query('commit');
    await up(steps);
    expect([await isWhole('by_two'), (await noted()).includes('9003-index')]).toEqual([true, true]);
  });

  it('is made once when several start together, after what it needs and before what comes after it', async () => {
    withMore({ '9004-column': column('three'), '9005-index': index('three'), '9006-column': column('four') });
    await Promise.all([up(steps), up(steps), up(steps)]);
    expect(await isWhole('by_three')).toBe(true);
    expect((await noted()).slice(-3)).toEqual(['9004-column', '9005-index', '9006-column']);
  });

  it('is made with the rest where the schema is new', async () => {
    const fresh = new URL(url);
    fresh.pathname = `/fresh_${randomUUID().slice(0, 8)}`;
    await other.query(`create database ${fresh.pathname.slice(1)} template template0`);
    url = fresh.href;
    await up(steps);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(`select from pg_index where indexrelid = to_regclass('by_three')`);
    await client.end();
    expect(rows.length).toBe(1);
  });
});
