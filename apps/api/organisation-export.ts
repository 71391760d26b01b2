import 'reflect-metadata';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { appendEvents, auditEvent } from '#audit';
import { organisationFiles } from '#exchange';
import { approvedVersions, createKeyRing, databaseMoment, inForceAt } from '#storage';
import { onDatabase, SETTINGS_HELP } from './config-command.js';

/**
 * `npm run organisation:export -- <organisation> <folder>`: everything that one organisation may take along, as lines of JSON.
 * That it was taken is a line in its log.
 */
await new Command('organisation:export')
  .description('writes everything that one organisation may take along, as lines of JSON')
  .addHelpText('after', SETTINGS_HELP)
  .argument('<organisation>', 'its key in the configuration')
  .argument('<folder>', 'where the files are written; it is made')
  .action((party: string, folder: string) =>
    onDatabase(process.env, async (db, config) => {
      const now = await databaseMoment(db);
      const known = inForceAt(await approvedVersions(db), now.getTime()).some(
        ({ kind, key }) => ['organisation', 'arrangement'].includes(kind) && key === party,
      );
      if (!known) throw new Error(`no organisation or arrangement is called ${party}`);
      const needs = { db, keys: createKeyRing(...config.masterKeys), origin: config.audit.origin, now };
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const counts: Record<string, number> = {};
      for (const [file, lines] of Object.entries(organisationFiles(needs, party))) {
        counts[file] = 0;
        const counted = async function* (): AsyncGenerator<string> {
          for await (const line of lines()) {
            const text = typeof line === 'string' ? line : `${JSON.stringify(line)}\n`;
            // The log comes some lines at a time.
            counts[file]! += text.split('\n').length - 1;
            yield text;
          }
        };
        await pipeline(Readable.from(counted()), createWriteStream(join(folder, file), { mode: 0o600 }));
      }
      const about = { organisation: party, takenAt: now.toISOString(), lines: counts };
      writeFileSync(join(folder, 'about.json'), `${JSON.stringify(about, null, 2)}\n`);
      await appendEvents(db, [
        auditEvent({
          moment: await databaseMoment(db),
          log: 'audit',
          action: 'organisation.exported',
          actor: 'organisation:export',
          object: `organisation:${party}`,
          result: 'exported',
          organisations: [party],
          details: { files: Object.keys(counts).length },
        }),
      ]);
      console.log(`${Object.keys(counts).length + 1} files written to ${folder}`);
    }),
  )
  .parseAsync();
