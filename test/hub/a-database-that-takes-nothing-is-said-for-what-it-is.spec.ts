import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { vacancies } from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';

const TRIES = 4;

describe('a database that is there and takes nothing', () => {
  let box: Box;
  let events: JsonObject[];
  let name: string;
  let server: pg.Client;
  beforeAll(async () => {
    const databaseUrl = await ownDatabase();
    const url = new URL(databaseUrl);
    name = url.pathname.slice(1);
    url.pathname = '/postgres';
    server = new pg.Client({ connectionString: url.toString() });
    await server.connect();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false });
    events = await vacancies(box, 7, 3 * TRIES);
  });
  afterAll(async () => {
    await box.stop();
    await server.end();
  });

  /** From now on for every connection: those that there are, are cut. */
  async function alter(how: string): Promise<void> {
    await server.query(`alter database ${name} ${how}`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  }

  const statuses = async (): Promise<number[]> => {
    const answers = [];
    for (const event of events.splice(0, TRIES))
      answers.push(await box.client('bakkerij-systeem').send(event));
    return answers.map(({ status }) => status);
  };
  const lines = (text: string): number => box.log.split(text).length - 1;
  const faults = (): string[] => [...box.log.matchAll(/.*"level":50.*/g)].map(String);
  const all = (status: number): number[] => Array.from({ length: TRIES }, () => status);

  it('asks senders to come again, and says once what is the matter', async () => {
    await alter('set default_transaction_read_only = on');
    // A connection that was cut is heard of first.
    await box.client('bakkerij-systeem').send(events[0]!);
    await box.client('bakkerij-systeem').send(events[0]!);
    expect(await statuses()).toEqual(all(503));
    expect(lines('request has to wait: the database lets nobody write')).toBe(1);
    expect(faults()).toEqual([]);
  });

  it('also where it refuses every connection, by whatever code', async () => {
    await alter('set default_transaction_read_only = off');
    await alter('allow_connections false');
    expect(await statuses()).toEqual(all(503));
    expect(faults()).toEqual([]);
    await server.query(`alter database ${name} allow_connections true`);
    expect(await statuses()).toEqual(all(202));
  });
});
