import type { Logger } from 'pino';
import { TreeBroken } from '#audit';
import { isLostBell, isPassing } from '#storage';
import { sparing } from '../telemetry/sparing-log.js';

/** Says what failed by name and code; a message of the database can hold a value. */
export function report(log: Logger, error: unknown, what: string): void {
  const { name, code } = error as { name?: string; code?: string };
  if (error instanceof TreeBroken)
    log.error({ error: name, why: error.message }, 'the log is not what was signed: nothing is sealed');
  else if (isPassing(error))
    sparing(log).warn({ error: name, code }, `${what} has to wait: the database is away`);
  else if (isLostBell(error)) log.warn({ code }, `${what}: a bell was lost; the sweeper will find the post`);
  else log.error({ error: name, code, at: (error as Error).stack?.split('\n')[1]?.trim() }, `${what} failed`);
}
