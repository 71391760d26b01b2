import { isObject, type Json } from '#kernel';
import { cut, isLonger } from './cut.rules.js';
import type { Losses } from './losses.rules.js';
import type { MembersReader } from './read.rules.js';
import { isUntouched, wholeOf } from './whole.rules.js';
import type { Branch, Cell, Finish, Frame, Group, Node, Reader, Waiting } from './plan.js';

/** Where an item was found, and which branches have had theirs. */
interface Origin {
  frame: Frame;
  place: string;
  index: number;
  placed: Set<Branch> | undefined;
  /** Collects the items where they all go to one list. */
  into: Json[] | undefined;
}

interface ReadyGroup {
  group: Group;
  read: Reader;
}

/** Items of a list, or one value, by the rows `each` and `one` that want them. */
export function itemsReader(
  node: Node,
  readerOf: (node: Node) => Reader,
  members: MembersReader | undefined,
): MembersReader {
  const groups = node.groups.map((group) => ({ group, read: readerOf(group.item) }));
  const [first] = groups;
  const isPlain = groups.length === 1 && first!.group.where.length === 0 && !first!.group.single;
  return isPlain ? plainItems(node, first!) : chosenItems(node, groups, members);
}

/** One group takes every item: nothing to choose, and nothing to remember. */
function plainItems({ pointer }: Node, ready: ReadyGroup): MembersReader {
  const { branches, item } = ready.group;
  const needsMemory = branches.some(({ single }) => single);
  const [branch] = branches;
  const appends = branches.length === 1 ? branch!.placeAll : undefined;
  const whole = branches.length === 1 && isUntouched(branch!) ? wholeOf(item) : undefined;
  const take = whole?.target === '' ? whole.take : undefined;
  return (value, frame, losses) => {
    const placed = needsMemory ? new Set<Branch>() : undefined;
    const from: Origin = { frame, place: pointer, index: -1, placed, into: appends ? [] : undefined };
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const taken = take?.(value[index]!);
        if (taken) from.into!.push(taken);
        else {
          from.index = index;
          readWith(ready, value[index]!, from, losses);
        }
      }
    } else readWith(ready, value, from, losses);
    if (from.into && from.into.length > 0) appends!(frame.cells[branch!.parent]!, from.into);
  };
}

function chosenItems(
  { pointer }: Node,
  groups: ReadyGroup[],
  members: MembersReader | undefined,
): MembersReader {
  return (value, frame, losses) => {
    const list = Array.isArray(value) ? value : undefined;
    const used = new Set<Group>();
    const placed = new Set<Branch>();
    const readItem = (item: Json, index: number): void => {
      const ready = groups.find(
        ({ group }) =>
          group.where.every(({ read: at, value: wanted }) => at(item) === wanted) && !used.has(group),
      );
      if (!ready) {
        // Members beside a group are read as members: `/a` may be one object and `/a/b` a row of its own.
        if (!list && members && isObject(item)) members(item, frame, losses);
        else losses.all(item, frame, pointer + (index < 0 ? '' : `/${index}`));
        return;
      }
      // An item that says nothing to a group for one object leaves the place to the next.
      const fits = readWith(ready, item, { frame, place: pointer, index, placed, into: undefined }, losses);
      if (fits && ready.group.single) used.add(ready.group);
    };
    if (list) list.forEach(readItem);
    else readItem(value, -1);
  };
}

/** True when something of the item found its place. */
function readWith({ group, read }: ReadyGroup, item: Json, from: Origin, losses: Losses): boolean {
  const { branches } = group;
  let fits = false;
  const cells: Cell[] = [];
  for (let i = 0; i < branches.length; i++) cells.push({ value: undefined });
  const frame: Frame = { cells, waiting: undefined, up: from.frame, place: from.place, index: from.index };
  read(item, frame, losses);
  if (frame.waiting) settle(frame, frame.waiting, losses);
  for (let i = 0; i < branches.length; i++) {
    const branch = branches[i]!;
    const cell = cells[i]!;
    if (cell.value === undefined) continue;
    const isLeftOut =
      (branch.needs && branch.needs(cell) === undefined) || (branch.single && from.placed?.has(branch));
    if (isLeftOut) {
      losses.add(frame, '', 'partial-value');
      continue;
    }
    fits = true;
    from.placed?.add(branch);
    if (branch.finish.length > 0) complete(branch.finish, cell);
    if (from.into) from.into.push(cell.value);
    else branch.place(from.frame.cells[branch.parent]!, cell.value);
  }
  return fits;
}

/** Rows that give way to another, or add to it, come when the whole item has been read. */
export function settle(frame: Frame, waiting: Waiting[], losses: Losses): void {
  waiting.sort((a, b) => a.taker.order - b.taker.order);
  for (const one of waiting) {
    const { taker, value, pointer } = one;
    const cell = frame.cells[taker.branch]!;
    const present = taker.current(cell);
    if (taker.manner === 'append') {
      addText(one, typeof present === 'string' ? `${present}\n\n` : '', frame, losses);
    } else if (present === undefined) {
      taker.write(cell, value);
    } else if (taker.manner === 'reported' && present !== value) {
      losses.add(frame, pointer, 'partial-value');
    }
  }
}

function addText({ taker, value, pointer }: Waiting, before: string, frame: Frame, losses: Losses): void {
  if (typeof value !== 'string') return losses.add(frame, pointer, 'no-equivalent');
  const whole = before + value;
  const tooLong = isLonger(whole, taker.max);
  if (tooLong) losses.add(frame, pointer, 'truncated');
  taker.write(frame.cells[taker.branch]!, tooLong ? cut(whole, taker.max) : whole);
}

/** Constants and defaults, where the object that holds them is there. */
export function complete(finish: Finish[], cell: Cell): void {
  for (const { holder, current, write, value } of finish) {
    if (current(cell) === undefined && isObject(holder(cell)))
      write(cell, typeof value === 'object' ? structuredClone(value) : value);
  }
}
