import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isObject } from '#kernel';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '#storage';
import { PartnerClient } from '../apps/demo/partner.js';
import { untilArrived } from './arrived.js';
import { sendFile, type FileOf, type FileRound } from './file.js';
import { Gauges, type Watched } from './gauges.js';
import { Hammer, type Load, type Sent } from './hammer.js';
import {
  runProgram,
  startProgram,
  startRecipients,
  startRedis,
  type Program,
  type Recipients,
  type Redis,
} from './processes.js';
import { sharedClock } from './recipients.js';
import { connectionOf, DEAD, recipientOf, SENDER, writeRegion } from './region.js';
import { verify, type Verified } from './verify.js';

export type Queue = 'postgres' | 'redis';

export interface RigOptions {
  database: EmbeddedDatabase;
  queue: Queue;
  connections: number;
  recipients: number;
  /** How many workers deliver; unset: one. */
  workers?: number;
  /** Settings of the hub over its defaults, by their names in the environment. */
  settings: Record<string, string>;
  profileFolder?: string;
}

export type Round = Sent & Verified;

/** As the hub starts it for itself, with room for the baseline; counting statements costs time, so only on demand. */
export const startDatabase = (dataDir: string, countStatements: boolean): Promise<EmbeddedDatabase> =>
  startEmbeddedDatabase({
    dataDir,
    temporary: true,
    settings: {
      max_connections: '200',
      ...(countStatements
        ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all' }
        : {}),
    },
  });

/** A hub as it runs in earnest: API and worker in processes of their own, real recipients, a database of its own. */
export class Rig {
  databaseUrl = '';
  redis: Redis | undefined;
  #database!: EmbeddedDatabase;
  #api!: Program;
  #issuer = '';
  #workers: Program[] = [];
  #recipients!: Recipients;
  #hammer!: Hammer;
  #stops: (() => Promise<unknown> | void)[] = [];
  #rounds = 0;

  private constructor(readonly options: RigOptions) {}

