import {
  createIORedisClient,
  createRedisBackend,
  PostgresConnection,
  PostgresQueueBackend,
  RedisConnection,
  runMigrations,
  setDefaultBackendFactory,
  type BackendFactory,
  type ConnectionOptions,
  type Job,
  type Queue,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import pg from 'pg';
import { connectRedis, readRedisUrl } from './redis.client.js';
import { QuietClient } from './statements.js';

/**
 * The queue is a bell: it says that there is post in a lane, and PostgreSQL says which. A bell may ring twice, late or
 * never; the sweeper repairs that. This is the only file that knows BullMQ's backends.
 */
export const BELL_QUEUES = ['distribute', 'deliver', 'batch'] as const;
export type BellQueue = (typeof BELL_QUEUES)[number];
/** What a processor gets: the lane (of `deliver` the recipient's id, of `batch` the controller) and nothing of a message. */
export type BellJob = Job<{ lane: string }>;

export interface Bells {
  /** Rings after commit. Never throws and takes at most the time limit; a failure is only counted. */
  ring(queue: BellQueue, lane: string): Promise<void>;
  /** How many calls of ring() were confirmed in time, and how many were not, since the start. */
  rung(): { ok: number; failed: number };
  /** Waits for rings on their way, no longer than the limit, and closes the queues. Idempotent. */
  close(): Promise<void>;
}

/**
 * For each `@Processor(queue, { ...BELL_WORKER, concurrency })`. BullMQ's own values would leave the lane of a killed
 * worker silent for up to a minute (lock 30 s, looked at each 30 s), and an idle worker deaf for 15 s after an error.
 */
export const BELL_WORKER = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  // A lane whose worker dies again and again must go on being rung: nothing else would unlock it.
  maxStalledCount: 1_000_000,
  runRetryDelay: 1_000,
} satisfies Partial<WorkerOptions>;

/** BullMQ's own: the job, or the lock on it, is not there any more. */
const GONE: ReadonlySet<unknown> = new Set([-1, -2, -6]);

/** A bell whose end could not be noted because the queue lost it (emptied, or restarted in a crash): no loss of post. */
export const isLostBell = (error: unknown): boolean =>
  GONE.has((error as { code?: unknown }).code) ||
  (error instanceof Error && error.message.startsWith('could not renew lock for job'));

const SCHEMA = 'bell';
/** Longer than any ring's limit; it only keeps a query on a dead connection from waiting for ever. */
const COMMAND_LIMIT_MS = 5_000;

/**
 * The options for `BullModule.forRootAsync` (or a Queue or Worker made by hand) that ring on Redis or Valkey where
 * `redisUrl` is given, and else on PostgreSQL, in a schema of its own that is migrated here. Several hubs in one
 * process may each have their own. Throws when PostgreSQL cannot be reached; Redis may come later.
 */
export async function bellConnection(options: {
  databaseUrl: string;
  /** Who makes the schema of the queue, where that is not who uses it. */
  ownerUrl?: string;
  redisUrl?: string;
  /** Redis only: the start of every key. Keep the braces, a Redis Cluster wants all keys of a queue on one node. */
  prefix?: string;
}): Promise<QueueOptions> {
  setDefaultBackendFactory(backendOfConnection);
  const shared = {
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    // Nobody reads the stream of events, but BullMQ writes it.
    streams: { events: { maxLen: 100 } },
  };
  if (options.redisUrl) {
    readRedisUrl(options.redisUrl);
    RedisConnection.clientFactory = clientOf;
    return { ...shared, connection: { url: options.redisUrl }, prefix: options.prefix ?? '{schakel}' };
  }
  await migrateBells(options);
  return { ...shared, connection: postgresOptions(options.databaseUrl) as ConnectionOptions };
}

/** The queue is the running hub's own, but for its schema. */
const GRANTS = [
  `grant usage on schema ${SCHEMA} to schakel_hub`,
  `grant select, insert, update, delete on all tables in schema ${SCHEMA} to schakel_hub`,
  `grant usage on all sequences in schema ${SCHEMA} to schakel_hub`,
];

async function migrateBells({
  databaseUrl,
  ownerUrl = databaseUrl,
}: {
  databaseUrl: string;
  ownerUrl?: string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: COMMAND_LIMIT_MS });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    if (ownerUrl === databaseUrl) return;
    // Makes the sequence of each queue, which would be made at its first job by whoever may.
    for (const queue of BELL_QUEUES) await client.query(`select ${SCHEMA}.next_job_id($1)`, [queue]);
    for (const grant of GRANTS) await client.query(grant);
  } finally {
    await client.end();
  }
}

function postgresOptions(databaseUrl: string) {
  return {
    connectionString: databaseUrl,
    schema: SCHEMA,
    max: 2,
    application_name: 'schakel-bell',
    // The queue may be lost; and a NOTIFY holds a lock of the whole database until its commit is on disk.
    options: '-c synchronous_commit=off',
    connectionTimeoutMillis: COMMAND_LIMIT_MS,
    query_timeout: COMMAND_LIMIT_MS,
    keepAlive: true,
  };
}

