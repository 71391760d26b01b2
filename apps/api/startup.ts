import { ConfigFaults } from '#config';
import { projectFolder } from './project-folder.js';
import { readConfig } from './read-config.js';
import { startHub, stopOnSignal } from './start.js';

export { projectFolder, readConfig };

/** The program: settings, start, signals. What is wrong with the settings is said whole, and nothing starts. */
export async function startMain(parts: { api: boolean; worker: boolean }): Promise<void> {
  try {
    const config = readConfig(process.env);
    const started = await startHub({ config, parts });
    stopOnSignal(started, config.stopTimeout);
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigFaults ? error.message : startFault(error)}\n`);
    process.exit(1);
  }
}

const startFault = (error: unknown): string =>
  `Schakel did not start: ${error instanceof Error ? [error.message, (error.cause as Error | undefined)?.message].filter(Boolean).join(': ') : 'unknown'}`;
