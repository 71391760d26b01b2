import { setTimeout as wait } from 'node:timers/promises';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { RunningHub } from '#exchange';
import { isPassing, type BellJob } from '#storage';
import { sparing } from '../telemetry/sparing-log.js';
import { codeSaid, report } from './report.js';

/** How long a Redis may take to let a worker go that has no work left. */
const LEAVE_WITHIN_MS = 1_000;

const QUEUE_IS_AWAY = 'listening for bells has to wait: REDIS_URL is away; post goes by the sweeper';

/**
 * Listens for bells of one queue. BullMQ waits for ever to take leave of a Redis that is away, or of a cluster while a
 * replica takes over: when what was heard is done, the connection is cut, and no work is left half way until STOP_TIMEOUT.
 */
export abstract class BellHost extends WorkerHost implements BeforeApplicationShutdown {
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
    // Bells come from Redis where there is one: that is another machine to look at, also when it answers and lets nobody in.
    if (this.hub.config.redisUrl === undefined || !(isPassing(error) || error.name === 'ReplyError'))
      return report(this.log, error, 'listening for bells');
    this.#isAway = true;
    sparing(this.log).warn({ error: error.name, code: codeSaid(error) }, QUEUE_IS_AWAY);
  }

  @OnWorkerEvent('closed')
  onClosed(): void {
    this.#isClosed = true;
  }

  @OnWorkerEvent('ready')
  onReady(): void {
    this.#isAway = false;
    sparing(this.log).over(QUEUE_IS_AWAY, 'REDIS_URL is there again: bells are heard');
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.hub.config.redisUrl === undefined) return;
    if (!this.#isAway) await this.#takeNoMore();
    await Promise.all(this.#heard);
    await this.worker.close(true);
  }

  /** A bell that is put away as heard rings for nobody else; of one that is not, the next worker hears half a minute later. */
  async #takeNoMore(): Promise<void> {
    const leaving = this.worker.pause().catch(() => undefined);
    await Promise.all(this.#heard);
    await Promise.race([leaving, wait(LEAVE_WITHIN_MS, undefined, { ref: false })]);
  }
}
