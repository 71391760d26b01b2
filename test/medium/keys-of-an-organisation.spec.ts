import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createKeyRing, newDataKey, openDatabase, rotateKeys, type Database } from '#storage';
import { ownDatabase } from '../own-database.js';

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

  describe('and its master key', () => {
    const next = newDataKey();
    const keep = async (): Promise<void> => undefined;
    const wrappedNow = async (): Promise<string[]> => {
      const { rows } = await sql<{
        wrapped: Buffer | null;
      }>`select wrapped from data_key order by id`.execute(db);
      return rows.map(({ wrapped }) => wrapped?.toString('hex') ?? 'destroyed');
    };

    it('is replaced while hubs run that know both, and then is not needed any more', async () => {
      // More than are taken at once, and one that was destroyed.
      await sql`insert into data_key (id, owner, wrapped, made_at) select * from unnest(${Array.from({ length: 600 }, (_, n) => uuid(n))}::uuid[],
        ${Array.from({ length: 600 }, (_, n) => `subject:${n}`)}::text[],
        ${Array.from({ length: 600 }, (_, n) => createKeyRing(MASTER).wrap(uuid(n), newDataKey()))}::bytea[], ${Array.from({ length: 600 }, () => NOW)}::timestamptz[])`.execute(
        db,
      );
      const before = await dataOf(createKeyRing(MASTER), 'town');
      const running = createKeyRing(next, MASTER);
      expect(await dataOf(running, 'town')).toBe(before);
      const newcomer = await dataOf(running, 'newcomer');

      let told = 0;
      const rotated = await rotateKeys(db, [next, MASTER], async (_tx, keys) => void (told += keys));
      expect(rotated.unopened).toBe(0);
      expect(rotated.rewrapped).toBeGreaterThanOrEqual(602);
      expect(told).toBe(rotated.rewrapped);
      expect(await wrappedNow()).toContain('destroyed');

      expect(await dataOf(createKeyRing(next), 'town')).toBe(before);
      expect(await dataOf(createKeyRing(next), 'newcomer')).toBe(newcomer);
      await expect(dataOf(createKeyRing(MASTER), 'town')).rejects.toThrow();
      await expect(dataOf(createKeyRing(next), 'gone')).rejects.toThrow('was destroyed');
      expect(await rotateKeys(db, [next, MASTER], keep)).toEqual({ rewrapped: 0, unopened: 0 });
    });

    it('says what it cannot open and changes nothing of it, and nothing is half done when it is broken off', async () => {
      const before = await wrappedNow();
      const stranger = newDataKey();
      const { rewrapped, unopened } = await rotateKeys(db, [stranger, newDataKey()], keep);
      expect([rewrapped, unopened]).toEqual([0, before.filter((one) => one !== 'destroyed').length]);
      const broken = rotateKeys(db, [stranger, next], () => Promise.reject(new Error('cut off')));
      await expect(broken).rejects.toThrow('cut off');
      expect(await wrappedNow()).toEqual(before);
    });
  });
});

const uuid = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
