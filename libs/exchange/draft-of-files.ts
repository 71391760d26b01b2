import { approvedVersions, type Tx, type VersionChange } from '#storage';
import { administratorIn, baseOf, type DraftChange } from './draft.rules.js';
import { draftOf, keepDraft } from './drafts.js';
import type { JsonObject } from '#kernel';

/**
 * What files want of things that the parties put in force or ended themselves becomes a draft for those parties, proposed
 * for whoever looks after the region. Applied again it is the same draft.
 */
export async function proposeForParties(
  tx: Tx,
  wanted: VersionChange[],
  by: string,
  now: Date,
): Promise<string> {
  const versions = await approvedVersions(tx);
  const changes = wanted.map(({ kind, key, content, validFrom, validUntil }): DraftChange => ({
    kind,
    key,
    ...(content ? { content: content as JsonObject } : {}),
    ...(content && validFrom && validFrom > now ? { validFrom: validFrom.toISOString() } : {}),
    ...(validUntil && validUntil > now ? { validUntil: validUntil.toISOString() } : {}),
    base: baseOf(versions, { kind, key }),
  }));
  const controller = administratorIn(versions, now) ?? 'region';
  const asked = {
    title: 'Configuration files that differ from what the parties approved',
    changes,
    signed: [],
  };
  return (await keepDraft(tx, draftOf(versions, asked, { controller, actor: by }, now))).id;
}
