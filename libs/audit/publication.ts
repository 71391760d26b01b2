import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoredCheckpoint } from './checkpoint.store.js';

/** Where checkpoints are laid down for others to fetch and keep: a folder, behind which an object store may be mounted. */
export interface Publication {
  /** The newest checkpoint that was published, also by an earlier life of this hub; undefined before the first. */
  latest(): Promise<string | undefined>;
  publish(checkpoint: StoredCheckpoint, keys: string[]): Promise<void>;
}

const UNIQUE = process.pid;

/** `checkpoint` is the newest, `archive/<day>T<hour>Z` the last of each hour, `keys` every public key. */
export function publishTo(folder: string): Publication {
  return {
    latest: () =>
      readFile(join(folder, 'checkpoint'), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    async publish({ note, madeAt }, keys) {
      const hour = `${madeAt.toISOString().slice(0, 'yyyy-mm-ddThh'.length)}Z`;
      await writeWhole(join(folder, 'archive', hour), note);
      await writeWhole(join(folder, 'keys'), `${keys.join('\n')}\n`);
      await writeWhole(join(folder, 'checkpoint'), note);
    },
  };
}

/** Whoever reads sees the file before or after, never half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
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
