import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
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
import { TreeBroken } from '#audit';
import { BELL_WORKER, isLostBell, isPassing, type BellJob } from '#storage';
import { BrokerCounter } from './broker.js';
import { Sealing } from './sealing.js';

/** How often a worker looks whether somebody is to get a digest; each gets one a day. */
const DIGESTS_EVERY_MS = 600_000;

export const LOG = Symbol('log');

/** Says what failed by name and code; a message of the database can hold a value. */
function report(log: Logger, error: unknown, what: string): void {
  const { name, code } = error as { name?: string; code?: string };
  if (error instanceof TreeBroken)
    log.error({ error: name, why: error.message }, 'the log is not what was signed: nothing is sealed');
  else if (isPassing(error)) log.warn({ error: name, code }, `${what} has to wait: the database is away`);
  else if (isLostBell(error)) log.warn({ code }, `${what}: a bell was lost; the sweeper will find the post`);
  else log.error({ error: name, code, at: (error as Error).stack?.split('\n')[1]?.trim() }, `${what} failed`);
}

/** Bells come from Redis where there is one: that is another machine to look at. */
function reportListening({ config }: RunningHub, log: Logger, error: Error): void {
  const { name, code } = error as { name?: string; code?: string };
  if (!config.redisUrl || !isPassing(error)) report(log, error, 'listening for bells');
  else
    log.warn(
      { error: name, code },
      'listening for bells has to wait: REDIS_URL is away; post goes by the sweeper',
    );
}

/**
 * Listens for bells of one queue. BullMQ waits for ever to take leave of a Redis that is away: then, when what was heard is done,
 * the connection is cut, and no work is left half way until STOP_TIMEOUT.
 */
abstract class BellHost extends WorkerHost implements BeforeApplicationShutdown {
  #isAway = false;
  #isClosed = false;
  readonly #heard = new Set<Promise<void>>();

  constructor(
    protected readonly hub: RunningHub,
    protected readonly log: Logger,
  ) {
    super();
  }

  /** Never fails: what goes wrong is in the log, and the sweeper finds the post. */
  protected abstract hear(bell: BellJob): Promise<void>;

  async process(bell: BellJob): Promise<void> {
    const work = this.hear(bell).finally(() => this.#heard.delete(work));
    this.#heard.add(work);
    await work;
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    // A connection that was given up may still hear that the database stops, where that is faster.
    if (this.#isClosed) return;
    this.#isAway ||= this.hub.config.redisUrl !== undefined && isPassing(error);
    reportListening(this.hub, this.log, error);
  }

  @OnWorkerEvent('closed')
  onClosed(): void {
    this.#isClosed = true;
  }

  @OnWorkerEvent('ready')
  onReady(): void {
    this.#isAway = false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.#isAway) return;
    await Promise.all(this.#heard);
    await this.worker.close(true);
  }
}

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
    this.#counter = new BrokerCounter(hub, (error, doing) => report(log, error, doing));
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
          useFactory: (hub: RunningHub) =>
            new Sealing(hub, databaseUrl, (error, doing) => report(log, error, doing)),
        },
      ],
    };
  }
}
