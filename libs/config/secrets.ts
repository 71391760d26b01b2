import { readFileSync } from 'node:fs';
import type { SettingDefinition } from './settings.rules.js';

type Environment = Record<string, string | undefined>;

/**
 * The environment, with every secret that is named as a file (`<NAME>_FILE`) read from it: what stands in the environment of a
 * container is shown to whoever may look at it.
 */
export function withSecretFiles(
  definitions: Record<string, SettingDefinition>,
  environment: Environment,
  faults: string[],
): Environment {
  const read: Environment = {};
  for (const [name, { kind }] of Object.entries(definitions)) {
    const fileSetting = `${name}_FILE`;
    const file = environment[fileSetting];
    if (kind !== 'secret' || !file) continue;
    if (environment[name]) faults.push(`${name} and ${fileSetting} are both set`);
    else read[name] = secretOf(file, fileSetting, faults);
  }
  return { ...environment, ...read };
}

/** What a file holds, without the white space around it; a file that is not in order is added to the faults. */
function secretOf(file: string, setting: string, faults: string[]): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (!text) faults.push(`${setting} names a file that is empty`);
    return text;
  } catch {
    faults.push(`${setting} names a file that cannot be read`);
    return undefined;
  }
}
