import { isObject, type Json, type JsonObject } from '#kernel';
import { parentOf, writerAt } from './places.rules.js';
import type { Node, Taker, Write } from './plan.js';

/** Names of members that go over unchanged; of an object, the names in that. */
type Parts = ReadonlyMap<string, Parts | typeof LEAF>;
const LEAF = 'leaf';

/** An object of which every member goes over under its own name and unchanged: it is copied in one go. */
export interface Whole {
  parts: Parts;
  /** Where it goes; empty when it becomes the whole item. */
  target: string;
  branch: number;
  write: Write;
}

const isUnchanged = (node: Node, { branch, convert, manner, parts, max }: Taker, of: number): boolean =>
  !node.members && branch === of && !convert && manner === 'first' && !parts && max === Infinity;

/** Where the object goes of which a first member, or one in it, is read by a row; undefined where that cannot be said. */
function targetOf(node: Node): Pick<Taker, 'target' | 'branch'> | undefined {
  for (const child of node.members?.values() ?? []) {
    const inside = child.takers[0] ?? targetOf(child);
    return inside?.target ? { target: parentOf(inside.target), branch: inside.branch } : undefined;
  }
  return undefined;
}

/** Undefined when a member is changed, goes elsewhere, or is read by more rows than one. */
function partsOf(node: Node, target: string, branch: number): Parts | undefined {
  const parts = new Map<string, Parts | typeof LEAF>();
  for (const [name, child] of node.members ?? []) {
    const place = target + child.pointer.slice(node.pointer.length);
    const [only] = child.takers;
    if (child.known.length > 0 || child.groups.length > 0 || child.takers.length > 1) return undefined;
    if (only) {
      if (only.target !== place || !isUnchanged(child, only, branch)) return undefined;
      parts.set(name, LEAF);
    } else {
      const inside = partsOf(child, place, branch);
      if (!inside) return undefined;
      parts.set(name, inside);
    }
  }
  return parts;
}

export function wholeOf(node: Node): Whole | undefined {
  const to = targetOf(node);
  const parts = to && partsOf(node, to.target, to.branch);
  return parts && { parts, ...to, write: writerAt(to.target) };
}

/** Undefined for what has to be read member by member: it holds a list, something unknown, or nothing. */
export function copyWhole(value: Json, parts: Parts): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  let copy: JsonObject | undefined;
  for (const name in value) {
    const part = parts.get(name);
    if (typeof value[name] !== 'object') {
      if (part !== LEAF) return undefined;
      copy ??= { ...value };
    } else {
      const inside = part === undefined || part === LEAF ? undefined : copyWhole(value[name]!, part);
      if (inside === undefined) return undefined;
      copy ??= { ...value };
      copy[name] = inside;
    }
  }
  return copy;
}
