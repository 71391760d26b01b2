import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { createSealer, createSigner, publishTo, TreeBroken, type Sealer, type SealerOptions } from '#audit';
import type { RunningHub } from '#exchange';
import { report } from './report.js';

/** How long a tree that is not what was signed is left alone before it is looked at again. */
const BROKEN_REST_MS = 60_000;

export const sealerOf = (
  { config, clock }: Pick<RunningHub, 'config' | 'clock'>,
  databaseUrl: string,
  hear: Pick<SealerOptions, 'onUnpublished' | 'onIntroduced'> = {},
): Sealer =>
  createSealer({
    databaseUrl,
    clock,
    origin: config.audit.origin,
    signers: config.audit.keys.map((seed) => createSigner(config.audit.origin, seed)),
    checkpointEvery: config.audit.checkpointEvery,
    publication: config.audit.publishDir ? publishTo(config.audit.publishDir) : undefined,
    ...hear,
  });

/** A timer in every worker: whoever the database lets seals, the others stand by to take over. */
export class Sealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #sealer: Sealer;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #restUntil = 0;

  constructor(
    private readonly hub: RunningHub,
    databaseUrl: string,
    private readonly log: Logger,
  ) {
    this.#sealer = sealerOf(hub, databaseUrl, {
      onUnpublished: (error) => report(log, error, 'publishing a checkpoint'),
      onIntroduced: (verifiers) =>
        log.warn(
          { verifiers },
          'the log is signed with a key for the first time: give its public part to whoever verifies',
        ),
    });
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#tick(), this.hub.config.audit.sealEvery);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
    await this.#sealer.close();
  }

  #tick(): void {
    if (this.#round || performance.now() < this.#restUntil) return;
    this.#round = this.#sealer
      .round(() => this.hub.isStopping())
      .then(() => undefined)
      .catch((error: unknown) => {
        if (error instanceof TreeBroken) this.#restUntil = performance.now() + BROKEN_REST_MS;
        report(this.log, error, 'sealing');
      })
      .finally(() => {
        this.#round = undefined;
      });
  }
}
