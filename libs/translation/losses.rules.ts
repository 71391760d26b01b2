import { escapeToken, isObject, pointerTokens, type Json } from '#kernel';
import type { Loss, LossReason } from './mapping.js';
import type { Frame } from './plan.js';

/** So many losses of one translation are kept; after them a last one says that there were more. */
export const MAX_LOSSES = 200;

/** Stands in a pointer for a member name that is not one of the form: a sender chose it, so that it may be personal. */
export const UNKNOWN_NAME = '*';

/** Deeper than any document that is let in; what is below is lost as one. */
const MAX_DEPTH = 100;

/** Pointers are put together only when something is lost. */
function pointerOf(frame: Frame, rest: string): string {
  let pointer = rest;
  for (let at = frame; at.up; at = at.up) {
    pointer = at.place + (at.index < 0 ? '' : `/${at.index}`) + pointer;
  }
  return pointer;
}

/** Whether there is anything in it: empty texts, lists and objects say nothing. */
function saysSomething(value: Json): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop()!;
    if (typeof next !== 'object' || next === null) {
      if (next !== '') return true;
    } else for (const part of Object.values(next)) left.push(part);
  }
  return false;
}

/** What one translation loses. */
export class Losses {
  readonly list: Loss[] = [];
  #unknown: Set<string> | undefined;

  /** The names that the form of the input has: only these are shown in pointers. */
  constructor(private readonly names: ReadonlySet<string>) {}

  add(frame: Frame, pointer: string, reason: LossReason): void {
    if (this.list.length > MAX_LOSSES) return;
    this.list.push(
      this.list.length === MAX_LOSSES
        ? { pointer: '', reason: 'more' }
        : { pointer: pointerOf(frame, pointer), reason },
    );
  }

  /** Everything in a value that no row reads, one by one. */
  all(value: Json, frame: Frame, pointer: string, depth = 0): void {
    if (this.list.length > MAX_LOSSES) return;
    if (depth > MAX_DEPTH) {
      if (saysSomething(value)) this.add(frame, pointer, 'no-equivalent');
    } else if (Array.isArray(value)) {
      value.forEach((item, i) => this.all(item, frame, `${pointer}/${i}`, depth + 1));
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) this.member(value[name]!, name, frame, pointer, depth + 1);
    } else if (value !== '') this.add(frame, pointer, 'no-equivalent');
  }

  /** A member that no row reads. All unknown ones of an object are one loss: nothing tells them apart. */
  member(value: Json, name: string, frame: Frame, holder: string, depth = 0): void {
    if (this.names.has(name)) return this.all(value, frame, `${holder}/${escapeToken(name)}`, depth);
    if (saysSomething(value)) this.#unknownIn(frame, holder);
  }

  /** What a converter lost below a place: it goes by the members that are there, and so by the names a sender chose. */
  below(frame: Frame, pointer: string, place: string, reason: LossReason): void {
    const tokens = pointerTokens(place);
    const own = tokens.findIndex((token) => !this.names.has(token) && !/^\d+$/.test(token));
    if (own < 0) return this.add(frame, pointer + place, reason);
    const known = tokens.slice(0, own).map((token) => `/${escapeToken(token)}`);
    this.#unknownIn(frame, pointer + known.join(''));
  }

  #unknownIn(frame: Frame, holder: string): void {
    const pointer = `${holder}/${UNKNOWN_NAME}`;
    const whole = pointerOf(frame, pointer);
    this.#unknown ??= new Set();
    if (this.#unknown.has(whole)) return;
    this.#unknown.add(whole);
    this.add(frame, pointer, 'no-equivalent');
  }
}
