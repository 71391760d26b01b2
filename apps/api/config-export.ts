import 'reflect-metadata';
import { Command } from 'commander';
import { regionFiles, writeRegion } from '#exchange';
import { approvedVersions, databaseMoment } from '#storage';
import { onDatabase, SETTINGS_HELP } from './config-command.js';

/** `npm run config:export -- <folder>`: the files of the region as it stands; applied again they change nothing. */
await new Command('config:export')
  .description('writes the files of the region as it stands; applied again they change nothing')
  .addHelpText('after', SETTINGS_HELP)
  .argument('<folder>', 'where the files are written')
  .action((folder: string) =>
    onDatabase(process.env, async (db) => {
      const files = regionFiles(await approvedVersions(db), await databaseMoment(db));
      writeRegion(folder, files);
      console.log(`${Object.keys(files).length} files written to ${folder}`);
    }),
  )
  .parseAsync();
