import { sha256 } from '#kernel';

/** RFC 9162, section 2.1: the hashes of a Merkle tree, what a proof is made of, and whether one holds. Sizes up to 2^53. */

const LEAF = Buffer.from([0]);
const NODE_BYTES = 65;
const HASH_BYTES = 32;

export const leafHash = (data: Buffer): Buffer => sha256(Buffer.concat([LEAF, data]));

const pair = Buffer.alloc(NODE_BYTES, 1);
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

export const EMPTY_ROOT = sha256('');

/** The complete subtree over the leaves from index · 2^level up to (index + 1) · 2^level. */
export interface Node {
  level: number;
  index: number;
}

/** The largest power of two below a size of two or more. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The complete subtrees, from left to right, under the root of the leaves from `start` up to `end`. */
export function subtreesOf(start: number, end: number): Node[] {
  const nodes: Node[] = [];
  for (let from = start; from < end;) {
    let level = 0;
    let width = 1;
    while (width * 2 <= end - from) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The root over subtrees from left to right: what is on the right is the smaller, and is joined first. */
export function foldSubtrees(hashes: Buffer[]): Buffer {
  if (hashes.length === 0) return EMPTY_ROOT;
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** Each hash of a proof, as the subtrees that it is folded from. */
export type ProofPlan = Node[][];

export function planInclusion(position: number, size: number): ProofPlan {
  const plan: ProofPlan = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const isLeft = position < middle;
    plan.unshift(isLeft ? subtreesOf(middle, end) : subtreesOf(start, middle));
    if (isLeft) end = middle;
    else start = middle;
  }
  return plan;
}

export function planConsistency(from: number, to: number): ProofPlan {
  if (from === 0 || from === to) return [];
  const plan: ProofPlan = [];
  let [start, end] = [0, to];
  // As long as the old tree is cut off at `start` its root is known, and needs not be given.
  let isWhole = true;
  while (end !== from) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      plan.unshift(subtreesOf(middle, end));
      end = middle;
    } else {
      plan.unshift(subtreesOf(start, middle));
      start = middle;
      isWhole = false;
    }
  }
  return isWhole ? plan : [subtreesOf(start, end), ...plan];
}

const isOdd = (number: number): boolean => number % 2 === 1;
const half = (number: number): number => Math.floor(number / 2);
const isPowerOfTwo = (number: number): boolean =>
  number === 1 || (number > 1 && !isOdd(number) && isPowerOfTwo(number / 2));

/** RFC 9162, 2.1.3.2. */
export function isIncluded(
  { position, size, leaf, root }: { position: number; size: number; leaf: Buffer; root: Buffer },
  proof: Buffer[],
): boolean {
  if (position < 0 || position >= size || leaf.length !== HASH_BYTES) return false;
  let [place, last, known] = [position, size - 1, leaf];
  for (const other of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      known = nodeHash(other, known);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else known = nodeHash(known, other);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && known.equals(root);
}

/** RFC 9162, 2.1.4.2; the empty tree is the start of every tree. */
export function isConsistent(
  older: { size: number; root: Buffer },
  newer: { size: number; root: Buffer },
  proof: Buffer[],
): boolean {
  if (older.size > newer.size) return false;
  if (older.size === 0 && !older.root.equals(EMPTY_ROOT)) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return proof.length === 0 && newer.root.length === HASH_BYTES;
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (!first) return false;
  let [place, last] = [older.size - 1, newer.size - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [old, young] = [first, first];
  for (const other of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      [old, young] = [nodeHash(other, old), nodeHash(other, young)];
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else young = nodeHash(young, other);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && old.equals(older.root) && young.equals(newer.root);
}
