import { codeOfId, type Tx } from '#storage';
import type { RunningHub } from './hub.js';

/** What was asked about is in the log where it names somebody, and else not: it could be anything. */
export const NOBODY = 'person:unknown';

/** How the log calls somebody: by the code that their organisation has for them. */
export const calledBy = (code: string): string => `person:${code}`;
/** The code by which the log calls somebody; undefined of nobody. */
export const codeIn = (object: string): string | undefined => /^person:([0-9a-f]{32})$/.exec(object)?.[1];

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
  return subjects.map((id) => calledBy(codeOfId(processing, id)));
}
