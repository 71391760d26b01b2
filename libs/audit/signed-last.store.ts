import type { Query } from '#storage';
import { latestCheckpoint } from './checkpoint.store.js';
import { openCheckpoint, type Signer } from './note.rules.js';

/** Whether one of these signed the last checkpoint of the log with this name; true too where nothing was signed yet. */
export async function signedLast(db: Query, origin: string, signers: Signer[]): Promise<boolean> {
  const last = await latestCheckpoint(db, origin);
  if (!last) return true;
  const verifiers = signers.map(({ verifier }) => verifier);
  return openCheckpoint(last.note, verifiers) !== undefined;
}
