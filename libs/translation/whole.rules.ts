import { isObject, type Json, type JsonObject } from '#kernel';
import { parentOf, writerAt } from './places.rules.js';
import type { Branch, Node, Taker, Write } from './plan.js';

/** Names of members that go over unchanged; of an object the names in that, of a list those in its items. */
type Parts = ReadonlyMap<string, Part>;
type Part = Parts | ItemsOf | typeof LEAF;
const LEAF = 'leaf';

/** A list of which every item goes over whole, to a list in the same place. */
class ItemsOf {
  constructor(readonly parts: Parts) {}
}

/** An object of which every member goes over under its own name and unchanged: it goes in one go. */
export interface Whole {
  /**
   * The object for the output; undefined for what has to be read member by member: it holds something unknown or of
   * another kind, or nothing.
   */
  take: (value: Json) => JsonObject | undefined;
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
  const parts = new Map<string, Part>();
  for (const [name, child] of node.members ?? []) {
    const place = target + child.pointer.slice(node.pointer.length);
    const [only] = child.takers;
    if (child.known.length > 0 || child.takers.length > 1) return undefined;
    if (child.groups.length > 0) {
      const items = itemsOf(child, place, branch);
      if (!items) return undefined;
      parts.set(name, items);
    } else if (only) {
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

/** Undefined when not every item goes to the list in this place, as it is. */
function itemsOf(node: Node, place: string, of: number): ItemsOf | undefined {
  const [group, ...others] = node.groups;
  const [branch, ...more] = group!.branches;
  const isPlain =
    others.length + more.length + node.takers.length === 0 && !node.members && group!.where.length === 0;
  if (!isPlain || branch!.parent !== of || branch!.list !== place || !isUntouched(branch!)) return undefined;
  const whole = wholeOf(group!.item);
  return whole?.target === '' ? new ItemsOf(whole.parts) : undefined;
}

/** Items of it are placed as they are: none is left out, and nothing is added. */
export const isUntouched = ({ single, needs, finish, list }: Branch): boolean =>
  list !== undefined && !single && !needs && finish.length === 0;

export function wholeOf(node: Node): Whole | undefined {
  const to = targetOf(node);
  const parts = to && partsOf(node, to.target, to.branch);
  if (!parts) return undefined;
  // Where nothing else is written in it, the object itself will do: it is never written to.
  const take = isAlone(node, to.target)
    ? (value: Json): JsonObject | undefined => (isWhole(value, parts) ? (value as JsonObject) : undefined)
    : (value: Json): JsonObject | undefined => copyWhole(value, parts);
  return { parts, take, ...to, write: writerAt(to.target) };
}

/** Whether all that is written in a place, above it or below it comes from this node. */
function isAlone(node: Node, target: string): boolean {
  const touches = (place: string): boolean =>
    place === target || place.startsWith(`${target}/`) || target.startsWith(`${place}/`) || place === '';
  return node.writes.filter(touches).length === countOf(node);
}

const countOf = ({ takers, groups, members }: Node): number =>
  takers.length +
  groups.reduce((sum, { branches }) => sum + branches.length, 0) +
  [...(members?.values() ?? [])].reduce((sum, child) => sum + countOf(child), 0);

/** Whether there is something in it, and nothing but what goes over as it is. */
function isWhole(value: Json, parts: Parts): boolean {
  if (!isObject(value)) return false;
  let hasMember = false;
  for (const name in value) {
    const part = parts.get(name);
    if (part === undefined) return false;
    hasMember = true;
    if (part === LEAF) continue;
    const member = value[name]!;
    if (!(part instanceof ItemsOf ? areWhole(member, part.parts) : isWhole(member, part))) return false;
  }
  return hasMember;
}

function areWhole(list: Json, parts: Parts): boolean {
  if (!Array.isArray(list) || list.length === 0) return false;
  for (let at = 0; at < list.length; at++) if (!isWhole(list[at]!, parts)) return false;
  return true;
}

function copyWhole(value: Json, parts: Parts): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  let copied: JsonObject | undefined;
  for (const name in value) {
    const part = parts.get(name);
    if (part === undefined) return undefined;
    const member = value[name]!;
    copied ??= { ...value };
    if (typeof member !== 'object') {
      if (part !== LEAF) return undefined;
      continue;
    }
    const inside =
      part === LEAF
        ? undefined
        : part instanceof ItemsOf
          ? copyItems(member, part.parts)
          : copyWhole(member, part);
    if (inside === undefined) return undefined;
    copied[name] = inside;
  }
  return copied;
}

/** The same of a list; an empty one says nothing, and is not copied. */
function copyItems(list: Json, parts: Parts): Json[] | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const copied: Json[] = [];
  for (let at = 0; at < list.length; at++) {
    const item = copyWhole(list[at]!, parts);
    if (!item) return undefined;
    copied.push(item);
  }
  return copied;
}
