import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPlace, socketFolder } from './embedded-places.js';

/**
 * The binaries as npm 11 leaves them (no links: no install script ran), in a folder that the server's account cannot
 * use: for root one with mode 700, for an ordinary user one whose programs are not executable.
 */
const isRoot = process.getuid?.() === 0;
let root = '';
let checkout = '';
let publicFolder = '';
let dataDir = '';
const find = (log: string[] = []) =>
  findPlace(dataDir, (line) => log.push(line), {
    publicFolders: [publicFolder],
    native: path.join(checkout, 'native'),
  });

beforeAll(async () => {
  root = await fs.mkdtemp(path.join(tmpdir(), 'schakel-places-'));
  await fs.chmod(root, 0o755);
  const { native } = await findPlace(path.join(root, 'unused'), () => {});
  checkout = path.join(root, 'checkout');
  publicFolder = path.join(root, 'public');
  dataDir = path.join(root, 'data');
  await fs.mkdir(publicFolder);
  await fs.cp(native, path.join(checkout, 'native'), { recursive: true, verbatimSymlinks: true });
  const lib = path.join(checkout, 'native', 'lib');
  for (const entry of await fs.readdir(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await fs.rm(path.join(lib, entry.name));
  }
});
afterAll(() => fs.rm(root, { recursive: true, force: true }));

const version = (native: string) =>
  execFileSync(path.join(native, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    ...(isRoot ? account() : {}),
  });
const account = () => ({ uid: 65534, gid: 65534, cwd: '/' });

describe('the binaries', () => {
  it('are used where they are when the account can reach them, with the links that no install script made', async () => {
    const said: string[] = [];
    const { native } = await find(said);
    expect(native).toBe(path.join(checkout, 'native'));
    expect(version(native)).toMatch(/PostgreSQL/);
    expect(said).toEqual([]);
    expect(await fs.readdir(publicFolder)).toEqual([]);
  });

  it('are copied once to a public folder when it cannot, by several at the same time too', async () => {
    await closeCheckout();
    const [one, ...others] = await Promise.all([find(), find(), find(), find()]);
    expect(one.native).toMatch(new RegExp(`^${publicFolder}/schakel-postgres-[^/]+$`));
    for (const other of others) expect(other.native).toBe(one.native);
    expect(version(one.native)).toMatch(/PostgreSQL/);
    expect(await fs.readdir(publicFolder)).toEqual([path.basename(one.native)]);

    const before = await fs.stat(one.native);
    expect((await fs.stat((await find()).native)).ino).toBe(before.ino);
  });

  it('are copied anew when a part of the copy was tidied away or cut short', async () => {
    const { native } = await find();
    for (const damage of [fs.rm, (file: string) => fs.truncate(file, 100)]) {
      await damage(path.join(native, 'bin', 'postgres'));
      expect((await find()).native).toBe(native);
      expect(version(native)).toMatch(/PostgreSQL/);
    }
    expect(await fs.readdir(publicFolder)).toEqual([path.basename(native)]);
  });

  it('are never run from a copy that others can change', async () => {
    const { native } = await find();
    await fs.chmod(native, 0o777);
    const said: string[] = [];
    await expect(find(said)).rejects.toThrow(/No folder was found for the PostgreSQL binaries/);
    expect(said.join()).toMatch(/belongs to somebody else or can be changed by others/);
    await fs.rm(native, { recursive: true });

    const theirs = path.join(root, 'theirs');
    await fs.mkdir(theirs);
    await fs.symlink(theirs, native);
    await expect(find()).rejects.toThrow(/No folder was found/);
    expect(await fs.readdir(theirs)).toEqual([]);
  });
});

describe('the socket', () => {
  const folderOf = (dataDir: string) => socketFolder({ dataDir, native: '', account: undefined });

  it('is in the folder of the data, unless its name would be too long or two names', () => {
    expect(folderOf('/var/lib/schakel')).toBe('/var/lib/schakel/pgdata');
    const longest = `/${'é'.repeat(40)}`;
    expect(folderOf(longest)).toBe(`${longest}/pgdata`);
    for (const unfit of [`${longest}a`, '/data,other', '/data"other'])
      expect(folderOf(unfit)).toBeUndefined();
  });
});

async function closeCheckout(): Promise<void> {
  if (isRoot) return fs.chmod(checkout, 0o700);
  for (const name of ['postgres', 'initdb'])
    await fs.chmod(path.join(checkout, 'native', 'bin', name), 0o644);
}
