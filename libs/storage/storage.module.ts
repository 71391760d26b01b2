import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { BELL_QUEUES, bellConnection, createBells, type BellQueue, type Bells } from './bells.js';
import { openDatabase, type Database } from './database.js';
import { createKeyRing } from './keys.store.js';

export const DATABASE = Symbol('database');
export const KEY_RING = Symbol('key ring');
export const BELLS = Symbol('bells');

export interface StorageOptions {
  databaseUrl: string;
  /** Who owns the schema, where that is not who works in it. */
  ownerUrl?: string;
  /** Of a pooler by transaction, for everything that needs no connection of its own. */
  poolerUrl?: string;
  poolSize: number;
  redisUrl?: string;
  /** The first wraps; the others still open what they wrapped. */
  masterKeys: readonly [Buffer, ...Buffer[]];
  bellTimeoutMs: number;
  onBellFailure?: (error: Error) => void;
}

@Module({})
export class StorageModule implements OnApplicationShutdown {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(BELLS) private readonly bells: Bells,
  ) {}

  static forRoot(options: StorageOptions): DynamicModule {
    const {
      databaseUrl,
      ownerUrl,
      poolerUrl,
      redisUrl,
      poolSize,
      masterKeys,
      bellTimeoutMs: timeoutMs,
      onBellFailure: onFailure,
    } = options;
    return {
      module: StorageModule,
      global: true,
      imports: [
        BullModule.forRootAsync({ useFactory: () => bellConnection({ databaseUrl, ownerUrl, redisUrl }) }),
        BullModule.registerQueue(...BELL_QUEUES.map((name) => ({ name }))),
      ],
      providers: [
        {
          provide: DATABASE,
          useFactory: () =>
            openDatabase({ url: poolerUrl ?? databaseUrl, poolSize, pooled: poolerUrl !== undefined }),
        },
        { provide: KEY_RING, useFactory: () => createKeyRing(...masterKeys) },
        {
          provide: BELLS,
          inject: BELL_QUEUES.map((name) => getQueueToken(name)),
          useFactory: (...queues: Queue[]) =>
            createBells(
              Object.fromEntries(BELL_QUEUES.map((name, i) => [name, queues[i]])) as Record<BellQueue, Queue>,
              {
                timeoutMs,
                onFailure,
              },
            ),
        },
      ],
      exports: [DATABASE, KEY_RING, BELLS, BullModule],
    };
  }

  /** Last of all: whoever still rings or writes has stopped by then. */
  async onApplicationShutdown(): Promise<void> {
    await this.bells.close();
    await this.db.destroy();
  }
}
