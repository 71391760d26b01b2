import { foldSubtrees, nodeHash, subtreesOf, type Node } from './merkle.rules.js';

/** Of every complete subtree of 256, 65536, … leaves the root is stored; whatever a proof needs follows from those. */
export const STORED_EVERY = 8;
const HASH_BYTES = 32;

export interface StoredNode extends Node {
  hash: Buffer;
}

/** The right edge of a growing tree: one hash for each complete subtree, some twenty for a million leaves. */
export interface Frontier {
  readonly size: number;
  root(): Buffer;
  /** Adds leaves, given as their hashes one after the other; gives the nodes that became complete and are to be stored. */
  append(leaves: Buffer): StoredNode[];
}

/** `hashes`: of the subtrees of `subtreesOf(0, size)`. */
export function createFrontier(size: number, hashes: Buffer[]): Frontier {
  const edge = subtreesOf(0, size).map(({ level }, place) => ({ level, hash: hashes[place]! }));
  let count = size;

  return {
    get size() {
      return count;
    },
    root: () => foldSubtrees(edge.map((one) => one.hash)),
    append(leaves) {
      const completed: StoredNode[] = [];
      for (let at = 0; at < leaves.length; at += HASH_BYTES) {
        let [level, hash] = [0, leaves.subarray(at, at + HASH_BYTES)];
        count += 1;
        while (edge.length > 0 && edge.at(-1)!.level === level) {
          hash = nodeHash(edge.pop()!.hash, hash);
          level += 1;
          if (level % STORED_EVERY === 0) completed.push({ level, index: count / 2 ** level - 1, hash });
        }
        edge.push({ level, hash });
      }
      return completed;
    },
  };
}
