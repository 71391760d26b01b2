import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { applyRegion, readRegion } from '#exchange';
import { isObject, TurnableClock, type JsonObject } from '#kernel';
import { isPassing, openDatabase, type Database } from '#storage';
import { startHub, type StartedHub } from '../api/start.js';
import { projectFolder, readConfig } from '../api/startup.js';
import { sealerOf } from '../worker/sealing.js';
import { PartnerDouble, type Behaviour } from './doubles.js';
import { PartnerClient, type Answer } from './partner.js';

export interface BoxOptions {
  /** A database of its own; unset: an embedded PostgreSQL. */
  databaseUrl?: string;
  /** Unset: a temporary folder, removed on stop with the database in it. */
  dataDir?: string;
  redisUrl?: string;
  /** Settings over those of a box, by their environment names. */
  settings?: Record<string, string>;
  region?: string;
  /** When the region opens; the configuration is applied at that moment. */
  opensAt?: Date;
  behaviours?: Record<string, Behaviour>;
  worker?: boolean;
  keep?: boolean;
  /** Hears of every answer to a partner. */
  onAnswer?: (answer: Answer) => void;
  /** No partners' systems: for a hub that wants certificates of them. */
  withoutDoubles?: boolean;
}

/** Short terms, so that what takes hours in a region takes seconds in a box. */
const SETTINGS = {
  SECURITY_CONTACT: 'mailto:beveiliging@schakel.invalid',
  PORT: '0',
  DEVELOPMENT_IDENTITY_PORT: '0',
  ALLOW_PRIVATE_ADDRESSES: 'true',
  RETRY_SCHEDULE: '0s,200ms,500ms,1s,2s,5s,10s,30s,1m,5m',
  LANE_BACKOFF: '200ms,500ms,2s,10s',
  SWEEP_EVERY: '250ms',
  SEAL_EVERY: '100ms',
  CHECKPOINT_EVERY: '200ms',
  SEND_TIMEOUT: '3s',
  DATABASE_POOL: '8',
  // Everybody in a box shares one process: that it is late says nothing about the hub.
  MAX_EVENT_LOOP_DELAY: '1m',
};

/** A region in a box: the hub, an identity provider and partner doubles, all real and all on loopback. */
export class Box {
  readonly doubles = new Map<string, PartnerDouble>();
  readonly answers: Answer[] = [];
  readonly clock = new TurnableClock();
  started!: StartedHub;
  /** Sees every table; for looking, not for running. */
  admin!: Database;
  #log: string[] = [];
  #dataDir = '';
  #clients = new Map<string, PartnerClient>();

  private constructor(readonly options: BoxOptions) {}

  static async start(options: BoxOptions = {}): Promise<Box> {
    const box = new Box(options);
    if (options.opensAt) box.clock.turnTo(options.opensAt);
    await box.#startHub();
    try {
      await box.#applyRegion();
      if (!options.withoutDoubles) await box.#startDoubles();
    } catch (error) {
      await box.stop();
      throw error;
    }
    return box;
  }

  get hub() {
    return this.started.hub;
  }

  get url(): string {
    return this.started.url;
  }

  /** Everything the hub logged. */
  get log(): string {
    return this.#log.join('');
  }

  client(clientId: string): PartnerClient {
    const known = this.#clients.get(clientId);
    if (known) return known;
    const client = new PartnerClient(clientId, this.url, this.started.identity!.issuer, (answer) => {
      this.answers.push(answer);
      this.options.onAnswer?.(answer);
    });
    this.#clients.set(clientId, client);
    return client;
  }

  double(connection: string): PartnerDouble {
    const double = this.doubles.get(connection);
    if (!double) throw new Error(`no double for ${connection}`);
    return double;
  }

  async urn(party: string): Promise<string> {
    return (await this.hub.directory()).party(party)!.urn;
  }

  /** Every event that partners took in, by webhook or from their inbox. */
  arrived(): JsonObject[] {
    const leased = this.answers.flatMap(({ body }) =>
      isObject(body) && Array.isArray(body['events']) ? body['events'] : [],
    );
    return [
      ...[...this.doubles.values()].flatMap((double) => double.received.map((one) => one.event)),
      ...leased.filter(isObject),
    ];
  }

