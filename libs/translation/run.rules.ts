import { escapeToken, isObject, type Json, type JsonObject } from '#kernel';
import { Lost } from './converter.js';
import { cut, isLonger } from './cut.rules.js';
import type { Loss, LossReason, Translated } from './mapping.js';
import type { Branch, Cell, Finish, Group, Node, Plan, Taker } from './plan.js';

/** One item under way: its cells, what waits for its end, and where it stands in the input. */
interface Frame {
  cells: Cell[];
  waiting: { taker: Taker; value: Json; node: Node }[] | undefined;
  up: Frame | undefined;
  /** Pointer of the list (or object) within the frame above. */
  place: string;
  /** -1 when the item is not in a list. */
  index: number;
}

/** Where an item was found, and which branches have had theirs. */
interface Origin {
  node: Node;
  frame: Frame;
  index: number;
  placed: Set<Branch>;
}

/** Pointers are put together only when something is lost. */
function pointerOf(frame: Frame, rest: string): string {
  let pointer = rest;
  for (let at = frame; at.up; at = at.up) {
    pointer = at.place + (at.index < 0 ? '' : `/${at.index}`) + pointer;
  }
  return pointer;
}

/** What goes over whole is copied: the output is written to, the input never is. */
const copy = (value: Json): Json =>
  typeof value === 'object' && value !== null ? structuredClone(value) : value;

export function runPlan(plan: Plan, document: Json): Translated {
  const losses: Loss[] = [];
  const lose = (frame: Frame, pointer: string, reason: LossReason): void => {
    losses.push({ pointer: pointerOf(frame, pointer), reason });
  };

  const loseAll = (value: Json, frame: Frame, pointer: string): void => {
    if (Array.isArray(value)) value.forEach((item, i) => loseAll(item, frame, `${pointer}/${i}`));
    else if (isObject(value)) {
      for (const name of Object.keys(value)) loseAll(value[name]!, frame, `${pointer}/${escapeToken(name)}`);
    } else if (value !== '') lose(frame, pointer, 'no-equivalent');
  };

  const put = (taker: Taker, value: Json, frame: Frame, node: Node): void => {
    let fitting = value;
    if (typeof value === 'string' && isLonger(value, taker.max) && taker.manner !== 'append') {
      fitting = cut(value, taker.max);
      lose(frame, node.pointer, 'truncated');
    }
    if (taker.manner === 'first') taker.write(frame.cells[taker.branch]!, fitting);
    else (frame.waiting ??= []).push({ taker, value: fitting, node });
  };

  /** Gives a value to every row that reads it here, and says what is left to read of it. */
  const take = (node: Node, value: Json, frame: Frame): 'all' | 'nothing' | readonly string[] => {
    let left: 'all' | 'nothing' | readonly string[] = 'all';
    let lost: Lost | undefined;
    for (const taker of node.takers) {
      const converted = taker.convert ? taker.convert(value) : copy(value);
      if (converted === undefined) continue;
      if (converted instanceof Lost) {
        lost ??= converted;
        if (converted.value === undefined) continue;
        put(taker, converted.value, frame, node);
        lose(frame, node.pointer, converted.reason);
      } else {
        put(taker, converted, frame, node);
      }
      left = taker.parts ?? 'nothing';
    }
    if (left !== 'all') return left;
    if (node.known.some((known) => known.value === value)) return 'nothing';
    if (lost) lose(frame, node.pointer, lost.reason);
    return lost === undefined ? 'all' : 'nothing';
  };

  const read = (node: Node, value: Json, frame: Frame): void => {
    if (node.takers.length > 0 || node.known.length > 0) {
      const left = take(node, value, frame);
      if (left === 'nothing') return;
      if (left !== 'all' && isObject(value)) return readMembers(node, value, frame, left);
    }
    if (node.groups.length > 0) readItems(node, value, frame);
    else if (node.members && isObject(value)) readMembers(node, value, frame);
    else loseAll(value, frame, node.pointer);
  };

  const readMembers = (node: Node, value: JsonObject, frame: Frame, but?: readonly string[]): void => {
    for (const name in value) {
      if (but?.includes(name)) continue;
      const member = node.members?.get(name);
      if (member) read(member, value[name]!, frame);
      else loseAll(value[name]!, frame, `${node.pointer}/${escapeToken(name)}`);
    }
  };

  const readItems = (node: Node, value: Json, frame: Frame): void => {
    const list = Array.isArray(value) ? value : undefined;
    const used: Group[] = [];
    const placed = new Set<Branch>();
    const readItem = (item: Json, index: number): void => {
      const group = node.groups.find(
        (each) =>
          each.where.every(({ read: at, value: wanted }) => at(item) === wanted) && !used.includes(each),
      );
      if (!group) {
        // Members beside a group are read as members: `/a` may be one object and `/a/b` a row of its own.
        if (!list && node.members && isObject(item)) readMembers(node, item, frame);
        else loseAll(item, frame, node.pointer + (index < 0 ? '' : `/${index}`));
        return;
      }
      if (group.single) used.push(group);
      readWith(group, item, { node, frame, index, placed });
    };
    if (list) list.forEach(readItem);
    else readItem(value, -1);
  };

  const readWith = (group: Group, item: Json, from: Origin): void => {
    const frame: Frame = {
      cells: group.branches.map(() => ({ value: undefined })),
      waiting: undefined,
      up: from.frame,
      place: from.node.pointer,
      index: from.index,
    };
    read(group.item, item, frame);
    settle(frame);
    group.branches.forEach((branch, i) => {
      const cell = frame.cells[i]!;
      if (cell.value === undefined) return;
      if (branch.needs && branch.needs(cell) === undefined) return lose(frame, '', 'partial-value');
      if (branch.single && from.placed.has(branch)) return lose(frame, '', 'partial-value');
      from.placed.add(branch);
      complete(branch.finish, cell);
      branch.place(from.frame.cells[branch.parent]!, cell.value);
    });
  };

  /** Rows that give way to another, or add to it, come when the whole item has been read. */
  const settle = (frame: Frame): void => {
    if (!frame.waiting) return;
    frame.waiting.sort((a, b) => a.taker.order - b.taker.order);
    for (const { taker, value, node } of frame.waiting) {
      const cell = frame.cells[taker.branch]!;
      const present = taker.current(cell);
      if (taker.manner === 'append') {
        addText(taker, typeof present === 'string' ? `${present}\n\n` : '', value, frame, node);
      } else if (present === undefined) {
        taker.write(cell, value);
      } else if (taker.manner === 'reported' && present !== value) {
        lose(frame, node.pointer, 'partial-value');
      }
    }
  };

  const addText = (taker: Taker, before: string, value: Json, frame: Frame, node: Node): void => {
    if (typeof value !== 'string') return lose(frame, node.pointer, 'no-equivalent');
    const whole = before + value;
    const tooLong = isLonger(whole, taker.max);
    if (tooLong) lose(frame, node.pointer, 'truncated');
    taker.write(frame.cells[taker.branch]!, tooLong ? cut(whole, taker.max) : whole);
  };

  const complete = (finish: Finish[], cell: Cell): void => {
    for (const { holder, current, write, value } of finish) {
      if (current(cell) === undefined && isObject(holder(cell))) write(cell, value);
    }
  };

  const top: Frame = {
    cells: [{ value: {} }],
    waiting: undefined,
    up: undefined,
    place: '',
    index: -1,
  };
  read(plan.root, document, top);
  settle(top);
  complete(plan.finish, top.cells[0]!);
  return { document: top.cells[0]!.value as JsonObject, losses };
}
