import { sql } from 'kysely';
import type { Query } from '#storage';
import { latestCheckpoint, type StoredCheckpoint } from './checkpoint.store.js';
import { consistencyProof, inclusionProof } from './tree.store.js';

export interface FoundLeaf {
  position: number;
  leaf: Buffer;
}

interface Row {
  position: string | null;
  leaf: Buffer | null;
}

/**
 * The leaf of an event in which one of these parties appears; `waits` when it is not sealed yet. Of anybody else's event,
 * one that was purged and one that never was, nothing is found.
 */
export async function leafOfEvent(
  db: Query,
  eventId: string,
  parties: string[],
): Promise<FoundLeaf | 'waits' | undefined> {
  const { rows } = await sql<Row>`
    select l.position, l.hash as leaf from audit_event e left join audit_leaf l on l.event_id = e.id
    where e.id = ${eventId} and e.organisations && ${parties}::text[]`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  return row.leaf ? { position: Number(row.position), leaf: row.leaf } : 'waits';
}

/** Whoever knows the leaf, knew the event: that is also how one whose body was purged is asked for. */
export async function leafAt(db: Query, position: number, leaf: Buffer): Promise<FoundLeaf | undefined> {
  const { rows } = await sql<Row>`
    select position, hash as leaf from audit_leaf where position = ${position} and hash = ${leaf}`.execute(
    db,
  );
  return rows[0] && { position, leaf };
}

export interface InclusionProof {
  position: number;
  leafHash: string;
  treeSize: number;
  rootHash: string;
  proof: string[];
}

const base64 = (hash: Buffer): string => hash.toString('base64');

export async function proveInclusion(
  db: Query,
  { position, leaf }: FoundLeaf,
  treeSize: number,
): Promise<InclusionProof> {
  const { proof, root } = await inclusionProof(db, position, treeSize);
  return { position, leafHash: base64(leaf), treeSize, rootHash: base64(root), proof: proof.map(base64) };
}

export interface ConsistencyProof {
  from: number;
  to: number;
  fromRootHash: string;
  toRootHash: string;
  proof: string[];
}

export async function proveConsistency(db: Query, from: number, to: number): Promise<ConsistencyProof> {
  const { proof, older, newer } = await consistencyProof(db, from, to);
  return { from, to, fromRootHash: base64(older), toRootHash: base64(newer), proof: proof.map(base64) };
}

/** The latest checkpoint with its root, which stands in it. */
export async function latestHead(
  db: Query,
  origin: string,
): Promise<(StoredCheckpoint & { rootHash: string }) | undefined> {
  const checkpoint = await latestCheckpoint(db, origin);
  return checkpoint && { ...checkpoint, rootHash: rootHashOf(checkpoint) };
}

export const rootHashOf = ({ note }: StoredCheckpoint): string => note.split('\n')[2]!;