  /** Resolves when nothing waits that could move: all is distributed, and what is planned waits for a lane or a moment. */
  async settled(limitMs = 60_000, except: string[] = []): Promise<void> {
    const giveUp = Date.now() + limitMs;
    for (;;) {
      const waiting = await this.#waiting([...except, ...this.#inboxes]);
      if (waiting?.messages === 0 && waiting.deliveries === 0) return;
      if (Date.now() > giveUp) throw new Error(`not settled: ${JSON.stringify(waiting)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Undefined when the database could not say: its connection was cut, or it is being restarted. */
  async #waiting(except: string[]): Promise<{ messages: number; deliveries: number } | undefined> {
    const asked = sql<{ messages: number; deliveries: number }>`
      select (select count(*) from message where state = 'accepted')::int as messages,
        (select count(*) from delivery where state = 'planned' and lane <> all(${except}::text[]))::int as deliveries`;
    try {
      return (await asked.execute(this.hub.db)).rows[0];
    } catch (error) {
      if (!isPassing(error)) throw error;
      return undefined;
    }
  }

  /** Resolves when all that was logged is sealed and signed; without a worker that does it, this does. */
  async sealed(limitMs = 60_000): Promise<void> {
    const giveUp = Date.now() + limitMs;
    const sealer = sealerOf(this.hub, this.started.databaseUrl);
    try {
      for (;;) {
        await sealer.round();
        const { rows } = await sql<{ done: boolean }>`
          select not exists (select 1 from unsealed) and (select max(position) + 1 from audit_leaf)
            = (select size from audit_checkpoint order by number desc limit 1) as done`.execute(this.admin);
        if (rows[0]!.done) return;
        if (Date.now() > giveUp) throw new Error('not sealed in time');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    } finally {
      await sealer.close();
    }
  }

  #inboxes: string[] = [];

  async stop(): Promise<void> {
    await Promise.all([...this.doubles.values()].map((double) => double.stop()));
    await this.admin.destroy();
    await this.started.stop();
    if (this.options.dataDir === undefined) rmSync(this.#dataDir, { recursive: true, force: true });
  }

  async #startHub(): Promise<void> {
    const temporary = this.options.dataDir === undefined;
    this.#dataDir = this.options.dataDir ?? mkdtempSync(join(tmpdir(), 'schakel-box-'));
    const config = readConfig({
      ...SETTINGS,
      DATA_DIR: this.#dataDir,
      ...(this.options.databaseUrl ? { DATABASE_URL: this.options.databaseUrl } : {}),
      ...(this.options.redisUrl ? { REDIS_URL: this.options.redisUrl } : {}),
      ...this.options.settings,
    });
    const logTo = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.#log.push(chunk.toString());
        done();
      },
    });
    const parts = { api: true, worker: this.options.worker ?? true };
    this.started = await startHub({ config, clock: this.clock, parts, logTo, temporary });
    this.admin = openDatabase({ url: this.started.databaseUrl, poolSize: 2, asOwner: true });
  }

  async #applyRegion(): Promise<void> {
    const folder = this.options.region ?? join(projectFolder(), 'config', 'regions', 'twente');
    await applyRegion(this.hub.db, readRegion(folder, this.hub.contracts), 'config:apply', this.clock.now());
  }

  /** Each connection with a webhook gets a double, which tells the hub where it is over the API like any partner. */
  async #startDoubles(): Promise<void> {
    const connections = (await this.hub.snapshot()).directory.at(this.clock.now()).connections();
    this.#inboxes = connections.filter((one) => one.channel === 'inbox').map((one) => one.key);
    for (const { key, clients } of connections.filter((one) => one.channel === 'webhook')) {
      const options = {
        name: key,
        secret: '',
        behaviour: this.options.behaviours?.[key],
        keep: this.options.keep,
      };
      const double = new PartnerDouble(options);
      this.doubles.set(key, double);
      const answer = await this.client(clients[0]!.id).request('PUT', '/v1/endpoints', {
        url: await double.start(),
      });
      options.secret = secretOf(answer);
    }
  }
}

function secretOf({ status, body }: Answer): string {
  if (status !== 200 || !isObject(body) || typeof body['secret'] !== 'string')
    throw new Error(`endpoint refused: ${status}`);
  return body['secret'];
}
