import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './anomaly-children.js';

const PROGRAM = '/usr/sbin/pgbouncer';
export const hasPgbouncer = existsSync(PROGRAM);

/** Debian's PgBouncer by transaction before one database; it refuses to run as root, and is lent an account then. */
export class OwnPgbouncer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'schakel-pooler-'));
  #process: ChildProcess | undefined;

  /** Gives the URL of `to` through it. */
  async start(to: string, options: { poolSize: number; connectQuery?: string }): Promise<string> {
    const url = new URL(to);
    const [port, name] = [await freePort(), url.pathname.slice(1)];
    const query = options.connectQuery ? ` connect_query='${options.connectQuery}'` : '';
    const database = `host=${url.hostname} port=${url.port} dbname=${name} pool_size=${options.poolSize}${query}`;
    const lines = [
      '[databases]',
      `${name} = ${database}`,
      '[pgbouncer]',
      'pool_mode = transaction',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${join(this.#folder, 'users')}`,
    ];
    const user = { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    writeFileSync(join(this.#folder, 'users'), `"${user.name}" "${user.password}"\n`);
    writeFileSync(join(this.#folder, 'ini'), `${lines.join('\n')}\n`);
    const account = process.getuid?.() === 0 ? idsOf('nobody') : undefined;
    for (const file of ['', 'users', 'ini'])
      if (account) chownSync(join(this.#folder, file), account.uid, account.gid);
    this.#process = spawn(PROGRAM, [join(this.#folder, 'ini')], {
      ...account,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    await new Promise<void>((resolve, reject) => {
      this.#process!.stderr!.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        if (log.includes('process up')) resolve();
      });
      this.#process!.once('exit', () => reject(new Error(`pgbouncer did not start: ${log}`)));
    });
    url.port = String(port);
    // By the network, not by the socket of the server.
    url.search = '';
    return url.toString();
  }

  stop(): void {
    this.#process?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const idsOf = (name: string): { uid: number; gid: number } => {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};
