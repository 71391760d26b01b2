import { isObject, pointerTokens, type Json, type JsonObject } from '#kernel';
import type { Cell, Read, Write } from './plan.js';

const merged = (old: Json | undefined, value: Json): Json =>
  isObject(old) && isObject(value) ? { ...old, ...value } : value;

/** In a pointer: the first item of a list, the only one that has a place. */
export const FIRST = '0';

/** The object that holds the last token, made where it is missing. */
function holderOf(cell: Cell, tokens: string[]): JsonObject {
  let holder = objectIn(cell);
  for (let i = 0; i < tokens.length - 1; i++) {
    const isList = tokens[i + 1] === FIRST;
    const next = holder[tokens[i]!];
    const isThere = isList ? Array.isArray(next) : isObject(next);
    // A list with the first item only is written like an object with the member `0`.
    holder = (isThere ? next : (holder[tokens[i]!] = isList ? [] : {})) as JsonObject;
  }
  return holder;
}

/** Sets a value at a pointer; an object is laid over an object that is there already. */
export function writerAt(pointer: string): Write {
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1);
  if (last === undefined) return (cell, value) => void (cell.value = merged(cell.value, value));
  const set = (holder: JsonObject, value: Json): void => {
    // Only an object is laid over what is there already.
    const old = isObject(value) ? holder[last] : undefined;
    holder[last] = old === undefined ? value : merged(old, value);
  };
  if (tokens.length === 1) return (cell, value) => set(objectIn(cell), value);
  return (cell, value) => set(holderOf(cell, tokens), value);
}

const objectIn = (cell: Cell): JsonObject => (isObject(cell.value) ? cell.value : (cell.value = {}));

/** Adds items to the list at a pointer; the given list itself where there is none yet. */
export function appenderOfAllAt(pointer: string): (cell: Cell, items: Json[]) => void {
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1);
  return (cell, items) => {
    if (last === undefined) {
      if (!Array.isArray(cell.value)) cell.value = items;
      else for (const item of items) cell.value.push(item);
      return;
    }
    const holder = holderOf(cell, tokens);
    const list = holder[last];
    if (Array.isArray(list)) for (const item of items) list.push(item);
    else holder[last] = items;
  };
}

/** Adds an item to the list at a pointer, made where it is missing. */
export function appenderAt(pointer: string): Write {
  const addAll = appenderOfAllAt(pointer);
  return (cell, value) => addAll(cell, [value]);
}

function follow(value: Json | undefined, tokens: string[]): Json | undefined {
  let at = value;
  for (const token of tokens) {
    if (token === FIRST && Array.isArray(at)) at = at[0];
    else if (isObject(at) && Object.hasOwn(at, token)) at = at[token];
    else return undefined;
  }
  return at;
}

/** What stands at a pointer in a value, objects only. */
export function lookupAt(pointer: string): (value: Json) => Json | undefined {
  const tokens = pointerTokens(pointer);
  return (value) => follow(value, tokens);
}

export function readerAt(pointer: string): Read {
  const tokens = pointerTokens(pointer);
  return (cell) => follow(cell.value, tokens);
}

export const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
