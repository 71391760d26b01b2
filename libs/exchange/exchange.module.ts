import { Inject, Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import type { HubConfig } from '#config';
import { loadContracts, type Contracts } from '#contracts';
import { createBrokerClient, createMailer, createWebhookClient } from '#delivery';
import type { Clock } from '#kernel';
import { BELLS, DATABASE, KEY_RING, StorageModule, type Bells, type Database, type KeyRing } from '#storage';
import { loadMappings, type Mappings } from '#translation';
import { createHub, type RunningHub } from './hub.js';
import type { Observer } from './observer.js';

export const HUB = Symbol('hub');

export interface ExchangeOptions {
  config: HubConfig;
  clock: Clock;
  databaseUrl: string;
  /** Who owns the schema, where that is not who works in it. */
  ownerUrl?: string;
  onBellFailure?: (error: Error) => void;
  report?: (error: unknown, doing: string) => void;
  observer?: Observer;
}

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_ANSWER_BYTES = 64 * 1024;

interface Schemas {
  contracts: Contracts;
  mappings: Mappings;
}

const read = new Map<string, Schemas>();

/** Reading and compiling a folder takes half of what a start does; it does not change while a process runs, so it is read once. */
export function schemasIn(folder: string): Schemas {
  const known = read.get(folder);
  if (known) return known;
  const schemas = { contracts: loadContracts(folder), mappings: loadMappings(folder) };
  read.set(folder, schemas);
  return schemas;
}

@Module({})
export class ExchangeModule implements BeforeApplicationShutdown {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  static forRoot({
    config,
    clock,
    databaseUrl,
    ownerUrl,
    onBellFailure,
    report,
    observer,
  }: ExchangeOptions): DynamicModule {
    const storage = StorageModule.forRoot({
      databaseUrl,
      ownerUrl,
      poolerUrl: config.databasePoolerUrl,
      poolSize: config.databasePool,
      redisUrl: config.redisUrl,
      masterKeys: config.masterKeys,
      bellTimeoutMs: config.bellTimeout,
      onBellFailure,
    });
    const hub = {
      provide: HUB,
      inject: [DATABASE, KEY_RING, BELLS],
      useFactory: (db: Database, keys: KeyRing, bells: Bells) => {
        const made: RunningHub = createHub({
          config,
          clock,
          db,
          keys,
          bells,
          report,
          broker: config.brokerUrl
            ? createBrokerClient({ url: config.brokerUrl, timeoutMs: config.deliver.sendTimeout, report })
            : undefined,
          mailer: config.mail && createMailer(config.mail),
          observer,
          ...schemasIn(config.schemasDir),
          webhooks: createWebhookClient({
            origin: config.publicUrl ? new URL(config.publicUrl).hostname : 'schakel.localhost',
            connectTimeoutMs: CONNECT_TIMEOUT_MS,
            timeoutMs: config.deliver.sendTimeout,
            maxAnswerBytes: MAX_ANSWER_BYTES,
            connectionsPerOrigin: config.deliver.concurrency,
            userAgent: 'Schakel',
            now: () => made.worldTime(),
            allowPrivateAddresses: config.deliver.allowPrivateAddresses,
            extraAuthorities: config.deliver.extraAuthorities,
          }),
        });
        return made;
      },
    };
    return {
      module: ExchangeModule,
      global: true,
      imports: [storage],
      providers: [hub],
      exports: [HUB, storage],
    };
  }

  /** What was accepted or sent is written before the database is let go; webhooks close when the last worker has ended. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.hub.drained();
    this.hub.mailer?.close();
    await this.hub.broker?.close();
  }
}
