import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createFrontier } from './frontier.rules.js';
import {
  EMPTY_ROOT,
  foldSubtrees,
  isConsistent,
  isIncluded,
  leafHash,
  planConsistency,
  planInclusion,
  subtreesOf,
  type Node,
} from './merkle.rules.js';

/** RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1, word for word and nothing else: what the tree is compared with. */
const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const k = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
const remembered = <T extends unknown[], R>(of: (...args: T) => R): ((...args: T) => R) => {
  const known = new Map<string, R>();
  return (...args) => {
    const name = args.join();
    if (!known.has(name)) known.set(name, of(...args));
    return known.get(name)!;
  };
};
const MOST = 300;
const data = Array.from({ length: MOST }, (_, place) => Buffer.from(`event ${place}`));
const leaves = data.map(leafHash);
/** Each over the leaves from `a` up to `b`: D[a:b]. */
const MTH = remembered((a: number, b: number): Buffer => {
  if (a === b) return sha256();
  if (b - a === 1) return sha256(Buffer.from([0]), data[a]!);
  return sha256(Buffer.from([1]), MTH(a, a + k(b - a)), MTH(a + k(b - a), b));
});
const PATH = (m: number, a: number, b: number): Buffer[] => {
  if (b - a === 1) return [];
  const split = k(b - a);
  return m < split
    ? [...PATH(m, a, a + split), MTH(a + split, b)]
    : [...PATH(m - split, a + split, b), MTH(a, a + split)];
};
const SUBPROOF = (m: number, a: number, b: number, isWhole: boolean): Buffer[] => {
  if (m === b - a) return isWhole ? [] : [MTH(a, b)];
  const split = k(b - a);
  return m <= split
    ? [...SUBPROOF(m, a, a + split, isWhole), MTH(a + split, b)]
    : [...SUBPROOF(m - split, a + split, b, false), MTH(a, a + split)];
};
const nodeOf = ({ level, index }: Node): Buffer => MTH(index * 2 ** level, (index + 1) * 2 ** level);
const foldOf = remembered((start: number, end: number): Buffer =>
  foldSubtrees(subtreesOf(start, end).map(nodeOf)),
);
const rangeOf = (nodes: Node[]): [number, number] => {
  const [first, last] = [nodes[0]!, nodes.at(-1)!];
  return [first.index * 2 ** first.level, (last.index + 1) * 2 ** last.level];
};
const resolve = (plan: Node[][]): Buffer[] => plan.map((nodes) => foldOf(...rangeOf(nodes)));
const roots = Array.from({ length: MOST + 1 }, (_, size) => MTH(0, size));
const same = (one: Buffer[], other: Buffer[]): boolean => Buffer.concat(one).equals(Buffer.concat(other));

describe('the Merkle tree', () => {
  it('has the roots of RFC 9162 at every size, and grows to them leaf by leaf or in heaps', () => {
    const frontier = createFrontier(0, []);
    expect(frontier.root()).toEqual(EMPTY_ROOT);
    leaves.forEach((leaf, place) => {
      frontier.append(leaf);
      expect(frontier.root()).toEqual(roots[place + 1]);
      expect(foldSubtrees(subtreesOf(0, place + 1).map(nodeOf))).toEqual(roots[place + 1]);
    });
    for (const size of [1, 2, 255, 256, 257, 299]) {
      const later = createFrontier(size, subtreesOf(0, size).map(nodeOf));
      const stored = later.append(Buffer.concat(leaves.slice(size)));
      expect(later.root()).toEqual(roots[MOST]);
      expect(stored.map(({ level, index }) => `${level}/${index}`)).toEqual(size < 256 ? ['8/0'] : []);
      for (const node of stored) expect(node.hash).toEqual(nodeOf(node));
    }
  });

  it('gives the inclusion proofs of RFC 9162 for every leaf at every size; each holds, and for nothing else', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= MOST; size++) {
      for (let position = 0; position < size; position++) {
        const proof = resolve(planInclusion(position, size));
        const claim = { position, size, leaf: leaves[position]!, root: roots[size]! };
        const isRight =
          same(proof, PATH(position, 0, size)) &&
          isIncluded(claim, proof) &&
          !isIncluded({ ...claim, leaf: leaves[(position + 1) % MOST]! }, proof) &&
          !isIncluded({ ...claim, position: position + 1 }, proof) &&
          !isIncluded(claim, [...proof, EMPTY_ROOT]) &&
          (size === 1 || !isIncluded(claim, proof.slice(1)));
        if (!isRight) wrong.push(`${position} of ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives the consistency proofs of RFC 9162 between any two sizes; each holds, and for nothing else', () => {
    const wrong: string[] = [];
    for (let to = 0; to <= MOST; to++) {
      for (let from = 0; from <= to; from++) {
        const proof = resolve(planConsistency(from, to));
        const [older, newer] = [
          { size: from, root: roots[from]! },
          { size: to, root: roots[to]! },
        ];
        const isRight =
          (from === 0 || same(proof, SUBPROOF(from, 0, to, true))) &&
          isConsistent(older, newer, proof) &&
          !isConsistent(older, newer, [...proof, EMPTY_ROOT]) &&
          !isConsistent({ ...older, root: leaves[7]! }, newer, proof) &&
          (from === 0 || !isConsistent(older, { ...newer, root: leaves[7]! }, proof)) &&
          (from === to || !isConsistent(newer, older, proof));
        if (!isRight) wrong.push(`${from} to ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is exact at sizes that no database will see', () => {
    const [size, position] = [2 ** 49 + 1, 2 ** 49];
    expect(planInclusion(position, size)).toEqual([[{ level: 49, index: 0 }]]);
    expect(planConsistency(2 ** 49, size)).toEqual([[{ level: 0, index: 2 ** 49 }]]);
    const [left, right] = [leaves[0]!, leaves[1]!];
    const root = foldSubtrees([left, right]);
    expect(isIncluded({ position, size, leaf: right, root }, [left])).toBe(true);
    expect(isConsistent({ size: 2 ** 49, root: left }, { size, root }, [right])).toBe(true);
  });
});
