import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json } from '#kernel';

/** What a file of a region holds; undefined where it cannot be read or is no YAML, which is added to the faults with its place. */
export function yamlOf(folder: string, file: string, faults: string[]): Json | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    faults.push(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return undefined;
  }
  try {
    return (parse(text) ?? null) as Json;
  } catch (error) {
    // Its other lines repeat those of the file.
    faults.push(`${file}: is no YAML: ${(error as Error).message.split('\n')[0]!.replace(/:$/, '')}`);
    return undefined;
  }
}
