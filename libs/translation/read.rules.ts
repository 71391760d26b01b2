import { isObject, type Json } from '#kernel';
import { Lost } from './converter.js';
import { cut, isLonger } from './cut.rules.js';
import type { Losses } from './losses.rules.js';
import type { Frame, Node, Reader, Taker } from './plan.js';
import { FIRST } from './places.rules.js';
import { wholeOf } from './whole.rules.js';
import { itemsReader } from './items.rules.js';

/**
 * A tree of nodes to closures, once for each table and direction. The common cases (a value for one row, an object of
 * such values, a list for one row) have closures of their own, which do the same as the general one and less of it.
 */
export function readerOf(node: Node): Reader {
  const isRead = node.takers.length > 0 || node.known.length > 0;
  const members = membersReader(node);
  const below = node.groups.length > 0 ? itemsReader(node, readerOf, members) : members;
  if (!isRead) return below ?? ((value, frame, losses) => losses.all(value, frame, node.pointer));
  const [only] = node.takers;
  const isPlain = node.takers.length === 1 && node.known.length === 0 && !below;
  if (isPlain && only!.manner === 'first' && !only!.parts) return plainReader(node, only!);
  return generalReader(node, below, members);
}

/** What goes over whole is copied: the output is written to, the input never is. */
export function copy(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const whole = { ...value };
  for (const name of Object.keys(whole)) {
    const member = whole[name]!;
    if (typeof member === 'object') whole[name] = copy(member);
  }
  return whole;
}

function put(taker: Taker, value: Json, frame: Frame, losses: Losses, pointer: string): void {
  let fitting = value;
  if (typeof value === 'string' && isLonger(value, taker.max) && taker.manner !== 'append') {
    if (taker.isWhole) return losses.add(frame, pointer, 'no-equivalent');
    fitting = cut(value, taker.max);
    losses.add(frame, pointer, 'truncated');
  }
  if (taker.manner === 'first') taker.write(frame.cells[taker.branch]!, fitting);
  else (frame.waiting ??= []).push({ taker, value: fitting, pointer });
}

/** One row reads this value, and nothing else does. */
function plainReader({ pointer }: Node, taker: Taker): Reader {
  const { branch, convert, write, max } = taker;
  if (!convert && max === Infinity)
    return (value, frame) => write(frame.cells[branch]!, typeof value === 'object' ? copy(value) : value);
  if (!convert) return (value, frame, losses) => put(taker, copy(value), frame, losses, pointer);
  return (value, frame, losses) => {
    const converted = convert(value);
    if (converted === undefined) return losses.all(value, frame, pointer);
    if (!(converted instanceof Lost)) return put(taker, converted, frame, losses, pointer);
    if (converted.value !== undefined) put(taker, converted.value, frame, losses, pointer);
    losePlaces(converted, frame, losses, pointer);
  };
}

function losePlaces({ lost }: Lost, frame: Frame, losses: Losses, pointer: string): void {
  for (const [place, why] of lost) losses.below(frame, pointer, place, why);
}

/** Any number of rows, constants that are expected, and what stands below. */
function generalReader(
  node: Node,
  below: MembersReader | undefined,
  members: MembersReader | undefined,
): Reader {
  const { pointer, takers, known } = node;
  /** Gives a value to every row that reads it here, and says what is left to read of it. */
  const take = (value: Json, frame: Frame, losses: Losses): 'all' | 'nothing' | readonly string[] => {
    // A constant says nothing, also where a row reads other values.
    if (known.some((one) => one.value === value)) return 'nothing';
    let left: 'all' | 'nothing' | readonly string[] = 'all';
    let lost: Lost | undefined;
    for (const taker of takers) {
      const converted = taker.convert ? taker.convert(value) : copy(value);
      if (converted === undefined) continue;
      if (converted instanceof Lost) {
        if (converted.value === undefined) {
          // Of an object this row read its own members only: the others are still to be read.
          if (taker.parts) {
            losePlaces(converted, frame, losses, pointer);
            left = taker.parts;
          } else lost ??= converted;
          continue;
        }
        lost ??= converted;
        put(taker, converted.value, frame, losses, pointer);
        losePlaces(converted, frame, losses, pointer);
      } else {
        put(taker, converted, frame, losses, pointer);
      }
      left = taker.parts ?? 'nothing';
    }
    if (left !== 'all') return left;
    if (lost) losePlaces(lost, frame, losses, pointer);
    return lost === undefined ? 'all' : 'nothing';
  };
  // What a converter left of an object is read member by member.
  const rest = members ?? membersOf(node, new Map());
  return (value, frame, losses) => {
    const left = take(value, frame, losses);
    if (left === 'nothing') return;
    if (left !== 'all' && isObject(value)) rest(value, frame, losses, left);
    else if (below) below(value, frame, losses);
    else losses.all(value, frame, pointer);
  };
}

export type MembersReader = (value: Json, frame: Frame, losses: Losses, but?: readonly string[]) => void;

/** Members of an object, each to its own node; undefined where the table knows none. */
function membersReader(node: Node): MembersReader | undefined {
  if (!node.members) return undefined;
  const read = membersOf(node, new Map([...node.members].map(([name, child]) => [name, readerOf(child)])));
  const whole = wholeOf(node);
  // Laying one object over another costs more than its members one by one.
  if (!whole || (whole.target === '' && node.pointer !== '')) return read;
  return (value, frame, losses, but) => {
    const taken = but ? undefined : whole.take(value);
    if (taken) whole.write(frame.cells[whole.branch]!, taken);
    else read(value, frame, losses, but);
  };
}

function membersOf({ pointer }: Node, readers: ReadonlyMap<string, Reader>): MembersReader {
  const first = readers.get(FIRST);
  return (value, frame, losses, but) => {
    if (first && Array.isArray(value)) {
      // Of a list of which only the first item has a place, the others are losses.
      value.forEach((item, i) =>
        i === 0 ? first(item, frame, losses) : losses.all(item, frame, `${pointer}/${i}`),
      );
      return;
    }
    if (!isObject(value)) return losses.all(value, frame, pointer);
    for (const name in value) {
      if (but?.includes(name)) continue;
      const read = readers.get(name);
      if (read) read(value[name]!, frame, losses);
      else losses.member(value[name]!, name, frame, pointer);
    }
  };
}
