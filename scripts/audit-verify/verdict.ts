/** What is asked of the verifier, and what it says. */

export interface Fault {
  /** The first position at which something is wrong; null when it is not about one. */
  position: number | null;
  what: string;
}
/** `first` and `last`: when, by the sealed events of the log that say so; in a part by what the file claims. */
export interface Purged {
  from: number;
  to: number;
  why: string;
  first: string;
  last: string;
}
/** An event that says a moment of long before it was put in: after a checkpoint that was signed at `after`. */
export interface Late {
  position: number;
  moment: string;
  after: string;
}
export interface Verdict {
  ok: boolean;
  faults: Fault[];
  kind: string;
  leaves: number;
  decisions: number;
  checkpoints: number;
  /** Of the tree that was verified, as signed. */
  size: number;
  signedAt: string | null;
  purged: Purged[];
  /** No fault by itself; of a whole log only, for a part does not say where its checkpoints were. */
  late: { count: number; first: Late[] };
}
export interface VerifyOptions {
  /** Public keys of the log, as `name+id+key`. */
  keys: string[];
  /** Checkpoints of it that somebody else kept. */
  checkpoints?: string[];
}
