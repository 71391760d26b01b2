export * from './event.js';
export * from './audit.store.js';
export * from './decision.store.js';
export { eventForm, decisionForm, digestOfForm, leafOfForm } from './leaf.rules.js';
export { isConsistent, isIncluded, leafHash, nodeHash } from './merkle.rules.js';
export {
  createSigner,
  openCheckpoint,
  readVerifier,
  signDigest,
  openDigest,
  signCheckpoint,
  type Checkpoint,
  type Signer,
} from './note.rules.js';
export {
  checkpointsOf,
  latestCheckpoint,
  publicKeys,
  type CheckpointQuestion,
  type StoredCheckpoint,
} from './checkpoint.store.js';
export { signedLast } from './signed-last.store.js';
export { TreeBroken } from './tree.store.js';
export {
  latestHead,
  leafAt,
  leafOfEvent,
  proveConsistency,
  proveInclusion,
  rootHashOf,
  type ConsistencyProof,
  type InclusionProof,
} from './proofs.store.js';
export { publishTo, type Publication } from './publication.js';
export { createSealer, type Sealer, type SealerOptions } from './sealer.js';
export { createSealLag, oldestUnsealed, type SealLag } from './lag.js';
export {
  EXPORT_HEADER,
  exportLog,
  leavesOfEvents,
  NothingSigned,
  PurgeNotSigned,
  partLines,
  type ExportOptions,
  type LeafRow,
} from './export.js';
export { heldAgainstTree, type StillSigned } from './still-signed.store.js';
export { eraseEntry, ERASURE_REASONS, purgePastTerm, setTerm, type ErasureReason } from './purge.store.js';
