import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const program = process.env['TEST_RABBITMQ'];
export const hasRabbitmq = Boolean(program);

const START_LIMIT_MS = 90_000;
const TRIES = 3;

/** RabbitMQ from Debian on loopback, with a node, ports and a folder of its own. */
export class Rabbitmq {
  readonly #folder = mkdtempSync(join(tmpdir(), 'schakel-rabbitmq-'));
  #process: ChildProcess | undefined;
  #ports: number[] = [];

  get url(): string {
    return `amqp://guest:guest@127.0.0.1:${this.#ports[0]}`;
  }

  /** The first time on ports that are free; should another take one meanwhile, on others. */
  async start(): Promise<void> {
    if (this.#ports.length > 0) return this.#startOn(this.#ports);
    for (let tries = 1; ; tries++) {
      this.#ports = await Promise.all([freePort(), freePort(), freePort()]);
      try {
        return await this.#startOn(this.#ports);
      } catch (error) {
        if (tries === TRIES) throw error;
        await this.kill();
      }
    }
  }

  async #startOn([port, distribution]: number[]): Promise<void> {
    writeFileSync(
      join(this.#folder, 'rabbitmq.conf'),
      `listeners.tcp.1 = 127.0.0.1:${port}\nlog.console = true\nlog.console.level = error\n`,
    );
    this.#process = spawn(program!, [], {
      stdio: 'ignore',
      cwd: this.#folder,
      // A group of its own: the script starts Erlang, and both are to be ended.
      detached: true,
      env: {
        ...process.env,
        ...this.#environment(),
        RABBITMQ_CONFIG_FILE: join(this.#folder, 'rabbitmq.conf'),
        RABBITMQ_DIST_PORT: String(distribution),
      },
    });
    const giveUp = Date.now() + START_LIMIT_MS;
    while (!(await answers(port!))) {
      if (Date.now() > giveUp || this.#process.exitCode !== null) throw new Error('RabbitMQ did not start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends it without a word, as a machine that loses its power does. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running?.pid !== undefined && running.exitCode === null && running.signalCode === null) {
      const ended = new Promise((resolve) => running.once('exit', resolve));
      process.kill(-running.pid, 'SIGKILL');
      await ended;
    }
    while (await answers(this.#ports[0]!)) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Short of memory, or so it thinks: it asks whoever publishes to wait. */
  async beShort(isShort: boolean): Promise<void> {
    const of = isShort ? ['absolute', '1'] : ['0.6'];
    await promisify(execFile)(
      join(dirname(program!), 'rabbitmqctl'),
      ['set_vm_memory_high_watermark', ...of],
      {
        env: { ...process.env, ...this.#environment() },
      },
    );
  }

  async stop(): Promise<void> {
    await this.kill();
    // The port mapper that came with this node, and no other.
    spawnSync('epmd', ['-kill'], { env: { ...process.env, ...this.#environment() } });
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #environment(): Record<string, string> {
    return {
      HOME: this.#folder,
      ERL_CRASH_DUMP_SECONDS: '0',
      RABBITMQ_MNESIA_BASE: join(this.#folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(this.#folder, 'log'),
      RABBITMQ_LOGS: '-',
      RABBITMQ_ENABLED_PLUGINS_FILE: join(this.#folder, 'plugins'),
      RABBITMQ_PID_FILE: join(this.#folder, 'pid'),
      RABBITMQ_NODENAME: `schakel-${this.#ports[0]}@localhost`,
      ERL_EPMD_PORT: String(this.#ports[2]),
      ERL_EPMD_ADDRESS: '127.0.0.1',
    };
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether somebody there speaks AMQP. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('AMQP\u0000\u0000\u0009\u0001'));
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.setTimeout(1000, () => end(false));
  });
