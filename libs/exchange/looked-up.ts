import { codeOfId, type Tx } from '#storage';
import { NOBODY } from './auditor.js';
import type { RunningHub } from './hub.js';

/**
 * What those whom somebody looked up are called in the log of their controller: a code for each entry, by which its auditor finds who
 * looked. Who is not known is nobody: what was asked could be anything.
 */
export async function lookedUp(
  hub: RunningHub,
  tx: Tx,
  controller: string,
  subjects: string[],
  now: Date,
): Promise<string[]> {
  if (subjects.length === 0) return [NOBODY];
  const { processing } = await hub.keys.ofOrganisation(tx, controller, now);
  return subjects.map((id) => `person:${codeOfId(processing, id)}`);
}
