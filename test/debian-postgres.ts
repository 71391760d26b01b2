import { execFile } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

export interface DebianPostgres {
  urlOf(database: string): string;
  create(database: string): Promise<void>;
  dump(database: string, file: string): Promise<void>;
  restore(database: string, file: string): Promise<void>;
  /** As the account that has the server, in its folder, with its tools on the PATH. */
  shell(script: string, environment?: Record<string, string>): Promise<string>;
  /** Where the server keeps its things. */
  folder: string;
  stop(): Promise<void>;
}

/**
 * A server of Debian's own for one test, with its tools; it refuses to run as root, and is lent an account then.
 *
 * @param settings lines of its configuration, made in its folder
 */
export async function startDebianPostgres(
  bin: string,
  settings: (folder: string) => string = () => '',
): Promise<DebianPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-debian-'));
  const account = process.getuid?.() === 0 ? await accountOf('postgres') : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  const environmentOfTools = { PATH: `${bin}:/usr/bin:/bin`, LC_ALL: 'C' };
  const tool = (name: string, ...args: string[]) =>
    run(join(bin, name), args, { ...account, cwd: folder, env: environmentOfTools });
  const port = await freePort();
  const data = join(folder, 'data');
  await tool('initdb', '-D', data, '-U', 'schakel', '-A', 'trust', '--no-sync');
  appendFileSync(join(data, 'postgresql.conf'), settings(folder));
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off`;
  await tool('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  const urlOf = (database: string): string => `postgres://schakel@127.0.0.1:${port}/${database}`;
  return {
    urlOf,
    folder,
    shell: async (script, environment = {}) => {
      const env = { ...environmentOfTools, ...environment };
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
        ...account,
        cwd: folder,
        env,
      });
      return stdout.trim();
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
      await tool('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

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
