import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { POINTS, type Passed, type Point } from '#kernel';
import { projectFolder } from '../apps/api/startup.js';

export interface Seen extends Passed {
  point: Point;
  /** Epoch milliseconds. */
  at: number;
}

/** Follows one process of the hub from step to step, and says at which it is to be killed or to stand still. */
export class Watch {
  readonly #folder = mkdtempSync(join(tmpdir(), 'schakel-watch-'));

  /** What the process has to be started with. */
  get environment(): Record<string, string> {
    const watcher = pathToFileURL(join(projectFolder(), 'test', 'anomaly-watch.mjs'));
    return {
      NODE_OPTIONS: `--import=${watcher.href}`,
      SCHAKEL_TEST_WATCH: JSON.stringify({ folder: this.#folder, points: POINTS }),
    };
  }

  /** The next time but `after` that it gets there. */
  killAt(point: Point, after = 0): void {
    this.#order({ point, after });
  }

  /** At most so long, or until `goOn`. */
  standStillAt(point: Point, standStillMs: number, after = 0): void {
    this.#order({ point, after, standStillMs });
  }

  /** Whether it has not yet come to where it is to be killed or to stand still. */
  get isAwaited(): boolean {
    return existsSync(join(this.#folder, 'order'));
  }

  goOn(): void {
    writeFileSync(join(this.#folder, 'go'), '');
  }

  get seen(): Seen[] {
    const file = join(this.#folder, 'passed');
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as Seen);
  }

  #order(order: { point: Point; after: number; standStillMs?: number }): void {
    // Never half an order: the process may be reading.
    writeFileSync(join(this.#folder, 'order.new'), JSON.stringify(order));
    renameSync(join(this.#folder, 'order.new'), join(this.#folder, 'order'));
  }
}
