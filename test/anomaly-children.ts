import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { projectFolder } from '../apps/api/startup.js';

/** Processes of their own, so that they can be killed without a word: workers and whole hubs from dist, and Redis. */

export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
/** With the same ones a process beside a box opens what it wrote, and signs its log. */
export const KEYS = { MASTER_KEY, AUDIT_KEY: MASTER_KEY };

/** What a worker beside a box needs to be told to be like it (apps/demo/box.ts). */
export const CHILD_SETTINGS: Record<string, string> = {
  ...KEYS,
  ALLOW_PRIVATE_ADDRESSES: 'true',
  RETRY_SCHEDULE: '0s,200ms,500ms,1s,2s,5s,10s,30s,1m,5m',
  LANE_BACKOFF: '200ms,500ms,1s,2s',
  SWEEP_EVERY: '250ms',
  SEAL_EVERY: '100ms',
  CHECKPOINT_EVERY: '200ms',
  SEND_TIMEOUT: '2s',
  DATABASE_POOL: '4',
  STOP_TIMEOUT: '15s',
};

const START_LIMIT_MS = 240_000;
const children = new Set<Child>();

export class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #log = '';

  private constructor(program: string, args: string[], { ROOT, ...environment }: Record<string, string>) {
    this.#process = spawn(
      process.execPath,
      [join(ROOT ?? projectFolder(), 'dist', 'apps', program, 'main.js'), ...args],
      {
        env: {
          PATH: process.env['PATH'],
          DATA_DIR: mkdtempSync(join(tmpdir(), 'schakel-child-')),
          ...CHILD_SETTINGS,
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#process.stdout!.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    this.#process.stderr!.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    this.#ended = once(this.#process, 'exit').then(([code, signal]) => ({ code, signal }));
    children.add(this);
  }

  /** Of the build of this project, or of another version of it in the folder `ROOT`. */
  static async worker(environment: Record<string, string>): Promise<Child> {
    const child = new Child('worker', [], environment);
    await child.#started();
    return child;
  }

  static async api(environment: Record<string, string>, ...args: string[]): Promise<Child> {
    const child = new Child('api', args, { PORT: '0', DEVELOPMENT_IDENTITY_PORT: '0', ...environment });
    await child.#started();
    return child;
  }

  /** The signal that ended it; null when it ended by itself. */
  get ended(): Promise<NodeJS.Signals | null> {
    return this.#ended.then(({ signal }) => signal);
  }

  get pid(): number {
    return this.#process.pid!;
  }

  get log(): string {
    return this.#log;
  }

  /** What the line that says `started` holds: where the API listens and who issues tokens. */
  get started(): { url: string; issuer: string } {
    return JSON.parse(this.#log.split('\n').find((line) => line.includes('"started"'))!) as {
      url: string;
      issuer: string;
    };
  }

  /** Gives the exit code; null when the signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    children.delete(this);
    this.#process.kill(signal);
    return (await this.#ended).code;
  }

  async #started(): Promise<void> {
    const giveUp = Date.now() + START_LIMIT_MS;
    while (!this.#log.includes('"started"')) {
      if (this.#process.exitCode !== null || Date.now() > giveUp)
        throw new Error(`did not start: ${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** For afterAll: a test that failed half-way leaves nobody behind. */
export async function endAllChildren(): Promise<void> {
  await Promise.all([...children].map((child) => child.end('SIGKILL')));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Redis of the test's own, without memory of earlier runs. */
export class OwnRedis {
  #server!: ChildProcess;
  url = '';

  /** Again where it was, when it was there before. */
  async start(): Promise<string> {
    const port = this.url ? Number(new URL(this.url).port) : await freePort();
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', ''];
    this.#server = spawn('redis-server', args, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise<void>((resolve, reject) => {
      this.#server.stdout!.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Ready to accept connections')) resolve();
      });
      this.#server.once('exit', () => reject(new Error('redis-server did not start')));
    });
    this.url = `redis://127.0.0.1:${port}`;
    return this.url;
  }

  /** Everything that was in it is gone. Gives how many keys there were. */
  async empty(): Promise<number> {
    const client = new Redis(this.url);
    const keys = await client.dbsize();
    await client.flushall();
    client.disconnect();
    return keys;
  }

  async ask(command: string, ...args: string[]): Promise<void> {
    const client = new Redis(this.url);
    await client.call(command, ...args);
    client.disconnect();
  }

  /** Connections stay, and nothing is answered. */
  standStill(): void {
    this.#server.kill('SIGSTOP');
  }

  goOn(): void {
    this.#server.kill('SIGCONT');
  }

  /** How many are connected, whoever asks among them. */
  async clients(): Promise<number> {
    const client = new Redis(this.url);
    const said = await client.info('clients');
    client.disconnect();
    return Number(/connected_clients:(\d+)/.exec(said)![1]);
  }

  async stop(): Promise<void> {
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGKILL');
    await ended;
  }
}
