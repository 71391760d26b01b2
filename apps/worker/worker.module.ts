import { Processor } from '@nestjs/bullmq';
import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import {
  distribute,
  emptyBatches,
  emptyLane,
  ExchangeModule,
  HUB,
  planDigests,
  sendNotifications,
  sweep,
  tellStatus,
  type ExchangeOptions,
  type RunningHub,
} from '#exchange';
import { BELL_WORKER, type BellJob } from '#storage';
import { BellHost } from './bell-host.js';
import { BrokerCounter } from './broker.js';
import { report } from './report.js';
import { Sealing } from './sealing.js';

/** How often a worker looks whether somebody is to get a digest; each gets one a day. */
const DIGESTS_EVERY_MS = 600_000;

export const LOG = Symbol('log');

/** One bell for all waiting messages: whoever hears it empties the table. */
@Processor('distribute', { ...BELL_WORKER, concurrency: 1 })
class DistributeProcessor extends BellHost {
  constructor(@Inject(HUB) hub: RunningHub, @Inject(LOG) log: Logger) {
    super(hub, log);
  }

  protected async hear(_bell: BellJob): Promise<void> {
    try {
      while (!this.hub.isStopping() && (await distribute(this.hub.pipeline)));
    } catch (error) {
      report(this.log, error, 'distributing');
    }
  }
}

/** A bell for each lane: a slow partner has its own and keeps nobody else waiting. */
@Processor('deliver', BELL_WORKER)
class DeliverProcessor extends BellHost implements OnApplicationBootstrap {
  constructor(@Inject(HUB) hub: RunningHub, @Inject(LOG) log: Logger) {
    super(hub, log);
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = this.hub.config.deliver.lanesAtOnce;
  }

  protected async hear(bell: BellJob): Promise<void> {
    try {
      await emptyLane(this.hub, bell.data.lane);
    } catch (error) {
      report(this.log, error, 'delivering');
    }
  }
}

/** A bell for each sender of files: those of one go one after the other, those of several side by side. */
@Processor('batch', BELL_WORKER)
class BatchProcessor extends BellHost implements OnApplicationBootstrap {
  constructor(@Inject(HUB) hub: RunningHub, @Inject(LOG) log: Logger) {
    super(hub, log);
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = this.hub.config.batch.atOnce;
  }

  protected async hear(bell: BellJob): Promise<void> {
    try {
      await emptyBatches(this.hub, bell.data.lane);
    } catch (error) {
      report(this.log, error, 'taking in a file');
    }
  }
}

/** A timer in every worker, not a job: what finds the post when the queue was emptied. */
class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  readonly #counter: BrokerCounter;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly hub: RunningHub,
    private readonly log: Logger,
  ) {
    this.#counter = new BrokerCounter(hub, log);
  }

  onApplicationBootstrap(): void {
    this.#counter.start();
    this.#timer = setInterval(() => {
      this.#sweep();
      this.#tell();
    }, this.hub.config.sweepEvery);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#counter.stop();
    await Promise.all([this.#sweeping, this.#telling, this.#mailing]);
  }

  #busy = false;

  #sweep(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#sweeping = sweep(this.hub)
      .then(() => undefined)
      .catch((error: unknown) => report(this.log, error, 'sweeping'))
      .finally(() => {
        this.#busy = false;
      });
  }

  #telling: Promise<void> | undefined;
  #mailing: Promise<void> | undefined;
  #looksAgainAt = 0;

  async #mail(): Promise<void> {
    if (!this.hub.mailer) return;
    if (performance.now() >= this.#looksAgainAt) {
      this.#looksAgainAt = performance.now() + DIGESTS_EVERY_MS;
      await planDigests(this.hub);
    }
    await sendNotifications(this.hub);
  }

  /** Beside the sweep, and each beside the other: a mail server or a sender that is slow must keep nobody else waiting. */
  #tell(): void {
    this.#telling ??= tellStatus(this.hub)
      .then(() => undefined)
      .catch((error: unknown) => report(this.log, error, 'telling'))
      .finally(() => {
        this.#telling = undefined;
      });
    this.#mailing ??= this.#mail()
      .catch((error: unknown) => report(this.log, error, 'mailing'))
      .finally(() => {
        this.#mailing = undefined;
      });
  }
}

type WorkerOptions = Pick<ExchangeOptions, 'databaseUrl'> & { log: Logger };

@Module({})
export class WorkerModule {
  static forRoot(options: ExchangeOptions & { log: Logger }): DynamicModule {
    return WorkerModule.with(options, [ExchangeModule.forRoot(options)]);
  }

  /** Beside another module that brings the hub, in one process with it. */
  static beside(options: WorkerOptions): DynamicModule {
    return WorkerModule.with(options, []);
  }

  private static with({ log, databaseUrl }: WorkerOptions, imports: DynamicModule[]): DynamicModule {
    return {
      module: WorkerModule,
      imports,
      providers: [
        { provide: LOG, useValue: log },
        DistributeProcessor,
        DeliverProcessor,
        BatchProcessor,
        {
          provide: Sweeper,
          inject: [HUB, LOG],
          useFactory: (hub: RunningHub, logger: Logger) => new Sweeper(hub, logger),
        },
        {
          provide: Sealing,
          inject: [HUB],
          useFactory: (hub: RunningHub) => new Sealing(hub, databaseUrl, log),
        },
      ],
    };
  }
}
