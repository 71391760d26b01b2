import { ok, refuse, type Fault, type JsonObject, type Outcome } from '#kernel';
import type { ConfigKind, WantedVersion } from '#storage';
import type { Mappings } from '#translation';
import type { RunningHub } from './hub.js';
import { MAPPING_LAWS } from './mapping-laws.rules.js';
import { trialOf } from './mapping-trial.js';

interface Change {
  kind: ConfigKind;
  key: string;
  content?: JsonObject;
}

/** What is wrong with the tables that are among these changes, by pointer. */
export function tableFaults(mappings: Mappings, changes: Change[]): Fault[] {
  return changes.flatMap(({ kind, content }, index) =>
    kind === 'mapping' && content
      ? mappings
          .read(content)
          .faults.map((fault) => ({ ...fault, pointer: `/changes/${index}/content${fault.pointer}` }))
      : [],
  );
}

/**
 * Tries every table that is proposed, before anything is held for it: only what keeps the laws on the examples of its
 * contract is shown to somebody who is to approve it.
 */
export async function tablesPass(hub: RunningHub, changes: Change[]): Promise<Outcome<void>> {
  const faults = tableFaults(hub.mappings, changes);
  for (const [index, { kind, content }] of changes.entries()) {
    if (kind !== 'mapping' || !content || faults.length > 0) continue;
    const read = hub.mappings.read(content);
    if (!read.mapping) continue;
    const tried = await trialOf(hub, read);
    if (!tried.ok) return tried;
    const { broken, complete } = tried.value;
    const pointer = `/changes/${index}/content`;
    for (const { example, law, places } of broken)
      faults.push({ pointer, code: law, detail: `${example}: ${MAPPING_LAWS[law]} (${places.join(', ')})` });
    if (!complete)
      faults.push({ pointer, code: 'too-slow', detail: 'The examples took longer than there is time for.' });
  }
  return faults.length > 0 ? refuse('invalid-request', { faults }) : ok(undefined);
}

/** The same of what files want, as sentences. */
export const wantedTableFaults = (mappings: Mappings, wanted: WantedVersion[]): string[] =>
  wanted.flatMap(({ kind, key, content }) =>
    kind === 'mapping'
      ? mappings
          .read(content as JsonObject)
          .faults.map(({ pointer, detail }) => `mapping ${key}: ${pointer} ${detail}`)
      : [],
  );
