import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPlace, socketFolder, type Place } from './embedded-places.js';

/** A PostgreSQL server that this process started and that ends with it, however this process ends. */
export interface EmbeddedDatabase {
  /**
   * postgres://user:password@127.0.0.1:port/database?host=folder: by its socket in that folder, which costs less than the
   * network, and without the query by the network. The user is the server's superuser.
   */
  readonly url: string;
  readonly port: number;
  /** The server's process id; another one after restart(). */
  readonly pid: number;
  /** Fast shutdown: open transactions are rolled back, clients disconnected. May be called twice. */
  stop(): Promise<void>;
  /** For tests: 'immediate' is a crash, so that the server recovers from its write-ahead log. It stays away for as long as `away` takes. */
  restart(mode?: 'fast' | 'immediate', away?: () => Promise<void>): Promise<void>;
  /** Makes a database, as a copy of `template` where one is named, and gives its url; fails if it exists. */
  createDatabase(name: string, template?: string): Promise<string>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Default: a free one, kept in the data folder so that it stays the same while it is free. */
  port?: number;
  /** Made where it does not exist yet. Default: schakel. */
  database?: string;
  /** Server settings, such as { max_connections: '200' }. */
  settings?: Record<string, string>;
  /** Gets whole lines: what the server says and where its files went. Default: nobody. */
  log?: (line: string) => void;
  /** The data are deleted on stop() or when this process dies, and not synced while they are first made. */
  temporary?: boolean;
}

