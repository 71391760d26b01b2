import { sql } from 'kysely';
import type { Query } from '#storage';
import { decisionForms, formOfStored, type StoredEvent } from './body.store.js';
import { latestCheckpoint } from './checkpoint.store.js';
import { leavesOfEvents, type LeafRow } from './export.js';
import { digestOfForm, leafOfForm } from './leaf.rules.js';
import { isIncluded } from './merkle.rules.js';
import { openCheckpoint } from './note.rules.js';
import { inclusionProofs } from './tree.store.js';

/** A decision held against the tree, part by part. */
export interface StillSigned {
  eventId: string;
  /** Absent while its line is not under a checkpoint yet. */
  leaf?: LeafRow & { size: number; checkpoint: string };
  /** The record has the digest that its line names. */
  recordIsAsSigned: boolean;
  /** The line has the hash that was sealed. */
  lineIsAsSealed: boolean;
  /** The leaf leads to the root of the checkpoint, and a key of this hub signed that. */
  proofHolds: boolean;
}

/** Recomputes everything from what is stored now; undefined when the line of this decision is not there any more. */
export async function heldAgainstTree(
  db: Query,
  { origin, keys }: { origin: string; keys: string[] },
  decisionId: string,
): Promise<StillSigned | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_event where decision_id = ${decisionId}`.execute(db);
  const [event] = rows;
  if (!event) return undefined;
  const [row] = await leavesOfEvents(db, [event.id]);
  const checkpoint = await latestCheckpoint(db, origin);
  if (!row || !checkpoint || Number(row.position) >= checkpoint.size)
    return { eventId: event.id, recordIsAsSigned: false, lineIsAsSealed: false, proofHolds: false };
  const { size, note } = checkpoint;
  const form = (await decisionForms(db, [decisionId])).get(decisionId);
  const [proof] = await inclusionProofs(db, [Number(row.position)], size);
  const head = openCheckpoint(note, keys);
  return {
    eventId: event.id,
    leaf: { ...row, size, checkpoint: note },
    recordIsAsSigned: form !== undefined && digestOfForm(form) === row.decisionDigest,
    lineIsAsSealed: leafOfForm(formOfStored(row as StoredEvent)).equals(row.leaf),
    proofHolds:
      head !== undefined &&
      head.size === size &&
      isIncluded({ position: Number(row.position), size, leaf: row.leaf, root: head.root }, proof!),
  };
}
