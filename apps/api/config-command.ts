import { join } from 'node:path';
import { ConfigFaults, type HubConfig } from '#config';
import { RegionFaults } from '#exchange';
import { migrate, openDatabase, startEmbeddedDatabase, type Database } from '#storage';
import { readConfig } from './read-config.js';
import { naming } from './start-checks.js';

export const SETTINGS_HELP =
  '\nGoes to the database that the settings in the environment name, as the hub does (docs/operations.md).\nExits with 0 when it was done, 1 when it was not or was asked wrongly.';

/**
 * A command on the database of the hub, running or not: opens it as the settings say, brings its schema to this version,
 * and closes it whatever happens. What is wrong is said, and the command then fails.
 */
export async function onDatabase(
  environment: Record<string, string | undefined>,
  work: (db: Database, config: HubConfig) => Promise<void>,
  { asOwner = false } = {},
): Promise<void> {
  let stop: (() => Promise<void>) | undefined;
  let db: Database | undefined;
  try {
    const config = readConfig(environment);
    const embedded = config.databaseUrl
      ? undefined
      : await startEmbeddedDatabase({ dataDir: join(config.dataDir, 'postgres'), database: 'schakel' });
    stop = () => embedded?.stop() ?? Promise.resolve();
    const url = config.databaseUrl ?? embedded!.url;
    await naming('DATABASE_URL', () => migrate(url));
    db = openDatabase({ url, poolSize: 2, asOwner });
    await work(db, config);
  } catch (error) {
    const isSaid = error instanceof ConfigFaults || error instanceof RegionFaults || error instanceof Error;
    console.error(isSaid ? error.message : 'something went wrong');
    process.exitCode = 1;
  } finally {
    await db?.destroy();
    await stop?.();
  }
}
