import type { Logger } from 'pino';
import { TreeBroken } from '#audit';
import { isLostBell, isPassing, whatKeeps } from '#storage';
import { sparing } from '../telemetry/sparing-log.js';

/** What is done elsewhere than at the database, with the setting that says where. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'connecting to the broker': 'AMQP_URL',
  'listening to the broker': 'AMQP_URL',
  'sending to the broker': 'AMQP_URL',
  'sending mail': 'SMTP_URL',
};

/** Says what failed by name and code; a message of the database can hold a value. */
export function report(log: Logger, error: unknown, what: string): void {
  const { name, code } = error as { name?: string; code?: string };
  const setting = ELSEWHERE[what];
  if (setting)
    sparing(log).warn(
      { error: name, code: codeSaid(error) },
      `${what} has to wait: ${setting} cannot be used`,
    );
  else if (error instanceof TreeBroken)
    log.error({ error: name, why: error.message }, 'the log is not what was signed: nothing is sealed');
  else if (isPassing(error))
    sparing(log).warn({ error: name, code }, `${what} has to wait: ${whatKeeps(error)}`);
  else if (isLostBell(error)) log.warn({ code }, `${what}: a bell was lost; the sweeper will find the post`);
  else log.error({ error: name, code, at: (error as Error).stack?.split('\n')[1]?.trim() }, `${what} failed`);
}

const WORD = /^[A-Z][A-Z0-9_-]{1,60}$/;
/** Of AMQP, as `403 (ACCESS-REFUSED)`; without its number where a virtual host is not opened. Of Redis the first word. */
const SAID_IN = [/\b\d{3} \(([A-Z_-]+)\)/, /; got <(Connection)Close\b/, /^([A-Z]{4,20}) /];

/**
 * The word by which a server says what is the matter, where its client gives it no code of its own. Never more of what it says:
 * that may hold names.
 */
export function codeSaid(error: unknown): string | undefined {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  if (typeof code === 'string' && WORD.test(code)) return code;
  const [said] = SAID_IN.flatMap((form) => form.exec(message)?.[1] ?? []);
  return said === 'Connection' ? 'NOT-OPENED' : said;
}
