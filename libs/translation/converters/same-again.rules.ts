import { isObject, type Json, type JsonObject } from '#kernel';
import { Lost, type Converted } from '../converter.js';

const parts = (value: Json | undefined, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => {
      const part = isObject(value) ? value[name] : undefined;
      return part === undefined || part === '' ? [] : [[name, part]];
    }),
  );

/**
 * What several parts become when they are written as one: the text, and a loss where reading it would not give the same
 * parts again.
 */
export function sameAgain(
  value: Json,
  names: readonly string[],
  again: Json | undefined,
  text: string,
): Converted {
  const same = JSON.stringify(parts(value, names)) === JSON.stringify(parts(again, names));
  return same ? text : new Lost('partial-value', text);
}
