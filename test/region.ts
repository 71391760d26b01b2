import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { applyRegion, readRegion } from '#exchange';
import type { JsonObject } from '#kernel';
import type { Box } from '../apps/demo/box.js';

type Entry = JsonObject & { key: string };

/** A copy of the example region in which entries of one file are changed, left out (undefined) or added. */
export function regionWith(
  file: string,
  change: (entry: Entry) => Entry | undefined,
  added: Entry[] = [],
  from = 'config/regions/twente',
): string {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-region-'));
  cpSync(from, folder, { recursive: true });
  const entries = parse(readFileSync(join(folder, file), 'utf8')) as Entry[];
  const changed = entries.map(change).filter((entry) => entry !== undefined);
  writeFileSync(join(folder, file), stringify([...changed, ...added]));
  return folder;
}

/** The entry of that key with these members over its own. */
export const over =
  (key: string, more: JsonObject) =>
  (entry: Entry): Entry =>
    entry.key === key ? { ...entry, ...more } : entry;

/** Puts another region in force in a running box, as an administrator does: by config:apply. */
export async function applyTo(box: Box, folder: string): Promise<void> {
  await applyRegion(box.hub.db, readRegion(folder, box.hub.contracts), 'config:apply', box.clock.now());
  // What the door knows may be a tenth of a second old.
  const { directory } = await box.hub.snapshot();
  while ((await box.hub.directory()) !== directory.at(box.hub.now()))
    await new Promise((resolve) => setImmediate(resolve));
}
