import 'reflect-metadata';
import { join } from 'node:path';
import { Command } from 'commander';
import { ConfigFaults } from '#config';
import { loadContracts } from '#contracts';
import { applyRegion, readRegion, RegionFaults } from '#exchange';
import { migrate, openDatabase, startEmbeddedDatabase } from '#storage';
import { readConfig } from './startup.js';

/** `npm run config:apply -- <folder>`: declarative and idempotent; prints what was added and ended. */
await new Command('config:apply')
  .argument('<folder>', 'a region, for example config/regions/twente')
  .action(async (folder: string) => {
    try {
      const config = readConfig(process.env);
      const wanted = readRegion(folder, loadContracts(config.schemasDir));
      const embedded = config.databaseUrl
        ? undefined
        : await startEmbeddedDatabase({ dataDir: join(config.dataDir, 'postgres'), database: 'schakel' });
      const url = config.databaseUrl ?? embedded!.url;
      await migrate(url);
      const db = openDatabase({ url, poolSize: 2 });
      const { added, ended, unchanged } = await applyRegion(db, wanted, 'config:apply', new Date());
      for (const one of added) console.log(`added  ${one.kind} ${one.key} version ${one.version}`);
      for (const one of ended) console.log(`ended  ${one.kind} ${one.key} version ${one.version}`);
      console.log(`${added.length} added, ${ended.length} ended, ${unchanged} unchanged`);
      await db.destroy();
      await embedded?.stop();
    } catch (error) {
      console.error(
        error instanceof ConfigFaults || error instanceof RegionFaults
          ? error.message
          : (error as Error).message,
      );
      process.exitCode = 1;
    }
  })
  .parseAsync();
