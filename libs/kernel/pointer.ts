import { isObject, type Json, type JsonObject } from './canonical-json.js';

/** One reference token of an RFC 6901 pointer, escaped. */
export const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

export const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

export const pointerTokens = (pointer: string): string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken);

/** The value that an RFC 6901 pointer names, or undefined. Own members only. */
export function valueAt(document: Json | undefined, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return value;
}

/** The document with another value at a pointer, where the object that holds it is there. */
export function withValueAt(document: Json, pointer: string, value: Json): JsonObject {
  const [member, ...rest] = pointerTokens(pointer);
  const holder = isObject(document) ? document : {};
  if (rest.length === 0) return { ...holder, [member!]: value };
  const inner = holder[member!];
  return isObject(inner) ? { ...holder, [member!]: withValueAt(inner, `/${rest.join('/')}`, value) } : holder;
}
