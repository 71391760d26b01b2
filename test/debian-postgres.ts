import { execFile } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = '/usr/lib/postgresql';

/** Where Debian puts a PostgreSQL server with its tools; undefined where there is none. */
export function debianBinaries(): string | undefined {
  const versions = existsSync(ROOT) ? readdirSync(ROOT).toSorted() : [];
  return versions
    .map((version) => join(ROOT, version, 'bin'))
    .findLast((folder) =>
      ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(folder, name))),
    );
}

export interface DebianOptions {
  /** Where its data are; unset: a temporary folder. */
  folder?: string;
  /** The addresses at which it listens, the first for its tools; unset: loopback. */
  hosts?: string[];
  /** The network namespace in which it runs; unset: that of the test. */
  namespace?: string;
  settings?: Record<string, string>;
  /** Lines of its configuration, made in its folder. */
  configuration?: (folder: string) => string;
}

export interface DebianPostgres {
  urlOf(database: string, host?: string): string;
  /** Starts it again where it was, as often as it goes down, until it answers. */
  revive(limitMs?: number): Promise<void>;
  create(database: string): Promise<void>;
  dump(database: string, file: string): Promise<void>;
  restore(database: string, file: string): Promise<void>;
  /** As the account that has the server, in its folder, with its tools on the PATH. */
  shell(script: string, environment?: Record<string, string>): Promise<string>;
  /** Where the server keeps its things. */
  folder: string;
  stop(): Promise<void>;
}

/** A server of Debian's own for one test, with its tools; it refuses to run as root, and is lent an account then. */
export async function startDebianPostgres(bin: string, asked: DebianOptions = {}): Promise<DebianPostgres> {
  const folder = asked.folder ?? mkdtempSync(join(tmpdir(), 'schakel-debian-'));
  const hosts = asked.hosts ?? ['127.0.0.1'];
  const account = process.getuid?.() === 0 ? await accountOf('postgres') : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  const env = { PATH: `${bin}:${process.env['PATH']}`, LC_ALL: 'C' };
  const tool = (name: string, ...args: string[]) =>
    asked.namespace && account
      ? run('ip', [...within(asked.namespace, account), join(bin, name), ...args], { cwd: folder, env })
      : run(join(bin, name), args, { ...account, cwd: folder, env });
  const port = await freePort();
  const data = join(folder, 'data');
  await tool('initdb', '-D', data, '-U', 'schakel', '-A', 'trust', '--no-sync');
  const settings = { fsync: 'off', ...asked.settings };
  const set = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const options = [`-p ${port} -h ${hosts.join()} -k ${folder}`, ...set].join(' ');
  if (asked.configuration) appendFileSync(join(data, 'postgresql.conf'), asked.configuration(folder));
  if (asked.hosts) appendFileSync(join(data, 'pg_hba.conf'), 'host all all all trust\n');
  const start = () => tool('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  const holds = (name: string, ...args: string[]): Promise<boolean> =>
    tool(name, ...args).then(
      () => true,
      () => false,
    );
  const isUp = () => holds('pg_ctl', '-D', data, 'status');
  await start();
  const urlOf = (database: string, host = hosts[0]): string =>
    `postgres://schakel@${host}:${port}/${database}`;
  return {
    urlOf,
    folder,
    async shell(script, environment = {}) {
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
        ...account,
        cwd: folder,
        env: { ...env, ...environment },
      });
      return stdout.trim();
    },
    async revive(limitMs = 60_000) {
      const giveUp = Date.now() + limitMs;
      // One that is up may be about to give up: it began to recover when it could not.
      while (!(await holds('pg_isready', '-h', hosts[0]!, '-p', String(port)))) {
        if (Date.now() > giveUp) throw new Error(`it does not answer: ${await tail(join(folder, 'log'))}`);
        if (!(await isUp())) await start().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    create: async (database) =>
      void (await tool('createdb', '--maintenance-db', urlOf('postgres'), database)),
    dump: async (database, file) =>
      void (await tool('pg_dump', '-Fc', '-f', join(folder, file), urlOf(database))),
    async restore(database, file) {
      await tool('createdb', '--maintenance-db', urlOf('postgres'), database);
      await tool('pg_restore', '--exit-on-error', '-d', urlOf(database), join(folder, file));
    },
    async stop() {
      if (await isUp()) await tool('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const tail = async (file: string): Promise<string> => (await readFile(file, 'utf8')).slice(-1000);

/** How root runs something in a network namespace under another account. */
const within = (namespace: string, { uid, gid }: { uid: number; gid: number }): string[] => [
  'netns',
  'exec',
  namespace,
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
];

async function accountOf(name: string): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string): Promise<number> => Number((await run('id', [flag, name])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
