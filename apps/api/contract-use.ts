import 'reflect-metadata';
import { Command } from 'commander';
import { contractUse, type ContractUse } from '#exchange';
import { onDatabase, SETTINGS_HELP } from './config-command.js';

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
  .description('says who speaks which contract, and when they last did')
  .addHelpText('after', SETTINGS_HELP)
  .option('--old', 'only contracts that are deprecated or retired, or will be')
  .action(async ({ old }: { old?: boolean }) => {
    // As the owner: it reads everything once, which the hub's own role is kept from doing by accident.
    await onDatabase(
      process.env,
      async (db) => {
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
      },
      { asOwner: true },
    );
  })
  .parseAsync();
