import type { Logger } from 'pino';

/** How long the same trouble is only counted. */
const AGAIN_AFTER_MS = 60_000;

interface Trouble {
  /** When its last line was written, by a clock that never jumps. */
  saidAt: number;
  more: number;
}

/**
 * Says of something that is away at once, and then once a minute how often it failed meanwhile: every connection tries
 * again every other second, and a night of that would bury what else happened.
 */
export class SparingLog {
  readonly #troubles = new Map<string, Map<string, Trouble>>();

  constructor(
    private readonly log: Logger,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param fields few and of closed lists: what differs in them is another trouble, which is said apart */
  warn(fields: Readonly<Record<string, string | number | undefined>>, message: string): void {
    const byFields = this.#troubles.get(message) ?? new Map<string, Trouble>();
    this.#troubles.set(message, byFields);
    const which = JSON.stringify(fields);
    const before = byFields.get(which);
    if (before && this.now() - before.saidAt < AGAIN_AFTER_MS) {
      before.more += 1;
      return;
    }
    byFields.set(which, { saidAt: this.now(), more: 0 });
    this.log.warn(before?.more ? { ...fields, times: before.more + 1 } : fields, message);
  }

  /** Nothing is said of a trouble that was not. */
  over(message: string, isBack: string): void {
    if (this.#troubles.delete(message)) this.log.info(isBack);
  }
}

const logs = new WeakMap<Logger, SparingLog>();

/** The one of this log: what several parts of a process run into is said once. */
export function sparing(log: Logger): SparingLog {
  const known = logs.get(log) ?? new SparingLog(log);
  logs.set(log, known);
  return known;
}
