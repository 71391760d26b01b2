import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadContracts } from '#contracts';
import { applyRegion, readRegion, regionFiles, writeRegion } from '#exchange';
import { approvedVersions, openDatabase, type Database } from '#storage';
import { ownDatabase } from '../own-database.js';

const TWENTE = 'config/regions/twente';
const NOW = new Date('2026-11-02T09:00:00Z');
const contracts = loadContracts('schemas');

describe('the files of a region', () => {
  const folders: string[] = [];
  let db: Database;
  beforeAll(async () => {
    db = openDatabase({ url: await ownDatabase(), poolSize: 2 });
    await applyRegion(db, readRegion(TWENTE, contracts), 'config:apply', NOW);
  });
  afterAll(async () => {
    await db.destroy();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  const exported = async (now = NOW): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-export-'));
    folders.push(folder);
    writeRegion(folder, regionFiles(await approvedVersions(db), now));
    return folder;
  };
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .sort();
  type Entry = Record<string, unknown> & { key: string };
  const contentOf = (folder: string, file: string): unknown => {
    const content = parse(readFileSync(join(folder, file), 'utf8')) as Entry[] | object;
    if (!Array.isArray(content)) return content;
    // Who signed is said for each party, whether or not the file said it for all at once.
    return content
      .map((entry): Entry => ({ ...entry, signed: undefined }))
      .sort((a, b) => a.key.localeCompare(b.key));
  };

  it('hold the same, comments aside', async () => {
    const folder = await exported();
    const files = filesIn(TWENTE);
    expect(filesIn(folder)).toEqual(files);
    for (const file of files) expect(contentOf(folder, file)).toEqual(contentOf(TWENTE, file));
  });

  it('are applied again without changing anything, here and in an empty database', async () => {
    const folder = await exported();
    const again = await applyRegion(db, readRegion(folder, contracts), 'config:apply', NOW);
    expect([again.added, again.ended]).toEqual([[], []]);
    const other = openDatabase({ url: await ownDatabase(), poolSize: 2 });
    try {
      const wanted = readRegion(folder, contracts);
      expect((await applyRegion(other, wanted, 'config:apply', NOW)).added).toHaveLength(wanted.length);
      const hashes = async (one: Database) =>
        (await approvedVersions(one)).map(({ kind, key, contentHash, approvals }) => [
          kind,
          key,
          contentHash,
          approvals,
        ]);
      expect(await hashes(other)).toEqual(await hashes(db));
    } finally {
      await other.destroy();
    }
  });

  it('hold a notice with the one that takes its place on a date', async () => {
    const folder = await exported();
    const file = join(folder, 'notices', 'suwinet-1.yaml');
    const notice = parse(readFileSync(file, 'utf8')) as object;
    const at = '2027-03-01T00:00:00+01:00';
    const next = { ...notice, note: 'vanaf maart', validFrom: at };
    writeFileSync(file, JSON.stringify([{ ...notice, validUntil: at }, next]));
    const applied = await applyRegion(db, readRegion(folder, contracts), 'config:apply', NOW);
    expect(applied.added.map(({ key, version }) => `${key}@${version}`)).toEqual([
      'suwinet-1@2',
      'suwinet-1@3',
    ]);
    const again = await exported(new Date(NOW.getTime() + 1000));
    expect(parse(readFileSync(join(again, 'notices', 'suwinet-1.yaml'), 'utf8'))).toMatchObject([
      { validUntil: at },
      { validFrom: at, note: 'vanaf maart' },
    ]);
  });

  it('hold what was changed meanwhile and what is planned, to the millisecond', async () => {
    const folder = await exported();
    const file = join(folder, 'groups.yaml');
    const groups = parse(readFileSync(file, 'utf8')) as Entry[];
    const employers = groups.find(({ key }) => key === 'werkgevers')!;
    const at = '2027-03-28T03:00:00+02:00';
    const now = new Date('2026-11-03T10:11:12.345Z');
    const next = { ...employers, members: ['bakkerij-de-proef'], validFrom: at };
    const renamed = groups.map((one) => (one.key === 'gemeenten' ? { ...one, name: 'Alle gemeenten' } : one));
    writeFileSync(
      file,
      JSON.stringify([
        ...renamed.map((one) => (one.key === 'werkgevers' ? { ...one, validUntil: at } : one)),
        next,
      ]),
    );
    const applied = await applyRegion(db, readRegion(folder, contracts, now), 'config:apply', now);
    expect(applied.added.map(({ key, version }) => `${key}@${version}`).sort()).toEqual([
      'gemeenten@2',
      'werkgevers@2',
      'werkgevers@3',
    ]);
    const later = new Date(now.getTime() + 1000);
    const again = await applyRegion(
      db,
      readRegion(await exported(later), contracts, later),
      'config:apply',
      later,
    );
    expect([again.added, again.ended]).toEqual([[], []]);
  });
});
