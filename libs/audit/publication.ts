import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredCheckpoint } from './checkpoint.store.js';

/** Where checkpoints are laid down for others to fetch and keep: a folder, behind which an object store may be mounted. */
export interface Publication {
  /** The newest checkpoint that was published, also by an earlier life of this hub; undefined before the first. */
  latest(): Promise<string | undefined>;
  publish(checkpoint: StoredCheckpoint, keys: string[]): Promise<void>;
}

const UNIQUE = process.pid;

/**
 * Into a folder that is there: one that was made because a mount is away would be read by nobody, and would hold nothing against
 * an older copy of the database. `checkpoint` is the newest, `archive/<day>T<hour>Z` the last of each hour,
 * `keys` every public key.
 */
export function publishTo(folder: string): Publication {
  return {
    latest: () =>
      readFile(join(folder, 'checkpoint'), 'utf8').catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        await stat(folder);
        return undefined;
      }),
    async publish({ note, madeAt }, keys) {
      const hour = `${madeAt.toISOString().slice(0, 'yyyy-mm-ddThh'.length)}Z`;
      await mkdir(join(folder, 'archive')).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      await writeWhole(join(folder, 'archive', hour), note);
      await writeWhole(join(folder, 'keys'), `${keys.join('\n')}\n`);
      await writeWhole(join(folder, 'checkpoint'), note);
    },
  };
}

/** Whoever reads sees the file before or after, never half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${UNIQUE}.new`;
  const handle = await open(draft, 'w', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
