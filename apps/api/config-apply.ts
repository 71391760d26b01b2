import 'reflect-metadata';
import { Command } from 'commander';
import { loadContracts } from '#contracts';
import { applyRegion, nothingUnderWayOf, readRegion, RegionFaults, wantedTableFaults } from '#exchange';
import { databaseMoment } from '#storage';
import { loadMappings } from '#translation';
import { onDatabase, SETTINGS_HELP } from './config-command.js';

/** `npm run config:apply -- <folder>`: declarative and idempotent; prints what was added, ended and proposed. */
await new Command('config:apply')
  .description('checks the files of a region, and puts them in force; what is the same already stays')
  .addHelpText('after', SETTINGS_HELP)
  .argument('<folder>', 'a region: config/regions/<region>')
  .action((folder: string) =>
    onDatabase(process.env, async (db, config) => {
      const wanted = readRegion(folder, loadContracts(config.schemasDir));
      const faults = wantedTableFaults(loadMappings(config.schemasDir), wanted);
      if (faults.length > 0) throw new RegionFaults(faults);
      const {
        added,
        ended,
        unchanged,
        forParties = [],
        draftId,
      } = await applyRegion(db, wanted, 'config:apply');
      for (const one of added) console.log(`added     ${one.kind} ${one.key} version ${one.version}`);
      for (const one of ended) console.log(`ended     ${one.kind} ${one.key} version ${one.version}`);
      for (const one of forParties)
        console.log(`proposed  ${one.kind} ${one.key}: its parties have to approve (draft ${draftId})`);
      console.log(`${added.length} added, ${ended.length} ended, ${unchanged} unchanged`);
      await nothingUnderWayOf({ db, config, moment: databaseMoment }, ended);
    }),
  )
  .parseAsync();
