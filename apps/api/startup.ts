import { parseArgs } from 'node:util';
import { ConfigFaults } from '#config';
import { projectFolder } from './project-folder.js';
import { readConfig } from './read-config.js';
import { startHub, stopOnSignal } from './start.js';

export { projectFolder, readConfig };

/** The program: settings, start, signals. What is wrong with the settings is said whole, and nothing starts. */
export async function startMain(parts: { api: boolean; worker: boolean }): Promise<void> {
  try {
    const config = readConfig(process.env);
    await startHub({ config, parts, onStarted: (started) => stopOnSignal(started, config.stopTimeout) });
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigFaults ? error.message : startFault(error)}\n`);
    process.exit(1);
  }
}

/**
 * The options that are given, of those that the program has. What it does not have ends the process: a worker that was asked for
 * with a slip of the pen would not be there, and post would wait.
 */
export function optionsOf(program: string, known: readonly string[]): ReadonlySet<string> {
  const usage = `Usage: node ${program}${known.map((one) => ` [--${one}]`).join('')}\nAll else is set in the environment: docs/generated/settings.md\n`;
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  if (values['help']) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const given = Object.keys(values);
  const unknown = [...given.filter((one) => !known.includes(one)).map((one) => `--${one}`), ...positionals];
  if (unknown.length === 0) return new Set(given);
  process.stderr.write(`Schakel did not start: there is no ${unknown.join(', ')}\n${usage}`);
  process.exit(1);
}

const startFault = (error: unknown): string =>
  `Schakel did not start: ${error instanceof Error ? [error.message, (error.cause as Error | undefined)?.message].filter(Boolean).join(': ') : 'unknown'}`;