interface Server {
  port: number;
  pid: number;
  end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

class PortTaken extends Error {}

const USER = 'schakel';
/** How long a server may still run, and may still be shutting down, after its owner was killed. */
const ORPHAN_PATIENCE_MS = { running: 2_000, stopping: 30_000 };

/**
 * Starts a PostgreSQL server on 127.0.0.1 with its data in `dataDir`, or, for root, in a folder that an unprivileged
 * account can reach (embedded-places.ts). A second start continues with the data. Throws an Error with one sentence
 * when there are no binaries for this platform, the port given is taken, or the folder is in use or is not ours.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const database = options.database ?? USER;
  const place = await findPlace(options.dataDir, options.log ?? (() => {}));
  await initialiseOnce(place, options.temporary ?? false);
  await untilOrphanHasEnded(place);
  const password = await fs.readFile(path.join(place.dataDir, 'pgdata', 'schakel-password'), 'utf8');
  let server = await startOnSomePort(place, options);

  const folder = socketFolder(place);
  const bySocket = folder ? `?host=${encodeURIComponent(folder)}` : '';
  const urlOf = (name: string) =>
    `postgres://${USER}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(name)}${bySocket}`;
  const createDatabase = async (name: string, template?: string) => {
    await withClient(urlOf('postgres'), async (client) => {
      const copied = template ? ` template ${client.escapeIdentifier(template)}` : '';
      await client.query(`create database ${client.escapeIdentifier(name)}${copied}`);
    });
    return urlOf(name);
  };
  const stop = async () => {
    await server.end('SIGINT');
    if (options.temporary) await fs.rm(place.dataDir, { recursive: true, force: true });
  };
  const restart = async (mode: 'fast' | 'immediate' = 'fast', away?: () => Promise<void>) => {
    await server.end(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    try {
      await away?.();
    } finally {
      server = await startServer(place, server.port, options);
    }
  };

  try {
    if (!(await isThere(urlOf('postgres'), database))) await createDatabase(database);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = urlOf(database);
  return { url, port: server.port, stop, restart, createDatabase, get pid() { return server.pid; } }; // prettier-ignore
}

/** Makes the data beside their place and renames them into it: what is there is whole, whoever was first. */
async function initialiseOnce(place: Place, temporary: boolean): Promise<void> {
  const pgdata = path.join(place.dataDir, 'pgdata');
  if (await fs.stat(pgdata).catch(() => undefined)) return;
  const staging = await fs.mkdtemp(path.join(place.dataDir, '.new-'));
  const fresh = path.join(staging, 'pgdata');
  const password = path.join(staging, 'password');
  await fs.writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await fs.mkdir(fresh, { mode: 0o700 });
  if (place.account) for (const it of [staging, fresh, password]) await lend(it, place.account);
  const args = [
    `--pgdata=${fresh}`,
    `--username=${USER}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The server's own C.UTF-8 sorts the same on every machine, whatever locales that has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(temporary ? ['--no-sync'] : []),
  ];
  try {
    await promisify(execFile)(path.join(place.native, 'bin', 'initdb'), args, surroundings(place));
    await fs.rename(password, path.join(fresh, 'schakel-password'));
    await fs.rename(fresh, pgdata).catch(ignore('ENOTEMPTY', 'EEXIST'));
  } finally {
    await fs.rm(staging, { recursive: true, force: true });
  }
}

const lend = (file: string, { uid, gid }: { uid: number; gid: number }) => fs.chown(file, uid, gid);

/** A bare environment, so that no PGDATA or locale of ours leaks in, and a folder that the account can be in. */
function surroundings(place: Place) {
  const env = process.platform === 'win32' ? undefined : { LC_ALL: 'C', PATH: '/usr/bin:/bin' };
  return { ...place.account, env, cwd: place.dataDir };
}

/**
 * A server whose hub was killed is still shutting down when the hub comes back; a lock whose process is no PostgreSQL
 * (its number was given to another after a crash) is taken away. PostgreSQL itself refuses any other lock.
 */
async function untilOrphanHasEnded(place: Place): Promise<void> {
  const lock = path.join(place.dataDir, 'pgdata', 'postmaster.pid');
  const began = Date.now();
  for (;;) {
    const text = await fs.readFile(lock, 'utf8').catch(() => '');
    const pid = parseInt(text, 10);
    if (!pid || !isAlive(pid)) return;
    // Linux only: a program of another name, or the remains (Z) of a server that nobody waited for.
    const program = await fs.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (program && !/\(postgres\) [^Z]/.test(program)) return fs.rm(lock, { force: true });
    const patience = ORPHAN_PATIENCE_MS[text.includes('stopping') ? 'stopping' : 'running'];
    if (Date.now() - began > patience)
      throw new Error(`${place.dataDir} is in use by PostgreSQL process ${pid}.`);
    await pause(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The port given and no other; else the port of last time, and else a free one that is remembered. */
async function startOnSomePort(place: Place, options: EmbeddedOptions): Promise<Server> {
  if (options.port) return startServer(place, options.port, options);
  const file = path.join(place.dataDir, 'port');
  const remembered = Number(await fs.readFile(file, 'utf8').catch(() => '0'));
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && remembered ? remembered : await freePort();
    try {
      const server = await startServer(place, port, options);
      await fs.writeFile(file, String(port));
      return server;
    } catch (error) {
      // Between our finding a port free and the server taking it, another process may have taken it.
      if (!(error instanceof PortTaken) || attempt === 5) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Resolves when the server accepts connections; rejects with its own last words when it ends before. */
async function startServer(place: Place, port: number, options: EmbeddedOptions): Promise<Server> {
  const settings = {
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(place) ?? '',
    // We read its log to know that it is ready.
    logging_collector: 'off',
    log_destination: 'stderr',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    path.join(place.native, 'bin', 'postgres'),
    ['-D', path.join(place.dataDir, 'pgdata'), '-p', String(port), ...flags],
    // Out of our process group: at Ctrl-C in a terminal it must outlive us for as long as we settle our affairs.
    { ...surroundings(place), stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' },
  );
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => resolve()).once('error', () => resolve()),
  );
  await untilReady(child, port, options.log);
  const dismissWatchman = endWithUs(child, options.temporary ? place.dataDir : '');
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    child.ref();
    (child.stderr as Socket).ref();
    child.kill(signal);
    await ended;
    dismissWatchman();
  };
  return { port, pid: child.pid!, end };
}

function untilReady(child: ChildProcess, port: number, log: EmbeddedOptions['log']): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    let rest = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        log?.(line);
        if (said.push(line) > 20) said.shift();
        if (line.includes('database system is ready to accept connections')) resolve();
      }
    });
    child.once('error', (error) => reject(new Error(`PostgreSQL cannot be started: ${error.message}`)));
    child.once('close', () => {
      const taken = said.some((line) => /could not bind .*in use/i.test(line));
      if (taken) reject(new PortTaken(`Port ${port} on 127.0.0.1 is already in use.`));
      else reject(new Error(`PostgreSQL ended while starting: ${said.join(' / ')}`));
    });
  });
}

/**
 * Lets this process end while the server runs, and the server end with it. A shell holds the other end of a pipe: when
 * we are gone, killed with -9 too, its read ends and it stops the server, and deletes `leftovers` where given.
 */
function endWithUs(child: ChildProcess, leftovers: string): () => void {
  const kill = () => child.kill('SIGINT');
  process.once('exit', kill);
  child.unref();
  (child.stderr as Socket).unref();
  const script = `read _; kill -INT $0; i=0
    while [ -n "$1" ] && kill -0 $0 && [ $i -lt 50 ]; do i=$((i+1)); sleep 0.2; done
    [ -z "$1" ] || rm -rf "$1"`;
  const watchman = spawn('/bin/sh', ['-c', script, String(child.pid), leftovers], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchman.once('error', () => {});
  watchman.unref();
  (watchman.stdin as Socket).unref();
  return () => {
    process.off('exit', kill);
    watchman.kill('SIGKILL');
  };
}

async function isThere(url: string, database: string): Promise<boolean> {
  const found = await withClient(url, (it) =>
    it.query('select from pg_database where datname = $1', [database]),
  );
  return found.rowCount === 1;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Lets errors with these codes pass: what we wanted to make is there already. */
function ignore(...codes: string[]): (error: { code?: string }) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
