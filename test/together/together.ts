import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Rig } from '../medium/rig.js';
import { noteStatements, walksOf } from '../medium/walks.js';

/**
 * A run of everything loads the hub once for many scenarios: each still starts a hub and a database of its own, but reads,
 * compiles and warms up the same 650 files no more than once. A scenario that is named on the command line runs alone, and so
 * do those that are long enough not to gain by it (parts.json).
 */
interface Parts {
  /** In how many parts the scenarios of a folder are dealt out. */
  folders: Record<string, number>;
  alone: string[];
}

/** Loads the scenarios of one part: of the folder and the number in the name of the file. */
export async function together(file: string): Promise<void> {
  const [, folder, part] = /([a-z]+)-(\d+)\.spec\.ts$/.exec(file)!;
  const { folders, alone } = JSON.parse(readFileSync('test/together/parts.json', 'utf8')) as Parts;
  const scenarios = readdirSync(`test/${folder}`)
    .filter((name) => name.endsWith('.spec.ts') && !alone.includes(`test/${folder}/${name}`))
    .sort();
  const parts = folders[folder!]!;
  const asked = ['hub', 'medium'].includes(folder!) ? noteStatements() : undefined;
  for (const [index, name] of scenarios.entries())
    if (index % parts === Number(part) - 1) await import(`../${folder}/${name.replace(/ts$/, 'js')}`);
  if (asked) describe('what these scenarios ask of the database', () => whatIsAsked(asked));
}

/** A plan is kept, and most are made while little lies there: what is then looked for from end to end is so for as long as it is kept. */
function whatIsAsked({ texts, end }: ReturnType<typeof noteStatements>): void {
  it('is found by its key also by a plan of when nothing lay there', async () => {
    end();
    const rig = await Rig.start();
    try {
      expect(texts.size).toBeGreaterThan(50);
      expect(await walksOf(rig.hub.db, texts)).toEqual([]);
    } finally {
      await rig.stop();
    }
  });
}
