import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Erasure } from '#consent';
import { isId } from '#kernel';

/**
 * Every erasure as a file of its own, outside the database: a folder behind which anything may be mounted that keeps files.
 * It holds ids and keyed hashes only.
 */
export interface ErasureJournal {
  /** Written whole and on disk when it resolves. */
  write(erasure: Erasure): Promise<void>;
  /** Every erasure that was ever written, by the id of its entry. */
  subjects(): Promise<string[]>;
  read(subjectId: string): Promise<Erasure>;
}

const SUFFIX = '.json';

export function erasureJournalIn(folder: string): ErasureJournal {
  const fileOf = (subjectId: string): string => join(folder, `${subjectId}${SUFFIX}`);
  return {
    async write(erasure) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${fileOf(erasure.subjectId)}.${process.pid}.new`;
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(erasure)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, fileOf(erasure.subjectId));
      await settle(folder);
    },
    async subjects() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return names.flatMap((name) => {
        const id = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : '';
        return isId(id) ? [id] : [];
      });
    },
    read: async (subjectId) => JSON.parse(await readFile(fileOf(subjectId), 'utf8')) as Erasure,
  };
}

/** A name that was given is on disk when its folder is; not every kind of folder can be asked that. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
