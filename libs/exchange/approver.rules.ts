import type { ConfigKind } from '#storage';
import type { ConfigEntry } from './region.rules.js';

/** Somebody who says yes or no for parties. */
export interface Approver {
  /** Who it is, for the record and for the rule of four eyes. */
  actor: string;
  origin: string;
  /** The parties for which this one is the approver itself. */
  approvesFor: string[];
}

/** For which party somebody approves, and under which mandate (`key@version`) when it is another's. */
export interface ActsAs {
  byParty: string;
  mandate?: string;
  document?: string;
}

export type VersionedEntry = ConfigEntry & { version: number };

interface Mandate {
  party: string;
  approver: string;
  document: string;
  kinds?: ConfigKind[];
}

const mandatesIn = (
  inForce: VersionedEntry[],
): (VersionedEntry & { content: Mandate & Record<string, unknown> })[] =>
  inForce.filter((one) => one.kind === 'approval-mandate') as never;

/**
 * As whom the approver says something for `party`, in the configuration in force: as its own approver, or under a mandate
 * for all kinds of change that are in the draft. Nobody gives away under a mandate the say over the mandate itself.
 */
export function actsFor(
  { approvesFor }: Pick<Approver, 'approvesFor'>,
  party: string,
  kinds: ConfigKind[],
  inForce: VersionedEntry[],
): ActsAs | undefined {
  if (approvesFor.includes(party)) return { byParty: party };
  if (kinds.includes('approval-mandate')) return undefined;
  const found = mandatesIn(inForce).find(
    ({ content }) =>
      content.party === party &&
      approvesFor.includes(content.approver) &&
      (!content.kinds || kinds.every((kind) => content.kinds!.includes(kind))),
  );
  return (
    found && {
      byParty: found.content.approver,
      mandate: `${found.key}@${found.version}`,
      document: found.content.document,
    }
  );
}

/** Whether there is anybody who could say something for this party in the hub, itself or under a mandate. */
export function hasApprover(party: string, kinds: ConfigKind[], inForce: VersionedEntry[]): boolean {
  const approved = inForce.flatMap(({ kind, content }) => {
    if (kind === 'connection') return (content['approvesFor'] as string[] | undefined) ?? [];
    return kind === 'role-mapping' && content['role'] === 'approver' ? [content['party'] as string] : [];
  });
  return actsFor({ approvesFor: approved }, party, kinds, inForce) !== undefined;
}
