import 'reflect-metadata';
import { join } from 'node:path';
import { Command } from 'commander';
import { contractUse, type ContractUse } from '#exchange';
import { openDatabase, startEmbeddedDatabase } from '#storage';
import { readConfig } from './read-config.js';

const day = (moment: Date | undefined): string => moment?.toISOString().slice(0, 10) ?? 'never';

function ageOf({ lifetime }: ContractUse): string {
  if (!lifetime) return '';
  const { deprecated, retired, replacedBy } = lifetime;
  return [
    `deprecated ${day(new Date(deprecated))}`,
    ...(retired ? [`retired ${day(new Date(retired))}`] : []),
    ...(replacedBy ? [`use ${replacedBy}`] : []),
  ].join(', ');
}

/** `npm run contract:use`: who speaks which contract, and when they last did; `--old` shows only what is on its way out. */
await new Command('contract:use')
  .option('--old', 'only contracts that are deprecated or retired, or will be')
  .action(async ({ old }: { old?: boolean }) => {
    const config = readConfig(process.env);
    const embedded = config.databaseUrl
      ? undefined
      : await startEmbeddedDatabase({ dataDir: join(config.dataDir, 'postgres'), database: 'schakel' });
    // As the owner: it reads everything once, which the hub's own role is kept from doing by accident.
    const db = openDatabase({ url: config.databaseUrl ?? embedded!.url, poolSize: 1, asOwner: true });
    try {
      const uses = (await contractUse(db, new Date())).filter(({ lifetime }) => !old || lifetime);
      for (const one of uses) {
        const cells = [
          one.contract,
          one.way,
          one.connection,
          day(one.last),
          `${one.lately} in 30 days`,
          ageOf(one),
        ];
        console.log(cells.join('\t').trimEnd());
      }
      if (uses.length === 0) console.log('nobody');
    } finally {
      await db.destroy();
      await embedded?.stop();
    }
  })
  .parseAsync();