/**
 * @nestjs/bullmq has no option for a backend, and BullMQ's default one is global; this default looks at each queue's
 * and worker's own connection, so that several databases, and Redis, live side by side in one process.
 */
const backendOfConnection: BackendFactory = (name, options, role) => {
  const connection = options.connection as object;
  if ('connectionString' in connection) return postgresBackend(name, options);
  const isWorker = role?.withBlockingConnection === true;
  return createRedisBackend(name, { ...options, connection: redisOptions(connection, isWorker) }, role);
};

/** BullMQ makes a connection of its own for each queue and worker, and closes it; it does not know how to reach a cluster. */
const clientOf: NonNullable<typeof RedisConnection.clientFactory> = (options) => {
  // It fills in a host and a port of its own beside the URL.
  const { url, host: _, port: __, ...asked } = options as typeof options & { url?: string };
  if (url === undefined) throw new Error('a queue on Redis has a url');
  return createIORedisClient(connectRedis(url, asked));
};

function redisOptions(connection: object, isWorker: boolean) {
  const retryStrategy = (times: number) => Math.min(times * 100, 2_000);
  // A worker waits for Redis as long as it takes; whoever rings is to hear at once that it cannot.
  return isWorker
    ? { ...connection, retryStrategy, maxRetriesPerRequest: null }
    : { ...connection, retryStrategy, enableOfflineQueue: false, commandTimeout: COMMAND_LIMIT_MS };
}

/** BullMQ's own, whose first failure to connect would be remembered for ever; the schema was checked when migrated. */
class ForgivingConnection extends PostgresConnection {
  constructor(options: object) {
    super({ ...options, Client: QuietClient } as never);
    // It makes the connection on which it listens by itself, and hears its errors only once that is made.
    Object.assign(this, { pgModule: { Client: QuietClient } });
  }

  override async waitUntilReady(): Promise<void> {}
}

const postgresBackend = (name: string, options: QueueOptions) =>
  new PostgresQueueBackend(new ForgivingConnection(options.connection), name, options as never);

/** Rings of one lane: what is on its way, and the one that will follow for all who asked meanwhile. */
interface Lane {
  sending?: Promise<void>;
  next?: Promise<void>;
  overdue: boolean;
}

/**
 * Bells on these queues. Rings of one lane in one tick, or while an earlier one is on its way, become one; and while
 * one is overdue, further ones fail at once instead of each waiting for the limit.
 *
 * @param options.timeoutMs how long a ring may take, milliseconds; default 500
 * @param options.onFailure told of each failed ring and of each connection error; for a log
 */
export function createBells(
  queues: Record<BellQueue, Queue>,
  options: { timeoutMs?: number; onFailure?: (error: Error) => void } = {},
): Bells {
  const timeoutMs = options.timeoutMs ?? 500;
  const count = { ok: 0, failed: 0 };
  const lanes = new Map<string, Lane>();
  let closing: Promise<void> | undefined;
  const report = (error: unknown) => {
    try {
      options.onFailure?.(error as Error);
    } catch {
      // A log that fails must not fail the request whose data are already safe.
    }
  };
  for (const name of BELL_QUEUES) queues[name].on('error', report);

  const send = (name: BellQueue, lane: string, key: string, state: Lane): Promise<void> => {
    state.next = undefined;
    const sent = addRing(queues[name], lane);
    state.sending = sent
      .catch(() => undefined)
      .then(() => {
        state.overdue = false;
        state.sending = undefined;
        if (!state.next) lanes.delete(key);
      });
    return sent;
  };

  const ringOnce = (name: BellQueue, lane: string): { rung: Promise<void>; state: Lane } => {
    const key = `${name} ${lane}`;
    const state = lanes.get(key) ?? { overdue: false };
    lanes.set(key, state);
    // Not joined to one on its way: its work may have begun before the commit that this ring is about.
    state.next ??= (state.sending ?? Promise.resolve()).then(() => send(name, lane, key, state));
    return { rung: state.next, state };
  };

  const ring = async (name: BellQueue, lane: string): Promise<void> => {
    try {
      if (closing) throw new Error('the bells are closed');
      const { rung, state } = ringOnce(name, lane);
      await within(state.overdue ? 0 : timeoutMs, rung, () => (state.overdue = state.sending !== undefined));
      count.ok++;
    } catch (error) {
      count.failed++;
      report(error);
    }
  };

  const close = async (): Promise<void> => {
    const onTheirWay = [...lanes.values()].flatMap((it) => it.next ?? it.sending ?? []);
    await within(timeoutMs, Promise.allSettled(onTheirWay)).catch(() => undefined);
    await Promise.all(BELL_QUEUES.map((name) => queues[name].close()));
  };

  return { ring, rung: () => ({ ...count }), close: () => (closing ??= close()) };
}

/** keepLastIfActive: a ring while the lane's work runs gives one more run after it; a fixed job id would lose it. */
async function addRing(queue: Queue, lane: string): Promise<void> {
  await queue.add('ring', { lane }, { deduplication: { id: lane, keepLastIfActive: true } });
}

async function within<T>(limitMs: number, work: Promise<T>, onLate = () => {}): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new Error(`not confirmed within ${limitMs} ms`));
    }, limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
