import { escapeToken } from '#kernel';
import { isShownName } from './tree.rules.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What one linear look over the bytes of a JSON text tells, before anything is parsed. */
export interface Look {
  tooDeep: boolean;
  /** Colons outside strings: one for each member, so fewer keys after parsing means duplicates. */
  members: number;
  /** A `\u` escape is the only way for U+0000 or half a surrogate pair to enter valid UTF-8 JSON. */
  escapes: boolean;
  /** Bytes of the longest string; never less than its length in UTF-16 units. */
  longestString: number;
}

/** Linear and without recursion, so that a hundred thousand brackets are answered before the parser sees them. */
export function lookOver(bytes: Uint8Array, maxDepth: number): Look {
  const look: Look = { tooDeep: false, members: 0, escapes: false, longestString: 0 };
  let depth = 0;
  const end = bytes.length;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) {
      const start = ++i;
      for (; i < end && bytes[i] !== QUOTE; i++) {
        if (bytes[i] === BACKSLASH && bytes[++i] === 0x75) look.escapes = true;
      }
      if (i - start > look.longestString) look.longestString = i - start;
    } else if (byte === 0x3a) {
      look.members++;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > maxDepth) {
        look.tooDeep = true;
        return look;
      }
    } else if (byte === 0x7d || byte === 0x5d) {
      depth--;
    }
  }
  return look;
}

/** Where a text stops being JSON (offset in UTF-16 units), or the pointer of its first duplicate member, with names that may be values as `?`. */
export type Break = { position: number } | { duplicate: string } | undefined;

const TOKEN =
  /[ \t\n\r]*(?:([{}[\]:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
const SPACE = /[ \t\n\r]*/y;

/** The slow second look, taken only after the fast one found that something is wrong. Depth was limited before. */
export function whereItBreaks(text: string): Break {
  let at = 0;
  let duplicate: string | undefined;

  const next = (): string | undefined => {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    at = TOKEN.lastIndex;
    return match[1] ?? match[2] ?? match[3];
  };
  const fail = (): never => {
    throw new SyntaxError('not JSON');
  };
  const expect = (token: string): void => {
    const before = at;
    if (next() !== token) {
      at = before;
      fail();
    }
  };
  const closesAt = (bracket: string): boolean => {
    const before = at;
    if (next() === bracket) return true;
    at = before;
    return false;
  };

  const object = (pointer: string): void => {
    const names = new Set<string>();
    if (closesAt('}')) return;
    for (;;) {
      const before = at;
      const token = next();
      if (token === undefined || token[0] !== '"') {
        at = before;
        fail();
      }
      const name = JSON.parse(token!) as string;
      const member = `${pointer}/${isShownName(name) ? escapeToken(name) : '?'}`;
      if (names.has(name)) duplicate ??= member;
      names.add(name);
      expect(':');
      value(member);
      if (closesAt('}')) return;
      expect(',');
    }
  };
  const array = (pointer: string): void => {
    if (closesAt(']')) return;
    for (let index = 0; ; index++) {
      value(`${pointer}/${index}`);
      if (closesAt(']')) return;
      expect(',');
    }
  };
  const value = (pointer: string): void => {
    const before = at;
    const token = next();
    if (token === '{') object(pointer);
    else if (token === '[') array(pointer);
    else if (token === undefined || '}]:,'.includes(token)) {
      at = before;
      fail();
    }
  };

  try {
    value('');
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
    if (at < text.length) fail();
    return duplicate === undefined ? undefined : { duplicate };
  } catch {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    return { position: SPACE.lastIndex };
  }
}
