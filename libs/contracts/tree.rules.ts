import { escapeToken, isStorableText, type Json, type RefusalCode } from '#kernel';
import type { Limits } from './contract.js';

/** Names that would reach the prototype of an object where code assigns by name. */
const isDangerousName = (name: string): boolean =>
  (name.length === 9 && (name === '__proto__' || name === 'prototype')) ||
  (name.length === 11 && name === 'constructor');

export interface Flaw {
  code: RefusalCode;
  pointer: string;
  detail: string;
}

/** What to look at: texts need a look only when the bytes gave reason for it. */
export interface Concern {
  texts: boolean;
  lengths: boolean;
}

export interface Walked {
  members: number;
  flaw?: Flaw;
}

const SHOWN_NAME = /^[@#$A-Za-z_][A-Za-z0-9_.:#$-]{0,99}$/;

/** A member name in a pointer is shown only when it looks like a field name: a name can be a value as well (a BSN, a mail address). */
export const isShownName = (name: string): boolean => SHOWN_NAME.test(name);

/** One walk over a parsed document: counts members and finds the first thing that may not be stored or is too big. */
export function walkTree(document: Json, limits: Limits, concern: Concern): Walked {
  const walked: Walked = { members: 0 };
  const path: (string | number)[] = [];

  const found = (code: RefusalCode, detail: string): false => {
    const shown = path.map((token) => (typeof token === 'number' || isShownName(token) ? token : '?'));
    walked.flaw = { code, detail, pointer: shown.map((token) => `/${escapeToken(String(token))}`).join('') };
    return false;
  };
  const textIsFine = (text: string): boolean => {
    if (concern.lengths && text.length > limits.maxStringLength) {
      return found('body-too-large', `A text is longer than ${limits.maxStringLength} characters.`);
    }
    if (concern.texts && !isStorableText(text)) {
      return found('invalid-text', 'A text holds U+0000 or half of a surrogate pair.');
    }
    return true;
  };
  const isFine = (value: Json): boolean => {
    if (typeof value === 'string') return textIsFine(value);
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) {
      if (value.length > limits.maxArrayLength) {
        return found('body-too-large', `A list holds more than ${limits.maxArrayLength} items.`);
      }
      for (let i = 0; i < value.length; i++) {
        path.push(i);
        if (!isFine(value[i]!)) return false;
        path.pop();
      }
      return true;
    }
    for (const name in value) {
      walked.members++;
      path.push(name);
      if (isDangerousName(name)) return found('invalid-json', 'A member has a name that is not allowed.');
      if (!textIsFine(name) || !isFine(value[name]!)) return false;
      path.pop();
    }
    return true;
  };

  isFine(document);
  return walked;
}