  static async start(options: RigOptions): Promise<Rig> {
    const rig = new Rig(options);
    try {
      await rig.#start();
      return rig;
    } catch (error) {
      await rig.stop();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const { database, queue, recipients, connections } = this.options;
    this.#database = database;
    this.databaseUrl = await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`);
    if (queue === 'redis') {
      this.redis = await startRedis();
      if (!this.redis) throw new Error('there is no redis-server on the PATH');
      this.#stops.push(() => this.redis!.stop());
    }
    const settings = this.#settings();
    await this.#applyRegion(recipients, settings);
    const { profileFolder } = this.options;
    // Tokens come from elsewhere, as they do in earnest: the provider for development would share the process of the API.
    const identity = await startProgram('apps/api/main.js', settings);
    this.#stops.push(() => identity.stop());
    this.#issuer = String(identity.started['issuer']);
    const own = { ...settings, OIDC_ISSUER: this.#issuer };
    this.#api = await startProgram('apps/api/main.js', own, profileFolder && join(profileFolder, 'api'));
    this.#stops.push(() => this.#api.stop());
    for (let place = 0; place < (this.options.workers ?? 1); place++) {
      const folder = profileFolder && join(profileFolder, 'worker');
      const worker = await startProgram('apps/worker/main.js', settings, folder);
      this.#workers.push(worker);
      this.#stops.push(() => worker.stop());
    }
    this.#recipients = startRecipients();
    this.#stops.push(() => this.#recipients.stop());
    await this.#connectRecipients(recipients);
    this.#hammer = new Hammer(this.#hubUrl, connections);
    this.#stops.push(() => this.#hammer.close());
  }

  #settings(): Record<string, string> {
    return {
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      DATABASE_URL: this.databaseUrl,
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
      MASTER_KEY: randomBytes(32).toString('base64'),
      PORT: '0',
      DEVELOPMENT_IDENTITY_PORT: '0',
      ALLOW_PRIVATE_ADDRESSES: 'true',
      ...this.options.settings,
    };
  }

  async #applyRegion(recipients: number, settings: Record<string, string>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-bench-region-'));
    try {
      writeRegion(folder, recipients);
      await runProgram('apps/api/config-apply.js', [folder], settings);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** As partners do it: each tells over the API where it is, and gets its secret. The dead one is where nobody listens. */
  async #connectRecipients(count: number): Promise<void> {
    const urls = await this.#recipients.listen(count);
    const secrets: string[] = [];
    for (const [place, url] of urls.entries()) secrets.push(await this.#putEndpoint(recipientOf(place), url));
    await this.#recipients.useSecrets(secrets);
    await this.#putEndpoint(DEAD, `http://127.0.0.1:${await closedPort()}/webhook`);
  }

  async #putEndpoint(party: string, url: string): Promise<string> {
    const { status, body } = await this.#partner(connectionOf(party)).request('PUT', '/v1/endpoints', {
      url,
    });
    if (status !== 200 || !isObject(body)) throw new Error(`the endpoint of ${party} was refused: ${status}`);
    return String(body['secret']);
  }

  #partner(connection: string): PartnerClient {
    return new PartnerClient(connection, this.#hubUrl, this.#issuer);
  }

  get #hubUrl(): string {
    return String(this.#api.started['url']);
  }

  /** Sends a load, waits for all of it at every recipient, and verifies it. */
  async round(load: Partial<Load> & { messages: number }): Promise<Round> {
    const sent = await this.#hammer.send(await this.#loadOf(load));
    await this.#untilArrived(sent.messages * this.options.recipients);
    return { ...sent, ...verify(sent, await this.#recipients.collect()) };
  }

  /** Sends the same as one file, and waits for all of it at every recipient; `arriving` is how much of it is to come. */
  async fileRound(file: Omit<FileOf, 'token' | 'hubUrl'>, arriving: number): Promise<FileRound> {
    const token = await this.#partner(SENDER.connection).token();
    const sent = await sendFile({ ...file, token, hubUrl: this.#hubUrl });
    await this.#untilArrived(arriving * this.options.recipients);
    const arrivals = await this.#recipients.collect();
    if (arriving === 0) return { ...sent, lastArrivalAt: sent.readAt, repeats: 0 };
    const moments = new Float64Array(arriving).fill(sent.acceptedAt);
    const whole = {
      series: file.series,
      messages: arriving,
      startedAt: sent.startedAt,
      postedAt: moments,
      acceptedAt: moments,
    };
    const { lastArrivalAt, repeats } = verify(whole, arrivals);
    return { ...sent, lastArrivalAt, repeats };
  }

  /** Fills a lane through the front door; how many of them wait is for the caller to ask. Gives how they are named. */
  async acceptInBatches(load: Partial<Load> & { messages: number }, batch: number): Promise<string> {
    const whole = await this.#loadOf(load);
    await this.#hammer.sendInBatches(whole, batch);
    return whole.series;
  }

  /** Whether the recipients break off every request. */
  async setAway(isAway: boolean): Promise<void> {
    await this.#recipients.setAway(isAway);
  }

  /** The recipient says that it was mended, waits for all that was accepted for it, and verifies it. */
  async drain(series: string, messages: number): Promise<{ startedAt: number } & Verified> {
    const connection = connectionOf(recipientOf(0));
    const startedAt = sharedClock();
    const { status } = await this.#partner(connection).request('POST', `/v1/lanes/${connection}/drains`);
    if (status !== 200) throw new Error(`the lane of ${connection} was not drained: ${status}`);
    await this.#untilArrived(messages);
    const moments = new Float64Array(messages).fill(startedAt);
    const sent = { series, messages, startedAt, postedAt: moments, acceptedAt: moments };
    return { startedAt, ...verify(sent, await this.#recipients.collect()) };
  }

  async #loadOf(load: Partial<Load> & { messages: number }): Promise<Load> {
    const sender = load.sender ?? SENDER;
    const token = await this.#partner(sender.connection).token();
    return {
      sender,
      token,
      series: `reeks${++this.#rounds}`,
      connections: this.options.connections,
      ...load,
    };
  }

  arrived(): Promise<number> {
    return this.#recipients.count();
  }

  #untilArrived(wanted: number): Promise<void> {
    return untilArrived(() => this.arrived(), wanted);
  }

  async query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client(this.databaseUrl);
    await client.connect();
    return (await client.query<Row>(text).finally(() => client.end())).rows;
  }

  get pids(): { api: number; worker: number } {
    return { api: this.#api.pid, worker: this.#workers[0]!.pid };
  }

  /** What api, worker, database, queue, generator and recipients use from now on. */
  gauges(): Gauges {
    const watched: Watched[] = [
      { name: 'api', pid: this.#api.pid },
      ...this.#workers.map(({ pid }, place) => ({
        name: place === 0 ? 'worker' : `worker ${place + 1}`,
        pid,
      })),
      { name: 'postgres', pid: this.#database.pid, withChildren: true },
      ...(this.redis ? [{ name: 'redis', pid: this.redis.pid }] : []),
      { name: 'generator', pid: process.pid },
      { name: 'recipients', pid: this.#recipients.pid },
    ];
    return new Gauges(watched);
  }

  /** What the hub's logs complained of. */
  complaints(): string[] {
    const all = [this.#api, ...this.#workers].flatMap(({ complaints }) => [...complaints]);
    return all.map(([said, count]) => `${count} x "${said}"`);
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).toReversed()) await stop();
  }
}

/** A port of loopback on which nobody listens: connecting is refused at once. */
async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
