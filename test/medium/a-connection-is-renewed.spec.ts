import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase, type Database } from '#storage';
import { ownDatabase } from '../own-database.js';

const FIVE_MINUTES = 300_000;

describe('a connection to the database', () => {
  let db: Database;
  beforeAll(async () => {
    // Only what is waited for: the answers of the database come as they come.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance', 'Date'] });
    db = openDatabase({ url: await ownDatabase(), poolSize: 1 });
  });
  afterAll(async () => {
    jest.useRealTimers();
    await db.destroy();
  });

  const session = async (): Promise<number> => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    return rows[0]!.pid;
  };

  it('is another after five minutes, so that no plan is older; not while somebody has it', async () => {
    const first = await session();
    jest.advanceTimersByTime(FIVE_MINUTES - 1);
    expect(await session()).toBe(first);
    await db.transaction().execute(async (tx) => {
      jest.advanceTimersByTime(1);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      expect(rows).toEqual([{ pid: first }]);
    });
    expect(await session()).not.toBe(first);
  });
});
