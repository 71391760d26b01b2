import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { createSigner, signedLast } from '#audit';
import type { HubConfig } from '#config';
import { schemasIn, spokenBeside } from '#exchange';
import { masterKeysOpen, type Database } from '#storage';

/** Of PostgreSQL: a log-in or database that is not there, or may not. */
const NOT_LET_IN = /^(28|3D|42501)/;

/**
 * What fails in reaching something is said with the setting that names it; a fault that has words of its own keeps them. Throws
 * what `work` throws.
 */
export async function naming<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined && !NOT_LET_IN.test(code)) throw error;
    throw new Error(`what ${setting} names cannot be used: ${message}`, { cause: undefined });
  }
}

/**
 * A journal that is not there would be made, empty: people who were erased would be back with a restored database, and nobody
 * would know. Throws where the folder is not there, or the hub may not write in it.
 */
export const assertJournal = (folder: string): Promise<void> =>
  assertFolder(
    'ERASURE_JOURNAL_DIR',
    folder,
    'Mount what holds the erasures there, or make it empty for a hub that has no past',
  );

/**
 * Checkpoints that are published where nobody looks bind nobody, and an older copy of the database passes for the log: a folder
 * that is not there is not made in production. Throws where the hub may not read and write it.
 */
export async function assertPublication({
  audit: { publishDir },
  production,
}: Pick<HubConfig, 'audit' | 'production'>): Promise<void> {
  if (publishDir === undefined) return;
  if (!production) await mkdir(publishDir, { recursive: true }).catch(() => undefined);
  await assertFolder('AUDIT_PUBLISH_DIR', publishDir, 'Mount there what others read');
}

async function assertFolder(setting: string, folder: string, advice: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new Error('no folder');
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(`${setting} names no folder that the hub may read and write: ${folder}. ${advice}`);
  }
}

/**
 * A hub with the master key of another database would open nothing, and wrap with it what nobody opens later. Throws then; where
 * some keys are opened it says so, for that is a replacement which was not finished.
 */
export async function assertMasterKeys(
  db: Database,
  { masterKeys }: Pick<HubConfig, 'masterKeys'>,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const opened = await masterKeysOpen(db, masterKeys);
  if (opened === 'none')
    throw new Error(
      'MASTER_KEY opens no key of this database: it is not the one that was kept with it. Start with that one; where another is to replace it, with both and commas between',
    );
  if (opened === 'some')
    log.warn(
      'some keys of this database are opened by no MASTER_KEY: put the former behind it, and keys:rotate',
    );
}

/**
 * A hub with another key would sign on from what that key never signed: whoever verifies with the one that is known finds a
 * forged log. Throws unless one of the keys signed the last checkpoint of the log with this name.
 */
export async function assertAuditKeys(db: Database, { audit }: Pick<HubConfig, 'audit'>): Promise<void> {
  const signers = audit.keys.map((seed) => createSigner(audit.origin, seed));
  if (!(await signedLast(db, audit.origin, signers)))
    throw new Error(
      'AUDIT_KEY did not sign the last checkpoint of this log: it is not the one that was kept with it. Start with that one; where another is to replace it, with the new one first and the former behind it, a comma between. If the former is lost, the log needs another name (AUDIT_ORIGIN)',
    );
}

/**
 * Without a contract that is spoken here every message in it would be refused and all post in it given up: a folder that was not
 * taken along at an upgrade. Throws then, and names who speaks it.
 */
export async function assertContracts(
  db: Database,
  { schemasDir }: Pick<HubConfig, 'schemasDir'>,
  now: Date,
): Promise<void> {
  const missing = await spokenBeside(db, schemasIn(schemasDir).contracts, now);
  if (missing.length > 0)
    throw new Error(
      `SCHEMAS_DIR has no contract that a connection in force speaks (${missing.slice(0, 10).join(', ')}). Put it there, or end it for that connection with the folder that has it`,
    );
}
