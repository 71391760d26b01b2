import 'reflect-metadata';
import { Command } from 'commander';
import { appendEvents, auditEvent } from '#audit';
import { databaseMoment, rotateKeys } from '#storage';
import { onDatabase, SETTINGS_HELP } from './config-command.js';

/**
 * `npm run keys:rotate`: wraps every data key with the first of MASTER_KEY. Begin with the new key last on every process, then
 * first, then this, then the new key alone (docs/operations.md). May be broken off and begun again.
 */
await new Command('keys:rotate')
  .description('wraps every data key with the first of MASTER_KEY; may be broken off and begun again')
  .addHelpText('after', SETTINGS_HELP)
  .action(() =>
    onDatabase(process.env, async (db, { masterKeys }) => {
      const { rewrapped, unopened } = await rotateKeys(db, masterKeys, async (tx, keys) =>
        appendEvents(tx, [
          auditEvent({
            moment: await databaseMoment(tx),
            log: 'audit',
            action: 'master-key.replaced',
            actor: 'keys:rotate',
            object: 'master-key',
            result: 'replaced',
            organisations: [],
            details: { keys },
          }),
        ]),
      );
      console.log(`${rewrapped} data keys are wrapped with the master key in use now.`);
      if (unopened === 0) return;
      console.error(
        `${unopened} data keys are opened by none of the master keys: keep the one that opens them.`,
      );
      process.exitCode = 1;
    }),
  )
  .parseAsync();
