import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createKeyRing, newDataKey, openDatabase, type Database } from '#storage';
import { ownDatabase } from '../harness.js';

const NOW = new Date('2026-11-02T12:00:00Z');
const MASTER = newDataKey();

describe('the key of an organisation', () => {
  let db: Database;
  beforeAll(async () => {
    db = openDatabase({ url: await ownDatabase(), poolSize: 10 });
  });
  afterAll(() => db.destroy());

  const dataOf = async (ring: ReturnType<typeof createKeyRing>, organisation: string): Promise<string> =>
    (await ring.ofOrganisation(db, organisation, NOW)).data.toString('hex');

  it('is made once, whoever asks first', async () => {
    const rings = Array.from({ length: 8 }, () => createKeyRing(MASTER));
    const keys = await Promise.all(rings.map((ring) => dataOf(ring, 'town')));
    expect(new Set(keys).size).toBe(1);
    expect(await dataOf(rings[0]!, 'village')).not.toBe(keys[0]);
  });

  it('is kept wrapped, and opens with the master key only', async () => {
    const key = await dataOf(createKeyRing(MASTER), 'town');
    const { rows } = await sql<{
      wrapped: Buffer;
    }>`select wrapped from data_key where owner = 'organisation:town'`.execute(db);
    expect(rows[0]!.wrapped.includes(Buffer.from(key, 'hex'))).toBe(false);
    await expect(dataOf(createKeyRing(newDataKey()), 'town')).rejects.toThrow();
  });

  it('that was destroyed is not made again', async () => {
    await dataOf(createKeyRing(MASTER), 'gone');
    await sql`update data_key set wrapped = null, destroyed_at = ${NOW} where owner = 'organisation:gone'`.execute(
      db,
    );
    await expect(dataOf(createKeyRing(MASTER), 'gone')).rejects.toThrow('was destroyed');
  });

  it('is the one in the database, also when the transaction in which it was made was rolled back', async () => {
    const ring = createKeyRing(MASTER);
    const failed = db.transaction().execute(async (tx) => {
      await ring.ofOrganisation(tx, 'rolled-back', NOW);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await dataOf(ring, 'rolled-back')).toBe(await dataOf(createKeyRing(MASTER), 'rolled-back'));
  });
});
