import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import { setTerm } from '#audit';
import type { HubConfig } from '#config';
import { HUB, replayErasures, type RunningHub } from '#exchange';
import { systemClock, type Clock } from '#kernel';
import {
  canBecomeOwner,
  checkPooler,
  databaseMoment,
  makeRuntimeLogin,
  migrate,
  openDatabase,
  startEmbeddedDatabase,
  type Database,
  type EmbeddedDatabase,
} from '#storage';
import { sparing } from '../telemetry/sparing-log.js';
import { startTelemetry } from '../telemetry/telemetry.js';
import { codeSaid, report as reported } from '../worker/report.js';
import { WorkerModule } from '../worker/worker.module.js';
import type { AccessOptions } from './access.module.js';
import { ApiModule, nameOf } from './app.module.js';
import type { DevelopmentIdentity } from './development-identity.js';
import { serveApi } from './serve.js';
import {
  assertAuditKeys,
  assertContracts,
  assertJournal,
  assertMasterKeys,
  assertPublication,
  naming,
} from './start-checks.js';

export interface StartOptions {
  config: HubConfig;
  clock?: Clock;
  parts: { api: boolean; worker: boolean };
  logTo?: DestinationStream;
  /** The embedded database is deleted on stop. */
  temporary?: boolean;
  /** Before it is said that it started: who hears that may stop it at once. */
  onStarted?: (started: StartedHub) => void;
}

export interface StartedHub {
  hub: RunningHub;
  /** Where the API listens; empty without one. */
  url: string;
  /** Of the owner of the schema: for looking, never for running. */
  databaseUrl: string;
  database?: EmbeddedDatabase;
  identity?: DevelopmentIdentity;
  /** Where /metrics is, if it is. */
  metricsUrl: string | undefined;
  log: Logger;
  stop(): Promise<void>;
}

/** Opens the database, brings its schema to this version, and starts what was asked for. Stops everything when a part fails. */
export async function startHub({
  config,
  clock = systemClock,
  parts,
  logTo,
  temporary = false,
  onStarted,
}: StartOptions): Promise<StartedHub> {
  const log = pino({ level: config.logLevel, base: { service: 'schakel' } }, logTo);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const database = config.databaseUrl ? undefined : await openEmbedded(config, log, temporary);
    if (database) stops.push(() => database.stop());
    const ownerUrl = config.databaseUrl ?? database!.url;
    if (config.production) await assertJournal(config.erasureJournal);
    if (parts.worker) await assertPublication(config);
    const { unknown } = await naming('DATABASE_URL', () => migrate(ownerUrl));
    if (unknown.length > 0)
      log.warn({ unknown }, 'the schema is newer than this version, which goes on beside it');
    await applyTerm(ownerUrl, config, clock);
    const databaseUrl = await naming('DATABASE_RUNTIME_URL', () => runtimeUrl(config, ownerUrl, log));
    const { databasePoolerUrl: pooler } = config;
    if (pooler) await naming('DATABASE_POOLER_URL', () => usePooler(pooler, config));
    await beforeItOpens(databaseUrl, config, clock, log);
    const onBellFailure = (error: Error): void =>
      sparing(log).warn(
        { ...nameOf(error), code: codeSaid(error) },
        'a bell did not ring; the sweeper will find the post',
      );
    const report = (error: unknown, doing: string): void => reported(log, error, doing);
    const telemetry = await naming('METRICS_HOST and METRICS_PORT', () => startTelemetry(config));
    stops.push(() => telemetry.stop());
    const options = { config, clock, databaseUrl, ownerUrl, onBellFailure, report, observer: telemetry };
    // The provider asks the hub for its clients, the hub asks the provider for its keys: neither before the first request.
    let running: RunningHub | undefined;
    let listensAt = '';
    const identity =
      parts.api && !config.oidc.issuer
        ? await developmentIdentity(
            config,
            log,
            () => running!,
            () => config.publicUrl ?? listensAt,
          )
        : undefined;
    if (identity) stops.push(() => identity.stop());
    const issuer = config.oidc.issuer ?? identity?.issuer ?? '';
    const access = accessOptions(config, issuer, identity?.console);
    const app = parts.api
      ? await serveApi(
          config,
          rootOf(
            ApiModule.forRoot({ ...options, access, log }),
            parts.worker ? WorkerModule.beside({ log, databaseUrl }) : undefined,
          ),
          telemetry,
        )
      : await NestFactory.createApplicationContext(WorkerModule.forRoot({ ...options, log }), {
          logger: false,
          abortOnError: false,
        });
    const hub = app.get<RunningHub>(HUB);
    running = hub;
    telemetry.watch(hub);
    stops.push(async () => {
      hub.beginStop();
      await app.close();
      await hub.webhooks.close();
    });
    const url = parts.api ? await (app as NestFastifyApplication).getUrl() : '';
    listensAt = url;
    const { metricsUrl } = telemetry;
    const started = { hub, url, databaseUrl: ownerUrl, database, identity, metricsUrl, log, stop };
    onStarted?.(started);
    log.info({ url, worker: parts.worker, issuer: identity?.issuer, metrics: metricsUrl }, 'started');
    return started;
  } catch (error) {
    await stop();
    throw error;
  }
}

