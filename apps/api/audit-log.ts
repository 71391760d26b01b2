import 'reflect-metadata';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createSigner, ERASURE_REASONS, eraseEntry, exportLog, type ErasureReason } from '#audit';
import { ConfigFaults, type HubConfig } from '#config';
import { isId } from '#kernel';
import { databaseMoment, migrate, openDatabase, startEmbeddedDatabase, type Database } from '#storage';
import { readConfig } from './read-config.js';

/** `npm run audit:log -- <command>`: what an operator does with the access log, at the database itself. */

async function withDatabase(
  config: HubConfig,
  asOwner: boolean,
  work: (db: Database) => Promise<void>,
): Promise<void> {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedDatabase({ dataDir: join(config.dataDir, 'postgres'), database: 'schakel' });
  const url = config.databaseUrl ?? embedded!.url;
  try {
    await migrate(url);
    const db = openDatabase({ url, poolSize: 1, asOwner });
    await work(db).finally(() => db.destroy());
  } finally {
    await embedded?.stop();
  }
}

const staff = (text: string): string => {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(text)) return text;
  throw new InvalidArgumentError('a staff number or team, no name');
};
const eventId = (text: string): string => {
  if (isId(text)) return text;
  throw new InvalidArgumentError('the id of an event');
};

const program = new Command('audit:log');
program
  .command('export')
  .description('writes the log, up to its latest checkpoint, as lines of JSON')
  .argument('<file>', 'where to; - is standard output')
  .option('--organisation <key>', 'only the lines in which it appears, each with its proof')
  .action(async (file: string, { organisation }: { organisation?: string }) => {
    const config = readConfig(process.env);
    await withDatabase(config, false, async (db) => {
      const lines = exportLog(db, { origin: config.audit.origin, organisation });
      const to = file === '-' ? process.stdout : createWriteStream(file, { mode: 0o600 });
      await pipeline(Readable.from(lines), to, { end: file !== '-' });
    });
  });
program
  .command('erase')
  .description('takes the body of one entry out of the log, at once; its leaf and every proof stay')
  .argument('<event>', 'its id', eventId)
  .addOption(new Option('--reason <code>', 'why').choices(ERASURE_REASONS).makeOptionMandatory())
  .addOption(new Option('--by <staff>', 'who decided so').argParser(staff).makeOptionMandatory())
  .action(async (event: string, { reason, by }: { reason: ErasureReason; by: string }) => {
    await withDatabase(readConfig(process.env), true, async (db) => {
      const order = { eventId: event, reason, by };
      const isErased = await db
        .transaction()
        .execute(async (tx) => eraseEntry(tx, { ...order, moment: await databaseMoment(tx) }));
      console.log(isErased ? 'erased' : 'there is no sealed entry with that id and a body');
      if (!isErased) process.exitCode = 1;
    });
  });
program
  .command('keys')
  .description('prints the public keys of the log, as a verifier takes them')
  .action(() => {
    const { keys, origin } = readConfig(process.env).audit;
    for (const seed of keys) console.log(createSigner(origin, seed).verifier);
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof ConfigFaults || error instanceof Error ? error.message : 'unknown');
  process.exitCode = 1;
}
