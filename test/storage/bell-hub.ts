import { BullModule, getQueueToken, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Queue, type QueueOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  BELL_QUEUES,
  BELL_WORKER,
  bellConnection,
  createBells,
  startEmbeddedDatabase,
  type BellJob,
  type BellQueue,
  type Bells,
  type EmbeddedDatabase,
} from '#storage';

/** Hubs with bells for the tests: real PostgreSQL, real Redis, Nest's own wiring; only the work is a stand-in. */
export type Work = (queue: BellQueue, lane: string) => Promise<void>;

@Processor('distribute', { ...BELL_WORKER, concurrency: 1 })
class Distribute extends WorkerHost {
  constructor(@Inject('work') private readonly work: Work) {
    super();
  }
  override process(job: BellJob): Promise<void> {
    return this.work('distribute', job.data.lane);
  }
}

@Processor('deliver', { ...BELL_WORKER, concurrency: 1 })
class Deliver extends WorkerHost {
  constructor(@Inject('work') private readonly work: Work) {
    super();
  }
  override process(job: BellJob): Promise<void> {
    return this.work('deliver', job.data.lane);
  }
}

/** What was run, in order, and a way to wait for it without looking at a clock. */
export class Runs {
  readonly lanes: string[] = [];
  readonly #waiting: { lane: string; times: number; resolve: () => void }[] = [];

  add(lane: string): void {
    this.lanes.push(lane);
    for (const it of this.#waiting) if (this.of(it.lane) >= it.times) it.resolve();
  }
  of(lane: string): number {
    return this.lanes.filter((it) => it === lane).length;
  }
  until(lane: string, times = 1): Promise<void> {
    if (this.of(lane) >= times) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ lane, times, resolve }));
  }
}

export interface Hub {
  bells: Bells;
  queues: Record<BellQueue, Queue>;
  failures: Error[];
  close(): Promise<void>;
}

const open: { close(): Promise<void> }[] = [];

/** Closes, in the order in which they were opened, the hubs and servers of a test. */
export async function closeAll(): Promise<void> {
  for (const it of open.splice(0)) await it.close();
}

export async function aHub(connection: Promise<QueueOptions>, work: Work, timeoutMs = 500): Promise<Hub> {
  @Module({
    imports: [
      BullModule.forRootAsync({ useFactory: () => connection }),
      BullModule.registerQueue(...BELL_QUEUES.map((name) => ({ name }))),
    ],
    providers: [Distribute, Deliver, { provide: 'work', useValue: work }],
  })
  class HubModule {}
  const app = await NestFactory.createApplicationContext(HubModule, { logger: false, abortOnError: false });
  return aHubOn(
    app,
    everyQueue((name) => app.get<Queue>(getQueueToken(name))),
    timeoutMs,
  );
}

function aHubOn(
  app: INestApplicationContext | undefined,
  queues: Record<BellQueue, Queue>,
  timeoutMs: number,
): Hub {
  const failures: Error[] = [];
  app?.get(Distribute).worker.on('error', () => undefined);
  app?.get(Deliver).worker.on('error', () => undefined);
  const bells = createBells(queues, { timeoutMs, onFailure: (error) => failures.push(error) });
  const close = async () => {
    await bells.close();
    await app?.close();
  };
  const hub = { bells, queues, failures, close };
  open.push(hub);
  return hub;
}

const everyQueue = (queue: (name: BellQueue) => Queue): Record<BellQueue, Queue> =>
  Object.fromEntries(BELL_QUEUES.map((name) => [name, queue(name)])) as Record<BellQueue, Queue>;

/** Bells without workers. */
export const aRinger = (options: QueueOptions, timeoutMs: number): Hub =>
  aHubOn(
    undefined,
    everyQueue((name) => new Queue(name, options)),
    timeoutMs,
  );

/** As the sweeper does, without its pauses. */
export async function ringUntilHeard(hub: Hub, lane: string): Promise<void> {
  const before = hub.bells.rung().ok;
  while (hub.bells.rung().ok === before) {
    await hub.bells.ring('deliver', lane);
    await new Promise(setImmediate);
  }
}

/** A gate that holds a run until it is opened. */
export function aGate(): { open: () => void; opened: Promise<void> } {
  let opener = () => {};
  const opened = new Promise<void>((resolve) => (opener = resolve));
  return { open: opener, opened };
}

export interface Backend {
  start(): Promise<void>;
  end(): Promise<void>;
  connection(): Promise<QueueOptions>;
  stop(): Promise<void>;
  again(): Promise<void>;
  empty(): Promise<void>;
  /** Options of the same kind for a server at this port that takes connections and never answers. */
  silent(port: number): Promise<QueueOptions>;
}

export class OnPostgres implements Backend {
  #database!: EmbeddedDatabase;
  #dataDir = '';
  async start() {
    this.#dataDir = await mkdtemp(path.join(tmpdir(), 'schakel-bells-'));
    await this.again();
  }
  async again() {
    this.#database = await startEmbeddedDatabase({ dataDir: this.#dataDir });
  }
  stop = () => this.#database.stop();
  async end() {
    await this.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
  connection = () => bellConnection({ databaseUrl: this.#database.url });
  anotherDatabase = (name: string) => this.#database.createDatabase(name);
  restart = () => this.#database.restart('immediate');
  async empty() {
    await this.ask('truncate bell.job, bell.dedup, bell.dedup_next cascade');
  }
  async ask(sql: string) {
    const client = new pg.Client(this.#database.url);
    await client.connect();
    return client.query(sql).finally(() => client.end());
  }
  async silent(port: number) {
    const options = await this.connection();
    const connectionString = `postgres://nobody:none@127.0.0.1:${port}/none`;
    return { ...options, connection: { ...options.connection, connectionString } };
  }
}

export class OnRedis implements Backend {
  #server?: ChildProcess;
  #port = 0;
  async start() {
    this.#port = await aFreePort();
    await this.again();
  }
  async again() {
    this.#server = spawn(
      'redis-server',
      ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', ''],
      {
        cwd: tmpdir(),
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    for await (const text of this.#server.stdout!) if (/Ready to accept/.test(String(text))) return;
  }
  async stop() {
    const ended = once(this.#server!, 'exit');
    this.#server!.kill('SIGKILL');
    await ended;
  }
  end = () => this.stop();
  connection = () => bellConnection({ databaseUrl: 'unused', redisUrl: `redis://127.0.0.1:${this.#port}` });
  async empty() {
    const redis = new Redis(this.#port, '127.0.0.1');
    await redis.flushall();
    redis.disconnect();
  }
  silent = (port: number) => bellConnection({ databaseUrl: 'unused', redisUrl: `redis://127.0.0.1:${port}` });
}

async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export async function aSilentServer(): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  open.push({
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