const DAY_MS = 86_400_000;

@Module({})
class RootModule {}

const rootOf = (api: DynamicModule, worker: DynamicModule | undefined): DynamicModule => ({
  module: RootModule,
  imports: worker ? [api, worker] : [api],
});

async function openEmbedded(config: HubConfig, log: Logger, temporary: boolean): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({
    dataDir: join(config.dataDir, 'postgres'),
    database: 'schakel',
    temporary,
    log: (line) => log.debug(line),
  });
}

/** As whom the hub works from here on: somebody who can never be the owner again. */
async function runtimeUrl(config: HubConfig, ownerUrl: string, log: Logger): Promise<string> {
  const url = config.databaseRuntimeUrl ?? (config.databaseUrl ? ownerUrl : await makeRuntimeLogin(ownerUrl));
  if (!(await canBecomeOwner(url))) return url;
  const what = 'can become the owner of the schema, who can change what was logged';
  if (config.production) throw new Error(`who logs in by DATABASE_RUNTIME_URL ${what}`);
  log.warn(`the running hub ${what}: set DATABASE_RUNTIME_URL`);
  return url;
}

/** Most of the work goes through it; whoever logs in there can be the owner no more than who logs in directly. */
async function usePooler(url: string, { production }: HubConfig): Promise<void> {
  await checkPooler(url);
  if (production && (await canBecomeOwner(url)))
    throw new Error('who logs in by DATABASE_POOLER_URL can become the owner of the schema');
}

/** The running hub may not say how long the log is kept: its owner does, here, before it starts. */
async function applyTerm(url: string, { terms }: HubConfig, clock: Clock): Promise<void> {
  const db = openDatabase({ url, poolSize: 1, asOwner: true });
  const days = Math.floor(terms.audit / DAY_MS);
  await db
    .transaction()
    .execute(async (tx) => setTerm(tx, days, await databaseMoment(tx, clock.offset())))
    .finally(() => db.destroy());
}

async function beforeItOpens(url: string, config: HubConfig, clock: Clock, log: Logger): Promise<void> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    await assertMasterKeys(db, config, log);
    await assertAuditKeys(db, config);
    await assertContracts(db, config, await databaseMoment(db, clock.offset()));
    await eraseAgain(db, config, clock, log);
  } finally {
    await db.destroy();
  }
}

/** Whoever was erased since the backup was made that was restored is erased again, before anything of it can be asked. */
async function eraseAgain(db: Database, config: HubConfig, clock: Clock, log: Logger): Promise<void> {
  const done = await replayErasures(db, config.erasureJournal, (tx) => databaseMoment(tx, clock.offset()));
  if (done > 0) log.warn({ done }, 'erasures were done again: the database was older than their journal');
}

async function developmentIdentity(
  config: HubConfig,
  log: Logger,
  hub: () => RunningHub,
  hubUrl: () => string,
): Promise<DevelopmentIdentity> {
  log.warn(
    'OIDC_ISSUER is not set: the development identity provider gives tokens to everybody on this machine',
  );
  // Loaded here and nowhere else: production never has it in its process.
  const { startDevelopmentIdentity } = await import('./development-identity.js');
  return startDevelopmentIdentity({
    production: config.production,
    port: config.oidc.developmentPort,
    audience: config.oidc.audience,
    directory: () => hub().directory(),
    now: () => hub().now(),
    hubUrl,
    tls: config.tls,
    acr: config.people.stepUpAcr,
  });
}

function accessOptions(
  config: HubConfig,
  issuer: string,
  development: DevelopmentIdentity['console'] | undefined,
): AccessOptions {
  const { oidc, people, production } = config;
  const insecure = !production;
  return {
    tokens: {
      issuers: [issuer, ...oidc.trustedIssuers],
      audience: oidc.audience,
      maxAge: oidc.maxTokenAge,
      insecure,
    },
    login: {
      issuer,
      clientId: oidc.clientId ?? development?.clientId ?? 'schakel',
      clientSecret: oidc.clientSecret ?? development?.clientSecret ?? '',
      insecure,
      stepUp: { acr: people.stepUpAcr, ageSeconds: Math.floor(people.stepUpAge / 1000) },
    },
  };
}

/** Keeps the process until SIGTERM or SIGINT, then stops in order; a stop that takes too long is cut off. */
export function stopOnSignal(started: StartedHub, stopTimeout: number): void {
  let stopping = false;
  const stop = (signal: string): void => {
    // A process manager may pass on a signal that its group got as well: the second one is not to cut off the stop.
    if (stopping) return;
    stopping = true;
    started.log.info({ signal }, 'stopping');
    setTimeout(() => {
      started.log.error('stopping took longer than STOP_TIMEOUT: what was under way is free again later');
      process.exit(1);
    }, stopTimeout).unref();
    void started.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        started.log.error(nameOf(error), 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
